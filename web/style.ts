import { createHash } from 'node:crypto';

/*
 * One small style sheet inside the page: nothing else has to be loaded, also on a train. Text is at least 16 px, what is
 * pressed at least 48 px high, contrast at least 4.5 to 1, in light and in dark.
 */
export const STYLE = `
:root{color-scheme:light dark;--paper:#f3f5f8;--card:#fff;--ink:#18202b;--quiet:#526072;--line:#dfe4ea;--accent:#0b5f54;--on-accent:#fff;--accent-soft:#eef6f4;--plain-soft:#eef2f7;--good:#0b6b47;--good-soft:#e8f5ee;--warn:#8a4b00;--warn-soft:#fdf3e3;--stop:#a4242b;--stop-soft:#fdeeee;--focus:#1d5fd1}
@media (prefers-color-scheme:dark){:root{--paper:#10151c;--card:#1a212b;--ink:#e9eef4;--quiet:#a3b0c0;--line:#313c4a;--accent:#5cc3b2;--on-accent:#06231e;--accent-soft:#17302d;--plain-soft:#232d3a;--good:#6fd3a2;--good-soft:#16302a;--warn:#f0b35c;--warn-soft:#33270f;--stop:#ff9a9a;--stop-soft:#3a1c1f;--focus:#8ab4ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%;overflow-wrap:anywhere}
.bar,main,footer{max-width:42rem;margin:0 auto;padding:0 1.25rem}
.bar{display:flex;align-items:center;gap:.6rem;padding-top:1.5rem;padding-bottom:1rem;font-weight:600;color:var(--accent)}
.bar svg{width:1.6rem;height:1.6rem;flex:none}
.bar span{color:var(--quiet);font-weight:400}
.bar a{margin-left:auto;padding:.6rem 0;font-weight:400}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:1.75rem 2rem 2rem;margin-bottom:1.25rem}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 .75rem;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1.05rem;line-height:1.4;margin:0 0 .75rem}
p{margin:0 0 .9rem}
a{color:var(--accent)}
.quiet{color:var(--quiet);font-size:.925rem;margin:.45rem 0 0}
form{margin-top:1.5rem}
form+.quiet{margin-top:1rem}
.card>:last-child{margin-bottom:0}
.card>dl:last-child div:last-child{border-bottom:0;padding-bottom:0}
.card>h2{margin-top:1.5rem}
.card>h2:first-child{margin-top:0}
.notice{display:flex;gap:.9rem;border-radius:10px;padding:1rem 1.1rem;margin:0 0 1.25rem}
.notice svg{width:1.5rem;height:1.5rem;flex:none;margin-top:.05rem}
.notice>div{min-width:0}
.notice p:last-child{margin:0}
.notice h1{margin:0 0 .35rem;font-size:1.3rem}
.good{background:var(--good-soft)}.good svg,.good h1{color:var(--good)}
.warn{background:var(--warn-soft)}.warn svg,.warn h1{color:var(--warn)}
.stop{background:var(--stop-soft)}.stop svg,.stop h1{color:var(--stop)}
.plain{background:var(--plain-soft)}.plain svg{color:var(--quiet)}
dl{margin:1.25rem 0;border-top:1px solid var(--line)}
dl div{display:grid;grid-template-columns:11rem minmax(0,1fr);gap:.15rem 1rem;padding:.65rem 0;border-bottom:1px solid var(--line)}
dt{color:var(--quiet);font-size:.925rem;line-height:1.65}
dd{margin:0}
figure{margin:0 0 1rem}
figcaption{color:var(--quiet);font-size:.925rem;margin-bottom:.25rem}
blockquote{margin:0;padding:.65rem .95rem;border-left:3px solid var(--accent);background:var(--accent-soft);border-radius:0 8px 8px 0;white-space:pre-line}
ol.decisions{list-style:none;margin:0;padding:0}
ol.decisions li{padding:.65rem 0;border-top:1px solid var(--line)}
ol.decisions li:first-child{border-top:0;padding-top:0}
ol.decisions blockquote{margin-top:.4rem}
label{display:block;font-weight:600;margin-bottom:.35rem}
textarea,input:not([type=hidden]){display:block;width:100%;padding:.7rem .8rem;border:1px solid var(--quiet);border-radius:8px;background:var(--card);color:inherit;font:inherit}
textarea{min-height:6.5rem;resize:vertical}
input:not([type=hidden]){min-height:3.25rem}
.buttons{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.25rem}
button,.button{flex:1 1 12rem;min-height:3.25rem;padding:.75rem 1.5rem;border:2px solid var(--accent);border-radius:10px;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;font-size:1.05rem;text-align:center;text-decoration:none;cursor:pointer}
button.other{background:transparent;border-color:var(--stop);color:var(--stop)}
button:hover,.button:hover{filter:brightness(1.08)}
button.other:hover{background:var(--stop-soft);filter:none}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
ul.list{list-style:none;margin:1rem 0 0;padding:0}
ul.list li{padding:.85rem 0;border-top:1px solid var(--line)}
ul.list h2,ul.list h3{font-size:1.05rem;line-height:1.4;margin:0}
ul.list li:last-child{padding-bottom:0}
ul.list p{margin:.2rem 0 0}
.tag{display:inline-block;padding:.05rem .6rem;border-radius:1rem;background:var(--plain-soft);font-size:.875rem}
.tag.stop{background:var(--stop-soft);color:var(--stop)}
footer{color:var(--quiet);font-size:.875rem;padding-bottom:2.5rem}
@media (max-width:34rem){.card{border-radius:12px;padding:1.25rem 1.15rem 1.4rem}.bar,main,footer{padding-left:.85rem;padding-right:.85rem}h1{font-size:1.3rem}dl div{grid-template-columns:minmax(0,1fr)}dt{line-height:1.4}.buttons{flex-direction:column}button,.button{flex:none;width:100%}}
@media print{.buttons,textarea,label,.bar{display:none}.card{border:0;padding:0}}
`.trim();

/** What of the page's own style the browser may use: exactly this (`style-src`). */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE, 'utf8').digest('base64')}'`;

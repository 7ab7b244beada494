import type { Block, Content } from './content.ts';
import { escapeHtml, manyLines, oneLine } from './tidy.ts';

/*
 * Tables and inline styles, as mail programs want it; no image, nothing loaded from outside. One column that is as wide
 * as a phone and no wider than a book.
 */
const FONT = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
const INK = '#1c2430';
const QUIET = '#566171';
const LINE = '#e3e6ec';
const ACCENT = '#0b5f54';

/** The mail as HTML. Whatever people wrote is escaped. */
export function toHtml({ language, subject, heading, blocks, footer }: Content): string {
  const preview = blocks.find((part) => part.kind === 'paragraph' && part !== blocks[0]);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${line(subject)}</title>
</head>
<body style="margin:0;padding:0;background:#f3f5f8;${FONT};color:${INK}">
<div style="display:none;max-height:0;overflow:hidden">${preview?.kind === 'paragraph' ? line(preview.text) : ''}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f5f8">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border:1px solid ${LINE};border-radius:12px">
<tr><td style="padding:24px 28px 0;font-size:14px;font-weight:600;letter-spacing:.02em;color:${ACCENT}">Rollbook</td></tr>
<tr><td style="padding:8px 28px 28px">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3;font-weight:650;color:${INK}">${line(heading)}</h1>
${blocks.map(block).join('\n')}
</td></tr>
</table>
<p style="max-width:600px;margin:16px auto 0;padding:0 16px;font-size:13px;line-height:1.5;color:${QUIET}">${line(footer)}</p>
</td></tr>
</table>
</body>
</html>
`;
}

function block(part: Block): string {
  switch (part.kind) {
    case 'paragraph':
      return `<p style="margin:0 0 14px;font-size:16px;line-height:1.55">${line(part.text)}</p>`;
    case 'small':
      return `<p style="margin:0 0 10px;font-size:14px;line-height:1.5;color:${QUIET}">${line(part.text)}</p>`;
    case 'quote':
      return `<p style="margin:0 0 4px;font-size:14px;line-height:1.5;color:${QUIET}">${line(part.who)}</p>
<blockquote style="margin:0 0 16px;padding:10px 14px;border-left:3px solid ${ACCENT};background:#f4f8f7;font-size:16px;line-height:1.5">${lines(part.text)}</blockquote>`;
    case 'button':
      return `<p style="margin:22px 0 20px"><a href="${escapeHtml(part.url)}" style="display:inline-block;padding:14px 26px;border-radius:8px;background:${ACCENT};color:#ffffff;font-size:16px;font-weight:600;line-height:1.2;text-decoration:none">${line(part.label)}</a></p>`;
    case 'facts':
      return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:18px 0;border-top:1px solid ${LINE}">
${part.rows.map(([label, value]) => factRow(label, value)).join('\n')}
</table>`;
  }
}

/** Label above value: two columns are too narrow on a phone, and mail programs know no breakpoints. */
function factRow(label: string, value: string): string {
  return `<tr><td style="padding:9px 0;border-bottom:1px solid ${LINE};font-size:16px;line-height:1.4"><span style="display:block;font-size:13px;color:${QUIET}">${line(label)}</span>${line(value)}</td></tr>`;
}

const line = (text: string) => escapeHtml(oneLine(text));
const lines = (text: string) => escapeHtml(manyLines(text)).replaceAll('\n', '<br>');

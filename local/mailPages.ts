import type { CaughtMail, Person } from './caughtMail.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
  table { width: 100%; border-collapse: collapse; }
  td, th { text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid #8884; }
  time { white-space: nowrap; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
  iframe { width: 100%; height: min(60rem, 85vh); min-height: 44rem; border: 1px solid #8884; border-radius: 4px; background: #fff; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; } dd { margin: 0; overflow-wrap: anywhere; }
`;

function page(title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${STYLE}</style>${head}</head>
<body>${body}</body></html>`;
}

function names(people: Person[]): string {
  return people.map(({ name, address }) => escaped(name ? `${name} <${address}>` : address)).join(', ');
}

function when(time: string): string {
  return `<time datetime="${escaped(time)}">${escaped(time.slice(0, 19).replace('T', ' '))} UTC</time>`;
}

/** The list, newest first. It loads itself again now and then, so that a mail that comes is seen. */
export function listPage(mails: CaughtMail[], total: number, older: string | undefined): string {
  const rows = mails.map(
    (mail) => `<tr><td>${when(mail.time)}</td><td>${names(mail.to)}</td>
<td><a href="/mail/${mail.id}">${escaped(mail.subject || '(no subject)')}</a></td></tr>`,
  );
  const table = `<table><thead><tr><th>Taken</th><th>To</th><th>Subject</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
  const next = older ? `<p><a href="/?before=${older}">Older mails</a></p>` : '';
  const body = `<h1>Mailbox</h1>
<p>Mail that the product sent on this machine; none of it left it. ${total} kept.</p>
${rows.length > 0 ? table : '<p>No mail yet.</p>'}${next}`;
  return page('Mailbox', body, '<meta http-equiv="refresh" content="10">');
}

/** One mail: its heading, its HTML part in a frame that can run nothing, and its plain text with the links to click. */
export function mailPage(mail: CaughtMail): string {
  const files = mail.attachments.map(
    (part, index) =>
      `<li><a href="/email/${mail.id}/attachment/${index}">${escaped(part.fileName)}</a> (${escaped(part.contentType)}, ${part.length} bytes)</li>`,
  );
  const facts = [
    ['From', names(mail.from)],
    ['To', names(mail.to)],
    ...(mail.cc.length > 0 ? [['Cc', names(mail.cc)]] : []),
    ['Taken', when(mail.time)],
    ['Message-ID', escaped(mail.messageId ?? 'none')],
  ];
  const body = `<p><a href="/">All mails</a></p><h1>${escaped(mail.subject || '(no subject)')}</h1>
<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>
${mail.html ? `<h2>HTML</h2><iframe title="HTML part" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/email/${mail.id}/html"></iframe>` : ''}
${mail.text ? `<h2>Plain text</h2><pre>${linked(mail.text)}</pre>` : ''}
${files.length > 0 ? `<h2>Attachments</h2><ul>${files.join('')}</ul>` : ''}
<p><a href="/email/${mail.id}">As JSON</a> · <a href="/email/${mail.id}/source">Source</a></p>`;
  return page(mail.subject || '(no subject)', body);
}

/** The HTML part for the frame: its links open in a tab of their own. */
export function framedHtml(html: string): string {
  return `<!doctype html><meta charset="utf-8"><base target="_blank">${html}`;
}

function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+[^\s<>"'.,;:!?)\]])/)
    .map((part, index) =>
      index % 2 === 1
        ? `<a href="${escaped(part)}" rel="noreferrer" target="_blank">${escaped(part)}</a>`
        : escaped(part),
    )
    .join('');
}

import type { Row } from '../mail/requestRows.ts';
import { manyLines, oneLine } from '../mail/templates/tidy.ts';
import { Html, html } from './html.ts';

/** The mood of a notice: done, attention, refused, or just so. Never told by the colour alone. */
export type Tone = 'good' | 'warn' | 'stop' | 'plain';

const ICONS: Record<Tone, string> = {
  good: '<circle cx="12" cy="12" r="9.5"/><path d="M7.5 12.5l3 3 6-6.5"/>',
  warn: '<path d="M12 3.5l9.5 17h-19z"/><path d="M12 10v4.5M12 17.4v.1"/>',
  stop: '<circle cx="12" cy="12" r="9.5"/><path d="M8.5 8.5l7 7M15.5 8.5l-7 7"/>',
  plain: '<circle cx="12" cy="12" r="9.5"/><path d="M12 11v5.5M12 7.4v.1"/>',
};

/** The page's main statement: what happened, or what went wrong, as its heading. */
export function notice(
  tone: Tone,
  heading: string,
  lines: readonly string[],
  role: 'status' | 'alert' = 'status',
): Html {
  return html`<div class="notice ${tone}" role="${role}"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${new Html(ICONS[tone])}</svg><div><h1>${oneLine(heading)}</h1>${lines.map((line) => html`<p>${oneLine(line)}</p>`)}</div></div>`;
}

export function card(...content: readonly (Html | null)[]): Html {
  return html`<section class="card">${content}</section>`;
}

/** Labels and values. */
export function facts(rows: readonly Row[]): Html {
  return html`<dl>${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${oneLine(value)}</dd></div>`)}</dl>`;
}

/** What somebody wrote, with its line breaks. */
export function quote(who: string, text: string): Html {
  return html`<figure><figcaption>${oneLine(who)}</figcaption><blockquote>${manyLines(text)}</blockquote></figure>`;
}

import type { Response } from 'express';
import type { Language } from '../mail/language.ts';
import { Html, html } from './html.ts';
import { STYLE, STYLE_HASH } from './style.ts';
import { wordsFor } from './words/words.ts';

/** A page, before it is sent. */
export interface Page {
  readonly status: number;
  readonly language: Language;
  /** The first thing that is read out, and what the tab says. */
  readonly title: string;
  readonly body: Html;
  /** Is it about somebody? Then it asks to be kept private. */
  readonly personal: boolean;
  /** What part of the product it is, and where to go from it; for pages of somebody who is signed in. */
  readonly bar?: Html;
  readonly headers?: Readonly<Record<string, string>>;
}

const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#0b5f54"/><path d="M6.5 12.5l3.6 3.5L17.5 8" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>',
)}`;

/**
 * Nothing from elsewhere, no script, no frame around it, no copy kept, no address passed on: the address of an approval
 * page is the right to decide (R7).
 */
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': `default-src 'none'; style-src ${STYLE_HASH}; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
} as const;

/** Sends a page, with the headers that keep its address and its content to themselves. */
export function sendPage(res: Response, page: Page): void {
  const text = documentOf(page).text;
  res.writeHead(page.status, {
    ...HEADERS,
    'Content-Language': page.language,
    ...page.headers,
    'Content-Length': Buffer.byteLength(text),
  });
  res.end(text);
}

function documentOf({ language, title, body, personal, bar }: Page): Html {
  const words = wordsFor(language);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<title>${title} – Rollbook</title>
<link rel="icon" href="${ICON}">
<style>${new Html(STYLE)}</style>
</head>
<body>
<header class="bar"><svg viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="6" fill="currentColor"/><path d="M6.5 12.5l3.6 3.5L17.5 8" fill="none" stroke="var(--card)" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg><div>Rollbook ${personal && html`<span>${words.product}</span>`}</div>${bar ?? null}</header>
<main>
${body}
</main>
${personal && html`<footer><p>${words.footer}</p></footer>`}
</body>
</html>
`;
}

import express, { type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import { LANGUAGES, type Language, languageOf } from '../../mail/language.ts';
import { card, notice } from '../components.ts';
import { type Page, sendPage } from '../layout.ts';
import { wordsFor } from '../words/words.ts';

/** What answers a page: the page, or another one to go on to. */
export type PageAnswer = Page | { readonly goTo: string };

/** A form has a name or two in it, and a token. */
const FORM_LIMIT = '16kb';

/** Reads the form; what is none leaves the body undefined, for a page that says so. */
export const readForm: RequestHandler = (req, res, next) => {
  express.urlencoded({ extended: false, limit: FORM_LIMIT, parameterLimit: 20 })(req, res, (error?: unknown) => {
    if (error) req.body = undefined;
    next();
  });
};

/** A value of the address's query, or null; the first, where there are several. */
export function queryValue(req: Request, name: string): string | null {
  const at = req.originalUrl.indexOf('?');
  return at < 0 ? null : new URLSearchParams(req.originalUrl.slice(at + 1)).get(name);
}

/** The language that somebody's browser asks for, where nobody is known. */
export function languageAsked(req: Request): Language {
  return languageOf(req.acceptsLanguages(...LANGUAGES) || 'en');
}

/**
 * Serves a page. What fails is logged without what it says, and told in words.
 *
 * @param route how the log names its address: never the address itself, which can hold a token
 */
export function servePage(
  log: Logger,
  route: string,
  work: (req: Request, res: Response) => Promise<PageAnswer>,
): RequestHandler {
  return async (req, res) => {
    res.locals.route = route;
    try {
      const answer = await work(req, res);
      if ('goTo' in answer) goOn(res, answer.goTo);
      else sendPage(res, answer);
    } catch (error) {
      const { name, code } = error as { name?: string; code?: string };
      log.error({ requestId: res.locals.requestId, route, error: name, code }, 'a page failed');
      sendPage(res, trouble(languageAsked(req)));
    }
  };
}

/** By GET, so that reloading what comes then repeats nothing. */
function goOn(res: Response, location: string): void {
  res.writeHead(303, { Location: location, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
  res.end();
}

function trouble(language: Language): Page {
  const { heading, lines } = wordsFor(language).trouble;
  const body = card(notice('warn', heading, lines, 'alert'));
  return { status: 503, language, title: heading, body, personal: false, headers: { 'Retry-After': '5' } };
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { comesFromOwnPage } from '../../domain/signIn/origin.ts';
import { cookieOf, newToken, setCookie } from './sessionCookie.ts';

const BROWSER = 'rollbook_browser';
const FORM = /^[A-Za-z0-9_-]{43}$/;
const A_DAY = 86_400;

/**
 * Sees to it that a form which is sent is one that we gave to this browser: it carries a token that nobody else can make, bound
 * to the session, or to a cookie where there is none yet. A form of another site has neither.
 */
export class Forms {
  private readonly baseUrl: string;
  private readonly key: Buffer;

  constructor(baseUrl: string, signingKey: string) {
    this.baseUrl = baseUrl;
    this.key = Buffer.from(signingKey, 'base64url');
  }

  /** What this browser was given to be known again by; null: nothing yet. */
  browserOf(req: Request): string | null {
    const given = cookieOf(this.baseUrl, req.get('cookie'), BROWSER);
    return given !== null && FORM.test(given) ? given : null;
  }

  /** The same; it is given something if it has nothing. */
  knowAgain(req: Request, res: Response): string {
    const known = this.browserOf(req) ?? newToken();
    res.append('Set-Cookie', setCookie(this.baseUrl, BROWSER, known, A_DAY));
    return known;
  }

  /** What a form carries. @param bound the id of the session, or what the browser is known again by */
  token(bound: string): string {
    return createHmac('sha256', this.key).update(`rollbook:form:${bound}`).digest('base64url');
  }

  /** Is the token that was sent the one of this session or browser? */
  isOurs(bound: string | null, token: unknown): boolean {
    if (bound === null || typeof token !== 'string') return false;
    const expected = Buffer.from(this.token(bound));
    const given = Buffer.from(token);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  /** Does a form come from a page of ours, as far as the browser says, and with its token? */
  isGenuine(req: Request, bound: string | null): boolean {
    const said = { method: req.method, origin: req.get('origin') ?? null, site: req.get('sec-fetch-site') ?? null };
    const { form } = (req.body ?? {}) as { form?: unknown };
    return comesFromOwnPage(said, new URL(this.baseUrl).origin) && this.isOurs(bound, form);
  }
}

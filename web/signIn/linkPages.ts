import { setTimeout as pause } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { uuidv7 } from 'uuidv7';
import { linkStanding } from '../../domain/signIn/link.ts';
import { ownPath } from '../../domain/signIn/returnTo.ts';
import { turnedAway } from '../../domain/signIn/session.ts';
import { languageOf } from '../../mail/language.ts';
import { oneLine } from '../../mail/templates/tidy.ts';
import { signInToken, signingKeys } from '../../mail/tokens.ts';
import { askForLink, findLink, type SignInLink } from '../../store/signInLinks.ts';
import type { Page } from '../layout.ts';
import { pathAt, type SignInDeps, signingKeyOf } from './deps.ts';
import { enter, onwards } from './entrance.ts';
import { Forms } from './forms.ts';
import { Seal } from './sealed.ts';
import { languageAsked, type PageAnswer, queryValue } from './serve.ts';
import { cookieOf, hashOf, setCookie } from './sessionCookie.ts';
import { SignInViews } from './views.ts';

const RETURN = 'rollbook_return';
/** Longer than a link lasts. */
const RETURN_S = 20 * 60;
const LONGEST_NAME = 320;
const ANSWERED_AFTER_MS = 250;

/** Signing in by a link that is mailed: for companies without a provider. */
export class LinkPages {
  private readonly deps: SignInDeps;
  private readonly forms: Forms;
  private readonly seal: Seal;
  private readonly keys;

  constructor(deps: SignInDeps) {
    const key = signingKeyOf(deps);
    this.deps = deps;
    this.forms = new Forms(deps.config.baseUrl, key);
    this.seal = new Seal(key, 'return');
    this.keys = signingKeys(key);
  }

  /** Where a link is asked for. Where one goes on to is kept by the browser: it can be the address of an approval. */
  async ask(req: Request, res: Response): Promise<Page> {
    const { baseUrl } = this.deps.config;
    const wanted = ownPath(queryValue(req, 'return_to'));
    if (wanted !== null) {
      const kept = await this.seal.seal({ path: wanted }, this.deps.clock.now(), RETURN_S);
      res.append('Set-Cookie', setCookie(baseUrl, RETURN, kept, RETURN_S));
    }
    const token = this.forms.token(this.forms.knowAgain(req, res));
    return this.views(req).askForLink(pathAt(baseUrl, '/sign-in'), token);
  }

  /** Sends a link to whoever it is; the page is the same, and as quick, when it is nobody. */
  async send(req: Request, res: Response): Promise<Page> {
    const { sql, clock, config } = this.deps;
    const views = this.views(req);
    const browser = this.forms.browserOf(req);
    if (browser === null || !this.forms.isGenuine(req, browser)) return this.tooOld(views);
    const { name: given } = req.body as { name?: unknown };
    const name = typeof given === 'string' ? oneLine(given) : '';
    if (name === '' || name.length > LONGEST_NAME) {
      const token = this.forms.token(this.forms.knowAgain(req, res));
      return views.askForLink(pathAt(config.baseUrl, '/sign-in'), token, views.words.nameMissing);
    }
    const id = uuidv7();
    const hash = hashOf(signInToken(id, this.keys));
    // What is written takes longer than what is not: neither is to be seen in how long the answer takes.
    await Promise.all([
      askForLink(sql, { id, hash, browserHash: hashOf(browser), name, at: clock.now() }),
      pause(ANSWERED_AFTER_MS),
    ]);
    return views.statement(200, 'plain', views.words.sent);
  }

  /** Behind the link: who it lets in, and a button. Looking at it changes nothing, as mail scanners open links. */
  async show(req: Request, res: Response): Promise<Page> {
    const link = await this.find(req);
    const views = this.views(req, link);
    const dead = link ? this.dead(link, views) : this.unknown(views);
    if (dead || !link) return dead ?? this.unknown(views);
    const browser = this.forms.knowAgain(req, res);
    return views.useLink(link.name, this.forms.token(browser), !askedBy(link, browser));
  }

  /** The button was pressed. From another browser than the one that asked, the page must have been shown that says so. */
  async use(req: Request, res: Response): Promise<PageAnswer> {
    const link = await this.find(req);
    const views = this.views(req, link);
    if (!link) return this.unknown(views);
    const dead = this.dead(link, views);
    if (dead) return dead;
    const browser = this.forms.browserOf(req);
    if (browser === null || !this.forms.isGenuine(req, browser)) return this.tooOld(views);
    const { confirmed } = req.body as { confirmed?: unknown };
    if (!askedBy(link, browser) && confirmed !== 'yes')
      return views.useLink(link.name, this.forms.token(browser), true);
    const outcome = await enter(this.deps, req, res, { userId: link.userId, method: 'link', linkId: link.id });
    // Somebody was quicker, or an administrator.
    if (outcome !== 'signed-in') return this.afterRace(req, views);
    const { baseUrl } = this.deps.config;
    res.append('Set-Cookie', setCookie(baseUrl, RETURN, '', 0));
    return { goTo: onwards(baseUrl, await this.wanted(req)) };
  }

  private async afterRace(req: Request, views: SignInViews): Promise<Page> {
    const link = await this.find(req);
    return (link && this.dead(link, views)) ?? this.unknown(views);
  }

  private async wanted(req: Request): Promise<string | null> {
    const { clock, config } = this.deps;
    const kept = await this.seal.open(cookieOf(config.baseUrl, req.get('cookie'), RETURN), clock.now());
    return ownPath(kept?.path);
  }

  private find(req: Request): Promise<SignInLink | null> {
    const { token } = req.params;
    return findLink(this.deps.sql, hashOf(String(token)));
  }

  /** The page of a link that lets nobody in any more; null: it does. */
  private dead(link: SignInLink, views: SignInViews): Page | null {
    const away = turnedAway(link.status);
    if (away) return views.statement(403, 'stop', views.words.turnedAway[away]);
    const standing = linkStanding(link, this.deps.clock.now());
    if (standing === 'open') return null;
    return views.statement(410, 'warn', views.words.link[standing], this.askAgain(views));
  }

  private unknown(views: SignInViews): Page {
    return views.statement(404, 'warn', views.words.link.unknown, this.askAgain(views));
  }

  private tooOld(views: SignInViews): Page {
    return views.statement(403, 'warn', views.words.formTooOld, this.askAgain(views));
  }

  private askAgain({ words }: SignInViews) {
    return { label: words.askAgain, href: pathAt(this.deps.config.baseUrl, '/sign-in') };
  }

  private views(req: Request, link: SignInLink | null = null): SignInViews {
    return new SignInViews(link ? languageOf(link.locale) : languageAsked(req));
  }
}

/** Is this the browser that asked for it? */
function askedBy({ browserHash }: SignInLink, browser: string): boolean {
  return browserHash.equals(hashOf(browser));
}

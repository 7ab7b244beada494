import type { Request, Response } from 'express';
import { personNamedBy } from '../../domain/signIn/claim.ts';
import { ownPath } from '../../domain/signIn/returnTo.ts';
import { turnedAway } from '../../domain/signIn/session.ts';
import { languageOf } from '../../mail/language.ts';
import { findNamed } from '../../store/signIn.ts';
import type { Page } from '../layout.ts';
import { pathAt, type SignInDeps, signingKeyOf } from './deps.ts';
import { enter, onwards } from './entrance.ts';
import { type Begun, type Provider, ProviderTrouble } from './provider.ts';
import { Seal } from './sealed.ts';
import { languageAsked, type PageAnswer, queryValue } from './serve.ts';
import { cookieOf, setCookie } from './sessionCookie.ts';
import { SignInViews } from './views.ts';

const BEGUN = 'rollbook_begun';
/** So long somebody may take to sign in at the provider. */
const BEGUN_S = 10 * 60;

/** Signing in at the company's provider. People are found by what it says of them; none is made by signing in. */
export class ProviderPages {
  private readonly deps: SignInDeps;
  private readonly provider: Provider;
  private readonly claim: string;
  private readonly seal: Seal;

  constructor(deps: SignInDeps, provider: Provider, claim: string) {
    this.deps = deps;
    this.provider = provider;
    this.claim = claim;
    this.seal = new Seal(signingKeyOf(deps), 'provider');
  }

  /** Where one goes to the provider. */
  ask(req: Request): Page {
    const wanted = ownPath(queryValue(req, 'return_to'));
    return this.views(req).toProvider(this.toProvider(wanted));
  }

  /** To the provider, with what must come back kept by the browser. */
  async begin(req: Request, res: Response): Promise<PageAnswer> {
    const { config, clock } = this.deps;
    try {
      const { url, begun } = await this.provider.begin(queryValue(req, 'again') === 'yes');
      const wanted = ownPath(queryValue(req, 'return_to'));
      const kept = { ...begun, ...(wanted === null ? {} : { path: wanted }) };
      const sealed = await this.seal.seal(kept, clock.now(), BEGUN_S);
      res.append('Set-Cookie', setCookie(config.baseUrl, BEGUN, sealed, BEGUN_S));
      return { goTo: url };
    } catch (error) {
      return this.trouble(req, error, ownPath(queryValue(req, 'return_to')));
    }
  }

  /** Back from the provider. What the browser kept is good once. */
  async finish(req: Request, res: Response): Promise<PageAnswer> {
    const { config, clock } = this.deps;
    const kept = await this.seal.open(cookieOf(config.baseUrl, req.get('cookie'), BEGUN), clock.now());
    res.append('Set-Cookie', setCookie(config.baseUrl, BEGUN, '', 0));
    const wanted = ownPath(kept?.path);
    const views = this.views(req);
    const at = req.originalUrl.indexOf('?');
    const query = at < 0 ? '' : req.originalUrl.slice(at);
    if (!isBegun(kept) || queryValue(req, 'state') !== kept.state) {
      return views.statement(400, 'warn', views.words.notOurs, this.tryAgain(views, null));
    }
    try {
      return await this.letIn(req, res, await this.provider.finish(query, kept), wanted);
    } catch (error) {
      return this.trouble(req, error, wanted);
    }
  }

  private async letIn(
    req: Request,
    res: Response,
    claims: Readonly<Record<string, unknown>>,
    wanted: string | null,
  ): Promise<PageAnswer> {
    const views = this.views(req);
    const { words } = views;
    const named = personNamedBy(this.claim, claims);
    if ('refused' in named) {
      const said = named.refused === 'unverified' ? words.unverified : words.noClaim;
      return views.statement(403, 'stop', said, this.asSomebodyElse(views));
    }
    const person = await findNamed(this.deps.sql, named.field, named.value);
    if (!person) return views.statement(403, 'stop', words.unknownPerson, this.asSomebodyElse(views));
    const theirs = new SignInViews(languageOf(person.locale));
    const away = turnedAway(person.status);
    if (away) return theirs.statement(403, 'stop', theirs.words.turnedAway[away], this.asSomebodyElse(theirs));
    const outcome = await enter(this.deps, req, res, { userId: person.id, method: 'provider', linkId: null });
    if (outcome === 'signed-in') return { goTo: onwards(this.deps.config.baseUrl, wanted) };
    const since =
      outcome === 'deactivated' || outcome === 'expired' ? theirs.words.turnedAway[outcome] : words.unknownPerson;
    return theirs.statement(403, 'stop', since);
  }

  /** In words; the log has a word of the protocol. */
  private trouble(req: Request, error: unknown, wanted: string | null): Page {
    if (!(error instanceof ProviderTrouble)) throw error;
    const { kind, code } = error;
    this.deps.log.warn({ kind, code }, 'somebody could not sign in at the provider');
    const views = this.views(req);
    const { words } = views;
    const again = this.tryAgain(views, wanted);
    if (kind === 'denied') return views.statement(403, 'warn', words.denied, again);
    if (kind === 'refused') return views.statement(400, 'stop', words.providerRefused, again);
    const page = views.statement(503, 'warn', words.providerAway, again);
    return { ...page, headers: { ...page.headers, 'Retry-After': '10' } };
  }

  private tryAgain({ words }: SignInViews, wanted: string | null) {
    return { label: words.tryAgain, href: this.toProvider(wanted) };
  }

  private asSomebodyElse({ words }: SignInViews) {
    return { label: words.asSomebodyElse, href: pathAt(this.deps.config.baseUrl, '/sign-in/provider?again=yes') };
  }

  private toProvider(wanted: string | null): string {
    const query = wanted === null ? '' : `?${new URLSearchParams({ return_to: wanted })}`;
    return pathAt(this.deps.config.baseUrl, `/sign-in/provider${query}`);
  }

  private views(req: Request): SignInViews {
    return new SignInViews(languageAsked(req));
  }
}

function isBegun(kept: Readonly<Record<string, unknown>> | null): kept is Readonly<Record<string, unknown>> & Begun {
  return kept !== null && ['state', 'nonce', 'verifier'].every((name) => typeof kept[name] === 'string');
}

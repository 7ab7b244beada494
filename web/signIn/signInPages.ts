import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { ownPath } from '../../domain/signIn/returnTo.ts';
import { languageOf } from '../../mail/language.ts';
import { endUserSession } from '../../store/userSessions.ts';
import { sendPage } from '../layout.ts';
import { pathAt, type SignInDeps, signingKeyOf } from './deps.ts';
import { onwards } from './entrance.ts';
import { Forms } from './forms.ts';
import { LinkPages } from './linkPages.ts';
import { Provider } from './provider.ts';
import { ProviderPages } from './providerPages.ts';
import { languageAsked, type PageAnswer, queryValue, readForm, servePage } from './serve.ts';
import { noSessionCookie } from './sessionCookie.ts';
import { SignInViews } from './views.ts';
import { visitorOf } from './visitor.ts';

/** So often in a minute one address of the network may ask for a link, use one, or come back from the provider. */
const TRIES_PER_MINUTE = 30;

/** The pages `/sign-in`, what is below it, and `/sign-out`: at the company's provider, or by a mailed link where it has none. */
export function signInPages(deps: SignInDeps): Router {
  const { config, log } = deps;
  const { oidc, baseUrl } = config;
  const redirectUri = `${baseUrl}/sign-in/callback`;
  const provider = oidc ? new Provider(oidc, redirectUri) : null;
  const byProvider = oidc && provider ? new ProviderPages(deps, provider, oidc.claim) : null;
  const byLink = byProvider ? null : new LinkPages(deps);
  const leaving = new Leaving(deps, provider);
  const limited = countTries();
  const router = express.Router();

  const serve = (route: string, work: (req: Request, res: Response) => Promise<PageAnswer>): RequestHandler =>
    servePage(log, route, work);
  /** One way to sign in is there, and the other is not. */
  const where =
    <Pages>(
      pages: Pages | null,
      work: (pages: Pages, req: Request, res: Response) => Promise<PageAnswer> | PageAnswer,
    ) =>
    async (req: Request, res: Response): Promise<PageAnswer> =>
      pages ? work(pages, req, res) : nothingHere(req, baseUrl);

  router
    .route('/sign-in')
    .get(
      serve('/sign-in', async (req, res) => {
        const visitor = await visitorOf(deps, req);
        if (visitor.kind === 'person') return { goTo: onwards(baseUrl, ownPath(queryValue(req, 'return_to'))) };
        return byProvider ? byProvider.ask(req) : byLink!.ask(req, res);
      }),
    )
    .post(
      limited,
      readForm,
      serve(
        '/sign-in',
        where(byLink, (pages, req, res) => pages.send(req, res)),
      ),
    );
  router
    .route('/sign-in/link/:token')
    .get(
      serve(
        '/sign-in/link/{token}',
        where(byLink, (pages, req, res) => pages.show(req, res)),
      ),
    )
    .post(
      limited,
      readForm,
      serve(
        '/sign-in/link/{token}',
        where(byLink, (pages, req, res) => pages.use(req, res)),
      ),
    );
  router.get(
    '/sign-in/provider',
    serve(
      '/sign-in/provider',
      where(byProvider, (pages, req, res) => pages.begin(req, res)),
    ),
  );
  router.get(
    '/sign-in/callback',
    limited,
    serve(
      '/sign-in/callback',
      where(byProvider, (pages, req, res) => pages.finish(req, res)),
    ),
  );
  router
    .route('/sign-out')
    .get(serve('/sign-out', (req) => leaving.show(req)))
    .post(
      readForm,
      serve('/sign-out', (req, res) => leaving.leave(req, res)),
    );
  return router;
}

/** Signing out of this browser; of the provider as well only who wants to, as other things hang on that. */
class Leaving {
  private readonly deps: SignInDeps;
  private readonly provider: Provider | null;
  private readonly forms: Forms;

  constructor(deps: SignInDeps, provider: Provider | null) {
    this.deps = deps;
    this.provider = provider;
    this.forms = new Forms(deps.config.baseUrl, signingKeyOf(deps));
  }

  async show(req: Request): Promise<PageAnswer> {
    const { baseUrl } = this.deps.config;
    const visitor = await visitorOf(this.deps, req);
    if (visitor.kind === 'person') {
      const { id, locale } = visitor.session;
      return new SignInViews(languageOf(locale)).signOut(pathAt(baseUrl, '/sign-out'), this.forms.token(id));
    }
    const views = new SignInViews(languageAsked(req));
    const { words } = views;
    const there = await this.provider?.endSessionUrl(`${baseUrl}/sign-out`);
    return views.statement(
      ...([200, 'good', words.signedOut] as const),
      { label: words.signIn, href: pathAt(baseUrl, '/sign-in') },
      ...(there ? [{ label: words.signOutThere, href: there }] : []),
    );
  }

  async leave(req: Request, res: Response): Promise<PageAnswer> {
    const { sql, clock, config, sessions } = this.deps;
    const visitor = await visitorOf(this.deps, req);
    if (visitor.kind === 'person') {
      const { id, userId, locale } = visitor.session;
      if (!this.forms.isGenuine(req, id)) {
        const views = new SignInViews(languageOf(locale));
        return views.statement(403, 'warn', views.words.formTooOld);
      }
      const by = { kind: 'user', id: userId, onBehalfOf: null } as const;
      await endUserSession(sql, userId, id, { why: 'signed_out', by, at: clock.now() });
      sessions.forget();
    }
    res.append('Set-Cookie', noSessionCookie(config.baseUrl));
    return { goTo: pathAt(config.baseUrl, '/sign-out') };
  }
}

function nothingHere(req: Request, baseUrl: string): PageAnswer {
  const views = new SignInViews(languageAsked(req));
  const { words } = views;
  return views.statement(404, 'plain', words.notFound, { label: words.signIn, href: pathAt(baseUrl, '/sign-in') });
}

/** Nobody guesses a token in this way; but somebody could fill mailboxes, and the database. */
function countTries(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: TRIES_PER_MINUTE,
    standardHeaders: false,
    legacyHeaders: false,
    // Whose address it is, the application says (`PROXIES`).
    validate: false,
    handler: (req, res) => {
      res.locals.route = '/sign-in';
      const views = new SignInViews(languageAsked(req));
      sendPage(res, views.statement(429, 'warn', views.words.tooMany));
    },
  });
}

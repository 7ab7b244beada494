import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { LANGUAGES, languageOf } from '../mail/language.ts';
import { readApprovalToken, signingKeys } from '../mail/tokens.ts';
import { ApprovalDecisions, type DecisionDeps, type Found } from './approvalDecisions.ts';
import type { Opening } from './approvalVisitors.ts';
import { card, notice } from './components.ts';
import { type Page, sendPage } from './layout.ts';
import { pathAt, type SignInDeps } from './signIn/deps.ts';
import { Forms } from './signIn/forms.ts';
import { visitorOf } from './signIn/visitor.ts';
import { type PageWords, type Statement, wordsFor } from './words/words.ts';

export type PageDeps = DecisionDeps & SignInDeps;

/** Two thousand characters, each as three escaped bytes or more, and the rest of the form. */
const FORM_LIMIT = '64kb';

/**
 * The pages behind the links in approval mails: `/approvals/{token}`. GET shows and never changes anything, as mail
 * scanners open links; POST decides (R7). Whoever has the address may decide: it is neither logged nor passed on.
 */
export function approvalPages(deps: PageDeps): Router {
  const { signingKey } = deps.config;
  if (!signingKey) throw new TypeError('the approval pages need a signing key');
  const keys = signingKeys(signingKey);
  const decisions = new ApprovalDecisions(deps);
  const forms = new Forms(deps.config.baseUrl, signingKey);
  const openingOf = async (req: Request): Promise<Opening> => {
    const visitor = await visitorOf(deps, req);
    if (visitor.kind !== 'person') return { visitor, genuine: false, formToken: null };
    const { id } = visitor.session;
    const { form } = (req.body ?? {}) as { form?: unknown };
    // The page passes no address on, so that a browser does not say whose form it is: the token does.
    return { visitor, genuine: forms.isOurs(id, form), formToken: forms.token(id) };
  };
  const handle = (
    work: (found: Found, req: Request, opening: Opening) => Promise<Page | 'see-other' | 'sign-in'>,
  ): RequestHandler => {
    return async (req, res) => {
      try {
        const token = String(req.params.token);
        const link = await readApprovalToken(token, keys, deps.clock.now());
        const found = link.kind === 'invalid' ? null : await decisions.find(link);
        const answer = found
          ? await work(found, req, await openingOf(req))
          : statementPage(req, 404, (words) => words.invalidLink);
        if (answer === 'see-other') seeOther(res, pathAt(deps.config.baseUrl, `/approvals/${token}`));
        else if (answer === 'sign-in') seeOther(res, toSignIn(deps.config.baseUrl, token));
        else sendPage(res, answer);
      } catch (error) {
        const { name, code } = error as { name?: string; code?: string };
        deps.log.error({ requestId: res.locals.requestId, error: name, code }, 'an approval page failed');
        sendPage(res, { ...statementPage(req, 503, (words) => words.trouble), headers: { 'Retry-After': '5' } });
      }
    };
  };
  const router = express.Router();
  router
    .route('/approvals/:token')
    .all((_req, res, next) => {
      res.locals.route = '/approvals/{token}';
      next();
    })
    .get(handle(async (found, _req, opening) => decisions.show(found, opening)))
    .post(
      readForm,
      handle((found, req, opening) => decisions.decide(found, req.body, opening)),
    )
    .all((req, res) => {
      sendPage(res, {
        ...statementPage(req, 405, (words) => words.invalidLink),
        headers: { Allow: 'GET, HEAD, POST' },
      });
    });
  return router;
}

/** Reads the form; what is none leaves the body undefined, for a page that says so. */
const readForm: RequestHandler = (req, res, next) => {
  express.urlencoded({ extended: false, limit: FORM_LIMIT, parameterLimit: 20 })(req, res, (error?: unknown) => {
    if (error) req.body = undefined;
    next();
  });
};

function statementPage(req: Request, status: number, choose: (words: PageWords) => Statement): Page {
  const language = languageOf(req.acceptsLanguages(...LANGUAGES) || 'en');
  const { heading, lines } = choose(wordsFor(language));
  return { status, language, title: heading, body: card(notice('warn', heading, lines, 'alert')), personal: false };
}

/** Where one signs in, and comes back to this page from. */
function toSignIn(baseUrl: string, token: string): string {
  return pathAt(baseUrl, `/sign-in?${new URLSearchParams({ return_to: `/approvals/${token}` })}`);
}

/** On to a page by GET, so that reloading it decides nothing. */
function seeOther(res: Response, location: string): void {
  res.writeHead(303, {
    Location: location,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  });
  res.end();
}

import express, { type Request, type Response, type Router } from 'express';
import { languageOf } from '../../mail/language.ts';
import { readOwnLearning } from '../../store/ownLearning.ts';
import { signOutEverywhere } from '../../store/signIn.ts';
import { listUserSessions } from '../../store/userSessions.ts';
import { pathAt, type SignInDeps, signingKeyOf } from '../signIn/deps.ts';
import { Forms } from '../signIn/forms.ts';
import { type PageAnswer, readForm, servePage } from '../signIn/serve.ts';
import { noSessionCookie } from '../signIn/sessionCookie.ts';
import { SignInViews } from '../signIn/views.ts';
import { type Visitor, visitorOf } from '../signIn/visitor.ts';
import { MyView } from './myView.ts';

const MOST_SHOWN = 200;
const MOST_SESSIONS = 50;

/** `/me`: what somebody has to do, and where they are signed in. Looking at it is not the first access to an activity. */
export function myPages(deps: SignInDeps): Router {
  const { log } = deps;
  const mine = new Mine(deps);
  const router = express.Router();
  router.get(
    '/me',
    servePage(log, '/me', (req) => mine.show(req)),
  );
  router.post(
    '/me/sign-out-everywhere',
    readForm,
    servePage(log, '/me/sign-out-everywhere', (req, res) => mine.leave(req, res)),
  );
  return router;
}

class Mine {
  private readonly deps: SignInDeps;
  private readonly forms: Forms;

  constructor(deps: SignInDeps) {
    this.deps = deps;
    this.forms = new Forms(deps.config.baseUrl, signingKeyOf(deps));
  }

  async show(req: Request): Promise<PageAnswer> {
    const { sql, clock, config } = this.deps;
    const visitor = await visitorOf(this.deps, req);
    if (visitor.kind !== 'person') return this.elsewhere(visitor);
    const { id, userId } = visitor.session;
    const now = clock.now();
    const seenSince = new Date(Date.parse(now) - config.idleMs).toISOString();
    const [learning, sessions] = await Promise.all([
      readOwnLearning(sql, userId, now, MOST_SHOWN),
      listUserSessions(sql, userId, { now, seenSince }, null, MOST_SESSIONS),
    ]);
    if (!learning) return this.elsewhere({ kind: 'nobody' });
    return new MyView(learning).page(sessions, id, {
      signOut: pathAt(config.baseUrl, '/sign-out'),
      everywhere: pathAt(config.baseUrl, '/me/sign-out-everywhere'),
      token: this.forms.token(id),
    });
  }

  async leave(req: Request, res: Response): Promise<PageAnswer> {
    const { sql, clock, config, sessions } = this.deps;
    const visitor = await visitorOf(this.deps, req);
    if (visitor.kind !== 'person') return this.elsewhere(visitor);
    const { id, userId, locale } = visitor.session;
    if (!this.forms.isGenuine(req, id)) {
      const views = new SignInViews(languageOf(locale));
      return views.statement(403, 'warn', views.words.formTooOld);
    }
    await signOutEverywhere(sql, userId, 'everywhere', { kind: 'user', id: userId, onBehalfOf: null }, clock.now());
    sessions.forget();
    res.append('Set-Cookie', noSessionCookie(config.baseUrl));
    return { goTo: pathAt(config.baseUrl, '/sign-out') };
  }

  private elsewhere(visitor: Exclude<Visitor, { kind: 'person' }>): PageAnswer {
    const { baseUrl } = this.deps.config;
    if (visitor.kind === 'nobody') return { goTo: pathAt(baseUrl, '/sign-in?return_to=%2Fme') };
    const views = new SignInViews(languageOf(visitor.locale));
    return views.statement(403, 'stop', views.words.turnedAway[visitor.why]);
  }
}

import { createHash } from 'node:crypto';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import { CommandRefused, type Dispatcher, OutcomeUnknown } from '../dispatch/dispatcher.ts';
import type { Clock } from '../domain/clock.ts';
import type { RejectionCode } from '../domain/outcome.ts';
import { LANGUAGES, languageOf } from '../mail/language.ts';
import { manyLines } from '../mail/templates/tidy.ts';
import { type ApprovalLink, type ReadToken, readApprovalToken, signingKeys } from '../mail/tokens.ts';
import { type ApprovalRequest, readApprovalRequest } from '../store/approvals.ts';
import type { Sql } from '../store/db.ts';
import { saveText } from '../store/personalText.ts';
import { ApprovalView, LONGEST_COMMENT } from './approvalViews.ts';
import { card, notice } from './components.ts';
import { type Page, sendPage } from './layout.ts';
import { type PageWords, type Statement, wordsFor } from './words/words.ts';

export interface PageDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly config: { readonly baseUrl: string; readonly signingKey: string | undefined };
  readonly dispatch: Pick<Dispatcher, 'send'>;
  readonly log: Logger;
}

type Decision = 'approve' | 'decline';
type Genuine = Exclude<ReadToken, { kind: 'invalid' }>;

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
  const pages = new ApprovalPages(deps);
  const handle = (work: (found: Found, req: Request) => Promise<Page | 'see-other'>): RequestHandler => {
    return async (req, res) => {
      try {
        const token = String(req.params.token);
        const link = await readApprovalToken(token, keys, deps.clock.now());
        const found = link.kind === 'invalid' ? null : await pages.find(link);
        const answer = found ? await work(found, req) : statementPage(req, 404, (words) => words.invalidLink);
        if (answer === 'see-other') seeOther(res, deps.config.baseUrl, token);
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
    .get(handle(async (found) => pages.show(found)))
    .post(
      readForm,
      handle((found, req) => pages.decide(found, req.body)),
    )
    .all((req, res) => {
      sendPage(res, {
        ...statementPage(req, 405, (words) => words.invalidLink),
        headers: { Allow: 'GET, HEAD, POST' },
      });
    });
  return router;
}

/** A genuine token, and the request behind it. */
interface Found {
  readonly link: Genuine;
  readonly request: ApprovalRequest;
}

class ApprovalPages {
  private readonly deps: PageDeps;

  constructor(deps: PageDeps) {
    this.deps = deps;
  }

  async find(link: Genuine): Promise<Found | null> {
    const request = await readApprovalRequest(this.deps.sql, link.taskId);
    return request && { link, request: asAssigned(request, link) };
  }

  show({ link, request }: Found): Page {
    const view = new ApprovalView(request);
    if (link.kind === 'expired') return view.expired();
    const { status } = request.task;
    if (status === 'open') return view.form(200);
    return view.outcome(status === 'approved' || status === 'declined' ? 200 : 410);
  }

  /** @param form what was posted; undefined when it could not be read */
  async decide(found: Found, form: unknown): Promise<Page | 'see-other'> {
    const { link, request } = found;
    const view = new ApprovalView(request);
    if (link.kind === 'expired') return view.expired();
    const { decision, comment } = readDecision(form);
    if (request.task.status !== 'open') return alreadyOver(request, decision);
    if (form === undefined) return view.form(400, (words) => words.unreadable);
    if (decision === null) return view.form(400, (words) => words.chooseOne, comment);
    if (comment.length > LONGEST_COMMENT) {
      return view.form(400, (words) => words.tooLong(comment.length, LONGEST_COMMENT), comment);
    }
    if (decision === 'decline' && request.facts.obligation === 'mandatory') {
      return view.form(409, (words) => words.mayNotDecline(request.facts.learner.name), comment);
    }
    try {
      await this.send(request, link, decision, comment);
      return 'see-other';
    } catch (error) {
      if (error instanceof OutcomeUnknown) return view.uncertain(decision, comment);
      if (!(error instanceof CommandRefused)) throw error;
      return this.refused(found, error.rejection.rejected, decision, comment);
    }
  }

  private async send(request: ApprovalRequest, link: ApprovalLink, decision: Decision, comment: string): Promise<void> {
    const { sql, clock, dispatch } = this.deps;
    const { facts, task } = request;
    // A word about the learner: it goes when the learner is erased (R35).
    const reason = comment ? await saveText(sql, facts.learner.id, comment, clock.now()) : null;
    const actor = { kind: 'link', id: task.id, onBehalfOf: task.assigneeId } as const;
    const { taskId, assignment } = link;
    const command = { type: decision, taskId, assignment, actor, reason } as const;
    await dispatch.send(facts.enrolmentId, command, { commandId: decisionId(link, decision, comment) });
  }

  /** R8: somebody was first, or a rule is against it. */
  private async refused(
    found: Found,
    code: RejectionCode,
    decision: Decision,
    comment: string,
  ): Promise<Page | 'see-other'> {
    const now = await this.find(found.link);
    if (now && now.request.task.status !== 'open') return alreadyOver(now.request, decision);
    const learner = found.request.facts.learner.name;
    return new ApprovalView(now?.request ?? found.request).form(409, (words) => refusal(words, code, learner), comment);
  }
}

/** The same decision again is no other one (R7); a contrary one, or one that comes too late, is refused (R8). */
function alreadyOver(request: ApprovalRequest, decision: Decision | null): Page | 'see-other' {
  const { status } = request.task;
  const same = { approved: 'approve', declined: 'decline' } as Partial<Record<typeof status, Decision>>;
  if (decision !== null && same[status] === decision) return 'see-other';
  return new ApprovalView(request).outcome(409, true);
}

/** A link is bound to one assignment of its task: made for an earlier one, the request has moved on from it (R2). */
function asAssigned(request: ApprovalRequest, { assignment }: ApprovalLink): ApprovalRequest {
  const { task } = request;
  if (task.status !== 'open' || task.assignment === assignment) return request;
  // What this link was made for is over; whom the task waits for now is told like any other's.
  return { ...request, task: { ...task, id: '', status: 'reassigned', decidedAt: task.openedAt } };
}

function refusal(words: PageWords, code: RejectionCode, learner: string): Statement {
  if (code === 'mandatory') return words.mayNotDecline(learner);
  if (code === 'own-request') return words.ownRequest;
  return code === 'full' || code === 'no-seat' ? words.noSeat : words.refused;
}

/** A decision's command id: twice the same press is the same command. In the form of a UUID. */
function decisionId({ taskId, assignment }: ApprovalLink, decision: Decision, comment: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([taskId, assignment, decision, comment]))
    .digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

function readDecision(form: unknown): { decision: Decision | null; comment: string } {
  const { decision, comment } = (form ?? {}) as Record<string, unknown>;
  return {
    decision: decision === 'approve' || decision === 'decline' ? decision : null,
    comment: typeof comment === 'string' ? manyLines(comment) : '',
  };
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
  return { status, language, title: heading, body: card(notice('warn', heading, lines, 'alert')) };
}

/** Back to the page by GET, so that reloading it decides nothing. */
function seeOther(res: Response, baseUrl: string, token: string): void {
  const { pathname } = new URL(baseUrl);
  res.writeHead(303, {
    Location: `${pathname.replace(/\/+$/, '')}/approvals/${token}`,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  });
  res.end();
}

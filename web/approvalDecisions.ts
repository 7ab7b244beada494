import { createHash } from 'node:crypto';
import { CommandRefused, type Dispatcher, OutcomeUnknown } from '../dispatch/dispatcher.ts';
import type { Clock } from '../domain/clock.ts';
import type { RejectionCode } from '../domain/outcome.ts';
import type { Actor } from '../domain/state.ts';
import { manyLines } from '../mail/templates/tidy.ts';
import type { ApprovalLink, ReadToken } from '../mail/tokens.ts';
import { type ApprovalRequest, readApprovalRequest } from '../store/approvals.ts';
import type { Sql } from '../store/db.ts';
import { saveText } from '../store/personalText.ts';
import { ApprovalView, LONGEST_COMMENT } from './approvalViews.ts';
import { type Opening, turnedBack, waitsFor } from './approvalVisitors.ts';
import type { Page } from './layout.ts';
import type { PageWords, Statement } from './words/words.ts';

export interface DecisionDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly dispatch: Pick<Dispatcher, 'send'>;
}

type Decision = 'approve' | 'decline';
type Genuine = Exclude<ReadToken, { kind: 'invalid' }>;

/** A genuine token, and the request behind it. */
export interface Found {
  readonly link: Genuine;
  readonly request: ApprovalRequest;
}

/** What an approval page shows, and what its form does. */
export class ApprovalDecisions {
  private readonly deps: DecisionDeps;

  constructor(deps: DecisionDeps) {
    this.deps = deps;
  }

  async find(link: Genuine): Promise<Found | null> {
    const request = await readApprovalRequest(this.deps.sql, link.taskId);
    return request && { link, request: asAssigned(request, link) };
  }

  show({ link, request }: Found, opening: Opening): Page | 'sign-in' {
    const view = new ApprovalView(request);
    if (link.kind === 'expired') return view.expired();
    const back = turnedBack(request, opening);
    if (back) return back;
    const { status } = request.task;
    if (status === 'open') return view.form(200, null, '', opening.formToken);
    return view.outcome(status === 'approved' || status === 'declined' ? 200 : 410);
  }

  /** @param form what was posted; undefined when it could not be read */
  async decide(found: Found, form: unknown, opening: Opening): Promise<Page | 'see-other' | 'sign-in'> {
    const { link, request } = found;
    const { formToken } = opening;
    const view = new ApprovalView(request);
    if (link.kind === 'expired') return view.expired();
    const back = turnedBack(request, opening);
    if (back) return back;
    const { decision, comment } = readDecision(form);
    if (request.task.status !== 'open') return alreadyOver(request, decision);
    const again = (status: number, problem: (words: PageWords) => Statement) =>
      view.form(status, problem, comment, formToken);
    if (form === undefined) return again(400, (words) => words.unreadable);
    // Another site's form has not the token of the session, whatever link it knows.
    if (request.signIn && !opening.genuine) return again(403, (words) => words.unreadable);
    if (decision === null) return again(400, (words) => words.chooseOne);
    if (comment.length > LONGEST_COMMENT) {
      return again(400, (words) => words.tooLong(comment.length, LONGEST_COMMENT));
    }
    if (decision === 'decline' && request.facts.obligation === 'mandatory') {
      return again(409, (words) => words.mayNotDecline(request.facts.learner.name));
    }
    try {
      await this.send(request, link, decision, comment, opening);
      return 'see-other';
    } catch (error) {
      if (error instanceof OutcomeUnknown) return view.uncertain(decision, comment, formToken);
      if (!(error instanceof CommandRefused)) throw error;
      return this.refused(found, error.rejection.rejected, decision, comment, formToken);
    }
  }

  private async send(
    request: ApprovalRequest,
    link: ApprovalLink,
    decision: Decision,
    comment: string,
    opening: Opening,
  ): Promise<void> {
    const { sql, clock, dispatch } = this.deps;
    const { facts } = request;
    // A word about the learner: it goes when the learner is erased (R35).
    const reason = comment ? await saveText(sql, facts.learner.id, comment, clock.now()) : null;
    const actor = actorOf(request, opening);
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
    formToken: string | null,
  ): Promise<Page | 'see-other'> {
    const now = await this.find(found.link);
    if (now && now.request.task.status !== 'open') return alreadyOver(now.request, decision);
    const learner = found.request.facts.learner.name;
    const view = new ApprovalView(now?.request ?? found.request);
    return view.form(409, (words) => refusal(words, code, learner), comment, formToken);
  }
}

/** R36: the person, where it is known to be them who decides; otherwise the link, by which whoever has it decides for them. */
function actorOf(request: ApprovalRequest, { visitor, genuine }: Opening): Actor {
  const { task } = request;
  if (visitor.kind === 'person' && genuine && waitsFor(request, visitor.session)) {
    return { kind: 'user', id: visitor.session.userId, onBehalfOf: null };
  }
  return { kind: 'link', id: task.id, onBehalfOf: task.assigneeId };
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

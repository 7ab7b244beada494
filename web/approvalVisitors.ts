import { languageOf } from '../mail/language.ts';
import type { ApprovalRequest } from '../store/approvals.ts';
import type { KnownSession } from '../store/userSessions.ts';
import { ApprovalView } from './approvalViews.ts';
import type { Page } from './layout.ts';
import { SignInViews } from './signIn/views.ts';
import type { Visitor } from './signIn/visitor.ts';

/** Whom an approval page is shown to, and whether the form that was sent is one that they were given. */
export interface Opening {
  readonly visitor: Visitor;
  /** Of a form: it carries the token of their session. */
  readonly genuine: boolean;
  /** What their form carries; null for who is not signed in. */
  readonly formToken: string | null;
}

/**
 * R7: whom the page is not shown to, whatever link they have. A learner who is signed in is refused on their own request; where
 * the policy asks for a sign-in, only whom the request waits for decides, and that is who stands in for them while they are away.
 *
 * @returns the page that says so, `sign-in` where one has to do that first, or null: they may
 */
export function turnedBack(request: ApprovalRequest, { visitor }: Opening): Page | 'sign-in' | null {
  const { facts, task, signIn } = request;
  const isOpen = task.status === 'open';
  if (visitor.kind === 'person' && isOpen && visitor.session.userId === facts.learner.id) {
    return new ApprovalView(request).refusal(403, (words) => words.ownRequest);
  }
  if (!signIn) return null;
  if (visitor.kind === 'nobody') return 'sign-in';
  if (visitor.kind === 'away') {
    const views = new SignInViews(languageOf(visitor.locale));
    return views.statement(403, 'stop', views.words.turnedAway[visitor.why]);
  }
  if (!isOpen || waitsFor(request, visitor.session)) return null;
  return new ApprovalView(request).refusal(403, (words) => words.notYours);
}

/** Does the request wait for this person? The administrators' queue is the superadmins'. */
export function waitsFor(
  { task }: ApprovalRequest,
  { userId, level }: Pick<KnownSession, 'userId' | 'level'>,
): boolean {
  return task.assigneeId === null ? level === 'superadmin' : task.assigneeId === userId;
}

import type { Answer, DeadlineAsk } from './asks.ts';
import type { InternalCommand } from './commands.ts';
import type { Draft } from './draft.ts';
import type { Rejection } from './outcome.ts';
import type { DeadlineBasis, DeadlineRule } from './policy.ts';
import type { Anchors, EnrolmentState, PlannedReminder } from './state.ts';
import { type Instant, isEnded } from './words.ts';

/** The moments of a life at which a deadline can be asked for (R21). */
export type DeadlineMoment = 'request' | 'approval' | 'enrolment' | 'first_access';

/** With the request, everything is asked for that does not wait for a moment of the life itself. */
const ASKED_AT: Readonly<Record<DeadlineBasis, DeadlineMoment>> = {
  fixed: 'request',
  hire_date: 'request',
  session_start: 'request',
  plan_start: 'request',
  completion: 'request',
  approval: 'approval',
  enrolment: 'enrolment',
  first_access: 'first_access',
};

/**
 * Asks for the deadline if its basis is this moment and none is set. The request's own deadline goes before the
 * policy's, the policy's before the activity's `deadlineAfter`, which counts from the enrolment.
 */
export function askDeadline(draft: Draft, moment: DeadlineMoment): void {
  const { state } = draft;
  if (moment === 'approval' || moment === 'first_access')
    draft.set({ anchors: { ...state.anchors, [moment]: draft.at } });
  if (state.deadline || state.deadlineLifted) return;
  const rule = state.policy.rules.deadline;
  const basis = rule?.basis ?? 'enrolment';
  if (ASKED_AT[basis] !== moment) return;
  const ask = rule
    ? askOf(rule, { ...draft.state.anchors, enrolment: draft.at })
    : state.deadlineAfter && ({ basis: 'enrolment', after: state.deadlineAfter, anchor: draft.at } as const);
  if (ask) draft.ask({ kind: 'deadline', rule: ask });
}

/** What is asked for by a rule, with what it is counted from as far as that is known; null: it has not come. */
export function askOf(
  rule: Pick<DeadlineRule, 'basis' | 'date' | 'after' | 'activity'>,
  anchors: Anchors & { enrolment?: Instant | null },
): DeadlineAsk | null {
  const { basis, date, after, activity } = rule;
  if (basis === 'fixed') return date ? { basis, date } : null;
  if (!after) return null;
  if (basis === 'hire_date') return { basis, after, anchor: null };
  const anchor = anchors[basis] ?? null;
  if (anchor !== null) return { basis, after, anchor };
  return basis === 'completion' && activity ? { basis, after, anchor: null, activity } : null;
}

/** The learner opens the activity: once, whatever comes first, a visit or the start (R21). */
export function firstAccess(draft: Draft): void {
  const { policy, startedAt, lastVisitAt } = draft.state;
  if (policy.rules.deadline?.basis === 'first_access' && startedAt === null && lastVisitAt === null)
    askDeadline(draft, 'first_access');
}

/**
 * R21: what the deadline is counted from has come, or lies at another time now. What was asked for with the request or set
 * by hand stays, and none comes where it was taken away by hand; a completion counts once, the first; the others move the deadline along.
 */
export function anchorCame(draft: Draft, command: Extract<InternalCommand, { type: 'anchor' }>): Rejection | null {
  const { status, policy, deadline, deadlineLifted } = draft.state;
  const rule = policy.rules.deadline;
  const { basis, anchor } = command;
  if (isEnded(status) || deadlineLifted || rule?.basis !== basis) return null;
  const moves = basis !== 'completion' && deadline?.deadline.rule.startsWith(`${basis}+`);
  if (deadline && !moves) return null;
  const ask = askOf(rule, anchor === null ? {} : { [basis]: anchor });
  if (ask) draft.ask({ kind: 'deadline', rule: ask });
  return null;
}

/**
 * The commit computed the deadline. One that lies back already when it begins to bind leaves the enrolment overdue: it does
 * not end it, and nobody is reminded of what is past (R23).
 */
export function deadlineAnswered(
  draft: Draft,
  { plan, anchor, replanned }: Extract<Answer, { kind: 'deadline' }>,
): void {
  const { state, now } = draft;
  // What ended in the same breath has no deadline any more.
  if (!plan || isEnded(state.status)) return;
  const before = state.deadline?.deadline ?? null;
  if (JSON.stringify(plan) === JSON.stringify(state.deadline)) return;
  draft.event(
    'deadline_set',
    {
      deadline: plan,
      remindedUntil: now,
      deadlinePassed: plan.graceUntil <= now,
      // What it stood still before does not move the new one.
      pausedSince: replanned ? state.pausedSince : state.pausedSince && now,
      anchors: { ...state.anchors, ...anchor },
    },
    { ...(before && { before: before.at }), deadline: plan.deadline.at },
  );
}

/**
 * The clocks run again after a suggestion, an end or a suspension: reminders that fell due meanwhile are not sent late
 * (R23), and a deadline that passed while it bound nobody leaves the enrolment overdue, it does not end it.
 */
export function catchUp(draft: Draft): void {
  const { status, beneath, deadline, accessUntil } = draft.state;
  const stoodStill = status === 'suggested' || beneath === 'suggested' || isEnded(status);
  draft.set({ remindedUntil: draft.now });
  // An access that ended meanwhile would end at once what comes back.
  if (accessUntil && accessUntil.at <= draft.now) draft.set({ accessUntil: null });
  if (stoodStill && deadline && deadline.graceUntil <= draft.now) draft.set({ deadlinePassed: true });
}

/** Is the enrolment past its deadline? A suggestion never is, an ended one no more (a fact, not a status). */
export function isOverdue(state: EnrolmentState, live: boolean, now: Instant): boolean {
  if (!live || !isBound(state) || state.deadline === null) return false;
  const { pausedSince, policy } = state;
  // A deadline that stands still passes for nobody.
  const until = policy.rules.deadline?.pauseWhileSuspended && pausedSince !== null ? pausedSince : now;
  return state.deadline.deadline.at <= until;
}

/** Does a deadline bind it? A suggestion is bound when it is accepted, also one that was suspended. */
export function isBound({ status, beneath }: EnrolmentState): boolean {
  return status !== 'suggested' && beneath !== 'suggested';
}

/** Has this reminder been sent, or been passed over? */
export function isDealtWith({ remindedUntil }: EnrolmentState, { at }: PlannedReminder): boolean {
  return remindedUntil !== null && at <= remindedUntil;
}

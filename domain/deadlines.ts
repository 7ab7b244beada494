import type { DeadlineAsk } from './commands.ts';
import type { Draft } from './draft.ts';
import type { EnrolmentState } from './state.ts';
import { type Instant, isEnded } from './words.ts';

/** The moments of a life from which a deadline can be counted in this version (R21). */
export type DeadlineMoment = 'request' | 'approval' | 'enrolment';

/**
 * Asks for the deadline if its basis is this moment and none is set. The request's own deadline goes before the
 * policy's, the policy's before the activity's `deadlineAfter`, which counts from the enrolment.
 */
export function askDeadline(draft: Draft, moment: DeadlineMoment): void {
  const rule = deadlineFor(draft.state, moment, draft.at);
  if (rule) draft.ask({ kind: 'deadline', rule });
}

function deadlineFor(state: EnrolmentState, moment: DeadlineMoment, at: Instant): DeadlineAsk | null {
  if (state.deadline) return null;
  const rule = state.policy.rules.deadline;
  if (!rule) {
    return moment === 'enrolment' && state.deadlineAfter
      ? { basis: 'enrolment', after: state.deadlineAfter, anchor: at }
      : null;
  }
  if (rule.basis === 'fixed') return moment === 'request' && rule.date ? { basis: 'fixed', date: rule.date } : null;
  return rule.basis === moment && rule.after ? { basis: rule.basis, after: rule.after, anchor: at } : null;
}

/**
 * The clocks run again after a suggestion, an end or a suspension: reminders that fell due meanwhile are not sent late
 * (R23), and a deadline that passed while it bound nobody leaves the enrolment overdue, it does not end it.
 */
export function catchUp(draft: Draft): void {
  const { status, deadline } = draft.state;
  const stoodStill = status === 'suggested' || isEnded(status);
  draft.set({ remindedUntil: draft.now });
  if (stoodStill && deadline && deadline.graceUntil <= draft.now) draft.set({ deadlinePassed: true });
}

/** Is the enrolment past its deadline? A suggestion never is, an ended one no more (a fact, not a status). */
export function isOverdue(state: EnrolmentState, live: boolean, now: Instant): boolean {
  return live && state.status !== 'suggested' && state.deadline !== null && state.deadline.deadline.at <= now;
}

import { stepGone } from './approvals.ts';
import type { InternalCommand } from './commands.ts';
import { askOf, isBound } from './deadlines.ts';
import { type Draft, notPossible, reject } from './draft.ts';
import type { Rejection } from './outcome.ts';
import { DEADLINE_BASES, type DeadlineRule, type PolicyRules } from './policy.ts';
import type { Anchors, Deadline, EnrolmentState } from './state.ts';
import { type Duration, type Instant, isEnded } from './words.ts';

type Counted = Pick<DeadlineRule, 'basis' | 'date' | 'after' | 'activity'>;

/**
 * R37: a living enrolment follows a newer version of its policy from here on. What was given or decided stays (its seat, an
 * offer, its access, decided steps); the deadline with its reminders and the open approval step are looked at anew.
 */
export function movePolicy(
  draft: Draft,
  { policy, move }: Extract<InternalCommand, { type: 'move-policy' }>,
): Rejection | null {
  const { state } = draft;
  const before = state.policy;
  if (isEnded(state.status)) return notPossible(state, 'move-policy');
  if (policy.code !== before.code) return reject('bad-request', 'it follows another policy', state);
  if (policy.version < before.version)
    return reject('changed-meanwhile', `it follows version ${before.version} already, which is newer`, state);
  if (policy.version === before.version) return null;
  draft.event('policy_moved', { policy }, { from: before.version, to: policy.version, move });
  moveDeadline(draft, before.rules);
  moveApproval(draft, before.rules);
  return null;
}

/**
 * A deadline that came by a rule is counted by the new one, from when it happened, or goes where there is none any more. One
 * that was set by hand or with the request, or whose rule counts as before, keeps its day, and gets its reminders and grace anew.
 */
function moveDeadline(draft: Draft, before: PolicyRules): void {
  const { state } = draft;
  const { deadline, deadlineLifted, deadlineAfter, pausedSince } = state;
  const [old, fresh] = [countedBy(before, deadlineAfter), countedBy(state.policy.rules, deadlineAfter)];
  if (deadlineLifted) return;
  if (deadline ? !cameByRule(deadline.deadline) || isSame(old, fresh) : !isBound(state) || isSame(old, fresh)) {
    if (deadline) draft.ask({ kind: 'replan', how: 'rules' });
    return;
  }
  const ask = fresh && askOf(fresh, momentsOf(state, old, fresh));
  // What has to be looked up may not have come yet: until it does, there is none.
  const known = ask !== null && (ask.basis === 'fixed' || ask.anchor !== null);
  if (deadline && !known) {
    draft.event(
      'deadline_removed',
      { deadline: null, deadlinePassed: false, remindedUntil: draft.now, pausedSince: pausedSince && draft.now },
      { before: deadline.deadline.at, deadline: null },
    );
  }
  if (ask) draft.ask({ kind: 'deadline', rule: ask });
}

/** The policy's own rule goes before the activity's, which counts from the enrolment. */
function countedBy({ deadline }: PolicyRules, deadlineAfter: Duration | null): Counted | null {
  if (deadline) return deadline;
  return deadlineAfter ? { basis: 'enrolment', after: deadlineAfter, date: null } : null;
}

/** Is it counted from the same, and as far? Then nothing that happened to the deadline meanwhile is undone. */
function isSame(one: Counted | null, other: Counted | null): boolean {
  const told = (rule: Counted | null) => rule && [rule.basis, rule.date, rule.after, rule.activity ?? null];
  return JSON.stringify(told(one)) === JSON.stringify(told(other));
}

/** Was it given by a policy's or activity's rule, not by hand, with the request, or by another part of the desk? */
function cameByRule({ rule }: Deadline): boolean {
  return DEADLINE_BASES.some((basis) => rule === basis || rule.startsWith(`${basis}+`));
}

/** What is known of the moments; the first access is noted only where it counts, else by when it was started or last seen. */
function momentsOf(
  { anchors, enrolledAt, startedAt, lastVisitAt }: EnrolmentState,
  old: Counted | null,
  fresh: Counted,
): Anchors & { enrolment?: Instant | null } {
  const { completion, ...others } = anchors;
  const first = anchors.first_access ?? startedAt ?? lastVisitAt;
  return {
    ...others,
    ...(first && { first_access: first }),
    // A completion that is known is that of the activity which the old rule named.
    ...(completion && old?.activity === fresh.activity && { completion }),
    enrolment: enrolledAt,
  };
}

/** The open step stays as it is, is asked anew by its new rule, or is no more. */
function moveApproval(draft: Draft, before: PolicyRules): void {
  const { task, policy } = draft.state;
  if (!task) return;
  const { step } = task;
  const fresh = policy.rules.approval.steps[step];
  if (!fresh) stepGone(draft);
  else if (JSON.stringify(fresh) !== JSON.stringify(before.approval.steps[step]))
    draft.ask({ kind: 'assignee', step, escalation: 0, why: 'policy' });
}

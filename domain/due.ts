import { remindAssignee, timedOut } from './approvals.ts';
import type { Draft } from './draft.ts';
import { end } from './ends.ts';
import type { EnrolmentState } from './state.ts';
import { type Instant, isEnded } from './words.ts';

/** What can fall due, in the order in which things due at one instant are carried out. */
export type DueKind = 'approval-reminder' | 'approval-limit' | 'seat-hold' | 'deadline-reminder' | 'deadline';

export interface Due {
  readonly kind: DueKind;
  readonly at: Instant;
}

/** Everything that will fall due for this enrolment, earliest first. Ended: nothing. */
export function dues(state: EnrolmentState): Due[] {
  if (isEnded(state.status)) return [];
  const found: Due[] = [];
  const { task, deadline } = state;
  if (state.status === 'awaiting_approval') {
    for (const { at } of task?.reminders ?? []) found.push({ kind: 'approval-reminder', at });
    if (task?.dueAt) found.push({ kind: 'approval-limit', at: task.dueAt });
    if (state.seatHeldUntil) found.push({ kind: 'seat-hold', at: state.seatHeldUntil });
  }
  if (deadline && state.status !== 'suggested') {
    for (const at of openReminders(state)) found.push({ kind: 'deadline-reminder', at });
    if (!state.deadlinePassed) found.push({ kind: 'deadline', at: deadline.graceUntil });
  }
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The next instant at which the enrolment wants to be woken, or null. */
export function nextDue(state: EnrolmentState): Instant | null {
  return dues(state)[0]?.at ?? null;
}

/** Reminders of the deadline that are still to come; they pause while the enrolment is suspended (R32). */
function openReminders(state: EnrolmentState): Instant[] {
  if (state.status === 'suspended' || !state.deadline) return [];
  return state.deadline.reminders
    .map((reminder) => reminder.at)
    .filter((at) => state.remindedUntil === null || at > state.remindedUntil);
}

/** Carries out all that falls due at one instant; each effect is dated by that instant, whenever this runs. */
export function carryOut(draft: Draft): void {
  const kinds = new Set(
    dues(draft.state)
      .filter((due) => due.at <= draft.at)
      .map((due) => due.kind),
  );
  for (const kind of ['approval-reminder', 'approval-limit', 'seat-hold', 'deadline-reminder', 'deadline'] as const) {
    // What the database has to answer comes first; the rest stays due at this instant.
    if (draft.asking) return;
    if (kinds.has(kind) && !isEnded(draft.state.status)) carryOutOne(draft, kind);
  }
}

function carryOutOne(draft: Draft, kind: DueKind): void {
  const { task } = draft.state;
  switch (kind) {
    case 'approval-reminder':
      if (task) remindAssignee(draft, task);
      return;
    case 'approval-limit':
      if (task) timedOut(draft, task);
      return;
    case 'seat-hold':
      if (draft.state.status !== 'awaiting_approval') return;
      // The place in the queue stays; only the seat goes back (R16).
      draft.event('seat_released', { seat: 'none', seatHeldUntil: null });
      return;
    case 'deadline-reminder':
      remindLearner(draft);
      return;
    case 'deadline':
      deadlinePassed(draft);
      return;
  }
}

function remindLearner(draft: Draft): void {
  const before = draft.state.remindedUntil;
  const due =
    draft.state.deadline?.reminders.filter(({ at }) => at <= draft.at && (before === null || at > before)) ?? [];
  for (const { rule, at } of due) {
    draft.event('reminded', { remindedUntil: draft.at }, { rule });
    draft.mail('deadline_reminder', draft.state.userId, `${rule}@${at}`, { once: true });
  }
}

/** The deadline, with its grace, has passed: it stays open and overdue, or expires, as the policy says. */
function deadlinePassed(draft: Draft): void {
  const deadline = draft.state.deadline?.deadline.at ?? draft.at;
  draft.set({ deadlinePassed: true });
  if (draft.state.policy.rules.deadline?.onDeadline === 'expire') {
    end(draft, 'expired', 'expired', 'deadline', { deadline });
    draft.mail('expired', draft.state.userId, deadline);
  } else {
    draft.event('deadline_passed', {}, { deadline });
    draft.mail('deadline_passed', draft.state.userId, deadline, { once: true });
  }
}

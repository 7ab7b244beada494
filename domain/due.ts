import { accessOver } from './accessEnd.ts';
import { remindAssignee } from './approvalTask.ts';
import { isBound, isDealtWith } from './deadlines.ts';
import { timedOut } from './deciding.ts';
import type { Draft } from './draft.ts';
import { end } from './ends.ts';
import { lapse, remindOfOffer } from './offers.ts';
import { carryOutSessions, sessionDues } from './sessionDues.ts';
import { deadlineStandsStill, seatGraceOver, standsStill } from './standstill.ts';
import type { EnrolmentState } from './state.ts';
import { type Instant, isEnded } from './words.ts';

/** What can fall due, in the order in which things due at one instant are carried out. */
export const DUE_KINDS = [
  'approval-reminder',
  'approval-limit',
  'seat-hold',
  'offer-reminder',
  'offer-limit',
  'seat-grace',
  'sign-up-closed',
  'session-claim-reminder',
  'session-claim-limit',
  'session-start',
  'session-offer',
  'session-reminder',
  'deadline-reminder',
  'deadline',
  'access-end',
] as const;
export type DueKind = (typeof DUE_KINDS)[number];

export interface Due {
  readonly kind: DueKind;
  readonly at: Instant;
}

/** Everything that will fall due for this enrolment, earliest first. Ended: nothing. */
export function dues(state: EnrolmentState): Due[] {
  if (isEnded(state.status)) return [];
  const found: Due[] = [];
  const { task, deadline, offer } = state;
  if (state.status === 'awaiting_approval') {
    // Who is away is not asked about (R32).
    if (state.awaySince === null)
      for (const { at } of task?.reminders ?? []) found.push({ kind: 'approval-reminder', at });
    if (task?.dueAt) found.push({ kind: 'approval-limit', at: task.dueAt });
    if (state.seatHeldUntil) found.push({ kind: 'seat-hold', at: state.seatHeldUntil });
  }
  if (offer && state.status === 'offered') {
    if (offer.remindAt && state.awaySince === null) found.push({ kind: 'offer-reminder', at: offer.remindAt });
    found.push({ kind: 'offer-limit', at: offer.until });
  }
  if (state.seatGraceUntil && standsStill(state)) found.push({ kind: 'seat-grace', at: state.seatGraceUntil });
  found.push(...sessionDues(state));
  if (deadline && isBound(state)) {
    for (const at of openReminders(state)) found.push({ kind: 'deadline-reminder', at });
    if (!state.deadlinePassed && !deadlineStandsStill(state)) found.push({ kind: 'deadline', at: deadline.graceUntil });
  }
  if (state.accessUntil && isBound(state)) found.push({ kind: 'access-end', at: state.accessUntil.at });
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The next instant at which the enrolment wants to be woken, or null. */
export function nextDue(state: EnrolmentState): Instant | null {
  return dues(state)[0]?.at ?? null;
}

/** Reminders of the deadline that are still to come; they pause while the enrolment stands still (R32). */
function openReminders(state: EnrolmentState): Instant[] {
  if (standsStill(state) || !state.deadline) return [];
  return state.deadline.reminders.filter((reminder) => !isDealtWith(state, reminder)).map(({ at }) => at);
}

/** Carries out all that falls due at one instant; each effect is dated by that instant, whenever this runs. */
export function carryOut(draft: Draft): void {
  const kinds = new Set(
    dues(draft.state)
      .filter((due) => due.at <= draft.at)
      .map((due) => due.kind),
  );
  for (const kind of DUE_KINDS) {
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
      draft.event('seat_released', {
        seat: 'none',
        seatHeldUntil: null,
        sessions: draft.state.sessions.map((place) => (place.seat === 'held' ? { ...place, seat: 'none' } : place)),
      });
      return;
    case 'offer-reminder':
      remindOfOffer(draft);
      return;
    case 'offer-limit':
      lapse(draft);
      return;
    case 'seat-grace':
      seatGraceOver(draft);
      return;
    case 'deadline-reminder':
      remindLearner(draft);
      return;
    case 'deadline':
      deadlinePassed(draft);
      return;
    case 'sign-up-closed':
    case 'session-claim-reminder':
    case 'session-claim-limit':
    case 'session-start':
    case 'session-offer':
    case 'session-reminder':
      carryOutSessions(draft, kind);
      return;
    case 'access-end':
      accessOver(draft);
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
  if (draft.state.policy.rules.deadline?.notifyManager) draft.ask({ kind: 'manager' });
}

/** The commit found who is to be told that the deadline passed: the manager, or the next one above who is there. */
export function managerFound(draft: Draft, managerId: string | null): void {
  const deadline = draft.state.deadline?.deadline.at ?? draft.at;
  draft.event('manager_told', {}, { managerId, deadline });
  if (managerId !== null) draft.mail('team_deadline_passed', managerId, deadline, { once: true });
}

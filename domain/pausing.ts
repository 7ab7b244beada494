import { consult } from './approvals.ts';
import { closeTask } from './approvalTask.ts';
import { askDeadline, catchUp } from './deadlines.ts';
import { type Draft, notPossible, reject } from './draft.ts';
import type { Rejection } from './outcome.ts';
import { enter, entryStatus, leaveSeat } from './seats.ts';
import { takeBackOffers } from './sessionOffers.ts';
import { isInside } from './sessions.ts';
import { beginStandstill, endSuspension, missedReminders } from './standstill.ts';
import { isELearning } from './words.ts';

/** Stopped by an administrator; the status beneath stays, and the seat for the policy's grace (R32). */
export function suspend(draft: Draft): Rejection | null {
  const { status } = draft.state;
  if (!isInside(status) && status !== 'waitlisted') {
    return notPossible(draft.state, 'suspend');
  }
  stop(draft);
  return null;
}

/** Stops whatever lives: an open approval is not asked for any more until it is resumed. */
export function stop(draft: Draft): void {
  const { status } = draft.state;
  if (status === 'awaiting_approval') {
    closeTask(draft);
    // The number drawn stays (R12); a seat that was held for the approval goes back.
    draft.set({ seat: 'none', seatHeldUntil: null });
  }
  // An offer is not made again: the place in line is kept, and the seat goes to the next.
  if (status === 'offered') draft.set({ offer: null, seat: 'queued' });
  takeBackOffers(draft);
  draft.event('suspended', { status: 'suspended', beneath: status === 'offered' ? 'waitlisted' : status });
  beginStandstill(draft);
}

/** Back to the status beneath; reminders that fell due meanwhile are not sent late (R23), but named. */
export function resume(draft: Draft): Rejection | null {
  const { status, beneath } = draft.state;
  if ((status !== 'suspended' && status !== 'overbooked') || beneath === null)
    return notPossible(draft.state, 'resume');
  const missed = status === 'suspended' ? missedReminders(draft.state, draft.now) : [];
  catchUp(draft);
  if (status === 'overbooked') {
    enter(draft, entryStatus(draft.state));
    return null;
  }
  // An overbooking beneath has its own beneath.
  const patch = { status: beneath, beneath: beneath === 'overbooked' ? entryStatus(draft.state) : null };
  draft.event('resumed', patch, missed.length > 0 ? { missed } : {});
  endSuspension(draft);
  // A seat may have become free while nobody was looking for this one (R13).
  if (beneath === 'waitlisted') draft.effect({ kind: 'nudge-pool' });
  if (beneath === 'awaiting_approval') consult(draft, draft.state.decided.length);
  return null;
}

/** By hand, e-learning only: on the roll without access, without a seat (R11). */
export function overbook(draft: Draft): Rejection | null {
  const { status } = draft.state;
  if (status !== 'enrolled' && status !== 'in_progress' && status !== 'waitlisted') {
    return notELearning(draft) ?? notPossible(draft.state, 'overbook');
  }
  return putOverbooked(draft);
}

/** The same from whatever lives. */
export function putOverbooked(draft: Draft): Rejection | null {
  const refused = notELearning(draft);
  if (refused) return refused;
  const { status, enrolledAt } = draft.state;
  if (status === 'suggested' || status === 'suspended') catchUp(draft);
  closeTask(draft);
  leaveSeat(draft);
  draft.event('overbooked', { status: 'overbooked', beneath: entryStatus(draft.state) });
  if (status === 'suspended') endSuspension(draft);
  if (enrolledAt === null) {
    // Nobody will be asked any more; the deadlines that begin with it bind it (R21).
    askDeadline(draft, 'request');
    askDeadline(draft, 'approval');
  }
  return null;
}

function notELearning({ state }: Draft): Rejection | null {
  return isELearning(state.activityType)
    ? null
    : reject('not-for-this-type', 'only e-learning can be overbooked', state);
}

import { catchUp } from './deadlines.ts';
import { type Draft, notPossible, reject } from './draft.ts';
import type { Rejection } from './outcome.ts';
import { enter, entryStatus, leaveSeat } from './seats.ts';
import { isELearning } from './words.ts';

/** Stopped by an administrator; the status beneath and the seat stay. */
export function suspend(draft: Draft): Rejection | null {
  const { status } = draft.state;
  if (status !== 'enrolled' && status !== 'in_progress' && status !== 'waitlisted') {
    return notPossible(draft.state, 'suspend');
  }
  draft.event('suspended', { status: 'suspended', beneath: status });
  return null;
}

/** Back to the status beneath; reminders that fell due meanwhile are not sent late (R23). */
export function resume(draft: Draft): Rejection | null {
  const { status, beneath } = draft.state;
  if ((status !== 'suspended' && status !== 'overbooked') || beneath === null)
    return notPossible(draft.state, 'resume');
  catchUp(draft);
  if (status === 'overbooked') {
    enter(draft, entryStatus(draft.state));
    return null;
  }
  draft.event('resumed', { status: beneath, beneath: null });
  // A seat may have become free while nobody was looking for this one (R13).
  if (beneath === 'waitlisted') draft.effect({ kind: 'nudge-pool' });
  return null;
}

/** By hand, e-learning only: on the roll without access, without a seat (R11). */
export function overbook(draft: Draft): Rejection | null {
  const { status, activityType } = draft.state;
  if (!isELearning(activityType)) return reject('not-for-this-type', 'only e-learning can be overbooked', draft.state);
  if (status !== 'enrolled' && status !== 'in_progress' && status !== 'waitlisted') {
    return notPossible(draft.state, 'overbook');
  }
  leaveSeat(draft);
  draft.event('overbooked', { status: 'overbooked', beneath: entryStatus(draft.state) });
  return null;
}

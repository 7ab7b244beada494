import { isBound } from './deadlines.ts';
import type { Draft } from './draft.ts';
import type { Rejection } from './outcome.ts';
import { isEnded } from './words.ts';

/**
 * R32: the learner lives in another time zone now. What is open and ends with a day where the learner is, is computed anew;
 * instants, and days in a zone that was named with them, stay as they are.
 */
export function rezone(draft: Draft): Rejection | null {
  const { state } = draft;
  const { deadline, deadlinePassed, accessUntil, status } = state;
  if (isEnded(status)) return null;
  const open = deadline && !(deadlinePassed && isBound(state));
  if (open && deadline.deadline.localDate !== null && !deadline.deadline.givenZone)
    draft.ask({ kind: 'replan', how: 'zone' });
  if (accessUntil && accessUntil.localDate !== null && !accessUntil.givenZone)
    draft.ask({ kind: 'access', rule: 'zone' });
  return null;
}

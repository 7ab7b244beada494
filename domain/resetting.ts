import type { Answer } from './asks.ts';
import type { PublicCommand } from './commands.ts';
import { type Draft, notPossible, reject } from './draft.ts';
import { end } from './ends.ts';
import type { Rejection } from './outcome.ts';
import { leaveSeat } from './seats.ts';
import { hasSeat, type SessionPlace } from './sessions.ts';
import { type Instant, isEnded } from './words.ts';

/**
 * R31: another attempt, from the beginning. It is for who had got in, or whose attempt has ended: a request that still waits
 * has nothing to be begun again. The earlier attempt ends, or stays as it ended, with its history and its record; its seat in
 * the activity goes to the next in the same commit, so that nobody comes between, and of one that lived its seats in sessions
 * that are still to come. That no later attempt lives is settled there as well (R1).
 */
export function reset(draft: Draft, command: Extract<PublicCommand, { type: 'reset' }>): Rejection | null {
  const { state } = draft;
  if (!isEnded(state.status) && state.enrolledAt === null) return notPossible(state, command.type);
  if (!command.reason) return reject('reason-required', 'reset wants a reason', state);
  const { nextId: id, policy } = command;
  const seat = state.seat === 'queued' ? 'none' : state.seat;
  const sessions = isEnded(state.status) ? [] : state.sessions.filter((place) => isToCome(place, draft.now));
  if (isEnded(state.status)) {
    // Who was there, was there: the sessions that one attended stay with the attempt. Only the seat without a date goes on.
    leaveSeat(draft);
    draft.event('reset', {}, { next: id });
  } else {
    end(draft, 'cancelled', 'reset', 'reset', { next: id });
  }
  draft.ask({
    kind: 'next-attempt',
    next: {
      ...{ id, policy, from: state.id, admitted: state.enrolledAt !== null, seat },
      ...(sessions.length > 0 && { sessions }),
    },
  });
  return null;
}

/** A seat of one's own in a session that has not begun. */
function isToCome(place: SessionPlace, now: Instant): boolean {
  const { session, attendance } = place;
  return hasSeat(place) && attendance === null && session.status === 'planned' && session.startsAt > now;
}

/** The commit found whether the learner may begin again. */
export function nextAttempt(
  draft: Draft,
  { active, next }: Extract<Answer, { kind: 'next-attempt' }>,
): Rejection | null {
  if (!active) return reject('not-eligible', 'the person is deactivated, expired or unknown', draft.state);
  draft.effect({ kind: 'next-attempt', next });
  return null;
}

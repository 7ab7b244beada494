import { addDuration } from '../../domain/calendar.ts';
import { isOnOffer, placeIn } from '../../domain/sessions.ts';
import type { Instant } from '../../domain/words.ts';
import type { EnrolmentView } from '../../store/enrolmentView.ts';
import { day, minute } from './whyWords.ts';

/** Where one stands in a queue, and what that goes by; null for who is in none (R12–R18). */
export function whyQueue(view: EnrolmentView): string | null {
  const { state, pool, queuePosition } = view;
  if (queuePosition !== null && pool) {
    const reserved = pool.reserved > 0 ? `, ${pool.reserved} more are reserved` : '';
    return `Place ${queuePosition} of ${pool.waiting}, ${byWhat(view)}; ${pool.taken} of ${pool.maximum} seats are taken${reserved}.${passedOver(view.place.passedOver)}${frozen(view)}`;
  }
  const sessions = [...(view.sessionQueues ?? []).map((queue) => inSessionQueue(queue, state)), ...keptSeats(state)];
  if (sessions.length > 0) return sessions.join(' ');
  if (state.status === 'awaiting_approval' && state.queueNumber !== null) {
    return `Number ${state.queueNumber} is kept while the approval is asked for.`;
  }
  return null;
}

type SessionQueue = NonNullable<EnrolmentView['sessionQueues']>[number];

function inSessionQueue(queue: SessionQueue, state: EnrolmentView['state']): string {
  const { sessionId, position, waiting, taken, maximum, lot, awaitsDraw, reserved } = queue;
  const place = placeIn(state, sessionId);
  const startsAt = place?.session.startsAt ?? '';
  const rank = place?.queueRank ? `, by the rank ${place.queueRank} that an administrator gave` : '';
  const by = rank || (lot === null ? '' : `, by lot ${lot} of the draw`) || (awaitsDraw ? ' until lots are drawn' : '');
  const kept = reserved > 0 ? `, ${reserved} more are reserved` : '';
  const taking = `${taken} of ${maximum ?? 'any number of'} seats are taken${kept}`;
  return `Place ${position} of ${waiting} for the session of ${day(startsAt)}${by}; ${taking}.${passedOver(queue.passedOver)}${frozenFrom(state, startsAt)}`;
}

/** R17: seats in sessions that wait to be accepted. */
function keptSeats({ sessions }: EnrolmentView['state']): string[] {
  return sessions
    .filter(isOnOffer)
    .map(
      ({ session, offer }) =>
        `A seat in the session of ${day(session.startsAt)} is kept until ${minute(offer.until)}: accept takes it.`,
    );
}

/** R12: what the place goes by. */
function byWhat({ state, place, pool }: EnrolmentView): string {
  if (state.queueRank !== null) return `by the rank ${state.queueRank} that an administrator gave`;
  if (place.lot !== null) return `by lot ${place.lot} of the draw`;
  return `by number ${state.queueNumber}${pool?.awaitsDraw ? ' until lots are drawn' : ''}`;
}

const PASSED_OVER: Readonly<Record<string, string>> = {
  'not-active': 'the person is not active',
  clash: 'it overlaps with another session of the same person',
  window: 'sign-up for the session is closed',
};

/** R14: why the next was tried instead. */
function passedOver(why: string | null): string {
  return why ? ` Passed over when a seat was free: ${PASSED_OVER[why] ?? why.replaceAll('-', ' ')}.` : '';
}

/** R17, R18: from when on nobody is promoted any more. */
function frozen({ state, pool }: EnrolmentView): string {
  return pool?.startsAt ? frozenFrom(state, pool.startsAt) : '';
}

function frozenFrom({ policy }: EnrolmentView['state'], startsAt: Instant): string {
  const { freezeBefore } = policy.rules.seats;
  const from = freezeBefore ? addDuration(startsAt, freezeBefore, 'UTC', -1) : startsAt;
  return ` Nobody is promoted from ${minute(from)} on; the waiting list ends at ${minute(startsAt)}.`;
}

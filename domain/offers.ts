import type { Answer } from './asks.ts';
import { type Draft, reject } from './draft.ts';
import { end } from './ends.ts';
import type { Rejection } from './outcome.ts';
import { admit, entryStatus, queued } from './seats.ts';

/** R17: the seat is kept, and counts, until the claim deadline. */
export function offered(draft: Draft, answer: Extract<Answer, { kind: 'claim-limit' }>): void {
  const { grantId, until, remindAt } = answer;
  draft.event(
    'seat_offered',
    { status: 'offered', beneath: null, seat: 'held', offer: { grantId, until, remindAt } },
    { grantId, until },
  );
  draft.mail('seat_offered', draft.state.userId, grantId);
}

/** The learner takes the seat that is offered. At the claim deadline it is too late, also when its timer is late. */
export function claim(draft: Draft): Rejection | null {
  const { offer, userId } = draft.state;
  if (!offer || offer.until <= draft.at) {
    return reject('offer-lapsed', `the offer could be taken until ${offer?.until ?? 'now'}`, draft.state);
  }
  draft.event('offer_accepted', {}, { grantId: offer.grantId });
  admit(draft, entryStatus(draft.state), 'held');
  draft.mail('seat_granted', userId, offer.grantId);
  return null;
}

/** A reminder that the offer is still open fell due (R23). */
export function remindOfOffer(draft: Draft): void {
  const { offer, userId } = draft.state;
  if (!offer) return;
  draft.event('offer_reminded', { offer: { ...offer, remindAt: null } }, { grantId: offer.grantId });
  draft.mail('offer_reminder', userId, offer.grantId, { once: true });
}

/** R17: nobody took the seat in time: it goes to the next, and this one ends, or waits again behind all others. */
export function lapse(draft: Draft): void {
  const { offer, userId, policy } = draft.state;
  if (!offer) return;
  const { grantId } = offer;
  if (policy.rules.seats.offer?.onLapse === 'requeue') {
    draft.event(
      'offer_lapsed',
      { seat: 'none', offer: null, queueNumber: null, queueRank: null },
      { grantId, until: offer.until },
    );
    draft.ask({ kind: 'queue', place: 'again' });
  } else {
    end(draft, 'expired', 'expired', 'offer', { grantId });
  }
  draft.mail('offer_lapsed', userId, grantId);
}

/** Behind all others; where the waiting list is no more (no maximum any longer, or it has started) it ends. */
export function queueAgain(draft: Draft, queueNumber: number | null): void {
  if (queueNumber === null) end(draft, 'expired', 'expired', 'offer');
  else queued(draft, queueNumber);
}

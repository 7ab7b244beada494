import type { Answer } from './asks.ts';
import { type Draft, notPossible, reject } from './draft.ts';
import type { Rejection } from './outcome.ts';
import { putPlace, settleSessions, withoutPlace } from './sessionPlaces.ts';
import { isInside, isOnOffer, type OfferedPlace, placeIn, type SessionFacts, withoutOffer } from './sessions.ts';
import type { Instant } from './words.ts';

/*
 * R17 for the seats of sessions: offered with a claim deadline, in place of being given.
 */

/** The seat is kept, and counts, until the claim deadline. It is the learner's own, and clashes, from its acceptance on. */
export function offeredInSession(
  draft: Draft,
  { grantId, until, remindAt }: Extract<Answer, { kind: 'claim-limit' }>,
  sessionId: string,
): Rejection | null {
  const place = placeIn(draft.state, sessionId);
  if (place?.seat !== 'queued') return notPossible(draft.state, 'grant-seat');
  putPlace(draft, { ...place, seat: 'held', offer: { grantId, until, remindAt } });
  draft.event('seat_offered', {}, { grantId, sessionId, until });
  draft.mail('session_offered', draft.state.userId, `${sessionId}/${grantId}`);
  return null;
}

/**
 * The learner takes the seat that is offered in this session, or in the only one. At the claim deadline it is too late,
 * also when its timer is late. Session and overlaps are looked at again under the lock (R14).
 */
export function claimInSession(draft: Draft, sessionId?: string): Rejection | null {
  const { state } = draft;
  if (sessionId !== undefined && !placeIn(state, sessionId))
    return reject('unknown-session', 'the enrolment is not in that session', state);
  const meant = state.sessions.filter(isOnOffer).filter(({ session }) => session.id === (sessionId ?? session.id));
  const [place] = meant;
  if (!place || !isInside(state.status)) return notPossible(state, 'accept');
  if (meant.length > 1) return reject('bad-request', 'a seat is offered in several sessions: name the session', state);
  const { offer, session, replaces } = place;
  if (offer.until <= draft.at) return reject('offer-lapsed', `the offer could be taken until ${offer.until}`, state);
  draft.event('offer_accepted', {}, { grantId: offer.grantId, sessionId: session.id });
  const how = { replaces, keepNumber: null, override: false };
  draft.ask({ kind: 'sessions', purpose: 'granted', want: [session.id], ...how });
  return null;
}

/** What falls due because of an open offer. Who is away is not reminded (R32); the claim deadline stays. */
export function offerDues(
  { offer }: OfferedPlace,
  awaySince: Instant | null,
): { kind: 'session-claim-reminder' | 'session-claim-limit'; at: Instant }[] {
  const limit = { kind: 'session-claim-limit', at: offer.until } as const;
  if (offer.remindAt === null || awaySince !== null) return [limit];
  return [{ kind: 'session-claim-reminder', at: offer.remindAt }, limit];
}

/** A reminder that the offer is still open fell due (R23). */
export function remindOfSessionOffer(draft: Draft, place: OfferedPlace): void {
  const { grantId } = place.offer;
  const sessionId = place.session.id;
  putPlace(draft, { ...place, offer: { ...place.offer, remindAt: null } });
  draft.event('offer_reminded', {}, { grantId, sessionId });
  draft.mail('session_offer_reminder', draft.state.userId, `${sessionId}/${grantId}`, { once: true });
}

/** Nobody took the seat in time: it goes to the next, and this one waits again behind all others, or is to choose again. */
export function lapseInSession(draft: Draft, place: OfferedPlace): void {
  const { grantId, until } = place.offer;
  const { id: sessionId, startsAt } = place.session;
  const { offer, waitingList } = draft.state.policy.rules.seats;
  const waitsAgain = offer?.onLapse === 'requeue' && waitingList && startsAt > draft.at;
  if (waitsAgain) {
    const { queueRank: _behindAll, ...rest } = withoutOffer(place);
    putPlace(draft, { ...rest, seat: 'none', queueNumber: null });
    draft.event('offer_lapsed', {}, { grantId, sessionId, until });
    draft.ask({ kind: 'queue', place: 'again', sessionId });
  } else {
    loseOffered(draft, sessionId, { grantId });
  }
  draft.mail('session_offer_lapsed', draft.state.userId, `${sessionId}/${grantId}`);
}

/** Behind all others, with the number that was drawn for it; where the session's waiting list is no more, it is lost. */
export function queueAgainInSession(draft: Draft, sessionId: string, queueNumber: number | null): void {
  const place = placeIn(draft.state, sessionId);
  if (!place) return;
  if (queueNumber === null) {
    loseOffered(draft, sessionId);
    settleSessions(draft);
    return;
  }
  putPlace(draft, { ...place, seat: 'queued', queueNumber });
  draft.event('session_waitlisted', {}, { sessionId, queueNumber });
}

function loseOffered(draft: Draft, sessionId: string, more: { grantId?: string } = {}): void {
  draft.event('session_lost', { sessions: withoutPlace(draft, sessionId) }, { sessionId, why: 'offer', ...more });
}

/** Who is stopped, or not in the event any more, is not kept a seat: the place in line stays, and the seat goes to the next. */
export function takeBackOffers(draft: Draft): void {
  const { sessions } = draft.state;
  if (!sessions.some(isOnOffer)) return;
  draft.set({
    sessions: sessions.map((place) => (isOnOffer(place) ? { ...withoutOffer(place), seat: 'queued' } : place)),
  });
}

/** The offered session was changed: its seat can be taken until it starts, at the latest, and who moves it says so anew. */
export function offerOfChanged(draft: Draft, place: OfferedPlace, session: SessionFacts, moved: boolean): OfferedPlace {
  const { grantId, until, remindAt } = place.offer;
  const [sooner = until] = [until, session.startsAt].sort();
  const stillBefore = remindAt !== null && remindAt < sooner ? remindAt : null;
  if (moved) draft.mail('session_offered', draft.state.userId, `${session.id}/${grantId}/${session.version}`);
  return { ...place, session, offer: { grantId, until: sooner, remindAt: stillBefore } };
}

import type { EnrolmentState, Offer, PlannedReminder, SeatHold } from './state.ts';
import type { Instant, Status } from './words.ts';

/** How somebody attended a session. */
export const ATTENDANCES = ['fully', 'partly', 'no_show'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

/** What an enrolment knows of a session that it is in: copied when it is chosen, and told anew when it changes. */
export interface SessionFacts {
  readonly id: string;
  readonly version: number;
  readonly status: 'planned' | 'cancelled';
  /** The start of the first part and the end of the last. */
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly parts: number;
  readonly signUpFrom: Instant | null;
  /** The start, where the session says nothing. */
  readonly signUpUntil: Instant;
  /** Until when a learner may leave it or change to another; the start, where the session says nothing. */
  readonly cancelUntil: Instant;
  readonly partlyCounts: boolean;
  readonly noShowFails: boolean;
  readonly reminders: readonly PlannedReminder[];
  /** Of a cancelled one: what it offers in its place, and until when. */
  readonly offers: readonly string[];
  readonly offerUntil: Instant | null;
}

/** One's place in a session. `none`: chosen, and no seat asked for yet, or given back at the end. */
export interface SessionPlace {
  readonly session: SessionFacts;
  readonly seat: SeatHold;
  readonly queueNumber: number | null;
  /** An administrator's rank in the session's queue, 1 first (R12); left out or null: none. */
  readonly queueRank?: number | null;
  /** The session that is left when this one's seat is there: nobody stands between two sessions. */
  readonly replaces: string | null;
  readonly attendance: Attendance | null;
  /** Reminders up to here have been dealt with (R23). */
  readonly remindedUntil: Instant | null;
  /** The open offer of a seat that became free (R17): it is held, and one's own only when it is accepted. */
  readonly offer?: Offer | null;
}

export function placeIn(state: Pick<EnrolmentState, 'sessions'>, sessionId: string): SessionPlace | undefined {
  return state.sessions.find(({ session }) => session.id === sessionId);
}

/** Is a seat of one's own in it? One that is only offered is not yet (R17). */
export function hasSeat(place: SessionPlace): boolean {
  return keepsSeat(place) && !isOnOffer(place);
}

/** Does a seat of the session count for it, also by an offer (R11)? */
export function keepsSeat({ seat }: Pick<SessionPlace, 'seat'>): boolean {
  return seat === 'held' || seat === 'beyond_maximum';
}

/** A place whose seat is offered until the claim deadline. */
export type OfferedPlace = SessionPlace & { readonly offer: Offer };

/** R17: is its seat kept for the learner, who has not accepted it yet? */
export function isOnOffer(place: SessionPlace): place is OfferedPlace {
  return place.offer != null;
}

/** The place as it is without its offer. */
export function withoutOffer(place: SessionPlace): SessionPlace {
  const { offer: _open, ...rest } = place;
  return rest;
}

/** In the event: the session's seat may be asked for. */
export function isInside(status: Status | null): boolean {
  return status === 'to_confirm' || status === 'enrolled' || status === 'in_progress';
}

/** Where the attempt stands, also beneath a suspension. */
export function standing({ status, beneath }: Pick<EnrolmentState, 'status' | 'beneath'>): Status | null {
  return status === 'suspended' ? beneath : status;
}

/**
 * Is it settled which sessions one attends? There is one at least, each with a seat, none cancelled. One that is waited for
 * in exchange for a seat that one has unsettles nothing.
 */
export function isSettled({ sessions }: Pick<EnrolmentState, 'sessions'>): boolean {
  const wanted = sessions.filter(
    ({ replaces }) => !sessions.some((other) => other.session.id === replaces && hasSeat(other)),
  );
  return wanted.length > 0 && wanted.every((place) => hasSeat(place) && place.session.status === 'planned');
}

/** Did one attend it, by the session's own rule? */
export function attended({ attendance, session }: SessionPlace): boolean {
  return attendance === 'fully' || (attendance === 'partly' && session.partlyCounts);
}

/** Is the event complete: has one attended all of one's sessions? */
export function attendedAll(state: Pick<EnrolmentState, 'sessions'>): boolean {
  return isSettled(state) && state.sessions.every((place) => !hasSeat(place) || attended(place));
}

/** A session that may not be left any more, or null. */
export function notToBeLeft(state: Pick<EnrolmentState, 'sessions'>, now: Instant): SessionPlace | null {
  return (
    state.sessions.find(
      (place) => hasSeat(place) && place.session.status === 'planned' && place.session.cancelUntil <= now,
    ) ?? null
  );
}

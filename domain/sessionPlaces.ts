import type { Draft } from './draft.ts';
import type { MailTemplate } from './outcome.ts';
import { hasSeat, isInside, isSettled, placeIn, type SessionPlace, standing, withoutOffer } from './sessions.ts';
import type { Status } from './words.ts';

/*
 * The small steps that every change of one's sessions is made of.
 */

/** Puts a place in the state, in place of the one in the same session or as the last. */
export function putPlace(draft: Draft, place: SessionPlace): void {
  const { sessions } = draft.state;
  const known = placeIn(draft.state, place.session.id) !== undefined;
  draft.set({
    sessions: known
      ? sessions.map((other) => (other.session.id === place.session.id ? place : other))
      : [...sessions, place],
  });
}

/** The sessions without one; who waited for another in exchange for it just waits for that. */
export function withoutPlace(draft: Draft, sessionId: string): readonly SessionPlace[] {
  return draft.state.sessions
    .filter(({ session }) => session.id !== sessionId)
    .map((place) => (place.replaces === sessionId ? { ...place, replaces: null } : place));
}

/**
 * A mail about a session. Its occasion carries the number of the invitation, which rises with each of this enrolment's, and
 * how many parts the calendar has of it (an invitation's SEQUENCE must never fall, also for who leaves and comes back).
 */
export function mailAbout(
  draft: Draft,
  template: MailTemplate,
  place: SessionPlace,
  partsBefore = place.session.parts,
): void {
  const invitations = draft.state.invitations + 1;
  draft.set({ invitations });
  draft.mail(template, draft.state.userId, `${place.session.id}/${invitations}/${partsBefore}`);
}

/** The seat is there: what it was waited for in exchange of is let go, in the same commit. */
export function seated(draft: Draft, place: SessionPlace, seat: 'held' | 'beyond_maximum'): void {
  const sessionId = place.session.id;
  const left = place.replaces === null ? undefined : placeIn(draft.state, place.replaces);
  const { queueRank: _waitsNoMore, ...rest } = withoutOffer(place);
  const now = { ...rest, seat, replaces: null, remindedUntil: draft.now };
  putPlace(draft, now);
  draft.event('session_seat', {}, { sessionId, seat });
  if (left) {
    draft.event(
      'session_left',
      { sessions: withoutPlace(draft, left.session.id) },
      { sessionId: left.session.id, for: sessionId },
    );
    if (hasSeat(left) && left.session.status === 'planned') mailAbout(draft, 'session_left', left);
  }
  mailAbout(draft, 'session_confirmed', now);
}

/** What is settled and what is not shows in the status. */
export function settleSessions(draft: Draft): void {
  const at = standing(draft.state);
  if (!isInside(at)) return;
  const settled = isSettled(draft.state);
  if (settled === (at !== 'to_confirm')) return;
  const status: Status = settled ? (draft.state.startedAt === null ? 'enrolled' : 'in_progress') : 'to_confirm';
  draft.event(
    settled ? 'enrolled' : 'to_confirm',
    draft.state.status === 'suspended' ? { beneath: status } : { status },
    { sessions: draft.state.sessions.map(({ session }) => session.id) },
  );
}

/**
 * The attempt ends: its seats in sessions go back, but for those of which somebody said how they were attended. The places
 * stay in the state, so that a reopening asks for them again.
 */
export function leaveSessions(draft: Draft): void {
  for (const place of draft.state.sessions) {
    if (place.attendance !== null || (place.seat === 'none' && place.queueNumber === null)) continue;
    putPlace(draft, { ...withoutOffer(place), seat: 'none', queueNumber: null, replaces: null });
    if (hasSeat(place) && place.session.status === 'planned' && place.session.endsAt > draft.now) {
      mailAbout(draft, 'session_left', place);
    }
  }
}

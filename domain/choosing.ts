import type { Answer, Ask, FoundSession } from './asks.ts';
import type { PublicCommand } from './commands.ts';
import { type Draft, notPossible, reject } from './draft.ts';
import { isOffered } from './offering.ts';
import type { Rejection } from './outcome.ts';
import { offerOfChanged } from './sessionOffers.ts';
import { mailAbout, putPlace, seated, settleSessions, withoutPlace } from './sessionPlaces.ts';
import { hasSeat, isInside, isOnOffer, placeIn, type SessionPlace, standing } from './sessions.ts';
import { isEnded } from './words.ts';

type AskSessions = Extract<Ask, { kind: 'sessions' }>;
type Choose = Extract<PublicCommand, { type: 'choose-sessions' | 'change-session' | 'leave-session' }>;

/** Chooses, changes and leaves sessions of the event. What lies outside a window wants `override`, with a reason. */
export function choose(draft: Draft, command: Choose): Rejection | null {
  const { state } = draft;
  if (state.activityType !== 'event') return reject('not-for-this-type', 'only an event has sessions', state);
  if (isEnded(state.status) || state.status === 'suspended') return notPossible(state, command.type);
  const override = command.override === true;
  if (override && !command.reason) return reject('reason-required', 'override wants a reason', state);
  if (command.type === 'choose-sessions') {
    const want = [...new Set(command.sessions)].filter((id) => !placeIn(state, id));
    if (want.length > 0) askFor(draft, want, override);
    return null;
  }
  const from = placeIn(state, command.type === 'change-session' ? command.from : command.session);
  if (!from) return reject('unknown-session', 'the enrolment is not in that session', state);
  const refused = mayLeave(draft, from, override);
  if (refused) return refused;
  if (command.type === 'leave-session') {
    const sessionId = from.session.id;
    draft.event('session_left', { sessions: withoutPlace(draft, sessionId) }, { sessionId });
    if (hasSeat(from) && from.session.status === 'planned') mailAbout(draft, 'session_left', from);
    settleSessions(draft);
    return null;
  }
  if (placeIn(state, command.to)) {
    return placeIn(state, command.to)?.replaces === from.session.id
      ? null
      : reject('bad-request', 'the enrolment is in that session already', state);
  }
  const keeps = (from.seat !== 'held' || isOnOffer(from)) && state.policy.rules.seats.keepPlaceOnChange === true;
  const keepNumber = keeps ? from.queueNumber : null;
  draft.ask({
    kind: 'sessions',
    purpose: 'choose',
    want: [command.to],
    replaces: from.session.id,
    keepNumber,
    override,
  });
  return null;
}

/** Asks whether sessions may be chosen, and draws their numbers in the queue (R12). */
export function askFor(draft: Draft, want: readonly string[], override = false): void {
  draft.ask({ kind: 'sessions', purpose: 'choose', want, replaces: null, keepNumber: null, override });
}

/** Asks for the seats of what was chosen, now that one is in the event (R16); or for the time of the approval. */
export function askSessionSeats(draft: Draft, purpose: 'admit' | 'hold' = 'admit', override = false): void {
  const want = draft.state.sessions.filter(({ seat }) => seat === 'none').map(({ session }) => session.id);
  if (want.length > 0) draft.ask({ kind: 'sessions', purpose, want, replaces: null, keepNumber: null, override });
}

function mayLeave(draft: Draft, place: SessionPlace, override: boolean): Rejection | null {
  const { session, attendance } = place;
  if (attendance !== null) return reject('not-possible', 'how it was attended has been written down', draft.state);
  const late = hasSeat(place) && session.status === 'planned' && session.cancelUntil <= draft.now;
  if (!late || override) return null;
  return reject('window-closed', `the session could be left or changed until ${session.cancelUntil}`, draft.state);
}

/** What the commit found about sessions. */
export function sessionsAnswered(
  draft: Draft,
  { ask, found }: Extract<Answer, { kind: 'sessions' }>,
): Rejection | null {
  switch (ask.purpose) {
    case 'choose':
      return chosen(draft, ask, found);
    case 'hold':
      for (const { sessionId, seat } of found) {
        const place = placeIn(draft.state, sessionId);
        if (place && seat === 'taken') {
          putPlace(draft, { ...place, seat: 'held' });
          draft.event('session_seat', {}, { sessionId, seat: 'held' });
        }
      }
      return null;
    case 'admit':
      for (const one of found) admitted(draft, one, ask.override);
      settleSessions(draft);
      return null;
    case 'granted':
      return granted(draft, found[0]);
    case 'refresh':
      for (const one of found) toldAnew(draft, one);
      settleSessions(draft);
      return null;
  }
}

function chosen(draft: Draft, ask: AskSessions, found: readonly FoundSession[]): Rejection | null {
  for (const one of found) {
    const refused = mayBeChosen(draft, one, ask.override);
    if (refused) return refused;
    if (one.session) take(draft, ask, { ...one, session: one.session });
  }
  if (isInside(standing(draft.state))) askSessionSeats(draft, 'admit', ask.override);
  return null;
}

function mayBeChosen(draft: Draft, one: FoundSession, override: boolean): Rejection | null {
  const { session, seat, clash } = one;
  const { state, now } = draft;
  if (!session) return reject('unknown-session', 'the event has no such session', state);
  if (session.status === 'cancelled') return reject('session-cancelled', 'the session is cancelled', state);
  if (one.leads) return reject('not-eligible', 'who leads the session does not attend it', state);
  if (override) return null;
  if (session.signUpFrom !== null && session.signUpFrom > now)
    return reject('window-closed', `sign-up opens at ${session.signUpFrom}`, state);
  if (session.signUpUntil <= now || session.startsAt <= now)
    return reject('window-closed', 'sign-up for the session is closed', state);
  if (clash !== null) return reject('clash', 'it overlaps with another session of the same person', state);
  if (seat === 'full') return reject('full', 'the session is full, and the policy keeps no waiting list', state);
  return null;
}

function take(
  draft: Draft,
  ask: AskSessions,
  one: FoundSession & { session: NonNullable<FoundSession['session']> },
): void {
  const from = ask.replaces === null ? undefined : placeIn(draft.state, ask.replaces);
  const keepsSeat = from !== undefined && hasSeat(from);
  // Whoever changes their mind waits for the last one only, and what is only waited for is let go at once.
  let sessions = draft.state.sessions.filter(({ replaces }) => !keepsSeat || replaces !== from.session.id);
  if (from && !keepsSeat) sessions = sessions.filter((place) => place !== from);
  const sessionId = one.sessionId;
  const replaces = from === undefined ? null : keepsSeat ? from.session.id : from.replaces;
  const place: SessionPlace = {
    session: one.session,
    seat: 'none',
    queueNumber: one.queueNumber,
    replaces,
    attendance: null,
    remindedUntil: null,
  };
  draft.event(
    'session_chosen',
    { bySession: true, sessions: [...sessions, place] },
    {
      sessionId,
      queueNumber: one.queueNumber,
      ...(from && { insteadOf: from.session.id }),
      ...(ask.override && one.clash && { clash: one.clash }),
    },
  );
}

/** In the event: the seat is there, or waited for, or the session cannot be had any more, and another is to be chosen. */
function admitted(draft: Draft, { sessionId, session, seat, clash }: FoundSession, override: boolean): void {
  const place = placeIn(draft.state, sessionId);
  if (!place) return;
  const gone = !session || session.status === 'cancelled' || (session.startsAt <= draft.now && !override);
  const waitsTooLate = seat === 'queued' && session !== null && session.startsAt <= draft.now;
  const why = gone || waitsTooLate ? 'closed' : clash !== null && !override ? 'clash' : seat === 'full' ? 'full' : null;
  if (why) {
    draft.event('session_lost', { sessions: withoutPlace(draft, sessionId) }, { sessionId, why });
    mailAbout(draft, 'session_lost', place);
    return;
  }
  const fresh = { ...place, session: session ?? place.session };
  if (seat === 'taken') {
    seated(draft, fresh, 'held');
    return;
  }
  putPlace(draft, { ...fresh, seat: 'queued' });
  draft.event('session_waitlisted', {}, { sessionId, queueNumber: place.queueNumber });
  mailAbout(draft, 'session_waitlisted', fresh);
}

/** R13: the pool gave a seat in a session to who waits for it, or offers it by the policy (R17). */
export function sessionGranted(draft: Draft, sessionId: string, grantId: string): Rejection | null {
  const place = placeIn(draft.state, sessionId);
  const waits = place?.seat === 'queued' && place.session.startsAt > draft.now;
  if (!waits || !isInside(draft.state.status)) return notPossible(draft.state, 'grant-seat');
  if (isOffered(draft.state)) {
    draft.ask({ kind: 'claim-limit', grantId, sessionId });
    return null;
  }
  draft.event('seat_granted', {}, { grantId, sessionId });
  const { replaces } = place;
  draft.ask({ kind: 'sessions', purpose: 'granted', want: [sessionId], replaces, keepNumber: null, override: false });
  return null;
}

/** R14: checked again, under the lock of the person's own sessions; who is not eligible gives the seat back. */
function granted(draft: Draft, one: FoundSession | undefined): Rejection | null {
  const place = one && placeIn(draft.state, one.sessionId);
  if (!place || !one.session || one.session.status === 'cancelled')
    return reject('session-cancelled', 'the session is cancelled', draft.state);
  if (one.session.startsAt <= draft.now) return reject('window-closed', 'the session has begun', draft.state);
  if (one.clash !== null) return reject('clash', 'it overlaps with another session of the same person', draft.state);
  seated(draft, { ...place, session: one.session }, 'held');
  settleSessions(draft);
  return null;
}

/** The session was changed or cancelled. */
export function sessionChanged(draft: Draft, sessionId: string): Rejection | null {
  const place = placeIn(draft.state, sessionId);
  if (!place || isEnded(draft.state.status)) return notPossible(draft.state, 'session-changed');
  draft.ask({
    kind: 'sessions',
    purpose: 'refresh',
    want: [sessionId],
    replaces: null,
    keepNumber: null,
    override: false,
  });
  return null;
}

function toldAnew(draft: Draft, { sessionId, session }: FoundSession): void {
  const place = placeIn(draft.state, sessionId);
  if (!place || !session || session.version <= place.session.version) return;
  const before = place.session;
  if (session.status === 'planned' || before.status === 'cancelled') {
    const moved = session.startsAt !== before.startsAt || session.endsAt !== before.endsAt;
    putPlace(draft, isOnOffer(place) ? offerOfChanged(draft, place, session, moved) : { ...place, session });
    draft.event('session_changed', {}, { sessionId, version: session.version, moved });
    if (hasSeat(place)) mailAbout(draft, 'session_changed', { ...place, session }, before.parts);
    return;
  }
  // Who had a seat keeps the place until another one is there, also who waits for that already, or until the offer ends.
  const keeps = hasSeat(place) && session.offers.length > 0 && (session.offerUntil ?? '') > draft.now;
  const sessions = keeps
    ? draft.state.sessions.map((other) => (other === place ? { ...place, session } : other))
    : withoutPlace(draft, sessionId);
  draft.event('session_cancelled', { sessions }, { sessionId, offers: session.offers });
  mailAbout(draft, 'session_cancelled', { ...place, session }, before.parts);
}

/** R18: the session begins, and its waiting list ends; or what a cancelled one offered was not taken in time. */
export function losePlace(draft: Draft, place: SessionPlace, why: 'started' | 'offer'): void {
  const sessionId = place.session.id;
  draft.event('session_lost', { sessions: withoutPlace(draft, sessionId) }, { sessionId, why });
  mailAbout(draft, 'session_lost', place);
}

/** R11: one over a session's maximum, for the first that is waited for. */
export function admitBeyondInSession(draft: Draft): boolean {
  const place = draft.state.sessions.find(({ seat }) => seat === 'queued');
  if (!place || !isInside(draft.state.status)) return false;
  draft.event('admitted_beyond_maximum', {}, { sessionId: place.session.id });
  seated(draft, place, 'beyond_maximum');
  settleSessions(draft);
  return true;
}

import { losePlace } from './choosing.ts';
import type { Draft } from './draft.ts';
import { end } from './ends.ts';
import { lapseInSession, offerDues, remindOfSessionOffer } from './sessionOffers.ts';
import { putPlace, settleSessions } from './sessionPlaces.ts';
import { hasSeat, isInside, isOnOffer, type SessionPlace, standing } from './sessions.ts';
import type { EnrolmentState } from './state.ts';
import { type Instant, isEnded } from './words.ts';

/** What falls due because of sessions. */
export type SessionDueKind =
  | 'sign-up-closed'
  | 'session-claim-reminder'
  | 'session-claim-limit'
  | 'session-start'
  | 'session-offer'
  | 'session-reminder';

export function sessionDues(state: EnrolmentState): { kind: SessionDueKind; at: Instant }[] {
  if (state.sessions.length === 0 || isEnded(state.status)) return [];
  if (state.status === 'awaiting_approval') {
    // What closed before this approval was asked for is for who decides to see; it ends nothing by itself.
    const closing = state.sessions.map(({ session }) => session.signUpUntil).sort();
    const at = closing.find((until) => until > (state.task?.openedAt ?? until));
    return at === undefined ? [] : [{ kind: 'sign-up-closed', at }];
  }
  return state.sessions.flatMap((place) => duesOf(place, state));
}

function duesOf(place: SessionPlace, state: EnrolmentState): { kind: SessionDueKind; at: Instant }[] {
  const { session } = place;
  if (place.seat === 'queued') return [{ kind: 'session-start', at: session.startsAt }];
  if (isOnOffer(place)) return offerDues(place, state.awaySince);
  if (!hasSeat(place)) return [];
  if (session.status === 'cancelled')
    return session.offerUntil === null ? [] : [{ kind: 'session-offer', at: session.offerUntil }];
  if (state.status === 'suspended' || !isInside(standing(state))) return [];
  return openReminders(place).map((at) => ({ kind: 'session-reminder', at }));
}

function openReminders({ session, remindedUntil, attendance }: SessionPlace): Instant[] {
  if (attendance !== null) return [];
  return session.reminders.map(({ at }) => at).filter((at) => remindedUntil === null || at > remindedUntil);
}

/** Carries out one kind of what is due. */
export function carryOutSessions(draft: Draft, kind: SessionDueKind): void {
  const due = (place: SessionPlace, at: Instant | null) =>
    at !== null && at <= draft.at && duesOf(place, draft.state).some((one) => one.kind === kind && one.at <= draft.at);
  switch (kind) {
    case 'sign-up-closed': {
      if (draft.state.status !== 'awaiting_approval') return;
      // R10: the approver is told as well, as the task closes.
      const task = draft.state.task?.taskId;
      end(draft, 'expired', 'expired', 'request');
      draft.mail('request_timed_out', draft.state.userId, task ?? draft.at);
      return;
    }
    case 'session-claim-reminder':
      for (const place of draft.state.sessions)
        if (isOnOffer(place) && due(place, place.offer.remindAt)) remindOfSessionOffer(draft, place);
      return;
    case 'session-claim-limit':
      for (const place of draft.state.sessions)
        if (isOnOffer(place) && due(place, place.offer.until)) lapseInSession(draft, place);
      settleSessions(draft);
      return;
    case 'session-start':
      for (const place of draft.state.sessions)
        if (due(place, place.session.startsAt)) losePlace(draft, place, 'started');
      settleSessions(draft);
      return;
    case 'session-offer':
      for (const place of draft.state.sessions)
        if (due(place, place.session.offerUntil)) losePlace(draft, place, 'offer');
      settleSessions(draft);
      return;
    case 'session-reminder':
      for (const place of draft.state.sessions) remind(draft, place);
  }
}

/** Before the start, at most once each (R23). */
function remind(draft: Draft, place: SessionPlace): void {
  const open = openReminders(place);
  if (!hasSeat(place) || place.session.status !== 'planned') return;
  const due = place.session.reminders.filter(({ at }) => at <= draft.at && open.includes(at));
  if (due.length === 0) return;
  putPlace(draft, { ...place, remindedUntil: draft.at });
  const sessionId = place.session.id;
  for (const { rule, at } of due) {
    draft.event('reminded', {}, { rule, sessionId });
    draft.mail('session_reminder', draft.state.userId, `${sessionId}/${rule}@${at}`, { once: true });
  }
}

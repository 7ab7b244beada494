import { attended as attendedEvent } from './achieving.ts';
import { begin } from './beginning.ts';
import type { PublicCommand } from './commands.ts';
import { ruleOf } from './completion.ts';
import { type Draft, notPossible, reject } from './draft.ts';
import { end } from './ends.ts';
import type { Rejection } from './outcome.ts';
import { restore } from './reopening.ts';
import { putPlace } from './sessionPlaces.ts';
import { attended, attendedAll, hasSeat, isInside, placeIn } from './sessions.ts';

type Attend = Extract<PublicCommand, { type: 'attendance' }>;

/**
 * How somebody attended a session: fully, partly or not at all; null takes back what was said. A session is complete by
 * its own rule, the event when all of one's sessions are (R26); a correction takes back what followed from the error.
 */
export function attend(draft: Draft, command: Attend): Rejection | null {
  const { state } = draft;
  const place = placeIn(state, command.session);
  if (!place || (!hasSeat(place) && place.attendance === null))
    return reject('unknown-session', 'the enrolment has no seat in that session', state);
  if (place.session.status === 'cancelled') return reject('session-cancelled', 'the session is cancelled', state);
  if (place.session.startsAt > draft.now) return reject('not-possible', 'the session has not begun', state);
  const followed = endedByAttendance(draft);
  if (!isInside(state.status) && !followed) return notPossible(state, command.type);
  if (place.attendance === command.attendance) return null;
  putPlace(draft, { ...place, attendance: command.attendance });
  draft.event(
    'attendance_recorded',
    {},
    {
      sessionId: command.session,
      attendance: command.attendance,
      before: place.attendance,
    },
  );
  if (followed) correct(draft);
  else conclude(draft);
  return null;
}

/** Did the attempt end by what was said of its attendance? Then a correction can take the end back. */
function endedByAttendance({ state }: Draft): boolean {
  const { end: ended, status } = state;
  if (status === 'failed') return ended?.reason === 'no_show';
  return status === 'completed' && ended?.reason === 'completed' && attendedAll(state);
}

function failsByAbsence({ state }: Draft): boolean {
  return state.sessions.some(({ attendance, session }) => attendance === 'no_show' && session.noShowFails);
}

function correct(draft: Draft): void {
  const { status } = draft.state;
  const ends = failsByAbsence(draft) ? 'failed' : attendedAll(draft.state) ? 'completed' : null;
  if (ends === status) return;
  restore(draft, 'reopened');
  conclude(draft);
}

/** What follows: who did not come fails where the session says so; who attended all has attended the event. */
function conclude(draft: Draft): void {
  const { achieved } = draft.state;
  const all = attendedAll(draft.state);
  if (achieved.attendedAt !== null && !all) draft.set({ achieved: { ...achieved, attendedAt: null } });
  if (failsByAbsence(draft)) {
    end(draft, 'failed', 'failed', 'no_show');
    return;
  }
  if (draft.state.sessions.some(attended)) begin(draft);
  if (all && draft.state.status !== 'to_confirm' && ruleOf(draft.state).attendance) attendedEvent(draft);
}

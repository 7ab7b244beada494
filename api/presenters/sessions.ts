import type { Instant } from '../../domain/words.ts';
import type { RosterRow } from '../../store/roster.ts';
import type { SessionRow } from '../../store/sessions.ts';
import type { Column } from '../http/csv.ts';
import type { Session } from '../schemas/sessions.ts';
import { presentSeats } from './seats.ts';
import { fullName, presentPersonRef } from './users.ts';

/** A session as the outside sees it at an instant: what was planned and is over has been held. */
export function presentSession(row: SessionRow, now: Instant): Session {
  const { maximum, taken, beyond, minimum, minimumDoneAt } = row;
  const isShort = minimum !== null && minimumDoneAt !== null && row.status === 'planned' && taken + beyond < minimum;
  return {
    id: row.id,
    activityId: row.activityId,
    title: row.title,
    status: row.status === 'planned' && row.endsAt <= now ? 'held' : row.status,
    timezone: row.timezone,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    parts: row.parts.map(({ localDate, ...part }) => ({ date: localDate, ...part })),
    instructors: row.instructors,
    minimum,
    maximum,
    seats: presentSeats(row),
    minimumAt: row.minimumAt,
    belowMinimum: row.belowMinimum,
    warning: isShort ? 'below_minimum' : null,
    signUpFrom: row.signUpFrom,
    signUpUntil: row.signUpUntil,
    cancelUntil: row.cancelUntil,
    partlyCounts: row.partlyCounts,
    noShowFails: row.noShowFails,
    remindBefore: [...row.remindBefore],
    offer: row.offers,
    offerUntil: row.offerUntil,
    cancelReason: row.cancelReason,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

const SEATS = {
  asked: 'asked',
  queued: 'waitlisted',
  granted: 'waitlisted',
  offered: 'offered',
  held: 'confirmed',
  beyond: 'beyond_maximum',
} as const;

export function presentRosterEntry(row: RosterRow) {
  const { enrolmentId, department, status, queuePosition, attendance } = row;
  const user = presentPersonRef({ ...row, id: row.userId });
  return { enrolmentId, user, department, status, seat: SEATS[row.seat], queuePosition, attendance };
}

/** The roster as a file: a sheet to tick off. */
export const rosterColumns: readonly Column<RosterRow>[] = [
  ['enrolment', (row) => row.enrolmentId],
  ['external_id', (row) => row.externalId],
  ['name', fullName],
  ['email', (row) => row.email],
  ['department', (row) => row.department],
  ['status', (row) => row.status],
  ['seat', (row) => SEATS[row.seat]],
  ['queue_position', (row) => row.queuePosition],
  ['attendance', (row) => row.attendance],
];

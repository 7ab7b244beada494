import { z } from 'zod';
import { STATUSES } from '../../domain/words.ts';
import { ADMISSIONS } from '../../store/poolSettings.ts';
import { listOf } from '../http/list.ts';
import { duration, id, instant, instantInput, userRef, words } from './common.ts';

/** How many seats there are and what became of them (R11). */
export const seatCounts = z
  .object({
    taken: z.int().meta({ description: 'With those that are on offer or on their way to somebody.' }),
    free: z.int().nullable().meta({ description: 'Null where the number of seats is not limited.' }),
    reserved: z.int().meta({ description: 'Kept for teams, and had by nobody yet.' }),
    waiting: z.int(),
    beyondMaximum: z.int().meta({ description: 'Had by who was let in over the maximum; not among the taken.' }),
  })
  .meta({ id: 'SeatCounts' });

const admission = z.enum(ADMISSIONS).meta({
  description: '`order`: who asks first. `lottery`: everyone waits until lots are drawn.',
});

export const poolPatch = z
  .strictObject({
    startsAt: instantInput.nullable().meta({
      description: 'When it starts: the waiting list ends then (R18). Of an activity only; a session has its parts.',
    }),
    admission,
    drawAt: instantInput.nullable().meta({ description: 'When lots are drawn by themselves; null: by hand only.' }),
  })
  .partial()
  .meta({ id: 'SeatSettingsPatch', description: 'What is left out stays; null empties.' });

export const pool = z
  .object({
    maximum: z.int().nullable(),
    seats: seatCounts,
    startsAt: instant.nullable(),
    admission,
    awaitsDraw: z.boolean().meta({ description: 'Does everyone wait for a draw that is still to come?' }),
    drawAt: instant.nullable(),
    drawnAt: instant.nullable(),
    version: z.int(),
  })
  .meta({ id: 'SeatSettings', description: 'How the seats of an activity or a session are given.' });

export const lottery = z
  .object({
    rule: z.string().meta({ description: 'How the order comes of the seed, for who wants to draw again.' }),
    commitment: z.string().meta({ description: 'SHA-256 of the seed; shown from the moment the draw is set up.' }),
    seed: z.string().nullable().meta({ description: 'Null before the draw.' }),
    setUpAt: instant,
    drawAt: instant.nullable().meta({ description: 'When it is drawn by itself; null: by hand only.' }),
    drawnAt: instant.nullable(),
    drawnBy: z
      .object({ kind: z.enum(['user', 'client', 'system', 'link']), id: z.string().nullable() })
      .nullable()
      .meta({ description: '`system`: by itself, at its instant.' }),
    reason: z.string().nullable(),
    entries: z.int().nullable().meta({ description: 'How many were in the draw.' }),
  })
  .meta({ id: 'Lottery' });

export const lot = z
  .object({
    place: z.int().meta({ description: 'From 1.' }),
    enrolment: id,
    ticket: z.string(),
    status: z.enum(STATUSES),
    outcome: z.enum(['seat', 'waiting', 'none']).meta({ description: 'What it has now.' }),
  })
  .meta({ id: 'Lot' });

export const lotList = listOf(lot).meta({ id: 'LotList' });

export const drawBody = z
  .strictObject({ reason: words.meta({ description: 'Why it is drawn by hand; kept with the draw.' }) })
  .meta({ id: 'Draw' });

const ONE_RELEASE = 'must say either releaseBefore or releaseAt';
const release = {
  releaseBefore: duration.optional().meta({ description: 'They go back by themselves so long before the start.' }),
  releaseAt: instantInput.optional().meta({ description: 'They go back by themselves at this instant.' }),
};

export const newReservation = z
  .strictObject({
    manager: userRef.meta({ description: 'For everybody below this manager, however deep.' }),
    seats: z.int().min(1).max(100_000),
    ...release,
    reason: words.nullable().default(null),
  })
  .refine(({ releaseBefore, releaseAt }) => (releaseBefore === undefined) !== (releaseAt === undefined), {
    path: ['releaseBefore'],
    error: ONE_RELEASE,
  })
  .meta({ id: 'NewReservation' });

export const reservationPatch = z
  .strictObject({ seats: z.int().min(1).max(100_000).optional(), ...release })
  .refine(({ releaseBefore, releaseAt }) => releaseBefore === undefined || releaseAt === undefined, {
    path: ['releaseBefore'],
    error: ONE_RELEASE,
  })
  .meta({ id: 'ReservationPatch', description: 'What is left out stays.' });

export const reservation = z
  .object({
    id,
    activity: id.nullable().meta({ description: 'Whose seats they are: an activity’s, or a session’s.' }),
    session: id.nullable(),
    manager: z.object({ id, name: z.string() }),
    seats: z.int(),
    used: z.int().meta({ description: 'How many of them somebody of the team has.' }),
    left: z.int().meta({ description: 'How many are still kept.' }),
    status: z.enum(['open', 'released']),
    releaseBefore: z.string().nullable(),
    releaseAt: instant,
    releasedAt: instant.nullable(),
    reason: z.string().nullable(),
    version: z.int(),
    createdAt: instant,
  })
  .meta({ id: 'Reservation', description: 'Seats that are kept for a manager’s team, without names.' });

export const reservationList = listOf(reservation).meta({ id: 'ReservationList' });

import { z } from 'zod';
import { ATTENDANCES } from '../../domain/sessions.ts';
import { STATUSES } from '../../domain/words.ts';
import { duration, id, instant, instantInput, localDate, personRef, text, timezone, userRef, words } from './common.ts';
import { seatCounts } from './seats.ts';

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day as HH:MM, such as 09:30')
  .meta({ description: 'Local time', example: '09:30' });

const part = z
  .strictObject({
    date: localDate,
    startTime: time,
    endTime: time,
    place: text(300).nullable().default(null),
    link: z
      .url({ protocol: /^https?$/, error: 'must be a web address' })
      .max(2_000)
      .nullable()
      .default(null),
  })
  .refine(({ startTime, endTime }) => startTime < endTime, {
    path: ['endTime'],
    error: 'must be later than startTime: what goes past midnight is two parts',
  });

const seatsNumber = z.int().min(0).max(1_000_000).nullable();
const instantOrNull = instantInput.nullable();

const fields = {
  title: text(300).nullable(),
  timezone: timezone.meta({ description: 'IANA zone in which its dates and times are meant (R19).' }),
  parts: z.array(part).min(1).max(50),
  instructors: z.array(userRef).max(50),
  minimum: z.int().min(1).max(1_000_000).nullable(),
  maximum: seatsNumber.meta({ description: 'Seats; null: as many as come.' }),
  minimumAt: instantOrNull.meta({ description: 'When the minimum must be reached (R18).' }),
  belowMinimum: z
    .enum(['warn', 'cancel'])
    .meta({ description: 'With fewer than the minimum then: the owner decides, or the session is cancelled.' }),
  signUpFrom: instantOrNull,
  signUpUntil: instantOrNull.meta({ description: 'Null: until it starts. A request still open then expires (R10).' }),
  cancelUntil: instantOrNull.meta({
    description: 'Until when a learner may leave it or change; null: until it starts.',
  }),
  partlyCounts: z.boolean().meta({ description: 'Does attending it partly complete it?' }),
  noShowFails: z.boolean().meta({ description: 'Does who does not come fail?' }),
  remindBefore: z.array(duration).max(10),
};

export const newSession = z
  .strictObject({
    ...fields,
    title: fields.title.default(null),
    instructors: fields.instructors.default([]),
    minimum: fields.minimum.default(null),
    maximum: fields.maximum.default(null),
    minimumAt: fields.minimumAt.default(null),
    belowMinimum: fields.belowMinimum.default('warn'),
    signUpFrom: fields.signUpFrom.default(null),
    signUpUntil: fields.signUpUntil.default(null),
    cancelUntil: fields.cancelUntil.default(null),
    partlyCounts: fields.partlyCounts.default(false),
    noShowFails: fields.noShowFails.default(false),
    remindBefore: fields.remindBefore.default(['P1D']),
  })
  .meta({ id: 'NewSession' });

export const sessionPatch = z.strictObject(fields).partial().meta({
  id: 'SessionPatch',
  description: 'What is left out stays; null empties. A maximum below the seats taken demotes nobody (R15).',
});

export const sessionCancel = z
  .strictObject({
    offer: z
      .array(z.uuid())
      .max(50)
      .default([])
      .meta({ description: 'Sessions of the same event to choose from instead.' }),
    offerUntil: instantInput.nullable().default(null).meta({ description: 'Null: until the last of them closes.' }),
    reason: words.nullable().default(null),
  })
  .meta({ id: 'SessionCancel' });

export const session = z
  .object({
    id,
    activityId: id,
    title: z.string().nullable(),
    status: z.enum(['planned', 'cancelled', 'held']),
    timezone: z.string(),
    startsAt: instant,
    endsAt: instant,
    parts: z.array(
      z.object({
        date: z.string(),
        startTime: z.string(),
        endTime: z.string(),
        startsAt: instant,
        endsAt: instant,
        place: z.string().nullable(),
        link: z.string().nullable(),
      }),
    ),
    instructors: z.array(z.object({ id, name: z.string() })),
    minimum: z.int().nullable(),
    maximum: z.int().nullable(),
    seats: seatCounts,
    minimumAt: instant.nullable(),
    belowMinimum: z.enum(['warn', 'cancel']),
    warning: z
      .string()
      .nullable()
      .meta({ description: '`below_minimum`: the cutoff has passed with fewer than the minimum.' }),
    signUpFrom: instant.nullable(),
    signUpUntil: instant.nullable(),
    cancelUntil: instant.nullable(),
    partlyCounts: z.boolean(),
    noShowFails: z.boolean(),
    remindBefore: z.array(z.string()),
    offer: z.array(id).meta({ description: 'Of a cancelled one: what it offers instead.' }),
    offerUntil: instant.nullable(),
    cancelReason: z.string().nullable(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Session' });

export type Session = z.output<typeof session>;

export const rosterEntry = z
  .object({
    enrolmentId: id,
    user: personRef,
    department: z.string().nullable(),
    status: z.enum(STATUSES),
    seat: z
      .enum(['asked', 'waitlisted', 'offered', 'confirmed', 'beyond_maximum'])
      .meta({ description: '`offered`: kept for them until they accept it, or the claim deadline passes (R17).' }),
    queuePosition: z.int().nullable(),
    attendance: z.enum(ATTENDANCES).nullable(),
  })
  .meta({ id: 'RosterEntry' });

export const attendanceList = z
  .strictObject({
    attendances: z
      .array(
        z
          .strictObject({
            enrolment: z.uuid().optional(),
            user: userRef.optional(),
            attendance: z.enum(ATTENDANCES).nullable().meta({ description: 'Null takes back what was said.' }),
            reason: words.nullable().default(null),
            at: instantInput.nullable().default(null).meta({ description: 'Left out: when the session ended.' }),
          })
          .refine(
            ({ enrolment, user }) => (enrolment === undefined) !== (user === undefined),
            'must name either enrolment or user',
          ),
      )
      .min(1)
      .max(1_000),
  })
  .meta({ id: 'AttendanceList' });

export const attendanceOutcomes = z
  .object({
    outcomes: z.array(
      z.object({
        enrolmentId: id.nullable(),
        outcome: z.enum(['recorded', 'unchanged', 'rejected']),
        status: z.enum(STATUSES).nullable(),
        code: z.string().nullable(),
        detail: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'AttendanceOutcomes' });

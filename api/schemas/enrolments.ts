import { z } from 'zod';
import { PUBLIC_COMMANDS } from '../../domain/commands.ts';
import { ATTENDANCES } from '../../domain/sessions.ts';
import { SEAT_HOLDS } from '../../domain/state.ts';
import { ACTIVITY_TYPES, OBLIGATIONS, ROLES, SOURCES, STATUSES, TABS } from '../../domain/words.ts';
import { LEDGER_SEATS, LEDGER_SORTS } from '../../store/ledger.ts';
import { listOf, pageQuery } from '../http/list.ts';
import {
  activityRef,
  id,
  instant,
  instantInput,
  localDate,
  oneOrMore,
  personRef,
  text,
  timezone,
  userRef,
  words,
  yes,
} from './common.ts';
import { completion } from './completion.ts';

/** A deadline by hand: the end of a local day, or an instant (R19). */
export const deadlineInput = z.union(
  [
    z.strictObject({ localDate, timezone: timezone.optional().meta({ description: "Left out: the learner's." }) }),
    z.strictObject({ at: instantInput }),
  ],
  'must be {localDate, timezone?} or {at}',
);

/** What is said of the source of a request. */
export const SOURCE_WORDS =
  'Of a machine: `administrator`, when it is left out. Of a person it follows from who they are to the other one: `self`, `manager` or `administrator`.';

export type DeadlineInput = z.output<typeof deadlineInput>;

export const newEnrolment = z
  .strictObject({
    user: userRef,
    activity: activityRef,
    obligation: z.enum(OBLIGATIONS),
    source: z.enum(SOURCES).optional().meta({ description: SOURCE_WORDS }),
    role: z.enum(ROLES).default('learner'),
    sessions: z
      .array(z.uuid())
      .max(50)
      .default([])
      .meta({ description: 'Of an event: the sessions that are chosen. Without, it is `to_confirm` until one is.' }),
    deadline: deadlineInput.nullable().default(null),
    note: words.nullable().default(null).meta({ description: 'Internal: for administrators and instructors only.' }),
    reason: words.nullable().default(null),
  })
  .meta({ id: 'NewEnrolment' });

const deadline = z.object({ at: instant, localDate: z.string().nullable(), timezone: z.string(), rule: z.string() });

export const enrolment = z
  .object({
    id,
    user: personRef,
    activity: z.object({ id, code: z.string(), title: z.string(), type: z.enum(ACTIVITY_TYPES) }),
    sessions: z.array(
      z.object({
        id,
        status: z.enum(['asked', 'waitlisted', 'offered', 'confirmed', 'beyond_maximum', 'cancelled', 'left']).meta({
          description:
            '`asked`: chosen, before one is in the event. `offered`: a seat is kept until `claimUntil`; `accept` takes it, `leave-session` refuses it (R17). `cancelled`: the session is; another may be on offer.',
        }),
        claimUntil: instant.nullable().meta({ description: 'The claim deadline of a seat that is offered (R17).' }),
        attendance: z.enum(ATTENDANCES).nullable(),
        startsAt: instant,
        endsAt: instant,
        replaces: id.nullable().meta({ description: 'The session that is left when this one has a seat.' }),
        queuePosition: z.int().nullable(),
        queueRank: z.int().nullable(),
        offers: z.array(id).meta({ description: 'Of a cancelled one: what may be chosen instead.' }),
        offerUntil: instant.nullable(),
      }),
    ),
    attempt: z.int(),
    obligation: z.enum(OBLIGATIONS),
    source: z.enum(SOURCES),
    rule: z
      .object({ id, code: z.string(), version: z.int() })
      .nullable()
      .meta({ description: 'The rule about an audience that made it (R33).' }),
    role: z.enum(ROLES),
    status: z.enum(STATUSES),
    reason: z.string().nullable().meta({ description: 'Why it ended.' }),
    progress: z.int().min(0).max(100),
    enrolledAt: instant.nullable(),
    startedAt: instant.nullable(),
    completedAt: instant.nullable(),
    lastVisitAt: instant.nullable(),
    deadline: deadline.nullable(),
    overdue: z.boolean(),
    accessUntil: deadline.nullable().meta({ description: 'When the access ends; null: it does not.' }),
    grade: z.string().nullable(),
    feedback: z.string().nullable(),
    internalNote: z.string().nullable().optional().meta({ description: 'Left out for who may not see it.' }),
    completion,
    access: z.object({ activity: z.boolean(), session: z.boolean() }),
    possible: z.array(z.enum(PUBLIC_COMMANDS)).meta({ description: 'The commands that would change something now.' }),
    why: z
      .object({
        status: z.string(),
        access: z.string(),
        deadline: z.string(),
        queue: z.string().nullable(),
        completion: z.string().nullable(),
      })
      .meta({ description: "Each fact's reason, as sentences." }),
    seat: z.enum(SEAT_HOLDS).meta({
      description: '`none` also where seats are not limited; `beyond_maximum`: by somebody, with a reason (R11).',
    }),
    offeredUntil: instant.nullable().meta({ description: 'The claim deadline of an offered seat (R17).' }),
    queuePosition: z.int().nullable(),
    queueRank: z.int().nullable().meta({ description: 'What an administrator gave, before all numbers (R12).' }),
    policy: z.object({ id, version: z.int() }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Enrolment' });

export type Enrolment = z.output<typeof enrolment>;

export const askedEnrolment = enrolment
  .extend({ existing: z.boolean().meta({ description: 'Was it there already, and is unchanged (R1)?' }) })
  .meta({ id: 'AskedEnrolment' });

export const ledgerQuery = z.strictObject({
  ...pageQuery,
  tab: z.enum(['all', ...TABS]).default('all'),
  q: text(200).optional().meta({
    description: 'Part of the name or e-mail address; one or two letters are looked for at the beginnings only.',
  }),
  user: userRef.optional(),
  activity: activityRef.optional(),
  status: oneOrMore(STATUSES).optional(),
  obligation: z.enum(OBLIGATIONS).optional(),
  source: z.enum(SOURCES).optional(),
  department: text(200).optional(),
  policy: text(100).optional().meta({ description: 'The code of the policy.' }),
  seat: oneOrMore(LEDGER_SEATS).optional().meta({ description: 'How they have a seat, or wait for one.' }),
  overdue: yes.optional(),
  dueBefore: instantInput.optional(),
  dueAfter: instantInput.optional(),
  sort: z.enum(LEDGER_SORTS).default('newest').meta({ description: 'By birth, or the soonest deadline first.' }),
});

export const ledger = listOf(enrolment)
  .extend({
    tabs: z
      .object({ all: z.int(), active: z.int(), completed: z.int(), cancelled: z.int() })
      .meta({ description: 'How many there are on each tab, whatever the filter.' }),
    total: z
      .object({ count: z.int(), orMore: z.boolean() })
      .nullable()
      .meta({ description: 'How many the filter finds, counted up to 10,000; on the first page only.' }),
  })
  .meta({ id: 'Ledger' });

export const event = z
  .object({
    seq: z.int(),
    type: z.string(),
    from: z.enum(STATUSES).nullable(),
    to: z.enum(STATUSES),
    at: instant.meta({ description: 'When it happened.' }),
    recordedAt: instant,
    actor: z.object({
      kind: z.enum(['user', 'client', 'system', 'link']),
      id: z.string().nullable(),
      onBehalfOf: z.string().nullable(),
    }),
    reason: z.string().nullable(),
    reasonCommitment: z
      .string()
      .nullable()
      .meta({ description: 'What the hash covers in place of the reason: HMAC-SHA256 of it.' }),
    data: z.record(z.string(), z.unknown()),
    previousHash: z.string(),
    hash: z.string().meta({ description: 'SHA-256 over the canonical JSON of the event; the next one carries it.' }),
  })
  .meta({ id: 'Event' });

export const workflow = z
  .object({
    id: z.string(),
    runId: z.string().nullable(),
    state: z.enum(['asleep', 'running', 'closed', 'missing']),
    waitsFor: z.string().meta({ description: 'What happens next, as a sentence.' }),
    nextDue: instant.nullable(),
    lastFailure: z.string().nullable(),
    drift: z.string().meta({ description: '`none`, or how the workflow and Postgres differ.' }),
  })
  .meta({ id: 'Workflow' });

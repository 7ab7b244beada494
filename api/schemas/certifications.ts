import { z } from 'zod';
import { BASES } from '../../domain/certifications/rules.ts';
import { CERTIFICATION_COMMANDS, CERTIFICATION_STATUSES, PERIOD_ENDS } from '../../domain/certifications/state.ts';
import { OBLIGATIONS, SOURCES } from '../../domain/words.ts';
import { pageQuery } from '../http/list.ts';
import { code } from './activities.ts';
import { activityRef, duration, id, instant, localDate, oneOrMore, personRef, text, userRef, words } from './common.ts';
import { event, SOURCE_WORDS } from './enrolments.ts';

const days = duration.refine((value) => !value.includes('T'), 'must be whole days, weeks, months or years');

const achievedBy = z
  .union(
    [
      z.strictObject({ activity: activityRef }),
      z.strictObject({ plan: code }),
      z.strictObject({ qualification: text(100) }),
    ],
    'must be {activity}, {plan} or {qualification}',
  )
  .meta({ description: 'What certifies: completing an activity or a learning plan, or a record of a qualification.' });

export const newCertification = z
  .strictObject({
    code,
    title: text(300),
    achievedBy,
    validFor: days.meta({ description: 'How long it is valid; with the basis `fixed`, the length of a step.' }),
    basis: z.enum(BASES).default('completion').meta({
      description:
        'What the next expiry counts from (R29): the completion; the last expiry, of who is on time; or fixed steps.',
    }),
    fixedFrom: localDate.nullable().default(null).meta({ description: 'With `fixed`: a day of the steps.' }),
    minimum: days.nullable().default(null).meta({ description: 'With `fixed`: how long it is valid at least.' }),
    window: days.default('P60D').meta({ description: 'So long before the expiry it can be renewed.' }),
    dueBefore: days.nullable().default(null).meta({ description: 'So long before the expiry it is due; null: at it.' }),
    grace: days
      .nullable()
      .default(null)
      .meta({ description: 'So long after the expiry it counts as lapsed; null: at once.' }),
    countsEarly: z
      .boolean()
      .default(false)
      .meta({ description: 'Does what is completed before the window opens certify anew?' }),
    reminders: z
      .array(z.strictObject({ before: days, manager: z.boolean().default(false) }))
      .max(20)
      .default([])
      .meta({ description: 'Before the expiry, to the learner, and to the `manager` as well (R23).' }),
    notifyManager: z.boolean().default(false).meta({ description: 'Is the manager told of the expiry?' }),
    enrol: z
      .strictObject({
        activity: activityRef.optional().meta({ description: 'Left out: the activity that certifies.' }),
        obligation: z.enum(OBLIGATIONS).default('mandatory'),
        first: z.boolean().default(false).meta({ description: 'Also at once, who was never certified?' }),
      })
      .nullable()
      .default(null)
      .meta({ description: 'In what one is enrolled by itself when the window opens; null: in nothing.' }),
    firstDueAfter: days
      .nullable()
      .default(null)
      .meta({ description: 'The first certification is due so long after it was assigned.' }),
  })
  .meta({ id: 'NewCertification' });

const named = z.object({ id, code: z.string(), title: z.string() });

export const certification = z
  .object({
    id,
    code: z.string(),
    version: z.int(),
    title: z.string(),
    achievedBy: z.object({
      activity: z.string().optional().meta({ description: 'Its code.' }),
      plan: z.string().optional(),
      qualification: z.string().optional(),
    }),
    validFor: z.string(),
    basis: z.enum(BASES),
    fixedFrom: z.string().nullable(),
    minimum: z.string().nullable(),
    window: z.string(),
    dueBefore: z.string().nullable(),
    grace: z.string().nullable(),
    countsEarly: z.boolean(),
    reminders: z.array(z.object({ before: z.string(), manager: z.boolean() })),
    notifyManager: z.boolean(),
    enrol: z.object({ activity: named, obligation: z.enum(OBLIGATIONS), first: z.boolean() }).nullable(),
    firstDueAfter: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Certification' });

const assignment = {
  source: z.enum(SOURCES).optional().meta({ description: SOURCE_WORDS }),
  due: localDate.nullable().default(null).meta({ description: 'The last day for the first certification.' }),
  reason: words.nullable().default(null),
};

export const newUserCertification = z
  .strictObject({
    user: userRef,
    certification: code.meta({ description: 'Its code; the newest version.' }),
    ...assignment,
  })
  .meta({ id: 'NewUserCertification' });

export const newHolders = z
  .strictObject({ users: z.array(userRef).min(1).max(500), ...assignment })
  .meta({ id: 'NewCertificationHolders' });

export const holderOutcomes = z
  .object({
    items: z.array(
      z.object({
        user: z.string().meta({ description: 'As it was given.' }),
        outcome: z.enum(['assigned', 'unchanged', 'rejected']),
        id: id.nullable(),
        code: z.string().nullable(),
        detail: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'CertificationHolderOutcomes' });

const period = z.object({
  number: z.int(),
  certifiedOn: z.string(),
  windowOpensOn: z.string(),
  dueOn: z.string(),
  expiresOn: z.string().meta({ description: 'The last day by the baseline, which no extension moves (R29).' }),
  extendedTo: z.string().nullable(),
  certifiedBy: z.object({ kind: z.enum(['enrolment', 'plan_enrolment', 'training_record']), id: z.string() }),
  ended: z.enum(PERIOD_ENDS).nullable(),
  endedAt: instant.nullable(),
});

export const userCertification = z
  .object({
    id,
    user: personRef,
    certification: z.object({ id, code: z.string(), version: z.int(), title: z.string() }),
    source: z.enum(SOURCES),
    status: z.enum(CERTIFICATION_STATUSES),
    valid: z.boolean().meta({ description: 'Is the person certified now?' }),
    assignedAt: instant,
    certifiedOn: z.string().nullable(),
    windowOpensOn: z.string().nullable(),
    dueOn: z.string().nullable(),
    expiresOn: z.string().nullable().meta({ description: 'The last day of the validity, with its extension.' }),
    expiresAt: instant.nullable(),
    enrolmentId: id.nullable().meta({ description: 'The enrolment by which it is, or was last, to be renewed.' }),
    periods: z.array(period).meta({ description: 'The first first.' }),
    possible: z.array(z.enum(CERTIFICATION_COMMANDS)).meta({ description: 'What would change something now.' }),
    why: z.object({ status: z.string(), enrolment: z.string() }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'UserCertification' });

export const askedUserCertification = userCertification
  .extend({ existing: z.boolean().meta({ description: 'It was there already, and is unchanged.' }) })
  .meta({ id: 'AskedUserCertification' });

export const certificationEvent = event
  .extend({ from: z.enum(CERTIFICATION_STATUSES).nullable(), to: z.enum(CERTIFICATION_STATUSES) })
  .meta({ id: 'CertificationEvent' });

const reason = { reason: words.nullable().default(null) };

export const certificationCommandBody = z
  .discriminatedUnion('command', [
    z.strictObject({ command: z.enum(['withdraw', 'revoke', 'reinstate']), ...reason }),
    z.strictObject({ command: z.literal('extend'), ...reason, until: localDate }),
    z.strictObject({
      command: z.literal('set-due'),
      ...reason,
      due: localDate.nullable().meta({ description: 'Null: with the expiry, or never for a first one.' }),
    }),
    z.strictObject({
      command: z.literal('move'),
      ...reason,
      version: z.int().min(1).optional().meta({ description: 'Left out: to the newest.' }),
    }),
  ])
  .meta({
    id: 'CertificationCommand',
    description: 'A command with its own fields. `extend`, `revoke` and `reinstate` want a reason.',
  });

export const userCertificationQuery = z.strictObject({
  ...pageQuery,
  user: userRef.optional(),
  certification: code.optional(),
  status: oneOrMore(CERTIFICATION_STATUSES).optional(),
  expiringBefore: localDate.optional().meta({ description: 'Whose last day of validity lies before this one.' }),
});

export type Certification = z.output<typeof certification>;
export type UserCertification = z.output<typeof userCertification>;

import { z } from 'zod';
import { ACTIVITY_TYPES } from '../../domain/words.ts';
import { duration, id, instant, text, userRef } from './common.ts';
import { completionRule, iri } from './completion.ts';
import { seatCounts } from './seats.ts';

/** What people type in CSVs and addresses to name something. */
export const code = z
  .string()
  .trim()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/,
    'must be 1 to 100 letters, digits, dots, dashes and underscores, a letter or digit first',
  )
  .meta({ example: 'code-of-conduct' });

const fields = {
  title: text(300),
  maximum: z.int().min(0).max(1_000_000).nullable().meta({ description: 'Seats; null: as many as come.' }),
  policy: code.nullable().meta({ description: 'The code of a policy; null: the policy `default`.' }),
  owner: userRef.nullable(),
  deadlineAfter: duration
    .nullable()
    .meta({ description: 'Due so long after the enrolment, unless the policy says otherwise.' }),
  trainingEvent: z.boolean().meta({ description: 'Does completing it make a training record (R26)?' }),
  validFor: duration.nullable().meta({ description: 'How long a record of it is valid.' }),
  trainingProvider: text(300).nullable(),
  qualificationCode: text(100).nullable(),
  completion: completionRule.nullable().meta({
    description:
      'Conditions that together complete it (R25); null: what is usual for its type, or all parts. Enrolments keep the rule with which they began.',
  }),
  xapiId: iri.nullable().meta({ description: 'The IRI by which learning record statements name it.' }),
  topics: z
    .array(code)
    .max(50)
    .meta({ description: 'Codes of what it is about; their experts are the persons to ask.' }),
};

export const newActivity = z
  .strictObject({
    code,
    type: z.enum(ACTIVITY_TYPES),
    ...fields,
    maximum: fields.maximum.default(null),
    policy: fields.policy.default(null),
    owner: fields.owner.default(null),
    deadlineAfter: fields.deadlineAfter.default(null),
    trainingEvent: fields.trainingEvent.default(false),
    validFor: fields.validFor.default(null),
    trainingProvider: fields.trainingProvider.default(null),
    qualificationCode: fields.qualificationCode.default(null),
    completion: fields.completion.default(null),
    xapiId: fields.xapiId.default(null),
    topics: fields.topics.default([]),
  })
  .meta({ id: 'NewActivity' });

export const activityPatch = z.strictObject(fields).partial().meta({
  id: 'ActivityPatch',
  description: 'What is left out stays; null empties. A maximum below the seats taken demotes nobody (R15).',
});

export const activity = z
  .object({
    id,
    code: z.string(),
    title: z.string(),
    type: z.enum(ACTIVITY_TYPES),
    maximum: z.int().nullable(),
    seats: seatCounts.nullable().meta({ description: 'Null where the number of seats is not limited.' }),
    policy: z.string().nullable(),
    owner: z.object({ id, name: z.string() }).nullable(),
    deadlineAfter: z.string().nullable(),
    trainingEvent: z.boolean(),
    validFor: z.string().nullable(),
    trainingProvider: z.string().nullable(),
    qualificationCode: z.string().nullable(),
    completion: completionRule.nullable(),
    xapiId: z.string().nullable(),
    topics: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        experts: z.array(z.object({ id, name: z.string() })).meta({ description: 'The persons to ask.' }),
      }),
    ),
    parts: z.int().meta({ description: 'How many parts it has: `/v1/activities/{id}/parts`.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Activity' });

export type Activity = z.output<typeof activity>;

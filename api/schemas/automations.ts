import { z } from 'zod';
import { NOTHING, PASSED_OVER } from '../../domain/automations/firing.ts';
import { ACTS, AUTOMATION_STATES, CHAIN_LIMIT, TRIGGERS } from '../../domain/automations/rules.ts';
import { ACTIVITY_TYPES, OBLIGATIONS, RELATIONS, SOURCES, STATUSES } from '../../domain/words.ts';
import { pageQuery } from '../http/list.ts';
import { code } from './activities.ts';
import { activityRef, duration, id, instant, text, userRef } from './common.ts';

const list = <T extends z.ZodType>(item: T) => z.array(item).max(200).default([]);

const trigger = z
  .strictObject({
    on: z.enum(TRIGGERS).meta({
      description:
        'A status that is reached (however briefly), or a date of the enrolment. `overdue` is the deadline, if it is overdue then.',
    }),
    before: duration.nullable().default(null).meta({ description: 'So long before a date that lies ahead.' }),
    after: duration.nullable().default(null),
  })
  .meta({ description: 'When it falls due. A date that is moved makes another occurrence (R23).' });

const NO_CONDITION = {
  ...{ statuses: [], obligations: [], progressBelow: null, notVisitedFor: null },
  ...{ overdue: null, attemptFrom: null, attemptTo: null },
};

const conditions = z
  .strictObject({
    statuses: list(z.enum(STATUSES)),
    obligations: list(z.enum(OBLIGATIONS)),
    progressBelow: z.int().min(1).max(100).nullable().default(null),
    notVisitedFor: duration.nullable().default(null),
    overdue: z.boolean().nullable().default(null),
    attemptFrom: z.int().min(1).nullable().default(null),
    attemptTo: z.int().min(1).nullable().default(null),
  })
  .meta({
    description:
      'What must hold when it falls due. One that has ended is left alone, unless the end is what the rule is about.',
  });

const fixed = [
  z.strictObject({ act: z.enum(['remind', 'escalate', 'suspend', 'cancel']) }),
  z.strictObject({ act: z.literal('extend'), by: duration, atMost: z.int().min(1).max(100).default(1) }),
] as const;
const deadlineAfter = duration
  .nullable()
  .default(null)
  .meta({ description: 'Due so long after the rule fell due; null: by the policy.' });

const newAction = z.discriminatedUnion('act', [
  ...fixed,
  z.strictObject({
    act: z.literal('enrol'),
    activity: activityRef.nullable().default(null).meta({ description: 'Null: in the same one again.' }),
    obligation: z.enum(OBLIGATIONS),
    deadlineAfter,
  }),
  z
    .strictObject({ act: z.literal('notify'), whom: z.enum(RELATIONS), user: userRef.nullable().default(null) })
    .refine(({ whom, user }) => (whom === 'user') === (user !== null), {
      path: ['user'],
      error: 'must name the person with `user`, and is left out with any other',
    }),
]);

const shownAction = z.discriminatedUnion('act', [
  ...fixed,
  z.object({
    act: z.literal('enrol'),
    activity: z.string().nullable(),
    obligation: z.enum(OBLIGATIONS),
    deadlineAfter: z.string().nullable(),
  }),
  z.object({ act: z.literal('notify'), whom: z.enum(RELATIONS), user: z.string().nullable() }),
]);

const scope = z.strictObject({
  activities: list(activityRef),
  types: list(z.enum(ACTIVITY_TYPES)),
  obligations: list(z.enum(OBLIGATIONS)),
  sources: list(z.enum(SOURCES)),
  departments: list(text(200)),
  locations: list(text(200)),
});
const NO_SCOPE = { activities: [], types: [], obligations: [], sources: [], departments: [], locations: [] };

export const newAutomation = z
  .strictObject({
    code,
    title: text(300),
    scope: scope.default(NO_SCOPE).meta({
      description:
        'Which enrolments it is about; an empty list leaves that open. Department and location: the learner’s.',
    }),
    trigger,
    conditions: conditions.default(NO_CONDITION),
    actions: z.array(newAction).min(1).max(20),
    catchUp: z
      .boolean()
      .default(false)
      .meta({ description: 'Does what lay back when it was switched on fire then, each once?' }),
    chainLimit: z.int().min(1).max(CHAIN_LIMIT.most).default(CHAIN_LIMIT.usual).meta({
      description:
        'So often it may stand behind an enrolment, by itself or by way of other rules; from there on it does not enrol.',
    }),
  })
  .meta({ id: 'NewAutomation' });

export const automation = z
  .object({
    id,
    code: z.string(),
    version: z.int(),
    title: z.string(),
    state: z.enum(AUTOMATION_STATES).meta({ description: 'Of the automation, at its newest version.' }),
    onSince: instant.nullable(),
    ready: z.boolean().meta({ description: 'Was every enrolment looked at since it was switched on?' }),
    troubled: z
      .object({ firings: z.int(), lastError: z.string() })
      .nullable()
      .meta({ description: 'What fell due and could not be carried out so far; it is tried again every half minute.' }),
    scope,
    trigger,
    conditions,
    actions: z.array(shownAction),
    catchUp: z.boolean(),
    chainLimit: z.int(),
    createdAt: instant,
  })
  .meta({ id: 'Automation' });
export type Automation = z.output<typeof automation>;

export const automationQuery = z.strictObject({ ...pageQuery, state: z.enum(AUTOMATION_STATES).optional() });
export const automationSwitch = z.strictObject({ on: z.boolean() }).meta({ id: 'AutomationSwitch' });

export const tryQuery = z.strictObject({
  ...pageQuery,
  days: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a whole number of days, 366 at most')
    .transform(Number)
    .refine((days) => days <= 366, 'must be a whole number of days, 366 at most')
    .default(30)
    .meta({
      description: 'How far to look ahead.',
      override: { type: 'integer', minimum: 0, maximum: 366, default: 30 },
    }),
});

const wouldBe = z.object({
  occurrence: z.string(),
  dueAt: instant,
  now: z.boolean().meta({ description: 'Does it lie back already? It fires only if the rule catches up.' }),
  nothing: z.enum(NOTHING).nullable().meta({ description: 'The condition that does not hold, as things stand.' }),
  would: z.array(z.object({ act: z.enum(ACTS), passedOver: z.enum(PASSED_OVER).nullable() })),
});

export const automationTrial = z
  .object({
    at: instant,
    until: instant,
    counts: z
      .object({ looked: z.int(), now: z.int(), later: z.int(), nothing: z.int(), orMore: z.boolean() })
      .nullable()
      .meta({
        description:
          'Firings that would do something, at once and later, and those that would not; among the first 10,000 enrolments in the scope. On the first page only.',
      }),
    items: z.array(z.object({ enrolmentId: id, userId: id, activityId: id, firings: z.array(wouldBe) })),
    next: z.string().nullable(),
  })
  .meta({ id: 'AutomationTrial' });

export const automationFiring = z
  .object({
    id,
    automation: z.object({ code: z.string(), version: z.int() }),
    enrolmentId: id,
    occurrence: z.string(),
    dueAt: instant,
    firedAt: instant,
    nothing: z.enum(NOTHING).nullable().meta({ description: 'Why nothing was done.' }),
    acts: z.array(
      z.object({
        act: z.enum(ACTS),
        outcome: z
          .enum(['done', 'on_the_way', 'listed', 'enrolled', 'enrolled_already', 'refused', 'passed_over'])
          .meta({ description: '`listed`: for the administrators, who see it here.' }),
        why: z.enum(PASSED_OVER).nullable(),
        code: z.string().nullable().meta({ description: 'Why it was refused.' }),
        enrolmentId: id.nullable(),
        to: id.nullable().meta({ description: 'Whom it told.' }),
      }),
    ),
  })
  .meta({ id: 'AutomationFiring' });
export type AutomationFiring = z.output<typeof automationFiring>;

export const firingQuery = z.strictObject({
  ...pageQuery,
  automation: code.optional(),
  enrolment: z.uuid().optional(),
  did: z
    .enum(['something', 'nothing'])
    .optional()
    .meta({ description: 'Those that did something, or those whose conditions did not hold.' }),
});

import { z } from 'zod';
import { COMPLETION_RULES, ON_WITHDRAWAL, PLAN_ORDERS } from '../../domain/plans/rules.ts';
import { ITEM_STATES } from '../../domain/plans/standing.ts';
import { PLAN_COMMANDS, PLAN_STATUSES } from '../../domain/plans/state.ts';
import { ACTIVITY_TYPES, OBLIGATIONS, SOURCES, STATUSES } from '../../domain/words.ts';
import { pageQuery } from '../http/list.ts';
import { code } from './activities.ts';
import { activityRef, duration, id, instant, localDate, oneOrMore, personRef, text, userRef, words } from './common.ts';
import { deadlineInput, event, SOURCE_WORDS } from './enrolments.ts';

const MOST_ITEMS = 200;

const itemDeadline = z.union(
  [z.strictObject({ after: duration }), z.strictObject({ date: localDate })],
  'must be {after} or {date}',
);

const newItem = z.strictObject({
  activity: activityRef,
  required: z.boolean().default(true),
  after: z
    .array(activityRef)
    .max(MOST_ITEMS)
    .default([])
    .meta({ description: 'The items, by their activities, that must be done before this one opens.' }),
  deadline: itemDeadline.nullable().default(null).meta({
    description:
      "Due so long `after` the plan's start, or at the end of a `date` (R21); null: by the activity's policy.",
  }),
});

const counts = z
  .strictObject({
    waiting: z.boolean().default(false),
    toConfirm: z.boolean().default(false),
    suspended: z.boolean().default(false),
    overbooked: z.boolean().default(false),
  })
  .meta({ description: 'What counts as done although it is not (R30). It opens no other item.' });

const NONE = { waiting: false, toConfirm: false, suspended: false, overbooked: false };

const completion = z
  .strictObject({ rule: z.enum(COMPLETION_RULES), count: z.int().min(1).max(MOST_ITEMS).optional() })
  .refine(({ rule, count }) => (rule === 'at_least') === (count !== undefined), {
    path: ['count'],
    error: 'says how many with the rule at_least, and is left out with any other',
  });

export const newPlan = z
  .strictObject({
    code,
    title: text(300),
    items: z.array(newItem).min(1).max(MOST_ITEMS),
    order: z.enum(PLAN_ORDERS).default('free').meta({
      description:
        '`sequential`: an item opens when the required items before it are done (all, if all are to be done).',
    }),
    completion: completion.default({ rule: 'all' }),
    counts: counts.default(NONE),
    countEarlier: z
      .boolean()
      .default(true)
      .meta({ description: "Does a valid completion from before the plan's start count?" }),
    onWithdrawal: z.enum(ON_WITHDRAWAL).default('keep').meta({
      description: 'What becomes of the live enrolments that the plan made when somebody leaves it or is taken out.',
    }),
    trainingEvent: z.boolean().default(false).meta({ description: 'Does completing it make a training record (R26)?' }),
    validFor: duration.nullable().default(null),
    trainingProvider: text(300).nullable().default(null),
    qualificationCode: text(100).nullable().default(null),
  })
  .meta({ id: 'NewLearningPlan' });

const namedActivity = z.object({ id, code: z.string(), title: z.string(), type: z.enum(ACTIVITY_TYPES) });

export const plan = z
  .object({
    id,
    code: z.string(),
    version: z.int(),
    title: z.string(),
    items: z.array(
      z.object({
        activity: namedActivity,
        required: z.boolean(),
        after: z.array(z.string()).meta({ description: 'Codes of activities.' }),
        deadline: z.object({ after: z.string().optional(), date: z.string().optional() }).nullable(),
      }),
    ),
    order: z.enum(PLAN_ORDERS),
    completion: z.object({ rule: z.enum(COMPLETION_RULES), count: z.int().optional() }),
    counts: z.object({
      waiting: z.boolean(),
      toConfirm: z.boolean(),
      suspended: z.boolean(),
      overbooked: z.boolean(),
    }),
    countEarlier: z.boolean(),
    onWithdrawal: z.enum(ON_WITHDRAWAL),
    trainingEvent: z.boolean(),
    validFor: z.string().nullable(),
    trainingProvider: z.string().nullable(),
    qualificationCode: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'LearningPlan' });

export const newPlanEnrolment = z
  .strictObject({
    user: userRef,
    plan: code.meta({ description: 'The code of the plan; its newest version.' }),
    obligation: z.enum(OBLIGATIONS),
    source: z.enum(SOURCES).optional().meta({ description: SOURCE_WORDS }),
    deadline: deadlineInput.nullable().default(null).meta({ description: 'When the plan as a whole is due.' }),
    reason: words.nullable().default(null),
  })
  .meta({ id: 'NewPlanEnrolment' });

const deadline = z.object({ at: instant, localDate: z.string().nullable(), timezone: z.string(), rule: z.string() });

const planItem = z.object({
  activity: namedActivity,
  required: z.boolean(),
  state: z.enum(ITEM_STATES),
  counts: z.boolean().meta({ description: 'Does it count as done for the plan (R30)?' }),
  enrolmentId: id.nullable(),
  status: z.enum(STATUSES).nullable().meta({ description: 'Of the enrolment that stands for it.' }),
  lockedBy: z.array(z.string()).meta({ description: 'Codes of the activities that must be done first.' }),
  deadline: deadline.nullable().meta({ description: "The plan's; null: by the activity's own policy." }),
  overdue: z.boolean(),
  why: z.string().meta({ description: 'The reason of its state, as a sentence.' }),
});

export const planEnrolment = z
  .object({
    id,
    user: personRef,
    plan: z.object({ id, code: z.string(), version: z.int(), title: z.string() }),
    obligation: z.enum(OBLIGATIONS),
    source: z.enum(SOURCES),
    status: z.enum(PLAN_STATUSES),
    progress: z.int().min(0).max(100),
    counted: z.int().meta({ description: 'How many items count.' }),
    needed: z.int().meta({ description: 'How many must.' }),
    startedAt: instant.meta({ description: "The plan's start, from which deadlines are counted (R21)." }),
    completedAt: instant.nullable(),
    endedAt: instant.nullable(),
    deadline: deadline.nullable(),
    overdue: z.boolean(),
    items: z.array(planItem),
    possible: z.array(z.enum(PLAN_COMMANDS)).meta({ description: 'The commands that would change something now.' }),
    why: z.object({ status: z.string() }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'PlanEnrolment' });

export const askedPlanEnrolment = planEnrolment
  .extend({ existing: z.boolean().meta({ description: 'It was there already, and is unchanged.' }) })
  .meta({ id: 'AskedPlanEnrolment' });

export const planEvent = event
  .extend({ from: z.enum(PLAN_STATUSES).nullable(), to: z.enum(PLAN_STATUSES) })
  .meta({ id: 'PlanEvent' });

const reason = { reason: words.nullable().default(null) };

export const planCommandBody = z
  .discriminatedUnion('command', [
    z.strictObject({ command: z.enum(['withdraw', 'cancel', 'reopen']), ...reason }),
    z.strictObject({
      command: z.literal('set-deadline'),
      ...reason,
      deadline: deadlineInput.nullable().meta({ description: 'Null removes it.' }),
    }),
  ])
  .meta({ id: 'PlanCommand', description: 'A command with its own fields. `reopen` wants a reason.' });

export const planEnrolmentQuery = z.strictObject({
  ...pageQuery,
  user: userRef.optional(),
  plan: code.optional(),
  status: oneOrMore(PLAN_STATUSES).optional(),
});

export const moveBody = z
  .strictObject({
    version: z.int().min(1).optional().meta({ description: 'To which version; left out: the newest.' }),
    dryRun: z.boolean().default(false).meta({ description: 'Only tell what would change, person by person.' }),
  })
  .meta({ id: 'PlanMoveRequest' });

const standing = z.object({ status: z.enum(PLAN_STATUSES), progress: z.int() });

export const movePreview = z
  .object({
    dryRun: z.literal(true),
    plan: z.object({ code: z.string(), version: z.int() }),
    total: z.int().meta({ description: 'How many would be moved.' }),
    items: z.array(
      z.object({
        id: id.meta({ description: 'The plan enrolment.' }),
        user: personRef,
        fromVersion: z.int(),
        added: z.array(z.string()).meta({ description: 'Codes of activities that come to the plan.' }),
        removed: z.array(z.string()).meta({ description: 'Codes of those that leave it; their enrolments stay.' }),
        enrols: z.array(z.string()).meta({ description: 'Codes of those that one would be enrolled in at once.' }),
        before: standing,
        after: standing,
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'PlanMovePreview' });

export const planMove = z
  .object({
    id,
    plan: z.object({ code: z.string(), version: z.int() }),
    status: z.enum(['running', 'completed']),
    people: z.object({ total: z.int(), open: z.int(), moved: z.int(), unchanged: z.int(), ended: z.int() }),
    createdAt: instant,
  })
  .meta({ id: 'PlanMove' });

export type Plan = z.output<typeof plan>;
export type PlanEnrolment = z.output<typeof planEnrolment>;

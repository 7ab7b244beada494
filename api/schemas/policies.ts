import { z } from 'zod';
import { addDuration } from '../../domain/calendar.ts';
import { DEADLINE_BASES } from '../../domain/policy.ts';
import { RELATIONS } from '../../domain/words.ts';
import { code } from './activities.ts';
import { activityRef, duration, id, instant, localDate, userRef } from './common.ts';

const assignee = z
  .strictObject({
    relation: z.enum(RELATIONS),
    user: userRef.optional().meta({ description: 'With the relation `user`: who.' }),
  })
  .refine(({ relation, user }) => (relation === 'user') === (user !== undefined), {
    path: ['user'],
    error: 'must name the person with the relation user, and is left out with any other',
  });

const step = z.strictObject({
  assignee,
  remindAfter: z
    .array(duration)
    .max(20)
    .default([])
    .meta({ description: 'Reminders to the approver, from the opening of the step.' }),
  timeLimit: duration.nullable().default(null).meta({ description: 'From the opening of the step; null: for ever.' }),
  onTimeout: z.enum(['escalate', 'approve', 'decline']).default('escalate'),
  signIn: z
    .boolean()
    .optional()
    .meta({ description: 'The same for this step alone; left out: as `approval.signIn` says.' }),
});

const offer = z.strictObject({
  claimWithin: duration
    .refine(
      (value) => addDuration('2026-01-01T00:00:00.000Z', value, 'UTC') >= '2026-01-01T00:01:00.000Z',
      'must be a minute or more',
    )
    .meta({ description: 'From the offer on; never past the start.' }),
  remindBefore: duration
    .nullable()
    .default(null)
    .meta({ description: 'A reminder so long before the claim deadline.' }),
  onLapse: z
    .enum(['expire', 'requeue'])
    .default('expire')
    .meta({ description: 'Who does not claim it: the enrolment expires, or waits again behind all others.' }),
});

const seats = z
  .strictObject({
    duringApproval: z
      .enum(['none', 'hold'])
      .default('none')
      .meta({ description: 'Does a request that awaits approval hold a seat (R16)?' }),
    holdFor: duration.nullable().default(null),
    waitingList: z.boolean().default(true),
    offer: offer.nullable().default(null).meta({
      description:
        'A seat that becomes free, in the activity or in a session, is offered until a claim deadline, in place of being given (R17). Mandatory training is given.',
    }),
    freezeBefore: duration
      .nullable()
      .default(null)
      .meta({ description: 'So long before the start nobody is promoted from the waiting list any more (R17).' }),
    suspendGrace: duration.nullable().default(null).meta({
      description:
        'How long the seat of who is suspended, deactivated or expired is held (R32); null: for as long as that lasts.',
    }),
    placeOnReturn: z.enum(['kept', 'end']).default('end').meta({
      description: 'Where who lost the seat so stands in line: by the number drawn before, or last.',
    }),
    keepPlaceOnChange: z
      .boolean()
      .default(false)
      .meta({ description: "Does who changes from a session's waiting list to another's keep the place (R12)?" }),
  })
  .refine((rules) => rules.holdFor === null || rules.duringApproval === 'hold', {
    path: ['holdFor'],
    error: 'is for duringApproval hold: leave it out',
  });

/** The bases that a policy can name; the other one wants something that is not there yet (a session). */
const BASES = ['fixed', 'enrolment', 'approval', 'first_access', 'hire_date', 'plan_start', 'completion'] as const;

const deadline = z
  .strictObject({
    basis: z.enum(BASES).meta({
      description:
        'What it is counted from (R21): a `fixed` date, the `enrolment`, the last `approval`, the `first_access` (a visit or the start), the `hire_date` of the person, the `plan_start` of the learning plan that enrols, or the `completion` of another activity by the same person.',
    }),
    date: localDate
      .nullable()
      .default(null)
      .meta({ description: 'With the basis `fixed`: the last day, ending where the learner is (R19).' }),
    after: duration.nullable().default(null).meta({ description: 'With the other bases: how long after it.' }),
    grace: duration.nullable().default(null),
    onDeadline: z.enum(['overdue', 'expire']).default('overdue'),
    activity: activityRef
      .nullable()
      .default(null)
      .meta({ description: 'With the basis `completion`: the activity, by id or code; shown as its code.' }),
    pauseWhileSuspended: z
      .boolean()
      .default(false)
      .meta({ description: 'Does it move along by the time of a suspension, or in which the learner is away (R32)?' }),
    notifyManager: z
      .boolean()
      .default(false)
      .meta({ description: "Is the learner's manager told when the deadline, with its grace, has passed?" }),
  })
  .superRefine(({ basis, date, after, activity }, context) => {
    const fixed = basis === 'fixed';
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (fixed && date === null) say('date', 'is missing: it must be the day of a fixed deadline');
    if (fixed && after !== null) say('after', 'is for the other bases: leave it out');
    if (!fixed && after === null) say('after', `is missing: it must say how long after the ${basis}`);
    if (!fixed && date !== null) say('date', 'is for the basis fixed: leave it out');
    if ((basis === 'completion') !== (activity !== null))
      say('activity', 'must name the activity with the basis completion, and is left out with any other');
  });

const access = z
  .strictObject({ after: duration.nullable().default(null), date: localDate.nullable().default(null) })
  .refine(({ after, date }) => (after === null) !== (date === null), 'must have either after or date');

const reminder = z
  .strictObject({ before: duration.optional(), after: duration.optional() })
  .refine(({ before, after }) => (before === undefined) !== (after === undefined), 'must have either before or after');

const rules = {
  approval: z
    .strictObject({
      steps: z.array(step).max(10).default([]),
      signIn: z.boolean().default(false).meta({
        description:
          'Whoever has the link from the mail decides; with `true` they must sign in, and be the one for whom the request waits (R7).',
      }),
    })
    .prefault({}),
  seats: seats.prefault({}),
  deadline: deadline.nullable().default(null),
  reminders: z
    .array(reminder)
    .max(20)
    .default([])
    .meta({ description: 'To the learner, before or after the deadline.' }),
  access: access.nullable().default(null).meta({
    description:
      'How long the activity is open to the learner, apart from when it is due: so long `after` the enrolment, or until the end of a `date`. What is not completed then ends as `expired`; null: without end.',
  }),
  notifyEnrolled: z
    .boolean()
    .default(false)
    .meta({ description: 'Does the learner get a mail when enrolled without having asked?' }),
};

export const newPolicy = z.strictObject({ code, ...rules }).meta({
  id: 'NewPolicy',
  description: 'The next version under a code; enrolments pin the version they began with (R37).',
});

export const policy = z
  .object({
    id,
    code: z.string(),
    version: z.int(),
    approval: z.object({
      steps: z.array(
        z.object({
          assignee: z.object({ relation: z.enum(RELATIONS), user: z.string().optional() }),
          remindAfter: z.array(z.string()),
          timeLimit: z.string().nullable(),
          onTimeout: z.enum(['escalate', 'approve', 'decline']),
          signIn: z.boolean().optional(),
        }),
      ),
      signIn: z.boolean(),
    }),
    seats: z.object({
      duringApproval: z.enum(['none', 'hold']),
      holdFor: z.string().nullable(),
      waitingList: z.boolean(),
      offer: z
        .object({
          claimWithin: z.string(),
          remindBefore: z.string().nullable(),
          onLapse: z.enum(['expire', 'requeue']),
        })
        .nullable(),
      freezeBefore: z.string().nullable(),
      suspendGrace: z.string().nullable(),
      placeOnReturn: z.enum(['kept', 'end']),
      keepPlaceOnChange: z.boolean().optional(),
    }),
    deadline: z
      .object({
        basis: z.enum(DEADLINE_BASES),
        date: z.string().nullable(),
        after: z.string().nullable(),
        grace: z.string().nullable(),
        onDeadline: z.enum(['overdue', 'expire']),
        activity: z.string().nullable(),
        notifyManager: z.boolean(),
        pauseWhileSuspended: z.boolean(),
      })
      .nullable(),
    reminders: z.array(z.object({ before: z.string().optional(), after: z.string().optional() })),
    access: z.object({ after: z.string().nullable(), date: z.string().nullable() }).nullable(),
    notifyEnrolled: z.boolean(),
    createdAt: instant,
  })
  .meta({ id: 'Policy' });

export type Policy = z.output<typeof policy>;

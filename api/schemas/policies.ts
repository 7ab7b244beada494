import { z } from 'zod';
import { RELATIONS } from '../../domain/words.ts';
import { code } from './activities.ts';
import { duration, id, instant, localDate, userRef } from './common.ts';

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
});

const seats = z
  .strictObject({
    duringApproval: z
      .enum(['none', 'hold'])
      .default('none')
      .meta({ description: 'Does a request that awaits approval hold a seat (R16)?' }),
    holdFor: duration.nullable().default(null),
    waitingList: z.boolean().default(true),
  })
  .refine((rules) => rules.holdFor === null || rules.duringApproval === 'hold', {
    path: ['holdFor'],
    error: 'is for duringApproval hold: leave it out',
  });

const deadline = z
  .strictObject({
    basis: z.enum(['fixed', 'enrolment', 'approval']),
    date: localDate
      .nullable()
      .default(null)
      .meta({ description: 'With the basis `fixed`: the last day, ending where the learner is (R19).' }),
    after: duration.nullable().default(null).meta({ description: 'With the other bases: how long after it.' }),
    grace: duration.nullable().default(null),
    onDeadline: z.enum(['overdue', 'expire']).default('overdue'),
  })
  .superRefine(({ basis, date, after }, context) => {
    const fixed = basis === 'fixed';
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (fixed && date === null) say('date', 'is missing: it must be the day of a fixed deadline');
    if (fixed && after !== null) say('after', 'is for the other bases: leave it out');
    if (!fixed && after === null) say('after', `is missing: it must say how long after the ${basis}`);
    if (!fixed && date !== null) say('date', 'is for the basis fixed: leave it out');
  });

const reminder = z
  .strictObject({ before: duration.optional(), after: duration.optional() })
  .refine(({ before, after }) => (before === undefined) !== (after === undefined), 'must have either before or after');

const rules = {
  approval: z.strictObject({ steps: z.array(step).max(10).default([]) }).prefault({}),
  seats: seats.prefault({}),
  deadline: deadline.nullable().default(null),
  reminders: z
    .array(reminder)
    .max(20)
    .default([])
    .meta({ description: 'To the learner, before or after the deadline.' }),
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
        }),
      ),
    }),
    seats: z.object({
      duringApproval: z.enum(['none', 'hold']),
      holdFor: z.string().nullable(),
      waitingList: z.boolean(),
    }),
    deadline: z
      .object({
        basis: z.enum(['fixed', 'enrolment', 'approval']),
        date: z.string().nullable(),
        after: z.string().nullable(),
        grace: z.string().nullable(),
        onDeadline: z.enum(['overdue', 'expire']),
      })
      .nullable(),
    reminders: z.array(z.object({ before: z.string().optional(), after: z.string().optional() })),
    notifyEnrolled: z.boolean(),
    createdAt: instant,
  })
  .meta({ id: 'Policy' });

export type Policy = z.output<typeof policy>;

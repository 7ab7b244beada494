import { z } from 'zod';
import { id, instantInput, userRef, words } from './common.ts';
import { documentRef, evidenceFile } from './completion.ts';

const said = {
  reason: words.nullable().default(null),
  at: instantInput.nullable().default(null).meta({ description: 'When it happened, if earlier than now (R24).' }),
};

const oneTry = z
  .strictObject({
    command: z.literal('try'),
    ...said,
    score: z.number().min(0).max(1_000_000).nullable().default(null),
    max: z.number().positive().max(1_000_000).default(100).meta({ description: 'The highest score that there is.' }),
    passed: z
      .boolean()
      .nullable()
      .default(null)
      .meta({ description: 'The outcome as the quiz tells it; counts only where there is no score.' }),
    startedAt: instantInput.nullable().default(null).meta({ description: 'Left out: as it ended.' }),
  })
  .refine(({ score, max }) => score === null || score <= max, { path: ['score'], error: 'must not be above max' })
  .refine(({ score, passed }) => score !== null || passed !== null, {
    path: ['score'],
    error: 'is missing: give it, or passed',
  });

const acknowledge = z.strictObject({
  command: z.literal('acknowledge'),
  ...said,
  name: z.string().trim().min(1).max(200).meta({ description: 'As the learner typed it.' }),
  document: documentRef.nullable().default(null).meta({ description: 'What was shown; it must be what is wanted.' }),
});

const signOff = z.strictObject({
  command: z.literal('sign-off'),
  ...said,
  by: userRef.nullable().default(null).meta({
    description: 'The manager who signs off: one above the learner. Null: an administrator does, through this key.',
  }),
});

const submitEvidence = z.strictObject({ command: z.literal('submit-evidence'), ...said, file: evidenceFile });

const judgeEvidence = z.strictObject({
  command: z.enum(['accept-evidence', 'reject-evidence']),
  ...said,
  evidence: id.meta({ description: 'The id of the evidence that waits.' }),
});

const grantTry = z.strictObject({ command: z.literal('grant-try'), ...said });

const adoptRule = z.strictObject({ command: z.literal('adopt-rule'), ...said }).meta({
  description: 'Moves the enrolment to the completion rule and the parts that the activity has now.',
});

/** What is said towards a completion, beside `progress` and `complete`. */
export const achieveBodies = [
  oneTry,
  grantTry,
  acknowledge,
  signOff,
  submitEvidence,
  judgeEvidence,
  adoptRule,
] as const;

export type AchieveBody = z.output<(typeof achieveBodies)[number]>;

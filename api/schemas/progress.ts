import { z } from 'zod';
import { activityRef, id, instantInput, problem, text, userRef } from './common.ts';

/** So many go into one request. */
export const MOST_PROGRESS = 1_000;
/** Bytes of a request with progress. */
export const PROGRESS_LIMIT = 1024 * 1024;

const item = z
  .strictObject({
    user: userRef,
    activity: activityRef,
    percent: z.number().min(0).max(100).optional().meta({ description: 'How far; of the part, where one is named.' }),
    command: z.enum(['start', 'visit', 'complete']).optional().meta({ description: 'In place of `percent`.' }),
    part: text(100).optional().meta({ description: 'The code of a part; with `percent` only.' }),
    at: instantInput.nullable().default(null).meta({ description: 'When it happened, if earlier than now (R24).' }),
  })
  .superRefine(({ percent, command, part }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (percent === undefined && command === undefined) say('percent', 'is missing: give it, or command');
    if (percent !== undefined && command !== undefined) say('command', 'stands in place of percent: leave one out');
    if (part !== undefined && percent === undefined) say('part', 'goes with percent only');
  });

export type ProgressItem = z.output<typeof item>;

export const progressBody = z
  .strictObject({ items: z.array(item).min(1).max(MOST_PROGRESS) })
  .meta({ id: 'ProgressBatch' });

const outcome = z.object({
  index: z.int().meta({ description: 'Its place in the request, from 0.' }),
  outcome: z.enum(['applied', 'unchanged', 'refused', 'unknown']).meta({
    description: '`unchanged`: taken, and it changed nothing. `unknown`: repeat it all with the same Idempotency-Key.',
  }),
  status: z.int().meta({ description: 'What the command alone would have been answered with.' }),
  enrolment: id.nullable(),
  problem: problem.nullable(),
});

export type ProgressOutcome = z.output<typeof outcome>;

export const progressOutcomes = z
  .object({
    items: z.array(outcome),
    counts: z.object({ applied: z.int(), unchanged: z.int(), refused: z.int(), unknown: z.int() }),
  })
  .meta({ id: 'ProgressOutcomes', description: 'Each with its own outcome; one that is refused stops no other.' });

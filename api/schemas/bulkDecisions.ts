import { z } from 'zod';
import { ADMINISTRATORS, APPROVAL_STATUSES, decisionFields } from './approvals.ts';
import { activityRef, problem, text, userRef } from './common.ts';

/** So many decisions go into one request. */
export const MOST_DECISIONS = 200;

const all = z
  .strictObject({
    assignee: userRef.meta({
      description: `Whom they wait for: id, external id, username or e-mail address; or \`${ADMINISTRATORS}\` for their queue.`,
    }),
    activity: activityRef.optional(),
  })
  .meta({ description: `All that wait for this approver at the moment, the oldest ${MOST_DECISIONS} of them.` });

export const bulkDecisionBody = z
  .strictObject({
    decisions: z
      .array(z.strictObject({ approval: text(100).meta({ description: 'The id of the task.' }), ...decisionFields }))
      .min(1)
      .max(MOST_DECISIONS)
      .optional(),
    all: all.optional(),
    decision: decisionFields.decision.optional().meta({ description: 'With `all`: what is decided.' }),
    comment: decisionFields.comment.meta({ description: 'With `all`: what is said to each.' }),
  })
  .superRefine(({ decisions, all, decision, comment }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (!decisions && !all) say('decisions', 'is missing: give a list, or all');
    if (decisions && all) say('all', 'stands in place of a list: leave one of them out');
    if (all && !decision) say('decision', 'is missing: it must be approve or decline');
    if (!all && decision) say('decision', 'is for all: here each has its own');
    if (!all && comment !== null) say('comment', 'is for all: here each has its own');
  })
  .meta({ id: 'BulkDecision', description: 'Either `decisions`, or `all` with what is decided on all of them.' });

export type BulkDecisionBody = z.output<typeof bulkDecisionBody>;

const item = z.object({
  approval: z.string(),
  outcome: z.enum(['decided', 'refused', 'unknown']).meta({
    description:
      '`decided` also for what was decided so before. `unknown`: repeat it all with the same Idempotency-Key.',
  }),
  status: z.int().meta({ description: 'What the decision alone would have been answered with.' }),
  taskStatus: z.enum(APPROVAL_STATUSES).nullable().meta({ description: 'Of the task, after it.' }),
  problem: problem.nullable(),
});

export type BulkItem = z.output<typeof item>;

export const bulkDecisions = z
  .object({
    items: z.array(item),
    counts: z.object({ decided: z.int(), refused: z.int(), unknown: z.int() }),
    more: z.boolean().meta({ description: 'With `all`: there are more that wait; ask once more, with another key.' }),
  })
  .meta({
    id: 'BulkDecisions',
    description: 'Each decision with its own outcome; one that is refused stops no other.',
  });

import { z } from 'zod';
import type { TaskStatus } from '../../domain/requestFacts.ts';
import { listOf, pageQuery } from '../http/list.ts';
import { id, instant, oneOrMore, userRef } from './common.ts';

export const APPROVAL_STATUSES = [
  'open',
  'approved',
  'declined',
  'reassigned',
  'escalated',
  'expired',
  'withdrawn',
] as const satisfies readonly TaskStatus[];

/** The administrators' queue in place of a person (R4). */
export const ADMINISTRATORS = 'administrators';

export const approvalQuery = z.strictObject({
  ...pageQuery,
  status: oneOrMore(APPROVAL_STATUSES).optional(),
  assignee: userRef.optional().meta({
    description: `Whom they wait or waited for: id, external id, username or e-mail address; or \`${ADMINISTRATORS}\` for their queue.`,
  }),
  enrolment: z.uuid('must be the id of an enrolment').optional(),
});

export const approval = z
  .object({
    id,
    enrolment: z.object({
      id,
      user: z.object({ id, name: z.string() }),
      activity: z.object({ id, title: z.string() }),
    }),
    step: z.int().min(1).meta({ description: 'Which step of the policy’s chain, from 1.' }),
    assignee: z
      .object({ id, name: z.string() })
      .nullable()
      .meta({ description: 'Null: the administrators’ queue (R4).' }),
    onBehalfOf: z
      .object({ id, name: z.string() })
      .nullable()
      .meta({ description: 'For whom the assignee stands in (R5); null: for nobody but themselves.' }),
    status: z.enum(APPROVAL_STATUSES).meta({
      description:
        '`reassigned` and `escalated`: another task took its place (R2, R6); `expired`: timed out to no; `withdrawn`: the request ended before it was decided.',
    }),
    openedAt: instant,
    dueAt: instant.nullable().meta({ description: 'The time limit of the step (R6).' }),
    decidedAt: instant.nullable().meta({ description: 'When it was decided, or ended otherwise.' }),
    decidedBy: z
      .object({
        kind: z.enum(['user', 'client', 'system', 'link']),
        id: z.string().nullable(),
        onBehalfOf: z.string().nullable(),
        name: z.string().nullable().meta({ description: 'Of the person; null for machines and for the system.' }),
      })
      .nullable(),
    comment: z.string().nullable(),
  })
  .meta({ id: 'Approval', description: 'One step of an approval chain, waiting on one assignee.' });

export const approvalList = listOf(approval).meta({ id: 'ApprovalList' });

/** What every decision has. */
export const decisionFields = {
  decision: z.enum(['approve', 'decline']),
  comment: z
    .string()
    .trim()
    .max(2_000)
    .nullable()
    .default(null)
    .meta({ description: 'The learner and further approvers can read it.' }),
};

export const decisionBody = z.strictObject(decisionFields).meta({ id: 'Decision' });

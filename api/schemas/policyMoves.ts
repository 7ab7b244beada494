import { z } from 'zod';
import { REJECTIONS, type RejectionCode } from '../../domain/outcome.ts';
import { STATUSES } from '../../domain/words.ts';
import { MOVE_OUTCOMES } from '../../store/policyMoves.ts';
import { activityRef, id, instant } from './common.ts';

export const policyMoveBody = z
  .strictObject({
    toVersion: z.int().min(1).max(999_999_999).optional().meta({ description: 'Left out: the newest.' }),
    activity: activityRef.optional().meta({ description: 'Only the enrolments in this activity.' }),
    enrolments: z
      .array(z.uuid().transform((value) => value.toLowerCase()))
      .min(1)
      .max(500)
      .optional()
      .meta({ description: 'Only these. Left out: all that live and follow an older version.' }),
    dryRun: z.boolean().meta({ description: 'Only tell what would change, one by one.' }),
  })
  .meta({ id: 'PolicyMoveRequest' });

const codes = z.enum([...Object.keys(REJECTIONS), 'not-found'] as [RejectionCode | 'not-found']);
const policyVersion = z.object({ code: z.string(), version: z.int() });

const side = z.object({
  version: z.int(),
  status: z.enum(STATUSES),
  deadline: z
    .object({ at: instant, graceUntil: instant, rule: z.string() })
    .nullable()
    .meta({ description: 'When it is due, and when what follows is carried out.' }),
  reminders: z
    .array(z.object({ rule: z.string(), at: instant }))
    .meta({ description: 'Those that are still to come.' }),
  approval: z
    .object({ step: z.int(), assigneeId: z.string().nullable(), dueAt: instant.nullable() })
    .nullable()
    .meta({ description: 'The open step, counted from 0; without an assignee it waits for the administrators.' }),
});

export const policyMovePreview = z
  .object({
    dryRun: z.literal(true),
    policy: policyVersion,
    total: z.int().meta({ description: 'How many it is about.' }),
    items: z.array(
      z.object({
        id: id.meta({ description: 'The enrolment.' }),
        userId: id,
        activityId: id,
        outcome: z.enum(['moves', 'unchanged', 'refused']),
        refusal: z.object({ code: codes, detail: z.string() }).nullable().meta({ description: 'Why it cannot.' }),
        changes: z.array(z.enum(['status', 'deadline', 'reminders', 'approval'])),
        before: side,
        after: side.nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'PolicyMovePreview' });

export const policyMove = z
  .object({
    id,
    policy: policyVersion,
    status: z.enum(['running', 'completed']),
    enrolments: z.object({
      total: z.int(),
      waiting: z.int(),
      moved: z.int(),
      unchanged: z.int(),
      refused: z.int(),
    }),
    createdAt: instant,
    items: z.array(
      z.object({
        enrolmentId: id,
        fromVersion: z.int(),
        outcome: z.enum(MOVE_OUTCOMES),
        refusal: codes.nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'PolicyMove' });

import { z } from 'zod';
import { isTypePattern, PUBLIC_TYPES, typesOf } from '../../domain/events/types.ts';
import { pageQuery } from '../http/list.ts';
import { id, instant } from './common.ts';

/** A type of the feed, or the beginning of some. */
export const typePattern = z
  .string()
  .max(100)
  .refine(
    isTypePattern,
    'is no type of event: give one in full, or its beginning with a star, as com.rollbook.enrolment.*',
  )
  .meta({ description: 'A type of event, or its beginning with a star.', example: 'com.rollbook.enrolment.*' });

const position = z
  .string()
  .regex(/^\d{1,15}$/, 'must be a position, as `next` of an answer before')
  .transform(Number);

export const feedQuery = z.strictObject({
  limit: pageQuery.limit,
  after: position.default(0).meta({
    description: '`next` of the answer before; left out: from the beginning.',
    override: { type: 'string', pattern: '^\\d{1,15}$' },
  }),
  types: z
    .string()
    .max(4_000)
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((patterns) => patterns.every(isTypePattern), 'must be types of events, or their beginnings with a star')
    .transform((patterns) => typesOf(patterns))
    .optional()
    .meta({ override: { type: 'string', description: 'Only these, with commas between; a star ends a beginning.' } }),
});

const actor = z.object({
  kind: z.enum(['user', 'client', 'system', 'link']),
  id: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
});

export const cloudEvent = z
  .object({
    specversion: z.literal('1.0'),
    id: z.string().meta({ description: 'The hash of the event in its history: the same for ever.' }),
    source: z.string(),
    type: z.string().meta({ description: `One of ${PUBLIC_TYPES.length}, such as com.rollbook.enrolment.completed.` }),
    subject: z.string().meta({ description: 'What it is about, as its address under /v1.' }),
    time: instant.meta({ description: 'When it happened.' }),
    datacontenttype: z.literal('application/json'),
    position: z.string().meta({ description: 'Its place in the feed.' }),
    data: z.object({
      id: id.meta({ description: 'The enrolment, plan enrolment or certification of a person, or the checkpoint.' }),
      seq: z.int().meta({ description: 'Its number in that history.' }),
      userId: id.optional().meta({ description: 'Whom it is about; a checkpoint is about nobody.' }),
      activityId: id.optional(),
      code: z.string().optional().meta({ description: 'Of the plan, or of the certification.' }),
      from: z.string().nullable(),
      status: z.string().meta({ description: 'After it.' }),
      recordedAt: instant,
      actor,
      details: z.record(z.string(), z.unknown()).meta({ description: 'Ids, numbers and codes that go with its type.' }),
    }),
  })
  .meta({ id: 'CloudEvent', description: 'One change (CloudEvents 1.0), without names and words of people.' });

export const feedPage = z
  .object({
    items: z.array(cloudEvent),
    next: z
      .string()
      .meta({ description: 'What to give as `after` the next time; it is there also when nothing is new.' }),
    more: z.boolean().meta({ description: 'Is there more already?' }),
  })
  .meta({ id: 'EventFeed' });

import { z } from 'zod';
import { listOf, pageQuery } from '../http/list.ts';
import { chainKind } from './checkpoints.ts';
import { id, instant } from './common.ts';

export const historyQuery = z.strictObject({
  cursor: pageQuery.cursor,
  limit: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a whole number from 1 to 1000')
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 1_000, 'must be a whole number from 1 to 1000')
    .default(500)
    .meta({ override: { type: 'integer', minimum: 1, maximum: 1_000, default: 500 } }),
  texts: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'With the words of people that the events stand for, and their salts.' }),
});

const chainedEvent = z
  .object({
    seq: z.int(),
    type: z.string(),
    from: z.string().nullable(),
    to: z.string(),
    at: instant,
    recordedAt: instant,
    actor: z.object({ kind: z.string(), id: z.string().nullable(), onBehalfOf: z.string().nullable() }),
    reasonCommitment: z.string().nullable(),
    data: z.unknown(),
    previousHash: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'ChainedEvent', description: 'Just what its hash covers, and the hash.' });

export const historyItem = z
  .object({
    kind: chainKind,
    id: id.meta({ description: 'Whose history: the id of the enrolment, the person and so on.' }),
    row: z
      .object({ seq: z.int(), head: z.string() })
      .nullable()
      .meta({ description: 'Where its row says that the history stands, in the moment of this event’s reading.' }),
    event: chainedEvent.nullable().meta({ description: 'Null: there is a history without any event.' }),
    marks: z
      .array(z.object({ checkpoint: z.int(), seq: z.int(), head: z.string().nullable() }))
      .nullable()
      .meta({ description: 'With its first event: where checkpoints had it. Without a head it was gone.' }),
    texts: z
      .array(
        z.object({ commitment: z.string(), salt: z.string().nullable(), body: z.string().nullable() }).meta({
          description: 'HMAC-SHA256 of the body under the salt (base64) is the commitment. Both null: erased.',
        }),
      )
      .optional(),
  })
  .meta({ id: 'HistoryItem' });

export const historyPage = listOf(historyItem).meta({ id: 'HistoryPage' });

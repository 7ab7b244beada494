import { z } from 'zod';
import { CHAINS } from '../../store/chains.ts';
import { CHECKPOINT_CHANNELS } from '../../store/checkpointDeliveries.ts';
import { listOf, pageQuery } from '../http/list.ts';
import { id, instant, localDate } from './common.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const KINDS = CHAINS.map(({ kind }) => kind);

/** What kind of history. */
export const chainKind = z.enum(KINDS as [string, ...string[]]);

export const checkpoint = z
  .object({
    id,
    number: z.int().meta({ description: 'The first is 1, and each is one more than the one before.' }),
    at: instant,
    day: localDate.nullable().meta({ description: 'The day that it is the daily one of; null: it was asked for.' }),
    missed: z.array(localDate).meta({ description: 'Days before it that have none: nothing ran at their time.' }),
    root: hash.meta({ description: 'Of the tree over all heads (RFC 6962), in hexadecimal.' }),
    previous: hash.meta({ description: 'SHA-256 of the signed checkpoint before; of the first: zeros.' }),
    digest: hash.meta({ description: 'SHA-256 of this one as it is signed.' }),
    chains: z.record(z.string(), z.int()).meta({ description: 'How many histories, by kind.' }),
    total: z.int(),
    keyId: z.string().meta({ description: 'Which key of `/.well-known/jwks.json` signed it.' }),
    jws: z.string().meta({ description: 'All of this, signed: a compact JWS (EdDSA).' }),
    deliveries: z
      .array(
        z.object({
          channel: z.enum(CHECKPOINT_CHANNELS),
          target: z.string().nullable().meta({ description: 'The address of a mail.' }),
          status: z.enum(['waiting', 'delivered']),
          attempts: z.int(),
          nextTryAt: instant.nullable(),
          lastError: z.string().nullable(),
          deliveredAt: instant.nullable(),
        }),
      )
      .meta({ description: 'Where it goes outside the database. What waits is tried again for ever.' }),
  })
  .meta({ id: 'Checkpoint', description: 'A signed statement of where every history stood (R36).' });

export const checkpointList = listOf(checkpoint).meta({ id: 'CheckpointList' });
export const checkpointQuery = z.strictObject(pageQuery);

export const proofQuery = z.strictObject({
  kind: chainKind.meta({ description: 'What kind of history.' }),
  id: id
    .transform((value) => value.toLowerCase())
    .meta({
      description: 'Whose: the id of the enrolment, the person and so on.',
      override: { type: 'string', format: 'uuid' },
    }),
});

export const inclusion = z
  .object({
    kind: chainKind,
    id,
    seq: z.int(),
    head: hash,
    leaf: z.string().meta({ description: 'What is hashed as the leaf: the JSON array [kind, id, seq, head].' }),
    index: z.int(),
    size: z.int(),
    proof: z.array(hash).meta({ description: 'The siblings from the leaf up, as in RFC 9162.' }),
    root: hash,
    jws: z.string().meta({ description: 'The signed checkpoint, which holds the same root.' }),
  })
  .meta({ id: 'InclusionProof' });

export const jwks = z
  .object({
    keys: z.array(
      z.object({
        kty: z.string(),
        crv: z.string(),
        x: z.string(),
        kid: z.string(),
        alg: z.string(),
        use: z.string(),
      }),
    ),
  })
  .meta({ id: 'JsonWebKeySet' });

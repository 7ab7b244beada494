import { z } from 'zod';
import { SCOPES } from '../../domain/keys/scopes.ts';
import { KEY_EVENTS } from '../../store/apiKeyEvents.ts';
import { REQUESTS_PER_MINUTE } from '../http/rateLimit.ts';
import { duration, instant, instantInput, text } from './common.ts';

/** In the path: the 12 hexadecimal digits of a key. */
export const keyParam = z.object({ id: z.string().regex(/^[0-9a-f]{12}$/, 'must be 12 hexadecimal digits') });

const scopes = z.array(z.enum(SCOPES)).min(1).max(SCOPES.length).meta({
  description: '`read`, `write` and `admin` are for all; the others for one resource. Who may write may read.',
});

const perMinute = z
  .int()
  .min(1)
  .max(10_000_000)
  .nullable()
  .meta({
    description: `How many requests it may send in a minute to each process of the API; null: ${REQUESTS_PER_MINUTE}.`,
  });

const end = instantInput.nullable().meta({ description: 'When it ends by itself; null: never.' });

export const newApiKey = z
  .strictObject({ name: text(200), scopes, expiresAt: end.optional(), requestsPerMinute: perMinute.optional() })
  .meta({ id: 'NewApiKey' });

export const apiKeyPatch = z
  .strictObject({ name: text(200), expiresAt: end, requestsPerMinute: perMinute })
  .partial()
  .meta({ id: 'ApiKeyPatch' });

export const rotation = z
  .strictObject({
    overlap: duration.default('P1D').meta({
      description: 'So long the secret before stays valid; PT0S: not at all. At most 90 days.',
      example: 'P1D',
    }),
  })
  .meta({ id: 'ApiKeyRotation' });

export const apiKey = z
  .object({
    id: z.string().meta({ description: 'The 12 hexadecimal digits that the key begins with.' }),
    name: z.string(),
    scopes: z.array(z.enum(SCOPES)),
    requestsPerMinute: perMinute,
    createdAt: instant,
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable().meta({ description: 'To the minute.' }),
    formerSecretUntil: instant
      .nullable()
      .meta({ description: 'Until when a secret from before a rotation is still valid; null: none is.' }),
    revokedAt: instant.nullable(),
    version: z.int(),
  })
  .meta({ id: 'ApiKey' });

export const apiKeyWithSecret = apiKey
  .extend({
    secret: z
      .string()
      .nullable()
      .meta({ description: 'The key itself: shown this once. Null in a repeat of the request.' }),
  })
  .meta({ id: 'ApiKeyWithSecret' });

export const apiKeyEvent = z
  .object({
    id: z.uuid(),
    type: z.enum(KEY_EVENTS),
    at: instant,
    by: z.string().nullable().meta({ description: 'The key that did it; null: the configuration of the API.' }),
    data: z.record(z.string(), z.unknown()).meta({ description: 'What it was given by it.' }),
  })
  .meta({ id: 'ApiKeyEvent' });

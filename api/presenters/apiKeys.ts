import type { z } from 'zod';
import { SCOPES } from '../../domain/keys/scopes.ts';
import type { Instant } from '../../domain/words.ts';
import type { KeyEventRow } from '../../store/apiKeyEvents.ts';
import type { ApiKeyRow } from '../../store/apiKeys.ts';
import type { apiKey, apiKeyEvent } from '../schemas/apiKeys.ts';

/** A key without its hashes, which nobody needs to see. */
export function presentApiKey(row: ApiKeyRow, now: Instant): z.output<typeof apiKey> {
  const { id, name, scopes, createdAt, expiresAt, lastUsedAt, formerUntil, revokedAt, version } = row;
  return {
    id,
    name,
    scopes: SCOPES.filter((scope) => scopes.includes(scope)),
    requestsPerMinute: row.perMinute,
    createdAt,
    expiresAt,
    lastUsedAt,
    formerSecretUntil: revokedAt === null && formerUntil !== null && formerUntil > now ? formerUntil : null,
    revokedAt,
    version,
  };
}

/** What was done with a key, and by whom. */
export function presentKeyEvent({ id, type, at, clientId, data }: KeyEventRow): z.output<typeof apiKeyEvent> {
  return { id, type, at, by: clientId, data };
}

import type { Instant } from '../words.ts';

/** How it is with a key whose secret was sent. */
export type Standing = 'valid' | 'revoked' | 'expired' | 'replaced';

/** What a key's validity rests on. */
export interface KeyTimes {
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
}

/** Is a secret of the key good now? @param secretUntil of a secret that a rotation replaced; null for the present one */
export function standingOf({ expiresAt, revokedAt }: KeyTimes, secretUntil: Instant | null, now: Instant): Standing {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  return secretUntil !== null && secretUntil <= now ? 'replaced' : 'valid';
}

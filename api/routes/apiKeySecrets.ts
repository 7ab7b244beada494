import { createHash, randomBytes } from 'node:crypto';
import type { Instant } from '../../domain/words.ts';
import { invalidInput } from '../http/problems.ts';

/** A new secret of a key, with the hash that alone is kept. */
export function newSecret(id: string): { readonly secret: string; readonly hash: Buffer } {
  const secret = `rb_${id}_${randomBytes(32).toString('base64url')}`;
  return { secret, hash: createHash('sha256').update(secret, 'utf8').digest() };
}

/** A key that has ended when it is made is a mistake. @throws Problem 400 */
export function expectAhead(expiresAt: Instant | null | undefined, now: Instant): void {
  if (expiresAt && expiresAt <= now) throw invalidInput({ pointer: '#/expiresAt', detail: 'must lie ahead' });
}

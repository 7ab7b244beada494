import type { Instant } from '../domain/words.ts';
import { type KeyDeed, noteKeyEvent } from './apiKeyEvents.ts';
import { type ApiKeyRow, insertApiKey, type NewApiKey } from './apiKeys.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';

/** So long a secret that is not valid any more is still told from one that never was. */
const REPLACED_KEPT_MS = 30 * 86_400_000;

/** What can be changed of a key; what is left out stays. */
export interface KeyChange {
  readonly name?: string | undefined;
  readonly expiresAt?: Instant | null | undefined;
  readonly perMinute?: number | null | undefined;
}

/** What became of the wish to change a key. */
export type KeyOutcome =
  | { readonly kind: 'unknown' | 'revoked' | 'expired' | 'repeated' | 'done' }
  | { readonly kind: 'changed-meanwhile'; readonly version: number };

/** Makes a key. Resolves with false when this id is kept already, which then stays as it is. */
export async function makeApiKey(sql: Sql, key: NewApiKey, deed: KeyDeed): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    const made = await insertApiKey(tx, key);
    const { id, scopes, expiresAt = null, perMinute = null } = key;
    if (made) await noteKeyEvent(tx, { ...deed, keyId: id, type: 'made', data: { scopes, expiresAt, perMinute } });
    return made;
  });
}

/** Renames a key, moves its end, or sets its limit. @param expected versions of it; null: any */
export async function changeApiKey(
  sql: Sql,
  keyId: string,
  change: KeyChange,
  expected: readonly number[] | null,
  deed: KeyDeed,
): Promise<KeyOutcome> {
  return inTransaction(sql, async (tx) => {
    const key = await lockKey(tx, keyId);
    if (!key) return { kind: 'unknown' };
    if (expected && !expected.includes(key.version)) return { kind: 'changed-meanwhile', version: key.version };
    if (key.revokedAt) return { kind: 'revoked' };
    const { name = key.name, expiresAt = key.expiresAt, perMinute = key.perMinute } = change;
    const renamed = name !== key.name;
    if (!renamed && expiresAt === key.expiresAt && perMinute === key.perMinute) return { kind: 'done' };
    await tx`
      update api_keys set name = ${name}, expires_at = ${expiresAt}, per_minute = ${perMinute}, version = version + 1
      where id = ${keyId}`;
    await noteKeyEvent(tx, { ...deed, keyId, type: 'changed', data: { renamed, expiresAt, perMinute } });
    return { kind: 'done' };
  });
}

/**
 * Gives a key a new secret. The one before stays valid until `formerUntil`; those before it as long as was said then. A
 * repeat of the deed changes nothing.
 */
export async function rotateApiKey(
  sql: Sql,
  keyId: string,
  { hash, formerUntil }: { readonly hash: Buffer; readonly formerUntil: Instant },
  deed: KeyDeed,
): Promise<KeyOutcome> {
  return inTransaction(sql, async (tx) => {
    const key = await lockKey(tx, keyId);
    if (!key) return { kind: 'unknown' };
    const [before] = await tx`select id from api_key_events where id = ${deed.id}`;
    if (before) return { kind: 'repeated' };
    if (key.revokedAt) return { kind: 'revoked' };
    if (key.expiresAt && key.expiresAt <= deed.at) return { kind: 'expired' };
    const forgotten = new Date(Date.parse(deed.at) - REPLACED_KEPT_MS).toISOString();
    await tx`delete from api_key_former_secrets where key_id = ${keyId} and valid_until < ${forgotten}`;
    await tx`
      insert into api_key_former_secrets (hash, key_id, valid_until) values (${key.hash}, ${keyId}, ${formerUntil})`;
    await tx`update api_keys set hash = ${hash}, version = version + 1 where id = ${keyId}`;
    await noteKeyEvent(tx, { ...deed, keyId, type: 'rotated', data: { formerUntil } });
    return { kind: 'done' };
  });
}

/** Ends a key for good, with all of its secrets; one that has ended before stays as it is. */
export async function revokeApiKey(sql: Sql, keyId: string, deed: KeyDeed): Promise<KeyOutcome> {
  return inTransaction(sql, async (tx) => {
    const key = await lockKey(tx, keyId);
    if (!key) return { kind: 'unknown' };
    if (key.revokedAt) return { kind: 'done' };
    await tx`update api_keys set revoked_at = ${deed.at}, version = version + 1 where id = ${keyId}`;
    await noteKeyEvent(tx, { ...deed, keyId, type: 'revoked', data: {} });
    return { kind: 'done' };
  });
}

async function lockKey(db: Db, id: string): Promise<Omit<ApiKeyRow, 'formerUntil'> | null> {
  const [row] = await db<Omit<ApiKeyRow, 'formerUntil'>[]>`select * from api_keys where id = ${id} for update`;
  return row ?? null;
}

import { uuidv7 } from 'uuidv7';
import type { Instant } from '../domain/words.ts';
import { type KeyDeed, noteKeyEvent } from './apiKeyEvents.ts';
import type { Db, Sql } from './db.ts';

/** An API key as it is kept: only the hash of its whole text (SHA-256). */
export interface ApiKeyRow {
  /** The 12 hexadecimal digits of the key itself. */
  id: string;
  name: string;
  hash: Buffer;
  scopes: string[];
  createdAt: Instant;
  expiresAt: Instant | null;
  revokedAt: Instant | null;
  /** To the minute. */
  lastUsedAt: Instant | null;
  /** Requests in a minute; null: as many as most. */
  perMinute: number | null;
  version: number;
  /** Until when a secret that was replaced is valid, the last of them; null: none was. */
  formerUntil: Instant | null;
}

export type NewApiKey = Pick<ApiKeyRow, 'id' | 'name' | 'hash' | 'scopes' | 'createdAt'> &
  Partial<Pick<ApiKeyRow, 'expiresAt' | 'perMinute'>>;

/** What is asked of a key for each request. */
export interface KnownKey extends Pick<ApiKeyRow, 'id' | 'scopes' | 'expiresAt' | 'revokedAt' | 'perMinute'> {
  /** Every secret that it has or had: the present one is valid as long as the key, another one until then. */
  readonly secrets: readonly { readonly hash: Buffer; readonly until: Instant | null }[];
}

/** The key with this id and its secrets, revoked or not, or null. */
export async function findApiKey(db: Db, id: string): Promise<KnownKey | null> {
  type Found = Omit<KnownKey, 'secrets'> & { hash: Buffer; formerHash: Buffer | null; formerUntil: Instant };
  const rows = await db<Found[]>`
    select k.id, k.hash, k.scopes, k.expires_at, k.revoked_at, k.per_minute,
      former.hash as former_hash, former.valid_until as former_until
    from api_keys k left join api_key_former_secrets former on former.key_id = k.id
    where k.id = ${id}`;
  const [key] = rows;
  if (!key) return null;
  const { scopes, expiresAt, revokedAt, perMinute } = key;
  const former = rows.flatMap(({ formerHash, formerUntil }) =>
    formerHash ? { hash: formerHash, until: formerUntil } : [],
  );
  return { id, scopes, expiresAt, revokedAt, perMinute, secrets: [{ hash: key.hash, until: null }, ...former] };
}

/** Keeps a new key. Resolves with false when this id is kept already, which then stays as it is. */
export async function insertApiKey(db: Db, key: NewApiKey): Promise<boolean> {
  const { id, name, hash, scopes, createdAt, expiresAt = null, perMinute = null } = key;
  const rows = await db`
    insert into api_keys (id, name, hash, scopes, created_at, expires_at, per_minute)
    values (${id}, ${name}, ${hash}, ${scopes}, ${createdAt}, ${expiresAt}, ${perMinute})
    on conflict (id) do nothing returning id`;
  return rows.length > 0;
}

/** One key, revoked or not. */
export async function readApiKey(db: Db, id: string): Promise<ApiKeyRow | null> {
  const [row] = await db<ApiKeyRow[]>`select k.*, ${formerUntil(db)} from api_keys k where id = ${id}`;
  return row ?? null;
}

/** Keys in the order of their ids, behind `after`. */
export async function listApiKeys(db: Db, after: string | null, limit: number): Promise<ApiKeyRow[]> {
  return db<ApiKeyRow[]>`
    select k.*, ${formerUntil(db)} from api_keys k
    where ${after === null ? db`true` : db`id > ${after}`} order by id limit ${limit}`;
}

function formerUntil(db: Db) {
  return db`(select max(valid_until) from api_key_former_secrets where key_id = k.id) as former_until`;
}

/** Notes that a key is in use. Processes that note it within one minute write it once. @param unlessSince a minute before */
export async function noteKeyUse(db: Db, id: string, at: Instant, unlessSince: Instant): Promise<void> {
  await db`
    update api_keys set last_used_at = ${at}
    where id = ${id} and (last_used_at is null or last_used_at <= ${unlessSince})`;
}

/**
 * Makes the configured administrator's key valid, and ends the one that was configured before it: whoever changes the
 * variable wants the old key to be dead.
 */
export async function keepAdminApiKey(sql: Sql, id: string, hash: Buffer, at: Instant): Promise<void> {
  const deed = (): KeyDeed => ({ id: uuidv7(), clientId: null, at });
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('rollbook.admin_api_key'))`;
    const [kept] = await tx<{ value: string }[]>`select value from settings where key = 'admin_api_key'`;
    if (kept && kept.value !== id) {
      const ended = await tx`
        update api_keys set revoked_at = ${at}, version = version + 1
        where id = ${kept.value} and revoked_at is null returning id`;
      if (ended.length > 0) await noteKeyEvent(tx, { ...deed(), keyId: kept.value, type: 'revoked', data: {} });
    }
    const scopes = ['admin'];
    const made = await tx`
      insert into api_keys (id, name, hash, scopes, created_at) values (${id}, 'administrator', ${hash}, ${scopes}, ${at})
      on conflict (id) do update
        set hash = excluded.hash, scopes = excluded.scopes, revoked_at = null, expires_at = null,
          version = api_keys.version + 1
        where api_keys.hash <> excluded.hash or api_keys.revoked_at is not null or api_keys.scopes <> excluded.scopes
          or api_keys.expires_at is not null
      returning id`;
    if (made.length > 0) await noteKeyEvent(tx, { ...deed(), keyId: id, type: 'made', data: { scopes } });
    // The configuration alone says what its secret is.
    await tx`delete from api_key_former_secrets where key_id = ${id}`;
    await tx`
      insert into settings (key, value) values ('admin_api_key', ${tx.json(id)})
      on conflict (key) do update set value = excluded.value`;
  });
}

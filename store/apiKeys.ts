import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';

/** An API key as it is kept: only the hash of its whole text (SHA-256). */
export interface ApiKeyRow {
  /** The 12 hexadecimal digits of the key itself. */
  id: string;
  name: string;
  hash: Buffer;
  scopes: string[];
  createdAt: Instant;
  revokedAt: Instant | null;
}

/** The key with this id that is not revoked, or null. */
export async function findApiKey(db: Db, id: string): Promise<Pick<ApiKeyRow, 'id' | 'hash' | 'scopes'> | null> {
  const [row] = await db<Pick<ApiKeyRow, 'id' | 'hash' | 'scopes'>[]>`
    select id, hash, scopes from api_keys where id = ${id} and revoked_at is null`;
  return row ?? null;
}

/** Keeps a new key. Resolves with false when this id is kept already, which then stays as it is. */
export async function insertApiKey(db: Db, key: Omit<ApiKeyRow, 'revokedAt'>): Promise<boolean> {
  const { id, name, hash, scopes, createdAt } = key;
  const rows = await db`
    insert into api_keys (id, name, hash, scopes, created_at) values (${id}, ${name}, ${hash}, ${scopes}, ${createdAt})
    on conflict (id) do nothing returning id`;
  return rows.length > 0;
}

/** One key, revoked or not. */
export async function readApiKey(db: Db, id: string): Promise<ApiKeyRow | null> {
  const [row] = await db<ApiKeyRow[]>`select * from api_keys where id = ${id}`;
  return row ?? null;
}

/** Keys in the order of their ids, behind `after`. */
export async function listApiKeys(db: Db, after: string | null, limit: number): Promise<ApiKeyRow[]> {
  return db<ApiKeyRow[]>`
    select * from api_keys where ${after === null ? db`true` : db`id > ${after}`} order by id limit ${limit}`;
}

/** Ends a key for good; one that has ended before stays as it is. Resolves with false when there is no such key. */
export async function revokeApiKey(db: Db, id: string, at: Instant): Promise<boolean> {
  const rows = await db`
    update api_keys set revoked_at = coalesce(revoked_at, ${at}) where id = ${id} returning id`;
  return rows.length > 0;
}

/**
 * Makes the configured administrator's key valid, and ends the one that was configured before it: whoever changes the
 * variable wants the old key to be dead.
 */
export async function keepAdminApiKey(sql: Sql, id: string, hash: Buffer, at: Instant): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('rollbook.admin_api_key'))`;
    const [kept] = await tx<{ value: string }[]>`select value from settings where key = 'admin_api_key'`;
    if (kept && kept.value !== id)
      await tx`update api_keys set revoked_at = ${at} where id = ${kept.value} and revoked_at is null`;
    await tx`
      insert into api_keys (id, name, hash, scopes, created_at)
      values (${id}, 'administrator', ${hash}, ${['admin']}, ${at})
      on conflict (id) do update set hash = excluded.hash, scopes = excluded.scopes, revoked_at = null
      where api_keys.hash <> excluded.hash or api_keys.revoked_at is not null or api_keys.scopes <> excluded.scopes`;
    await tx`
      insert into settings (key, value) values ('admin_api_key', ${tx.json(id)})
      on conflict (key) do update set value = excluded.value`;
  });
}

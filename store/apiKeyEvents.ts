import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

export const KEY_EVENTS = ['made', 'changed', 'rotated', 'revoked'] as const;

/** Who did something with a key, and when. Ids only: the name of a key is in its row, where it can be changed. */
export interface KeyDeed {
  /** The command's id: known by it, a repeat does nothing. */
  readonly id: string;
  /** The key that did it; null: the configuration. */
  readonly clientId: string | null;
  readonly at: Instant;
}

export interface KeyEventRow extends KeyDeed {
  readonly keyId: string;
  readonly type: (typeof KEY_EVENTS)[number];
  readonly data: Readonly<Record<string, unknown>>;
}

/** Notes what was done with a key. Resolves with false when this deed is noted already. */
export async function noteKeyEvent(db: Db, { id, keyId, type, clientId, at, data }: KeyEventRow): Promise<boolean> {
  const rows = await db`
    insert into api_key_events (id, key_id, type, client_id, at, data)
    values (${id}, ${keyId}, ${type}, ${clientId}, ${at}, ${db.json(data as never)})
    on conflict (id) do nothing returning id`;
  return rows.length > 0;
}

/** What was done with one key, the first first, behind `after`. */
export async function listKeyEvents(
  db: Db,
  keyId: string,
  after: string | null,
  limit: number,
): Promise<KeyEventRow[]> {
  return db<KeyEventRow[]>`
    select id, key_id, type, client_id, at, data from api_key_events
    where key_id = ${keyId} and ${after === null ? db`true` : db`id > ${after}`} order by id limit ${limit}`;
}

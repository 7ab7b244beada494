import { createHash } from 'node:crypto';
import { ConfigError } from '../config/config.ts';
import type { Db, Sql } from './db.ts';

const SETTING = 'erasure-key';

/** Says which key it is, and nothing about it. */
const nameOf = (key: string): string => createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 16);

/** Notes which key tombstones are made with, when the first one is. */
export async function noteErasureKey(db: Db, key: string): Promise<void> {
  await db`insert into settings (key, value) values (${SETTING}, ${db.json(nameOf(key))}) on conflict (key) do nothing`;
}

/**
 * A process must have the key that the tombstones were made with: with another one, everybody who was erased could come again.
 *
 * @throws ConfigError
 */
export async function expectErasureKey(sql: Sql, key: string): Promise<void> {
  const [row] = await sql<{ value: string }[]>`select value from settings where key = ${SETTING}`;
  if (row && row.value !== nameOf(key)) {
    throw new ConfigError(
      `ERASURE_KEY must be the key that erased people are known by: the first 16 digits of its SHA-256 are ${row.value}`,
    );
  }
}

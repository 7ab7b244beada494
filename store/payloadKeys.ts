import { type Config, ConfigError } from '../config/config.ts';
import type { Instant } from '../domain/words.ts';
import type { Sql } from './db.ts';

/**
 * A process must have every key that payloads were ever written with: without one its runs would stand still, each at the
 * first payload that it cannot read.
 *
 * @throws ConfigError naming the keys that are missing
 */
export async function expectPayloadKeys(
  sql: Sql,
  { payloadKey, payloadKeysOld }: Pick<Config, 'payloadKey' | 'payloadKeysOld'>,
): Promise<void> {
  const known = [...(payloadKey ? [payloadKey] : []), ...payloadKeysOld].map(({ id }) => id);
  const rows = await sql<{ id: string }[]>`
    select id from payload_keys where not (id = any(${known})) order by first_used_at, id`;
  if (rows.length === 0) return;
  const missing = rows.map(({ id }) => id).join(', ');
  throw new ConfigError(
    'PAYLOAD_KEY or PAYLOAD_KEYS_OLD must hold each key that payloads were written with: ' +
      `missing is ${missing} (the first 16 digits of its SHA-256)`,
  );
}

/** Notes that payloads are written with this key from now on. */
export async function notePayloadKey(sql: Sql, id: string, at: Instant): Promise<void> {
  await sql`insert into payload_keys (id, first_used_at) values (${id}, ${at}) on conflict (id) do nothing`;
}

import type { MappingRules } from '../domain/mapping/rules.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';

/** One version of a saved mapping; it never changes. */
export interface MappingRow {
  code: string;
  version: number;
  rules: MappingRules;
  createdAt: Instant;
}

const shown = (db: Db) => db`code, version, rules, created_at`;

/** Keeps the next version under a code. With a command id that is known, the version that it made. */
export async function insertMappingVersion(
  sql: Sql,
  given: { code: string; rules: MappingRules; clientId: string; commandId: string },
  at: Instant,
): Promise<MappingRow> {
  const { code, rules, clientId, commandId } = given;
  return inTransaction(sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext(${`import-mapping/${code}`}))`;
    await tx`
      insert into import_mappings (code, version, rules, client_id, created_at, command_id)
      select ${code}, coalesce(max(version), 0) + 1, ${tx.json(rules as never)}, ${clientId}, ${at}, ${commandId}
      from import_mappings where code = ${code}
      on conflict (command_id) do nothing`;
    const [row] = await tx<MappingRow[]>`select ${shown(tx)} from import_mappings where command_id = ${commandId}`;
    return row!;
  });
}

/** One version, or the newest; null where there is none. */
export async function readMapping(db: Db, code: string, version?: number): Promise<MappingRow | null> {
  const [row] = await db<MappingRow[]>`
    select ${shown(db)} from import_mappings
    where code = ${code} and ${version === undefined ? db`true` : db`version = ${version}`}
    order by version desc limit 1`;
  return row ?? null;
}

/** The newest version of each, in the order of their codes. */
export async function listMappings(db: Db, after: { code: string } | null, limit: number): Promise<MappingRow[]> {
  return db<MappingRow[]>`
    select distinct on (code) ${shown(db)} from import_mappings
    where ${after ? db`code > ${after.code}` : db`true`} order by code, version desc limit ${limit}`;
}

/** All versions of one, the newest first. */
export async function listMappingVersions(
  db: Db,
  code: string,
  after: { version: number } | null,
  limit: number,
): Promise<MappingRow[]> {
  return db<MappingRow[]>`
    select ${shown(db)} from import_mappings
    where code = ${code} and ${after ? db`version < ${after.version}` : db`true`} order by version desc limit ${limit}`;
}

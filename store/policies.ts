import type { PolicyRules } from '../domain/policy.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';

/** One version of a policy; it never changes (R37). */
export interface PolicyRow {
  id: string;
  code: string;
  version: number;
  rules: PolicyRules;
  createdAt: Instant;
}

/** Keeps the next version under a code, beginning with 1. One with this id stays: a repeat. Resolves with the version. */
export async function insertPolicyVersion(
  sql: Sql,
  id: string,
  code: string,
  rules: PolicyRules,
  at: Instant,
): Promise<PolicyRow> {
  return inTransaction(sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${`policy/${code}`}, 0))`;
    await tx`
      insert into policies (id, code, version, rules, created_at)
      select ${id}, ${code}, coalesce(max(version), 0) + 1, ${tx.json(rules as never)}, ${at} from policies where code = ${code}
      on conflict (id) do nothing`;
    const [row] = await tx<PolicyRow[]>`select * from policies where id = ${id}`;
    if (!row) throw new Error('a policy was not kept');
    return row;
  });
}

/** One version of a policy, or its newest; null when there is none. */
export async function readPolicy(db: Db, code: string, version?: number): Promise<PolicyRow | null> {
  const [row] = await db<PolicyRow[]>`
    select * from policies where code = ${code} and ${version === undefined ? db`true` : db`version = ${version}`}
    order by version desc limit 1`;
  return row ?? null;
}

/** The newest version of each policy in the order of the codes, behind a code. */
export async function listPolicies(db: Db, after: { code: string } | null, limit: number): Promise<PolicyRow[]> {
  return db<PolicyRow[]>`
    select distinct on (code) * from policies where ${after ? db`code > ${after.code}` : db`true`}
    order by code, version desc limit ${limit}`;
}

/** All versions under a code, the newest first, behind a version. */
export async function listPolicyVersions(
  db: Db,
  code: string,
  after: { version: number } | null,
  limit: number,
): Promise<PolicyRow[]> {
  return db<PolicyRow[]>`
    select * from policies where code = ${code} and ${after ? db`version < ${after.version}` : db`true`}
    order by version desc limit ${limit}`;
}

/** The ids of all versions under a code. */
export async function policyIds(db: Db, code: string): Promise<string[]> {
  const rows = await db<{ id: string }[]>`select id from policies where code = ${code}`;
  return rows.map(({ id }) => id);
}

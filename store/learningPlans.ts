import type { PinnedPlan } from '../domain/plans/rules.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { asUuid } from './selection.ts';
import { inTransaction } from './tx.ts';

/** One version of a plan; it never changes. */
export interface PlanRow extends PinnedPlan {
  title: string;
  createdAt: Instant;
}

/** Keeps the next version under a code, beginning with 1. One with this id stays: a repeat. Resolves with the version. */
export async function insertPlanVersion(
  sql: Sql,
  id: string,
  { code, title, rules }: Pick<PlanRow, 'code' | 'title' | 'rules'>,
  at: Instant,
): Promise<PlanRow> {
  return inTransaction(sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${`plan/${code}`}, 0))`;
    await tx`
      insert into learning_plans (id, code, version, title, rules, created_at)
      select ${id}, ${code}, coalesce(max(version), 0) + 1, ${title}, ${tx.json(rules as never)}, ${at}
      from learning_plans where code = ${code}
      on conflict (id) do nothing`;
    const row = await readPlanById(tx, id);
    if (!row) throw new Error('a plan was not kept');
    return row;
  });
}

/** One version of a plan, or its newest; null when there is none. */
export async function readPlan(db: Db, code: string, version?: number): Promise<PlanRow | null> {
  const [row] = await db<PlanRow[]>`
    select * from learning_plans where code = ${code} and ${version === undefined ? db`true` : db`version = ${version}`}
    order by version desc limit 1`;
  return row ?? null;
}

/** One version of a plan by its id. */
export async function readPlanById(db: Db, id: string): Promise<PlanRow | null> {
  const [row] = await db<PlanRow[]>`select * from learning_plans where id = ${id}`;
  return row ?? null;
}

/** The newest version of each plan in the order of the codes, behind a code. */
export async function listPlans(db: Db, after: { code: string } | null, limit: number): Promise<PlanRow[]> {
  return db<PlanRow[]>`
    select distinct on (code) * from learning_plans where ${after ? db`code > ${after.code}` : db`true`}
    order by code, version desc limit ${limit}`;
}

/** All versions under a code, the newest first, behind a version. */
export async function listPlanVersions(
  db: Db,
  code: string,
  after: { version: number } | null,
  limit: number,
): Promise<PlanRow[]> {
  return db<PlanRow[]>`
    select * from learning_plans where code = ${code} and ${after ? db`version < ${after.version}` : db`true`}
    order by version desc limit ${limit}`;
}

/** An activity of a plan, by name. */
export interface NamedActivity {
  id: string;
  code: string;
  title: string;
  type: string;
}

/** The activities with these ids, by id. */
export async function nameActivities(db: Db, ids: readonly string[]): Promise<Map<string, NamedActivity>> {
  const rows = await db<NamedActivity[]>`
    select id, code, title, type from activities where id = any(${[...new Set(ids)]})`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** The ids of activities by id or code; what is no activity is left out. */
export async function findActivities(db: Db, refs: readonly string[]): Promise<Map<string, string>> {
  const rows = await db<{ ref: string; id: string }[]>`
    select distinct on (r.ref) r.ref, a.id
    from unnest(${refs as string[]}::text[], ${refs.map(asUuid)}::uuid[]) as r (ref, uuid)
      join activities a on a.id = r.uuid or a.code = r.ref
    order by r.ref, a.id is not distinct from r.uuid desc`;
  return new Map(rows.map(({ ref, id }) => [ref, id]));
}

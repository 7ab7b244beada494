import type { Who } from '../domain/audiences/conditions.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { asUuid } from './selection.ts';
import { inTransaction } from './tx.ts';
import { askLooks } from './watchers.ts';

/** A saved set of people. */
export interface AudienceRow {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly who: Who;
  /** How many rules go by it. */
  readonly rules: number;
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

type Given = Pick<AudienceRow, 'code' | 'title' | 'who'>;

const select = (db: Db) => db`
  select a.id, a.code, a.title, a.who, a.version, a.created_at, a.updated_at,
    (select count(*)::int from rules r where r.audience_id = a.id) as rules
  from audiences a`;

/** Keeps a new audience. One with this id stays as it is: a repeat. @throws the driver's 23505 when the code is in use */
export async function insertAudience(sql: Sql, id: string, given: Given, clientId: string, at: Instant): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const row = { id, ...given, who: tx.json(given.who as never), createdAt: at, updatedAt: at };
    const { count } = await tx`insert into audiences ${tx(row)} on conflict (id) do nothing`;
    if (count > 0) await note(tx, id, 1, given, clientId, at);
  });
}

/** One by its id or code, or null. */
export async function readAudience(db: Db, ref: string): Promise<AudienceRow | null> {
  const [row] = await db<AudienceRow[]>`
    ${select(db)} where a.id = ${asUuid(ref)} or a.code = ${ref}
    order by a.id is not distinct from ${asUuid(ref)} desc limit 1`;
  return row ?? null;
}

/** Audiences in the order of their codes, behind one. */
export async function listAudiences(db: Db, after: { code: string } | null, limit: number): Promise<AudienceRow[]> {
  return db<AudienceRow[]>`
    ${select(db)} where ${after ? db`a.code > ${after.code}` : db`true`} order by a.code limit ${limit}`;
}

export type AudienceResult =
  | { readonly kind: 'done' | 'missing' | 'used' }
  | { readonly kind: 'version'; readonly version: number };

/**
 * Another code, title or set of conditions. The rules that go by it are evaluated for everybody again where the conditions
 * are other ones; this is noted in the same transaction. @throws the driver's 23505 when the code is in use
 */
export async function patchAudience(
  sql: Sql,
  id: string,
  patch: Partial<Given>,
  expected: readonly number[] | null,
  clientId: string,
  at: Instant,
): Promise<AudienceResult> {
  return inTransaction(sql, async (tx): Promise<AudienceResult> => {
    const held = await hold(tx, id, expected);
    if (held.kind !== 'held') return held;
    const before: Given = { code: held.code, title: held.title, who: held.who };
    const after: Given = { ...before, ...patch };
    if (JSON.stringify(before) === JSON.stringify(after)) return { kind: 'done' };
    await tx`
      update audiences set code = ${after.code}, title = ${after.title}, who = ${tx.json(after.who as never)},
        version = version + 1, updated_at = ${at}
      where id = ${id}`;
    await note(tx, id, held.version + 1, after, clientId, at);
    if (JSON.stringify(before.who) !== JSON.stringify(after.who)) await evaluateAgain(tx, { audienceId: id }, at);
    return { kind: 'done' };
  });
}

/** Takes an audience away; not while a rule goes by it, on or off. */
export async function deleteAudience(
  sql: Sql,
  id: string,
  expected: readonly number[] | null,
): Promise<AudienceResult> {
  return inTransaction(sql, async (tx): Promise<AudienceResult> => {
    const held = await hold(tx, id, expected);
    if (held.kind !== 'held') return held;
    const rules = await tx`select from rules where audience_id = ${id} limit 1`;
    if (rules.length > 0) return { kind: 'used' };
    await tx`delete from audiences where id = ${id}`;
    return { kind: 'done' };
  });
}

/** What it was at a version, since when, and who made it that. */
export interface VersionRow<Data> {
  readonly version: number;
  readonly clientId: string;
  readonly at: Instant;
  readonly data: Data;
}

/** Its versions, the newest first, behind one (R36). */
export async function listAudienceChanges(
  db: Db,
  id: string,
  after: { version: number } | null,
  limit: number,
): Promise<VersionRow<Given>[]> {
  return db<VersionRow<Given>[]>`
    select version, client_id, at, data from audience_changes
    where audience_id = ${id} and ${after ? db`version < ${after.version}` : db`true`} order by version desc limit ${limit}`;
}

/** These rules, as far as they are on, are evaluated for everybody again: noted with what made it necessary. */
export async function evaluateAgain(
  tx: Db,
  { audienceId, ruleId }: { audienceId?: string; ruleId?: string },
  at: Instant,
): Promise<void> {
  const rows = await tx<{ id: string }[]>`
    select id from rules where active and ${ruleId ? tx`id = ${ruleId}` : tx`audience_id = ${audienceId ?? null}`}
    order by id`;
  const ids = rows.map(({ id }) => id);
  await tx`
    insert into rule_evaluations (rule_id, status, asked_at) select id, 'waiting', ${at} from unnest(${ids}::uuid[]) as id
    on conflict (rule_id) do update set status = 'waiting', asked_at = excluded.asked_at, started_at = null,
      finished_at = null, total = 0, checked = 0, enrolled = 0, withdrawn = 0, refused = 0`;
  await askLooks(tx, 'rule', ids, at);
}

type Held = { readonly kind: 'held'; readonly version: number } & Given;

async function hold(
  tx: Db,
  id: string,
  expected: readonly number[] | null,
): Promise<Held | Exclude<AudienceResult, { kind: 'done' | 'used' }>> {
  const [row] = await tx<(Given & { version: number })[]>`
    select code, title, who, version from audiences where id = ${id} for update`;
  if (!row) return { kind: 'missing' };
  if (expected && !expected.includes(row.version)) return { kind: 'version', version: row.version };
  return { kind: 'held', ...row };
}

async function note(tx: Db, id: string, version: number, data: Given, clientId: string, at: Instant): Promise<void> {
  await tx`
    insert into audience_changes (audience_id, version, client_id, at, data)
    values (${id}, ${version}, ${clientId}, ${at}, ${tx.json(data as never)})`;
}

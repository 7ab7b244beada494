import canonicalize from 'canonicalize';
import type { Clock } from '../domain/clock.ts';
import type { CompletionRule } from '../domain/completion.ts';
import type { ActivityType, Duration, Instant } from '../domain/words.ts';
import { countInSeats } from './countIn.ts';
import type { Db, Sql } from './db.ts';
import { callOffDraw } from './poolSettings.ts';
import { nudge } from './pools.ts';
import { allOf, asUuid, likeLiteral } from './selection.ts';
import { type ExpertRow, topicsOf, writeActivityTopics } from './topics.ts';
import { inTransaction } from './tx.ts';

/** What of an activity is given from outside, beside its maximum. */
export interface ActivityFields {
  code: string;
  title: string;
  type: ActivityType;
  policyCode: string | null;
  ownerId: string | null;
  deadlineAfter: Duration | null;
  trainingEvent: boolean;
  validFor: Duration | null;
  trainingProvider: string | null;
  qualificationCode: string | null;
  completion: CompletionRule | null;
  xapiId: string | null;
}

/** An activity with its seats. */
export interface ActivityRow extends ActivityFields {
  id: string;
  maximum: number | null;
  taken: number;
  reserved: number;
  waiting: number;
  beyond: number;
  parts: number;
  topics: { code: string; title: string; experts: ExpertRow[] }[];
  ownerGivenName: string | null;
  ownerFamilyName: string | null;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}

/** What is to be different; what is left out stays. */
export type ActivityPatch = Partial<
  Omit<ActivityFields, 'code' | 'type'> & { maximum: number | null; topics: readonly string[] }
>;

const COLUMNS = [
  'title',
  'policyCode',
  'ownerId',
  'deadlineAfter',
  'trainingEvent',
  'validFor',
  'trainingProvider',
  'qualificationCode',
  'completion',
  'xapiId',
] as const;

const select = (db: Db) => db`
  select a.*, p.maximum, coalesce(p.taken, 0) as taken, coalesce(p.reserved, 0) as reserved, o.given_name as owner_given_name, o.family_name as owner_family_name,
    (select count(*)::int from seats s where s.pool_id = a.id and s.state = 'queued') as waiting,
    (select count(*)::int from seats s where s.pool_id = a.id and s.state = 'beyond') as beyond,
    (select count(*)::int from activity_parts part where part.activity_id = a.id) as parts,
    ${topicsOf(db)} as topics
  from activities a left join pools p on p.id = a.id left join users o on o.id = a.owner_id`;

/** Keeps a new activity, with its pool if it has a maximum. One with this id stays: a repeat. A code in use throws 23505. */
export async function insertActivity(
  sql: Sql,
  id: string,
  fields: ActivityFields & { maximum: number | null; topics: readonly string[] },
  at: Instant,
): Promise<void> {
  const { maximum, topics, ...columns } = fields;
  await inTransaction(sql, async (tx) => {
    await tx`insert into activities ${tx({ id, ...columns, createdAt: at, updatedAt: at } as never)} on conflict (id) do nothing`;
    if (maximum !== null)
      await tx`insert into pools (id, maximum) values (${id}, ${maximum}) on conflict (id) do nothing`;
    await writeActivityTopics(tx, id, topics);
  });
}

/** One activity by id, or null. */
export async function readActivity(db: Db, id: string): Promise<ActivityRow | null> {
  const [row] = await db<ActivityRow[]>`${select(db)} where a.id = ${id}`;
  return row ?? null;
}

/** The id of the activity that is meant by an id or code, or null. */
export async function resolveActivity(db: Db, ref: string): Promise<string | null> {
  const [row] = await db<
    { id: string }[]
  >`select id from activities where id = ${asUuid(ref)} or code = ${ref} limit 1`;
  return row?.id ?? null;
}

export interface ActivityFilter {
  q?: string | undefined;
  type?: ActivityType | undefined;
  policyCode?: string | undefined;
}

/** Activities, the newest first, behind an id. */
export async function listActivities(
  db: Db,
  filter: ActivityFilter,
  after: { id: string } | null,
  limit: number,
): Promise<ActivityRow[]> {
  const like = `%${likeLiteral((filter.q ?? '').toLowerCase())}%`;
  const where = allOf(db, [
    ...(filter.q ? [db`(lower(a.title) like ${like} or lower(a.code) like ${like})`] : []),
    ...(filter.type ? [db`a.type = ${filter.type}`] : []),
    ...(filter.policyCode ? [db`a.policy_code = ${filter.policyCode}`] : []),
    ...(after ? [db`a.id < ${after.id}`] : []),
  ]);
  return db<ActivityRow[]>`${select(db)} where ${where} order by a.id desc limit ${limit}`;
}

export type ActivityPatchResult = { kind: 'changed' | 'unchanged' | 'version'; version: number } | { kind: 'missing' };

/**
 * Changes an activity. Raising or lifting the maximum wakes the pool (R13); lowering it below the seats taken demotes
 * nobody (R15); a maximum where there was none counts in who is enrolled (R11).
 *
 * @param expected the versions that may be changed; null: any
 */
export async function patchActivity(
  sql: Sql,
  id: string,
  patch: ActivityPatch,
  expected: readonly number[] | null,
  clock: Clock,
): Promise<ActivityPatchResult> {
  return inTransaction(sql, async (tx): Promise<ActivityPatchResult> => {
    // With a maximum: births of this activity, which refer to this row, wait here or are waited for.
    const lock = patch.maximum === undefined ? tx`for no key update` : tx`for update`;
    const [row] = await tx<(ActivityFields & { version: number })[]>`select * from activities where id = ${id} ${lock}`;
    if (!row) return { kind: 'missing' };
    if (expected && !expected.includes(row.version)) return { kind: 'version', version: row.version };
    const now = clock.now();
    const changes = COLUMNS.filter((column) => patch[column] !== undefined && !isSame(patch[column], row[column]));
    const seats = patch.maximum !== undefined && (await setMaximum(tx, id, patch.maximum, now));
    const topics = patch.topics !== undefined && (await writeActivityTopics(tx, id, patch.topics));
    if (changes.length === 0 && !seats && !topics) return { kind: 'unchanged', version: row.version };
    const next = { ...Object.fromEntries(changes.map((column) => [column, patch[column] ?? null])), updatedAt: now };
    await tx`update activities set ${tx(next)}, version = version + 1 where id = ${id}`;
    return { kind: 'changed', version: row.version + 1 };
  });
}

/** Postgres gives the keys of a JSON value in an order of its own. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || (one !== null && canonicalize(one) === canonicalize(other));
}

/** Sets a pool's maximum. Resolves with whether it is another one. */
export async function setMaximum(tx: Db, id: string, maximum: number | null, now: Instant): Promise<boolean> {
  const [pool] = await tx<{ maximum: number | null }[]>`select maximum from pools where id = ${id} for update`;
  const before = pool?.maximum ?? null;
  if (before === maximum) return false;
  if (before === null) await countInSeats(tx, id, now);
  await tx`update pools set maximum = ${maximum} where id = ${id}`;
  // Without a maximum there is nothing to draw for.
  if (maximum === null) await callOffDraw(tx, id);
  if (before !== null && (maximum === null || maximum > before)) await nudge(tx, id, now);
  return true;
}

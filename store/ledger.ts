import type { Instant, Obligation, Role, Source, Status, Tab } from '../domain/words.ts';
import type { TabCounts } from './counters.ts';
import type { Db } from './db.ts';
import { type Reached, within } from './reach.ts';
import { allOf, matchesPerson } from './selection.ts';

/** Which enrolments are meant; what is left out does not matter. */
export interface LedgerFilter {
  tab?: Tab | undefined;
  /** Part of a learner's name, address or username. */
  q?: string | undefined;
  userId?: string | undefined;
  activityId?: string | undefined;
  statuses?: readonly Status[] | undefined;
  obligation?: Obligation | undefined;
  source?: Source | undefined;
  department?: string | undefined;
  /** Versions of policies, by id. */
  policyIds?: readonly string[] | undefined;
  /** How they have a seat, or wait for one. */
  seats?: readonly LedgerSeat[] | undefined;
  /** Past their deadline at this instant, or not. */
  overdue?: { is: boolean; at: Instant } | undefined;
  dueBefore?: Instant | undefined;
  dueAfter?: Instant | undefined;
  /** Only what lies within this reach; left out: everything. */
  reached?: Reached | undefined;
}

/** What can be asked of a seat: taken (also by an offer), waited for, beyond the maximum. */
export const LEDGER_SEATS = ['held', 'queued', 'beyond_maximum'] as const;
export type LedgerSeat = (typeof LEDGER_SEATS)[number];
const SEAT_STATES: Record<LedgerSeat, string[]> = {
  held: ['held', 'granted'],
  queued: ['queued'],
  beyond_maximum: ['beyond'],
};

/** The orders an index serves: by birth, or the soonest deadline first and those without one last. */
export const LEDGER_SORTS = ['newest', 'oldest', 'deadline'] as const;
export type LedgerSort = (typeof LEDGER_SORTS)[number];

/** Where a row stands in any of these orders. */
export interface LedgerKey {
  id: string;
  deadlineAt: Instant | null;
}

/** A filtered list is counted up to here. */
export const COUNTED = 10_000;

/** What the ledger as a file shows of an enrolment. */
export interface LedgerRow extends LedgerKey {
  externalId: string | null;
  givenName: string;
  familyName: string;
  email: string;
  department: string | null;
  activityCode: string;
  activityTitle: string;
  activityType: string;
  attempt: number;
  obligation: Obligation;
  source: Source;
  role: Role;
  status: Status;
  reason: string | null;
  progress: number;
  enrolledAt: Instant | null;
  startedAt: Instant | null;
  completedAt: Instant | null;
  createdAt: Instant;
}

/** The ids of a page, in order, behind a key. */
export async function listLedgerKeys(
  db: Db,
  filter: LedgerFilter,
  sort: LedgerSort,
  after: LedgerKey | null,
  limit: number,
): Promise<LedgerKey[]> {
  return inLegs(sort, after, limit, (leg, left) => {
    const { where, order } = legOf(db, filter, leg);
    return db<LedgerKey[]>`
      select e.id, e.deadline_at from enrolments e ${joins(db, filter)} where ${where} order by ${order} limit ${left}`;
  });
}

/** The rows of a page as a file shows them, in order, behind a key. */
export async function listLedgerRows(
  db: Db,
  filter: LedgerFilter,
  sort: LedgerSort,
  after: LedgerKey | null,
  limit: number,
): Promise<LedgerRow[]> {
  return inLegs(sort, after, limit, (leg, left) => {
    const { where, order } = legOf(db, filter, leg);
    return db<LedgerRow[]>`
      select e.id, e.deadline_at, u.external_id, u.given_name, u.family_name, u.email, u.department, a.code as activity_code,
        a.title as activity_title, a.type as activity_type, e.attempt, e.obligation, e.source, e.role, e.status, e.reason,
        e.progress, e.enrolled_at, e.started_at, e.completed_at, e.created_at
      from enrolments e join users u on u.id = e.user_id join activities a on a.id = e.activity_id
      where ${where} order by ${order} limit ${left}`;
  });
}

/** How many there are, counted up to `COUNTED` + 1. */
export async function countLedger(db: Db, filter: LedgerFilter): Promise<number> {
  const [row] = await db<{ n: number }[]>`
    select count(*)::int as n from (
      select from enrolments e ${joins(db, filter)} where ${conditions(db, filter)} limit ${COUNTED + 1}
    ) found`;
  return row?.n ?? 0;
}

/** How many on each tab lie within a reach. */
export async function countTabsWithin(db: Db, reached: Reached): Promise<TabCounts> {
  const rows = await db<{ tab: Tab; n: number }[]>`
    select e.tab, count(*)::int as n from enrolments e where ${within(db, reached, columns(db))} group by e.tab`;
  return { active: 0, completed: 0, cancelled: 0, ...Object.fromEntries(rows.map(({ tab, n }) => [tab, n])) };
}

/**
 * Which of these enrolments lie within each of several reaches: for each enrolment, one answer for each reach, in their order.
 */
export async function whichWithin(
  db: Db,
  ids: readonly string[],
  reached: readonly Reached[],
): Promise<Map<string, readonly boolean[]>> {
  const found = reached.reduce(
    (list, one, index) => db`${list}${index === 0 ? db`` : db`, `}${within(db, one, columns(db))}`,
    db``,
  );
  const rows = await db<{ id: string; found: boolean[] }[]>`
    select e.id, array[${found}] as found from enrolments e where e.id = any(${ids as string[]})`;
  return new Map(rows.map((row) => [row.id, row.found]));
}

/** A stretch of an order that one index range serves. */
interface Leg {
  kind: 'newest' | 'oldest' | 'due' | 'never-due';
  after: LedgerKey | null;
}

/** By deadline there are two stretches, with and without one: null sorts apart, and no index range spans both. */
async function inLegs<Row>(
  sort: LedgerSort,
  after: LedgerKey | null,
  limit: number,
  read: (leg: Leg, limit: number) => Promise<Row[]>,
): Promise<Row[]> {
  if (sort !== 'deadline') return read({ kind: sort, after }, limit);
  const rows = after && after.deadlineAt === null ? [] : await read({ kind: 'due', after }, limit);
  if (rows.length === limit) return rows;
  const behind = after && after.deadlineAt === null ? after : null;
  return [...rows, ...(await read({ kind: 'never-due', after: behind }, limit - rows.length))];
}

function legOf(db: Db, filter: LedgerFilter, { kind, after }: Leg) {
  const where = allOf(db, [conditions(db, filter), ...range(db, kind, after)]);
  const order = { newest: db`e.id desc`, oldest: db`e.id`, due: db`e.deadline_at, e.id`, 'never-due': db`e.id` }[kind];
  return { where, order };
}

function range(db: Db, kind: Leg['kind'], after: LedgerKey | null) {
  switch (kind) {
    case 'newest':
      return after ? [db`e.id < ${after.id}`] : [];
    case 'oldest':
      return after ? [db`e.id > ${after.id}`] : [];
    case 'due':
      return after ? [db`(e.deadline_at, e.id) > (${after.deadlineAt}, ${after.id})`] : [db`e.deadline_at is not null`];
    case 'never-due':
      return [db`e.deadline_at is null`, ...(after ? [db`e.id > ${after.id}`] : [])];
  }
}

function joins(db: Db, { q, department }: LedgerFilter) {
  return q || department ? db`join users u on u.id = e.user_id` : db``;
}

function conditions(db: Db, filter: LedgerFilter) {
  const { tab, q, userId, activityId, statuses, obligation, source, department, policyIds, seats } = filter;
  const { overdue, dueBefore, dueAfter, reached = 'all' } = filter;
  return allOf(db, [
    // `live` says nothing new here, but lets the indexes of the living serve.
    ...(tab ? [tab === 'active' ? db`e.tab = 'active' and e.live` : db`e.tab = ${tab}`] : []),
    ...(userId ? [db`e.user_id = ${userId}`] : []),
    ...(activityId ? [db`e.activity_id = ${activityId}`] : []),
    ...(statuses ? [db`e.status = any(${statuses as Status[]})`] : []),
    ...(obligation ? [db`e.obligation = ${obligation}`] : []),
    ...(source ? [db`e.source = ${source}`] : []),
    ...(department ? [db`u.department = ${department}`] : []),
    ...(policyIds ? [db`e.policy_id = any(${policyIds as string[]})`] : []),
    ...(seats
      ? [db`e.id in (select enrolment_id from seats where state = any(${seats.flatMap((one) => SEAT_STATES[one])}))`]
      : []),
    ...(overdue ? [overdueIs(db, overdue)] : []),
    ...(dueBefore ? [db`e.deadline_at < ${dueBefore}`] : []),
    ...(dueAfter ? [db`e.deadline_at > ${dueAfter}`] : []),
    ...(q ? [matchesPerson(db, 'u', q)] : []),
    ...(reached === 'all' ? [] : [within(db, reached, columns(db))]),
  ]);
}

/** What an enrolment is about, for `within`. */
function columns(db: Db) {
  return { user: db`e.user_id`, activity: db`e.activity_id`, enrolment: db`e.id` };
}

function overdueIs(db: Db, { is, at }: { is: boolean; at: Instant }) {
  if (is) return db`e.live and e.status <> 'suggested' and e.deadline_at <= ${at}`;
  return db`(not e.live or e.status = 'suggested' or e.deadline_at is null or e.deadline_at > ${at})`;
}

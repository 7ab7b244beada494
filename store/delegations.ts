import type { Clock } from '../domain/clock.ts';
import type { Instant, UserStatus } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { type Reached, within } from './reach.ts';
import { fanOutReassign } from './reassign.ts';
import { allOf } from './selection.ts';
import { inTransaction } from './tx.ts';

/** Where a delegation stands at an instant. */
export const DELEGATION_STATUSES = ['planned', 'active', 'ended', 'cancelled'] as const;
export type DelegationStatus = (typeof DELEGATION_STATUSES)[number];

/** What of a delegation is given from outside: half-open, `[startsAt, endsAt)`; null: until further notice (R5). */
export interface DelegationFields {
  readonly principalId: string;
  readonly delegateId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant | null;
  /** `personal_text`. */
  readonly noteText: string | null;
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly status: UserStatus;
}

/** A delegation with the names that go with it. */
export interface DelegationRow {
  readonly id: string;
  readonly principal: Named;
  readonly delegate: Named;
  readonly startsAt: Instant;
  readonly endsAt: Instant | null;
  readonly status: DelegationStatus;
  readonly note: string | null;
  /** Tasks that wait for somebody on behalf of the principal. */
  readonly openTasks: number;
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** Does the delegation `d` hold at this instant? */
export function holdsAt(db: Db, at: Instant) {
  return db`(d.cancelled_at is null and d.starts_at <= ${at} and (d.ends_at is null or d.ends_at > ${at}))`;
}

const statusAt = (db: Db, at: Instant) => db`
  case when d.cancelled_at is not null then 'cancelled' when d.starts_at > ${at} then 'planned'
    when d.ends_at <= ${at} then 'ended' else 'active' end`;

const select = (db: Db, now: Instant) => db`
  select d.id, d.starts_at, d.ends_at, d.version, d.created_at, d.updated_at, ${statusAt(db, now)} as status, n.body as note,
    json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name, 'status', p.status) as principal,
    json_build_object('id', s.id, 'name', s.given_name || ' ' || s.family_name, 'status', s.status) as delegate,
    (select count(*)::int from approval_tasks t where t.status = 'open' and t.principal_id = p.id) as open_tasks
  from delegations d join users p on p.id = d.principal_id join users s on s.id = d.delegate_id
    left join personal_text n on n.id = d.note_text`;

/** One delegation as it stands at `now`, or null. */
export async function readDelegation(db: Db, id: string, now: Instant): Promise<DelegationRow | null> {
  const [row] = await db<DelegationRow[]>`${select(db, now)} where d.id = ${id}`;
  return row ?? null;
}

export interface DelegationFilter {
  readonly principalId?: string | undefined;
  readonly delegateId?: string | undefined;
  readonly statuses?: readonly DelegationStatus[] | undefined;
  /** Only what lies within this reach; left out: everything. */
  readonly reached?: Reached | undefined;
}

/** Delegations as they stand at `now`, the newest first, behind an id. */
export async function listDelegations(
  db: Db,
  { principalId, delegateId, statuses, reached }: DelegationFilter,
  after: { id: string } | null,
  limit: number,
  now: Instant,
): Promise<DelegationRow[]> {
  const where = allOf(db, [
    ...(principalId ? [db`d.principal_id = ${principalId}`] : []),
    ...(delegateId ? [db`d.delegate_id = ${delegateId}`] : []),
    ...(statuses ? [db`${statusAt(db, now)} = any(${statuses as string[]})`] : []),
    ...(reached ? [within(db, reached, { user: db`d.principal_id` })] : []),
    ...(after ? [db`d.id < ${after.id}`] : []),
  ]);
  return db<DelegationRow[]>`${select(db, now)} where ${where} order by d.id desc limit ${limit}`;
}

/** The id of a delegation of the same principal that would hold at the same time, or null. */
export async function overlapping(
  db: Db,
  { principalId, startsAt, endsAt }: Pick<DelegationFields, 'principalId' | 'startsAt' | 'endsAt'>,
  except: string | null,
): Promise<string | null> {
  const [row] = await db<{ id: string }[]>`
    select d.id from delegations d
    where d.principal_id = ${principalId} and d.cancelled_at is null and d.id is distinct from ${except}
      and tstzrange(d.starts_at, d.ends_at) && tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)
    order by d.starts_at limit 1`;
  return row?.id ?? null;
}

/**
 * Keeps a new delegation. One that has begun already moves open tasks at once, in the same transaction (R5, R2). One with
 * this id stays as it is: a repeat.
 *
 * @throws the driver's 23P01 (`delegations_one_at_a_time`) when somebody stands in for the principal then already
 */
export async function insertDelegation(
  sql: Sql,
  id: string,
  fields: DelegationFields,
  clientId: string,
  clock: Clock,
): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const now = clock.now();
    const said = { createdBy: clientId, changedBy: clientId, createdAt: now, updatedAt: now };
    const row = { id, ...fields, ...said, nextTurnAt: nextTurn(fields, now) };
    const { count } = await tx`insert into delegations ${tx(row)} on conflict (id) do nothing`;
    if (count > 0 && fields.startsAt <= now) await fanOutReassign(tx, [fields.principalId], clock);
  });
}

/** What is to be different; what is left out stays. `ends`: it ends now, or is cancelled when it has not begun. */
export type DelegationPatch = Partial<Omit<DelegationFields, 'principalId'>> & { readonly ends?: true };

export type DelegationPatchResult =
  | { readonly kind: 'changed' | 'unchanged' | 'version'; readonly version: number }
  /** It has ended, or was cancelled: it stays as it is. */
  | { readonly kind: 'over' }
  /** It has begun: when, cannot be changed any more. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'missing' };

/**
 * Changes or ends a delegation. If it holds now, or did until now, open tasks move in the same transaction (R5, R2).
 *
 * @param expected the versions that may be changed; null: any
 * @throws the driver's 23P01 when it would hold together with another, 23514 when it would end before it begins
 */
export async function patchDelegation(
  sql: Sql,
  id: string,
  { ends, ...patch }: DelegationPatch,
  expected: readonly number[] | null,
  clientId: string,
  clock: Clock,
): Promise<DelegationPatchResult> {
  return inTransaction(sql, async (tx): Promise<DelegationPatchResult> => {
    const [row] = await tx<(DelegationFields & { version: number; cancelledAt: Instant | null })[]>`
      select * from delegations where id = ${id} for update`;
    if (!row) return { kind: 'missing' };
    const { version } = row;
    const now = clock.now();
    const over = row.cancelledAt !== null || (row.endsAt !== null && row.endsAt <= now);
    if (over && ends) return { kind: 'unchanged', version };
    if (expected && !expected.includes(version)) return { kind: 'version', version };
    if (over) return { kind: 'over' };
    const begun = row.startsAt <= now;
    if (begun && patch.startsAt !== undefined && patch.startsAt !== row.startsAt) return { kind: 'begun' };
    const next = { ...row, ...patch };
    // Ended in the moment in which it began, it never was.
    const cancelled = ends && row.startsAt >= now;
    if (ends && !cancelled) next.endsAt = now;
    const { delegateId, startsAt, endsAt, noteText } = next;
    const columns = { delegateId, startsAt, endsAt, noteText, cancelledAt: cancelled ? now : null };
    const same = (Object.keys(columns) as (keyof typeof columns)[]).every((name) => columns[name] === row[name]);
    if (same) return { kind: 'unchanged', version };
    const said = { changedBy: clientId, updatedAt: now, nextTurnAt: cancelled ? null : nextTurn(next, now) };
    await tx`update delegations set ${tx({ ...columns, ...said })}, version = version + 1 where id = ${id}`;
    if (begun || startsAt <= now) await fanOutReassign(tx, [row.principalId], clock);
    return { kind: 'changed', version: version + 1 };
  });
}

/**
 * R5, R2: delegations begin and end at their instants: the approvals of whose turn has come look for their approver again.
 * The mark and the messages are one transaction, so that no turn is lost and none is carried out twice; any number of
 * processes may do so at once.
 *
 * @returns how many turns were carried out
 */
export async function carryOutTurns(sql: Sql, clock: Clock, limit = 100): Promise<number> {
  return inTransaction(sql, async (tx) => {
    const now = clock.now();
    const turned = await tx<{ principalId: string }[]>`
      update delegations d
      set next_turn_at = case when d.starts_at > ${now} then d.starts_at when d.ends_at > ${now} then d.ends_at end
      from (
        select id from delegations where next_turn_at <= ${now} order by next_turn_at limit ${limit} for update skip locked
      ) due
      where d.id = due.id
      returning d.principal_id`;
    const principals = [...new Set(turned.map(({ principalId }) => principalId))];
    await fanOutReassign(tx, principals, clock);
    return turned.length;
  });
}

/** When the beginning or the end falls due next, after `now`; null: never. */
function nextTurn({ startsAt, endsAt }: Pick<DelegationFields, 'startsAt' | 'endsAt'>, now: Instant): Instant | null {
  if (startsAt > now) return startsAt;
  return endsAt !== null && endsAt > now ? endsAt : null;
}

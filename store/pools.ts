import { uuidv7 } from 'uuidv7';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { frozen, ineligibility, somebodyEligible, waiting } from './eligibility.ts';
import { openReservations, releaseDueReservations } from './reservations.ts';
import { inTransaction } from './tx.ts';

/** A pool, locked. */
export interface LockedPool {
  readonly id: string;
  readonly maximum: number | null;
  readonly taken: number;
  readonly reserved: number;
  readonly startsAt: Instant | null;
  readonly awaitsDraw: boolean;
}

/** Locks a pool for the rest of the transaction, before anything else of it; null if there is none. */
export async function lockPool(tx: Db, id: string): Promise<LockedPool | null> {
  const [pool] = await tx<LockedPool[]>`
    select id, maximum, taken, reserved, starts_at, awaits_draw from pools where id = ${id} for update`;
  return pool ?? null;
}

/**
 * R13: the one reconciliation of a pool, for every way a seat frees: gives back reservations whose time has come, ends the
 * waiting list of what has started (R18), and hands out what is free.
 *
 * @returns how many seats were granted
 */
export async function grantFreeSeats(sql: Sql, poolId: string, now: Instant): Promise<number> {
  return inTransaction(sql, async (tx) => {
    const pool = await lockPool(tx, poolId);
    return pool ? reconcile(tx, pool, now) : 0;
  });
}

/** The same inside a transaction that has the pool locked already. */
export async function reconcile(tx: Db, pool: LockedPool, now: Instant): Promise<number> {
  await releaseDueReservations(tx, pool.id, now);
  const started = pool.startsAt !== null && pool.startsAt <= now;
  const granted = started ? 0 : await handOut(tx, pool.id, now);
  const closed = started ? await closeWaitingList(tx, pool.id, pool.startsAt, now) : 0;
  if (started) await tx`update pools set ended_for = starts_at where id = ${pool.id}`;
  if (granted + closed > 0) await tx`select pg_notify('rollbook_relay', 'messages')`;
  return granted;
}

/**
 * Hands out exactly min(free, eligible) seats in the order of the queue (R12): first the reserved ones, each to its own
 * team, then what is free for all. Each grant counts at once and leaves a message to its enrolment, whose command id is
 * the grant's. Nobody is granted anything before the draw.
 */
async function handOut(tx: Db, poolId: string, now: Instant): Promise<number> {
  // Who waits for a cancelled session is about to hear of it.
  const [cancelled] = await tx`select from sessions where id = ${poolId} and status = 'cancelled'`;
  if (cancelled) return 0;
  let granted = 0;
  for (const { id, managerId } of await openReservations(tx, poolId)) {
    const team = tx`and e.user_id in ${teamOf(tx, tx`${managerId}::uuid`)}`;
    granted += await grantWhile(tx, poolId, now, () => reservedLeft(tx, poolId, id), team);
  }
  return granted + (await grantWhile(tx, poolId, now, () => freeLeft(tx, poolId), tx``));
}

/** Everybody below a manager, however deep, as a subquery. */
function teamOf(db: Db, managerId: ReturnType<typeof fragment>) {
  return db`(
    with recursive below (id) as (
      select id from users where manager_id = ${managerId}
      union
      select v.id from users v join below on v.manager_id = below.id
    ) select id from below
  )`;
}

/** Grants one batch after the other, for as long as there is a seat and somebody for it. */
async function grantWhile(
  tx: Db,
  poolId: string,
  now: Instant,
  left: () => Promise<number | null>,
  who: ReturnType<typeof fragment>,
): Promise<number> {
  let granted = 0;
  for (;;) {
    const free = await left();
    // Who left the line at this very moment is not granted anything, and somebody behind may still be.
    const n = free === null || free > 0 ? await grantNext(tx, poolId, free, now, who) : 0;
    if (n === 0) return granted;
    granted += n;
  }
}

/** How many seats are free for all; null: without limit. R15: none while more are taken than the maximum. */
async function freeLeft(tx: Db, poolId: string): Promise<number | null> {
  const [row] = await tx<{ free: number | null }[]>`
    select case when awaits_draw then 0 else maximum - taken - reserved end as free from pools where id = ${poolId}`;
  return row ? row.free : 0;
}

/** How many of a reservation nobody has yet. */
async function reservedLeft(tx: Db, poolId: string, reservationId: string): Promise<number> {
  const [row] = await tx<{ left: number }[]>`
    select case when p.awaits_draw then 0 else least(r.seats - r.used, coalesce(p.maximum, 2147483647) - p.taken) end as left
    from pools p, seat_reservations r where p.id = ${poolId} and r.id = ${reservationId}`;
  return row?.left ?? 0;
}

/** Grants to the first in line who may; fewer than `free` when one of them is leaving just now, none when nobody is left. */
async function grantNext(
  tx: Db,
  poolId: string,
  free: number | null,
  now: Instant,
  who: ReturnType<typeof fragment>,
): Promise<number> {
  const line = tx`from pools p, ${waiting(tx)}
    where p.id = ${poolId} and s.pool_id = ${poolId} and s.state = 'queued' and not ${frozen(tx, now)} ${who}`;
  const next = await tx<{ enrolmentId: string; rank: number; lot: number; number: number }[]>`
    select s.enrolment_id, s.rank, s.lot, s.number ${line} and ${ineligibility(tx, now)} is null
    order by s.rank, s.lot, s.number limit ${free} for update of s`;
  await passOver(tx, poolId, line, next.length === free ? (next.at(-1) ?? null) : null, now);
  if (next.length === 0) return 0;
  const grants = next.map(({ enrolmentId }) => ({ enrolmentId, grantId: uuidv7() }));
  await tx`
    update seats s set state = 'granted', grant_id = g."grantId", granted_at = ${now}, passed_over = null, passed_over_at = null
    from jsonb_to_recordset(${tx.json(grants)}) as g("enrolmentId" uuid, "grantId" uuid)
    where s.enrolment_id = g."enrolmentId" and s.pool_id = ${poolId}`;
  await tx`
    insert into outbox (kind, target_id, command_id, pool_id, due_at)
    select 'grant', g."enrolmentId", g."grantId", ${poolId}, ${now}
    from jsonb_to_recordset(${tx.json(grants)}) as g("enrolmentId" uuid, "grantId" text)`;
  return grants.length;
}

/** R14: who stood before the last that was granted, and may not: why is recorded, once for each reason. Null: all who wait. */
async function passOver(
  tx: Db,
  poolId: string,
  line: ReturnType<typeof fragment>,
  last: { rank: number; lot: number; number: number } | null,
  now: Instant,
): Promise<void> {
  const before = last ? tx`and (s.rank, s.lot, s.number) < (${last.rank}, ${last.lot}, ${last.number})` : tx``;
  await tx`
    with found as (
      select s.enrolment_id, ${ineligibility(tx, now)} as why ${line} ${before}
    ), passed as (
      update seats s set passed_over = found.why, passed_over_at = ${now} from found
      where s.enrolment_id = found.enrolment_id and s.pool_id = ${poolId} and found.why is not null
        and s.passed_over is distinct from found.why
      returning s.enrolment_id, found.why
    )
    insert into outbox (kind, target_id, command_id, command, due_at)
    select 'tell', enrolment_id, 'pass-over/' || gen_random_uuid(),
      jsonb_build_object('type', 'pass-over', 'poolId', ${poolId}::text, 'why', why), ${now}
    from passed`;
}

/** R18: everybody who still waits for a seat in the activity is told that it has started. Dated by the start; told again until nobody waits. */
async function closeWaitingList(tx: Db, poolId: string, startsAt: Instant | null, now: Instant): Promise<number> {
  const rows = await tx`
    insert into outbox (kind, target_id, command_id, command, due_at)
    select 'tell', e.id, 'close-waiting/' || s.pool_id || '/' || e.id || '/' || e.version,
      jsonb_build_object('type', 'close-waiting', 'poolId', s.pool_id, 'happenedAt', ${startsAt}::text), ${now}
    from ${waiting(tx)} where s.pool_id = ${poolId} and s.pool_id = e.activity_id and s.state = 'queued'
    on conflict (command_id) where command_id is not null do nothing`;
  return rows.count;
}

/** The pool looks again (R13). */
export async function nudge(tx: Db, poolId: string, now: Instant): Promise<void> {
  await tx`insert into outbox (kind, target_id, due_at) values ('nudge', ${poolId}, ${now})`;
  await tx`select pg_notify('rollbook_relay', 'messages')`;
}

/** R13: the enrolment refused the grant (it does not wait any more): the seat goes back and the pool looks again. */
export async function releaseGrant(sql: Sql, grantId: string, now: Instant): Promise<void> {
  await sql`
    with released as (
      update seats set state = 'queued', grant_id = null, granted_at = null
      where grant_id = ${grantId} and state = 'granted' returning pool_id
    )
    insert into outbox (kind, target_id, due_at) select 'nudge', pool_id, ${now} from released`;
}

/** Grants whose message was lost (a restore): put into the outbox again, at most `limit` of them. */
export async function resendLostGrants(sql: Sql, before: Instant, now: Instant, limit = 500): Promise<number> {
  const rows = await sql`
    insert into outbox (kind, target_id, command_id, pool_id, due_at)
    select 'grant', s.enrolment_id, s.grant_id::text, s.pool_id, ${now} from seats s
    where s.state = 'granted' and s.granted_at < ${before} limit ${limit}
    on conflict (command_id) where command_id is not null do nothing`;
  return rows.count;
}

/**
 * Pools with something to do and nobody to tell them: a free seat and somebody for it whose nudge was lost, a reservation
 * whose time has come, a waiting list of what has started.
 */
export async function nudgeIdlePools(sql: Sql, now: Instant): Promise<number> {
  const rows = await sql`
    insert into outbox (kind, target_id, due_at)
    select 'nudge', p.id, ${now} from pools p
    where (
      (p.maximum is null or p.taken < p.maximum) and not p.awaits_draw
        and (p.maximum is null or p.taken + p.reserved < p.maximum)
        and ${somebodyEligible(sql, now, [sql`not ${frozen(sql, now)}`])}
      or p.starts_at <= ${now} and exists (
        select from ${waiting(sql)} where s.pool_id = p.id and s.pool_id = e.activity_id and s.state = 'queued'
      )
      or p.id in (select pool_id from seat_reservations where released_at is null and release_at <= ${now})
      or p.reserved > 0 and not p.awaits_draw and (p.maximum is null or p.taken < p.maximum) and exists (
        select from seat_reservations r where r.pool_id = p.id and r.released_at is null and r.used < r.seats
          and ${somebodyEligible(sql, now, [sql`not ${frozen(sql, now)}`, sql`e.user_id in ${teamOf(sql, sql`r.manager_id`)}`])}
      )
    ) and not exists (select from outbox o where o.kind = 'nudge' and o.target_id = p.id)`;
  return rows.count;
}

function fragment(db: Db) {
  return db``;
}

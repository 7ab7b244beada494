import { uuidv7 } from 'uuidv7';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';

/**
 * R13: hands out exactly min(free, eligible) seats in the order of the queue (R12), under the pool's lock. Each grant
 * counts at once and leaves a message to its enrolment, whose command id is the grant's.
 *
 * @returns how many were granted
 */
export async function grantFreeSeats(sql: Sql, poolId: string, now: Instant): Promise<number> {
  return inTransaction(sql, async (tx) => {
    const [pool] = await tx<{ maximum: number | null; taken: number }[]>`
      select maximum, taken from pools where id = ${poolId} for update`;
    if (!pool) return 0;
    let free = pool.maximum === null ? null : Math.max(0, pool.maximum - pool.taken);
    let granted = 0;
    while (free === null || free > 0) {
      const n = await grantNext(tx, poolId, free, now);
      // Who left the line at this very moment is not granted anything, and somebody behind may still be.
      if (n === 0) break;
      granted += n;
      if (free !== null) free -= n;
    }
    if (granted > 0) await tx`select pg_notify('rollbook_relay', '')`;
    return granted;
  });
}

/** Grants to the first in line; fewer than `free` when one of them is leaving just now, none when nobody is left. */
async function grantNext(tx: Db, poolId: string, free: number | null, now: Instant): Promise<number> {
  // R14: who is not active or does not wait any more is passed over.
  const next = await tx<{ enrolmentId: string }[]>`
    select s.enrolment_id from seats s
    join enrolments e on e.id = s.enrolment_id and e.status = 'waitlisted'
    join users u on u.id = e.user_id and u.status in ('activated', 'active')
    where s.pool_id = ${poolId} and s.state = 'queued'
    order by s.rank, s.number limit ${free} for update of s`;
  if (next.length === 0) return 0;
  const grants = next.map(({ enrolmentId }) => ({ enrolmentId, grantId: uuidv7() }));
  await tx`
    update seats s set state = 'granted', grant_id = g."grantId", granted_at = ${now}
    from jsonb_to_recordset(${tx.json(grants)}) as g("enrolmentId" uuid, "grantId" uuid)
    where s.enrolment_id = g."enrolmentId"`;
  await tx`
    insert into outbox (kind, target_id, command_id, due_at)
    select 'grant', g."enrolmentId", g."grantId", ${now}
    from jsonb_to_recordset(${tx.json(grants)}) as g("enrolmentId" uuid, "grantId" text)`;
  return grants.length;
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
    insert into outbox (kind, target_id, command_id, due_at)
    select 'grant', s.enrolment_id, s.grant_id::text, ${now} from seats s
    where s.state = 'granted' and s.granted_at < ${before} limit ${limit}
    on conflict (command_id) where command_id is not null do nothing`;
  return rows.count;
}

/** Pools that have a free seat and somebody waiting, whose nudge was lost: nudged again. */
export async function nudgeIdlePools(sql: Sql, now: Instant): Promise<number> {
  const rows = await sql`
    insert into outbox (kind, target_id, due_at)
    select 'nudge', p.id, ${now} from pools p
    where (p.maximum is null or p.taken < p.maximum)
      and exists (
        select from seats s join enrolments e on e.id = s.enrolment_id and e.status = 'waitlisted'
        join users u on u.id = e.user_id and u.status in ('activated', 'active')
        where s.pool_id = p.id and s.state = 'queued'
      )
      and not exists (select from outbox o where o.kind = 'nudge' and o.target_id = p.id)`;
  return rows.count;
}

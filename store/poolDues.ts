import type { Clock } from '../domain/clock.ts';
import { SYSTEM } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Sql } from './db.ts';
import { drawLottery, dueDraws } from './lotteries.ts';
import { grantFreeSeats } from './pools.ts';
import { settleMinimums } from './sessionCancel.ts';
import { eachAlone, inTransaction } from './tx.ts';

const AT_ONCE = 50;

/**
 * Carries out what is due of pools and sessions: draws (R12), minimums (R18), reservations that go back by themselves (R13),
 * and waiting lists of what starts (R18). Their instants are columns of their own rows, and the deed and its mark are one
 * transaction: nothing is lost and nothing is done twice, by any number of processes.
 *
 * @returns how much was carried out
 */
export async function settlePools(sql: Sql, clock: Clock): Promise<number> {
  const now = clock.now();
  const draws = await dueDraws(sql, now, AT_ONCE);
  await eachAlone(draws, async ({ poolId }) => {
    const said = { commandId: poolId, actor: SYSTEM, reason: null };
    await inTransaction(sql, (tx) => drawLottery(tx, poolId, said, now));
  });
  const minimums = await settleMinimums(sql, now, AT_ONCE);
  const pools = await duePools(sql, now);
  await eachAlone(pools, ({ id }) => grantFreeSeats(sql, id, now));
  return draws.length + minimums + pools.length;
}

/** Pools of what has started, and those with seats that are not kept any longer. */
async function duePools(sql: Sql, now: Instant): Promise<{ id: string }[]> {
  return sql<{ id: string }[]>`
    select id from pools where starts_at <= ${now} and ended_for is distinct from starts_at
    union
    select pool_id from seat_reservations where released_at is null and release_at <= ${now}
    limit ${AT_ONCE}`;
}

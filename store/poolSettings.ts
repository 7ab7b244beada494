import { createHash, randomBytes } from 'node:crypto';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import { lockPool } from './pools.ts';
import { moveReleases } from './reservations.ts';

/** How seats are given: to who asks first, or by a draw among all who wait. */
export const ADMISSIONS = ['order', 'lottery'] as const;
export type Admission = (typeof ADMISSIONS)[number];

/** What is to be different about a pool cannot be: lots were drawn already, or there is no maximum to draw for. */
export class PoolRefused extends Error {
  readonly why: 'already-drawn' | 'no-maximum';

  constructor(why: 'already-drawn' | 'no-maximum') {
    super(why);
    this.name = 'PoolRefused';
    this.why = why;
  }
}

/**
 * Says when it begins what the seats are for; null: not known. Reservations that go back before the start move with it,
 * and the pool looks again (R17, R18). Resolves with whether it is another instant.
 */
export async function setPoolStart(tx: Db, poolId: string, startsAt: Instant | null, now: Instant): Promise<boolean> {
  if (startsAt !== null) await tx`insert into pools (id) values (${poolId}) on conflict (id) do nothing`;
  const pool = await lockPool(tx, poolId);
  if (!pool || pool.startsAt === startsAt) return false;
  await tx`update pools set starts_at = ${startsAt} where id = ${poolId}`;
  if (startsAt !== null) await moveReleases(tx, poolId, startsAt);
  await nudge(tx, poolId, now);
  return true;
}

/**
 * Says how seats are given. For a draw a seed is made at once and kept; its hash is shown from now on, so that nobody can
 * choose a seed by what comes out of it.
 *
 * @throws PoolRefused
 */
export async function setAdmission(tx: Db, poolId: string, admission: Admission, now: Instant): Promise<boolean> {
  const pool = await lockPool(tx, poolId);
  const [lottery] = await tx<{ drawnAt: Instant | null }[]>`select drawn_at from lotteries where pool_id = ${poolId}`;
  if ((lottery ? 'lottery' : 'order') === admission) return false;
  if (lottery?.drawnAt) throw new PoolRefused('already-drawn');
  if (admission === 'order') {
    await tx`delete from lotteries where pool_id = ${poolId}`;
    await tx`update pools set awaits_draw = false where id = ${poolId}`;
    await nudge(tx, poolId, now);
    return true;
  }
  if (!pool || pool.maximum === null) throw new PoolRefused('no-maximum');
  const seed = randomBytes(32).toString('hex');
  const commitment = createHash('sha256').update(seed).digest('hex');
  await tx`insert into lotteries (pool_id, seed, commitment, created_at) values (${poolId}, ${seed}, ${commitment}, ${now})`;
  await tx`update pools set awaits_draw = true where id = ${poolId}`;
  return true;
}

/** Without a maximum there is nothing to draw for: a draw that is still to come is called off. */
export async function callOffDraw(tx: Db, poolId: string): Promise<void> {
  const gone = await tx`delete from lotteries where pool_id = ${poolId} and drawn_at is null`;
  if (gone.count > 0) await tx`update pools set awaits_draw = false where id = ${poolId}`;
}

/** The pool looks again (R13). */
export async function nudge(tx: Db, poolId: string, now: Instant): Promise<void> {
  await tx`insert into outbox (kind, target_id, due_at) values ('nudge', ${poolId}, ${now})`;
  await tx`select pg_notify('rollbook_relay', 'messages')`;
}

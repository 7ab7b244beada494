import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { setUpDraw } from './lotteries.ts';
import { lockPool, nudge } from './pools.ts';
import { moveReleases } from './reservations.ts';
import { inTransaction } from './tx.ts';

/** How seats are given: to who asks first, or by a draw among all who wait. */
export const ADMISSIONS = ['order', 'lottery'] as const;
export type Admission = (typeof ADMISSIONS)[number];

/** The seats of an activity or a session, and how they are given. */
export interface PoolSettings {
  readonly id: string;
  readonly sessionId: string | null;
  readonly maximum: number | null;
  readonly taken: number;
  readonly reserved: number;
  readonly beyond: number;
  readonly waiting: number;
  readonly startsAt: Instant | null;
  readonly awaitsDraw: boolean;
  readonly admission: Admission;
  readonly drawAt: Instant | null;
  readonly drawnAt: Instant | null;
  readonly version: number;
}

/** What is to be different; what is left out stays. */
export interface PoolPatch {
  readonly startsAt?: Instant | null | undefined;
  readonly admission?: Admission | undefined;
  readonly drawAt?: Instant | null | undefined;
}

/** Why a patch cannot be. */
export type PoolFault =
  /** The lots were drawn already. */
  | 'already-drawn'
  /** There is no maximum to draw for. */
  | 'no-maximum'
  /** A draw's instant where there is no draw to come. */
  | 'no-draw'
  /** It would be drawn when it has started. */
  | 'draw-after-start'
  /** A session starts with its first part. */
  | 'start-of-session';

export type PoolPatched =
  | { readonly kind: 'changed' | 'unchanged' | 'version'; readonly version: number }
  | { readonly kind: 'refused'; readonly why: PoolFault };

/** How the seats of a pool stand. An activity that never had a maximum has none yet, and is as if it had been set up so. */
export async function readPool(db: Db, id: string): Promise<PoolSettings> {
  const [row] = await db<PoolSettings[]>`
    select p.id, p.session_id, p.maximum, p.taken, p.reserved, p.starts_at, p.awaits_draw, p.version, l.draw_at, l.drawn_at,
      case when l.pool_id is null then 'order' else 'lottery' end as admission,
      (select count(*)::int from seats q where q.pool_id = p.id and q.state = 'beyond') as beyond,
      (select count(*)::int from seats q where q.pool_id = p.id and q.state = 'queued') as waiting
    from pools p left join lotteries l on l.pool_id = p.id where p.id = ${id}`;
  const none = { sessionId: null, maximum: null, taken: 0, reserved: 0, beyond: 0, waiting: 0, startsAt: null };
  return row ?? { id, ...none, awaitsDraw: false, admission: 'order', drawAt: null, drawnAt: null, version: 1 };
}

/**
 * Says when it starts what the seats are for, and how they are given: in the order of asking, or by a draw at an instant, or
 * by hand (R12). The pool looks again.
 *
 * @param expected the versions that may be changed; null: any
 */
export async function patchPool(
  sql: Sql,
  id: string,
  patch: PoolPatch,
  expected: readonly number[] | null,
  now: Instant,
): Promise<PoolPatched> {
  return inTransaction(sql, async (tx): Promise<PoolPatched> => {
    // An activity that never had a maximum; a session has its pool from the beginning.
    await tx`insert into pools (id) select id from activities where id = ${id} on conflict (id) do nothing`;
    await lockPool(tx, id);
    const before = await readPool(tx, id);
    const { version } = before;
    if (expected && !expected.includes(version)) return { kind: 'version', version };
    const wanted = wantedOf(before, patch);
    const why = faultIn(before, wanted);
    if (why) return { kind: 'refused', why };
    const started = await setPoolStart(tx, id, wanted.startsAt, now);
    const given = await setAdmission(tx, before, wanted, now);
    if (!started && !given) return { kind: 'unchanged', version };
    await tx`update pools set version = version + 1 where id = ${id}`;
    return { kind: 'changed', version: version + 1 };
  });
}

type Wanted = Pick<PoolSettings, 'startsAt' | 'admission' | 'drawAt'>;

function wantedOf(before: PoolSettings, patch: PoolPatch): Wanted {
  const admission = patch.admission ?? before.admission;
  const startsAt = patch.startsAt === undefined ? before.startsAt : patch.startsAt;
  const kept = admission === 'lottery' ? before.drawAt : null;
  return { admission, startsAt, drawAt: patch.drawAt === undefined ? kept : patch.drawAt };
}

function faultIn(before: PoolSettings, { startsAt, admission, drawAt }: Wanted): PoolFault | null {
  const { sessionId, maximum, drawnAt } = before;
  if (sessionId !== null && startsAt !== before.startsAt) return 'start-of-session';
  if (drawnAt !== null && (admission === 'order' || drawAt !== before.drawAt)) return 'already-drawn';
  if (admission === 'lottery' && before.admission === 'order' && maximum === null) return 'no-maximum';
  if (admission === 'order' && drawAt !== null) return 'no-draw';
  const late = drawnAt === null && drawAt !== null && startsAt !== null && drawAt > startsAt;
  return late ? 'draw-after-start' : null;
}

/** Sets up a draw, moves it, or calls it off, in which case all is given in the order of asking at once. */
async function setAdmission(tx: Db, before: PoolSettings, { admission, drawAt }: Wanted, now: Instant) {
  const { id } = before;
  if (admission === before.admission && drawAt === before.drawAt) return false;
  if (admission === 'order') {
    await callOffDraw(tx, id);
    await nudge(tx, id, now);
  } else if (before.admission === 'order') {
    await setUpDraw(tx, id, drawAt, now);
  } else {
    await tx`update lotteries set draw_at = ${drawAt} where pool_id = ${id}`;
  }
  return true;
}

/**
 * Says when it begins what the seats are for; null: not known. Reservations that go back before the start move with it,
 * and the pool looks again (R17, R18). With the pool locked. Resolves with whether it is another instant.
 */
export async function setPoolStart(tx: Db, poolId: string, startsAt: Instant | null, now: Instant): Promise<boolean> {
  const moved = await tx`
    update pools set starts_at = ${startsAt} where id = ${poolId} and starts_at is distinct from ${startsAt}::timestamptz`;
  if (moved.count === 0) return false;
  if (startsAt !== null) await moveReleases(tx, poolId, startsAt);
  await nudge(tx, poolId, now);
  return true;
}

/** A draw that is still to come is called off: nobody waits for it any more. With the pool locked. */
export async function callOffDraw(tx: Db, poolId: string): Promise<void> {
  const gone = await tx`delete from lotteries where pool_id = ${poolId} and drawn_at is null`;
  if (gone.count > 0) await tx`update pools set awaits_draw = false where id = ${poolId}`;
}

import type { Actor, TextRef } from '../domain/state.ts';
import type { Duration, Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { type LockedPool, lockPool, reconcile } from './pools.ts';
import {
  insertReservation,
  type ReservationRow,
  readReservation,
  releaseInstant,
  releaseReservations,
  updateReservation,
} from './reservations.ts';
import { inTransaction } from './tx.ts';

/** When seats go back by themselves: so long before the start, or at an instant. */
export type ReleaseRule = { readonly before: Duration } | { readonly at: Instant };

/** Why seats cannot be kept so. */
export type ReservationFault =
  /** Nothing limits the seats. */
  | 'no-maximum'
  /** It has started already. */
  | 'started'
  /** So long before a start that nobody has said. */
  | 'no-start'
  /** They would go back at once. */
  | 'release-past'
  | 'release-after-start'
  /** Fewer are free (R11). */
  | 'not-free'
  /** The seats went back already. */
  | 'over'
  /** More than that are in use by the team. */
  | 'in-use';

export type ReservationResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'refused'; readonly why: ReservationFault };

const DONE: ReservationResult = { kind: 'done' };
const refused = (why: ReservationFault): ReservationResult => ({ kind: 'refused', why });

export interface WantedReservation {
  readonly poolId: string;
  readonly managerId: string;
  readonly seats: number;
  readonly release: ReleaseRule;
  readonly reason: TextRef | null;
  readonly actor: Actor;
}

/**
 * Keeps seats for a manager's team, without names, as far as they are free (R11); who of the team waits already has them at
 * once (R13).
 *
 * @param id the command's; one with this id stays: a repeat
 */
export async function reserveSeats(
  sql: Sql,
  id: string,
  { release, ...wanted }: WantedReservation,
  now: Instant,
): Promise<ReservationResult> {
  return inTransaction(sql, async (tx) => {
    const pool = await lockPool(tx, wanted.poolId);
    if (await readReservation(tx, id)) return DONE;
    if (!pool || pool.maximum === null) return refused('no-maximum');
    const planned = plannedRelease(pool, release, now);
    if (typeof planned === 'string') return refused(planned);
    if (!(await insertReservation(tx, { id, ...wanted, ...planned }, now))) return refused('not-free');
    await reconcile(tx, pool, now);
    return DONE;
  });
}

/** More or fewer seats, or another end. Fewer than the team has already are not possible; what is given back goes on (R13). */
export async function changeReservation(
  sql: Sql,
  id: string,
  patch: { readonly seats?: number | undefined; readonly release?: ReleaseRule | undefined },
  expected: readonly number[] | null,
  now: Instant,
): Promise<ReservationResult> {
  return withReservation(sql, id, expected, async (tx, pool, row) => {
    if (row.releasedAt !== null) return refused('over');
    const seats = patch.seats ?? row.seats;
    if (seats < row.used) return refused('in-use');
    const { releaseBefore, releaseAt } = row;
    const planned = patch.release ? plannedRelease(pool, patch.release, now) : { releaseBefore, releaseAt };
    if (typeof planned === 'string') return refused(planned);
    if (seats === row.seats && planned.releaseBefore === releaseBefore && planned.releaseAt === releaseAt) return DONE;
    if (!(await updateReservation(tx, row, { seats, more: seats - row.seats, ...planned }))) return refused('not-free');
    await reconcile(tx, pool, now);
    return DONE;
  });
}

/** Gives back by hand what nobody of the team has. Again is the same. */
export async function releaseReservation(sql: Sql, id: string, actor: Actor, now: Instant): Promise<ReservationResult> {
  return withReservation(sql, id, null, async (tx, pool, row) => {
    if (row.releasedAt !== null) return DONE;
    await releaseReservations(tx, pool.id, { id }, now, actor);
    await reconcile(tx, pool, now);
    return DONE;
  });
}

/** With the pool locked, as everybody locks it before its reservations. */
async function withReservation(
  sql: Sql,
  id: string,
  expected: readonly number[] | null,
  work: (tx: Db, pool: LockedPool, row: ReservationRow) => Promise<ReservationResult>,
): Promise<ReservationResult> {
  return inTransaction(sql, async (tx): Promise<ReservationResult> => {
    const known = await readReservation(tx, id);
    const pool = known && (await lockPool(tx, known.poolId));
    const row = pool && (await readReservation(tx, id));
    if (!pool || !row) return { kind: 'missing' };
    if (expected && !expected.includes(row.version)) return { kind: 'version', version: row.version };
    return work(tx, pool, row);
  });
}

function plannedRelease(
  { startsAt }: LockedPool,
  release: ReleaseRule,
  now: Instant,
): { releaseBefore: Duration | null; releaseAt: Instant } | ReservationFault {
  if (startsAt !== null && startsAt <= now) return 'started';
  if ('before' in release && startsAt === null) return 'no-start';
  const releaseBefore = 'before' in release ? release.before : null;
  const releaseAt = 'at' in release ? release.at : releaseInstant(startsAt ?? now, release.before);
  if (releaseAt <= now) return 'release-past';
  if (startsAt !== null && releaseAt > startsAt) return 'release-after-start';
  return { releaseBefore, releaseAt };
}

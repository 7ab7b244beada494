import { addDuration } from '../domain/calendar.ts';
import type { Actor, TextRef } from '../domain/state.ts';
import type { Duration, Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import { type Reached, within } from './reach.ts';

/** Seats that are kept for a manager's team: everybody below the manager, however deep, and not the manager. */
export interface ReservationRow {
  id: string;
  poolId: string;
  /** Null: the seats are an activity's. */
  sessionId: string | null;
  managerId: string;
  managerGivenName: string;
  managerFamilyName: string;
  seats: number;
  /** How many of them somebody of the team has. */
  used: number;
  releaseBefore: Duration | null;
  releaseAt: Instant;
  reason: string | null;
  createdAt: Instant;
  releasedAt: Instant | null;
  version: number;
}

const select = (db: Db) => db`
  select r.id, r.pool_id, p.session_id, r.version, r.manager_id, u.given_name as manager_given_name, u.family_name as manager_family_name, r.seats, r.used,
    r.release_before, r.release_at, t.body as reason, r.created_at, r.released_at
  from seat_reservations r join pools p on p.id = r.pool_id join users u on u.id = r.manager_id left join personal_text t on t.id = r.reason_text`;

/** One reservation, or null. */
export async function readReservation(db: Db, id: string): Promise<ReservationRow | null> {
  const [row] = await db<ReservationRow[]>`${select(db)} where r.id = ${id}`;
  return row ?? null;
}

/** The reservations of a pool, the newest first, behind an id. */
export async function listReservations(
  db: Db,
  poolId: string,
  after: { id: string } | null,
  limit: number,
  reached: Reached = 'all',
): Promise<ReservationRow[]> {
  const behind = after ? db`and r.id < ${after.id}` : db``;
  return db<ReservationRow[]>`${select(db)} where r.pool_id = ${poolId} ${behind}
      and ${within(db, reached, { user: db`r.manager_id` })}
    order by r.id desc limit ${limit}`;
}

/** The open ones of a pool with seats that nobody has yet, the oldest first. */
export async function openReservations(
  db: Db,
  poolId: string,
): Promise<{ id: string; managerId: string; left: number }[]> {
  return db<{ id: string; managerId: string; left: number }[]>`
    select id, manager_id, seats - used as left from seat_reservations
    where pool_id = ${poolId} and released_at is null and used < seats order by id`;
}

/** What is to be kept for whom. */
export interface NewReservation {
  readonly id: string;
  readonly poolId: string;
  readonly managerId: string;
  readonly seats: number;
  readonly releaseBefore: Duration | null;
  readonly releaseAt: Instant;
  readonly reason: TextRef | null;
  readonly actor: Actor;
}

/**
 * R11: keeps seats, as far as they are free: they count from now on, and are not handed out to others. With the pool
 * locked. Resolves with false, and nothing is kept, when fewer are free. One with this id stays: a repeat.
 */
export async function insertReservation(tx: Db, wanted: NewReservation, now: Instant): Promise<boolean> {
  const { id, poolId, managerId, seats, releaseBefore, releaseAt, reason, actor } = wanted;
  const [known] = await tx`select from seat_reservations where id = ${id}`;
  if (known) return true;
  const kept = await tx`
    update pools set reserved = reserved + ${seats}
    where id = ${poolId} and maximum is not null and taken + reserved + ${seats} <= maximum`;
  if (kept.count === 0) return false;
  await tx`
    insert into seat_reservations ${tx({
      id,
      poolId,
      managerId,
      seats,
      releaseBefore,
      releaseAt,
      reasonText: reason?.id ?? null,
      madeByKind: actor.kind,
      madeById: actor.id,
      createdAt: now,
    })}`;
  return true;
}

/** More or fewer seats for the same team, or another end. With the pool locked; false, when so many more are not free (R11). */
export async function updateReservation(
  tx: Db,
  { id, poolId }: Pick<ReservationRow, 'id' | 'poolId'>,
  { more, ...columns }: { more: number; seats: number; releaseBefore: Duration | null; releaseAt: Instant },
): Promise<boolean> {
  if (more !== 0) {
    const kept = await tx`
      update pools set reserved = reserved + ${more}
      where id = ${poolId} and (${more} < 0 or maximum is not null and taken + reserved + ${more} <= maximum)`;
    if (kept.count === 0) return false;
  }
  await tx`update seat_reservations set ${tx(columns)}, version = version + 1 where id = ${id}`;
  return true;
}

/** Gives back what nobody of the team has. With the pool locked; whoever calls reconciles after it (R13). */
export async function releaseReservations(
  tx: Db,
  poolId: string,
  which: { readonly id: string } | { readonly dueBy: Instant },
  at: Instant,
  actor: Actor,
): Promise<number> {
  const meant = 'id' in which ? tx`id = ${which.id}` : tx`release_at <= ${which.dueBy}`;
  const released = await tx<{ left: number }[]>`
    update seat_reservations set released_at = ${'id' in which ? tx`${at}::timestamptz` : tx`release_at`},
      released_by_kind = ${actor.kind}, released_by_id = ${actor.id}, version = version + 1
    where pool_id = ${poolId} and released_at is null and ${meant}
    returning seats - used as left`;
  const back = released.reduce((sum, { left }) => sum + left, 0);
  if (back > 0) await tx`update pools set reserved = reserved - ${back} where id = ${poolId}`;
  return released.length;
}

/** Those whose time has come, each dated by its own instant. */
export async function releaseDueReservations(tx: Db, poolId: string, now: Instant): Promise<number> {
  return releaseReservations(tx, poolId, { dueBy: now }, now, { kind: 'system', id: null, onBehalfOf: null });
}

/** The start has moved: what goes back so long before it goes back so long before the new one. With the pool locked. */
export async function moveReleases(tx: Db, poolId: string, startsAt: Instant): Promise<void> {
  const open = await tx<{ id: string; releaseBefore: Duration }[]>`
    select id, release_before from seat_reservations
    where pool_id = ${poolId} and released_at is null and release_before is not null`;
  for (const { id, releaseBefore } of open) {
    await tx`update seat_reservations set release_at = ${releaseInstant(startsAt, releaseBefore)} where id = ${id}`;
  }
}

/** So long before the start, in UTC. */
export function releaseInstant(startsAt: Instant, before: Duration): Instant {
  return addDuration(startsAt, before, 'UTC', -1);
}

import type { Grounds, Waits } from '../domain/privacy/erasing.ts';
import type { Actor } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

/** Somebody was erased: how it stands. */
export interface ErasureRow {
  readonly id: string;
  readonly userId: string;
  readonly grounds: Grounds;
  readonly status: 'ending' | 'done';
  readonly actorKind: Actor['kind'];
  readonly actorId: string | null;
  readonly onBehalfOf: string | null;
  readonly askedAt: Instant;
  readonly waitsFor: Waits | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly journaledAt: Instant | null;
  readonly reappliedAt: Instant | null;
  readonly doneAt: Instant | null;
  /** May the person come again? */
  readonly liftedAt: Instant | null;
  /** Records that are still kept of them, and until when at the latest. */
  readonly recordsKept: number;
  readonly recordsUntil: Instant | null;
}

const select = (db: Db) => db`
  select e.id, e.user_id, e.grounds, e.status, e.actor_kind, e.actor_id, e.on_behalf_of, e.asked_at, e.waits_for, e.counts,
    e.journaled_at, e.reapplied_at, e.done_at, t.lifted_at, r.kept as records_kept, r.until as records_until
  from erasures e,
    lateral (
      select case when count(*) > 0 and count(*) = count(lifted_at) then max(lifted_at) end as lifted_at
      from tombstones where erasure_id = e.id
    ) t,
    lateral (
      select count(*)::int as kept, max(s.until) as until
      from training_records k left join record_restrictions s on s.record_id = k.id and s.lifted_at is null
      where k.user_id = e.user_id
    ) r`;

/** The erasure of a person, or null. */
export async function erasureOf(db: Db, userId: string): Promise<ErasureRow | null> {
  const [row] = await db<ErasureRow[]>`${select(db)} where e.user_id = ${userId}`;
  return row ?? null;
}

/** One by its own id, or null. */
export async function readErasure(db: Db, id: string): Promise<ErasureRow | null> {
  const [row] = await db<ErasureRow[]>`${select(db)} where e.id = ${id}`;
  return row ?? null;
}

/** All of them, the newest first, behind an id. */
export async function listErasures(
  db: Db,
  filter: { readonly status?: ErasureRow['status'] | undefined },
  after: { id: string } | null,
  limit: number,
): Promise<ErasureRow[]> {
  return db<ErasureRow[]>`${select(db)}
    where ${filter.status ? db`e.status = ${filter.status}` : db`true`} and ${after ? db`e.id < ${after.id}` : db`true`}
    order by e.id desc limit ${limit}`;
}

/** Was the person erased? */
export async function isErased(db: Db, userId: string): Promise<boolean> {
  const rows = await db`select from users where id = ${userId} and erased_at is not null`;
  return rows.length > 0;
}

import type { Watcher, WatcherKind } from '../domain/watching.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';

/*
 * Watchers are level-triggered. A change of what they watch leaves one row in `looks` (by triggers, in the transaction of
 * the change); the relay tells the watcher's workflow; that reads the facts again, and takes the row away in the
 * transaction of what it made of them. A message that is lost, or told twice, does no harm.
 */

/** What a watcher watches: one person's enrolments in these activities, those to come as well. */
export interface Watched extends Watcher {
  readonly userId: string;
  readonly activityIds: readonly string[];
}

/**
 * Watches just this from now on, and asks for a first look. Inside the transaction that makes the watcher's own row. It
 * waits for births and commits under way, and those that come later find it: nothing falls between.
 */
export async function watch(tx: Db, { kind, targetId, userId, activityIds }: Watched, at: Instant): Promise<void> {
  const ids = [...new Set(activityIds)];
  // A birth's foreign key holds the person's row, a commit its enrolment's.
  await tx`select from users where id = ${userId} for update`;
  await tx`select from enrolments where user_id = ${userId} and activity_id = any(${ids}) order by id for share`;
  await tx`
    delete from watchers where kind = ${kind} and target_id = ${targetId}
      and (user_id <> ${userId} or activity_id <> all(${ids}))`;
  await tx`
    insert into watchers (kind, target_id, user_id, activity_id)
    select ${kind}, ${targetId}, ${userId}, activity_id from unnest(${ids}::uuid[]) as activity_id
    on conflict do nothing`;
  await askLooks(tx, kind, [targetId], at);
}

/** Watches nothing any more. A look that was asked for is still due: the watcher takes it away. */
export async function unwatch(tx: Db, { kind, targetId }: Watcher): Promise<void> {
  await tx`delete from watchers where kind = ${kind} and target_id = ${targetId}`;
}

/** Asks for a look by these watchers, whatever they watch. */
export async function askLooks(db: Db, kind: WatcherKind, targetIds: readonly string[], at: Instant): Promise<void> {
  if (targetIds.length === 0) return;
  await db`
    with asked as (
      insert into looks (kind, target_id, due_at)
      select ${kind}, target_id, ${at} from unnest(${[...new Set(targetIds)].sort()}::text[]) as target_id
      on conflict (kind, target_id) do update
        set asked = looks.asked + 1, due_at = excluded.due_at, locked_until = null, attempts = 0
      returning kind
    )
    select pg_notify('rollbook_relay', 'looks') from asked limit 1`;
}

/** Asks everybody for a look who watches these people: something about them changed that decides who may be enrolled. */
export async function askLooksAbout(db: Db, userIds: readonly string[], at: Instant): Promise<void> {
  if (userIds.length === 0) return;
  await db`
    with asked as (
      insert into looks (kind, target_id, due_at)
      select distinct kind, target_id, ${at}::timestamptz from watchers where user_id = any(${userIds as string[]})
      order by kind, target_id
      on conflict (kind, target_id) do update
        set asked = looks.asked + 1, due_at = excluded.due_at, locked_until = null, attempts = 0
      returning kind
    )
    select pg_notify('rollbook_relay', 'looks') from asked limit 1`;
}

/** What the look that begins now answers to; before the facts are read. Null when nobody asked for one. */
export async function askedSoFar(db: Db, { kind, targetId }: Watcher): Promise<number | null> {
  const [row] = await db<{ asked: number }[]>`
    select asked from looks where kind = ${kind} and target_id = ${targetId}`;
  return row?.asked ?? null;
}

/**
 * The watcher has looked: in the transaction of what it made of the facts. What was asked for since `asked` was read stays.
 *
 * @param again when to look again although nothing may have changed; null for never
 */
export async function looked(
  tx: Db,
  { kind, targetId }: Watcher,
  asked: number | null,
  again: Instant | null = null,
): Promise<void> {
  if (again !== null) {
    await tx`
      insert into looks (kind, target_id, due_at) values (${kind}, ${targetId}, ${again})
      on conflict (kind, target_id) do update set due_at = excluded.due_at, locked_until = null, attempts = 0
        where looks.asked = ${asked}`;
  } else if (asked !== null) {
    await tx`delete from looks where kind = ${kind} and target_id = ${targetId} and asked = ${asked}`;
  }
}

/** A look that a watcher has to be told of. */
export interface Look extends Watcher {
  readonly asked: number;
  readonly attempts: number;
}

/** Takes looks that are due, each leased until `lease`; other relays pass over them (SKIP LOCKED). */
export async function claimLooks(sql: Sql, now: Instant, lease: Instant, limit: number): Promise<Look[]> {
  return sql<Look[]>`
    update looks l set locked_until = ${lease}, attempts = attempts + 1
    from (
      select kind, target_id from looks where due_at <= ${now} and (locked_until is null or locked_until < ${now})
      order by due_at limit ${limit} for update skip locked
    ) mine
    where l.kind = mine.kind and l.target_id = mine.target_id
    returning l.kind, l.target_id, l.asked, l.attempts`;
}

/**
 * Told, or not: again at `dueAt`, unless the watcher has looked by then, or there is more to look at. `asked` alone does not
 * say that: a watcher that has looked takes the row away, and who asks next makes one that counts from the beginning.
 */
export async function postponeLook(sql: Sql, look: Look, dueAt: Instant, error: string | null): Promise<void> {
  const { kind, targetId, asked, attempts } = look;
  await sql`
    update looks set due_at = ${dueAt}, locked_until = null, last_error = ${error}
    where kind = ${kind} and target_id = ${targetId} and asked = ${asked} and attempts = ${attempts}`;
}

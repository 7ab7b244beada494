import type { InternalCommand, PublicCommand } from '../domain/commands.ts';
import type { RowMark } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Sql } from './db.ts';
import { notWaitedFor } from './transactionSettings.ts';

type WithoutActor<T> = T extends unknown ? Omit<T, 'actor' | 'reason'> : never;
/** A command of the system's own, as a message carries it. */
export type Told = WithoutActor<
  | Exclude<InternalCommand, { type: 'answer' | 'due' }>
  | Extract<PublicCommand, { type: 'withdraw' | 'cancel' | 'set-deadline' }>
>;

/** A message on its way to a workflow. */
export interface Message {
  readonly id: number;
  readonly kind: 'nudge' | 'grant' | 'reassign' | 'tell' | 'completed';
  /** The pool, the enrolment that is told, or the one that was completed. */
  readonly targetId: string;
  readonly commandId: string | null;
  /** Of a grant: the pool that the seat is in. */
  readonly poolId: string | null;
  /** With `tell`: the command, but for who says it, which is the system. */
  readonly command: Told | null;
  readonly attempts: number;
}

/** Takes messages that are due, each leased until `lease`; other relays pass over them (SKIP LOCKED). */
export async function claimMessages(sql: Sql, now: Instant, lease: Instant, limit: number): Promise<Message[]> {
  return sql<Message[]>`
    update outbox o set locked_until = ${lease}, attempts = attempts + 1
    from (
      select id from outbox where due_at <= ${now} and (locked_until is null or locked_until < ${now})
      order by due_at, id limit ${limit} for update skip locked
    ) mine
    where o.id = mine.id
    returning o.id, o.kind, o.target_id, o.command_id, o.pool_id, o.command, o.attempts`;
}

/** Delivered: gone. */
export async function deleteMessages(sql: Sql, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await sql`delete from outbox where id = any(${ids as number[]})`;
}

/** Not delivered: again at `dueAt`. `code` says why, without personal data. */
export async function postponeMessage(sql: Sql, id: number, dueAt: Instant, code: string): Promise<void> {
  await sql`update outbox set due_at = ${dueAt}, locked_until = null, last_error = ${code} where id = ${id}`;
}

export interface Sync {
  readonly enrolmentId: string;
  /** The version whose commit left it. */
  readonly version: number;
  /** Where the row stands now. */
  readonly row: RowMark;
  readonly live: boolean;
}

/** Takes syncs whose caller did not come back. */
export async function claimSyncs(sql: Sql, now: Instant, lease: Instant, limit: number): Promise<Sync[]> {
  return sql<Sync[]>`
    update syncs s set locked_until = ${lease}, attempts = attempts + 1
    from (
      select enrolment_id from syncs where due_at <= ${now} and (locked_until is null or locked_until < ${now})
      order by due_at limit ${limit} for update skip locked
    ) mine, enrolments e
    where s.enrolment_id = mine.enrolment_id and e.id = s.enrolment_id
    returning s.enrolment_id, s.version, json_build_object('version', e.version, 'head', e.head) as row, e.live`;
}

/**
 * An Update returned: the run knows the row at that version, and its sync is done. False, and nothing is cleared, when the
 * row knows nothing of it: the server remembers an answer from before a backup was restored.
 */
export async function acknowledge(
  sql: Sql,
  enrolmentId: string,
  commandId: string,
  answer: { version: number; changed: boolean },
): Promise<boolean> {
  const [row] = await sql<{ known: boolean }[]>`
    with answered as (
      select case
        when ${answer.changed} then exists (
          select from commands where enrolment_id = ${enrolmentId} and command_id = ${commandId}
        )
        else version >= ${answer.version}
      end as known
      from enrolments where id = ${enrolmentId}
    ), cleared as (
      delete from syncs s using answered
      where answered.known and s.enrolment_id = ${enrolmentId} and s.version <= ${answer.version}
    )
    -- lost in a crash, the sync is there again and the run is told once more
    select known, ${notWaitedFor(sql)} from answered`;
  return row?.known ?? false;
}

/** The run knows the row at this version: its sync, up to that version, is done. */
export async function clearSync(sql: Sql, enrolmentId: string, version: number): Promise<void> {
  await sql`delete from syncs where enrolment_id = ${enrolmentId} and version <= ${version}`;
}

/** The run could not be told: again at `dueAt`. A newer commit's sync is left alone. */
export async function postponeSync(sql: Sql, enrolmentId: string, version: number, dueAt: Instant): Promise<void> {
  await sql`
    update syncs set due_at = ${dueAt}, locked_until = null where enrolment_id = ${enrolmentId} and version = ${version}`;
}

export interface Unarmed {
  readonly id: string;
  readonly nextDue: Instant | null;
  readonly version: number;
}

/**
 * Takes births whose workflow was not started yet, oldest first, each for this relay alone until `lease`. What falls due
 * within ten minutes at once. The others when they are older than `settled`: whom a command reached until then is started
 * by it; and not in the first two minutes of a file of enrolments, as people wait to see the file's rows, and a delayed
 * start is as good a little later.
 */
export async function claimUnarmed(
  sql: Sql,
  now: Instant,
  lease: Instant,
  settled: Instant,
  limit: number,
): Promise<Unarmed[]> {
  return sql<Unarmed[]>`
    update enrolments e set arming_until = ${lease}
    from (
      select id from enrolments
      where armed_at is null and live and (arming_until is null or arming_until < ${now})
        and (next_due < ${now}::timestamptz + interval '10 minutes' or created_at <= ${settled} and not exists (
          select from imports where kind = 'enrolments' and status = 'running' and not dry_run
            and started_at > ${now}::timestamptz - interval '2 minutes'
        ))
      order by created_at limit ${limit} for update skip locked
    ) mine
    where e.id = mine.id
    returning e.id, e.next_due, e.version`;
}

/** Their starts were acknowledged. */
export async function markArmed(sql: Sql, ids: readonly string[], now: Instant): Promise<void> {
  if (ids.length === 0) return;
  await sql`update enrolments set armed_at = ${now}, arming_until = null where id = any(${ids as string[]})`;
}

/** Living enrolments whose next due instant lies before `before`: their timer was lost, or is late. */
export async function overdueTimers(sql: Sql, before: Instant, limit: number): Promise<({ id: string } & RowMark)[]> {
  return sql<({ id: string } & RowMark)[]>`
    select id, version, head from enrolments where live and next_due < ${before} order by next_due limit ${limit}`;
}

/** Folds the tabs' counters. */
export async function foldCounters(sql: Sql): Promise<void> {
  await sql`
    with gone as (
      delete from ledger_deltas where ctid in (select ctid from ledger_deltas for update skip locked) returning tab, n
    )
    insert into ledger_deltas (tab, n) select tab, sum(n) from gone group by tab having count(*) > 0`;
}

/** How much waits, for the metrics. */
export async function backlog(sql: Sql): Promise<{ messages: number; syncs: number; unarmed: number; mails: number }> {
  const [row] = await sql<{ messages: number; syncs: number; unarmed: number; mails: number }[]>`
    select (select count(*)::int from outbox) as messages, (select count(*)::int from syncs) as syncs,
      (select count(*)::int from enrolments where armed_at is null and live) as unarmed,
      (select count(*)::int from mails where status in ('waiting', 'sending')) as mails`;
  return row ?? { messages: 0, syncs: 0, unarmed: 0, mails: 0 };
}

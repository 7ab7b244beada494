import { uuidv7 } from 'uuidv7';
import type { ReportFormat } from '../../domain/reports/kinds.ts';
import { partFor } from '../../domain/reports/recipients.ts';
import type { Instant } from '../../domain/words.ts';
import type { Db, Sql } from '../db.ts';
import { inTransaction } from '../tx.ts';
import { type BegunRun, candidateOf } from './runs.ts';

/** Somebody else makes this run now, or it is over. */
export class RunTakenOver extends Error {
  constructor() {
    super('the run was taken over');
    this.name = 'RunTakenOver';
  }
}

/** As much as is written at once. */
const PART_BYTES = 512 * 1024;

/**
 * Writes a file of a run, part by part as it comes; it is nobody's until the run is finished.
 *
 * @param team whose part it is; null: the whole
 * @param rows asked at the end: how many rows it has
 * @throws RunTakenOver
 */
export async function writeFile(
  sql: Sql,
  { id: runId, attempt }: BegunRun,
  team: string | null,
  chunks: AsyncIterable<Uint8Array>,
  rows: () => number,
): Promise<void> {
  const fileId = uuidv7();
  const made = await sql`
    insert into report_files (id, run_id, attempt, manager_id)
    select ${fileId}, id, attempt, ${team} from report_runs
    where id = ${runId} and attempt = ${attempt} and status = 'running'`;
  if (made.count === 0) throw new RunTakenOver();
  let seq = 0;
  let size = 0;
  for await (const part of inParts(chunks)) {
    seq += 1;
    size += part.length;
    await sql`insert into report_file_parts (file_id, seq, bytes) values (${fileId}, ${seq}, ${part})`;
  }
  await sql`update report_files set row_count = ${rows()}, byte_count = ${size} where id = ${fileId}`;
}

async function* inParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (size < PART_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

/**
 * The run is made: its files are there, and its recipients are told, in one transaction. Parts of teams without a row are
 * left out. False where somebody else makes it.
 *
 * @param keptUntil how long its files are kept
 */
export async function finishRun(
  tx: Db,
  { id: runId, attempt, dueAt }: BegunRun,
  recipients: readonly { readonly userId: string; readonly team: string | null }[],
  keptUntil: Instant,
  now: Instant,
): Promise<boolean> {
  const { count } = await tx`
    update report_runs set status = 'done', finished_at = ${now}, kept_until = ${keptUntil}, last_error = null
    where id = ${runId} and attempt = ${attempt} and status = 'running'`;
  if (count === 0) return false;
  await tx`
    delete from report_files where run_id = ${runId}
      and (attempt <> ${attempt} or manager_id is not null and row_count = 0)`;
  const rows = recipients.map((one) => ({ ...one, mailId: uuidv7() }));
  await tx`
    with told as (
      insert into report_recipients (run_id, user_id, manager_id)
      select ${runId}, w."userId", w.team
      from jsonb_to_recordset(${tx.json(rows)}) as w("userId" uuid, team uuid)
        join report_files f on f.run_id = ${runId} and f.manager_id is not distinct from w.team
      returning user_id
    ), mailed as (
      insert into mails (id, report_run_id, template, to_user_id, occurrence, at, at_most_once, status, due_at, created_at)
      select w."mailId", ${runId}, 'report_ready', t.user_id, ${runId}, ${dueAt}, false, 'waiting', ${now}, ${now}
      from told t join jsonb_to_recordset(${tx.json(rows)}) as w("userId" uuid, "mailId" uuid) on w."userId" = t.user_id
      on conflict do nothing
      returning id
    )
    select pg_notify('rollbook_relay', 'mails') from mailed limit 1`;
  return true;
}

/** Notes why a run could not be made; it is tried again. `error`: a name, without personal data. */
export async function noteRunError(sql: Sql, { id, attempt }: BegunRun, error: string): Promise<void> {
  await sql`
    update report_runs set last_error = ${error} where id = ${id} and attempt = ${attempt} and status = 'running'`;
}

/** A file that can be fetched. */
export interface ReportFile {
  readonly id: string;
  readonly reportId: string;
  readonly format: ReportFormat;
  readonly dueAt: Instant;
  readonly bytes: number;
}

/** The whole of a run of a report; null: there is none, or none any more. */
export async function wholeFileOf(db: Db, reportId: string, runId: string, now: Instant): Promise<ReportFile | null> {
  const [row] = await db<ReportFile[]>`
    select f.id, n.report_id, n.format, n.due_at, f.byte_count as bytes
    from report_runs n join report_files f on f.run_id = n.id and f.attempt = n.attempt and f.manager_id is null
    where n.id = ${runId} and n.report_id = ${reportId} and n.status = 'done' and n.kept_until > ${now}`;
  return row ?? null;
}

/** What a run has for one person who was told of it, if they may still see it; null: nothing. */
export async function fileFor(db: Db, runId: string, userId: string, now: Instant): Promise<ReportFile | null> {
  const [row] = await db<(ReportFile & { team: string | null })[]>`
    select f.id, n.report_id, n.format, n.due_at, f.byte_count as bytes, w.manager_id as team
    from report_recipients w join report_runs n on n.id = w.run_id
      join report_files f on f.run_id = n.id and f.attempt = n.attempt and f.manager_id is not distinct from w.manager_id
    where w.run_id = ${runId} and w.user_id = ${userId} and n.status = 'done' and n.kept_until > ${now}`;
  const candidate = row && (await candidateOf(db, userId));
  if (!candidate) return null;
  const { team, ...file } = row;
  // A manager's part stays one, whatever else they may see.
  const part = partFor(team === null ? candidate : { ...candidate, level: 'user' });
  return part && part.team === team ? file : null;
}

/** The bytes of a file, part by part. */
export async function* bytesOf(db: Db, fileId: string): AsyncGenerator<Buffer> {
  for (let seq = 1; ; seq += 1) {
    const [part] = await db<{ bytes: Buffer }[]>`
      select bytes from report_file_parts where file_id = ${fileId} and seq = ${seq}`;
    if (!part) return;
    yield part.bytes;
  }
}

/** Takes away the files whose time is over; that they were made stays known. */
export async function forgetReportFiles(sql: Sql, now: Instant): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const over = await tx<{ id: string }[]>`
      update report_runs set kept_until = null where kept_until <= ${now} returning id`;
    // Of what was given up in the middle, too.
    await tx`
      delete from report_files f using report_runs n where n.id = f.run_id and n.status in ('failed', 'missed')`;
    if (over.length > 0) await tx`delete from report_files where run_id = any(${over.map(({ id }) => id)})`;
  });
}

import { uuidv7 } from 'uuidv7';
import { type Candidate, partFor, type ReportRecipients } from '../../domain/reports/recipients.ts';
import { nextOccurrence, occurrencesBetween } from '../../domain/reports/schedule.ts';
import type { Instant } from '../../domain/words.ts';
import type { Db, Sql } from '../db.ts';
import { inTransaction } from '../tx.ts';
import { askLooks } from '../watchers.ts';
import { lockSavedReport, type SavedReport } from './saved.ts';

/** A run that could not be made so often is given up. */
const MOST_ATTEMPTS = 10;
/** After longer than this away, only the newest of what was missed is listed. */
const MOST_MISSED = 400;

/** A run to be made by who holds this attempt. */
export interface BegunRun {
  readonly id: string;
  readonly attempt: number;
  readonly dueAt: Instant;
}

/**
 * What has fallen due of a report, and what of it is to be made now: of several occurrences the newest, the others are
 * listed as missed. A run that somebody else began is taken over: what they go on to make is nobody's.
 *
 * @returns null when there is no such report any more
 */
export async function beginRun(
  sql: Sql,
  reportId: string,
  now: Instant,
): Promise<{ readonly report: SavedReport; readonly run: BegunRun | null } | null> {
  return inTransaction(sql, async (tx) => {
    const report = await lockSavedReport(tx, reportId);
    if (!report) return null;
    const { schedule, coveredUntil, version, format } = report;
    const due = schedule && coveredUntil ? occurrencesBetween(schedule, coveredUntil, now).slice(-MOST_MISSED) : [];
    if (due.length > 0) {
      const newest = due.at(-1);
      const rows = due.map((dueAt) => ({
        ...{ id: uuidv7(), reportId, dueAt, version, format, status: dueAt === newest ? 'running' : 'missed' },
      }));
      // An older one that was never finished is missed as well.
      await tx`update report_runs set status = 'missed' where report_id = ${reportId} and status = 'running' and not asked`;
      await tx`insert into report_runs ${tx(rows)} on conflict do nothing`;
      await tx`update reports set covered_until = ${newest ?? now} where id = ${reportId}`;
    }
    await tx`
      update report_runs set status = 'failed', finished_at = ${now}
      where report_id = ${reportId} and status = 'running' and attempt >= ${MOST_ATTEMPTS}`;
    const [run] = await tx<BegunRun[]>`
      update report_runs set attempt = attempt + 1, started_at = coalesce(started_at, ${now}) where id = (
        select id from report_runs where report_id = ${reportId} and status = 'running' order by due_at limit 1
      ) returning id, attempt, due_at`;
    return { report, run: run ?? null };
  });
}

/** The next occurrence of a report, or null. */
export function nextOf(
  { schedule, coveredUntil }: Pick<SavedReport, 'schedule' | 'coveredUntil'>,
  now: Instant,
): Instant | null {
  if (!schedule) return null;
  return nextOccurrence(schedule, coveredUntil !== null && coveredUntil > now ? coveredUntil : now);
}

/** What is known of a person that decides what they may see of a report, or null. */
export async function candidateOf(db: Db, userId: string): Promise<Candidate | null> {
  const [row] = await db<Candidate[]>`
    select u.id, u.level, u.status, ${manages(db)} as manages from users u where u.id = ${userId}`;
  return row ?? null;
}

/** Has a person `u` at least one direct report? */
function manages(db: Db) {
  return db`exists (select from users t where t.manager_id = u.id and t.status not in ('deactivated', 'expired'))`;
}

/** Whoever gets a report, with the part that they may see; who may see nothing of it is left out. */
export async function recipientsOf(
  db: Db,
  { users, managers }: ReportRecipients,
): Promise<{ readonly userId: string; readonly team: string | null }[]> {
  const rows = await db<(Candidate & { named: boolean })[]>`
    select u.id, u.level, u.status, ${manages(db)} as manages, u.id = any(${users as string[]}::uuid[]) as named
    from users u where u.id = any(${users as string[]}::uuid[]) or ${managers} and ${manages(db)}
    order by u.id`;
  return rows.flatMap(({ named, ...candidate }) => {
    // Who is there only as a manager gets a manager's part, whatever else they may see.
    const part = partFor(named ? candidate : { ...candidate, level: 'user' });
    return part ? [{ userId: candidate.id, team: part.team }] : [];
  });
}

/** A run of a report, as it is listed. */
export interface ReportRunRow {
  readonly id: string;
  readonly dueAt: Instant;
  readonly status: 'running' | 'done' | 'missed' | 'failed';
  readonly version: number;
  readonly format: string;
  readonly lastError: string | null;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly keptUntil: Instant | null;
  /** Of the whole; null: it was made for teams alone, or there is no file. */
  readonly rows: number | null;
  readonly recipients: number;
}

/** The runs of a report, the newest first, behind an id. */
export async function listRuns(
  db: Db,
  reportId: string,
  after: { id: string } | null,
  limit: number,
): Promise<ReportRunRow[]> {
  return db<ReportRunRow[]>`
    select n.id, n.due_at, n.status, n.version, n.format, n.last_error, n.started_at, n.finished_at, n.kept_until,
      f.row_count as rows, (select count(*)::int from report_recipients w where w.run_id = n.id) as recipients
    from report_runs n
      left join report_files f on f.run_id = n.id and f.attempt = n.attempt and f.manager_id is null and n.status = 'done'
    where n.report_id = ${reportId} and ${after ? db`n.id < ${after.id}` : db`true`}
    order by n.id desc limit ${limit}`;
}

/** Asks for a report to be made now, for its recipients; the same id again asks once. False when there is no such report. */
export async function askRun(sql: Sql, reportId: string, runId: string, now: Instant): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    const report = await lockSavedReport(tx, reportId);
    if (!report) return false;
    const { version, format } = report;
    const { count } = await tx`
      insert into report_runs ${tx({ id: runId, reportId, dueAt: now, version, format, status: 'running', asked: true })}
      on conflict do nothing`;
    if (count > 0) await askLooks(tx, 'report', [reportId], now);
    return true;
  });
}

import type { MappingRules } from '../domain/mapping/rules.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import type { ReadRow, RowResult } from './importRows.ts';
import type { ImportKind } from './imports.ts';

/** An import that is being carried out. `run` names this try; a later one takes the import over. */
export interface ImportRun {
  id: string;
  kind: ImportKind;
  dryRun: boolean;
  allowPastDeadlines: boolean;
  clientId: string;
  run: number;
  /** Whose people it brings. */
  source: string;
  mapping: MappingRules | null;
  /** Who is missing leaves, but for more than this share without a question (R34). */
  completeList: boolean;
  maxLeavers: number;
  /** Who has said yes to what it asked. */
  answeredBy: string | null;
}

/** Another try has taken this import over, or it has ended: this one must stop. Nothing of its transaction is kept. */
export class RunSuperseded extends Error {
  override name = 'RunSuperseded';
  constructor() {
    super('another run has taken this import over');
  }
}

/**
 * Takes an import over, for this process to carry it out; whoever had it before writes nothing any more. Rows that have
 * their outcome keep it, but for a dry run, which starts over.
 *
 * @returns null when it has ended, or there is none
 */
export async function beginRun(db: Db, importId: string, at: Instant): Promise<ImportRun | null> {
  const [run] = await db<ImportRun[]>`
    update imports set run = run + 1, status = 'running', started_at = coalesce(started_at, ${at})
    where id = ${importId} and received_at is not null and finished_at is null and status <> 'needs_confirmation'
    returning id, kind, dry_run, allow_past_deadlines, client_id, run, source, complete_list, max_leavers, answered_by,
      (select rules from import_mappings m where m.code = mapping_code and m.version = mapping_version) as mapping`;
  if (!run) return null;
  if (run.dryRun) await forgetOutcomes(db, importId);
  return run;
}

async function forgetOutcomes(db: Db, importId: string): Promise<void> {
  await db`
    update import_rows set outcome = null, subject_id = null, column_name = null, code = null, detail = null,
      changes = null
    where import_id = ${importId} and outcome is not null`;
  await db`
    update imports set done = 0, created = 0, updated = 0, unchanged = 0, rejected = 0, leavers_done = 0,
      leavers_planned_at = null where id = ${importId}`;
  await db`delete from import_leavers where import_id = ${importId}`;
}

/**
 * Holds the import for the length of a transaction, so that two tries never apply a row twice.
 * @throws RunSuperseded
 */
export async function lockRun(tx: Db, { id, run }: ImportRun): Promise<void> {
  const rows = await tx`select 1 from imports where id = ${id} and run = ${run} and finished_at is null for update`;
  if (rows.length === 0) throw new RunSuperseded();
}

/** The next rows without an outcome, in the order of the file. */
export async function pendingRows(db: Db, importId: string, limit: number): Promise<ReadRow[]> {
  return db<ReadRow[]>`
    select line, values, problem from import_rows
    where import_id = ${importId} and outcome is null order by line limit ${limit}`;
}

/** These rows, in the order of the lines given; those that have their outcome are left out. */
export async function pendingRowsAt(db: Db, importId: string, lines: readonly number[]): Promise<ReadRow[]> {
  const rows = await db<ReadRow[]>`
    select line, values, problem from import_rows
    where import_id = ${importId} and line = any(${lines as number[]}) and outcome is null`;
  const byLine = new Map(rows.map((row) => [row.line, row]));
  return lines.flatMap((line) => byLine.get(line) ?? []);
}

/** Rows whose cell in this column stands in the file before: line → the line on which it stands first. */
export async function repeatedRows(db: Db, importId: string, column: string): Promise<Map<number, number>> {
  const rows = await db<{ line: number; first: number }[]>`
    select line, first from (
      select line, min(line) over (partition by values ->> ${column}) as first
      from import_rows where import_id = ${importId} and values ->> ${column} <> ''
    ) read
    where line > first`;
  return new Map(rows.map(({ line, first }) => [line, first]));
}

/** Writes the outcomes of rows, and counts them. Part of the transaction that applies the rows. */
export async function saveResults(tx: Db, importId: string, results: readonly RowResult[]): Promise<void> {
  if (results.length === 0) return;
  const { count } = await tx`
    update import_rows r
    set outcome = o.outcome, subject_id = o.id, column_name = o.column, code = o.code, detail = o.detail,
      changes = o.changes
    from jsonb_to_recordset(${tx.json(results as unknown as Parameters<Db['json']>[0])})
      as o(line integer, outcome text, id uuid, "column" text, code text, detail text, changes jsonb)
    where r.import_id = ${importId} and r.line = o.line and r.outcome is null`;
  if (count !== results.length) throw new RunSuperseded();
  const n = (outcome: RowResult['outcome']) => results.filter((result) => result.outcome === outcome).length;
  await tx`
    update imports set done = done + ${results.length}, created = created + ${n('created')},
      updated = updated + ${n('updated')}, unchanged = unchanged + ${n('unchanged')}, rejected = rejected + ${n('rejected')}
    where id = ${importId}`;
}

/** Every row has its outcome. @throws RunSuperseded */
export async function completeRun(db: Db, { id, run }: ImportRun, at: Instant): Promise<void> {
  const { count } = await db`
    update imports set status = 'completed', finished_at = ${at}
    where id = ${id} and run = ${run} and finished_at is null
      and not exists (select 1 from import_rows where import_id = ${id} and outcome is null)`;
  if (count === 0) throw new RunSuperseded();
}

/** It cannot be carried out at all. @param failure a sentence without personal data */
export async function failRun(db: Db, { id, run }: ImportRun, failure: string, at: Instant): Promise<void> {
  await db`
    update imports set status = 'failed', failure = ${failure}, finished_at = ${at}
    where id = ${id} and run = ${run} and finished_at is null`;
}

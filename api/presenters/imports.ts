import type { DecidedRow } from '../../store/importRows.ts';
import type { ImportRecord } from '../../store/imports.ts';
import type { ImportJob, ImportRow } from '../schemas/imports.ts';

/** An import as JSON. */
export function presentImport(record: ImportRecord): ImportJob {
  const { id, kind, dryRun, allowPastDeadlines, status, failure, createdAt, finishedAt } = record;
  const { total, done, created, updated, unchanged, rejected } = record;
  const rows = { total, done, created, updated, unchanged, rejected };
  return { id, kind, dryRun, allowPastDeadlines, status, rows, failure, startedAt: createdAt, finishedAt };
}

/** A row that has its outcome, as JSON. */
export function presentImportRow({ line, outcome, id, column, code, detail, values }: DecidedRow): ImportRow {
  return { line, outcome, id, column, code, detail, values: values && { ...values } };
}

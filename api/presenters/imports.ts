import { asksFirst } from '../../domain/mapping/persons.ts';
import type { LeaverRow } from '../../store/importLeavers.ts';
import type { DecidedRow } from '../../store/importRows.ts';
import type { ImportRecord } from '../../store/imports.ts';
import type { ImportJob, ImportLeaver, ImportRow } from '../schemas/imports.ts';
import { presentPersonRef } from './users.ts';

/** An import as JSON. */
export function presentImport(record: ImportRecord): ImportJob {
  const { id, kind, dryRun, allowPastDeadlines, status, failure, createdAt, finishedAt } = record;
  const { mappingCode, mappingVersion, completeList } = record;
  const { total, done, created, updated, unchanged, rejected } = record;
  const rows = { total, done, created, updated, unchanged, rejected };
  const mapping = mappingCode === null ? null : { code: mappingCode, version: mappingVersion! };
  const head = { id, kind, dryRun, allowPastDeadlines, status, rows, mapping, completeList };
  return { ...head, leavers: presentLeavers(record), failure, startedAt: createdAt, finishedAt };
}

function presentLeavers(record: ImportRecord): ImportJob['leavers'] {
  const { knownPeople: known, missingPeople: missing, unreadableRows, maxLeavers, leaversDone } = record;
  if (record.leaversPlannedAt === null) return null;
  const asks = asksFirst({ known, missing, unreadable: unreadableRows }, maxLeavers);
  return { known, missing, unreadableRows, maxLeavers, asks, deactivated: leaversDone };
}

/** Somebody who is missing in a complete list, as JSON. */
export function presentImportLeaver({ outcome, code, ...person }: LeaverRow): ImportLeaver {
  return { user: presentPersonRef(person), outcome: outcome ?? 'pending', code };
}

/** A row that has its outcome, as JSON. */
export function presentImportRow({ line, outcome, id, column, code, detail, changes, values }: DecidedRow): ImportRow {
  const differs = changes ? changes.map((change) => ({ ...change })) : null;
  return { line, outcome, id, column, code, detail, changes: differs, values: values && { ...values } };
}

import type { z } from 'zod';
import { REPORT_KINDS, REPORTS, type ReportKind } from '../../domain/reports/kinds.ts';
import type { Instant } from '../../domain/words.ts';
import { nextOf, type ReportRunRow } from '../../store/reports/runs.ts';
import type { SavedReport } from '../../store/reports/saved.ts';
import type { ReportRow } from '../../store/reports/source.ts';
import { REPORT_PARAMS } from '../schemas/reportParams.ts';
import type { reportKinds, reportRun, savedReport } from '../schemas/reports.ts';

/** The catalogue of reports. */
export function presentKinds(): z.output<typeof reportKinds> {
  const items = REPORT_KINDS.map((kind) => {
    const { title, description, columns, totals } = REPORTS[kind];
    const parameters = Object.keys(REPORT_PARAMS[kind]);
    return { kind, title, description, parameters, columns: columns.map((one) => ({ ...one })), totals: [...totals] };
  });
  return { items };
}

/** A row as an object of its columns. */
export function presentRow(kind: ReportKind, row: ReportRow): Record<string, unknown> {
  return Object.fromEntries(REPORTS[kind].columns.map(({ key }) => [key, row[key] ?? null]));
}

export function presentReport(row: SavedReport, now: Instant): z.output<typeof savedReport> {
  const { id, name, kind, format, schedule, recipients, version, createdAt, updatedAt } = row;
  // As they can be given again.
  const params = Object.fromEntries(Object.entries(row.params).map(([key, value]) => [key, String(value)]));
  return {
    ...{ id, name, kind, params, format, schedule, version, createdAt, updatedAt },
    recipients: { users: [...recipients.users], managers: recipients.managers },
    nextAt: nextOf(row, now),
  };
}

export function presentRun(row: ReportRunRow): z.output<typeof reportRun> {
  const { id, dueAt, status, format, rows, recipients, lastError, startedAt, finishedAt, keptUntil } = row;
  return { id, dueAt, status, format: format as 'csv', rows, recipients, lastError, startedAt, finishedAt, keptUntil };
}

import type { z } from 'zod';
import { REPORTS, type ReportFormat, type ReportKind } from '../../domain/reports/kinds.ts';
import type { ReportParams } from '../../domain/reports/params.ts';
import { FORMAT_TYPES, reportFile } from '../../reporting/file.ts';
import type { Sql } from '../../store/db.ts';
import type { AskedReport, ReportRow } from '../../store/reports/source.ts';
import { REPORT_SOURCES } from '../../store/reports/sources.ts';
import type { Authority } from '../http/authority.ts';
import { page } from '../http/list.ts';
import { ok, type Reply } from '../http/route.ts';
import { presentRow } from '../presenters/reports.ts';
import { REPORT_KEYS } from '../schemas/reportParams.ts';
import { reportReach } from './reportReach.ts';

/** What a caller wants of a report. */
interface Wanted {
  readonly query: {
    readonly limit: number;
    readonly cursor?: string | undefined;
    readonly format?: string | undefined;
  };
  readonly may: Authority;
  readonly wantsCsv: boolean;
  header(name: string): string | undefined;
}

/** JSON, or the format of a file: by the parameter, else by `Accept`. */
function formatOf({ query, wantsCsv, header }: Wanted): 'json' | ReportFormat {
  if (query.format !== undefined) return query.format as 'json' | ReportFormat;
  if (header('accept')?.includes(FORMAT_TYPES.xlsx)) return 'xlsx';
  return wantsCsv ? 'csv' : 'json';
}

/** The results of a report as they are wanted, as far as who asks may see: a page as JSON, or the whole as a file, streamed as it is read. */
export async function resultsReply(
  sql: Sql,
  kind: ReportKind,
  params: ReportParams,
  now: string,
  wanted: Wanted,
  name: string = kind,
): Promise<Reply> {
  const query: AskedReport = { params, now, team: null, reached: reportReach(wanted.may, kind) };
  const format = formatOf(wanted);
  if (format === 'json') return ok(await onePage(sql, kind, query, wanted.query));
  const chunks = reportFile(sql, kind, query, format);
  // The first of it is read before the answer begins, so that what fails at once can still be said by a status.
  const first = await chunks.next();
  return {
    status: 200,
    headers: { 'Content-Disposition': `attachment; filename="${name}.${format}"` },
    content: { type: FORMAT_TYPES[format], chunks: from(first, chunks) },
  };
}

async function* from(first: IteratorResult<Uint8Array>, rest: AsyncIterable<Uint8Array>) {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

async function onePage(sql: Sql, kind: ReportKind, query: AskedReport, asked: Wanted['query']) {
  const { read, totals } = REPORT_SOURCES[kind];
  const list = {
    name: `report-${kind}`,
    key: REPORT_KEYS[kind] as z.ZodType<readonly string[]>,
    keyOf: ({ k }: ReportRow) => k,
    read: (after: readonly string[] | null, limit: number) => read(sql, query, after, limit),
  };
  const rows = await page(list, asked, (row) => presentRow(kind, row));
  const sums = totals && asked.cursor === undefined ? await totals(sql, query) : null;
  return { ...rows, totals: sums && Object.fromEntries(REPORTS[kind].totals.map((key) => [key, sums[key] ?? 0])) };
}

import type { ReportKind } from '../domain/reports/kinds.ts';
import { REPORTS } from '../domain/reports/kinds.ts';
import type { Db } from '../store/db.ts';
import type { AskedReport, ReportRow } from '../store/reports/source.ts';
import { REPORT_SOURCES } from '../store/reports/sources.ts';

/** Rows read at once for a file: the most that is held of it. */
const PAGE = 5_000;

export type Cell = string | number | null;

/** A whole report, page by page; as the page after the last one is asked for by a key, no page is read twice. */
export async function* reportPages(
  db: Db,
  kind: ReportKind,
  query: AskedReport,
  page = PAGE,
): AsyncGenerator<readonly ReportRow[]> {
  const { read } = REPORT_SOURCES[kind];
  for (let after: readonly string[] | null = null; ; ) {
    const rows: ReportRow[] = await read(db, query, after, page);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (rows.length < page || !last) return;
    after = last.k;
  }
}

/** The cells of a row, in the order of the report's columns. */
export function cellsOf(kind: ReportKind, row: ReportRow): Cell[] {
  return REPORTS[kind].columns.map(({ key }) => (row[key] ?? null) as Cell);
}

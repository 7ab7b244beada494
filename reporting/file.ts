import { REPORTS, type ReportFormat, type ReportKind } from '../domain/reports/kinds.ts';
import type { Db } from '../store/db.ts';
import type { AskedReport } from '../store/reports/source.ts';
import { csvFile } from './csv.ts';
import { type Cell, cellsOf, reportPages } from './pages.ts';
import { workbook } from './workbook.ts';
import { WORKBOOK_TYPE } from './workbookParts.ts';

/** The content types of the formats. */
export const FORMAT_TYPES: Readonly<Record<ReportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: WORKBOOK_TYPE,
};

/** A whole report as a file, as it comes. `onRows`: told how many rows of it there are so far. */
export function reportFile(
  db: Db,
  kind: ReportKind,
  query: AskedReport,
  format: ReportFormat,
  onRows: (rows: number) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  const { columns } = REPORTS[kind];
  const pages = counted(db, kind, query, onRows);
  return format === 'csv' ? csvFile(pages, columns) : workbook(pages, columns);
}

async function* counted(
  db: Db,
  kind: ReportKind,
  query: AskedReport,
  onRows: (rows: number) => void,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  let rows = 0;
  for await (const page of reportPages(db, kind, query)) {
    rows += page.length;
    onRows(rows);
    yield page.map((row) => cellsOf(kind, row));
  }
}

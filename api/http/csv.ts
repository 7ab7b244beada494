import { stringify } from 'csv-stringify/sync';

/** A column of a CSV: its head, and what a row has there. */
export type Column<Row> = readonly [head: string, cell: (row: Row) => string | number | boolean | null];

/**
 * Pages of rows as CSV (RFC 4180, CRLF), with heads. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe instead.
 */
export async function* csv<Row>(
  pages: AsyncIterable<readonly Row[]>,
  columns: readonly Column<Row>[],
): AsyncIterable<string> {
  yield text([columns.map(([head]) => head)]);
  for await (const rows of pages) {
    if (rows.length > 0) yield text(rows.map((row) => columns.map(([, cell]) => cell(row))));
  }
}

function text(lines: readonly (readonly unknown[])[]): string {
  return stringify(lines as unknown[][], {
    escape_formulas: true,
    record_delimiter: '\r\n',
    // A bare line feed or return within a cell ends the row for who reads it.
    quoted_match: /[\r\n]/,
    cast: { boolean: (value) => String(value) },
  });
}

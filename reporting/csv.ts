import { stringify } from 'csv-stringify/sync';
import { headOf, type ReportColumn } from '../domain/reports/kinds.ts';
import type { Cell } from './pages.ts';

/** Pages of rows as CSV (RFC 4180, CRLF), with heads; what a spreadsheet would run as a formula is made harmless. */
export async function* csvFile(
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
  columns: readonly ReportColumn[],
): AsyncGenerator<Uint8Array> {
  yield lines([columns.map(headOf)]);
  for await (const rows of pages) {
    yield lines(rows.map((row) => row.map((cell, at) => (columns[at]?.type === 'text' ? harmless(cell) : cell))));
  }
}

const encoder = new TextEncoder();

function lines(rows: readonly (readonly unknown[])[]): Uint8Array {
  return encoder.encode(stringify(rows as unknown[][], { record_delimiter: '\r\n' }));
}

/** Does a spreadsheet take a text that begins so for a formula? */
export function isLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text);
}

function harmless(cell: Cell): Cell {
  return typeof cell === 'string' && isLikeFormula(cell) ? `'${cell}` : cell;
}

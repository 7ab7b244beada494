import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { headOf, type ReportColumn } from '../domain/reports/kinds.ts';
import type { Cell } from './pages.ts';
import * as parts from './workbookParts.ts';

/** Rows of a sheet, with the heads: as many as spreadsheets take. */
const MOST_ROWS = 1_048_576;

/**
 * Pages of rows as a workbook (XLSX), as they come: no more of it than a page is held. Dates are dates, numbers numbers, and
 * every text is a text, never a formula; the heads stay in sight. What does not fit in one sheet goes on in another.
 */
export async function* workbook(
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
  columns: readonly ReportColumn[],
  mostRows = MOST_ROWS,
): AsyncGenerator<Uint8Array> {
  const out = new Output();
  const heads = columns.map(headOf);
  let sheets = 0;
  let sheet: ZipDeflate | null = null;
  let row = 0;
  const begin = () => {
    sheets += 1;
    row = 1;
    sheet = out.entry(parts.sheetPath(sheets));
    sheet.push(parts.bytes(parts.sheetHead(columns) + parts.headRow(heads)));
    return sheet;
  };
  begin();
  for await (const rows of pages) {
    let xml = '';
    for (const cells of rows) {
      if (row === mostRows) {
        sheet!.push(parts.bytes(xml + parts.sheetFoot(columns.length, row)), true);
        xml = '';
        begin();
      }
      row += 1;
      xml += parts.row(row, cells, columns);
    }
    sheet!.push(parts.bytes(xml));
    yield* out.taken();
  }
  sheet!.push(parts.bytes(parts.sheetFoot(columns.length, row)), true);
  for (const [path, xml] of parts.frame(sheets)) out.whole(path, parts.bytes(xml));
  out.end();
  yield* out.taken();
}

/** A zip archive that is written as it grows. */
class Output {
  private chunks: Uint8Array[] = [];
  private failure: unknown = null;
  private readonly zip = new Zip((error, chunk) => {
    if (error) this.failure = error;
    else this.chunks.push(chunk);
  });

  /** A file of the archive whose bytes come one after the other. */
  entry(path: string): ZipDeflate {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = MTIME;
    this.zip.add(file);
    return file;
  }

  whole(path: string, bytes: Uint8Array): void {
    const file = new ZipPassThrough(path);
    file.mtime = MTIME;
    this.zip.add(file);
    file.push(bytes, true);
  }

  end(): void {
    this.zip.end();
  }

  /** What has come out since the last time. */
  *taken(): Generator<Uint8Array> {
    if (this.failure) throw this.failure;
    const taken = this.chunks;
    this.chunks = [];
    yield* taken;
  }
}

/** Of every file in the archive: the same rows make the same bytes. */
const MTIME = new Date('2026-01-01T00:00:00');

import type { Clock } from '../domain/clock.ts';
import type { Sql } from '../store/db.ts';
import { appendRows, openImport, type ReadRow, receiveImport } from '../store/importRows.ts';
import { dropImport, findImport, type ImportKind, type ImportRecord } from '../store/imports.ts';
import { checkedBytes } from './bytes.ts';
import { type HeadMap, mapHead, pickValues, shapeProblem } from './columns.ts';
import { readRecords } from './csv.ts';
import { FileRefused } from './fileRefused.ts';

/** Bytes of a file at most. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** How many rows are kept at once while the file is read. */
const BATCH = 1_000;

/** What is to be done with a file. */
export interface FileOrder {
  /** UUIDv7, the import's id from now on; taken in again with it, it is the same import. */
  readonly id: string;
  readonly kind: ImportKind;
  /** Only say what would happen? */
  readonly dryRun: boolean;
  readonly allowPastDeadlines: boolean;
  /** The machine client that sent it. */
  readonly clientId: string;
}

/**
 * Takes a file in: reads it as it comes and keeps its rows, in memory no more than a batch of them, until the whole of it is
 * there. From then on it is an import, to be carried out (`runImport`). Columns that nobody mapped are not kept (R38).
 *
 * @throws FileRefused when it is no CSV of this kind, has no rows, or is too large; nothing of it is kept then
 */
export async function receiveFile(
  { sql, clock }: { sql: Sql; clock: Clock },
  order: FileOrder,
  input: AsyncIterable<Uint8Array>,
): Promise<ImportRecord> {
  const known = await findImport(sql, order.id);
  if (known) return known;
  await openImport(sql, { ...order, createdAt: clock.now() });
  try {
    const total = await keepRows(sql, order, input);
    await receiveImport(sql, order.id, total, clock.now());
  } catch (error) {
    // Whatever cannot be taken away now (no database) is swept away later.
    await dropImport(sql, order.id).catch(() => undefined);
    throw error;
  }
  return (await findImport(sql, order.id))!;
}

async function keepRows(sql: Sql, { id, kind }: FileOrder, input: AsyncIterable<Uint8Array>): Promise<number> {
  let head: HeadMap | null = null;
  const rows: ReadRow[] = [];
  let total = 0;
  // While one batch is written the next one is read.
  let written = Promise.resolve();
  const keep = async () => {
    await written;
    written = appendRows(sql, id, rows.splice(0));
    // Awaited above or at the end; should it fail before that, nobody else would hear of it.
    written.catch(() => undefined);
  };
  try {
    for await (const { line, cells } of readRecords(checkedBytes(input, LARGEST_FILE))) {
      if (head === null) {
        head = mapHead(kind, cells);
        continue;
      }
      rows.push({ line, values: pickValues(head, cells), problem: shapeProblem(head, cells) });
      total++;
      if (rows.length === BATCH) await keep();
    }
    if (total === 0) throw nothingIn(head);
    await keep();
  } finally {
    // Also when the file is refused: whoever takes it away must find every row of it.
    await written;
  }
  return total;
}

function nothingIn(head: HeadMap | null): FileRefused {
  if (head === null)
    return new FileRefused('The file is empty; send a head line with the columns, and a row below it for each.');
  return new FileRefused('The file has a head and no rows; add a row below it for each.');
}

import type { Clock } from '../domain/clock.ts';
import type { MappingRules } from '../domain/mapping/rules.ts';
import type { Sql } from '../store/db.ts';
import { appendRows, type MappedOrder, openImport, type ReadRow, receiveImport } from '../store/importRows.ts';
import { dropImport, dropRows, findImport, type ImportKind, type ImportRecord } from '../store/imports.ts';
import { checkedBytes } from './bytes.ts';
import { mapHead, pickValues, shapeProblem } from './columns.ts';
import { type CsvRecord, readRecords } from './csv.ts';
import { FileRefused } from './fileRefused.ts';
import { MappedFile } from './mappedFile.ts';

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
  /** How the columns of a file of people are read; left out: by their usual heads. */
  readonly mapping?: { readonly code: string; readonly version: number; readonly rules: MappingRules } | undefined;
  /** Does a file of people name everybody there is (R34)? Then at most this share may be missing without a question. */
  readonly completeList?: boolean | undefined;
  readonly maxLeavers?: number | undefined;
}

/** The share of the people known that may be missing in a complete list without a question. */
export const MAX_LEAVERS = 0.05;

/** Whose people a file brings that says nothing of it: the HR system's, where there is one. */
export const USUAL_SOURCE = 'hr';

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
  const { id, kind, dryRun, allowPastDeadlines, clientId } = order;
  await openImport(sql, {
    id,
    kind,
    dryRun,
    allowPastDeadlines,
    clientId,
    ...mappedOrder(order),
    createdAt: clock.now(),
  });
  // Rows of one person are known by digests under a key of this try: what an earlier one left does not fit.
  if (order.mapping) await dropRows(sql, id);
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

function mappedOrder({ mapping, completeList = false, maxLeavers = MAX_LEAVERS }: FileOrder): MappedOrder {
  return {
    mappingCode: mapping?.code ?? null,
    mappingVersion: mapping?.version ?? null,
    source: mapping?.rules.source ?? USUAL_SOURCE,
    completeList,
    maxLeavers,
  };
}

/** How the rows below a head are read. */
function readerFor({ kind, mapping }: FileOrder, cells: readonly string[]): (record: CsvRecord) => ReadRow {
  if (mapping) {
    const file = new MappedFile(mapping.rules, cells);
    return (record) => file.row(record);
  }
  const head = mapHead(kind, cells);
  return ({ line, cells }) => ({ line, values: pickValues(head, cells), problem: shapeProblem(head, cells) });
}

async function keepRows(sql: Sql, order: FileOrder, input: AsyncIterable<Uint8Array>): Promise<number> {
  const { id } = order;
  let read: ((record: CsvRecord) => ReadRow) | null = null;
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
    for await (const record of readRecords(checkedBytes(input, LARGEST_FILE))) {
      if (read === null) {
        read = readerFor(order, record.cells);
        continue;
      }
      rows.push(read(record));
      total++;
      if (rows.length === BATCH) await keep();
    }
    if (total === 0) throw nothingIn(read);
    await keep();
  } finally {
    // Also when the file is refused: whoever takes it away must find every row of it.
    await written;
  }
  return total;
}

function nothingIn(head: object | null): FileRefused {
  if (head === null)
    return new FileRefused('The file is empty; send a head line with the columns, and a row below it for each.');
  return new FileRefused('The file has a head and no rows; add a row below it for each.');
}

import { z } from 'zod';
import { type Column, csv } from './csv.ts';
import { invalidInput } from './problems.ts';
import type { Input, Reply } from './route.ts';

const CSV_PAGE = 1_000;

/** The parameters that every list has. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a whole number from 1 to 200')
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 200, 'must be a whole number from 1 to 200')
    .default(50)
    .meta({ description: 'How many at most.', override: { type: 'integer', minimum: 1, maximum: 200, default: 50 } }),
  cursor: z
    .string()
    .max(1_000)
    .optional()
    .meta({ description: '`next` of the page before; with the same other parameters.' }),
};

/** The schema of a list's body. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().meta({ description: 'The cursor of the next page.' }),
  });
}

/** How a list is read: behind a key, in an order that an index serves. */
export interface Listing<Row, Key> {
  /** Names the list and its order: a cursor of another one is refused. */
  readonly name: string;
  readonly key: z.ZodType<Key>;
  readonly keyOf: (row: Row) => Key;
  readonly read: (after: Key | null, limit: number) => Promise<readonly Row[]>;
}

/** The same list as CSV: its own rows, as they can be plainer. */
export interface CsvListing<Row, Key> extends Listing<Row, Key> {
  readonly columns: readonly Column<Row>[];
}

interface PageInput {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page of a list as JSON. @throws Problem 400 for a cursor that is none of this list */
export async function page<Row, Key>(
  list: Listing<Row, Key>,
  input: PageInput,
  present: (row: Row) => unknown,
): Promise<{ items: unknown[]; next: string | null }> {
  return pageTogether(list, input, async (rows) => rows.map(present));
}

/** The same of rows that are presented together, as what they name is looked up once. */
export async function pageTogether<Row, Key>(
  list: Listing<Row, Key>,
  { limit, cursor }: PageInput,
  present: (rows: readonly Row[]) => Promise<unknown[]>,
): Promise<{ items: unknown[]; next: string | null }> {
  // One more than wanted tells whether there is a next page.
  const rows = await list.read(readCursor(list, cursor), limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = rows.length > limit && last ? writeCursor(list, list.keyOf(last)) : null;
  return { items: await present(items), next };
}

/** A list, as JSON page by page or whole as CSV, as the caller wants it. */
export async function listReply<Row, Key>(
  input: Pick<Input<unknown, PageInput, unknown>, 'query' | 'wantsCsv'>,
  list: CsvListing<Row, Key>,
  present: (row: Row) => unknown,
): Promise<Reply> {
  if (input.wantsCsv) return csvReply(list);
  return { status: 200, body: await page(list, input.query, present) };
}

/** The whole list as CSV, streamed page by page. */
export async function csvReply<Row, Key>(list: CsvListing<Row, Key>): Promise<Reply> {
  // The first page is read before the answer begins, so that what fails at once can still be said by a status.
  const first = await list.read(null, CSV_PAGE);
  return {
    status: 200,
    headers: { 'Content-Disposition': `attachment; filename="${list.name}.csv"` },
    content: { type: 'text/csv; charset=utf-8; header=present', chunks: csv(pages(list, first), list.columns) },
  };
}

async function* pages<Row, Key>(list: Listing<Row, Key>, first: readonly Row[]): AsyncIterable<readonly Row[]> {
  let rows = first;
  yield rows;
  while (rows.length === CSV_PAGE) {
    const last = rows.at(-1);
    if (!last) return;
    rows = await list.read(list.keyOf(last), CSV_PAGE);
    yield rows;
  }
}

function writeCursor<Key>(list: Pick<Listing<never, Key>, 'name'>, key: Key): string {
  return Buffer.from(JSON.stringify([list.name, key])).toString('base64url');
}

function readCursor<Row, Key>(list: Listing<Row, Key>, cursor: string | undefined): Key | null {
  if (cursor === undefined) return null;
  try {
    const [name, key] = z
      .tuple([z.string(), list.key])
      .parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (name === list.name) return key;
  } catch {
    // Not one of ours.
  }
  throw invalidInput({ pointer: '?cursor', detail: 'is no cursor of this list: begin again without it' });
}

/** The key of lists that are ordered by their ids alone. */
export const idKey = z.object({ id: z.uuid() });

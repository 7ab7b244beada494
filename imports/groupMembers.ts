import { checkedBytes } from './bytes.ts';
import { normaliseHead } from './columns.ts';
import { readRecords } from './csv.ts';
import { FileRefused } from './fileRefused.ts';

/** Heads under which a file of members may say who is meant, the surest first. */
const HEADS = ['external_id', 'employee_id', 'user', 'user_id', 'id', 'username', 'email'] as const;

/** Bytes and rows of a file of members at most: it is carried out while the caller waits. */
export const LARGEST_MEMBERS_FILE = 4 * 1024 * 1024;
const MOST_ROWS = 20_000;

/** Somebody that a file names, by external id, username, e-mail address or id. */
export interface NamedMember {
  readonly line: number;
  readonly ref: string;
}

/**
 * Reads who is named in a CSV: one column says it, the others are not looked at (R38).
 *
 * @throws FileRefused when it is no CSV, has no such column, or is too long
 */
export async function readMembers(input: AsyncIterable<Uint8Array>): Promise<NamedMember[]> {
  let place: number | null = null;
  const named: NamedMember[] = [];
  for await (const { line, cells } of readRecords(checkedBytes(input, LARGEST_MEMBERS_FILE))) {
    if (place === null) {
      const heads = cells.map(normaliseHead);
      const head = HEADS.find((one) => heads.includes(one));
      if (head === undefined) {
        const detail = 'the column external_id is missing; add it to the head';
        throw new FileRefused(detail, [{ pointer: '#/external_id', detail }]);
      }
      place = heads.indexOf(head);
      continue;
    }
    const ref = cells[place]?.trim() ?? '';
    if (ref !== '') named.push({ line, ref });
    if (named.length > MOST_ROWS) throw new FileRefused(`The file has more than ${MOST_ROWS} rows; divide it.`);
  }
  if (named.length === 0) throw new FileRefused('The file names nobody; add a row below its head for each.');
  return named;
}

import type { KnownAs } from '../domain/privacy/erasing.ts';
import type { Db } from '../store/db.ts';
import { ERASED_DETAIL } from '../store/eraseTraces.ts';
import type { ReadRow, RowResult } from '../store/importRows.ts';
import { erasedAmong } from '../store/tombstones.ts';
import { rejected } from './results.ts';

/** What a column says of whom a row is about; `user` can be any of them. */
const KINDS: Readonly<Record<string, readonly KnownAs['kind'][]>> = {
  external_id: ['external_id'],
  employee_id: ['external_id'],
  username: ['username'],
  email: ['email'],
  user: ['external_id', 'username', 'email'],
};

/**
 * R35: rows that would bring back, or are about, somebody who was erased are answered `erased`; the others go on.
 *
 * @param key of the tombstones
 */
export async function sparingErased(
  tx: Db,
  key: string,
  rows: readonly ReadRow[],
): Promise<{ readonly others: ReadRow[]; readonly erased: RowResult[] }> {
  const named = rows.flatMap(({ line, values }) =>
    Object.entries(KINDS).flatMap(([column, kinds]) => {
      const value = values[column]?.trim() ?? '';
      return value === '' ? [] : kinds.map((kind) => ({ line, column, kind, value }));
    }),
  );
  const found = new Set((await erasedAmong(tx, key, named)).map(({ kind, value }) => `${kind} ${value}`));
  const columns = new Map<number, string>();
  for (const { line, column, kind, value } of named) {
    if (found.has(`${kind} ${value}`) && !columns.has(line)) columns.set(line, column);
  }
  return {
    others: rows.filter(({ line }) => !columns.has(line)),
    erased: [...columns].map(([line, column]) => rejected(line, column, 'erased', ERASED_DETAIL)),
  };
}

import type { Db } from '../store/db.ts';
import type { Profile } from '../store/importPeople.ts';
import type { FieldChange, RowResult } from '../store/importRows.ts';
import { externalIdsOf } from '../store/mappedPeople.ts';

/**
 * What a row changes of a person, value by value. A manager is named by external id: who is to be it by the row, who was it
 * still by id (see `namingManagers`).
 *
 * @param columns the fields that differ, with their columns
 */
export function changesOf(
  before: Profile,
  after: Profile,
  columns: readonly (readonly [keyof Profile, string])[],
  manager: string | null,
): FieldChange[] {
  const said = (value: unknown) => (typeof value === 'string' ? value : null);
  return columns.map(([field, column]) => ({
    column,
    from: said(before[field]),
    to: field === 'managerId' ? manager : said(after[field]),
  }));
}

/** The same results, with who was the manager before named by external id as well. */
export async function namingManagers(db: Db, results: readonly RowResult[]): Promise<RowResult[]> {
  const isManager = ({ column }: FieldChange) => column === 'manager_external_id';
  const ids = results.flatMap(({ changes }) => changes?.filter(isManager).flatMap(({ from }) => from ?? []) ?? []);
  const names = await externalIdsOf(db, ids);
  const named = (change: FieldChange): FieldChange =>
    isManager(change) && change.from !== null ? { ...change, from: names.get(change.from) ?? change.from } : change;
  return results.map((result) => (result.changes ? { ...result, changes: result.changes.map(named) } : result));
}

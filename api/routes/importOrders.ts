import type { z } from 'zod';
import type { FileOrder } from '../../imports/receive.ts';
import type { Sql } from '../../store/db.ts';
import { readMapping } from '../../store/importMappings.ts';
import { markImportStarted } from '../../store/imports.ts';
import type { AppDeps } from '../deps.ts';
import { reduced } from '../http/failures.ts';
import { invalidInput } from '../http/problems.ts';
import type { importQuery } from '../schemas/imports.ts';

/** What is asked of a file, with its mapping as it stands now. @throws Problem 400 for what goes with other files only */
export async function orderOf(
  sql: Sql,
  { mapping: code, ...query }: z.output<typeof importQuery>,
): Promise<Omit<FileOrder, 'id' | 'clientId'>> {
  const ofPeople = { mapping: code !== undefined, completeList: query.completeList };
  for (const [name, asked] of Object.entries(ofPeople))
    if (asked && query.kind !== 'people')
      throw invalidInput({ pointer: `?${name}`, detail: 'is for kind=people only' });
  if (query.maxLeavers !== undefined && !query.completeList)
    throw invalidInput({ pointer: '?maxLeavers', detail: 'goes with completeList=true only' });
  if (code === undefined) return query;
  const mapping = await readMapping(sql, code);
  if (!mapping) throw invalidInput({ pointer: '?mapping', detail: 'is no mapping known' });
  return { ...query, mapping };
}

/** Not waited for: where it fails, the relay starts it, as it stays marked as not started. */
export function startImport({ sql, clock, dispatch, log }: AppDeps, id: string): void {
  dispatch
    .startImport(id)
    .then(() => markImportStarted(sql, id, clock.now()))
    .catch((error: unknown) =>
      log.warn({ importId: id, error: reduced(error) }, 'an import was not started; the relay will'),
    );
}

import type { Clock } from '../domain/clock.ts';
import type { Sql } from '../store/db.ts';
import { appendRows, openImport, type ReadRow, receiveImport } from '../store/importRows.ts';
import { dropRows, findImport, type ImportRecord } from '../store/imports.ts';
import { listPeople, type PersonFilter } from '../store/people.ts';

/** Who is meant: listed by id, external id, username or e-mail address, or whoever fits a filter now. */
export type Selected = { readonly users: readonly string[] } | { readonly filter: PersonFilter };

/** What is to be done with a selection. */
export interface SelectionOrder {
  /** UUIDv7, the import's id from now on; taken in again with it, it is the same import. */
  readonly id: string;
  readonly clientId: string;
  readonly dryRun: boolean;
  readonly status: 'active' | 'deactivated';
}

/** How many rows are kept at once. */
const BATCH = 1_000;

/**
 * Takes a selection of people in as an import of the kind `status`, as if a file had named them line by line: from then on it
 * is carried out (`runImport`).
 */
export async function receiveSelection(
  { sql, clock }: { sql: Sql; clock: Clock },
  { id, clientId, dryRun, status }: SelectionOrder,
  selected: Selected,
): Promise<ImportRecord> {
  const known = await findImport(sql, id);
  if (known) return known;
  await openImport(sql, { id, kind: 'status', dryRun, allowPastDeadlines: false, clientId, createdAt: clock.now() });
  // Whoever fits a filter may have changed since a try that broke off.
  await dropRows(sql, id);
  let total = 0;
  for await (const users of 'users' in selected ? inBatches(selected.users) : fitting(sql, selected.filter)) {
    const rows = users.map(
      (user, place): ReadRow => ({
        line: total + place + 1,
        values: { user, status },
        problem: null,
      }),
    );
    await appendRows(sql, id, rows);
    total += rows.length;
  }
  await receiveImport(sql, id, total, clock.now());
  return (await findImport(sql, id))!;
}

function* inBatches(users: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < users.length; from += BATCH) yield users.slice(from, from + BATCH);
}

async function* fitting(sql: Sql, filter: PersonFilter): AsyncGenerator<readonly string[]> {
  let after: { id: string } | null = null;
  do {
    const people: { id: string }[] = await listPeople(sql, filter, after, BATCH);
    yield people.map(({ id }) => id);
    after = people.length === BATCH ? (people.at(-1) ?? null) : null;
  } while (after);
}

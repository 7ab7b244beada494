import type { Db } from './db.ts';
import { nonZero } from './eraseRows.ts';
import { eraseStatements } from './eraseStatements.ts';
import { rowsAbout, type Traces } from './personTraces.ts';

/** Stands in rows of others for who was named there. */
const ERASED = '(erased)';
/**
 * Empties what was kept as it came, wherever the person is found in it: rows of files, answers that were kept, statements. Once,
 * while it is still known by what to look for.
 */
export async function eraseTraces(tx: Db, userId: string, traces: Traces): Promise<Record<string, number>> {
  return nonZero({
    importRows: await eraseImportRows(tx, userId, traces),
    otherAnswers: await eraseAnswers(tx, traces),
    statements: await eraseStatements(tx, userId, traces),
  });
}

/**
 * Rows about the person lose their values (R38); one that waits is answered `erased` when its turn comes. In rows about
 * others the person is not named any more. Whoever carries an import out is waited for: the rows of a batch are in memory.
 */
async function eraseImportRows(tx: Db, userId: string, traces: Traces): Promise<number> {
  const { ids } = traces;
  const theirs = rowsAbout(tx, userId, traces);
  const done = await tx`
    update import_rows r set values = null, changes = null, detail = null
    where outcome is not null and (values is not null or changes is not null) and ${theirs}`;
  const problem = { code: 'erased', detail: ERASED_DETAIL };
  const open = await tx`
    update import_rows r set values = '{}', problem = ${tx.json(problem)}
    where outcome is null and values is not null and ${theirs}`;
  const others = await tx`
    update import_rows r set changes = null, values = (
      select jsonb_object_agg(v.key, case when lower(trim(v.value)) = any(${ids as string[]}) then ${ERASED} else v.value end)
      from jsonb_each_text(r.values) v
    )
    where exists (select from jsonb_each_text(r.values) v where lower(trim(v.value)) = any(${ids as string[]}))`;
  const changed = await tx`
    update import_rows r set changes = null
    where exists (
      select from jsonb_array_elements(case jsonb_typeof(r.changes) when 'array' then r.changes else '[]' end) c
      where lower(c ->> 'from') = any(${ids as string[]}) or lower(c ->> 'to') = any(${ids as string[]})
    )`;
  return done.count + open.count + others.count + changed.count;
}

/** What a row of an erased person is answered. */
export const ERASED_DETAIL = 'The person was erased; an administrator can lift that, if they are to come again.';

/**
 * Answers about others that name the person: a repeat of their request is carried out under the same id, which does nothing twice,
 * and answered from what is there then. What is short stands for itself only as a whole value: `"7"` is not every seven.
 */
async function eraseAnswers(tx: Db, { ids, givenNames, familyNames }: Traces): Promise<number> {
  const [given, family] = [lower(givenNames), lower(familyNames)];
  const inJson = (word: string) => JSON.stringify(word).slice(1, -1);
  const whole = [...ids, ...given, ...family].map((word) => `"${inJson(word)}"`);
  const anywhere = [
    ...ids.filter((id) => id.includes('@') || id.length > 7),
    ...given.flatMap((one) => family.map((other) => `${one} ${other}`)),
  ].map(inJson);
  const { count } = await tx`
    update idempotency_keys set body = null
    where body is not null and exists (
      select from unnest(${[...new Set([...whole, ...anywhere])]}::text[]) word
      where strpos(lower(body ->> 'text'), word) > 0 or strpos(lower(body ->> 'headers'), word) > 0
    )`;
  return count;
}

const lower = (words: readonly string[]) => words.map((word) => word.trim().toLowerCase());

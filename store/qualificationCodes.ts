import { uuidv7 } from 'uuidv7';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';

/** A qualification, and what else counts as holding it. */
export interface QualificationRow {
  code: string;
  title: string;
  /** Whoever holds one of these counts as holding this one: one way, and one step. */
  equivalents: string[];
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}

const select = (db: Db) => db`
  select q.*, array(
    select e.equivalent from qualification_equivalents e where e.code = q.code and e.removed_at is null order by 1
  ) as equivalents
  from qualification_codes q`;

/** One qualification, or null. */
export async function readQualification(db: Db, code: string): Promise<QualificationRow | null> {
  const [row] = await db<QualificationRow[]>`${select(db)} where q.code = ${code}`;
  return row ?? null;
}

/** All qualifications in the order of their codes, behind a code. */
export async function listQualifications(
  db: Db,
  after: { code: string } | null,
  limit: number,
): Promise<QualificationRow[]> {
  return db<QualificationRow[]>`
    ${select(db)} where ${after ? db`q.code > ${after.code}` : db`true`} order by q.code limit ${limit}`;
}

/** Which of these codes are no qualification. */
export async function unknownQualifications(db: Db, codes: readonly string[]): Promise<string[]> {
  const rows = await db<{ code: string }[]>`
    select c.code from unnest(${codes as string[]}::text[]) as c(code)
    where not exists (select from qualification_codes q where q.code = c.code)`;
  return rows.map(({ code }) => code);
}

/** Keeps a new qualification. False when there is one with this code, and nothing was written. */
export async function insertQualification(
  sql: Sql,
  { code, title, equivalents }: { code: string; title: string; equivalents: readonly string[] },
  at: Instant,
): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    const written = await tx`
      insert into qualification_codes (code, title, created_at, updated_at) values (${code}, ${title}, ${at}, ${at})
      on conflict do nothing`;
    if (written.count === 0) return false;
    await writeEquivalents(tx, code, equivalents, at);
    return true;
  });
}

/**
 * Changes a qualification; equivalents that are left out of a given list are taken back.
 *
 * @param expected the versions that may be changed; null: any
 * @returns the version that is there now, and whether it was an expected one; null when there is none
 */
export async function patchQualification(
  sql: Sql,
  code: string,
  patch: { title?: string | undefined; equivalents?: readonly string[] | undefined },
  expected: readonly number[] | null,
  at: Instant,
): Promise<{ changed: boolean; version: number } | null> {
  return inTransaction(sql, async (tx) => {
    const [row] = await tx<{ version: number; title: string }[]>`
      select version, title from qualification_codes where code = ${code} for no key update`;
    if (!row) return null;
    if (expected && !expected.includes(row.version)) return { changed: false, version: row.version };
    await tx`
      update qualification_codes set title = ${patch.title ?? row.title}, version = version + 1, updated_at = ${at}
      where code = ${code}`;
    if (patch.equivalents) await writeEquivalents(tx, code, patch.equivalents, at);
    return { changed: true, version: row.version + 1 };
  });
}

async function writeEquivalents(tx: Db, code: string, equivalents: readonly string[], at: Instant): Promise<void> {
  const wanted = [...new Set(equivalents)];
  await tx`
    update qualification_equivalents set removed_at = ${at}
    where code = ${code} and removed_at is null and not equivalent = any(${wanted})`;
  const rows = wanted.map((equivalent) => ({ id: uuidv7(), code, equivalent, createdAt: at }));
  if (rows.length > 0) await tx`insert into qualification_equivalents ${tx(rows)} on conflict do nothing`;
}

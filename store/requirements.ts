import { uuidv7 } from 'uuidv7';
import type { Duration, Instant, LocalDate } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';

/** What satisfies a requirement: any valid record of one of these. */
export interface Satisfier {
  kind: 'qualification' | 'activity' | 'certification';
  /** A qualification's or certification's code, an activity's id. */
  key: string;
}

/** Who is meant: everybody, who is named, or who fits every list that is given. People by id. */
export interface Selector {
  everybody?: true;
  users?: string[];
  positionTitles?: string[];
  departments?: string[];
  locations?: string[];
  /** Their direct reports. */
  managers?: string[];
}

/** What a requirement says. */
export interface RequirementFields {
  title: string;
  source: string | null;
  who: Selector;
  satisfiedBy: Satisfier[];
  startsOn: LocalDate;
  endsOn: LocalDate | null;
  dueOn: LocalDate | null;
  dueAfter: Duration | null;
}

/** One version of a requirement; it never changes. */
export interface RequirementRow extends Omit<RequirementFields, 'satisfiedBy'> {
  code: string;
  version: number;
  /** With the codes of activities. */
  satisfiedBy: (Satisfier & { activityCode: string | null })[];
  recordedAt: Instant;
}

const select = (db: Db) => db`
  select v.code, v.version, v.title, v.source, v.who, v.starts_on, v.ends_on, v.due_on, v.due_after, v.recorded_at, (
    select json_agg(json_build_object('kind', s.kind, 'key', s.key, 'activityCode', a.code) order by s.kind, s.key)
    from requirement_satisfiers s left join activities a on s.kind = 'activity' and a.id::text = s.key
    where s.version_id = v.id
  ) as satisfied_by
  from requirement_versions v`;

/** A requirement at its newest version, or null. */
export async function readRequirement(db: Db, code: string): Promise<RequirementRow | null> {
  const [row] = await db<RequirementRow[]>`${select(db)} where v.code = ${code} and v.replaced_at is null`;
  return row ?? null;
}

/** The newest version of each requirement in the order of the codes, behind a code. */
export async function listRequirements(
  db: Db,
  after: { code: string } | null,
  limit: number,
): Promise<RequirementRow[]> {
  return db<RequirementRow[]>`
    ${select(db)} where v.replaced_at is null and ${after ? db`v.code > ${after.code}` : db`true`}
    order by v.code limit ${limit}`;
}

/** All versions of a requirement, the newest first, behind a version. */
export async function listRequirementVersions(
  db: Db,
  code: string,
  after: { version: number } | null,
  limit: number,
): Promise<RequirementRow[]> {
  return db<RequirementRow[]>`
    ${select(db)} where v.code = ${code} and ${after ? db`v.version < ${after.version}` : db`true`}
    order by v.version desc limit ${limit}`;
}

/** Keeps a new requirement. False when there is one with this code, and nothing was written. */
export async function insertRequirement(
  sql: Sql,
  id: string,
  code: string,
  fields: RequirementFields,
  at: Instant,
): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    const written = await tx`
      insert into requirements (code, version, created_at) values (${code}, 1, ${at}) on conflict do nothing`;
    if (written.count === 0) {
      // A repeat finds its own.
      const [own] = await tx`select from requirement_versions where id = ${id}`;
      return own !== undefined;
    }
    await writeVersion(tx, id, code, 1, fields, at);
    return true;
  });
}

/**
 * Puts a new version in the place of the newest one.
 *
 * @param change what it says now → what it is to say
 * @param expected the versions that may be replaced; null: any
 * @returns the newest version, and whether it is the new one; null when there is no such requirement
 */
export async function replaceRequirement(
  sql: Sql,
  code: string,
  change: (row: RequirementRow) => RequirementFields,
  expected: readonly number[] | null,
  at: Instant,
): Promise<{ changed: boolean; version: number } | null> {
  return inTransaction(sql, async (tx) => {
    const [parent] = await tx<{ version: number }[]>`
      select version from requirements where code = ${code} for no key update`;
    const row = parent && (await readRequirement(tx, code));
    if (!row) return null;
    if (expected && !expected.includes(row.version)) return { changed: false, version: row.version };
    await tx`update requirement_versions set replaced_at = ${at} where code = ${code} and replaced_at is null`;
    const version = row.version + 1;
    await tx`update requirements set version = ${version} where code = ${code}`;
    await writeVersion(tx, uuidv7(), code, version, change(row), at);
    return { changed: true, version };
  });
}

async function writeVersion(
  tx: Db,
  id: string,
  code: string,
  version: number,
  { satisfiedBy, ...fields }: RequirementFields,
  at: Instant,
): Promise<void> {
  const row = { ...fields, who: tx.json(fields.who as never), id, code, version, recordedAt: at };
  await tx`insert into requirement_versions ${tx(row)}`;
  const satisfiers = satisfiedBy.map(({ kind, key }) => ({ versionId: id, kind, key }));
  await tx`insert into requirement_satisfiers ${tx(satisfiers)} on conflict do nothing`;
}

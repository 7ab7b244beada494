import { uuidv7 } from 'uuidv7';
import { asksAnything, type ExpiryRules, NO_EXPIRY, noticeOf } from '../domain/expiry/rules.ts';
import type { Actor } from '../domain/state.ts';
import type { Duration, Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { askAboutCode } from './recordExpiries.ts';
import { stands } from './recordValidity.ts';
import { noteSettingChange } from './settingChanges.ts';
import { inTransaction } from './tx.ts';

/** A qualification, what else counts as holding it, and what becomes of its records. */
export interface QualificationRow extends ExpiryRules {
  code: string;
  title: string;
  /** Whoever holds one of these counts as holding this one: one way, and one step. */
  equivalents: string[];
  /** The code of the activity that renews it. */
  renewalActivity: string | null;
  notice: Duration | null;
  retiredAt: Instant | null;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}

/** What of a qualification is given from outside. */
export interface QualificationFields extends ExpiryRules {
  readonly title: string;
  readonly equivalents: readonly string[];
  /** Named by nothing new any more; what names it stays as it is. */
  readonly retired: boolean;
}

const select = (db: Db) => db`
  select q.*, a.code as renewal_activity, array(
    select e.equivalent from qualification_equivalents e where e.code = q.code and e.removed_at is null order by 1
  ) as equivalents
  from qualification_codes q left join activities a on a.id::text = q.renewal ->> 'activityId'`;

/** One qualification, or null. */
export async function readQualification(db: Db, code: string): Promise<QualificationRow | null> {
  const [row] = await db<QualificationRow[]>`${select(db)} where q.code = ${code}`;
  return row ?? null;
}

/** All qualifications in the order of their codes, behind a code. @param retired only those that are, or are not */
export async function listQualifications(
  db: Db,
  retired: boolean | undefined,
  after: { code: string } | null,
  limit: number,
): Promise<QualificationRow[]> {
  return db<QualificationRow[]>`
    ${select(db)} where ${after ? db`q.code > ${after.code}` : db`true`}
      and ${retired === undefined ? db`true` : db`(q.retired_at is not null) = ${retired}`}
    order by q.code limit ${limit}`;
}

/** Which of these codes are no qualification that can be named anew: unknown ones, and retired ones. */
export async function unknownQualifications(db: Db, codes: readonly string[]): Promise<string[]> {
  const rows = await db<{ code: string }[]>`
    select c.code from unnest(${codes as string[]}::text[]) as c(code)
    where not exists (select from qualification_codes q where q.code = c.code and q.retired_at is null)`;
  return rows.map(({ code }) => code);
}

type New = { readonly code: string; readonly actor: Actor } & QualificationFields;

/** Keeps a new qualification. False when there is one with this code, and nothing was written. */
export async function insertQualification(sql: Sql, given: New, at: Instant): Promise<boolean> {
  const { code, actor, title, equivalents, retired, ...rules } = given;
  return inTransaction(sql, async (tx) => {
    const written = await tx`
      insert into qualification_codes ${tx({
        ...{ code, title, createdAt: at, updatedAt: at, retiredAt: retired ? at : null },
        ...columnsOf(tx, rules, NO_EXPIRY, null, at),
      })} on conflict do nothing`;
    if (written.count === 0) return false;
    await writeEquivalents(tx, code, equivalents, at);
    await noteSettingChange(
      tx,
      { kind: 'qualification', key: code, version: 1, type: 'created', fields: [], actor },
      at,
    );
    if (asksAnything(rules)) await askAboutCode(tx, code, at);
    return true;
  });
}

/** What is to be changed, by whom. */
export type QualificationPatch = {
  readonly [Field in keyof QualificationFields]?: QualificationFields[Field] | undefined;
};

/**
 * Changes a qualification; equivalents that are left out of a given list are taken back. Another validity counts for records
 * that come from now on (R27); reminders and the renewal count at once for those that are there.
 *
 * @param expected the versions that may be changed; null: any
 * @returns the version that is there now, and whether it was an expected one; null when there is none
 */
export async function patchQualification(
  sql: Sql,
  code: string,
  patch: QualificationPatch,
  actor: Actor,
  expected: readonly number[] | null,
  at: Instant,
): Promise<{ changed: boolean; version: number } | null> {
  return inTransaction(sql, async (tx) => {
    await tx`select from qualification_codes where code = ${code} for no key update`;
    const row = await readQualification(tx, code);
    if (!row) return null;
    if (expected && !expected.includes(row.version)) return { changed: false, version: row.version };
    const version = row.version + 1;
    const { title = row.title, equivalents, retired = row.retiredAt !== null } = patch;
    const rules = { ...expiryRulesOf(row), ...givenRules(patch) };
    const [since] = await tx<{ rulesSince: Instant | null }[]>`
      select rules_since from qualification_codes where code = ${code}`;
    await tx`
      update qualification_codes set ${tx({
        ...{ title, version, updatedAt: at, retiredAt: retired ? (row.retiredAt ?? at) : null },
        ...columnsOf(tx, rules, expiryRulesOf(row), since?.rulesSince ?? null, at),
      })} where code = ${code}`;
    if (equivalents) await writeEquivalents(tx, code, equivalents, at);
    const fields = Object.entries(patch).flatMap(([field, value]) => (value === undefined ? [] : [field]));
    await noteSettingChange(tx, { kind: 'qualification', key: code, version, type: 'changed', fields, actor }, at);
    await askAboutCode(tx, code, at);
    return { changed: true, version };
  });
}

/** The rules as a row has them. */
export function expiryRulesOf({ validFor, reminders, renewal }: ExpiryRules): ExpiryRules {
  return { validFor, reminders, renewal };
}

function givenRules({ validFor, reminders, renewal }: QualificationPatch): Partial<ExpiryRules> {
  return {
    ...(validFor !== undefined && { validFor }),
    ...(reminders !== undefined && { reminders }),
    ...(renewal !== undefined && { renewal }),
  };
}

/** `since`: what a reminder that is new would have done before, it does not do now (R23). */
function columnsOf(tx: Db, rules: ExpiryRules, before: ExpiryRules, since: Instant | null, at: Instant) {
  const { validFor, reminders, renewal } = rules;
  const same = JSON.stringify([reminders, renewal]) === JSON.stringify([before.reminders, before.renewal]);
  return {
    validFor,
    reminders: tx.json(reminders as never),
    renewal: renewal && tx.json(renewal as never),
    notice: noticeOf(rules),
    rulesSince: asksAnything(rules) ? (same ? (since ?? at) : at) : null,
  };
}

async function writeEquivalents(tx: Db, code: string, equivalents: readonly string[], at: Instant): Promise<void> {
  const wanted = [...new Set(equivalents)];
  await tx`
    update qualification_equivalents set removed_at = ${at}
    where code = ${code} and removed_at is null and not equivalent = any(${wanted})`;
  const rows = wanted.map((equivalent) => ({ id: uuidv7(), code, equivalent, createdAt: at }));
  if (rows.length > 0) await tx`insert into qualification_equivalents ${tx(rows)} on conflict do nothing`;
}

/** What names a qualification. */
export interface QualificationUse {
  readonly records: number;
  readonly activities: readonly string[];
  readonly learningPlans: readonly string[];
  readonly requirements: readonly string[];
  readonly certifications: readonly string[];
  /** The codes that one counts as holding, too, who holds this one. */
  readonly countsAs: readonly string[];
}

/** What names a qualification as things stand: valid records, and the newest versions of what is set up. */
export async function qualificationUse(db: Db, code: string): Promise<QualificationUse> {
  const [row] = await db<QualificationUse[]>`
    select
      (select count(*)::int from training_records r where r.qualification_code = ${code} and ${stands(db)}) as records,
      array(select code from activities where qualification_code = ${code} order by 1) as activities,
      array(select code from learning_plans p where rules ->> 'qualificationCode' = ${code}
        and not exists (select from learning_plans n where n.code = p.code and n.version > p.version) order by 1
      ) as learning_plans,
      array(select distinct v.code from requirement_satisfiers s join requirement_versions v on v.id = s.version_id
        where s.kind = 'qualification' and s.key = ${code} and v.replaced_at is null order by 1) as requirements,
      array(select code from certifications c
        where rules #>> '{achievedBy,kind}' = 'qualification' and rules #>> '{achievedBy,key}' = ${code}
        and not exists (select from certifications n where n.code = c.code and n.version > c.version) order by 1
      ) as certifications,
      array(select code from qualification_equivalents where equivalent = ${code} and removed_at is null order by 1) as counts_as`;
  if (!row) throw new Error('no row');
  return row;
}

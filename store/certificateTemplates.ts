import { DEFAULT_TEMPLATE, type TemplateRules } from '../domain/certificates/template.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';

/** One version of a template; it never changes (R27). */
export interface TemplateRow {
  id: string;
  code: string;
  version: number;
  rules: TemplateRules;
  createdAt: Instant;
}

/** What became of a new version: it is there, or another template is for the same. */
export type TemplateMade =
  | { readonly kind: 'made'; readonly row: TemplateRow }
  | {
      readonly kind: 'taken';
      readonly field: 'activities' | 'qualificationCodes';
      readonly value: string;
      readonly by: string;
    };

/** Keeps the next version under a code. One with this id stays: a repeat. Each activity and qualification has one template. */
export async function insertTemplateVersion(
  sql: Sql,
  id: string,
  code: string,
  rules: TemplateRules,
  at: Instant,
): Promise<TemplateMade> {
  return inTransaction(sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended('certificate-templates', 0))`;
    for (const field of ['activities', 'qualificationCodes'] as const) {
      const [other] = await tx<{ code: string; value: string }[]>`
        select t.code, named.value from (${newest(tx)}) t, jsonb_array_elements_text(t.rules -> ${field}) as named(value)
        where t.code <> ${code} and named.value = any(${[...rules[field]]}::text[]) limit 1`;
      if (other) return { kind: 'taken', field, value: other.value, by: other.code };
    }
    await tx`
      insert into certificate_templates (id, code, version, rules, created_at)
      select ${id}, ${code}, coalesce(max(version), 0) + 1, ${tx.json(rules as never)}, ${at}
      from certificate_templates where code = ${code}
      on conflict (id) do nothing`;
    const [row] = await tx<TemplateRow[]>`select * from certificate_templates where id = ${id}`;
    if (!row) throw new Error('a template was not kept');
    return { kind: 'made', row };
  });
}

/** One version of a template, or its newest; null when there is none. */
export async function readTemplate(db: Db, code: string, version?: number): Promise<TemplateRow | null> {
  const [row] = await db<TemplateRow[]>`
    select * from certificate_templates
    where code = ${code} and ${version === undefined ? db`true` : db`version = ${version}`}
    order by version desc limit 1`;
  return row ?? null;
}

/** The newest version of each template in the order of the codes, behind a code. */
export async function listTemplates(db: Db, after: { code: string } | null, limit: number): Promise<TemplateRow[]> {
  return db<TemplateRow[]>`
    select * from (${newest(db)}) t where ${after ? db`code > ${after.code}` : db`true`} order by code limit ${limit}`;
}

/** All versions under a code, the newest first, behind a version. */
export async function listTemplateVersions(
  db: Db,
  code: string,
  after: { version: number } | null,
  limit: number,
): Promise<TemplateRow[]> {
  return db<TemplateRow[]>`
    select * from certificate_templates where code = ${code} and ${after ? db`version < ${after.version}` : db`true`}
    order by version desc limit ${limit}`;
}

/** The template for a record: the one for its activity, else for its qualification, else the default. */
export async function templateFor(
  db: Db,
  { objectId, qualificationCode }: { objectId: string | null; qualificationCode: string | null },
): Promise<TemplateRow> {
  const [row] = await db<TemplateRow[]>`
    select t.* from (${newest(db)}) t
    where t.code = ${DEFAULT_TEMPLATE} or t.rules -> 'qualificationCodes' ? ${qualificationCode ?? ''}
      or t.rules -> 'activities' ? coalesce((select code from activities where id = ${objectId}), '')
    order by t.rules -> 'activities' ? coalesce((select code from activities where id = ${objectId}), '') desc,
      t.rules -> 'qualificationCodes' ? ${qualificationCode ?? ''} desc
    limit 1`;
  if (!row) throw new Error('there is no default template');
  return row;
}

function newest(db: Db) {
  return db`select distinct on (code) * from certificate_templates order by code, version desc`;
}

import type { ReportFormat, ReportKind } from '../../domain/reports/kinds.ts';
import type { ReportParams } from '../../domain/reports/params.ts';
import type { ReportRecipients } from '../../domain/reports/recipients.ts';
import type { ReportSchedule } from '../../domain/reports/schedule.ts';
import type { Actor } from '../../domain/state.ts';
import type { Instant } from '../../domain/words.ts';
import type { Db, Sql } from '../db.ts';
import { allOf } from '../selection.ts';
import { noteSettingChange } from '../settingChanges.ts';
import { inTransaction } from '../tx.ts';
import { askLooks } from '../watchers.ts';

/** What of a report that is kept is given from outside. */
export interface ReportFields {
  readonly name: string;
  readonly params: ReportParams;
  readonly format: ReportFormat;
  /** Null: it is not made by itself. */
  readonly schedule: ReportSchedule | null;
  readonly recipients: ReportRecipients;
}

export interface SavedReport extends ReportFields {
  readonly id: string;
  readonly kind: ReportKind;
  readonly coveredUntil: Instant | null;
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

const select = (db: Db) => db`
  select p.id, p.name, p.kind, p.params, p.format, p.schedule, p.recipients, p.covered_until, p.version, p.created_at, p.updated_at
  from reports p`;

/** One report, or null; a deleted one is none. */
export async function readSavedReport(db: Db, id: string): Promise<SavedReport | null> {
  const [row] = await db<SavedReport[]>`${select(db)} where p.id = ${id} and p.deleted_at is null`;
  return row ?? null;
}

/** The report behind an id, locked against changes. */
export async function lockSavedReport(tx: Db, id: string): Promise<SavedReport | null> {
  const [row] = await tx<SavedReport[]>`
    ${select(tx)} where p.id = ${id} and p.deleted_at is null for no key update`;
  return row ?? null;
}

/** Reports that are kept, the newest first, behind an id. */
export async function listSavedReports(
  db: Db,
  { kind, name }: { readonly kind?: ReportKind | undefined; readonly name?: string | undefined },
  after: { id: string } | null,
  limit: number,
): Promise<SavedReport[]> {
  const where = allOf(db, [
    db`p.deleted_at is null`,
    ...(kind === undefined ? [] : [db`p.kind = ${kind}`]),
    ...(name === undefined ? [] : [db`lower(p.name) = lower(${name})`]),
    ...(after ? [db`p.id < ${after.id}`] : []),
  ]);
  return db<SavedReport[]>`${select(db)} where ${where} order by p.id desc limit ${limit}`;
}

type New = ReportFields & { readonly id: string; readonly kind: ReportKind; readonly actor: Actor };

/** Keeps a new report; occurrences count from now. False where its name is taken. The same id again is the same report. */
export async function insertSavedReport(sql: Sql, given: New, at: Instant): Promise<boolean> {
  const { id, kind, actor, ...fields } = given;
  return inTransaction(sql, async (tx) => {
    const known = await tx`select from reports where id = ${id}`;
    if (known.count > 0) return true;
    const written = await tx`
      insert into reports ${tx({
        ...{ id, kind, createdAt: at, updatedAt: at, coveredUntil: fields.schedule ? at : null },
        ...columnsOf(tx, fields),
      })} on conflict do nothing`;
    if (written.count === 0) return false;
    await noteSettingChange(tx, { kind: 'report', key: id, version: 1, type: 'created', fields: [], actor }, at);
    if (fields.schedule) await askLooks(tx, 'report', [id], at);
    return true;
  });
}

export type ReportPatch = { readonly [Field in keyof ReportFields]?: ReportFields[Field] | undefined };
export type ReportPatchResult =
  | { readonly kind: 'changed' | 'missing' | 'name' }
  | { readonly kind: 'version'; readonly version: number };

/**
 * Changes a report. Another schedule begins now: what the one before had not made yet is not made any more.
 *
 * @param expected the versions that may be changed; null: any
 */
export async function patchSavedReport(
  sql: Sql,
  id: string,
  patch: ReportPatch,
  actor: Actor,
  expected: readonly number[] | null,
  at: Instant,
): Promise<ReportPatchResult> {
  return inTransaction(sql, async (tx): Promise<ReportPatchResult> => {
    const row = await lockSavedReport(tx, id);
    if (!row) return { kind: 'missing' };
    if (expected && !expected.includes(row.version)) return { kind: 'version', version: row.version };
    const given = Object.entries(patch).filter(([, value]) => value !== undefined);
    const fields: ReportFields = { ...fieldsOf(row), ...Object.fromEntries(given) };
    const taken = await tx`
      select from reports where lower(name) = lower(${fields.name}) and id <> ${id} and deleted_at is null`;
    if (taken.count > 0) return { kind: 'name' };
    const anew = patch.schedule !== undefined && JSON.stringify(patch.schedule) !== JSON.stringify(row.schedule);
    const version = row.version + 1;
    const coveredUntil = fields.schedule ? (anew ? at : row.coveredUntil) : null;
    await tx`
      update reports set ${tx({ ...columnsOf(tx, fields), version, updatedAt: at, coveredUntil })} where id = ${id}`;
    const names = given.map(([field]) => field);
    await noteSettingChange(tx, { kind: 'report', key: id, version, type: 'changed', fields: names, actor }, at);
    if (anew) await askLooks(tx, 'report', [id], at);
    return { kind: 'changed' };
  });
}

/** Takes a report away with the files that were made of it; that it was there stays known. False when there is none. */
export async function deleteSavedReport(sql: Sql, id: string, actor: Actor, at: Instant): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    const row = await lockSavedReport(tx, id);
    if (!row) return false;
    const version = row.version + 1;
    await tx`
      update reports set deleted_at = ${at}, schedule = null, covered_until = null, version = ${version} where id = ${id}`;
    await tx`delete from report_files where run_id in (select id from report_runs where report_id = ${id})`;
    await tx`update report_runs set kept_until = null where report_id = ${id}`;
    await noteSettingChange(tx, { kind: 'report', key: id, version, type: 'deleted', fields: [], actor }, at);
    await askLooks(tx, 'report', [id], at);
    return true;
  });
}

function fieldsOf({ name, params, format, schedule, recipients }: ReportFields): ReportFields {
  return { name, params, format, schedule, recipients };
}

function columnsOf(tx: Db, { name, params, format, schedule, recipients }: ReportFields) {
  return {
    name,
    format,
    params: tx.json(params as never),
    schedule: schedule && tx.json(schedule as never),
    recipients: tx.json(recipients as never),
  };
}

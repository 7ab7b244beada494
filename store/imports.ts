import type { Clock } from '../domain/clock.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

export const IMPORT_KINDS = ['people', 'activities', 'enrolments', 'status', 'training-records'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const IMPORT_STATUSES = ['queued', 'running', 'needs_confirmation', 'completed', 'failed', 'cancelled'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** One import as Postgres holds it. */
export interface ImportRecord {
  id: string;
  kind: ImportKind;
  dryRun: boolean;
  allowPastDeadlines: boolean;
  clientId: string;
  status: ImportStatus;
  total: number;
  done: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** Why it failed, as a sentence without personal data. */
  failure: string | null;
  /** The mapping that its columns were read by, if any. */
  mappingCode: string | null;
  mappingVersion: number | null;
  /** Does it name everybody there is? Then who is missing leaves (R34). */
  completeList: boolean;
  maxLeavers: number;
  leaversPlannedAt: Instant | null;
  knownPeople: number;
  missingPeople: number;
  unreadableRows: number;
  leaversDone: number;
  createdAt: Instant;
  finishedAt: Instant | null;
}

const shown = (db: Db) => db`
  id, kind, dry_run, allow_past_deadlines, client_id, status, total, done, created, updated, unchanged, rejected, failure,
  mapping_code, mapping_version, complete_list, max_leavers, leavers_planned_at, known_people, missing_people, unreadable_rows,
  leavers_done, created_at, finished_at`;

/** One import whose file was taken in, or null. */
export async function findImport(db: Db, id: string): Promise<ImportRecord | null> {
  const [row] = await db<ImportRecord[]>`
    select ${shown(db)} from imports where id = ${id} and received_at is not null`;
  return row ?? null;
}

/** The imports, the newest first. @param before the last id of the page before */
export async function listImports(db: Db, page: { limit: number; before: string | null }): Promise<ImportRecord[]> {
  return db<ImportRecord[]>`
    select ${shown(db)} from imports
    where received_at is not null and ${page.before === null ? db`true` : db`id < ${page.before}`}
    order by id desc limit ${page.limit}`;
}

/**
 * The imports that are to be started: nobody acknowledged their start, or it was acknowledged ten minutes ago and they have
 * not ended (starting one that runs does nothing; one that Temporal lost begins again where it stopped). One that was
 * confirmed and does not begin was told to the run that had asked, which was just ending.
 */
export async function unstartedImports(db: Db, clock: Clock): Promise<string[]> {
  const now = clock.now();
  const rows = await db<{ id: string }[]>`
    select id from imports
    where finished_at is null and received_at is not null and status <> 'needs_confirmation'
      and (
        armed_at is null or armed_at < ${now}::timestamptz - interval '10 minutes'
        or confirmed_at is not null and status = 'queued' and armed_at < ${now}::timestamptz - interval '5 seconds'
      )
    order by created_at limit 100`;
  return rows.map(({ id }) => id);
}

/** The start of its workflow was acknowledged. */
export async function markImportStarted(db: Db, id: string, at: Instant): Promise<void> {
  await db`update imports set armed_at = ${at} where id = ${id}`;
}

/** Takes away what broken connections left of files a day ago. */
export async function dropAbandonedImports(db: Db, clock: Clock): Promise<number> {
  const now = clock.now();
  const rows = await db<{ id: string }[]>`
    select id from imports where received_at is null and created_at < ${now}::timestamptz - interval '1 day'`;
  for (const { id } of rows) await dropImport(db, id);
  return rows.length;
}

/** Takes away the rows of a file that was not taken in: it is read again from its beginning. */
export async function dropRows(db: Db, id: string): Promise<void> {
  await db`
    delete from import_rows r using imports i where i.id = r.import_id and i.id = ${id} and i.received_at is null`;
}

/** Takes away what was kept of a file that was not taken in. */
export async function dropImport(db: Db, id: string): Promise<void> {
  await dropRows(db, id);
  await db`delete from imports where id = ${id} and received_at is null`;
}

/** R38: the values of rows are forgotten 30 days after their import ended or asked; the outcomes stay. Returns how many rows. */
export async function forgetImportValues(db: Db, clock: Clock): Promise<number> {
  const now = clock.now();
  const { count } = await db`
    with old as (
      update imports set forgotten_at = ${now}
      where forgotten_at is null and (
        finished_at < ${now}::timestamptz - interval '30 days'
        or status = 'needs_confirmation' and asked_at < ${now}::timestamptz - interval '30 days'
      )
      returning id
    )
    update import_rows r set values = null, changes = null from old where r.import_id = old.id and r.values is not null`;
  return count;
}

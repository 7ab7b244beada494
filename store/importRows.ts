import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import type { ImportKind } from './imports.ts';

export const ROW_OUTCOMES = ['created', 'updated', 'unchanged', 'rejected'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** A row as it was read. `problem`: the row as a whole is not as the head says. */
export interface ReadRow {
  line: number;
  values: Readonly<Record<string, string>>;
  problem: { code: string; detail: string; column?: string } | null;
  /** Of a mapped file: the same in all rows of a person, and how well this one stands among them. */
  personKey?: string | null;
  rank?: number;
  /** Of a mapped file: what others name this row by, and what it names its manager's row by. */
  ownKey?: string | null;
  managerKey?: string | null;
}

/** A value that differs from what was there. */
export interface FieldChange {
  readonly column: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What became of one row. `id`: the person, activity or enrolment that it is about. */
export interface RowResult {
  line: number;
  outcome: RowOutcome;
  id: string | null;
  column: string | null;
  code: string | null;
  detail: string | null;
  /** Of people: what differs, value by value; forgotten with the values (R38). */
  changes?: readonly FieldChange[] | null;
}

/** A row that has its outcome; `values` is null when they were forgotten (R38). */
export interface DecidedRow extends RowResult {
  values: Readonly<Record<string, string>> | null;
}

/** What else is said of a file of people. */
export interface MappedOrder {
  mappingCode: string | null;
  mappingVersion: number | null;
  source: string;
  completeList: boolean;
  maxLeavers: number;
}

type Json = Parameters<Db['json']>[0];

/** Begins to take in a file, or goes on after a crash. It is not seen by anybody until `receiveImport`. */
export async function openImport(
  db: Db,
  row: {
    id: string;
    kind: ImportKind;
    dryRun: boolean;
    allowPastDeadlines: boolean;
    clientId: string;
    createdAt: Instant;
  } & Partial<MappedOrder>,
): Promise<void> {
  await db`insert into imports ${db({ ...row, status: 'queued' })} on conflict (id) do nothing`;
}

/** Keeps the next rows of a file; those that are kept already stay. */
export async function appendRows(db: Db, importId: string, rows: readonly ReadRow[]): Promise<void> {
  await db`
    insert into import_rows (import_id, line, values, problem, person_key, rank, own_key, manager_key)
    select ${importId}, r.line, r.values, r.problem, r."personKey", r.rank, r."ownKey", r."managerKey"
    from jsonb_to_recordset(${db.json(rows as unknown as Json)}) 
      as r(line integer, values jsonb, problem jsonb, "personKey" text, rank double precision, "ownKey" text, "managerKey" text)
    on conflict do nothing`;
}

/** The file was read to its end: from now on the import is there, and to be carried out. */
export async function receiveImport(db: Db, importId: string, total: number, at: Instant): Promise<void> {
  await db`update imports set received_at = ${at}, total = ${total}
    where id = ${importId} and received_at is null`;
}

/** Rows that have their outcome, in the order of the file. @param after the last line of the page before */
export async function decidedRows(
  db: Db,
  importId: string,
  page: { outcome: RowOutcome | null; after: number; limit: number },
): Promise<DecidedRow[]> {
  return db<DecidedRow[]>`
    select line, outcome, subject_id as id, column_name as "column", code, detail, values, changes
    from import_rows
    where import_id = ${importId} and line > ${page.after}
      and ${page.outcome === null ? db`outcome is not null` : db`outcome = ${page.outcome}`}
    order by line limit ${page.limit}`;
}

/** Forgets what these rows said (R35), before their time. */
export async function forgetRows(db: Db, importId: string, lines: readonly number[]): Promise<void> {
  await db`
    update import_rows set values = null, changes = null where import_id = ${importId} and line = any(${lines as number[]})`;
}

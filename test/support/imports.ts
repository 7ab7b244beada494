import { existsSync, readFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import type { Clock } from '../../domain/clock.ts';
import { type FileOrder, receiveFile } from '../../imports/receive.ts';
import { runImport } from '../../imports/run.ts';
import type { Sql } from '../../store/db.ts';
import { type DecidedRow, decidedRows } from '../../store/importRows.ts';
import { findImport, type ImportKind, type ImportRecord } from '../../store/imports.ts';

const FOLDER = '../shared/data';

/** A file of the real input, or null where it is not there: tests that need it are skipped then. */
export function sharedFile(name: string): string | null {
  const path = `${FOLDER}/${name}`;
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Why tests with the real input are skipped; null where it is there. */
export const withoutSharedFiles = existsSync(FOLDER) ? null : `${FOLDER} is not here`;

export interface Imported {
  record: ImportRecord;
  /** All rows, in the order of the file. */
  rows: DecidedRow[];
  /** `line outcome code column` of each row that is not as it should be. */
  rejected: string[];
}

export type ImportOptions = Partial<Omit<FileOrder, 'kind' | 'clientId'>>;

interface Where {
  sql: Sql;
  clock: Clock;
}

/** Takes a file in without carrying it out; returns its id. */
export async function takeIn(
  { sql, clock }: Where,
  kind: ImportKind,
  file: string,
  options: ImportOptions = {},
): Promise<string> {
  async function* input() {
    yield Buffer.from(file);
  }
  const order = { id: uuidv7(), dryRun: false, allowPastDeadlines: false, clientId: 'a-test', ...options, kind };
  return (await receiveFile({ sql, clock }, order, input())).id;
}

/** What an import came to. */
export async function outcomeOf(sql: Sql, id: string): Promise<Imported> {
  const record = await findImport(sql, id);
  if (!record) throw new Error('no such import');
  const rows = await decidedRows(sql, id, { outcome: null, after: 0, limit: 1_000_000 });
  const rejected = rows
    .filter(({ outcome }) => outcome === 'rejected')
    .map(({ line, code, column }) => `${line} ${code} ${column ?? '-'}`);
  return { record, rows, rejected };
}

/** Takes a file in and carries it out here, without a workflow around it. */
export async function importHere(
  where: Where,
  kind: ImportKind,
  file: string,
  options: ImportOptions = {},
): Promise<Imported> {
  const id = await takeIn(where, kind, file, options);
  await runImport({ ...where, beat: () => undefined }, id);
  return outcomeOf(where.sql, id);
}

import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Grounds, TombstoneKind } from '../domain/privacy/erasing.ts';
import type { Instant } from '../domain/words.ts';

/*
 * R35: a restored backup knows nothing of who was erased after it was taken. So each erasure is written down outside of the
 * database as well, in a file that is only ever added to: ids, tombstones and instants, nothing that says who it was.
 */

/** A line of the file. */
export type JournalEntry =
  | {
      readonly erased: string;
      readonly user: string;
      readonly grounds: Grounds;
      readonly at: Instant;
      /** Kind and digest of each. */
      readonly tombstones: readonly (readonly [TombstoneKind, string])[];
    }
  /** The person may come again. */
  | { readonly lifted: string; readonly at: Instant; readonly by: string };

/** Adds lines, and returns when the disk has them. One write for all: lines of several processes do not mix. */
export function appendJournal(file: string, entries: readonly JournalEntry[]): void {
  if (entries.length === 0) return;
  const isNew = !existsSync(file);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const handle = openSync(file, 'a', 0o600);
  try {
    // Begun anew: a line that a crash cut off must not swallow the next one.
    const torn = !isNew && !readFileSync(file, 'utf8').endsWith('\n') && readFileSync(file).length > 0;
    writeSync(handle, `${torn ? '\n' : ''}${entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')}`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (isNew) syncFolder(dirname(file));
}

/** That the file is there has to reach the disk as well. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** All that was written down, in its order; a line that was cut off was promised to nobody, and is left out. */
export function readJournal(file: string): JournalEntry[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const entry = line === '' ? null : parsed(line);
      return entry ? [entry] : [];
    });
}

function parsed(line: string): JournalEntry | null {
  try {
    const entry = JSON.parse(line) as Partial<Record<string, unknown>>;
    return typeof entry.erased === 'string' || typeof entry.lifted === 'string' ? (entry as JournalEntry) : null;
  } catch {
    return null;
  }
}

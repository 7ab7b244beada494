import { uuidv7 } from 'uuidv7';
import type { Clock } from '../domain/clock.ts';
import type { Db } from '../store/db.ts';
import {
  type CatalogueEntry,
  insertEntry,
  type KnownEntry,
  knownPolicies,
  readEntries,
  updateEntry,
} from '../store/importActivities.ts';
import type { RowResult } from '../store/importRows.ts';
import type { ImportRun } from '../store/importRuns.ts';
import type { ActivityAsk } from './activityRow.ts';
import { created, rejected, unchanged, updated } from './results.ts';

/** A row whose cells are in order. */
export interface ActivityTask {
  line: number;
  ask: ActivityAsk;
}

/** How the activities stand that the rows so far made or changed; kept over a whole dry run, over one transaction otherwise. */
export type ActivityMemory = Map<string, KnownEntry>;

/** The fields whose difference makes an update, with their columns. */
const COLUMN_OF = {
  title: 'title',
  type: 'type',
  policyCode: 'policy',
  maximum: 'capacity',
  deadlineAfter: 'deadline_after',
  trainingEvent: 'training_event',
  validFor: 'valid_for',
  trainingProvider: 'training_provider',
  qualificationCode: 'qualification_code',
} as const satisfies Partial<Record<keyof CatalogueEntry, string>>;

const FIELDS = Object.keys(COLUMN_OF) as (keyof typeof COLUMN_OF)[];

/**
 * Carries out a batch of rows. Part of the caller's transaction. A dry run decides the same and writes nothing; its memory
 * goes on from batch to batch.
 *
 * @param repeats line → the line on which the same code stands first
 */
export async function applyActivities(
  tx: Db,
  run: ImportRun,
  tasks: readonly ActivityTask[],
  repeats: ReadonlyMap<number, number>,
  memory: ActivityMemory,
  clock: Clock,
): Promise<RowResult[]> {
  const known = await readEntries(
    tx,
    tasks.map(({ ask }) => ask.code),
    { lock: !run.dryRun },
  );
  const entries = new Map(known.map((entry) => [entry.code, entry]));
  const policies = new Set(
    await knownPolicies(
      tx,
      tasks.flatMap(({ ask }) => ask.policyCode ?? []),
    ),
  );
  const results: RowResult[] = [];
  for (const { line, ask } of tasks) {
    const before = memory.get(ask.code) ?? entries.get(ask.code);
    if (ask.policyCode && !policies.has(ask.policyCode)) {
      results.push(
        rejected(line, 'policy', 'unknown-policy', 'No policy has this code; correct it, or make the policy first.'),
      );
      continue;
    }
    const after: KnownEntry = { ...(before ?? newEntry()), ...ask };
    const differs = before ? FIELDS.filter((field) => before[field] !== after[field]) : [];
    const first = repeats.get(line);
    if (first !== undefined && (!before || differs.length > 0)) {
      const detail = `This code stands on line ${first} with other values; keep one of the two rows.`;
      results.push(rejected(line, 'code', 'repeated', detail));
      continue;
    }
    if (before?.hasEnrolments && before.type !== after.type) {
      const detail = 'The type cannot change once somebody was enrolled; make another activity with a code of its own.';
      results.push(rejected(line, 'type', 'type-fixed', detail));
      continue;
    }
    memory.set(ask.code, after);
    if (!before) {
      if (!run.dryRun) await insertEntry(tx, withoutFacts(after), clock.now());
      results.push(created(line, run.dryRun ? null : after.id));
    } else if (differs.length === 0) {
      results.push(unchanged(line, before.id));
    } else {
      if (!run.dryRun) await updateEntry(tx, withoutFacts(after), clock.now());
      results.push(updated(line, before.id, `Changed: ${differs.map((field) => COLUMN_OF[field]).join(', ')}.`));
    }
  }
  return results;
}

function newEntry(): Omit<KnownEntry, 'code' | 'title' | 'type'> {
  return {
    id: uuidv7(),
    ...{ policyCode: null, maximum: null, deadlineAfter: null, trainingEvent: false },
    ...{ validFor: null, trainingProvider: null, qualificationCode: null, hasEnrolments: false },
  };
}

function withoutFacts({ hasEnrolments: _hasEnrolments, ...entry }: KnownEntry): CatalogueEntry {
  return entry;
}

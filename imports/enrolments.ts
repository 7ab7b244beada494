import type { Clock } from '../domain/clock.ts';
import type { Db } from '../store/db.ts';
import { type Applied, type AppliedKey, rememberApplied } from '../store/importEnrolments.ts';
import type { RowResult } from '../store/importRows.ts';
import type { ImportRun } from '../store/importRuns.ts';
import { enrol, imagine } from './enrolmentBirths.ts';
import { decide, type EnrolmentTask, type Wanted } from './enrolmentDecision.ts';
import { EnrolmentFacts, type EnrolmentMemory, identityOf, pairOf } from './enrolmentFacts.ts';

/**
 * Carries out a batch of rows in the order of the file, which is the order in which they queue (R12). Part of the caller's
 * transaction. A dry run decides the same and writes nothing; its memory goes on from batch to batch.
 *
 * @throws Raced when somebody else enrolled one of them meanwhile; begin the transaction again
 */
export async function applyEnrolments(
  tx: Db,
  run: ImportRun,
  tasks: readonly EnrolmentTask[],
  memory: EnrolmentMemory,
  clock: Clock,
): Promise<RowResult[]> {
  const facts = await EnrolmentFacts.gather(
    tx,
    tasks.map(({ ask }) => ask),
    memory,
  );
  const results: RowResult[] = [];
  const remembered: Applied[] = [];
  let open = tasks;
  while (open.length > 0) {
    const wanted: Wanted[] = [];
    const later: EnrolmentTask[] = [];
    const claimed = new Set<string>();
    for (const task of open) {
      const key = facts.keyOf(task.ask);
      // The second row about the same pair is decided when the first has been.
      if (key && claimed.has(pairOf(key))) {
        later.push(task);
        continue;
      }
      const decided = decide(task, facts, run, clock.now());
      if ('outcome' in decided) results.push(decided);
      else if ('enrolmentId' in decided) {
        results.push(decided.result);
        remember(memory, remembered, decided.key, decided.enrolmentId);
      } else {
        claimed.add(pairOf(decided.key));
        wanted.push(decided);
      }
    }
    const births = run.dryRun ? imagine(wanted, facts, memory) : await enrol(tx, run, wanted, clock);
    for (const [i, { line, key, ask }] of wanted.entries()) {
      const birth = births[i]!;
      results.push(birth.result(line));
      if (birth.status === null) continue;
      const { obligation, source } = ask;
      memory.standings.set(pairOf(key), { id: birth.id, obligation, source, status: birth.status, live: true });
      remember(memory, remembered, key, birth.id);
    }
    open = later;
  }
  if (!run.dryRun) await rememberApplied(tx, latestOfEach(remembered));
  return results;
}

function remember(memory: EnrolmentMemory, remembered: Applied[], key: AppliedKey, enrolmentId: string | null): void {
  memory.applied.set(identityOf(key), enrolmentId);
  if (enrolmentId !== null) remembered.push({ ...key, enrolmentId });
}

function latestOfEach(applied: readonly Applied[]): Applied[] {
  return [...new Map(applied.map((row) => [identityOf(row), row])).values()];
}

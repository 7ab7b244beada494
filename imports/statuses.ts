import type { Clock } from '../domain/clock.ts';
import type { UserStatus } from '../domain/words.ts';
import type { Db } from '../store/db.ts';
import type { RowResult } from '../store/importRows.ts';
import type { ImportRun } from '../store/importRuns.ts';
import { NAMED_BY, peopleNamed, saidByImport, setEnabled, statusesOf, statusOutcome } from '../store/userStatuses.ts';
import { rejected, unchanged, updated } from './results.ts';
import type { StatusRowAsk } from './statusRow.ts';

/** How people stand whom the rows so far let in or let go: kept over a whole dry run. */
export type StatusMemory = Map<string, UserStatus>;

interface Task {
  line: number;
  ask: StatusRowAsk;
}

/**
 * Lets people in or lets them go, row by row in the order of the file: of two rows of one person the later one holds. Part of
 * the caller's transaction. A dry run decides the same and writes nothing; its memory goes on from batch to batch.
 */
export async function applyStatuses(
  tx: Db,
  run: ImportRun,
  tasks: readonly Task[],
  memory: StatusMemory,
  clock: Clock,
): Promise<RowResult[]> {
  const ids = await idsOf(tx, tasks);
  const known = await statusesOf(tx, [...ids.values()], { lock: !run.dryRun });
  const results: RowResult[] = [];
  const last = new Map<string, boolean>();
  for (const { line, ask } of tasks) {
    const id = ids.get(line);
    if (id === undefined) {
      results.push(
        rejected(line, ask.by, 'unknown-user', 'Nobody is known by this; correct it, or import the person first.'),
      );
      continue;
    }
    const from = memory.get(id) ?? known.get(id)!;
    const outcome = statusOutcome(from, ask.enabled);
    if (outcome === 'expired') results.push(expired(line));
    else if (outcome === 'unchanged') results.push(unchanged(line, id));
    else {
      const to = ask.enabled ? 'activated' : 'deactivated';
      memory.set(id, to);
      last.set(id, ask.enabled);
      results.push(updated(line, id, 'Changed: status.', [{ column: 'status', from, to }]));
    }
  }
  if (!run.dryRun) {
    const asks = [...last].map(([id, enabled]) => ({ id, enabled }));
    await setEnabled(tx, asks, clock, saidByImport(run.id, run.clientId, 'manual'));
  }
  return results;
}

/** Line → who is meant. */
async function idsOf(tx: Db, tasks: readonly Task[]): Promise<Map<number, string>> {
  const ids = new Map<number, string>();
  for (const by of NAMED_BY) {
    const asked = tasks.filter(({ ask }) => ask.by === by);
    const named = await peopleNamed(
      tx,
      by,
      asked.map(({ ask }) => ask.name),
    );
    for (const { line, ask } of asked) {
      const id = named.get(ask.name);
      if (id !== undefined) ids.set(line, id);
    }
  }
  return ids;
}

function expired(line: number): RowResult {
  const detail = 'The person is expired, and the status cannot be changed until the expiry date is moved.';
  return rejected(line, 'status', 'status-locked', detail);
}

import { endOfDay } from '../domain/calendar.ts';
import type { Clock } from '../domain/clock.ts';
import type { Instant, LocalDate } from '../domain/words.ts';
import type { Db } from '../store/db.ts';
import type { RowResult } from '../store/importRows.ts';
import type { ImportRun } from '../store/importRuns.ts';
import { type Leaving, leavingOf, planLeaves } from '../store/plannedLeaves.ts';
import { optionalDate } from './cells.ts';
import type { RowValues } from './columns.ts';
import { applyPeople } from './people.ts';
import type { PeopleMemory } from './peopleFacts.ts';
import type { PeopleOrder } from './peopleOrder.ts';
import { type PersonAsk, readPersonRow } from './personRow.ts';

/** What a row says of a person, and when they leave: not at all (null), or nothing of it (missing). */
export interface LeavingAsk extends PersonAsk {
  leavesOn?: LocalDate | null;
}

/** @throws RowRejected */
export function readLeavingRow(values: RowValues): LeavingAsk {
  const ask = readPersonRow(values);
  return values.termination_date === undefined ? ask : { ...ask, leavesOn: optionalDate(values, 'termination_date') };
}

interface Task {
  line: number;
  ask: LeavingAsk;
}

/**
 * Carries out rows of people that may say when somebody leaves: with the end of that day where they are (R19), at once if
 * it has ended. Part of the caller's transaction.
 */
export async function applyLeaving(
  tx: Db,
  run: ImportRun,
  tasks: readonly Task[],
  order: PeopleOrder,
  memory: PeopleMemory,
  clock: Clock,
): Promise<RowResult[]> {
  const dated = tasks.filter(({ ask }) => ask.leavesOn !== undefined);
  const known = await leavingOf(
    tx,
    dated.map(({ ask }) => ask.externalId),
  );
  const now = clock.now();
  const gone = (ask: LeavingAsk) => hasLeft(ask, known.get(ask.externalId), now);
  const results = await applyPeople(
    tx,
    run,
    tasks.map((task) => (gone(task.ask) ? { ...task, ask: { ...task.ask, enabled: false } } : task)),
    order,
    memory,
    clock,
  );
  const askOf = new Map(dated.map(({ line, ask }) => [line, ask]));
  const plans: { externalId: string; leavesOn: LocalDate | null }[] = [];
  const told = results.map((result) => {
    const ask = askOf.get(result.line);
    if (!ask || result.outcome === 'rejected') return result;
    const planned = known.get(ask.externalId)?.leavesOn ?? null;
    const leavesOn = gone(ask) ? null : (ask.leavesOn ?? null);
    if (planned === leavesOn) return result;
    plans.push({ externalId: ask.externalId, leavesOn });
    return withLeaving(result, planned, leavesOn);
  });
  if (!run.dryRun && plans.length > 0) await planLeaves(tx, run.id, plans);
  return told;
}

function hasLeft({ leavesOn, fields }: LeavingAsk, known: Leaving | undefined, now: Instant): boolean {
  return leavesOn ? endOfDay(leavesOn, fields.timezone ?? known?.timezone ?? 'UTC') < now : false;
}

function withLeaving(result: RowResult, from: LocalDate | null, to: LocalDate | null): RowResult {
  if (result.outcome === 'created') return result;
  const change = { column: 'termination_date', from, to };
  const changed = [...(result.changes ?? []), change];
  const columns = changed.map(({ column }) => column).join(', ');
  return { ...result, outcome: 'updated', code: null, detail: `Changed: ${columns}.`, changes: changed };
}

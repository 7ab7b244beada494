import type { Clock } from '../domain/clock.ts';
import type { Db } from '../store/db.ts';
import { personNodes } from '../store/importPeople.ts';
import type { ReadRow, RowResult } from '../store/importRows.ts';
import { type ImportRun, pendingRows, pendingRowsAt, repeatedRows } from '../store/importRuns.ts';
import { type ActivityMemory, applyActivities } from './activities.ts';
import { readActivityRow } from './activityRow.ts';
import { RowRejected } from './cells.ts';
import type { RowValues } from './columns.ts';
import { EnrolmentMemory } from './enrolmentFacts.ts';
import { readEnrolmentRow } from './enrolmentRow.ts';
import { applyEnrolments } from './enrolments.ts';
import { applyPeople } from './people.ts';
import { PeopleMemory } from './peopleFacts.ts';
import { managersFirst } from './peopleOrder.ts';
import { readPersonRow } from './personRow.ts';
import { rejected } from './results.ts';

/** How the rows of one kind of file are carried out. */
export interface Carrier {
  /** The next rows without an outcome, as many as one transaction takes; none: the file is done. */
  next(): Promise<ReadRow[]>;
  /** Carries them out in a transaction of the caller's, and returns an outcome for each. */
  apply(tx: Db, rows: readonly ReadRow[]): Promise<RowResult[]>;
}

/** Big enough for few round trips, small enough that nobody waits long behind a batch's locks. */
const BATCH = 500;

/** The carrier for an import; it remembers what a dry run would have done. */
export async function carrierFor(sql: Db, run: ImportRun, clock: Clock): Promise<Carrier> {
  const next = () => pendingRows(sql, run.id, BATCH);
  /** One memory for a whole dry run; otherwise the database itself remembers, once each transaction is committed. */
  const keeper = <Memory>(make: () => Memory) => {
    const kept = make();
    return () => (run.dryRun ? kept : make());
  };
  switch (run.kind) {
    case 'enrolments': {
      const memory = keeper(() => new EnrolmentMemory());
      const apply: Carrier['apply'] = (tx, rows) =>
        each(rows, readEnrolmentRow, (tasks) => applyEnrolments(tx, run, tasks, memory(), clock));
      return { next, apply };
    }
    case 'activities': {
      const memory = keeper((): ActivityMemory => new Map());
      const repeats = await repeatedRows(sql, run.id, 'code');
      const apply: Carrier['apply'] = (tx, rows) =>
        each(rows, readActivityRow, (tasks) => applyActivities(tx, run, tasks, repeats, memory(), clock));
      return { next, apply };
    }
    case 'people': {
      const memory = keeper(() => new PeopleMemory());
      const nodes = await personNodes(sql, run.id);
      const order = managersFirst(nodes);
      const open = new Set(nodes.filter((node) => node.open).map(({ line }) => line));
      const lines = order.lines.filter((line) => open.has(line));
      return {
        next: () => pendingRowsAt(sql, run.id, lines.splice(0, BATCH)),
        apply: (tx, rows) => each(rows, readPersonRow, (tasks) => applyPeople(tx, run, tasks, order, memory(), clock)),
      };
    }
  }
}

/** Refuses the rows whose cells are not in order, and hands on the others. */
async function each<Ask>(
  rows: readonly ReadRow[],
  read: (values: RowValues) => Ask,
  apply: (tasks: { line: number; ask: Ask }[]) => Promise<RowResult[]>,
): Promise<RowResult[]> {
  const refused: RowResult[] = [];
  const tasks: { line: number; ask: Ask }[] = [];
  for (const { line, values, problem } of rows) {
    try {
      if (problem) refused.push(rejected(line, null, problem.code, problem.detail));
      else tasks.push({ line, ask: read(values) });
    } catch (error) {
      if (!(error instanceof RowRejected)) throw error;
      refused.push(rejected(line, error.column, error.code, error.message));
    }
  }
  return [...refused, ...(tasks.length > 0 ? await apply(tasks) : [])];
}

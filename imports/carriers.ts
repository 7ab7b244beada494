import type { Clock } from '../domain/clock.ts';
import type { Db, Sql } from '../store/db.ts';
import { planLeavers } from '../store/importLeavers.ts';
import { personNodes } from '../store/importPeople.ts';
import type { ReadRow, RowResult } from '../store/importRows.ts';
import { type ImportRun, lockRun, pendingRows, pendingRowsAt, repeatedRows } from '../store/importRuns.ts';
import { markBrought } from '../store/mappedPeople.ts';
import { type ActivityMemory, applyActivities } from './activities.ts';
import { readActivityRow } from './activityRow.ts';
import { eachRow } from './eachRow.ts';
import { EnrolmentMemory } from './enrolmentFacts.ts';
import { readEnrolmentRow } from './enrolmentRow.ts';
import { applyEnrolments } from './enrolments.ts';
import { mappedCarrier } from './mappedPeople.ts';
import { applyPeople } from './people.ts';
import { PeopleMemory } from './peopleFacts.ts';
import { managersFirst } from './peopleOrder.ts';
import { readPersonRow } from './personRow.ts';
import { readRecordRow } from './recordRow.ts';
import { applyRecords, RecordMemory } from './records.ts';
import { applyStatuses, type StatusMemory } from './statuses.ts';
import { readStatusRow } from './statusRow.ts';

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
export async function carrierFor(sql: Sql, run: ImportRun, clock: Clock): Promise<Carrier> {
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
        eachRow(rows, readEnrolmentRow, (tasks) => applyEnrolments(tx, run, tasks, memory(), clock));
      return { next, apply };
    }
    case 'activities': {
      const memory = keeper((): ActivityMemory => new Map());
      const repeats = await repeatedRows(sql, run.id, 'code');
      const apply: Carrier['apply'] = (tx, rows) =>
        eachRow(rows, readActivityRow, (tasks) => applyActivities(tx, run, tasks, repeats, memory(), clock));
      return { next, apply };
    }
    case 'people': {
      const memory = keeper(() => new PeopleMemory());
      if (run.completeList)
        await sql.begin(async (tx) => {
          await lockRun(tx, run);
          await planLeavers(tx, run, clock.now());
        });
      if (run.mapping) return brought(run, await mappedCarrier(sql, run, run.mapping, memory, clock, BATCH));
      const nodes = await personNodes(sql, run.id);
      const order = managersFirst(nodes);
      const open = new Set(nodes.filter((node) => node.open).map(({ line }) => line));
      const lines = order.lines.filter((line) => open.has(line));
      return brought(run, {
        next: () => pendingRowsAt(sql, run.id, lines.splice(0, BATCH)),
        apply: (tx, rows) =>
          eachRow(rows, readPersonRow, (tasks) => applyPeople(tx, run, tasks, order, memory(), clock)),
      });
    }
    case 'training-records': {
      const memory = keeper(() => new RecordMemory());
      const apply: Carrier['apply'] = (tx, rows) =>
        eachRow(rows, readRecordRow, (tasks) => applyRecords(tx, run, tasks, memory(), clock));
      return { next, apply };
    }
    case 'status': {
      const memory = keeper((): StatusMemory => new Map());
      const apply: Carrier['apply'] = (tx, rows) =>
        eachRow(rows, readStatusRow, (tasks) => applyStatuses(tx, run, tasks, memory(), clock));
      return { next, apply };
    }
  }
}

/** Notes whom the rows bring: only they can be missing in a later complete list. */
function brought(run: ImportRun, { next, apply }: Carrier): Carrier {
  if (run.dryRun) return { next, apply };
  return {
    next,
    apply: async (tx, rows) => {
      const results = await apply(tx, rows);
      await markBrought(
        tx,
        run,
        results.flatMap(({ id }) => id ?? []),
      );
      return results;
    },
  };
}

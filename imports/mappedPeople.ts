import type { Clock } from '../domain/clock.ts';
import { countingLines } from '../domain/mapping/persons.ts';
import type { MappingRules } from '../domain/mapping/rules.ts';
import type { Db } from '../store/db.ts';
import type { ReadRow, RowResult } from '../store/importRows.ts';
import { type ImportRun, pendingRowsAt } from '../store/importRuns.ts';
import { mappedNodes } from '../store/mappedPeople.ts';
import type { Carrier } from './carriers.ts';
import type { RowValues } from './columns.ts';
import { eachRow } from './eachRow.ts';
import { applyLeaving, type LeavingAsk, readLeavingRow } from './leaving.ts';
import { namedManagers } from './mappedManagers.ts';
import type { PeopleMemory } from './peopleFacts.ts';
import { managersFirst } from './peopleOrder.ts';
import { unchanged } from './results.ts';

/**
 * The carrier for an HR system's own file: of each person one row counts, the others are told which; managers are found by
 * what the file names them by, and go first.
 *
 * @param batch how many rows one transaction takes
 */
export async function mappedCarrier(
  sql: Db,
  run: ImportRun,
  { columns }: MappingRules,
  memory: () => PeopleMemory,
  clock: Clock,
  batch: number,
): Promise<Carrier> {
  const nodes = await mappedNodes(sql, run.id);
  const counting = countingLines(nodes);
  const counts = ({ line }: { line: number }) => counting.get(line) === line;
  const managers = columns.manager ? await namedManagers(sql, nodes, counting, columns.manager.by) : null;
  const order = managersFirst(
    nodes.filter(counts).map(({ line, externalId }) => ({ line, externalId, manager: managers?.get(line) ?? '' })),
  );
  const open = new Set(nodes.filter((node) => node.open).map(({ line }) => line));
  const passedOver = nodes.filter((node) => !counts(node)).map(({ line }) => line);
  const lines = [...order.lines, ...passedOver].filter((line) => open.has(line));

  /** The row as a file without a mapping would say it. */
  function asPerson(row: ReadRow): ReadRow {
    if (!managers) return row;
    const manager = managers.get(row.line);
    if (manager === null) return { ...row, problem: row.problem ?? UNKNOWN_MANAGER };
    return { ...row, values: { ...row.values, manager_external_id: manager ?? '' } };
  }

  return {
    next: () => pendingRowsAt(sql, run.id, lines.splice(0, batch)),
    apply: async (tx, rows) => {
      const results = await eachRow(rows.filter(counts).map(asPerson), readMappedRow, (tasks) =>
        applyLeaving(tx, run, tasks, order, memory(), clock),
      );
      const passed = rows.filter((row) => !counts(row)).map(({ line }) => anotherCounts(line, counting.get(line)!));
      return [...results.map(inItsOwnWords), ...passed];
    },
  };
}

const UNKNOWN_MANAGER = {
  column: 'manager',
  code: 'unknown-manager',
  detail: 'Nobody is named so, here or in the file; correct it, or leave it empty.',
};

function readMappedRow({ manager: _manager, ...values }: RowValues): LeavingAsk {
  const status = values.status?.toLowerCase() === 'inactive' ? { status: 'deactivated' } : {};
  return readLeavingRow({ ...values, ...status });
}

function anotherCounts(line: number, other: number): RowResult {
  return unchanged(line, null, 'another-row-counts', `Of this person the row on line ${other} counts.`);
}

/** A mapping's column is named as the mapping names it. */
function inItsOwnWords(result: RowResult): RowResult {
  return result.column === 'manager_external_id' ? { ...result, column: 'manager' } : result;
}

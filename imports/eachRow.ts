import type { ReadRow, RowResult } from '../store/importRows.ts';
import { RowRejected } from './cells.ts';
import type { RowValues } from './columns.ts';
import { rejected } from './results.ts';

/** Refuses the rows whose cells are not in order, and hands on the others. */
export async function eachRow<Ask>(
  rows: readonly ReadRow[],
  read: (values: RowValues) => Ask,
  apply: (tasks: { line: number; ask: Ask }[]) => Promise<RowResult[]>,
): Promise<RowResult[]> {
  const refused: RowResult[] = [];
  const tasks: { line: number; ask: Ask }[] = [];
  for (const { line, values, problem } of rows) {
    try {
      if (problem) refused.push(rejected(line, problem.column ?? null, problem.code, problem.detail));
      else tasks.push({ line, ask: read(values) });
    } catch (error) {
      if (!(error instanceof RowRejected)) throw error;
      refused.push(rejected(line, error.column, error.code, error.message));
    }
  }
  return [...refused, ...(tasks.length > 0 ? await apply(tasks) : [])];
}

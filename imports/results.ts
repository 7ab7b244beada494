import type { FieldChange, RowResult } from '../store/importRows.ts';

/** It was not there, and is now. `id` is null in a dry run. */
export function created(line: number, id: string | null): RowResult {
  return { line, outcome: 'created', id, column: null, code: null, detail: null };
}

/** It was there, and is different now. `detail` names the columns that differed, `changes` of people their values. */
export function updated(
  line: number,
  id: string | null,
  detail: string,
  changes: readonly FieldChange[] | null = null,
): RowResult {
  return { line, outcome: 'updated', id, column: null, code: null, detail, ...(changes && { changes }) };
}

/** Nothing happened, and nothing had to; `code` and `detail` say why where that is not plain. */
export function unchanged(
  line: number,
  id: string | null,
  code: string | null = null,
  detail: string | null = null,
): RowResult {
  return { line, outcome: 'unchanged', id, column: null, code, detail };
}

/** Refused; `detail` is a sentence that says what to mend. */
export function rejected(line: number, column: string | null, code: string, detail: string): RowResult {
  return { line, outcome: 'rejected', id: null, column, code, detail };
}

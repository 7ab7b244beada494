/**
 * Cells that a spreadsheet would run as a formula: they begin with = + - @ (in their wide forms too), a tab or a return. With
 * an apostrophe before it a cell is text. What begins with an apostrophe itself gets one more, so that none is lost.
 */
const DANGEROUS = /^['=+\-@\t\r＝＋－＠]/;
const GUARDED = /^'['=+\-@\t\r＝＋－＠]/;

/** A text as a cell that no spreadsheet runs. */
export function guardedCell(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/** The text that a guarded cell holds: `restoredCell(guardedCell(text))` is `text`, whatever that is. */
export function restoredCell(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

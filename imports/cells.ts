import { addToDate, isDuration, isLocalDate } from '../domain/calendar.ts';
import type { Duration, LocalDate } from '../domain/words.ts';
import type { RowValues } from './columns.ts';

/**
 * A row cannot be applied as it stands. `detail` is a sentence that says what to mend; it does not repeat the cell, as it
 * is kept longer than the row's values.
 */
export class RowRejected extends Error {
  override name = 'RowRejected';
  readonly column: string | null;
  readonly code: string;

  constructor(column: string | null, code: string, detail: string) {
    super(detail);
    this.column = column;
    this.code = code;
  }
}

/** What a spreadsheet would run as a formula if it opened the file. */
const FORMULA = /^[=+\-@\t\r]/;

/** The cell, or '' where it is empty or the file does not have the column. */
export function textOf(values: RowValues, column: string): string {
  return values[column] ?? '';
}

/** A cell of at most `longest` characters that must not be empty. */
export function requiredText(values: RowValues, column: string, longest = 200): string {
  const text = optionalText(values, column, longest);
  if (text === null) throw new RowRejected(column, 'missing-value', `${column} is empty; fill it in.`);
  return text;
}

/** A cell of at most `longest` characters, or null where it is empty. */
export function optionalText(values: RowValues, column: string, longest = 200): string | null {
  const text = textOf(values, column);
  if (text.length > longest) {
    throw new RowRejected(column, 'too-long', `${column} is longer than ${longest} characters; shorten it.`);
  }
  return text === '' ? null : text;
}

/** A code or an id: text that is no formula. */
export function requiredCode(values: RowValues, column: string, longest = 200): string {
  const code = requiredText(values, column, longest);
  if (FORMULA.test(code)) {
    const detail = `${column} begins like a formula of a spreadsheet (=, +, - or @); write the code itself.`;
    throw new RowRejected(column, 'formula', detail);
  }
  return code;
}

/** A code that may be left out. */
export function optionalCode(values: RowValues, column: string): string | null {
  return textOf(values, column) === '' ? null : requiredCode(values, column);
}

/** One of a closed list of words, in whatever case. */
export function requiredWord<T extends string>(values: RowValues, column: string, words: readonly T[]): T {
  const text = requiredText(values, column).toLowerCase();
  const word = words.find((candidate) => candidate === text);
  if (!word) throw new RowRejected(column, 'unknown-word', `${column} must be one of ${words.join(', ')}.`);
  return word;
}

/** One of a closed list of words, or null where the cell is empty. */
export function optionalWord<T extends string>(values: RowValues, column: string, words: readonly T[]): T | null {
  return textOf(values, column) === '' ? null : requiredWord(values, column, words);
}

const YES = ['1', 'true', 'yes', 'y'];
const NO = ['0', 'false', 'no', 'n'];

/** Yes or no; null where the cell is empty. */
export function optionalFlag(values: RowValues, column: string): boolean | null {
  const text = textOf(values, column).toLowerCase();
  if (text === '') return null;
  if (YES.includes(text)) return true;
  if (NO.includes(text)) return false;
  throw new RowRejected(column, 'unknown-word', `${column} must be true or false (1 or 0, yes or no).`);
}

/** A whole number from 0 to 1,000,000; null where the cell is empty. */
export function optionalCount(values: RowValues, column: string): number | null {
  const text = textOf(values, column);
  if (text === '') return null;
  const count = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (!(count <= 1_000_000)) {
    throw new RowRejected(column, 'invalid-number', `${column} must be a whole number from 0 to 1000000.`);
  }
  return count;
}

/** An ISO 8601 duration of at most 100 years; null where the cell is empty. */
export function optionalDuration(values: RowValues, column: string): Duration | null {
  const text = optionalText(values, column);
  if (text === null) return null;
  const duration = text.toUpperCase();
  if (!isDuration(duration) || !(addToDate('2000-01-01', duration) <= '2100-01-01')) {
    const detail = `${column} must be a duration of at most 100 years, such as P30D, P6M or P1Y.`;
    throw new RowRejected(column, 'invalid-duration', detail);
  }
  return duration;
}

/** A day as `YYYY-MM-DD`, `DD/MM/YYYY` or `DD.MM.YYYY`; null where the cell is empty. */
export function optionalDate(values: RowValues, column: string): LocalDate | null {
  const text = optionalText(values, column);
  if (text === null) return null;
  const date = readDate(text);
  if (date === null) {
    const detail = `${column} must be a day that exists, written as YYYY-MM-DD, DD/MM/YYYY or DD.MM.YYYY.`;
    throw new RowRejected(column, 'invalid-date', detail);
  }
  return date;
}

/** The day, or null when the text is not one, or one outside of the years 1900 to 2999. */
export function readDate(text: string): LocalDate | null {
  const european = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})$/.exec(text);
  const date = european ? `${european[4]}-${european[3]!.padStart(2, '0')}-${european[1]!.padStart(2, '0')}` : text;
  return isLocalDate(date) && date >= '1900' && date < '3000' ? date : null;
}

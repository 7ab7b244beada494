import { isLocalDate } from '../calendar.ts';
import type { LocalDate } from '../words.ts';
import type { CellRule, PickRule } from './rules.ts';

const TOKENS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
};

/** Is this a way to write a day: `YYYY`, `MM` and `DD` once each, with at most a dot, slash, dash or space between? */
export function isDayFormat(format: string): boolean {
  const bare = format.replace(/YYYY|MM|DD/g, '');
  return (
    [...format.matchAll(/YYYY|MM|DD/g)]
      .map(([token]) => token)
      .sort()
      .join() === 'DD,MM,YYYY' && /^[./ -]{0,2}$/.test(bare)
  );
}

/**
 * The day that a text means in a format, or null when it is none that exists, or outside of the years 1900 to 2999. A time
 * of day behind it is not looked at.
 */
export function readDay(text: string, format: string): LocalDate | null {
  const pattern = format.replace(/[./]/g, '\\$&').replace(/YYYY|MM|DD/g, (token) => TOKENS[token] ?? token);
  // Without separators each part has its full length.
  const strict = /^[YMD]+$/.test(format) ? pattern.replaceAll('{1,2}', '{2}') : pattern;
  const found = new RegExp(`^${strict}(?:[T ]\\d{1,2}:\\d{2}\\S*)?$`).exec(text.trim())?.groups;
  if (!found) return null;
  const date = `${found.year}-${found.month!.padStart(2, '0')}-${found.day!.padStart(2, '0')}`;
  return isLocalDate(date) && date >= '1900' && date < '3000' ? date : null;
}

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** The cell, or '' where it holds a word that means nothing. */
export function withoutNull(cell: string, nulls: readonly string[]): string {
  const text = cell.trim();
  return nulls.some((word) => same(word, text)) ? '' : text;
}

/** What a rule makes of a cell. A day that cannot be read is null. */
export function readCell(rule: CellRule, cell: string, nulls: readonly string[]): string | null {
  if (rule.value !== undefined) return rule.value;
  const text = part(rule, withoutNull(cell, nulls));
  const translated = translate(rule, text);
  if (rule.format === undefined || translated === '') return translated;
  return readDay(translated, rule.format);
}

function part({ after, before }: CellRule, text: string): string {
  const from = after === undefined ? -1 : text.lastIndexOf(after);
  const behind = from < 0 ? text : text.slice(from + after!.length);
  const to = before === undefined ? -1 : behind.indexOf(before);
  return (to < 0 ? behind : behind.slice(0, to)).trim();
}

function translate({ values, otherwise }: CellRule, text: string): string {
  const known = Object.entries(values ?? {}).find(([word]) => same(word, text));
  if (known) return known[1];
  return otherwise !== undefined && text !== '' ? otherwise : text;
}

/**
 * How well a row stands among those of its person: the highest counts, of equals the first in the file. What the rule cannot
 * read stands below all others.
 *
 * @param line where the row is in the file
 */
export function rankOf({ by, order = [], format }: PickRule, cell: string, line: number): number {
  switch (by) {
    case 'first':
      return -line;
    case 'last':
      return line;
    case 'value': {
      const place = order.findIndex((word) => same(word, cell));
      return place < 0 ? -order.length - 1 : -place;
    }
    default: {
      const day = readDay(cell, format ?? 'YYYY-MM-DD');
      if (day === null) return -1e9;
      const days = Math.floor(Date.UTC(...dayParts(day)) / 86_400_000);
      return by === 'latest' ? days : -days;
    }
  }
}

function dayParts(day: LocalDate): [number, number, number] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month - 1, date];
}

/** A row of a mapped file, as far as it says whose it is. */
export interface RankedRow {
  readonly line: number;
  /** The same in all rows of one person; null: a row of its own. */
  readonly personKey: string | null;
  readonly rank: number;
}

/** Line → the line that counts of the same person; it may be the row itself. Of equals the first in the file counts. */
export function countingLines(rows: readonly RankedRow[]): Map<number, number> {
  const best = new Map<string, RankedRow>();
  for (const row of rows) {
    if (row.personKey === null) continue;
    const before = best.get(row.personKey);
    if (!before || row.rank > before.rank || (row.rank === before.rank && row.line < before.line))
      best.set(row.personKey, row);
  }
  const lineOf = ({ line, personKey }: RankedRow) => (personKey === null ? line : (best.get(personKey)?.line ?? line));
  return new Map(rows.map((row) => [row.line, lineOf(row)]));
}

/** What a complete list says of the people that it does not name. */
export interface Absence {
  /** Whom the source had brought, and who is in. */
  readonly known: number;
  /** Who of them is not in the file. */
  readonly missing: number;
  /** Rows that do not say whose they are. */
  readonly unreadable: number;
}

/**
 * R34: does it have to be confirmed by a person that who is missing leaves? When they are a greater share of the known
 * than was allowed, or when nobody can tell whether they are missing, as rows do not say whose they are.
 */
export function asksFirst({ known, missing, unreadable }: Absence, maxLeavers: number): boolean {
  if (missing === 0) return false;
  // Rounded to what can be said of people: 5 of 100 are 5 %, whatever binary fractions make of it.
  return unreadable > 0 || missing > Math.floor(known * maxLeavers + 1e-9);
}

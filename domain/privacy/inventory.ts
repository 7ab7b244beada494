import { PEOPLE } from './peopleTables.ts';
import { THINGS } from './thingTables.ts';

/*
 * R35: every column of the database, and what becomes of it when a person is exported or erased. A test compares this with
 * the database itself: whoever adds a column decides here.
 */

/** What a column is, to who asks about a person. */
export type Treatment =
  /** Ids, codes, numbers and instants: exported, and kept, for without the profile they say nothing about anybody. */
  | 'shown'
  /** Technical: neither exported nor erased. */
  | 'inner'
  /** Exported, and emptied. */
  | 'emptied'
  /** Exported, and replaced by an empty text, where there must be one. */
  | 'blanked'
  /** Exported, and dealt with by code of its own (`store/erasePerson.ts`). */
  | 'special'
  /** Not exported, and dealt with by code of its own: it can hold what others are, too. */
  | 'hidden';

/**
 * Whose a row is: the columns that hold the person's id, or the id of something of theirs. Any of them makes it theirs.
 */
export interface Whose {
  readonly person?: readonly string[];
  readonly enrolment?: string;
  readonly plan?: string;
  readonly certification?: string;
  readonly record?: string;
}

export interface TableDecision {
  /** Null: about nobody. */
  readonly whose: Whose | null;
  /** Under which name it is exported; left out: it is not. */
  readonly section?: string;
  /** What erasure does with the rows as a whole; left out: they stay, as those of a pseudonym. */
  readonly rows?: 'removed';
  /** Each treatment's columns, with spaces between. */
  readonly columns: Readonly<Partial<Record<Treatment, string>>>;
}

/** By the names of the tables. */
export const INVENTORY: Readonly<Record<string, TableDecision>> = { ...PEOPLE, ...THINGS };

/** The columns of a table that are treated in one of these ways. */
export function columnsOf(table: TableDecision, ...treatments: readonly Treatment[]): string[] {
  return treatments.flatMap((treatment) => table.columns[treatment]?.split(' ') ?? []);
}

/** The tables that hold something of people, by name. */
export function tablesOfPeople(): readonly (readonly [string, TableDecision & { readonly whose: Whose }])[] {
  return Object.entries(INVENTORY).flatMap(([name, table]) =>
    table.whose ? [[name, { ...table, whose: table.whose }] as const] : [],
  );
}

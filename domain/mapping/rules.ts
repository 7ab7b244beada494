/** The columns that a mapping can fill. What it does not name is dropped before anything is stored (R38). */
export const MAPPED_COLUMNS = [
  'external_id',
  'username',
  'email',
  'given_name',
  'family_name',
  'position_title',
  'department',
  'location',
  'manager',
  'hire_date',
  'termination_date',
  'timezone',
  'locale',
  'status',
] as const;
export type MappedColumn = (typeof MAPPED_COLUMNS)[number];

/** Without these a row makes nobody. */
export const NEEDED_COLUMNS = ['external_id', 'username', 'email', 'given_name', 'family_name'] as const;

/** The columns that hold days. */
export const DAY_COLUMNS: readonly MappedColumn[] = ['hire_date', 'termination_date'];

/** By what a manager is named: by what is known of them, or by what stands in another column of their own row. */
export const MANAGER_NAMED_BY = ['external_id', 'username', 'email', 'column'] as const;
export type ManagerNamedBy = (typeof MANAGER_NAMED_BY)[number];

/** How one column is filled: with a constant, or from a column of the file. */
export interface CellRule {
  /** The head of the file's column. */
  readonly column?: string | undefined;
  /** The constant. */
  readonly value?: string | undefined;
  /** Of a day, such as `DD/MM/YYYY`. */
  readonly format?: string | undefined;
  /** Only what stands behind the last of this text, or before the first of it. */
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  /** Translations, in whatever case; `''` translates the empty cell. */
  readonly values?: Readonly<Record<string, string>> | undefined;
  /** For a cell that is not empty and has no translation; left out: the cell stays as it is. */
  readonly otherwise?: string | undefined;
}

/** The manager: a cell, and what it names. */
export interface ManagerRule extends CellRule {
  readonly by: ManagerNamedBy;
  /** By `column`: the head of the column in which the manager's own row says the same. */
  readonly names?: string | undefined;
}

/** Which row of a person counts, where there are several. */
export interface PickRule {
  readonly by: 'value' | 'latest' | 'earliest' | 'first' | 'last';
  readonly column?: string | undefined;
  /** By `value`: the best first; what is not in it comes last. */
  readonly order?: readonly string[] | undefined;
  /** By `latest` and `earliest`: how the day is written. */
  readonly format?: string | undefined;
}

/** A saved mapping: how the columns of an HR system's own file are read. */
export interface MappingRules {
  /** Names the HR system. A complete list speaks only of whom the same source brought last. */
  readonly source: string;
  readonly columns: Readonly<Partial<Record<Exclude<MappedColumn, 'manager'>, CellRule>>> & {
    readonly manager?: ManagerRule | undefined;
  };
  /** Words that mean an empty cell, in whatever case. */
  readonly nulls: readonly string[];
  readonly person: {
    /** The head of the column that is the same in all rows of one person. */
    readonly key: string;
    readonly pick: PickRule;
  };
}

/** The heads of the file that a mapping reads; all others are forgotten. */
export function headsOf({ columns, person }: MappingRules): string[] {
  const rules = Object.values(columns) as (CellRule | undefined)[];
  const heads = [
    ...rules.flatMap((rule) => rule?.column ?? []),
    columns.manager?.by === 'column' ? columns.manager.names : undefined,
    person.key,
    person.pick.column,
  ];
  return [...new Set(heads.filter((head) => head !== undefined))];
}

/** The columns that a mapping fills, in their order. */
export function filledBy({ columns }: MappingRules): MappedColumn[] {
  return MAPPED_COLUMNS.filter((column) => columns[column] !== undefined);
}

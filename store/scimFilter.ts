import type { ScimFilter, ScimValue } from '../domain/scim/filterWords.ts';
import { withoutSchema } from '../domain/scim/path.ts';
import { ScimRefusal } from '../domain/scim/refusal.ts';
import type { Db } from './db.ts';
import { asUuid, likeLiteral } from './selection.ts';

type Sql = ReturnType<typeof fragment>;
type Compare = Extract<ScimFilter, { kind: 'compare' }>;

/** How an attribute is looked for: as a text (with or without its case), an id, a yes or no, or an instant. */
export interface Column {
  readonly type: 'text' | 'exact' | 'id' | 'boolean' | 'instant';
  readonly sql: Sql;
  /** For an attribute with several values, each in a row of its own: the condition around theirs. */
  readonly within?: (condition: Sql) => Sql;
}

/** The attributes that can be looked for, by their names in lower case. */
export type Columns = Readonly<Record<string, Column>>;

/**
 * A filter as a condition. Names, operators and values come from outside: names are looked up in a closed list, values are
 * bound.
 *
 * @throws ScimRefusal invalidFilter for what cannot be looked for
 */
export function filterSql(db: Db, filter: ScimFilter, columns: Columns, prefix = ''): Sql {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const [first, ...rest] = filter.of.map((one) => filterSql(db, one, columns, prefix));
      const joined = rest.reduce(
        (all, one) => (filter.kind === 'and' ? db`${all} and ${one}` : db`${all} or ${one}`),
        first!,
      );
      return db`(${joined})`;
    }
    case 'not':
      return db`not coalesce(${filterSql(db, filter.of, columns, prefix)}, false)`;
    case 'some':
      return filterSql(db, filter.where, columns, `${nameOf(filter.attribute)}.`);
    case 'pr': {
      const { sql, within } = columnOf(columns, prefix, filter.attribute);
      return inside(within, db`${sql} is not null`);
    }
    case 'compare': {
      const column = columnOf(columns, prefix, filter.attribute);
      // Of several values, "not this one" means that none of them is.
      if (column.within && filter.op === 'ne')
        return db`not ${column.within(compare(db, { ...filter, op: 'eq' }, column))}`;
      return inside(column.within, compare(db, filter, column));
    }
  }
}

function inside(within: Column['within'], condition: Sql): Sql {
  return within ? within(condition) : condition;
}

/** The extension's attributes are known by their own names: no core attribute has one of these. */
function nameOf(attribute: string): string {
  return withoutSchema(attribute).rest.toLowerCase();
}

function columnOf(columns: Columns, prefix: string, attribute: string): Column {
  const name = `${prefix}${nameOf(attribute)}`;
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (!column) throw refused('an attribute of the filter is not kept here, or cannot be looked for');
  return column;
}

function compare(db: Db, { op, value }: Compare, column: Column): Sql {
  if (value === null) {
    if (op === 'eq') return db`${column.sql} is null`;
    if (op === 'ne') return db`${column.sql} is not null`;
    throw refused('null is only compared by eq and ne');
  }
  switch (column.type) {
    case 'boolean':
      return equality(db, op, column.sql, db`${booleanOf(value)}::boolean`);
    case 'id': {
      if (op !== 'eq' && op !== 'ne') throw refused('ids are only compared by eq and ne');
      return equality(db, op, column.sql, db`${asUuid(textOf(value))}::uuid`);
    }
    case 'instant':
      return order(db, op, column.sql, db`${instantOf(value)}::timestamptz`);
    case 'exact':
      return text(db, op, column.sql, textOf(value));
    case 'text':
      return text(db, op, db`lower(${column.sql})`, textOf(value).toLowerCase());
  }
}

function text(db: Db, op: Compare['op'], sql: Sql, value: string): Sql {
  switch (op) {
    case 'co':
      return db`${sql} like ${`%${likeLiteral(value)}%`}`;
    case 'sw':
      return db`${sql} like ${`${likeLiteral(value)}%`}`;
    case 'ew':
      return db`${sql} like ${`%${likeLiteral(value)}`}`;
    default:
      return order(db, op, sql, db`${value}::text`);
  }
}

function order(db: Db, op: Compare['op'], sql: Sql, value: Sql): Sql {
  switch (op) {
    case 'gt':
      return db`${sql} > ${value}`;
    case 'ge':
      return db`${sql} >= ${value}`;
    case 'lt':
      return db`${sql} < ${value}`;
    case 'le':
      return db`${sql} <= ${value}`;
    default:
      return equality(db, op, sql, value);
  }
}

function equality(db: Db, op: Compare['op'], sql: Sql, value: Sql): Sql {
  if (op === 'eq') return db`${sql} = ${value}`;
  if (op === 'ne') return db`${sql} is distinct from ${value}`;
  throw refused(`${op} does not fit the type of its attribute`);
}

function textOf(value: ScimValue): string {
  if (typeof value === 'string') return value.replaceAll('\u0000', '');
  throw refused('this attribute is compared with a text in quotation marks');
}

/** Some write it as a text. */
function booleanOf(value: ScimValue): boolean {
  const written = String(value).toLowerCase();
  if (written !== 'true' && written !== 'false') throw refused('this attribute is compared with true or false');
  return written === 'true';
}

function instantOf(value: ScimValue): string {
  const at = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw refused('this attribute is compared with an instant such as "2026-03-31T22:00:00Z"');
  return new Date(at).toISOString();
}

function refused(detail: string): ScimRefusal {
  return new ScimRefusal('invalidFilter', detail);
}

function fragment(db: Db) {
  return db`true`;
}

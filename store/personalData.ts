import { SOMEBODY, withAgents } from '../domain/privacy/agents.ts';
import { columnsOf, type TableDecision, tablesOfPeople } from '../domain/privacy/inventory.ts';
import { identifierOf } from '../domain/xapi/actors.ts';
import type { Db, Sql } from './db.ts';
import { rowsOf } from './eraseRows.ts';
import { namedIn, rowsAbout, type Traces, tracesOf } from './personTraces.ts';

const AT_ONCE = 200;

/** A row of an export: what a table says of the person, by the names of its columns in camelCase. */
export type PersonalRow = Readonly<Record<string, unknown>>;

/** The names of the sections of an export, in their order. */
export const PERSONAL_SECTIONS: readonly string[] = tablesOfPeople().flatMap(([, { section }]) => section ?? []);

/**
 * Everything that is kept of a person, section by section as the inventory says, in batches: it can be much. Others appear in it
 * by their ids alone; words are in `texts`, by the ids that rows name.
 */
export async function* personalData(
  sql: Sql,
  userId: string,
): AsyncGenerator<{ readonly section: string; readonly rows: readonly PersonalRow[] }> {
  const traces = await tracesOf(sql, userId);
  for (const [name, table] of tablesOfPeople()) {
    if (!table.section) continue;
    yield { section: table.section, rows: [] };
    for await (const rows of rowsOfTable(sql, name, table, userId, traces).cursor(AT_ONCE)) {
      yield {
        section: table.section,
        rows: rows.map((row) => (name === 'xapi_statements' ? withoutOthers(row) : row)),
      };
    }
  }
}

function rowsOfTable(
  db: Db,
  name: string,
  table: TableDecision & { whose: NonNullable<TableDecision['whose']> },
  userId: string,
  traces: Traces,
) {
  const columns = db(columnsOf(table, 'shown', 'special', 'emptied', 'blanked'));
  // What was kept as it came may name them without anybody having seen who it was.
  if (name === 'import_rows')
    return db<PersonalRow[]>`select ${columns} from import_rows r where ${rowsAbout(db, userId, traces)}`;
  if (name === 'xapi_statements')
    return db<PersonalRow[]>`
      select ${columns} from xapi_statements s where user_id = ${userId} or ${namedIn(db, 'agents', traces)}`;
  return db<PersonalRow[]>`select ${columns} from ${db(name)} where ${rowsOf(db, table.whose, userId)}`;
}

/** In a statement only who it is about is named. */
function withoutOthers(row: PersonalRow): PersonalRow {
  const { actor } = row.statement as { actor?: unknown };
  const own = identifierOf(actor);
  return { ...row, statement: withAgents(row.statement, (identifier) => (identifier === own ? null : SOMEBODY)) };
}

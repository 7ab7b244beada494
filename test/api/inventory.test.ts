import { afterAll, beforeAll, expect, test } from 'vitest';
import { columnsOf, INVENTORY, type Treatment } from '../../domain/privacy/inventory.ts';
import { connect, type Sql } from '../../store/db.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

const TREATMENTS: readonly Treatment[] = ['shown', 'inner', 'emptied', 'blanked', 'special', 'hidden'];
let database: TestDatabase;
let sql: Sql;

beforeAll(async () => {
  database = await createDatabase();
  sql = connect(database.url, 1);
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

test('R35: of every column of the database it is decided what becomes of it, once, and of nothing else', async () => {
  const rows = await sql<{ name: string }[]>`
    select c.table_name || '.' || c.column_name as name
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  const decided = Object.entries(INVENTORY).flatMap(([table, decision]) =>
    columnsOf(decision, ...TREATMENTS).map((column) => `${table}.${column}`),
  );
  expect(decided.toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
});

test('R35: what is emptied can be, and what is blanked is a text', async () => {
  const rows = await sql<{ name: string; isNullable: string; dataType: string }[]>`
    select table_name || '.' || column_name as name, is_nullable, data_type from information_schema.columns
    where table_schema = 'public'`;
  const known = new Map(rows.map(({ name, ...column }) => [name, column]));
  for (const [table, decision] of Object.entries(INVENTORY)) {
    for (const column of columnsOf(decision, 'emptied'))
      expect([`${table}.${column}`, known.get(`${table}.${column}`)?.isNullable]).toEqual([
        `${table}.${column}`,
        'YES',
      ]);
    for (const column of columnsOf(decision, 'blanked'))
      expect([`${table}.${column}`, known.get(`${table}.${column}`)?.dataType]).toEqual([`${table}.${column}`, 'text']);
  }
});

test('R35: each section of an export has one name, and what is about nobody has none', () => {
  const sections = Object.values(INVENTORY).flatMap(({ section }) => section ?? []);
  expect(new Set(sections).size).toBe(sections.length);
  for (const { whose, section, rows } of Object.values(INVENTORY))
    if (whose === null) expect([section, rows]).toEqual([undefined, undefined]);
});

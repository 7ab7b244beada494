import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { FileRefused } from '../../imports/fileRefused.ts';
import { connect, type Sql } from '../../store/db.ts';
import { forgetImportValues } from '../../store/imports.ts';
import { MovableClock } from '../support/clock.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { type ImportOptions, importHere, outcomeOf } from '../support/imports.ts';
import { SMALL, savedMapping, smallFile } from '../support/mappings.ts';

let database: TestDatabase;
let sql: Sql;
const clock = new MovableClock();

beforeAll(async () => {
  database = await createDatabase();
  sql = connect(database.url, 4);
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});
let mark = 0;
beforeEach(() => {
  mark += 1;
});
const my = (name: string) => `${name}${mark}`;
const mail = (name: string) => `${my(name)}@x.test`;

type Row = Parameters<typeof smallFile>[0][number];

async function people(rows: Row[], { rules = SMALL, ...options }: ImportOptions & { rules?: typeof SMALL } = {}) {
  const mapping = await savedMapping(sql, rules);
  const file = smallFile(rows.map(([nr, first, chief, values]): Row => [my(nr), first, chief, values ?? {}]));
  return importHere({ sql, clock }, 'people', file, { mapping, ...options });
}
const said = ({ rows }: Awaited<ReturnType<typeof people>>) =>
  rows.map(({ outcome, code, column }) => [outcome, code, column].filter(Boolean).join(' '));

async function standing(name: string) {
  const [row] = await sql`
    select u.status, m.external_id as manager, p.leaves_on
    from users u left join users m on m.id = u.manager_id left join planned_leaves p on p.user_id = u.id
    where u.external_id = ${my(name)}`;
  return row;
}

test('a manager named by e-mail address, in whatever case, may come later in the file or be there already', async () => {
  expect(
    said(
      await people([
        ['a', 'A', mail('b').toUpperCase()],
        ['b', 'B', ''],
      ]),
    ),
  ).toEqual(['created', 'created']);
  expect(
    said(
      await people([
        ['c', 'C', mail('a')],
        ['d', 'D', 'stranger@x.test'],
      ]),
    ),
  ).toEqual(['created', 'rejected unknown-manager manager']);
  expect([await standing('a'), await standing('c')]).toMatchObject([{ manager: my('b') }, { manager: my('a') }]);
});

test('a manager named by username, or by external id, is found as well', async () => {
  const named = (by: 'username' | 'external_id') => ({
    ...SMALL,
    columns: { ...SMALL.columns, manager: { column: 'Chef', by } },
  });
  await people([['a', 'A', '']]);
  expect(
    said(
      await people(
        [
          ['b', 'B', my('c')],
          ['c', 'C', my('a')],
        ],
        { rules: named('username') },
      ),
    ),
  ).toEqual(['created', 'created']);
  expect(said(await people([['b', 'B', my('a')]], { rules: named('external_id') }))).toEqual(['updated']);
  expect([await standing('b'), await standing('c')]).toMatchObject([{ manager: my('a') }, { manager: my('a') }]);
});

test('cycles are refused row by row, and the others are carried out', async () => {
  const rows: Row[] = [
    ['a', 'A', mail('b')],
    ['b', 'B', mail('a')],
    ['c', 'C', mail('c')],
    ['d', 'D', ''],
  ];
  expect(said(await people(rows))).toEqual([
    'rejected manager-cycle manager',
    'rejected manager-cycle manager',
    'rejected own-manager manager',
    'created',
  ]);
});

test('of several rows of a person the latest counts, whose bad cells are told, and no older row is taken in its place', async () => {
  const rows: Row[] = [
    ['a', 'Old', '', { Von: '01.01.2020', Abteilung: 'Old' }],
    ['a', 'New', '', { Von: '01.03.2026', Abteilung: 'New' }],
    ['b', 'Old', '', { Von: '01.01.2020' }],
    ['b', 'New', '', { Von: '01.03.2026', Austritt: '31.31.2026' }],
  ];
  const first = await people(rows);
  expect(said(first)).toEqual([
    'unchanged another-row-counts',
    'created',
    'unchanged another-row-counts',
    'rejected invalid-date termination_date',
  ]);
  expect(first.rows[0]?.detail).toContain('line 3');
  expect(said(await people(rows))[1]).toBe('unchanged');
  const [a] = await sql`select department from users where external_id = ${my('a')}`;
  expect(a?.department).toBe('New');
});

test('who left on a day that has ended where they are is deactivated, and comes back with a status once the day is gone', async () => {
  clock.moveTo('2027-06-30T12:00:00.000Z');
  const row = (values: Record<string, string>): Row => ['a', 'A', '', values];
  await people([row({})]);
  expect(said(await people([row({ Austritt: '29.06.2027' })]))).toEqual(['updated']);
  expect(await standing('a')).toMatchObject({ status: 'deactivated', leavesOn: null });
  expect(said(await people([row({ Austritt: '29.06.2027' })]))).toEqual(['unchanged']);
  expect(said(await people([row({ Austritt: 'k.A.' })]))).toEqual(['updated']);
  expect(await standing('a')).toMatchObject({ status: 'activated' });
  expect(said(await people([row({ Stand: 'ausgetreten' })]))).toEqual(['updated']);
  expect(await standing('a')).toMatchObject({ status: 'deactivated' });
});

test('who leaves on a day to come is planned to, which a dry run shows, another day moves and no day takes back', async () => {
  clock.moveTo('2027-06-30T12:00:00.000Z');
  const row = (day: string): Row => ['a', 'A', '', { Austritt: day }];
  expect(said(await people([row('30.06.2027')]))).toEqual(['created']);
  expect(await standing('a')).toMatchObject({ status: 'activated', leavesOn: '2027-06-30' });
  expect(said(await people([row('30.06.2027')]))).toEqual(['unchanged']);
  for (const dryRun of [true, false]) {
    const { rows } = await people([row('31.07.2027')], { dryRun });
    expect(rows[0]).toMatchObject({
      outcome: 'updated',
      changes: [{ column: 'termination_date', from: '2027-06-30', to: '2027-07-31' }],
    });
  }
  expect(await standing('a')).toMatchObject({ status: 'activated', leavesOn: '2027-07-31' });
  expect(said(await people([row('')]))).toEqual(['updated']);
  expect(await standing('a')).toMatchObject({ status: 'activated', leavesOn: null });
});

test('a file that lacks a column of the mapping, or has it twice, is refused, with each of them', async () => {
  const mapping = await savedMapping(sql, SMALL);
  const refused = importHere({ sql, clock }, 'people', 'Nr,Mail,Mail,Vorname,Name\n1,a,b,c,d', { mapping });
  await expect(refused).rejects.toThrow(FileRefused);
  await expect(refused).rejects.toThrow(/Mail is there twice.*Abteilung is missing/);
});

test('rows that are too short are told so; heads are found in another spelling too', async () => {
  const mapping = await savedMapping(sql, SMALL);
  const head = 'nr,VORNAME,name,mail,chef,abteilung,stand,austritt,von';
  const file = `${head}\n${my('a')},A,M,${mail('a')},,,aktiv,,\n${my('b')},B,M`;
  const { rejected, record } = await importHere({ sql, clock }, 'people', file, { mapping });
  expect(rejected).toEqual(['3 row-too-short -']);
  expect(record.created).toBe(1);
});

test('R38: what differed is forgotten with the values of the rows', async () => {
  await people([['a', 'A', '']]);
  const { record } = await people([['a', 'Anna', '']]);
  clock.moveTo('2028-01-01T00:00:00.000Z');
  await forgetImportValues(sql, clock);
  const { rows } = await outcomeOf(sql, record.id);
  expect(rows).toMatchObject([{ outcome: 'updated', values: null, changes: null }]);
});

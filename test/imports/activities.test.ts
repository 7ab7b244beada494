import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Sql } from '../../store/db.ts';
import { MovableClock } from '../support/clock.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { importHere } from '../support/imports.ts';
import { seedUser } from '../support/seed.ts';

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

async function activities(text: string, options = {}) {
  const { rows } = await importHere({ sql, clock }, 'activities', text, options);
  return rows;
}

const said = (rows: Awaited<ReturnType<typeof activities>>) =>
  rows.map(({ outcome, code, column, detail }) => (code ? `${outcome} ${code} ${column}` : (detail ?? outcome)));

async function enrol(code: string, many: number) {
  const people = await Promise.all(Array.from({ length: many }, () => seedUser(sql)));
  const rows = people.map(({ externalId }) => `${externalId},${code},optional,hr`);
  await importHere({ sql, clock }, 'enrolments', ['external_id,activity,obligation,source', ...rows].join('\n'));
}

test('an activity is created, changed where the file differs, and otherwise unchanged; a dry run says the same', async () => {
  const first = 'code,title,type,capacity,deadline_after,training_event\na,Title,course,,P30D,yes\nb,Other,event,3,,';
  const second = 'code,title,type,capacity,deadline_after,training_event\na,Title,course,5,p1m,no\nb,Other,event,3,,';
  for (const dryRun of [true, false]) expect(said(await activities(first, { dryRun }))).toEqual(['created', 'created']);
  const changed = ['Changed: capacity, deadline_after, training_event.', 'unchanged'];
  for (const dryRun of [true, false]) expect(said(await activities(second, { dryRun }))).toEqual(changed);
  expect(said(await activities(second))).toEqual(['unchanged', 'unchanged']);
  // Columns that are not there change nothing (R34).
  expect(said(await activities('code,title,type\na,Title,course'))).toEqual(['unchanged']);
  const [row] = await sql`select a.*, p.maximum from activities a join pools p on p.id = a.id where code = 'a'`;
  expect(row).toMatchObject({ maximum: 5, deadlineAfter: 'P1M', trainingEvent: false, version: 2 });
});

test('R13, R15: a raised maximum wakes the pool, a lowered one demotes nobody', async () => {
  const file = (maximum: string) => `code,title,type,capacity\nseats,Seats,course,${maximum}`;
  await activities(file('2'));
  await enrol('seats', 4);
  const pool = async () => {
    const [row] = await sql`
      select p.maximum, p.taken, (select count(*)::int from outbox where kind = 'nudge' and target_id = p.id) as nudges
      from pools p join activities a on a.id = p.id where a.code = 'seats'`;
    return row;
  };
  expect(await pool()).toEqual({ maximum: 2, taken: 2, nudges: 0 });
  await activities(file('1'));
  expect(await pool()).toEqual({ maximum: 1, taken: 2, nudges: 0 });
  await activities(file('3'));
  expect(await pool()).toMatchObject({ maximum: 3, taken: 2, nudges: 1 });
});

test('the type cannot change once somebody was enrolled', async () => {
  await activities('code,title,type\nfixed,Fixed,course\nfree,Free,course');
  await enrol('fixed', 1);
  const rows = await activities('code,title,type\nfixed,Fixed,quiz\nfree,Free,quiz');
  expect(said(rows)).toEqual(['rejected type-fixed type', 'Changed: type.']);
});

test('bad rows never stop the good ones: each says its column', async () => {
  const rows = await activities(
    [
      'code,title,type,capacity,policy,valid_for',
      'r1,One,course,,,',
      'r1,One,course,,,',
      'r1,Another,course,,,',
      ',Two,course,,,',
      'r3,Three,webinar,,,',
      'r4,Four,course,many,,',
      'r5,Five,course,,no-policy,',
      'r6,Six,course,,default,',
      'r7,Seven,course,,,forever',
      '=r8,Eight,course,,,',
    ].join('\n'),
  );
  expect(said(rows)).toEqual([
    'created',
    'unchanged',
    'rejected repeated code',
    'rejected missing-value code',
    'rejected unknown-word type',
    'rejected invalid-number capacity',
    'rejected unknown-policy policy',
    'created',
    'rejected invalid-duration valid_for',
    'rejected formula code',
  ]);
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connect, type Sql } from '../../store/db.ts';
import { MovableClock } from '../support/clock.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { importHere } from '../support/imports.ts';
import { managerApproval, seedActivity, seedPolicy } from '../support/seed.ts';

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

/** Makes the ids of each test its own. */
let mark = 0;
beforeEach(() => {
  mark += 1;
});
const my = (name: string) => (name === '' ? '' : `${name}-${mark}`);

/** Imports people, each as [external id, manager, more values by column]. */
async function people(rows: [string, string, Record<string, string>?][], options = {}) {
  const more = [...new Set(rows.flatMap(([, , values]) => Object.keys(values ?? {})))];
  const own = ['username', 'email'];
  const extra = more.filter((column) => !own.includes(column));
  const head = ['external_id', 'username', 'email', 'given_name', 'family_name', 'manager_external_id', ...extra];
  const lines = rows.map(([id, manager, values = {}]) =>
    [
      my(id),
      values.username ?? `user-${my(id)}`,
      values.email ?? `${my(id)}@x.test`,
      'Given',
      'Family',
      my(manager),
      ...extra.map((column) => values[column] ?? ''),
    ].join(','),
  );
  const { rows: decided } = await importHere({ sql, clock }, 'people', [head.join(','), ...lines].join('\n'), options);
  return decided;
}

const said = (rows: Awaited<ReturnType<typeof people>>) =>
  rows.map(({ outcome, code, column }) => (code ? `${outcome} ${code} ${column}` : outcome));

async function managers(): Promise<Record<string, string | null>> {
  const rows = await sql<{ id: string; manager: string | null }[]>`
    select split_part(u.external_id, '-', 1) as id, split_part(m.external_id, '-', 1) as manager
    from users u left join users m on m.id = u.manager_id where u.external_id like ${`%-${mark}`} order by 1`;
  return Object.fromEntries(rows.map(({ id, manager }) => [id, manager]));
}

test('a person is created, changed where the file differs, and otherwise unchanged; a dry run says the same', async () => {
  expect(said(await people([['a', '', { department: 'Sales' }]]))).toEqual(['created']);
  for (const dryRun of [true, false]) {
    const [row] = await people([['a', '', { department: 'Law', email: `A-${mark}@x.test` }]], { dryRun });
    expect(row).toMatchObject({ outcome: 'updated', detail: 'Changed: email, department.' });
  }
  expect(said(await people([['a', '', { department: 'Law', email: `A-${mark}@x.test` }]]))).toEqual(['unchanged']);
  const [user] = await sql`select department, version from users where external_id = ${my('a')}`;
  expect(user).toEqual({ department: 'Law', version: 2 });
});

test('R34: a column that the file does not have changes nothing, an empty cell empties, and who is missing stays', async () => {
  await people([
    ['a', '', { department: 'Sales', location: 'Bothell', timezone: 'Europe/Berlin' }],
    ['b', 'a'],
  ]);
  expect(said(await people([['a', '']]))).toEqual(['unchanged']);
  expect(said(await people([['a', '', { department: '', location: 'Bothell', timezone: '' }]]))).toEqual(['updated']);
  const [user] = await sql`select department, location, timezone from users where external_id = ${my('a')}`;
  expect(user).toEqual({ department: null, location: 'Bothell', timezone: 'Europe/Berlin' });
  expect(await managers()).toEqual({ a: null, b: 'a' });
});

test('a manager may come later in the file, be there already, or be nobody: then the row is rejected, with the column', async () => {
  const rows: [string, string][] = [
    ['a', 'b'],
    ['b', 'c'],
    ['c', ''],
    ['d', 'stranger'],
  ];
  for (const dryRun of [true, false]) {
    const decided = await people(rows, { dryRun });
    expect(said(decided)).toEqual(['created', 'created', 'created', 'rejected unknown-manager manager_external_id']);
  }
  expect(await managers()).toEqual({ a: 'b', b: 'c', c: null });
  expect(said(await people([['e', 'a']]))).toEqual(['created']);
});

test("who reports to somebody whose own row was rejected is told so, with that row's line", async () => {
  const rows = await people([
    ['a', 'b'],
    ['b', '', { timezone: 'Mars/Base' }],
  ]);
  expect(said(rows)).toEqual(['rejected unknown-manager manager_external_id', 'rejected unknown-timezone timezone']);
  expect(rows[0]?.detail).toContain('line 3');
});

test('nobody becomes their own manager, at any distance: in the file, or with who is there already', async () => {
  expect(
    said(
      await people([
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
        ['d', 'd'],
        ['e', ''],
      ]),
    ),
  ).toEqual([
    'rejected manager-cycle manager_external_id',
    'rejected manager-cycle manager_external_id',
    'rejected manager-cycle manager_external_id',
    'rejected own-manager manager_external_id',
    'created',
  ]);
  await people([
    ['f', 'e'],
    ['g', 'f'],
  ]);
  expect(said(await people([['e', 'g']]))).toEqual(['rejected manager-cycle manager_external_id']);
  expect(said(await people([['e', 'g']], { dryRun: true }))).toEqual(['rejected manager-cycle manager_external_id']);
});

test('a team and its manager may change places in one file', async () => {
  await people([
    ['top', ''],
    ['a', 'top'],
    ['b', 'a'],
  ]);
  const turned: [string, string][] = [
    ['a', 'b'],
    ['b', 'top'],
  ];
  expect(said(await people(turned, { dryRun: true }))).toEqual(['updated', 'updated']);
  expect(said(await people(turned))).toEqual(['updated', 'updated']);
  expect(await managers()).toEqual({ top: null, a: 'b', b: 'top' });
});

test("an address or a username that is somebody else's rejects that row only, in whatever case", async () => {
  await people([['a', '']]);
  const rows: [string, string, Record<string, string>?][] = [
    ['b', '', { email: `A-${mark}@X.test` }],
    ['c', '', { username: `user-a-${mark}` }],
    ['d', ''],
    ['e', '', { email: `d-${mark}@x.test` }],
  ];
  const expected = [
    'rejected email-in-use email',
    'rejected username-in-use username',
    'created',
    'rejected email-in-use email',
  ];
  expect(said(await people(rows, { dryRun: true }))).toEqual(expected);
  expect(said(await people(rows))).toEqual(expected);
});

test('an address that somebody gives up in the file is free for the next', async () => {
  await people([
    ['a', ''],
    ['b', ''],
  ]);
  const rows: [string, string, Record<string, string>?][] = [
    ['a', '', { email: `new-${mark}@x.test` }],
    ['b', '', { email: `a-${mark}@x.test` }],
  ];
  expect(said(await people(rows, { dryRun: true }))).toEqual(['updated', 'updated']);
  expect(said(await people(rows))).toEqual(['updated', 'updated']);
});

test('the same person twice in a file: the same again is unchanged, something else is rejected', async () => {
  const rows: [string, string, Record<string, string>?][] = [
    ['a', '', { department: 'Sales' }],
    ['a', '', { department: 'Sales' }],
    ['a', '', { department: 'Law' }],
  ];
  for (const dryRun of [true, false]) {
    const decided = await people(rows, { dryRun });
    expect(said(decided)).toEqual(['created', 'unchanged', 'rejected repeated external_id']);
    expect(decided[2]?.detail).toContain('line 2');
  }
});

test('a status of the file deactivates and activates; who is expired stays so', async () => {
  await people([
    ['a', ''],
    ['b', ''],
  ]);
  await sql`update users set status = 'active' where external_id = ${my('a')}`;
  await sql`update users set status = 'expired' where external_id = ${my('b')}`;
  const status = async () => (await sql`select status from users where external_id = ${my('a')}`)[0]?.status;
  expect(said(await people([['a', '', { status: 'activated' }]]))).toEqual(['unchanged']);
  expect(said(await people([['a', '', { status: 'deactivated' }]]))).toEqual(['updated']);
  expect(await status()).toBe('deactivated');
  expect(said(await people([['a', '', { status: 'active' }]]))).toEqual(['updated']);
  expect(await status()).toBe('activated');
  expect(said(await people([['b', '', { status: 'active' }]]))).toEqual(['rejected status-locked status']);
});

test('R2: a change of manager by a file sends open approvals to look for their assignee again', async () => {
  await people([
    ['one', ''],
    ['two', ''],
    ['learner', 'one'],
  ]);
  await seedPolicy(sql, `asks-${mark}`, managerApproval());
  await seedActivity(sql, { code: `asked-${mark}`, policy: `asks-${mark}` });
  const file = `external_id,activity,obligation,source\n${my('learner')},asked-${mark},optional,self`;
  const { rows } = await importHere({ sql, clock }, 'enrolments', file);
  const told = async () => sql`select kind from outbox where target_id = ${rows[0]?.id ?? null} and kind = 'reassign'`;
  await people([['learner', 'one', { department: 'Sales' }]]);
  expect(await told()).toHaveLength(0);
  await people([['learner', 'two']]);
  expect(await told()).toHaveLength(1);
});

import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiveSelection } from '../../imports/selection.ts';
import { connect, type Sql } from '../../store/db.ts';
import { findImport } from '../../store/imports.ts';
import { MovableClock } from '../support/clock.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { importHere } from '../support/imports.ts';

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

async function people(...names: string[]): Promise<void> {
  const rows = names.map((name) => `${name},u-${name},${name}@x.test,Given,Family`);
  await importHere({ sql, clock }, 'people', ['external_id,username,email,given_name,family_name', ...rows].join('\n'));
}
const statusOf = async (name: string) => (await sql`select status from users where external_id = ${name}`)[0]?.status;
const said = ({ rows }: Awaited<ReturnType<typeof importHere>>) =>
  rows.map(({ outcome, code, column }) => [outcome, code, column].filter(Boolean).join(' '));

test('each row of a status file names somebody by what it has, and has an outcome of its own; a dry run says the same', async () => {
  await people('a1', 'a2', 'a3', 'a4', 'a5');
  await sql`update users set status = 'active' where external_id = 'a5'`;
  await sql`update users set status = 'expired' where external_id = 'a4'`;
  const file = [
    'External ID,Username,E-Mail,Status,Birth date',
    'a1,,,deactivated,1990-01-01',
    ',u-a2,,Inactive,1990-01-01',
    ',,A3@X.test,inactive,1990-01-01',
    'a4,,,active,1990-01-01',
    'a5,,,active,1990-01-01',
    'nobody,,,active,1990-01-01',
    ',,,active,1990-01-01',
    'a1,,,gone,1990-01-01',
    '=a1,,,active,1990-01-01',
    'a1,,,active,1990-01-01',
  ].join('\n');
  for (const dryRun of [true, false]) {
    const done = await importHere({ sql, clock }, 'status', file, { dryRun });
    expect(said(done)).toEqual([
      'updated',
      'updated',
      'updated',
      'rejected status-locked status',
      'unchanged',
      'rejected unknown-user external_id',
      'rejected missing-value external_id',
      'rejected unknown-word status',
      'rejected formula external_id',
      'updated',
    ]);
    expect(done.rows[0]?.changes).toEqual([{ column: 'status', from: 'activated', to: 'deactivated' }]);
    expect(done.rows[9]?.changes).toEqual([{ column: 'status', from: 'deactivated', to: 'activated' }]);
    expect(Object.keys(done.rows[0]?.values ?? {})).not.toContain('birth_date');
    expect(await statusOf('a2')).toBe(dryRun ? 'activated' : 'deactivated');
  }
  expect([await statusOf('a1'), await statusOf('a3'), await statusOf('a4'), await statusOf('a5')]).toEqual([
    'activated',
    'deactivated',
    'expired',
    'active',
  ]);
});

test('a status file that names nobody, or says no status, is refused as a whole', async () => {
  await expect(importHere({ sql, clock }, 'status', 'name,status\na,active')).rejects.toThrow(/says who is meant/);
  await expect(importHere({ sql, clock }, 'status', 'external_id,name\na,active')).rejects.toThrow(
    /column status is missing/,
  );
});

test('a selection that is taken in again with its id is the same import, also after a crash in its middle', async () => {
  await people('b1', 'b2', 'b3');
  const id = uuidv7();
  const order = { id, clientId: 'a-test', dryRun: false, status: 'deactivated' as const };
  const [row] = await sql`select id from users where external_id = 'b1'`;
  // What a crash leaves: rows of an import that nobody sees.
  await sql`
    insert into imports (id, kind, dry_run, allow_past_deadlines, client_id, status, created_at)
    values (${id}, 'status', false, false, 'a-test', 'queued', ${clock.now()})`;
  await sql`insert into import_rows (import_id, line, values) values (${id}, 7, ${sql.json({ user: row!.id })})`;
  expect(await findImport(sql, id)).toBeNull();
  const users = ['b1', 'u-b2', 'B3@x.test', 'nobody'];
  expect(await receiveSelection({ sql, clock }, order, { users })).toMatchObject({ id, kind: 'status', total: 4 });
  expect(await receiveSelection({ sql, clock }, order, { users })).toMatchObject({ id, total: 4 });
});

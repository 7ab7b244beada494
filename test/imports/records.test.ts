import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csv } from '../../api/http/csv.ts';
import { exchangedColumns, nameColumns } from '../../api/presenters/records.ts';
import type { RecordFields } from '../../domain/records/record.ts';
import { SYSTEM } from '../../domain/state.ts';
import { connect, type Sql } from '../../store/db.ts';
import { addRecords, commandRecord } from '../../store/recordCommands.ts';
import { listRecords } from '../../store/records.ts';
import { audit } from '../support/audit.ts';
import { MovableClock } from '../support/clock.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { importHere, sharedFile, withoutSharedFiles } from '../support/imports.ts';
import { BARE } from '../support/records.ts';
import { seedActivity, seedUser } from '../support/seed.ts';

let database: TestDatabase;
let sql: Sql;
const clock = new MovableClock();

beforeAll(async () => {
  database = await createDatabase();
  sql = connect(database.url, 4);
});
afterAll(async () => {
  expect(await audit(sql)).toEqual([]);
  await sql.end();
  await database.drop();
});

const HEAD =
  'Record Id,Name,Record Type,Object Id,Title,Training Provider,Completion Date,Other Information,Qualification Code,Delete?';
const imported = (rows: readonly string[], options = {}, head = HEAD) =>
  importHere({ sql, clock }, 'training-records', [head, ...rows].join('\n'), options);
const said = ({ rows }: Awaited<ReturnType<typeof importHere>>) =>
  rows.map(({ outcome, code, column }) => [outcome, code, column].filter(Boolean).join(' '));

async function person(): Promise<{ id: string; username: string }> {
  const { id } = await seedUser(sql);
  const [row] = await sql<{ username: string }[]>`select username from users where id = ${id}`;
  return { id, username: row!.username };
}

async function record(userId: string, fields: Partial<RecordFields> = {}): Promise<string> {
  const id = uuidv7();
  const said = { actor: SYSTEM, reason: null };
  await sql.begin((tx) => addRecords(tx, [{ ...BARE, ...fields, id, userId, source: 'manual', said }], clock.now()));
  return id;
}

const NOW = { now: new Date().toISOString(), asOf: null };
const list = (userId: string) => listRecords(sql, { userId, deleted: 'include' }, NOW, null, 1_000);

/** What the API exports of somebody, as a file. */
async function exported(userId: string): Promise<string> {
  async function* pages() {
    yield await list(userId);
  }
  let file = '';
  for await (const chunk of csv(pages(), [...exchangedColumns, ...nameColumns])) file += chunk;
  return file;
}

test('each row has an outcome of its own; a dry run says the same, and shows the difference', async () => {
  const { id, username } = await person();
  const other = await person();
  const kept = await record(id, { title: 'Kept' });
  const changed = await record(id, { title: 'Changed', trainingProvider: 'Red Cross' });
  const gone = await record(id, { title: 'Gone' });
  const rows = [
    `,${username},Course,,New,,31/01/2025,,,`,
    `${kept},${username},Course,,Kept,,2025-01-31,,,`,
    `${changed},,Course,,Changed,St John,2025-02-01,,,0`,
    `${gone},,,,,,,,,1`,
    `,nobody,Course,,New,,2025-01-31,,,`,
    `,,Course,,New,,2025-01-31,,,`,
    `${uuidv7()},${username},Course,,New,,2025-01-31,,,`,
    `12,${username},Course,,New,,2025-01-31,,,`,
    `,${username},Diploma,,New,,2025-01-31,,,`,
    `,${username},Course,,,,2025-01-31,,,`,
    `,${username},Course,,New,,2025-02-30,,,`,
    `,${username},Course,,New,,2999-01-01,,,`,
    `,${username},Course,no-such,New,,2025-01-31,,,`,
    `${kept},${other.username},Course,,Kept,,2025-01-31,,,`,
    `,${username},Course,,New,,2025-01-31,,,1`,
    `,${username},Course,,New,,2025-01-31,,,`,
  ];
  for (const dryRun of [true, false]) {
    const done = await imported(rows, { dryRun });
    expect(said(done)).toEqual([
      'created',
      'unchanged',
      'updated',
      'updated',
      'rejected unknown-user name',
      'rejected missing-value name',
      'rejected unknown-record record_id',
      'rejected unknown-record record_id',
      'rejected unknown-word record_type',
      'rejected missing-value title',
      'rejected invalid-date completion_date',
      'rejected completed-in-future completion_date',
      'rejected unknown-object object_id',
      'rejected other-person name',
      'rejected missing-value record_id',
      'unchanged repeated',
    ]);
    expect(done.rows[2]?.changes).toEqual([
      { column: 'training_provider', from: 'Red Cross', to: 'St John' },
      { column: 'completion_date', from: '2025-01-31', to: '2025-02-01' },
    ]);
    const now = await list(id);
    expect(now.map(({ title, status }) => `${title} ${status}`)).toEqual(
      dryRun
        ? ['Gone valid', 'Changed valid', 'Kept valid']
        : ['New valid', 'Gone deleted', 'Changed valid', 'Kept valid'],
    );
  }
  const [event] = await sql`
    select actor_kind, actor_id, data ->> 'import' as import from training_record_events
    where record_id = ${gone} and type = 'deleted'`;
  expect(event).toMatchObject({ actorKind: 'client', actorId: 'a-test', import: expect.any(String) });
});

test('R34: a row without a Record Id makes its record once and for all, whatever becomes of it, and none that is there', async () => {
  const { id, username } = await person();
  await record(id, { title: 'By hand' });
  const rows = [`,${username},Event,,Nightly,A,2025-01-31,,,`, `,${username},Course,,By hand,,2025-01-31,,,`];
  expect(said(await imported(rows))).toEqual(['created', 'unchanged known']);
  expect(said(await imported(rows))).toEqual(['unchanged applied', 'unchanged known']);
  const nightly = (await list(id)).find(({ title }) => title === 'Nightly')!.id;
  const ask = { id: nightly, expected: null, actor: SYSTEM, reason: null, commandId: null } as const;
  await commandRecord(sql, { ...ask, command: { type: 'correct', patch: { title: 'Renamed' } } }, clock);
  expect(said(await imported(rows))).toEqual(['unchanged applied', 'unchanged known']);
  await commandRecord(sql, { ...ask, command: { type: 'delete' } }, clock);
  expect(said(await imported(rows))).toEqual(['unchanged applied', 'unchanged known']);
  expect(await list(id)).toHaveLength(2);
});

test('columns may be fewer: what a file does not have stays as it is; heads are read in whatever case', async () => {
  const { id, username } = await person();
  const one = await record(id, { title: 'Whole', trainingProvider: 'TÜV', qualificationCode: 'ISO' });
  const done = await imported([`${one},Whole again`], {}, 'RECORD ID,title');
  expect(done.rows[0]).toMatchObject({ outcome: 'updated', detail: 'Changed: title.' });
  expect(await list(id)).toMatchObject([{ title: 'Whole again', trainingProvider: 'TÜV', qualificationCode: 'ISO' }]);
  const ends = await imported([`${username},Certificate,Licence,2025-01-31,2027-01-31`], {}, ENDS);
  expect(ends.rows[0]?.outcome).toBe('created');
  expect((await list(id))[0]).toMatchObject({ recordType: 'certificate', expiresAt: '2027-01-31', source: 'import' });
  await expect(imported(['x'], {}, 'title')).rejects.toThrow(/whose record/);
});
const ENDS = 'Name,Record Type,Title,Completion Date,Expires At';

test('several rows of one record go on from one another; a record that a completion made keeps what completed it', async () => {
  const { id, username } = await person();
  const activityId = await seedActivity(sql);
  const one = await record(id);
  const twice = await imported([`${one},A`, `${one},B`, `${one},B`], {}, 'record_id,title');
  expect(said(twice)).toEqual(['updated', 'updated', 'unchanged']);
  expect(await list(id)).toMatchObject([{ title: 'B', version: 3 }]);
  const counts = await imported([`,${username},Course,${activityId},Counts,,2025-01-31,,,`]);
  expect((await list(id)).find((row) => row.id === counts.rows[0]?.id)).toMatchObject({ objectId: activityId });
  await sql`update training_records set source = 'completion' where id = ${one}`;
  expect(said(await imported([`${one},Quiz`], {}, 'record_id,record type'))).toEqual([
    'rejected record-of-completion record_type',
  ]);
});

test('export and import are the identity: whatever records say, what was exported and is imported changes nothing', async () => {
  const text = (max: number) =>
    fc
      .oneof(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: max }),
        fc
          .tuple(fc.constantFrom("'", '=', '+', '-', '@', "'=", '＠', '"', ';', '\n'), fc.string({ maxLength: max }))
          .map((parts) => parts.join('')),
        fc
          .tuple(fc.string({ maxLength: 4 }), fc.constantFrom('\n', '\r', '\r\n'), fc.string({ maxLength: 4 }))
          .map((parts) => parts.join('')),
      )
      .map((given) => given.replaceAll('\0', '').trim())
      .filter((given) => given !== '' && !/\p{Surrogate}/u.test(given));
  const fields = fc.record({
    title: text(30),
    trainingProvider: fc.option(text(30)),
    otherInformation: fc.option(text(60)),
    qualificationCode: fc.option(text(10)),
    recordType: fc.constantFrom('course' as const, 'learning_plan' as const, 'certificate' as const),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fields, { minLength: 1, maxLength: 8 }), async (all) => {
      const { id } = await person();
      for (const one of all) await record(id, one);
      const before = await list(id);
      const { record: done, rows } = await importHere({ sql, clock }, 'training-records', await exported(id));
      expect(rows.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([]);
      expect(done.unchanged).toBe(all.length);
      expect(await list(id)).toEqual(before);
    }),
    { numRuns: 15 },
  );
});

test('what was exported and edited comes back as it was edited, the apostrophes of the export being no part of it', async () => {
  const { id } = await person();
  const one = await record(id, { title: '=cmd()', otherInformation: "'quoted'" });
  const file = await exported(id);
  expect(file).toContain("'=cmd()");
  const edited = file.replace("'=cmd()", "'-5 degrees");
  const { rows } = await importHere({ sql, clock }, 'training-records', edited);
  expect(rows).toMatchObject([{ outcome: 'updated', detail: 'Changed: title.' }]);
  expect(await list(id)).toMatchObject([{ id: one, title: '-5 degrees', otherInformation: "'quoted'" }]);
});

describe.skipIf(withoutSharedFiles)(
  `the real file${withoutSharedFiles ? ` (skipped: ${withoutSharedFiles})` : ''}`,
  () => {
    test('training-records.csv: 60 achievements are created, and again unchanged, and what is exported of them too', async () => {
      await importHere({ sql, clock }, 'people', sharedFile('people.csv')!);
      const file = sharedFile('training-records.csv')!;
      const dry = await importHere({ sql, clock }, 'training-records', file, { dryRun: true });
      expect(dry.record).toMatchObject({ total: 60, created: 60, rejected: 0 });
      const { record: first } = await importHere({ sql, clock }, 'training-records', file);
      expect(first).toMatchObject({ status: 'completed', total: 60, done: 60, created: 60, rejected: 0 });
      const { record: again } = await importHere({ sql, clock }, 'training-records', file);
      expect(again).toMatchObject({ total: 60, created: 0, unchanged: 60 });
      const [guy] = await listRecords(sql, { q: 'guy1' }, NOW, null, 10);
      expect(guy).toMatchObject({
        recordType: 'event',
        title: 'Fire Safety Briefing',
        trainingProvider: 'Bothell Fire Service',
        completionDate: '2022-01-01',
        qualificationCode: 'FIRE',
        source: 'import',
      });
    });
  },
);

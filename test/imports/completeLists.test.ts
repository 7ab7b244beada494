import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { runImport } from '../../imports/run.ts';
import { connect, type Sql } from '../../store/db.ts';
import { answerImport } from '../../store/importLeavers.ts';
import { unstartedImports } from '../../store/imports.ts';
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

/** Each test has an HR system of its own. */
let source = '';
beforeEach(() => {
  source = `hr-${uuidv7()}`;
});

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `${from + at}-${source}`);

async function sent(ids: string[], options: ImportOptions = {}, more = '') {
  const mapping = await savedMapping(sql, { ...SMALL, source });
  const file = smallFile(ids.map((id) => [id, 'Given', '']));
  return importHere({ sql, clock }, 'people', file + more, { mapping, ...options });
}
async function inThere(): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from users where external_id like ${`%-${source}`} and status <> 'deactivated'`;
  return row!.n;
}
const carryOn = async (id: string) => {
  await runImport({ sql, clock, beat: () => undefined }, id);
  return (await outcomeOf(sql, id)).record;
};

test('R34: absence means nothing, unless the list is said to be complete; then who is missing is deactivated', async () => {
  await sent(numbers(1, 100));
  await sent(numbers(1, 50));
  expect(await inThere()).toBe(100);
  const dry = await sent(numbers(4, 101), { completeList: true, dryRun: true });
  expect(dry.record).toMatchObject({ status: 'completed', knownPeople: 100, missingPeople: 3, leaversDone: 3 });
  expect(await inThere()).toBe(100);
  const { record } = await sent(numbers(4, 101), { completeList: true });
  expect(record).toMatchObject({ status: 'completed', created: 1, knownPeople: 100, missingPeople: 3, leaversDone: 3 });
  expect(await inThere()).toBe(98);
  // Who has left is no news in the next night.
  expect((await sent(numbers(4, 101), { completeList: true })).record).toMatchObject({ missingPeople: 0 });
});

test('R34: when more than the share would leave, the rows are done, nobody leaves, and the import asks until it is confirmed', async () => {
  await sent(numbers(1, 20));
  const { record } = await sent([...numbers(1, 18), ...numbers(21, 22)], { completeList: true });
  expect(record).toMatchObject({ status: 'needs_confirmation', created: 2, missingPeople: 2, finishedAt: null });
  expect(await inThere()).toBe(22);
  // Nobody starts it again of themselves, and who does changes nothing.
  clock.moveTo(addDuration(clock.now(), 'PT1H', 'UTC'));
  expect(await unstartedImports(sql, clock)).not.toContain(record.id);
  expect(await carryOn(record.id)).toMatchObject({ status: 'needs_confirmation' });
  const commandId = uuidv7();
  expect(await answerImport(sql, record.id, 'confirm', { commandId, clientId: 'a-person' }, clock.now())).toBe(true);
  expect(await answerImport(sql, record.id, 'confirm', { commandId, clientId: 'a-person' }, clock.now())).toBe(true);
  expect(await answerImport(sql, record.id, 'cancel', { commandId: uuidv7(), clientId: 'a-person' }, clock.now())).toBe(
    false,
  );
  expect(await unstartedImports(sql, clock)).toContain(record.id);
  expect(await carryOn(record.id)).toMatchObject({ status: 'completed', leaversDone: 2 });
  expect(await inThere()).toBe(20);
  // R36: the history of who left says by which import, and who said yes to it.
  const said = await sql`
    select type, to_status, actor_kind, actor_id from user_events where data ->> 'import' = ${record.id} and type <> 'created'`;
  const left = { type: 'deactivated', toStatus: 'deactivated', actorKind: 'client', actorId: 'a-person' };
  expect([...said]).toEqual([left, left]);
});

test('a larger share may be allowed, and an import that asks may be cancelled: then nobody leaves', async () => {
  await sent(numbers(1, 10));
  const asking = await sent(numbers(1, 7), { completeList: true, maxLeavers: 0.2 });
  expect(asking.record.status).toBe('needs_confirmation');
  expect(
    await answerImport(sql, asking.record.id, 'cancel', { commandId: uuidv7(), clientId: 'a-person' }, clock.now()),
  ).toBe(true);
  expect(await carryOn(asking.record.id)).toMatchObject({ status: 'cancelled', leaversDone: 0 });
  expect(await inThere()).toBe(10);
  expect((await sent(numbers(1, 8), { completeList: true, maxLeavers: 0.2 })).record).toMatchObject({
    status: 'completed',
    leaversDone: 2,
  });
});

test('only whom the same HR system brought last can be missing: not who was made by hand, nor who another has taken over', async () => {
  await sent(numbers(1, 3));
  const mine = source;
  source = `hr-${uuidv7()}`;
  const other = await savedMapping(sql, { ...SMALL, source });
  await importHere({ sql, clock }, 'people', smallFile([[`3-${mine}`, 'Given', '']]), { mapping: other });
  source = mine;
  const { record } = await sent(numbers(1, 2), { completeList: true });
  expect(record).toMatchObject({ status: 'completed', knownPeople: 2, missingPeople: 0 });
  expect(await inThere()).toBe(3);
});

test('who stands in the file is not missing, though their row was rejected; rows that do not say whose they are make it ask', async () => {
  await sent(numbers(1, 100));
  const bad = `2-${source};Given;M;no address;;;aktiv;;01.01.2026;1\r\n`;
  const { record } = await sent([...numbers(1, 1), ...numbers(3, 100)], { completeList: true }, bad);
  expect(record).toMatchObject({ status: 'completed', rejected: 1, missingPeople: 0 });
  const nameless = ';Given;M;x@x.test;;;aktiv;;01.01.2026;1\r\n';
  expect((await sent(numbers(2, 100), { completeList: true }, nameless)).record).toMatchObject({
    status: 'needs_confirmation',
    missingPeople: 1,
    unreadableRows: 1,
  });
});

test('who was brought again while the import asked stays, and so does who is out already', async () => {
  await sent(numbers(1, 10));
  const asking = await sent(numbers(1, 7), { completeList: true });
  await sent(numbers(8, 8));
  await sql`update users set status = 'deactivated' where external_id = ${`9-${source}`}`;
  await answerImport(sql, asking.record.id, 'confirm', { commandId: uuidv7(), clientId: 'a-person' }, clock.now());
  expect(await carryOn(asking.record.id)).toMatchObject({ status: 'completed', leaversDone: 1 });
  const leavers = await sql`
    select split_part(u.external_id, '-', 1) as who, l.outcome, l.code from import_leavers l join users u on u.id = l.user_id
    where l.import_id = ${asking.record.id} order by who`;
  expect([...leavers]).toEqual([
    { who: '10', outcome: 'deactivated', code: null },
    { who: '8', outcome: 'unchanged', code: 'seen-since' },
    { who: '9', outcome: 'unchanged', code: 'not-in' },
  ]);
});

test('a file without a mapping can be a complete list as well', async () => {
  const file = (ids: string[]) =>
    ['external_id,username,email,given_name,family_name', ...ids.map((id) => `${id},${id},${id}@y.test,G,F`)].join(
      '\n',
    );
  await importHere({ sql, clock }, 'people', file(numbers(1, 4)));
  const { record } = await importHere({ sql, clock }, 'people', file(numbers(1, 3)), {
    completeList: true,
    maxLeavers: 1,
  });
  expect(record).toMatchObject({ status: 'completed', leaversDone: 1 });
});

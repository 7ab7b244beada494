import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FileRefused } from '../../imports/fileRefused.ts';
import { receiveFile } from '../../imports/receive.ts';
import { runImport } from '../../imports/run.ts';
import { connect, type Sql } from '../../store/db.ts';
import { openImport } from '../../store/importRows.ts';
import {
  dropAbandonedImports,
  findImport,
  forgetImportValues,
  markImportStarted,
  unstartedImports,
} from '../../store/imports.ts';
import { MovableClock } from '../support/clock.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { importHere, outcomeOf, takeIn } from '../support/imports.ts';
import { seedActivity, seedUser } from '../support/seed.ts';

let database: TestDatabase;
let sql: Sql;
let people: string[];
const clock = new MovableClock();
const where = () => ({ sql, clock });

beforeAll(async () => {
  database = await createDatabase();
  sql = connect(database.url, 6);
  people = [];
  for (let n = 0; n < 1_200; n++) people.push((await seedUser(sql)).externalId);
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

let files = 0;
/** A file of 1,200 rows about an activity of its own: three batches. */
async function file(): Promise<{ code: string; text: string }> {
  files += 1;
  const code = `file-${files}`;
  await seedActivity(sql, { code, maximum: 700 });
  const rows = people.map((who) => `${who},${code},mandatory,hr`);
  return { code, text: ['external_id,activity,obligation,source', ...rows].join('\n') };
}

async function enrolled(code: string) {
  const rows = await sql<{ status: string; n: number }[]>`
    select e.status, count(*)::int as n from enrolments e join activities a on a.id = e.activity_id
    where a.code = ${code} group by 1 order by 1`;
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

const ALL = { enrolled: 700, waitlisted: 500 };

/** Lets so many batches pass, then stops the run as a kill between two batches would. */
function stopAfter(batches: number) {
  let left = batches;
  return () => {
    left -= 1;
    if (left === 0) throw new Error('stopped');
  };
}

test('R34: an import that is stopped continues where it stopped: no row twice, none left out', async () => {
  const { code, text } = await file();
  const id = await takeIn(where(), 'enrolments', text);
  await expect(runImport({ ...where(), beat: stopAfter(1) }, id)).rejects.toThrow('stopped');
  const half = await findImport(sql, id);
  expect(half).toMatchObject({ status: 'running', total: 1200, done: 500, created: 500 });
  const first = (await outcomeOf(sql, id)).rows.map((row) => row.id);
  await runImport({ ...where(), beat: () => undefined }, id);
  const { record, rows } = await outcomeOf(sql, id);
  expect(record).toMatchObject({ status: 'completed', done: 1200, created: 1200, unchanged: 0 });
  expect(rows.slice(0, 500).map((row) => row.id)).toEqual(first);
  expect(await enrolled(code)).toEqual(ALL);
});

test('two runs of one import at the same time never apply a row twice', async () => {
  const { code, text } = await file();
  const id = await takeIn(where(), 'enrolments', text);
  const run = () => runImport({ ...where(), beat: () => undefined }, id);
  await Promise.all([run(), run(), run()]);
  const { record } = await outcomeOf(sql, id);
  expect(record).toMatchObject({ status: 'completed', done: 1200, created: 1200, unchanged: 0, rejected: 0 });
  expect(await enrolled(code)).toEqual(ALL);
});

test('the same file in two imports at the same time enrols everybody once (R1)', async () => {
  const { code, text } = await file();
  const [one, other] = await Promise.all([
    importHere(where(), 'enrolments', text),
    importHere(where(), 'enrolments', text),
  ]);
  expect(one.record.created + other.record.created).toBe(1200);
  expect(one.record.unchanged + other.record.unchanged).toBe(1200);
  expect(await enrolled(code)).toEqual(ALL);
});

test('a dry run that is stopped starts over from its first row, and counts each once', async () => {
  const { code, text } = await file();
  const id = await takeIn(where(), 'enrolments', `${text}\n${people[0]},${code},mandatory,hr`, { dryRun: true });
  await expect(runImport({ ...where(), beat: stopAfter(2) }, id)).rejects.toThrow('stopped');
  await runImport({ ...where(), beat: () => undefined }, id);
  const { record, rows } = await outcomeOf(sql, id);
  expect(record).toMatchObject({ status: 'completed', total: 1201, done: 1201, created: 1200, unchanged: 1 });
  expect(rows.every(({ id: subject }) => subject === null)).toBe(true);
  expect(await enrolled(code)).toEqual({});
});

test('a row that Postgres itself refuses never stops the good ones', async () => {
  const { code, text } = await file();
  await sql`
    create function refuse_one() returns trigger language plpgsql as $$
    begin
      raise exception 'CANARY' using errcode = 'check_violation';
    end $$`;
  const [victim] = await sql`select id from users where external_id = ${people[321] ?? ''}`;
  await sql.unsafe(`create trigger refuse_one before insert on enrolments for each row
    when (new.user_id = '${victim?.id}') execute function refuse_one()`);
  try {
    const { record, rejected, rows } = await importHere(where(), 'enrolments', text);
    expect(record).toMatchObject({ status: 'completed', done: 1200, created: 1199, rejected: 1 });
    expect(rejected).toEqual(['323 not-applied -']);
    expect(JSON.stringify(rows.find(({ outcome }) => outcome === 'rejected'))).not.toContain('CANARY');
    expect(await enrolled(code)).toEqual({ enrolled: 700, waitlisted: 499 });
  } finally {
    await sql`drop trigger refuse_one on enrolments`;
  }
});

test('a file that is refused leaves nothing behind, and an import is seen when it is whole', async () => {
  const head = 'external_id,activity,obligation,source\n';
  for (const text of ['', head, 'external_id,note\n1,2\n', `${head}1,2,3,4\n${'1,2,3,4\n'.repeat(2_000)}1,"2\n`]) {
    await expect(takeIn(where(), 'enrolments', text)).rejects.toBeInstanceOf(FileRefused);
  }
  const [left] = await sql`select count(*)::int as n from imports where received_at is null`;
  expect(left).toEqual({ n: 0 });
  const [rows] =
    await sql`select count(*)::int as n from import_rows r where not exists (select from imports i where i.id = r.import_id)`;
  expect(rows).toEqual({ n: 0 });
});

test('a connection that breaks while the file comes leaves no import; what a crash leaves is taken up by the repeat, or swept away', async () => {
  const { text } = await file();
  async function* broken() {
    yield Buffer.from(text.slice(0, 40_000));
    throw new Error('gone');
  }
  const order = {
    id: uuidv7(),
    kind: 'enrolments' as const,
    dryRun: true,
    allowPastDeadlines: false,
    clientId: 'a-test',
  };
  await expect(receiveFile(where(), order, broken())).rejects.toThrow('gone');
  expect(await findImport(sql, order.id)).toBeNull();

  await openImport(sql, { ...order, createdAt: clock.now() });
  await sql`insert into import_rows (import_id, line, values) values (${order.id}, 2, '{}')`;
  expect(await unstartedImports(sql, clock)).not.toContain(order.id);
  expect(await takeIn(where(), 'enrolments', text, order)).toBe(order.id);
  expect(await takeIn(where(), 'enrolments', text, order)).toBe(order.id);
  expect(await findImport(sql, order.id)).toMatchObject({ total: 1200, done: 0, status: 'queued' });

  const lost = { ...order, id: uuidv7() };
  await openImport(sql, { ...lost, createdAt: clock.now() });
  expect(await dropAbandonedImports(sql, clock)).toBe(0);
  clock.moveTo(new Date(Date.parse(clock.now()) + 25 * 3_600_000).toISOString());
  expect(await dropAbandonedImports(sql, clock)).toBe(1);
});

test('an import stays to be started until its start is acknowledged, and again when it does not end', async () => {
  const { text } = await file();
  const id = await takeIn(where(), 'enrolments', text, { dryRun: true });
  expect(await unstartedImports(sql, clock)).toContain(id);
  await markImportStarted(sql, id, clock.now());
  expect(await unstartedImports(sql, clock)).not.toContain(id);
  clock.moveTo(new Date(Date.parse(clock.now()) + 11 * 60_000).toISOString());
  expect(await unstartedImports(sql, clock)).toContain(id);
  await runImport({ ...where(), beat: () => undefined }, id);
  expect(await unstartedImports(sql, clock)).not.toContain(id);
});

test('R38: nobody asked for the birth date, so it is not kept; the values are forgotten 30 days after the end, the outcomes stay', async () => {
  const text = 'External ID;Birth Date;Activity;Obligation;Source\nCANARY-1;CANARY-2;x;mandatory;hr';
  const { record, rows } = await importHere(where(), 'enrolments', text);
  expect(rows[0]?.values).toEqual({ external_id: 'CANARY-1', activity: 'x', obligation: 'mandatory', source: 'hr' });
  const kept = async () => JSON.stringify(await sql`select * from import_rows where import_id = ${record.id}`);
  expect(await kept()).not.toContain('CANARY-2');
  await forgetImportValues(sql, clock);
  expect(await kept()).toContain('CANARY-1');
  clock.moveTo(new Date(Date.parse(clock.now()) + 31 * 86_400_000).toISOString());
  await forgetImportValues(sql, clock);
  expect(await kept()).not.toContain('CANARY');
  expect((await outcomeOf(sql, record.id)).rejected).toEqual(['2 unknown-person external_id']);
});

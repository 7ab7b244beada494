import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordCommand } from '../../domain/records/change.ts';
import { replayRecord } from '../../domain/records/replay.ts';
import { connect, type Sql } from '../../store/db.ts';
import { listRecords, type RecordRow, readRecord, recordStates } from '../../store/records.ts';
import { audit } from '../support/audit.ts';
import { MovableClock } from '../support/clock.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { addByHand, recordEvents, tellRecord } from '../support/records.ts';
import { seedActivity, seedUser } from '../support/seed.ts';

let database: TestDatabase;
let sql: Sql;
const clock = new MovableClock();
const where = () => ({ sql, clock });

beforeAll(async () => {
  database = await createDatabase();
  sql = connect(database.url, 4);
});
afterAll(async () => {
  expect(await audit(sql)).toEqual([]);
  await sql.end();
  await database.drop();
});

const pass = (ms: number) => clock.moveTo(new Date(Date.parse(clock.now()) + ms).toISOString());
const voidIt = (id: string) => sql`update training_records set voided_at = ${clock.now()} where id = ${id}`;

/** A row as it was read, without what belongs to others. */
function stateOf(row: RecordRow | null) {
  if (!row) return null;
  const { userId, enrolmentId, attempt, source, completedAt, status, version, recordType, objectId, title } = row;
  const { trainingProvider, completionDate, otherInformation, qualificationCode, expiresAt, evidence } = row;
  return {
    ...{ userId, enrolmentId, attempt, source, completedAt, status, version, recordType, objectId, title },
    ...{ trainingProvider, completionDate, otherInformation, qualificationCode, expiresAt, evidence },
  };
}

const words = fc.constantFrom('First Aid', 'Zweite „Hilfe"', '応急手当', '=1+1', "O'Neill\n\t\\", '\u0001\u2028😀');
const patches = fc.record(
  {
    title: words,
    trainingProvider: fc.option(words),
    otherInformation: fc.option(words),
    completionDate: fc.constantFrom('2024-01-31', '2024-02-29'),
    qualificationCode: fc.constantFrom(null, 'FA1'),
    expiresAt: fc.constantFrom(null, '2027-01-31'),
    recordType: fc.constantFrom('course' as const, 'certificate' as const),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const said = fc.record({
  command: fc.oneof(
    { weight: 4, arbitrary: patches.map((patch): RecordCommand => ({ type: 'correct', patch })) },
    { weight: 2, arbitrary: fc.constantFrom<RecordCommand>({ type: 'delete' }, { type: 'restore' }) },
    { weight: 1, arbitrary: fc.constant('void' as const) },
  ),
  /** How long after the one before; 0: in the same millisecond; less: by a clock that is behind. */
  after: fc.constantFrom(0, 1, 1_000, 1_000, 86_400_000, -500),
});

describe('R24, R27: a record as of any instant', () => {
  it('is what a replay of its events up to then says, one by one and in the list', async () => {
    const { id: userId } = await seedUser(sql);
    await fc.assert(
      fc.asyncProperty(fc.array(said, { maxLength: 8 }), async (all) => {
        pass(5_000);
        const begin = clock.now();
        const id = await addByHand(where(), userId, { completionDate: '2024-01-31', otherInformation: 'Room 4' });
        for (const { command, after } of all) {
          pass(after);
          await (command === 'void' ? voidIt(id) : tellRecord(where(), id, command));
        }
        const events = await recordEvents(sql, id);
        const instants = events.flatMap(({ recordedAt }) => [
          recordedAt,
          new Date(Date.parse(recordedAt) - 1).toISOString(),
          new Date(Date.parse(recordedAt) + 1).toISOString(),
        ]);
        for (const asOf of [begin, clock.now(), ...instants]) {
          const replayed = replayRecord(events, asOf);
          expect(stateOf(await readRecord(sql, id, { now: clock.now(), asOf }))).toEqual(replayed);
          const listed = await listRecords(
            sql,
            { userId, deleted: 'include' },
            { now: clock.now(), asOf },
            null,
            1_000,
          );
          const here = listed.filter((row) => row.id === id).map(stateOf);
          expect(here).toEqual(replayed === null || replayed.status === 'void' ? [] : [replayed]);
        }
        expect((await recordStates(sql, [id], { lock: false })).get(id)).toEqual(replayRecord(events));
        // The next one begins later than all of it.
        pass(86_400_000);
      }),
      { numRuns: 40 },
    );
    expect(await audit(sql)).toEqual([]);
  });
});

describe('R36: the history of a record', () => {
  it('begins with the record, whatever path made it, and its hashes are those that everybody computes, in any script', async () => {
    const { id: userId } = await seedUser(sql);
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => !/[\0\p{Surrogate}]/u.test(text)),
        async (title) => {
          await sql`
            insert into training_records (id, user_id, record_type, title, completion_date, source, created_at)
            values (${uuidv7()}, ${userId}, 'course', ${title}, '2025-01-31', 'manual', ${clock.now()})`;
        },
      ),
      { numRuns: 100 },
    );
    const [row] = await sql`
      select count(*)::int as records, count(v.*)::int as events
      from training_records r left join training_record_events v on v.record_id = r.id where r.user_id = ${userId}`;
    expect(row).toEqual({ records: 100, events: 100 });
    // The audit of this file computes every hash again, without the database.
    expect(await audit(sql)).toEqual([]);
  });

  it('of records that were there before there was a history is as if it had been written then', async () => {
    const { id: userId } = await seedUser(sql);
    const [valid, gone] = [uuidv7(), uuidv7()];
    const before = clock.now();
    pass(1_000);
    await sql`alter table training_records disable trigger user`;
    const row = { userId, recordType: 'course', title: 'Of old', completionDate: '2025-01-31', source: 'manual' };
    await sql`
      insert into training_records ${sql([
        { ...row, id: valid, createdAt: before, voidedAt: null },
        { ...row, id: gone, createdAt: before, voidedAt: clock.now() },
      ])}`;
    const migration = readFileSync('store/migrations/20261125006000_record_history.sql', 'utf8');
    const [backfill = ''] = /do \$\$[\s\S]+?end \$\$;/.exec(migration) ?? [];
    // Those of the other tests have their history already.
    await sql.unsafe(backfill.replace('order by id', `where seq = 0 order by id`));
    await sql`alter table training_records enable trigger user`;
    expect((await recordEvents(sql, valid)).map(({ to }) => to)).toEqual(['valid']);
    expect((await recordEvents(sql, gone)).map(({ to }) => to)).toEqual(['valid', 'void']);
    expect(stateOf(await readRecord(sql, gone, { now: before, asOf: before }))).toEqual(
      replayRecord(await recordEvents(sql, gone), before),
    );
    expect(await audit(sql)).toEqual([]);
  });

  it('cannot be changed, and stays whole when what people wrote is erased (R35)', async () => {
    const { id: userId } = await seedUser(sql);
    const id = await addByHand(where(), userId, { otherInformation: 'Anna’s own words' });
    await tellRecord(where(), id, { type: 'correct', patch: { title: 'Anna’s course' } });
    await expect(sql`update training_record_events set type = 'x' where record_id = ${id}`).rejects.toThrow(
      /append-only/,
    );
    await expect(sql`delete from training_record_events where record_id = ${id}`).rejects.toThrow(/append-only/);
    const rows = await sql`select * from training_record_events where record_id = ${id}`;
    expect(JSON.stringify(rows)).not.toContain('Anna');
    await sql`update personal_text set body = null, salt = null where person_id = ${userId}`;
    expect((await recordEvents(sql, id)).map(({ written }) => written)).toEqual([null, null]);
    expect(await audit(sql)).toEqual([]);
  });

  it('has a command once, however often it comes', async () => {
    const { id: userId } = await seedUser(sql);
    const id = await addByHand(where(), userId);
    const commandId = uuidv7();
    const command: RecordCommand = { type: 'correct', patch: { title: 'Once' } };
    await tellRecord(where(), id, command, { commandId });
    await tellRecord(where(), id, { type: 'correct', patch: { title: 'Twice' } });
    expect(await tellRecord(where(), id, command, { commandId })).toEqual({ kind: 'done' });
    expect((await recordStates(sql, [id], { lock: false })).get(id)).toMatchObject({ title: 'Twice', version: 3 });
  });

  it('has one version after the other when two correct it at the same instant', async () => {
    const { id: userId } = await seedUser(sql);
    const id = await addByHand(where(), userId);
    const titles = Array.from({ length: 8 }, (_, n) => `Title ${n}`);
    await Promise.all(titles.map((title) => tellRecord(where(), id, { type: 'correct', patch: { title } })));
    const events = await recordEvents(sql, id);
    expect(events.map(({ data }) => data.version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

it('who watches a record hears of what it was before, and of what it is now', async () => {
  const { id: userId } = await seedUser(sql);
  const [one, other] = [await seedActivity(sql), await seedActivity(sql)];
  for (const activityId of [one, other])
    await sql`insert into watchers ${sql({ kind: 'plan', targetId: uuidv7(), userId, activityId })}`;
  const id = await addByHand(where(), userId, { objectId: one });
  const heard = async () => {
    const rows = await sql`
      delete from looks l using watchers w where w.target_id = l.target_id and w.user_id = ${userId} returning w.activity_id`;
    return rows.map(({ activityId }) => activityId).sort();
  };
  expect(await heard()).toEqual([one]);
  await tellRecord(where(), id, { type: 'correct', patch: { objectId: other } });
  expect(await heard()).toEqual([one, other].sort());
  await tellRecord(where(), id, { type: 'delete' });
  expect(await heard()).toEqual([other]);
});

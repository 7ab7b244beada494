import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Sql } from '../../store/db.ts';
import { MovableClock } from '../support/clock.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { importHere, sharedFile, withoutSharedFiles } from '../support/imports.ts';

describe.skipIf(withoutSharedFiles)(
  `the real input${withoutSharedFiles ? ` (skipped: ${withoutSharedFiles})` : ''}`,
  () => {
    let database: TestDatabase;
    let sql: Sql;
    const clock = new MovableClock();
    const here = (kind: Parameters<typeof importHere>[1], name: string, options = {}) =>
      importHere({ sql, clock }, kind, sharedFile(name)!, options);

    beforeAll(async () => {
      database = await createDatabase();
      sql = connect(database.url, 4);
    });
    afterAll(async () => {
      await sql.end();
      await database.drop();
    });

    test('people.csv: 290 people, each with their manager, also where the manager comes later in the file', async () => {
      const dry = await here('people', 'people.csv', { dryRun: true });
      expect(dry.record).toMatchObject({ status: 'completed', total: 290, done: 290, created: 290, rejected: 0 });
      expect(await sql`select 1 from users`).toHaveLength(0);
      const { record } = await here('people', 'people.csv');
      expect(record).toMatchObject({ status: 'completed', total: 290, done: 290, created: 290, rejected: 0 });
      const [count] = await sql`
      select count(*)::int as people, count(u.manager_id)::int as managed, count(m.id)::int as managers
      from users u left join users m on m.id = u.manager_id`;
      expect(count).toEqual({ people: 290, managed: 289, managers: 289 });
      const [guy] = await sql`
      select u.*, m.external_id as manager from users u join users m on m.id = u.manager_id where u.external_id = '14417807'`;
      expect(guy).toMatchObject({
        username: 'guy1',
        positionTitle: 'Production Technician - WC60',
        location: 'Bothell, US',
        hireDate: '2006-01-28',
        timezone: 'America/Los_Angeles',
        manager: '446466105',
        status: 'activated',
      });
    });

    test('activities.csv: 12 activities of every type, two of them with a maximum', async () => {
      const { record } = await here('activities', 'activities.csv');
      expect(record).toMatchObject({ status: 'completed', total: 12, created: 12, rejected: 0 });
      const pools = await sql`select a.code, p.maximum from pools p join activities a on a.id = p.id order by 1`;
      expect([...pools]).toEqual([
        { code: 'leadership', maximum: 12 },
        { code: 'sql-basics', maximum: 40 },
      ]);
      const [iso] = await sql`select * from activities where code = 'iso-9001'`;
      expect(iso).toMatchObject({
        trainingProvider: 'TÜV Süd',
        trainingEvent: true,
        validFor: 'P3Y',
        deadlineAfter: null,
      });
    });

    test('enrolments.csv: a dry run shows it, and it comes true; leadership has 12 enrolled and 25 waiting in the order of the file (R12)', async () => {
      const dry = await here('enrolments', 'enrolments.csv', { dryRun: true });
      expect(dry.record).toMatchObject({ total: 1205, created: 1205, rejected: 0 });
      expect(await sql`select 1 from enrolments`).toHaveLength(0);
      const { record } = await here('enrolments', 'enrolments.csv');
      expect(record).toMatchObject({ status: 'completed', total: 1205, done: 1205, created: 1205, rejected: 0 });

      const inFile = sharedFile('enrolments.csv')!
        .split('\n')
        .filter((line) => line.includes(',leadership,'))
        .map((line) => line.split(',')[0]);
      const leadership = await sql<{ externalId: string; status: string; number: number | null }[]>`
      select u.external_id, e.status, s.number from enrolments e join users u on u.id = e.user_id
        join activities a on a.id = e.activity_id left join seats s on s.enrolment_id = e.id
      where a.code = 'leadership' order by e.status, s.number`;
      expect(
        leadership
          .filter(({ status }) => status === 'enrolled')
          .map(({ externalId }) => externalId)
          .sort(),
      ).toEqual(inFile.slice(0, 12).sort());
      expect(leadership.filter(({ status }) => status === 'waitlisted').map(({ externalId }) => externalId)).toEqual(
        inFile.slice(12),
      );
      const suggested = await sql`
      select e.status, count(*)::int as n from enrolments e join activities a on a.id = e.activity_id
      where a.code = 'sql-basics' group by 1`;
      expect([...suggested]).toEqual([{ status: 'suggested', n: 102 }]);
      const [taken] = await sql`select taken from pools p join activities a on a.id = p.id where code = 'sql-basics'`;
      expect(taken).toEqual({ taken: 0 });
      const [note] = await sql`
      select distinct t.body from enrolments e join personal_text t on t.id = e.note_text and t.person_id = e.user_id`;
      expect(note).toEqual({ body: 'Nominated in the annual review' });
    });

    const REJECTED = [
      '42 unknown-person external_id',
      '43 unknown-activity activity',
      '44 invalid-date deadline',
      '45 missing-value external_id',
      '46 unknown-word obligation',
      '47 deadline-in-past deadline',
      '50 formula activity',
      '53 row-too-short -',
    ];

    test('enrolments-messy.csv: 1 created, 42 unchanged, 8 rejected, on the lines of the README', async () => {
      const dry = await here('enrolments', 'enrolments-messy.csv', { dryRun: true });
      expect(dry.record).toMatchObject({ total: 51, created: 1, unchanged: 42, rejected: 8 });
      expect(dry.rejected).toEqual(REJECTED);
      const { record, rows, rejected } = await here('enrolments', 'enrolments-messy.csv');
      expect(record).toMatchObject({ total: 51, done: 51, created: 1, updated: 0, unchanged: 42, rejected: 8 });
      expect(rejected).toEqual(REJECTED);
      const [born] = rows.filter(({ outcome }) => outcome === 'created');
      expect(born?.line).toBe(51);
      expect(born?.values?.note).toBe('He said "yes";\nthen left');
      const [kept] = await sql`
      select t.body from enrolments e join personal_text t on t.id = e.note_text where e.id = ${born!.id}`;
      expect(kept).toEqual({ body: 'He said "yes";\nthen left' });
    });

    test('R34: the same files again change nothing, also after some of their enrolments have ended', async () => {
      await sql`
      update enrolments set status = (array['completed', 'cancelled', 'withdrawn', 'expired', 'failed'])[1 + abs(hashtext(id::text)) % 5]
      where abs(hashtext(id::text)) % 3 = 0`;
      const before = await sql`select count(*)::int as n, sum(version)::int as versions from enrolments`;
      for (const dryRun of [true, false]) {
        expect((await here('people', 'people.csv', { dryRun })).record).toMatchObject({ unchanged: 290, done: 290 });
        expect((await here('activities', 'activities.csv', { dryRun })).record).toMatchObject({
          unchanged: 12,
          done: 12,
        });
        expect((await here('enrolments', 'enrolments.csv', { dryRun })).record).toMatchObject({
          unchanged: 1205,
          done: 1205,
        });
        const messy = await here('enrolments', 'enrolments-messy.csv', { dryRun });
        expect(messy.record).toMatchObject({ created: 0, unchanged: 43, rejected: 8 });
        expect(messy.rejected).toEqual(REJECTED);
      }
      expect(await sql`select count(*)::int as n, sum(version)::int as versions from enrolments`).toEqual(before);
    });
  },
);

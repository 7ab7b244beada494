import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect, type Sql } from '../../store/db.ts';
import { MovableClock } from '../support/clock.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { type ImportOptions, importHere } from '../support/imports.ts';
import { seedActivity, seedPolicy, seedUser } from '../support/seed.ts';

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

const HEAD = 'external_id,activity,obligation,source,deadline,note,key,re_enrol';

/** Imports rows; cells that a row leaves out at its end are empty. */
async function enrol(rows: string[][], options: ImportOptions = {}) {
  const lines = rows.map((cells) => Array.from({ length: 8 }, (_, i) => cells[i] ?? '').join(','));
  const { record, rows: decided } = await importHere(
    { sql, clock },
    'enrolments',
    [HEAD, ...lines].join('\n'),
    options,
  );
  expect(record).toMatchObject({ status: 'completed', done: rows.length });
  return decided;
}

const said = (rows: Awaited<ReturnType<typeof enrol>>) =>
  rows.map(({ outcome, code }) => (code ? `${outcome} ${code}` : outcome));

async function end(id: string | null | undefined, status: string): Promise<void> {
  await sql`update enrolments set status = ${status} where id = ${id ?? null}`;
}

describe('R34: a row is known by (source, user, activity, obligation, key), and once applied it is unchanged for ever', () => {
  let who: string;
  let what: string;
  beforeEach(async () => {
    who = (await seedUser(sql)).externalId;
    what = `c-${who}`;
    await seedActivity(sql, { code: what });
  });

  test('the same row twice in one file makes one enrolment', async () => {
    for (const dryRun of [true, false]) {
      const rows = await enrol(
        [
          [who, what, 'mandatory', 'hr'],
          [who, what, 'mandatory', 'hr'],
        ],
        { dryRun },
      );
      expect(said(rows)).toEqual(['created', 'unchanged applied-before']);
      expect(rows[1]?.id).toBe(rows[0]?.id);
    }
    expect(await sql`select 1 from enrolments where id in (select enrolment_id from import_applied)`).not.toHaveLength(
      0,
    );
  });

  test('another obligation or source is another row, but there is one live enrolment at a time (R1); it is known then', async () => {
    const [first, second] = await enrol([
      [who, what, 'mandatory', 'hr'],
      [who, what, 'optional', 'self'],
    ]);
    expect(second).toMatchObject({ outcome: 'unchanged', code: 'live', id: first?.id });
    expect(second?.detail).toContain('mandatory, hr');
    await end(first?.id, 'cancelled');
    expect(said(await enrol([[who, what, 'optional', 'self']]))).toEqual(['unchanged applied-before']);
  });

  test.each(['completed', 'failed', 'declined', 'withdrawn', 'cancelled', 'expired'])(
    'after it ended as %s, the row stays unchanged; re_enrol = 1 asks for the next attempt, once nothing is live',
    async (status) => {
      const row = [who, what, 'mandatory', 'hr'];
      const again = [...row, '', '', '', '1'];
      const [first] = await enrol([row]);
      expect(said(await enrol([again]))).toEqual(['unchanged applied-before']);
      await end(first?.id, status);
      expect(said(await enrol([row]))).toEqual(['unchanged applied-before']);
      expect(said(await enrol([again, again], { dryRun: true }))).toEqual(['created', 'unchanged applied-before']);
      const [next, after] = await enrol([again, again]);
      expect(next?.outcome).toBe('created');
      expect(after).toMatchObject({ outcome: 'unchanged', id: next?.id });
      const [attempt] = await sql`select attempt from enrolments where id = ${next?.id ?? null}`;
      expect(attempt).toEqual({ attempt: 2 });
      expect(said(await enrol([row]))).toEqual(['unchanged applied-before']);
    },
  );

  test('a row that is not known: completed before is unchanged, and known from then on; another end begins again', async () => {
    const [first] = await enrol([[who, what, 'mandatory', 'hr']]);
    await end(first?.id, 'completed');
    const [done] = await enrol([[who, what, 'mandatory', 'hr', '', '', '2027']]);
    expect(done).toMatchObject({ outcome: 'unchanged', code: 'completed-before', id: first?.id });
    await end(first?.id, 'cancelled');
    expect(said(await enrol([[who, what, 'mandatory', 'hr', '', '', '2027']]))).toEqual(['unchanged applied-before']);
    expect(said(await enrol([[who, what, 'mandatory', 'hr', '', '', '2028']]))).toEqual(['created']);
  });

  test('an earlier attempt that was reopened is the live one', async () => {
    const row = [who, what, 'mandatory', 'hr'];
    const [first] = await enrol([row]);
    await end(first?.id, 'cancelled');
    const [second] = await enrol([[...row, '', '', '', '1']]);
    await end(second?.id, 'cancelled');
    await end(first?.id, 'enrolled');
    const rows = await enrol([
      [...row, '', '', '', '1'],
      [...row, '', '', 'another'],
    ]);
    expect(said(rows)).toEqual(['unchanged applied-before', 'unchanged live']);
    expect(rows[1]?.id).toBe(first?.id);
  });

  test('who is deactivated is not enrolled, and what was applied before stays unchanged', async () => {
    const other = await seedUser(sql, { status: 'expired' });
    await enrol([[who, what, 'mandatory', 'hr']]);
    await sql`update users set status = 'deactivated' where external_id = ${who}`;
    const rows = await enrol([
      [who, what, 'mandatory', 'hr'],
      [who, what, 'optional', 'hr'],
      [other.externalId, what, 'optional', 'hr'],
    ]);
    expect(said(rows)).toEqual(['unchanged applied-before', 'rejected not-eligible', 'rejected not-eligible']);
  });

  test('a deadline in the past is refused unless the import allows it; a row that was applied when it was to come stays unchanged', async () => {
    const past = [who, what, 'mandatory', 'hr', '2020-01-01'];
    expect(said(await enrol([past]))).toEqual(['rejected deadline-in-past']);
    const [late] = await enrol([past], { allowPastDeadlines: true });
    expect(late?.outcome).toBe('created');
    const [row] = await sql`select deadline_at from enrolments where id = ${late?.id ?? null}`;
    expect(row).toEqual({ deadlineAt: '2020-01-01T23:59:59.999Z' });
    expect(said(await enrol([past]))).toEqual(['unchanged applied-before']);
  });
});

test('R19: a deadline ends with its day where the learner is, in each of the three ways to write it', async () => {
  const user = await seedUser(sql, { timezone: 'America/Los_Angeles' });
  const codes = ['day-1', 'day-2', 'day-3'];
  for (const code of codes) await seedActivity(sql, { code });
  const days = ['2030-12-17', '17/12/2030', '17.12.2030'];
  const rows = await enrol(codes.map((code, i) => [user.externalId, code, 'mandatory', 'hr', days[i] ?? '']));
  const found =
    await sql`select distinct deadline_at from enrolments where id = any(${rows.map(({ id }) => id ?? '')})`;
  expect([...found]).toEqual([{ deadlineAt: '2030-12-18T07:59:59.999Z' }]);
});

test('R11: where the policy keeps no waiting list, who finds no seat is refused; the dry run says the same', async () => {
  await seedPolicy(sql, 'no-list', { seats: { duringApproval: 'none', holdFor: null, waitingList: false } });
  await seedActivity(sql, { code: 'small', maximum: 2, policy: 'no-list' });
  const people = await Promise.all([1, 2, 3, 4].map(() => seedUser(sql)));
  const rows = people.map(({ externalId }, i) => [externalId, 'small', i === 0 ? 'suggested' : 'optional', 'hr']);
  for (const dryRun of [true, false]) {
    expect(said(await enrol([...rows, rows[3]!], { dryRun }))).toEqual([
      'created',
      'created',
      'created',
      'rejected full',
      'rejected full',
    ]);
  }
});

test('the note is kept as words of a person, and none is left over from a row that was refused (R35)', async () => {
  const user = await seedUser(sql);
  await seedActivity(sql, { code: 'noted' });
  await enrol([
    [user.externalId, 'noted', 'optional', 'hr', '', 'a first word'],
    [user.externalId, 'noted', 'optional', 'self', '', 'a second word'],
  ]);
  const texts = await sql`select body from personal_text where person_id = ${user.id}`;
  expect([...texts]).toEqual([{ body: 'a first word' }]);
  const [event] = await sql`
    select data::text as data from enrolment_events v join enrolments e on e.id = v.enrolment_id
    where e.user_id = ${user.id} and type = 'noted'`;
  expect(event?.data).not.toContain('word');
});

test('each birth is by the client that sent the file, and begins the chain of its history (R36)', async () => {
  const user = await seedUser(sql);
  await seedActivity(sql, { code: 'chained' });
  const [row] = await enrol([[user.externalId, 'chained', 'mandatory', 'hr']]);
  const events = await sql`
    select type, actor_kind, actor_id from enrolment_events where enrolment_id = ${row?.id ?? null} order by seq`;
  expect(events[0]).toEqual({ type: 'requested', actorKind: 'client', actorId: 'a-test' });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { seedRecord, stateOf } from '../support/compliance.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.post('/v1/qualification-codes', { code: 'LIFT', title: 'Fork-lift trucks' });
});
afterAll(() => api.close());

const day = (offset: number) =>
  new Date(Date.parse(api.world.clock.now()) + offset * 86_400_000).toISOString().slice(0, 10);
const later = (days: number) =>
  api.world.clock.moveTo(new Date(Date.parse(api.world.clock.now()) + days * 86_400_000).toISOString());

async function requirement(code: string, fields: Record<string, unknown> = {}): Promise<void> {
  const given = { code, title: 'Must lift', from: '2020-01-01', satisfiedBy: [{ qualificationCode: 'LIFT' }] };
  const { status, text } = await api.post('/v1/requirements', { ...given, who: { everybody: true }, ...fields });
  if (status !== 201) throw new Error(text);
}

test('R24: at a past date, what was true then and what was known then are two answers', async () => {
  await requirement('two-answers');
  const { id } = await makeUser(api);
  const asked = day(0);
  later(2);
  // Told two days later of what was done ten days ago; and of what was recorded in time, it is found to be wrong.
  await seedRecord(api, { userId: id, on: day(-10), qualificationCode: 'LIFT' });
  expect(await stateOf(api, id, 'two-answers', `?asOf=${asked}`)).toBe('satisfied');
  expect(await stateOf(api, id, 'two-answers', `?asOf=${asked}&knowledge=then`)).toBe('missing');
  const recorded = day(0);
  later(2);
  await api.sql`update training_records set voided_at = ${api.world.clock.now()} where user_id = ${id}`;
  expect(await stateOf(api, id, 'two-answers', `?asOf=${recorded}`)).toBe('missing');
  expect(await stateOf(api, id, 'two-answers', `?asOf=${recorded}&knowledge=then`)).toBe('satisfied');
  const { status } = await api.get(`/v1/users/${id}/requirements?asOf=${day(3)}&knowledge=then`);
  expect(status).toBe(400);
  expect(await stateOf(api, id, 'two-answers', `?asOf=${day(3)}`)).toBe('missing');
});

test('The requirement and its exemptions are those of then, too', async () => {
  const { id } = await makeUser(api);
  await requirement('of-then', { who: { users: [id] } });
  const first = day(0);
  later(2);
  const { body } = await api.post('/v1/requirements/of-then/exemptions', {
    user: id,
    from: '2020-01-01',
    until: '2099-12-31',
    reason: 'On leave',
  });
  const exempt = day(0);
  later(2);
  await api.ask('DELETE', `/v1/requirements/of-then/exemptions/${body.id}`);
  await api.patch('/v1/requirements/of-then', { who: { users: [(await makeUser(api)).id] } });
  later(1);
  expect(await stateOf(api, id, 'of-then', `?asOf=${first}&knowledge=then`)).toBe('missing');
  expect(await stateOf(api, id, 'of-then', `?asOf=${exempt}&knowledge=then`)).toBe('exempt');
  expect(await stateOf(api, id, 'of-then', `?asOf=${exempt}`)).toBeUndefined();
});

test('A team is the team of then: who moved away since is counted where they were', async () => {
  await requirement('teams', { who: { departments: ['Dock', 'Yard'] } });
  const [ann, bob] = [await makeUser(api, { givenName: 'Ann' }), await makeUser(api, { givenName: 'Bob' })];
  const worker = await makeUser(api, { department: 'Dock', manager: ann.id });
  const other = await makeUser(api, { department: 'Yard', manager: bob.id });
  await seedRecord(api, { userId: other.id, on: '2021-01-01', qualificationCode: 'LIFT' });
  const before = day(0);
  later(3);
  await api.patch(`/v1/users/${worker.id}`, { department: 'Yard', manager: bob.id });
  later(1);
  const counts = async (query: string) => {
    const { body } = await api.get(`/v1/requirements/teams/compliance/counts?${query}`);
    return body.items.map((item: { team: { name: string } | null; missing: number; satisfied: number }) => [
      item.team?.name ?? null,
      item.satisfied,
      item.missing,
    ]);
  };
  expect(await counts('')).toEqual([[null, 1, 1]]);
  expect(await counts(`by=department&asOf=${before}`)).toEqual([
    ['Dock', 0, 1],
    ['Yard', 1, 0],
  ]);
  expect(await counts('by=department')).toEqual([['Yard', 1, 1]]);
  expect(await counts(`by=manager&manager=${ann.id}&asOf=${before}`)).toEqual([['Ann Example', 0, 1]]);
  expect(await counts(`by=manager&manager=${ann.id}`)).toEqual([]);
});

test('The list is read page by page, and whole as CSV with the reason in each row', async () => {
  const people = await Promise.all([1, 2, 3].map(() => makeUser(api, { department: 'Paged' })));
  await requirement('paged', { who: { departments: ['Paged'] }, dueOn: day(10) });
  await seedRecord(api, { userId: people[0]!.id, on: '2020-05-05', until: '2021-05-05', qualificationCode: 'LIFT' });
  const found: string[] = [];
  let cursor = '';
  do {
    const { body } = await api.get(`/v1/requirements/paged/compliance?limit=2${cursor}`);
    found.push(...body.items.map((item: { user: { id: string } }) => item.user.id));
    cursor = body.next ? `&cursor=${body.next}` : '';
  } while (cursor);
  expect(found).toEqual(people.map(({ id }) => id).sort());
  const { text, headers } = await api.get('/v1/requirements/paged/compliance', { headers: { Accept: 'text/csv' } });
  expect(headers.get('content-type')).toContain('text/csv');
  expect(text.trim().split('\r\n')).toHaveLength(4);
  expect(text).toContain(`"held LIFT until 2021-05-05, and nothing valid since; has until ${day(10)}"`);
  expect(text).toContain(`holds nothing valid; has until ${day(10)}`);
  for (const bad of ['?asOf=yesterday', '?knowledge=all', '?state=fine', '?manager=nobody', '?team=x'])
    expect((await api.get(`/v1/requirements/paged/compliance${bad}`)).status).toBe(400);
  expect((await api.get('/v1/requirements/nowhere/compliance')).status).toBe(404);
});

test('With 20,000 people a page and a person are found by indexes, and all are counted in one pass', async () => {
  const { sql } = api;
  const at = api.world.clock.now();
  await sql`
    insert into users (id, username, email, given_name, family_name, department, created_at, updated_at)
    select gen_random_uuid(), 'crowd' || n, 'crowd' || n || '@example.org', 'Given', 'Family', 'Crowd', ${at}, ${at}
    from generate_series(1, 20000) n`;
  await sql`
    insert into training_records (id, user_id, record_type, title, completion_date, qualification_code, source, created_at)
    select gen_random_uuid(), u.id, 'course', 'Done', date '2024-01-01' - n, case n when 1 then 'LIFT' else 'OTHER' || n end,
      'import', ${at}
    from users u cross join generate_series(0, 4) n where u.department = 'Crowd' and hashtext(u.id::text) % 2 = 0`;
  await sql`analyze`;
  await requirement('crowd', { who: { departments: ['Crowd'] } });
  const { body } = await api.get('/v1/requirements/crowd/compliance/counts');
  const [{ satisfied, missing, total }] = body.items;
  const [expected] = await sql<{ n: number }[]>`
    select count(*)::int as n from training_records where qualification_code = 'LIFT' and title = 'Done'`;
  expect([total, satisfied, missing]).toEqual([20_000, expected?.n, 20_000 - (expected?.n ?? 0)]);

  const plan = async (where: string) => {
    const rows = await sql.unsafe<{ queryPlan: string }[]>(
      `explain (analyze, costs off) select * from compliance_at(null, '${at}', 'infinity') c where ${where}`,
    );
    return rows.map((row) => Object.values(row)[0]).join('\n');
  };
  const page = await plan(`c.code = 'crowd' order by c.user_id limit 50`);
  expect(page).not.toMatch(/Seq Scan on (training_records|users|user_profiles)/);
  expect(page).not.toMatch(/Function Scan/);
  const person = await plan(`c.user_id = '${(await makeUser(api)).id}'`);
  expect(person).not.toMatch(/Seq Scan on (training_records|users|user_profiles)/);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
const made: { id: string; user: { id: string } }[] = [];

/** Fourteen enrolments: half of them due, one over, one of a person with another name, two ended. */
beforeAll(async () => {
  api = await startTestApi();
  await makeUser(api, {
    externalId: 'kim',
    givenName: 'Kim',
    familyName: 'Abercrombie',
    email: 'kim@works.example',
    department: 'Production',
  });
  const course = (await makeActivity(api, { code: 'course' })).id;
  const quiz = (await makeActivity(api, { code: 'quiz', type: 'quiz' })).id;
  made.push(await makeEnrolment(api, { user: 'kim', activity: course, deadline: { localDate: '2098-05-01' } }));
  made.push(await makeEnrolment(api, { user: 'kim', activity: quiz, obligation: 'suggested', source: 'hr' }));
  for (let n = 0; n < 12; n++) {
    const deadline = n % 2 ? { at: `2097-01-${String(20 - n).padStart(2, '0')}T00:00:00Z` } : null;
    made.push(await makeEnrolment(api, { activity: course, deadline, obligation: n < 6 ? 'mandatory' : 'optional' }));
  }
  // How they came to be so is not the ledger's matter.
  const end = (n: number, status: string) =>
    api.sql`update enrolments set status = ${status} where id = ${made[n]?.id ?? ''}`;
  await end(12, 'completed');
  await end(13, 'cancelled');
  await api.sql`update enrolments set deadline_at = '2020-01-01T00:00:00Z',
    state = jsonb_set(state, '{deadline,deadline,at}', '"2020-01-01T00:00:00.000Z"') where id = ${made[3]?.id ?? ''}`;
});
afterAll(() => api.close());

const ids = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);
const at = (...places: number[]) => places.map((place) => made[place]?.id ?? '');

test('The tabs are counted, whatever the filter', async () => {
  const { body } = await api.get('/v1/enrolments?q=kim');
  expect(body.tabs).toEqual({ all: 14, active: 12, completed: 1, cancelled: 1 });
  expect(body.total).toEqual({ count: 2, orMore: false });
  for (const [tab, n] of Object.entries(body.tabs)) {
    const { total, items } = (await api.get(`/v1/enrolments?tab=${tab}`)).body;
    expect([tab, total.count, items.length]).toEqual([tab, n, n]);
  }
});

test('The newest come first, or the oldest, or the soonest deadline with those without one last', async () => {
  const newest = ids((await api.get('/v1/enrolments')).body);
  expect(newest).toEqual(made.map(({ id }) => id).reverse());
  expect(ids((await api.get('/v1/enrolments?sort=oldest')).body)).toEqual([...newest].reverse());
  const due = (await api.get('/v1/enrolments?sort=deadline&tab=active')).body;
  expect(ids(due).slice(0, 7)).toEqual(at(3, 11, 9, 7, 5, 0, 1));
});

test.each(['newest', 'oldest', 'deadline'])('Every entry is on one page, sorted by %s', async (sort) => {
  const whole = ids((await api.get(`/v1/enrolments?sort=${sort}`)).body);
  for (const limit of [1, 3, 7, 13, 14]) {
    const seen: string[] = [];
    let path: string | null = `/v1/enrolments?sort=${sort}&limit=${limit}`;
    while (path) {
      const { body } = await api.get(path);
      seen.push(...ids(body));
      path = body.next ? `/v1/enrolments?sort=${sort}&limit=${limit}&cursor=${body.next}` : null;
    }
    expect(seen).toEqual(whole);
  }
});

test('A cursor of another order is refused', async () => {
  const { body } = await api.get('/v1/enrolments?limit=1');
  const { status, body: problem } = await api.get(`/v1/enrolments?limit=1&sort=deadline&cursor=${body.next}`);
  expect([status, problem.errors[0].pointer]).toEqual([400, '?cursor']);
});

test.each([
  ['q=abercr', [1, 0]],
  ['q=ki', [1, 0]],
  ['q=works.ex', [1, 0]],
  ['q=ercrombie%20kim', [1, 0]],
  ['q=ercr&tab=completed', []],
  ['user=kim', [1, 0]],
  ['user=nobody', []],
  ['activity=quiz', [1]],
  ['activity=nothing', []],
  ['status=suggested,completed', [12, 1]],
  ['status=suggested&status=completed', [12, 1]],
  ['obligation=suggested', [1]],
  ['source=hr', [1]],
  ['department=Production', [1, 0]],
  ['department=Production&q=kim&obligation=mandatory', [0]],
  ['policy=nothing', []],
  ['overdue=true', [3]],
  ['dueBefore=2090-01-01T00:00:00Z', [3]],
  ['dueAfter=2098-01-01T00:00:00Z', [0]],
  ['dueAfter=2097-01-09T00:00:00Z&dueBefore=2097-01-12T00:00:00Z', [11]],
])('The filter %s finds what it says', async (query, places) => {
  const { body } = await api.get(`/v1/enrolments?${query}`);
  expect(ids(body)).toEqual(at(...places));
  expect(body.total).toEqual({ count: places.length, orMore: false });
});

test('What is not overdue is the rest', async () => {
  const { body } = await api.get('/v1/enrolments?overdue=false');
  expect(body.total.count).toBe(13);
  expect(body.items.every(({ overdue }: { overdue: boolean }) => !overdue)).toBe(true);
  expect((await api.get(`/v1/enrolments/${made[3]?.id}`)).body.overdue).toBe(true);
});

test('The whole selection as CSV is the same as page by page', async () => {
  const { text, status, headers } = await api.get('/v1/enrolments?tab=active&sort=oldest', {
    headers: { Accept: 'text/csv' },
  });
  expect(status).toBe(200);
  expect(headers.get('content-disposition')).toContain('.csv');
  const lines = text.trimEnd().split('\r\n');
  expect(lines[0]).toMatch(/^id,external_id,name,email,department,activity,/);
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(
    ids((await api.get('/v1/enrolments?tab=active&sort=oldest')).body),
  );
});

test('A long ledger goes out as CSV in pages, each row once, and its count stops at 10,000', async () => {
  // Rows as births leave them, 10,500 times: what counts here is their number.
  await api.sql`
    insert into users (id, username, email, given_name, family_name, created_at, updated_at)
    select gen_random_uuid(), 'many' || n, 'many' || n || '@example.org', 'Many', 'Folk' || n, now(), now() from generate_series(1, 10500) n`;
  await api.sql`
    insert into enrolments (id, user_id, activity_id, attempt, obligation, source, role, status, progress, requested_at, policy_id,
      state, version, seq, head, created_at, updated_at)
    select u.id, u.id, e.activity_id, 1, e.obligation, e.source, e.role, e.status, 0, e.requested_at, e.policy_id,
      e.state || jsonb_build_object('id', u.id, 'userId', u.id), 1, 0, e.head, e.created_at, e.created_at
    from users u, enrolments e where u.given_name = 'Many' and e.id = ${made[2]?.id ?? ''}`;
  const { body } = await api.get('/v1/enrolments?q=folk&limit=1');
  expect(body.total).toEqual({ count: 10_000, orMore: true });
  expect(body.tabs.all).toBe(10_514);
  for (const sort of ['newest', 'deadline']) {
    const { text } = await api.get(`/v1/enrolments?q=folk&sort=${sort}`, { headers: { Accept: 'text/csv' } });
    const rows = text.trimEnd().split('\r\n').slice(1);
    expect(new Set(rows).size).toBe(10_500);
    expect(rows.length).toBe(10_500);
  }
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ workers: 1, background: true });
});
afterAll(() => api.close());

const post = (items: unknown[], key?: string) =>
  api.post('/v1/progress', { items }, key === undefined ? {} : { headers: { 'Idempotency-Key': key } });
const outcomes = (body: { items: { outcome: string }[] }) => body.items.map(({ outcome }) => outcome);
const now = async (id: string) => (await api.get(`/v1/enrolments/${id}`)).body;

test('R25: each of a batch has its own outcome, in the order of the list, and what fails stops no other', async () => {
  const externalId = `E-${randomUUID()}`;
  const user = await makeUser(api, { externalId });
  const stranger = await makeUser(api);
  const activity = await makeActivity(api);
  const { id } = await makeEnrolment(api, { user: user.id, activity: activity.id });
  const mine = { user: externalId, activity: activity.code };
  const at = new Date(Date.parse(api.world.clock.now()) - 60_000).toISOString();
  const { status, body } = await post([
    { ...mine, command: 'start', at },
    { ...mine, user: 'nobody', percent: 10 },
    { ...mine, percent: 40 },
    { ...mine, percent: 30 },
    { ...mine, user: stranger.id, percent: 10 },
    { ...mine, activity: 'nothing', command: 'visit' },
    { ...mine, percent: 50, part: 'film' },
    { ...mine, percent: 50, at: '2999-01-01T00:00:00Z' },
    { ...mine, command: 'complete' },
    { ...mine, percent: 100 },
  ]);
  expect(status).toBe(200);
  expect(outcomes(body)).toEqual([
    'applied',
    'refused',
    'applied',
    'unchanged',
    'refused',
    'refused',
    'refused',
    'refused',
    'applied',
    'applied',
  ]);
  expect(body.counts).toEqual({ applied: 4, unchanged: 1, refused: 5, unknown: 0 });
  const statuses = body.items.map((one: { status: number }) => one.status);
  expect(statuses).toEqual([200, 400, 200, 200, 404, 400, 409, 400, 200, 200]);
  expect(body.items[7].problem.errors[0].pointer).toBe('#/items/7/at');
  expect(await now(id)).toMatchObject({ status: 'completed', startedAt: at });
  const { items } = (await api.get(`/v1/enrolments/${id}/history`)).body;
  expect(items.at(-1)).toMatchObject({ type: 'late', data: { command: 'progress', percent: 100 } });
});

test('A repeat with its key does nothing twice, also when its answer was lost', async () => {
  const { id, user, activity } = await makeEnrolment(api);
  const key = randomUUID();
  const items = [{ user: user.id, activity: activity.id, percent: 20 }];
  const first = await post(items, key);
  expect(outcomes(first.body)).toEqual(['applied']);
  // The API died between the deed and its answer.
  await api.sql`update idempotency_keys set status = null, body = null where key = ${key}`;
  await api.post(`/v1/enrolments/${id}/commands`, { command: 'suspend', reason: 'A pause.' });
  expect((await post(items, key)).body).toEqual(first.body);
  expect((await now(id)).progress).toBe(20);
  expect((await post([...items, ...items], key)).status).toBe(422);
});

test('What is no batch is refused where it stands, and nothing of it is done', async () => {
  const { id, user, activity } = await makeEnrolment(api);
  const mine = { user: user.id, activity: activity.id };
  const { status, body } = await post([
    { ...mine, percent: 10 },
    { ...mine, percent: 101 },
    { ...mine },
    { ...mine, command: 'visit', part: 'film' },
  ]);
  expect(status).toBe(400);
  expect(body.errors.map((one: { pointer: string }) => one.pointer)).toEqual([
    '#/items/1/percent',
    '#/items/2/percent',
    '#/items/3/part',
  ]);
  expect((await now(id)).progress).toBe(0);
  expect((await post(Array.from({ length: 1001 }, () => ({ ...mine, percent: 1 })))).status).toBe(400);
  expect((await post([])).status).toBe(400);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAtReport } from '../../reporting/run.ts';
import { makeActivity, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { seedRecord } from '../support/compliance.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const day = (offset: number) =>
  new Date(Date.parse(api.world.clock.now()) + offset * 86_400_000).toISOString().slice(0, 10);
const WEEKLY = { every: 'week', weekday: 1, at: '07:00', timezone: 'Europe/Berlin' };

async function keep(fields: Record<string, unknown>) {
  const { status, body, text, headers } = await api.post('/v1/reports', { kind: 'expiring', ...fields });
  if (status !== 201) throw new Error(text);
  return { ...body, etag: headers.get('etag') };
}

test('a report is kept under a name, with people and activities by their ids; asked for again it shows what is so now', async () => {
  const manager = await makeUser(api, { externalId: 'BOSS' });
  const learner = await makeUser(api, { manager: manager.id });
  const kept = await keep({ name: 'My team', params: { manager: 'BOSS', within: 'P60D' } });
  expect(kept).toMatchObject({
    params: { manager: manager.id, within: 'P60D' },
    schedule: null,
    recipients: { users: [], managers: false },
    nextAt: null,
    version: 1,
  });
  const results = async () => (await api.get(`/v1/reports/${kept.id}/results`)).body.items;
  expect(await results()).toEqual([]);
  await seedRecord(api, { userId: learner.id, on: day(-10), until: day(50) });
  expect(await results()).toHaveLength(1);
  const csv = await api.get(`/v1/reports/${kept.id}/results?format=csv`);
  expect(csv.text.trim().split('\r\n')).toHaveLength(2);
  const { body } = await api.get('/v1/reports?name=my%20TEAM&kind=expiring');
  expect(body.items.map(({ id }: { id: string }) => id)).toEqual([kept.id]);
});

test('it is changed by who read it last, and what was asked of it is asked again as it is shown', async () => {
  const activity = await makeActivity(api);
  const kept = await keep({
    kind: 'enrolment-status',
    name: 'Status',
    params: { activity: activity.code, obligation: 'mandatory,optional' },
  });
  const ifMatch = { headers: { 'If-Match': kept.etag } };
  const again = await api.patch(
    `/v1/reports/${kept.id}`,
    { params: kept.params, name: 'Status!', format: 'csv' },
    ifMatch,
  );
  expect(again.body).toMatchObject({ name: 'Status!', format: 'csv', params: kept.params, version: 2 });
  expect((await api.patch(`/v1/reports/${kept.id}`, { name: 'Other' }, ifMatch)).status).toBe(412);
  const { body, status } = await api.patch(`/v1/reports/${kept.id}`, { params: { within: 'P1D' } });
  expect([status, body.errors[0].pointer]).toEqual([400, '#/params/within']);
  await keep({ name: 'Taken' });
  expect((await api.patch(`/v1/reports/${kept.id}`, { name: 'taken' })).status).toBe(409);
  expect((await api.post('/v1/reports', { kind: 'expiring', name: 'TAKEN' })).status).toBe(409);
});

test('a repeat with the same key keeps one report', async () => {
  const asking = { headers: { 'Idempotency-Key': 'once' } };
  const [first, second] = [
    await api.post('/v1/reports', { kind: 'changes', name: 'Once' }, asking),
    await api.post('/v1/reports', { kind: 'changes', name: 'Once' }, asking),
  ];
  expect(second.body).toEqual(first.body);
  const other = { headers: { 'Idempotency-Key': 'run-once' } };
  const runs = [1, 2].map(() => api.post(`/v1/reports/${first.body.id}/runs`, undefined, other));
  for (const { status } of await Promise.all(runs)) expect([202, 503]).toContain(status);
  expect((await api.get(`/v1/reports/${first.body.id}/runs`)).body.items).toHaveLength(1);
});

test('what makes no sense is refused, with what to mend', async () => {
  const nobody = await makeUser(api);
  for (const [fields, pointer] of [
    [{ name: 'Expiring' }, '#/name'],
    [{ params: { by: 'manager' } }, '#/params/by'],
    [{ params: { manager: 'nobody' } }, '#/params/manager'],
    [{ schedule: { ...WEEKLY, weekday: null } }, '#/schedule/weekday'],
    [{ schedule: { ...WEEKLY, day: 3 } }, '#/schedule/day'],
    [{ schedule: { ...WEEKLY, at: '7:00' } }, '#/schedule/at'],
    [{ schedule: { ...WEEKLY, timezone: 'Berlin' } }, '#/schedule/timezone'],
    [{ recipients: { users: ['nobody'] } }, '#/recipients/users/0'],
    [{ recipients: { users: [nobody.id] } }, '#/recipients/users/0'],
  ] as const) {
    const { status, body } = await api.post('/v1/reports', { kind: 'expiring', name: 'Bad', ...fields });
    expect([status, body.errors?.[0]?.pointer]).toEqual([400, pointer]);
  }
  expect((await api.post('/v1/reports', { kind: 'everything', name: 'x' })).status).toBe(400);
  for (const path of ['', '/results', '/runs'])
    expect((await api.get(`/v1/reports/${crypto.randomUUID()}${path}`)).status).toBe(404);
});

test('its runs are listed, and the file of one is fetched while it is kept; deleted, it is gone with them', async () => {
  const manager = await makeUser(api);
  await makeUser(api, { manager: manager.id });
  const kept = await keep({ name: 'Weekly', schedule: WEEKLY, format: 'csv', recipients: { users: [manager.id] } });
  expect(kept.nextAt > api.world.clock.now()).toBe(true);
  api.world.clock.moveTo(kept.nextAt);
  await lookAtReport(api.sql, api.world.clock, kept.id);
  const { body } = await api.get(`/v1/reports/${kept.id}/runs`);
  expect(body.items).toMatchObject([{ dueAt: kept.nextAt, status: 'done', format: 'csv', recipients: 0 }]);
  const path = `/v1/reports/${kept.id}/runs/${body.items[0].id}/file`;
  expect((await api.get(path)).text).toMatch(/^external_id,name,email/);
  expect((await api.get(path, { key: await api.keyFor('read') })).status).toBe(200);
  expect((await api.ask('DELETE', `/v1/reports/${kept.id}`)).status).toBe(204);
  expect((await api.ask('DELETE', `/v1/reports/${kept.id}`)).status).toBe(404);
  expect((await api.get(path)).status).toBe(404);
  expect((await api.get('/v1/reports?name=Weekly')).body.items).toEqual([]);
  const changes = await api.get('/v1/reports/kinds/changes/results?subject=setting');
  const mine = changes.body.items.filter((one: { subjectId: string }) => one.subjectId === `report/${kept.id}`);
  expect(mine.map(({ type, actor }: { type: string; actor: string }) => [type, actor])).toEqual([
    ['deleted', 'test admin'],
    ['created', 'test admin'],
  ]);
});

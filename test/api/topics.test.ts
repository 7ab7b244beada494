import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeActivity, makeUser, startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const topic = async (code: string) => (await api.get(`/v1/topics/${code}`)).body;
const roles = async (id: string) => (await api.get(`/v1/users/${id}/roles`)).body.items;

test('An expert is named for a topic, has that role by it, and is shown on the activities that are about it', async () => {
  const ann = await makeUser(api, { givenName: 'Ann', familyName: 'Young' });
  const bo = await makeUser(api, { externalId: 'e-bo', givenName: 'Bo', familyName: 'Alder' });
  const made = await api.post('/v1/topics', {
    code: 'gdpr',
    title: 'Data protection',
    experts: [ann.id, 'e-bo'],
  });
  expect(made.status).toBe(201);
  const experts = [
    { id: bo.id, name: 'Bo Alder' },
    { id: ann.id, name: 'Ann Young' },
  ];
  expect(made.body).toMatchObject({ experts, activities: 0, version: 1 });
  const activity = await makeActivity(api, { topics: ['gdpr'] });
  const shown = async () => (await api.get(`/v1/activities/${activity.id}`)).body.topics;
  expect(await shown()).toEqual([{ code: 'gdpr', title: 'Data protection', experts }]);
  expect(await roles(ann.id)).toEqual([{ role: 'expert', because: [{ fact: 'topics', count: 1 }] }]);

  const patched = await api.patch('/v1/topics/gdpr', { experts: [bo.id] }, { headers: { 'If-Match': '"1"' } });
  expect(patched.body).toMatchObject({ experts: [experts[0]], activities: 1, version: 2 });
  expect(await roles(ann.id)).toEqual([]);
  expect((await api.patch('/v1/topics/gdpr', { title: 'x' }, { headers: { 'If-Match': '"1"' } })).status).toBe(412);
  const ended =
    await api.sql`select ended_by_kind, ended_at is not null as ended from topic_experts where user_id = ${ann.id}`;
  expect(ended).toMatchObject([{ endedByKind: 'client', ended: true }]);

  expect((await api.patch(`/v1/activities/${activity.id}`, { title: 'Another title' })).body.topics).toHaveLength(1);
  expect((await api.patch(`/v1/activities/${activity.id}`, { topics: [] })).body.topics).toEqual([]);
});

test('Who is deactivated is no person to ask until they are back', async () => {
  const { id } = await makeUser(api);
  await api.post('/v1/topics', { code: 'welding', title: 'Welding', experts: [id] });
  await api.post(`/v1/users/${id}/deactivate`, { reason: 'on leave' });
  expect((await topic('welding')).experts).toEqual([]);
  await api.post(`/v1/users/${id}/activate`, {});
  expect((await topic('welding')).experts).toMatchObject([{ id }]);
});

test('What is unknown, or is there already, is named', async () => {
  const unknown = await api.post('/v1/topics', { code: 'x', title: 'X', experts: ['nobody'] });
  expect(unknown.status).toBe(400);
  expect(unknown.body.errors).toMatchObject([{ pointer: '#/experts/0' }]);
  expect((await api.post('/v1/topics', { code: 'y', title: 'Y' })).status).toBe(201);
  expect((await api.post('/v1/topics', { code: 'y', title: 'Y again' })).status).toBe(409);
  const activity = { code: 'about-nothing', title: 'T', type: 'course', topics: ['y', 'none'] };
  const refused = await api.post('/v1/activities', activity);
  expect(refused.body.errors).toMatchObject([{ pointer: '#/topics/1', detail: 'is no topic: create it first' }]);
  expect((await api.get('/v1/topics/none')).status).toBe(404);
  expect((await api.patch('/v1/topics/none', { title: 'x' })).status).toBe(404);
  const codes = (await api.get('/v1/topics')).body.items.map(({ code }: { code: string }) => code);
  expect(codes).toEqual([...codes].sort());
});

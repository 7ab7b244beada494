import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { audit } from '../support/audit.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const members = async (code: string) =>
  (await api.get(`/v1/groups/${code}/members`)).body.items.map(({ user }: { user: { id: string } }) => user.id);
const history = async (id: string) =>
  (await api.get(`/v1/users/${id}/history`)).body.items.map(({ type }: { type: string }) => type);

test('A group is created, found by id and code, changed with If-Match, and taken away', async () => {
  const { status, body, headers } = await api.post('/v1/groups', { code: 'first-aiders', name: 'First aiders' });
  expect([status, headers.get('location')]).toEqual([201, `/v1/groups/${body.id}`]);
  expect(body).toMatchObject({ members: 0, version: 1 });
  expect((await api.get('/v1/groups/first-aiders')).body).toEqual(body);
  expect((await api.post('/v1/groups', { code: 'first-aiders', name: 'Again' })).body.errors[0].pointer).toBe('#/code');
  expect((await api.post('/v1/groups', { code: 'no spaces', name: 'X' })).status).toBe(400);
  const seen = { headers: { 'If-Match': '"1"' } };
  expect((await api.patch(`/v1/groups/${body.id}`, { name: 'Helpers' }, seen)).body).toMatchObject({ version: 2 });
  expect((await api.patch(`/v1/groups/${body.id}`, { name: 'Others' }, seen)).status).toBe(412);
  const { id } = await makeUser(api);
  await api.post('/v1/groups/first-aiders/members', { add: [id] });
  expect((await api.ask('DELETE', `/v1/groups/${body.id}`)).status).toBe(204);
  expect((await api.get('/v1/groups/first-aiders')).status).toBe(404);
  expect(await history(id)).toEqual(['created', 'joined_group', 'left_group']);
});

test('People come and go by hand; who is unknown is named and stops no other; each has it in their history', async () => {
  await api.post('/v1/groups', { code: 'crew', name: 'Crew' });
  const [a, b] = [await makeUser(api, { externalId: 'crew-a' }), await makeUser(api)];
  const headers = { 'Idempotency-Key': uuidv7() };
  const asked = { add: ['crew-a', b.id, 'nobody'], reason: 'on duty' };
  const first = await api.post('/v1/groups/crew/members', asked, { headers });
  expect(first.body).toMatchObject({ added: 2, unchanged: 0, unknown: [{ line: null, ref: 'nobody' }] });
  expect(first.body.group).toMatchObject({ members: 2, version: 2 });
  await api.sql`update idempotency_keys set status = null, body = null where key = ${headers['Idempotency-Key']}`;
  await api.post('/v1/groups/crew/members', { remove: [b.id] });
  // A repeat after a crash brings nobody back.
  await api.post('/v1/groups/crew/members', asked, { headers });
  expect(await members('crew')).toEqual([a.id]);
  expect((await api.post('/v1/groups/crew/members', { add: [a.id] })).body).toMatchObject({ added: 0, unchanged: 1 });
  expect(await history(b.id)).toEqual(['created', 'joined_group', 'left_group']);
  expect(await audit(api.sql)).toEqual([]);
});

test('R34, R38: members come by CSV, of which one column is read; who is not in it stays', async () => {
  await api.post('/v1/groups', { code: 'filed', name: 'Filed' });
  const people = await Promise.all(['f1', 'f2', 'f3'].map((externalId) => makeUser(api, { externalId })));
  const send = (raw: string, query = '') =>
    api.ask('POST', `/v1/groups/filed/members/import${query}`, { raw, headers: { 'Content-Type': 'text/csv' } });
  const { status, body } = await send('Birth date;External ID\n1970-01-01;f1\n1971-01-01;f2\n;stranger\n');
  expect([status, body.added, body.unknown]).toEqual([200, 2, [{ line: 4, ref: 'stranger' }]]);
  expect((await send('external_id\nf3\n')).body).toMatchObject({ added: 1 });
  expect(await members('filed')).toEqual(people.map(({ id }) => id).sort());
  const csv = await api.get('/v1/groups/filed/members', { headers: { Accept: 'text/csv' } });
  expect((await send(csv.text, '?mode=remove')).body).toMatchObject({ removed: 3, unknown: [] });
  expect((await send('name\nx\n')).body.errors[0].pointer).toBe('#/external_id');
  expect((await send('external_id\n')).status).toBe(400);
});

test('People are found by their group, and groups by their members', async () => {
  await api.post('/v1/groups', { code: 'finders', name: 'Finders' });
  const { id } = await makeUser(api);
  await makeUser(api);
  await api.post('/v1/groups/finders/members', { add: [id] });
  const found = (await api.get('/v1/users?group=finders')).body.items;
  expect(found.map((one: { id: string }) => one.id)).toEqual([id]);
  expect((await api.get('/v1/users?group=nothing')).body.errors[0].pointer).toBe('?group');
  const groups = (await api.get(`/v1/groups?member=${id}`)).body.items;
  expect(groups.map(({ code }: { code: string }) => code)).toEqual(['finders']);
  expect((await api.get('/v1/groups?q=inder&limit=1')).body.items).toHaveLength(1);
});

import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeActivity, makeUser, startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const withKey = (key: string) => ({ headers: { 'Idempotency-Key': key } });
const newPerson = () => {
  const username = `p${uuidv7().slice(-12)}`;
  return { username, email: `${username}@example.org`, givenName: 'Ann', familyName: 'Example' };
};

test('A repeat answers the same, byte for byte, also when the thing has changed since', async () => {
  const person = newPerson();
  const first = await api.post('/v1/users', person, withKey('repeat'));
  expect(first.status).toBe(201);
  await api.patch(`/v1/users/${first.body.id}`, { department: 'Law' });
  const second = await api.post('/v1/users', person, withKey('repeat'));
  expect([second.status, second.text]).toEqual([201, first.text]);
  expect(second.headers.get('idempotency-replayed')).toBe('true');
  for (const header of ['etag', 'location', 'content-type'])
    expect(second.headers.get(header)).toBe(first.headers.get(header));
});

test('The order of fields and the spaces between do not make another request', async () => {
  const { username, ...others } = newPerson();
  const first = await api.post('/v1/users', { username, ...others }, withKey('order'));
  const raw = JSON.stringify({ ...others, username }, null, 4);
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'order' };
  expect((await api.ask('POST', '/v1/users', { raw, headers })).text).toBe(first.text);
});

test('A repeat with another body is 422, and changes nothing', async () => {
  const person = newPerson();
  await api.post('/v1/users', person, withKey('other'));
  const { status, body } = await api.post('/v1/users', { ...person, givenName: 'Bob' }, withKey('other'));
  expect([status, body.type]).toEqual([422, 'urn:rollbook:problem:key-reused']);
});

test('A key is a client’s own, and a route’s', async () => {
  const key = await api.keyFor('write');
  const one = await api.post('/v1/users', newPerson(), withKey('mine'));
  const two = await api.post('/v1/users', newPerson(), { key, ...withKey('mine') });
  const three = await api.post('/v1/policies', { code: 'keyed' }, withKey('mine'));
  expect([one.status, two.status, three.status]).toEqual([201, 201, 201]);
});

test('A refusal is kept as well', async () => {
  const { id } = await makeUser(api);
  await api.patch(`/v1/users/${id}`, { status: 'deactivated' });
  const asked = { user: id, activity: (await makeActivity(api)).id, obligation: 'optional' };
  const first = await api.post('/v1/enrolments', asked, withKey('refused'));
  await api.patch(`/v1/users/${id}`, { status: 'activated' });
  const second = await api.post('/v1/enrolments', asked, withKey('refused'));
  expect([first.status, second.status, second.text]).toEqual([409, 409, first.text]);
  expect(second.headers.get('content-type')).toBe('application/problem+json');
});

test('What was only mistaken gives the key back for the mended request', async () => {
  const user = (await makeUser(api)).id;
  const wrong = { user, activity: 'nothing', obligation: 'optional' };
  expect((await api.post('/v1/enrolments', wrong, withKey('mended'))).status).toBe(400);
  const mended = { ...wrong, activity: (await makeActivity(api)).id };
  expect((await api.post('/v1/enrolments', mended, withKey('mended'))).status).toBe(201);
});

test('Many at once with one key do it once, and all get the one answer', async () => {
  const person = newPerson();
  const all = await Promise.all(
    Array.from({ length: 10 }, () => api.post('/v1/users', person, withKey('at once'.replace(' ', '-')))),
  );
  expect(new Set(all.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(all[0]?.status).toBe(201);
});

test('A repeat after a crash between the deed and its answer does nothing twice', async () => {
  const asked = { user: (await makeUser(api)).id, activity: (await makeActivity(api)).id, obligation: 'optional' };
  const first = await api.post('/v1/enrolments', asked, withKey('crash'));
  // As a process leaves it that dies before it can keep its answer.
  await api.sql`update idempotency_keys set status = null, body = null where key = 'crash'`;
  const second = await api.post('/v1/enrolments', asked, withKey('crash'));
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body).toEqual(first.body);
  expect(await api.sql`select from enrolments where user_id = ${asked.user}`).toHaveLength(1);
});

test('Two processes with the same request at the same instant do it once', async () => {
  const asked = { user: (await makeUser(api)).id, activity: (await makeActivity(api)).id, obligation: 'optional' };
  const { createServer } = await import('node:http');
  const { createApp } = await import('../../api/app.ts');
  const other = createServer(createApp(api.deps));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  try {
    const headers = {
      'Idempotency-Key': 'two',
      Authorization: `Bearer ${api.adminKey}`,
      'Content-Type': 'application/json',
    };
    const post = (base: string) =>
      fetch(`${base}/v1/enrolments`, { method: 'POST', headers, body: JSON.stringify(asked) });
    const both = await Promise.all([post(api.url), post(url), post(api.url), post(url)]);
    const answers = await Promise.all(both.map((answer) => answer.json() as Promise<{ id: string }>));
    expect(both.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await api.sql`select from enrolments where user_id = ${asked.user}`).toHaveLength(1);
  } finally {
    other.closeAllConnections();
    await new Promise((resolve) => other.close(resolve));
  }
});

test('After seven days a key is new again', async () => {
  const first = await api.post('/v1/policies', { code: 'weekly' }, withKey('week'));
  await api.sql`update idempotency_keys set created_at = created_at - interval '7 days' where key = 'week'`;
  const second = await api.post('/v1/policies', { code: 'weekly' }, withKey('week'));
  expect([first.body.version, second.body.version]).toEqual([1, 2]);
});

test('R35: a kept answer that shows a person is found by the person', async () => {
  const { body } = await api.post('/v1/users', newPerson(), withKey('about'));
  expect(await api.sql`select from idempotency_keys where person_id = ${body.id}`).toHaveLength(1);
});

test('A key that is none is named', async () => {
  for (const key of ['', ' ', 'x'.repeat(256), 'with space']) {
    const { status, body } = await api.post('/v1/policies', { code: 'k' }, withKey(key));
    expect([key, status, body.errors?.[0]?.pointer]).toEqual([key, 400, 'Idempotency-Key:']);
  }
});

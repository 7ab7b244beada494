import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newApiKey } from '../../config/secrets.ts';
import { makeUser, startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test('Without a key the answer is 401 with a challenge', async () => {
  const { status, headers, body } = await api.get('/v1/users', { key: null });
  expect(status).toBe(401);
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
  expect(body).toMatchObject({ type: 'urn:rollbook:problem:unauthorized', status: 401, title: expect.any(String) });
});

test('A key that nobody made, a wrong secret, and what is no key are all 401', async () => {
  const known = api.adminKey.slice(0, 16);
  for (const key of [newApiKey(), known + newApiKey().slice(16), 'rb_nonsense', 'x'.repeat(5000)]) {
    expect((await api.get('/v1/users', { key })).status).toBe(401);
  }
  expect((await api.get('/v1/users', { key: null, headers: { Authorization: 'Basic YTpi' } })).status).toBe(401);
});

test('A key with the scope read reads, and does nothing else', async () => {
  const key = await api.keyFor('read');
  expect((await api.get('/v1/users', { key })).status).toBe(200);
  const { status, body } = await api.post('/v1/users', {}, { key });
  expect(status).toBe(403);
  expect(body.detail).toContain('write');
  expect((await api.get('/v1/api-keys', { key })).status).toBe(403);
});

test('An API key is shown once, kept as a hash, and dead when it is revoked', async () => {
  const made = await api.post(
    '/v1/api-keys',
    { name: 'HR', scopes: ['read'] },
    { headers: { 'Idempotency-Key': 'k1' } },
  );
  expect(made.status).toBe(201);
  const { id, secret } = made.body;
  expect(secret).toMatch(/^rb_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/);
  expect((await api.get('/v1/users', { key: secret })).status).toBe(200);
  const again = await api.post(
    '/v1/api-keys',
    { name: 'HR', scopes: ['read'] },
    { headers: { 'Idempotency-Key': 'k1' } },
  );
  expect(again.body).toEqual({ ...made.body, secret: null });
  const tables =
    await api.sql`select (select json_agg(k) from api_keys k)::text || (select json_agg(i) from idempotency_keys i)::text as everything`;
  expect(tables[0]?.everything).not.toContain(secret.slice(16));
  expect((await api.ask('DELETE', `/v1/api-keys/${id}`)).status).toBe(204);
  expect((await api.ask('DELETE', `/v1/api-keys/${id}`)).status).toBe(204);
  expect((await api.get('/v1/users', { key: secret })).status).toBe(401);
  const { body } = await api.get('/v1/api-keys');
  expect(body.items.find((key: { id: string }) => key.id === id).revokedAt).not.toBeNull();
});

test('An unknown address is 404, and another method at a known one 405 with Allow', async () => {
  const nowhere = await api.get('/v1/nothing');
  expect(nowhere.status).toBe(404);
  expect(nowhere.body.type).toBe('urn:rollbook:problem:not-found');
  expect(nowhere.headers.get('connection')).toBe('keep-alive');
  const { status, headers } = await api.ask('PUT', '/v1/users');
  expect(status).toBe(405);
  expect(headers.get('allow')).toBe('POST, GET, HEAD, OPTIONS');
  expect((await api.ask('OPTIONS', '/v1/users')).status).toBe(204);
  expect((await api.ask('HEAD', '/v1/users')).status).toBe(200);
});

test('A body that cannot be read is a problem that says why', async () => {
  const json = { 'Content-Type': 'application/json' };
  const post = (raw: string | Uint8Array, headers: Record<string, string> = json) =>
    api.ask('POST', '/v1/users', { raw, headers });
  expect(await post('{"a":')).toMatchObject({ status: 400, body: { type: 'urn:rollbook:problem:malformed-body' } });
  expect((await post('')).status).toBe(400);
  expect(await post(new Uint8Array([0x22, 0xff, 0xfe, 0x22]))).toMatchObject({
    status: 400,
    body: { detail: 'the body is not UTF-8' },
  });
  expect((await post('<a/>', { 'Content-Type': 'application/xml' })).status).toBe(415);
  expect((await post('{}', { 'Content-Type': 'application/json; charset=utf-16' })).status).toBe(415);
  expect((await post('{}', { ...json, 'Content-Encoding': 'rot13' })).status).toBe(415);
  expect((await post('x', { ...json, 'Content-Encoding': 'gzip' })).status).toBe(400);
  expect((await post(`"${'x'.repeat(300_000)}"`)).status).toBe(413);
  expect((await post('['.repeat(100_000))).status).toBe(400);
  expect((await post(`${'['.repeat(60)}${']'.repeat(60)}`)).status).toBe(400);
});

test('Every mistake is named with where it is and what to mend', async () => {
  const { status, body } = await api.post('/v1/users', {
    username: '',
    email: 'no',
    givenName: 5,
    timezone: 'Mars/Base',
    colour: 'red',
  });
  expect(status).toBe(400);
  expect(body.errors).toEqual(
    expect.arrayContaining([
      { pointer: '#/username', detail: 'must not be empty' },
      { pointer: '#/email', detail: 'must be an e-mail address' },
      { pointer: '#/givenName', detail: 'must be text' },
      { pointer: '#/familyName', detail: 'is missing: it must be text' },
      { pointer: '#/timezone', detail: 'must be an IANA time zone, such as Europe/Berlin' },
      { pointer: '#/colour', detail: 'is no field here: leave it out' },
    ]),
  );
});

test('Parameters of the query are checked as well', async () => {
  for (const query of [
    'limit=0',
    'limit=201',
    'limit=x',
    'limit=1&limit=2',
    'cursor=abc',
    'colour=red',
    'q=%00',
    'status=asleep',
    'q=',
  ]) {
    const { status, body } = await api.get(`/v1/users?${query}`);
    expect([query, status]).toEqual([query, 400]);
    expect(body.errors[0].pointer).toMatch(/^\?\w+$/);
  }
});

test('An address that is none is 404, whatever is in it', async () => {
  for (const id of ['%00', '%ff', '%E0%A4%A', 'x'.repeat(2000), '..%2f..', "';--", '%F0%9F%92%A9']) {
    expect([id, (await api.get(`/v1/users/${id}`)).status]).toEqual([id, 404]);
    expect([id, (await api.get(`/v1/enrolments/${id}`)).status]).toEqual([id, 404]);
  }
});

test('An address with a broken escape, and a broken request line, do not break the server', async () => {
  const status = await new Promise((resolve, reject) => {
    const asked = request(
      `${api.url}/v1/users`,
      { path: '/v1/users/%', headers: { Authorization: `Bearer ${api.adminKey}` } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      },
    );
    asked.once('error', reject);
    asked.end();
  });
  expect(status).toBe(404);
});

test('The log and the metrics hold routes and numbers, no names, addresses, queries or keys', async () => {
  const key = newApiKey();
  const user = await makeUser(api, { givenName: 'Canarybird', username: 'canaryuser', email: 'canary@example.org' });
  await api.get('/v1/users?q=canarybird');
  await api.get('/v1/users/canary@example.org', { key });
  await api.get('/canarypath?token=canarytoken');
  const { text } = await api.get('/metrics', { key: null });
  const everything = api.logged.join('') + text;
  expect(everything).not.toMatch(/canary/i);
  expect(everything).not.toContain(user.id);
  expect(everything).not.toContain(key.slice(16));
  expect(text).toContain('route="/v1/users/{id}"');
  expect(text).toContain('rollbook_waiting{what="messages"} 0');
  const line = JSON.parse(api.logged.find((entry) => entry.includes('/v1/users/{id}')) ?? '{}');
  expect(line).toMatchObject({
    method: 'GET',
    route: '/v1/users/{id}',
    status: expect.any(Number),
    ms: expect.any(Number),
    requestId: expect.any(String),
  });
});

test('The process says that it is alive, and that Postgres and Temporal answer', async () => {
  expect((await api.get('/healthz', { key: null })).body).toEqual({ status: 'ok' });
  expect((await api.get('/readyz', { key: null })).body).toEqual({ postgres: 'ok', temporal: 'ok' });
});

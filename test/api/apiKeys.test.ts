import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../api/app.ts';
import { neededScope } from '../../api/http/scopes.ts';
import { newApiKey } from '../../config/secrets.ts';
import { addDuration } from '../../domain/calendar.ts';
import { RESOURCES, SCOPES } from '../../domain/keys/scopes.ts';
import { connect } from '../../store/db.ts';
import { makeEnrolment, startTestApi, type TestApi } from '../support/api.ts';
import { until } from '../support/until.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

type Made = { id: string; secret: string; version: number };

async function make(fields: Record<string, unknown> = {}): Promise<Made> {
  const { status, body, text } = await api.post('/v1/api-keys', { name: 'HR', scopes: ['read'], ...fields });
  if (status !== 201) throw new Error(text);
  return body;
}

const later = (duration: `P${string}`) => addDuration(api.world.clock.now(), duration, 'UTC');
const statusWith = async (key: string, path = '/v1/users') => (await api.get(path, { key })).status;
const seen = async (id: string) => (await api.get(`/v1/api-keys/${id}`)).body;

test('A key for one resource reads or writes that, and is told which scope it lacks', async () => {
  const { secret } = await make({ scopes: ['people:read', 'activities:write'] });
  expect(await statusWith(secret)).toBe(200);
  expect(await statusWith(secret, '/v1/activities')).toBe(200);
  const refused = await api.get('/v1/enrolments', { key: secret });
  expect(refused.status).toBe(403);
  expect(refused.body.detail).toContain('enrolments:read');
  expect(refused.headers.get('www-authenticate')).toContain('scope="enrolments:read"');
  expect((await api.post('/v1/users', {}, { key: secret })).body.detail).toContain('people:write');
  expect((await api.post('/v1/activities', {}, { key: secret })).status).toBe(400);
  expect((await api.get('/v1/mails', { key: secret })).body.detail).toContain('admin');
});

test('Every scope of one resource is one that a route wants, and scopes that there are not are refused', async () => {
  const wanted = new Set(api.routes.map(neededScope));
  expect(RESOURCES.filter((resource) => !wanted.has(`${resource}:read`))).toEqual([]);
  expect(SCOPES).toContain('people:read');
  const { status, body } = await api.post('/v1/api-keys', { name: 'x', scopes: ['people:admin'] });
  expect([status, body.errors[0].pointer]).toEqual([400, '#/scopes/0']);
});

test('A file is imported only by a key that may also write what its rows are', async () => {
  const { secret } = await make({ scopes: ['imports:write', 'activities:write'] });
  const send = (kind: string) =>
    api.ask('POST', `/v1/imports?kind=${kind}&dryRun=true`, {
      key: secret,
      raw: 'code,title,type\nx,X,course\n',
      headers: { 'Content-Type': 'text/csv' },
    });
  expect((await send('people')).body.detail).toContain('people:write');
  expect((await send('activities')).status).toBe(202);
});

test('Internal notes are shown to who may write enrolments, by which scope ever', async () => {
  const { id } = await makeEnrolment(api);
  const [reads, writes] = [await make({ scopes: ['enrolments:read'] }), await make({ scopes: ['enrolments:write'] })];
  expect((await api.get(`/v1/enrolments/${id}`, { key: reads.secret })).body).not.toHaveProperty('internalNote');
  expect((await api.get(`/v1/enrolments/${id}`, { key: writes.secret })).body).toHaveProperty('internalNote');
});

test('A key ends by itself when its time is over; only who has its secret is told so', async () => {
  const { id, secret } = await make({ expiresAt: later('PT1H') });
  expect(await statusWith(secret)).toBe(200);
  api.world.clock.moveTo(later('PT1H'));
  const over = await api.get('/v1/users', { key: secret });
  expect([over.status, over.body.detail]).toEqual([401, 'the API key has expired']);
  const wrong = await api.get('/v1/users', { key: secret.slice(0, 16) + newApiKey().slice(16) });
  const nobodys = await api.get('/v1/users', { key: newApiKey() });
  expect([wrong.status, wrong.body]).toEqual([401, nobodys.body]);
  // A new end, and it goes on.
  expect((await api.patch(`/v1/api-keys/${id}`, { expiresAt: null })).body.expiresAt).toBeNull();
  expect(await statusWith(secret)).toBe(200);
  const behind = await api.patch(`/v1/api-keys/${id}`, { expiresAt: '2020-01-01T00:00:00Z' });
  expect([behind.status, behind.body.errors[0].pointer]).toEqual([400, '#/expiresAt']);
});

test('A rotated key has two secrets until the overlap is over, and stays the same key', async () => {
  const { id, secret } = await make();
  const rotated = await api.post(`/v1/api-keys/${id}/rotate`, { overlap: 'PT2H' });
  expect(rotated.status).toBe(200);
  expect(rotated.headers.get('cache-control')).toBe('no-store');
  expect(rotated.body.secret).not.toBe(secret);
  expect(rotated.body.secret.slice(0, 16)).toBe(secret.slice(0, 16));
  expect([await statusWith(secret), await statusWith(rotated.body.secret)]).toEqual([200, 200]);
  expect((await seen(id)).formerSecretUntil).toBe(rotated.body.formerSecretUntil);
  // Rotated once more, the first keeps what it was promised.
  const again = await api.post(`/v1/api-keys/${id}/rotate`, { overlap: 'PT0S' });
  expect([await statusWith(secret), await statusWith(again.body.secret)]).toEqual([200, 200]);
  expect((await api.get('/v1/users', { key: rotated.body.secret })).body.detail).toContain('replaced');
  api.world.clock.moveTo(later('PT2H'));
  const replaced = await api.get('/v1/users', { key: secret });
  expect([replaced.status, replaced.body.detail]).toEqual([401, expect.stringContaining('replaced')]);
  expect(await statusWith(again.body.secret)).toBe(200);
  expect((await seen(id)).formerSecretUntil).toBeNull();
});

test('A repeated rotation rotates once, and shows no secret again', async () => {
  const { id, secret } = await make();
  const headers = { 'Idempotency-Key': 'rotate-once' };
  const first = await api.post(`/v1/api-keys/${id}/rotate`, {}, { headers });
  const second = await api.post(`/v1/api-keys/${id}/rotate`, {}, { headers });
  expect(second.body).toEqual({ ...first.body, secret: null });
  // Its answer was lost before it was kept.
  await api.sql`update idempotency_keys set status = null, body = null where key = 'rotate-once'`;
  const third = await api.post(`/v1/api-keys/${id}/rotate`, {}, { headers });
  expect(third.body).toEqual({ ...first.body, secret: null, lastUsedAt: third.body.lastUsedAt });
  expect([await statusWith(secret), await statusWith(first.body.secret)]).toEqual([200, 200]);
  const tables =
    await api.sql`select (select json_agg(i) from idempotency_keys i)::text || (select json_agg(e) from api_key_events e)::text as everything`;
  expect(tables[0]?.everything).not.toContain(first.body.secret.slice(16));
});

test('What cannot be rotated or changed is refused: unknown, revoked, expired, too long an overlap, changed meanwhile', async () => {
  const { id } = await make({ expiresAt: later('PT1H') });
  expect((await api.post('/v1/api-keys/0123456789ab/rotate', {})).status).toBe(404);
  expect((await api.get('/v1/api-keys/0123456789ab/events')).status).toBe(404);
  expect((await api.patch('/v1/api-keys/0123456789ab', { name: 'x' })).status).toBe(404);
  const long = await api.post(`/v1/api-keys/${id}/rotate`, { overlap: 'P91D' });
  expect([long.status, long.body.errors[0].pointer]).toEqual([400, '#/overlap']);
  const stale = await api.patch(`/v1/api-keys/${id}`, { name: 'x' }, { headers: { 'If-Match': '"7"' } });
  expect(stale.status).toBe(412);
  api.world.clock.moveTo(later('PT1H'));
  expect(await api.post(`/v1/api-keys/${id}/rotate`, {})).toMatchObject({
    status: 409,
    body: { type: 'urn:rollbook:problem:key-over', detail: expect.stringContaining('expired') },
  });
  expect((await api.ask('DELETE', `/v1/api-keys/${id}`)).status).toBe(204);
  expect((await api.patch(`/v1/api-keys/${id}`, { name: 'x' })).status).toBe(409);
  expect((await api.post(`/v1/api-keys/${id}/rotate`, {})).body.detail).toContain('revoked');
});

test('What was done with a key is noted, with who did it, and without its name', async () => {
  const admin = api.adminKey.slice(3, 15);
  const { id, version } = await make({ name: 'Payroll Canary' });
  const headers = { 'If-Match': `"${version}"` };
  expect((await api.patch(`/v1/api-keys/${id}`, { name: 'Canary Two' }, { headers })).body).toMatchObject({
    name: 'Canary Two',
    version: version + 1,
  });
  await api.patch(`/v1/api-keys/${id}`, { name: 'Canary Two' });
  await api.post(`/v1/api-keys/${id}/rotate`, {});
  await api.ask('DELETE', `/v1/api-keys/${id}`);
  await api.ask('DELETE', `/v1/api-keys/${id}`);
  const { body, text } = await api.get(`/v1/api-keys/${id}/events`);
  expect(body.items.map(({ type, by }: { type: string; by: string }) => [type, by])).toEqual(
    ['made', 'changed', 'rotated', 'revoked'].map((type) => [type, admin]),
  );
  expect(text).not.toContain('Canary');
  const { body: first } = await api.get(`/v1/api-keys/${id}/events?limit=3`);
  expect(first.items).toHaveLength(3);
  expect((await api.get(`/v1/api-keys/${id}/events?cursor=${first.next}`)).body.items).toHaveLength(1);
});

test('When a key was last used is noted, at most once a minute', async () => {
  const { id, secret } = await make();
  expect((await seen(id)).lastUsedAt).toBeNull();
  await statusWith(secret);
  const first = await until(async () => (await seen(id)).lastUsedAt, 'the use was noted');
  api.world.clock.moveTo(later('PT50S'));
  await statusWith(secret);
  api.world.clock.moveTo(later('PT10S'));
  await statusWith(secret);
  const second = await until(async () => {
    const { lastUsedAt } = await seen(id);
    return lastUsedAt !== first && lastUsedAt;
  }, 'the use of a minute later was noted');
  expect(Date.parse(second) - Date.parse(first)).toBeGreaterThanOrEqual(60_000);
});

test('What one process revokes, another heeds soon; many requests read the key once', async () => {
  const statements: string[] = [];
  const counted = connect(api.world.databaseUrl, 2);
  const listening = new Proxy(counted, {
    apply: (target, self, args: [TemplateStringsArray]) => {
      statements.push(String(args[0]));
      return Reflect.apply(target as never, self, args);
    },
  });
  const other = createServer(createApp({ ...api.deps, sql: listening }));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  const { id, secret } = await make();
  const ask = async () =>
    (await fetch(`${url}/v1/qualification-codes`, { headers: { Authorization: `Bearer ${secret}` } })).status;
  try {
    expect(await Promise.all(Array.from({ length: 20 }, ask))).toEqual(Array(20).fill(200));
    const reads = statements.filter((query) => query.includes('from api_keys'));
    // Once, and once more where the twenty took longer than a second.
    expect(reads.length).toBeGreaterThan(0);
    expect(reads.length).toBeLessThan(5);
    await api.ask('DELETE', `/v1/api-keys/${id}`);
    expect((await api.get('/v1/users', { key: secret })).body.detail).toBe('the API key was revoked');
    await until(async () => (await ask()) === 401, 'the other process heeds it', 5_000);
  } finally {
    other.closeAllConnections();
    await new Promise((resolve) => other.close(resolve));
    await counted.end({ timeout: 5 });
  }
});

test('A key that sends more than it may in a minute is told to wait, and what is left is said in every answer', async () => {
  const { id, secret } = await make({ requestsPerMinute: 3 });
  const [first] = [await api.get('/v1/users', { key: secret })];
  expect(first.headers.get('ratelimit-policy')).toMatch(/^"requests"; q=3; w=60/);
  expect(first.headers.get('ratelimit')).toMatch(/^"requests"; r=2; t=\d+/);
  // Refusals count too.
  expect([await statusWith(secret, '/v1/mails'), await statusWith(secret)]).toEqual([403, 200]);
  const refused = await api.get('/v1/users', { key: secret });
  expect(refused.status).toBe(429);
  expect(refused.headers.get('content-type')).toBe('application/problem+json');
  expect(refused.body.type).toBe('urn:rollbook:problem:too-many-requests');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  // Another key is not concerned, and a higher limit holds at once.
  expect((await api.get('/v1/users')).headers.get('ratelimit-policy')).toContain('q=300000');
  await api.patch(`/v1/api-keys/${id}`, { requestsPerMinute: 100 });
  expect(await statusWith(secret)).toBe(200);
  expect((await api.post('/v1/api-keys', { name: 'x', scopes: ['read'], requestsPerMinute: 0 })).status).toBe(400);
});

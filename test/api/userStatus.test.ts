import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { audit } from '../support/audit.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(async () => {
  expect(await audit(api.sql)).toEqual([]);
  await api.close();
});

const problem = (name: string) => `urn:rollbook:problem:${name}`;
const user = async (id: string) => (await api.get(`/v1/users/${id}`)).body;
const history = async (id: string) => (await api.get(`/v1/users/${id}/history`)).body.items;

describe('the platform status', () => {
  it('is set by hand with a reason; a repeat with the same key does nothing twice', async () => {
    const { id } = await makeUser(api);
    const headers = { 'Idempotency-Key': uuidv7() };
    const first = await api.post(`/v1/users/${id}/deactivate`, { reason: 'left' }, { headers });
    expect(first.body).toMatchObject({ status: 'deactivated', version: 2 });
    expect((await api.post(`/v1/users/${id}/activate`, {})).body.status).toBe('activated');
    expect((await api.post(`/v1/users/${id}/deactivate`, { reason: 'left' }, { headers })).body.version).toBe(2);
    expect((await user(id)).status).toBe('activated');
    expect((await api.post(`/v1/users/${id}/activate`, {})).body.version).toBe(3);
    expect((await history(id)).map(({ type }: { type: string }) => type)).toEqual([
      ...['created', 'deactivated', 'activated'],
    ]);
  });

  it('after a crash between the deed and its answer, the repeat finds what was done, whatever came after', async () => {
    const { id } = await makeUser(api);
    const headers = { 'Idempotency-Key': uuidv7() };
    await api.post(`/v1/users/${id}/deactivate`, {}, { headers });
    await api.post(`/v1/users/${id}/activate`, {});
    await api.sql`update idempotency_keys set status = null, body = null where key = ${headers['Idempotency-Key']}`;
    expect((await api.post(`/v1/users/${id}/deactivate`, {}, { headers })).body.status).toBe('activated');
  });

  it('nobody changes their own, nor their expiry, nor their level', async () => {
    const { id } = await makeUser(api);
    const by = id;
    const asked = [
      api.post(`/v1/users/${id}/deactivate`, { by }),
      api.post(`/v1/users/${id}/expiry`, { expiresAt: '2099-01-01', by }),
      api.patch(`/v1/users/${id}`, { level: 'superadmin', by }),
    ];
    for (const { status, body } of await Promise.all(asked))
      expect([status, body.type]).toEqual([409, problem('own-status')]);
    expect((await api.post(`/v1/users/${id}/deactivate`, { by: 'nobody' })).body.errors[0].pointer).toBe('#/by');
    const gone = (await makeUser(api)).id;
    await api.post(`/v1/users/${gone}/deactivate`, {});
    expect((await api.post(`/v1/users/${id}/deactivate`, { by: gone })).body.errors[0].pointer).toBe('#/by');
  });

  it('expires at once by a date that lies back; then only a later one brings back the status from before', async () => {
    const { id } = await makeUser(api);
    await api.post(`/v1/users/${id}/deactivate`, {});
    const expiry = (expiresAt: unknown) => api.post(`/v1/users/${id}/expiry`, { expiresAt });
    expect((await expiry('2020-01-31')).body).toMatchObject({ status: 'expired', expiresOn: '2020-01-31' });
    for (const refused of [
      api.post(`/v1/users/${id}/activate`, {}),
      expiry(null),
      api.patch(`/v1/users/${id}`, { status: 'active' }),
    ])
      expect(await refused).toMatchObject({ status: 409, body: { type: problem('status-locked') } });
    expect((await expiry('2099-01-31')).body).toMatchObject({
      ...{ status: 'deactivated', expiresOn: '2099-01-31', expiresAt: '2099-01-31T22:59:59.999Z' },
    });
    expect((await expiry('soon')).body.errors[0].pointer).toBe('#/expiresAt');
    expect((await expiry(null)).body).toMatchObject({ expiresAt: null, expiresOn: null });
  });

  it('a new person may have a level and a date; a level only by a key of an administrator, a date only ahead', async () => {
    const { body } = await api.get(
      `/v1/users/${(await makeUser(api, { level: 'superadmin', expiresAt: '2099-12-31T10:00:00+01:00' })).id}`,
    );
    expect(body).toMatchObject({ level: 'superadmin', expiresAt: '2099-12-31T09:00:00.000Z', expiresOn: null });
    const write = await api.keyFor('write');
    const fields = { username: 'x1', email: 'x1@example.org', givenName: 'A', familyName: 'B' };
    expect((await api.post('/v1/users', { ...fields, level: 'superadmin' }, { key: write })).status).toBe(403);
    expect((await api.post('/v1/users', { ...fields, expiresAt: '2020-01-01' })).body.errors[0].pointer).toBe(
      '#/expiresAt',
    );
    expect((await api.patch(`/v1/users/${body.id}`, { level: 'user' }, { key: write })).status).toBe(403);
  });
});

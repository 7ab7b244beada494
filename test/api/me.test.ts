import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { signedIn } from '../support/signedIn.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

async function person(fields: Record<string, unknown> = {}) {
  const { id } = await makeUser(api, fields);
  const headers = await signedIn(api.world, id);
  return { id, as: { key: null, headers } };
}

test('Who is signed in is told who they are, with their roles and the session', async () => {
  const { id, as } = await person({ givenName: 'Ada' });
  await makeUser(api, { manager: id });
  await makeEnrolment(api, { user: id });
  const { status, body } = await api.get('/v1/me', as);
  expect(status).toBe(200);
  expect(body.user).toMatchObject({ id, givenName: 'Ada', level: 'user', status: 'activated' });
  expect(body.roles.map(({ role }: { role: string }) => role)).toEqual(['learner', 'manager']);
  expect(body.session).toMatchObject({ method: 'link', current: true });
});

test('A key is nobody who is signed in', async () => {
  for (const [method, path] of [
    ['GET', '/v1/me'],
    ['GET', '/v1/me/sessions'],
    ['DELETE', '/v1/me/sessions'],
  ]) {
    const { status, body } = await api.ask(method ?? '', path ?? '');
    expect([status, body.type]).toEqual([403, 'urn:rollbook:problem:forbidden']);
    expect((await api.ask(method ?? '', path ?? '', { key: null })).status).toBe(401);
  }
});

test('One’s sessions are listed, the newest first, page by page, without those that are over', async () => {
  const { id, as } = await person();
  const second = await signedIn(api.world, id);
  const third = await signedIn(api.world, id);
  await api.sql`update user_sessions set ended_at = began_at, ended_why = 'signed_out' where user_id = ${id} and id = (
    select max(id::text)::uuid from user_sessions where user_id = ${id})`;
  const { body } = await api.get('/v1/me/sessions', as);
  expect(body.items.map(({ current }: { current: boolean }) => current)).toEqual([false, true]);
  const first = await api.get('/v1/me/sessions?limit=1', as);
  const next = await api.get(`/v1/me/sessions?limit=1&cursor=${first.body.next}`, as);
  expect([...first.body.items, ...next.body.items]).toEqual(body.items);
  expect((await api.get('/v1/me', { key: null, headers: second })).status).toBe(200);
  expect((await api.get('/v1/me', { key: null, headers: third })).status).toBe(401);
});

test('One session is ended, and nobody else’s', async () => {
  const { as } = await person();
  const other = await person();
  const { body } = await api.get('/v1/me/sessions', as);
  const path = `/v1/me/sessions/${body.items[0].id}`;
  expect((await api.ask('DELETE', path, other.as)).status).toBe(404);
  expect((await api.ask('DELETE', `/v1/me/sessions/${uuidv7()}`, as)).status).toBe(404);
  expect((await api.get('/v1/me', as)).status).toBe(200);
  expect((await api.ask('DELETE', path, as)).status).toBe(204);
  expect((await api.get('/v1/me', as)).status).toBe(401);
});

test('Signing out everywhere ends all of one’s sessions at once, and says who did it', async () => {
  const { id, as } = await person();
  const other = { key: null, headers: await signedIn(api.world, id) };
  expect((await api.get('/v1/me', other)).status).toBe(200);
  expect((await api.ask('DELETE', '/v1/me/sessions', as)).status).toBe(204);
  expect((await api.get('/v1/me', as)).status).toBe(401);
  expect((await api.get('/v1/me', other)).status).toBe(401);
  const rows = await api.sql`select ended_why, ended_by_kind, ended_by_id from user_sessions where user_id = ${id}`;
  expect(rows.map((row) => ({ ...row }))).toEqual(
    [1, 2].map(() => ({ endedWhy: 'everywhere', endedByKind: 'user', endedById: id })),
  );
});

test('An administrator signs somebody out everywhere, by key or signed in; who reads people cannot', async () => {
  const { id, as } = await person();
  const path = `/v1/users/${id}/sessions`;
  const readKey = await api.keyFor('read');
  expect((await api.get(path, { key: readKey })).body.items).toHaveLength(1);
  expect((await api.ask('DELETE', path, { key: readKey })).status).toBe(403);
  expect((await api.get('/v1/me', as)).status).toBe(200);
  expect((await api.ask('DELETE', path)).status).toBe(204);
  expect((await api.get('/v1/me', as)).status).toBe(401);
  const again = { key: null, headers: await signedIn(api.world, id) };
  const boss = await person({ level: 'superadmin' });
  expect((await api.ask('DELETE', path, again)).status).toBe(403);
  expect((await api.ask('DELETE', path, boss.as)).status).toBe(204);
  expect((await api.get('/v1/me', again)).status).toBe(401);
  expect((await api.get(path)).body.items).toEqual([]);
  expect((await api.get(`/v1/users/${uuidv7()}/sessions`)).status).toBe(404);
});

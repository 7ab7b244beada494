import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patchPerson } from '../../store/people.ts';
import { makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { signedIn } from '../support/signedIn.ts';
import { until } from '../support/until.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const SUPER = { level: 'superadmin' };

/** Lets hours pass. */
function pass(hours: number) {
  const { clock } = api.world;
  clock.moveTo(new Date(Date.parse(clock.now()) + hours * 3_600_000).toISOString());
}

async function person(fields: Record<string, unknown> = {}) {
  const { id, version } = await makeUser(api, fields);
  return { id, version, headers: await signedIn(api.world, id) };
}

describe('the door with a session', () => {
  test('A superadmin who is signed in may everything, and what they do is theirs (R36)', async () => {
    const { id, headers } = await person(SUPER);
    expect((await api.get('/v1/users', { key: null, headers })).status).toBe(200);
    const other = await makeUser(api);
    const made = await api.patch(`/v1/users/${other.id}`, { department: 'Sales' }, { key: null, headers });
    expect(made.status).toBe(200);
    const { body } = await api.get(`/v1/users/${other.id}/history`);
    expect(body.items.at(-1).actor).toEqual({ kind: 'user', id, onBehalfOf: null });
  });

  test('Whoever is no superadmin has no scope, and only what permissions give', async () => {
    for (const level of ['user', 'power_user']) {
      const { headers } = await person({ level });
      const { status, body } = await api.get('/v1/api-keys', { key: null, headers });
      expect(status).toBe(403);
      expect(body.type).toBe('urn:rollbook:problem:forbidden');
    }
  });

  test('A request with a key and a cookie is the key’s, and the cookie says nothing', async () => {
    const { headers } = await person();
    expect((await api.get('/v1/users', { headers })).status).toBe(200);
    const foreign = { ...headers, Origin: 'https://evil.example' };
    expect((await api.post('/v1/users', {}, { headers: foreign })).status).toBe(400);
    const admin = await person(SUPER);
    expect((await api.get('/v1/users', { key: 'rb_nonsense', headers: admin.headers })).status).toBe(401);
  });

  test('A token that nobody has, and what is none, are 401', async () => {
    for (const token of ['x'.repeat(43), 'short', '', '%00']) {
      const { status } = await api.get('/v1/users', { key: null, headers: { Cookie: `rollbook_session=${token}` } });
      expect(status).toBe(401);
    }
  });

  test('Only the hash of a token is kept', async () => {
    const { headers } = await person();
    const [row] = await api.sql`select json_agg(s)::text as everything from user_sessions s`;
    expect(row?.everything).not.toContain(headers.Cookie.split('=')[1]);
  });

  test.each([
    ['of another site', { Origin: 'https://evil.example' }, 403],
    ['of another port', { Origin: 'http://localhost:3001' }, 403],
    ['of a page without an address', { Origin: 'null' }, 403],
    [
      'of a page without an address, of ours as the browser says',
      { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
      201,
    ],
    ['of nowhere', {}, 403],
    ['of nowhere, of a sister site as the browser says', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['of nowhere, of ours as the browser says', { 'Sec-Fetch-Site': 'same-origin' }, 201],
    [
      'of another site, of ours as the browser says',
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
      403,
    ],
    ['of ours', { Origin: 'http://localhost:3000' }, 201],
  ])('A change that is %s', async (_, from, expected) => {
    const { headers } = await person(SUPER);
    const name = uuidv7();
    const user = { username: name, email: `${name}@example.org`, givenName: 'A', familyName: 'B', timezone: 'UTC' };
    const sent = { Cookie: headers.Cookie, ...(from as Record<string, string>) };
    const { status, body } = await api.post('/v1/users', user, { key: null, headers: sent });
    expect(status).toBe(expected);
    if (expected === 403) {
      expect(body.type).toBe('urn:rollbook:problem:csrf');
      expect((await api.get(`/v1/users?q=${name}`)).body.items).toEqual([]);
    }
  });

  test('Reading wants no origin', async () => {
    const { headers } = await person(SUPER);
    expect((await api.get('/v1/users', { key: null, headers: { Cookie: headers.Cookie } })).status).toBe(200);
  });

  test('A session ends without use, and at its length however much it is used', async () => {
    const { headers } = await person(SUPER);
    const get = async () => (await api.get('/v1/users', { key: null, headers })).status;
    const noted = () => api.sql`select max(last_seen_at) as at from user_sessions`.then(([row]) => row?.at as string);
    for (let hours = 0; hours < 161; hours += 7) {
      expect(await get()).toBe(200);
      const now = api.world.clock.now();
      await until(async () => Date.parse(await noted()) >= Date.parse(now) - 60_000, 'the use is noted');
      pass(7);
    }
    const idle = await person(SUPER);
    expect((await api.get('/v1/users', { key: null, headers: idle.headers })).status).toBe(200);
    pass(8);
    expect((await api.get('/v1/users', { key: null, headers: idle.headers })).status).toBe(401);
    const { status, body } = await api.get('/v1/users', { key: null, headers });
    expect(status).toBe(401);
    expect(body.detail).toContain('sign in again');
  });

  test.each(['deactivated', 'expired'])(
    'Who is %s is turned away at once, and coming back brings back no session',
    async (how) => {
      const { id, headers } = await person(SUPER);
      const get = () => api.get('/v1/users', { key: null, headers });
      expect((await get()).status).toBe(200);
      if (how === 'deactivated') await api.post(`/v1/users/${id}/deactivate`, {});
      else await patchPerson(api.sql, id, { status: 'expired' }, null, api.world.clock);
      const { body } = await until(async () => {
        const answer = await get();
        return answer.status === 403 && answer;
      }, 'they are turned away');
      expect(body).toMatchObject({ type: 'urn:rollbook:problem:turned-away', userStatus: how });
      await api.sql`update users set status = 'active' where id = ${id}`;
      await until(async () => (await get()).status === 401, 'the session is over');
      const [row] = await api.sql`select ended_why from user_sessions where user_id = ${id}`;
      expect(row?.endedWhy).toBe(how);
    },
  );

  test('A level that is taken away is gone at once', async () => {
    const { id, headers } = await person(SUPER);
    const boss = await person(SUPER);
    const get = async () => (await api.get('/v1/api-keys', { key: null, headers })).status;
    expect(await get()).toBe(200);
    const lowered = await api.patch(`/v1/users/${id}`, { level: 'user' }, { key: null, headers: boss.headers });
    expect(lowered.status).toBe(200);
    expect(await get()).toBe(403);
  });
});

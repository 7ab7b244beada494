import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patchPerson } from '../../store/people.ts';
import { settlePeople } from '../../store/personDues.ts';
import { makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { audit } from '../support/audit.ts';
import { importHere } from '../support/imports.ts';

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

/** Somebody whom the HR system’s file has brought. */
async function fromFile(values: Record<string, string> = {}): Promise<{ id: string; externalId: string }> {
  const externalId = `hr-${uuidv7().slice(-12)}`;
  await file(externalId, values);
  return { id: (await user(externalId)).id, externalId };
}

async function file(externalId: string, values: Record<string, string>) {
  const given = {
    external_id: externalId,
    username: externalId,
    email: `${externalId}@x.test`,
    given_name: 'G',
    family_name: 'F',
    ...values,
  };
  const text = `${Object.keys(given).join(',')}\n${Object.values(given).join(',')}`;
  const { rows } = await importHere({ sql: api.sql, clock: api.world.clock }, 'people', text);
  return rows[0];
}

describe('R38: the master of a field', () => {
  it('of what the HR file brought is the HR file: a change by hand is refused, and the field and its master are named', async () => {
    const { id } = await fromFile({ department: 'Sales' });
    expect((await user(id)).masters).toMatchObject({ department: { master: 'hr', overridden: false } });
    const { status, body } = await api.patch(`/v1/users/${id}`, { department: 'Law', locale: 'de' });
    expect([status, body.type]).toEqual([409, problem('other-master')]);
    expect(body.errors).toEqual([{ pointer: '#/department', detail: expect.stringContaining('(hr)') }]);
    expect(await user(id)).toMatchObject({ department: 'Sales', locale: 'en' });
    // What the file does not have belongs to nobody.
    expect((await api.patch(`/v1/users/${id}`, { locale: 'de' })).status).toBe(200);
  });

  it('can be overridden, which is marked; a file that repeats itself changes nothing, one that says something new does', async () => {
    const { id, externalId } = await fromFile({ department: 'Sales' });
    const { body } = await api.patch(`/v1/users/${id}`, { department: 'Law', override: true });
    expect(body).toMatchObject({ department: 'Law', masters: { department: { master: 'hr', overridden: true } } });
    expect((await history(id)).at(-1).data).toMatchObject({ source: 'manual', overridden: ['department'] });
    expect(await file(externalId, { department: 'Sales' })).toMatchObject({ outcome: 'unchanged' });
    expect((await user(id)).department).toBe('Law');
    expect(await file(externalId, { department: 'IT' })).toMatchObject({ outcome: 'updated' });
    expect(await user(id)).toMatchObject({ department: 'IT', masters: { department: { overridden: false } } });
  });

  it('can be given to somebody else, by an administrator; then the file’s row is rejected with the column', async () => {
    const { id, externalId } = await fromFile({ department: 'Sales' });
    const masters = { department: 'manual' };
    const write = await api.keyFor('write');
    expect((await api.patch(`/v1/users/${id}`, { masters }, { key: write })).status).toBe(403);
    expect((await api.patch(`/v1/users/${id}`, { masters })).body.masters.department.master).toBe('manual');
    expect(await file(externalId, { department: 'IT' })).toMatchObject({
      outcome: 'rejected',
      column: 'department',
      code: 'other-master',
    });
    expect(await file(externalId, { department: 'Sales' })).toMatchObject({ outcome: 'unchanged' });
    await api.patch(`/v1/users/${id}`, { masters: { department: null } });
    expect(await file(externalId, { department: 'IT' })).toMatchObject({ outcome: 'updated' });
  });

  it('is SCIM’s where SCIM brought it, for the file as well', async () => {
    const { sql, world } = api;
    const { id, externalId } = await fromFile({ location: 'Bothell' });
    await api.patch(`/v1/users/${id}`, { masters: { location: null } });
    const said = { source: 'scim', actor: { kind: 'client', id: 'idp', onBehalfOf: null }, override: false } as const;
    const more = { reason: null, commandId: null };
    await patchPerson(sql, id, { location: 'Renton' }, null, world.clock, { ...said, ...more });
    expect((await user(id)).masters.location).toEqual({ master: 'scim', overridden: false });
    expect(await file(externalId, { location: 'Monroe' })).toMatchObject({ code: 'other-master', column: 'location' });
  });
});

describe('R36: the history of a person', () => {
  it('says what, from, to, who, on whose behalf and why, and is chained', async () => {
    const { id } = await makeUser(api, { department: 'Sales' });
    const by = (await makeUser(api)).id;
    await api.patch(`/v1/users/${id}`, { department: 'Law', level: 'power_user', reason: 'a move', by });
    const [born, changed] = await history(id);
    expect(born).toMatchObject({ seq: 1, type: 'created', from: null, to: 'activated', erased: false });
    expect(born.changes).toContainEqual({ field: 'department', from: null, to: 'Sales' });
    expect(changed).toMatchObject({
      ...{ seq: 2, type: 'changed', reason: 'a move', actor: { kind: 'client', onBehalfOf: by } },
      changes: [
        { field: 'level', from: 'user', to: 'power_user' },
        { field: 'department', from: 'Sales', to: 'Law' },
      ],
      previousHash: born.hash,
    });
  });

  it('R35: has no value of the profile in what is chained, and stays whole when the words are erased', async () => {
    const { id } = await makeUser(api, { department: 'Kanarienvogel', familyName: 'Geheimrat' });
    await api.patch(`/v1/users/${id}`, { department: 'Zaunkönig', reason: 'Vogelwechsel' });
    const rows = await api.sql`select data::text as data from user_events where user_id = ${id}`;
    expect(JSON.stringify(rows)).not.toMatch(/Kanarien|Geheimrat|Zaun|Vogel/);
    await api.sql`update personal_text set salt = null, body = null where person_id = ${id}`;
    const [, changed] = await history(id);
    expect(changed).toMatchObject({ erased: true, reason: null });
    expect(changed.changes).toEqual([{ field: 'department', from: null, to: null }]);
    expect(await audit(api.sql)).toEqual([]);
  });

  it('is append-only', async () => {
    const { id } = await makeUser(api);
    await expect(api.sql`update user_events set type = 'nothing' where user_id = ${id}`).rejects.toThrow(/append-only/);
  });
});

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

describe('a change with a day from which it holds', () => {
  const inDays = (days: number) =>
    new Date(Date.parse(api.world.clock.now()) + days * 86_400_000).toISOString().slice(0, 10);
  const planned = async (id: string) => (await api.get(`/v1/users/${id}/planned-changes`)).body.items;

  it('is planned, listed, and comes true when the day begins where the person is, once', async () => {
    const { id } = await makeUser(api, { timezone: 'Asia/Tokyo', department: 'Sales' });
    const boss = (await makeUser(api)).id;
    const effectiveFrom = inDays(10);
    const body = { department: 'Law', manager: boss, effectiveFrom, reason: 'new year' };
    const asked = await api.patch(`/v1/users/${id}`, body);
    expect([asked.status, asked.body.status]).toEqual([202, 'planned']);
    expect(asked.body).toMatchObject({ changes: { department: 'Law', manager: boss }, effectiveFrom });
    expect(new Date(asked.body.at).toISOString()).toBe(new Date(`${effectiveFrom}T00:00:00+09:00`).toISOString());
    // The same again is the same.
    expect((await api.patch(`/v1/users/${id}`, body)).body.id).toBe(asked.body.id);
    expect(await planned(id)).toHaveLength(1);
    expect(await settlePeople(api.sql, api.world.clock)).toBe(0);
    api.world.clock.moveTo(asked.body.at);
    await Promise.all([settlePeople(api.sql, api.world.clock), settlePeople(api.sql, api.world.clock)]);
    expect(await user(id)).toMatchObject({ department: 'Law', manager: { id: boss }, version: 2 });
    expect((await planned(id))[0]).toMatchObject({ status: 'done' });
    const [, announced, done, ...more] = await history(id);
    expect(announced).toMatchObject({
      type: 'change_planned',
      data: { planned: asked.body.id, fields: ['department', 'managerId'] },
    });
    expect(done).toMatchObject({
      type: 'changed',
      at: asked.body.at,
      reason: 'new year',
      data: { planned: asked.body.id },
    });
    expect(more).toEqual([]);
  });

  it('moves with the person’s time zone, and can be taken back until then', async () => {
    const { id } = await makeUser(api, { timezone: 'UTC' });
    const effectiveFrom = inDays(3);
    const { body } = await api.patch(`/v1/users/${id}`, { location: 'Oslo', effectiveFrom });
    await api.patch(`/v1/users/${id}`, { timezone: 'America/New_York' });
    expect((await planned(id))[0].at > body.at).toBe(true);
    const taken = await api.post(`/v1/planned-changes/${body.id}/cancel`, { reason: 'stays' });
    expect(taken.body.status).toBe('cancelled');
    expect((await api.post(`/v1/planned-changes/${body.id}/cancel`, {})).status).toBe(200);
    api.world.clock.moveTo(`${inDays(5)}T00:00:00.000Z`);
    await settlePeople(api.sql, api.world.clock);
    expect((await user(id)).location).toBeNull();
  });

  it('is done at once for today, refused for yesterday and for what cannot be planned, and once it is over it stays', async () => {
    const { id } = await makeUser(api, { timezone: 'UTC' });
    expect((await api.patch(`/v1/users/${id}`, { location: 'Oslo', effectiveFrom: inDays(0) })).body).toMatchObject({
      location: 'Oslo',
    });
    const pointers = async (body: object) =>
      (await api.patch(`/v1/users/${id}`, body)).body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(await pointers({ location: 'Rome', effectiveFrom: inDays(-1) })).toEqual(['#/effectiveFrom']);
    expect(await pointers({ email: 'new@x.test', effectiveFrom: inDays(1) })).toEqual(['#/email']);
    expect(await pointers({ effectiveFrom: inDays(1) })).toEqual(['#/effectiveFrom']);
    const { body } = await api.patch(`/v1/users/${id}`, { location: 'Rome', effectiveFrom: inDays(1) });
    api.world.clock.moveTo(body.at);
    await settlePeople(api.sql, api.world.clock);
    const late = await api.post(`/v1/planned-changes/${body.id}/cancel`, {});
    expect([late.status, late.body.type, late.body.currentStatus]).toEqual([
      409,
      problem('planned-change-over'),
      'done',
    ]);
  });

  it('that would make a cycle on its day is refused then, and listed as that', async () => {
    const top = (await makeUser(api, { timezone: 'UTC' })).id;
    const below = (await makeUser(api)).id;
    const { body } = await api.patch(`/v1/users/${top}`, { manager: below, effectiveFrom: inDays(1) });
    await api.patch(`/v1/users/${below}`, { manager: top });
    api.world.clock.moveTo(body.at);
    await settlePeople(api.sql, api.world.clock);
    expect((await planned(top))[0]).toMatchObject({ status: 'refused', refusal: 'manager-cycle' });
    expect((await user(top)).manager).toBeNull();
    expect((await history(top)).at(-1)).toMatchObject({ type: 'planned_change_refused' });
  });

  it('R38: of a field that another keeps is refused at once, without an override', async () => {
    const { id } = await fromFile({ department: 'Sales' });
    const body = { department: 'Law', effectiveFrom: inDays(2) };
    expect((await api.patch(`/v1/users/${id}`, body)).body.type).toBe(problem('other-master'));
    expect((await api.patch(`/v1/users/${id}`, { ...body, override: true })).status).toBe(202);
  });
});

describe('roles', () => {
  it('come from facts, apart from the level', async () => {
    const { id } = await makeUser(api, { level: 'superadmin' });
    const roles = async () => (await api.get(`/v1/users/${id}/roles`)).body.items;
    expect(await roles()).toEqual([]);
    await makeUser(api, { manager: id });
    await makeEnrolment(api, { user: id });
    await makeEnrolment(api, { user: id, role: 'tutor' });
    expect(await roles()).toEqual([
      { role: 'learner', because: [{ fact: 'live-enrolments', count: 1 }] },
      { role: 'tutor', because: [{ fact: 'live-enrolments', count: 1 }] },
      { role: 'manager', because: [{ fact: 'direct-reports', count: 1 }] },
    ]);
    const { body } = await api.get('/v1/users?level=superadmin&limit=1');
    expect(body.items[0].id).toBe(id);
  });
});

describe('the tree of managers', () => {
  it('shows who reports to somebody, directly and at any distance', async () => {
    const top = (await makeUser(api)).id;
    const middle = (await makeUser(api, { manager: top })).id;
    const low = (await makeUser(api, { manager: middle })).id;
    const team = async (query: string) =>
      (await api.get(`/v1/users/${top}/team${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await team('')).toEqual([middle]);
    expect(await team('?depth=all')).toEqual([low, middle]);
  });

  it('is built by administrators, and by managers where these allow it: who has no manager comes, who is theirs goes', async () => {
    const [boss, other] = [(await makeUser(api)).id, (await makeUser(api)).id];
    const [free, theirs] = [(await makeUser(api)).id, (await makeUser(api, { manager: other })).id];
    const kept = (await fromFile({ manager_external_id: '' })).id;
    const build = async (body: object) => {
      const answered = await api.post(`/v1/users/${boss}/team`, body);
      return answered.body.items.map(({ outcome, code }: { outcome: string; code: string | null }) => code ?? outcome);
    };
    expect(await build({ by: boss, add: [free] })).toEqual(['team-building-off']);
    expect((await api.get('/v1/team-building')).body).toEqual({ allowed: false });
    const allow = { body: { allowed: true } };
    const write = await api.keyFor('write');
    expect((await api.ask('PUT', '/v1/team-building', { ...allow, key: write })).status).toBe(403);
    expect((await api.ask('PUT', '/v1/team-building', allow)).body).toEqual({ allowed: true });
    const add = [free, theirs, kept, boss, 'nobody', free];
    expect(await build({ by: boss, add })).toEqual([
      ...['added', 'has-a-manager', 'other-master', 'manager-cycle', 'unknown', 'unchanged'],
    ]);
    expect((await history(free)).at(-1).actor).toMatchObject({ kind: 'client', onBehalfOf: boss });
    expect(await build({ by: boss, remove: [theirs, free] })).toEqual(['not-in-team', 'removed']);
    expect((await api.post(`/v1/users/${boss}/team`, { by: other, add: [free] })).body.errors[0].pointer).toBe('#/by');
    const twice = await api.post(`/v1/users/${boss}/team`, { add: [free], remove: [free] });
    expect(twice.body.errors[0].pointer).toBe('#/add/0');
    // An administrator is not asked whose team it is.
    expect(await build({ add: [theirs] })).toEqual(['added']);
    expect((await user(theirs)).manager.id).toBe(boss);
  });

  it('has no cycle, whoever moves whom at the same instant, by hand or by file', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b, c] = await Promise.all([fromFile(), fromFile(), fromFile()]);
      await Promise.all([
        api.patch(`/v1/users/${a.id}`, { manager: b.id }),
        file(b.externalId, { manager_external_id: c.externalId }),
        api.patch(`/v1/users/${c.id}`, { manager: a.id }),
      ]);
      const managers = await Promise.all([a, b, c].map(async ({ id }) => (await user(id)).manager));
      expect(managers.filter((manager) => manager === null)).toHaveLength(1);
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patchPerson } from '../../store/people.ts';
import { makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { audit } from '../support/audit.ts';
import { fileOfOne, personFromFile } from '../support/peopleFiles.ts';

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
const fromFile = (values: Record<string, string> = {}) => personFromFile(api, values);
const file = (externalId: string, values: Record<string, string>) => fileOfOne(api, externalId, values);

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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
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

const user = async (id: string) => (await api.get(`/v1/users/${id}`)).body;
const history = async (id: string) => (await api.get(`/v1/users/${id}/history`)).body.items;
const fromFile = (values: Record<string, string> = {}) => personFromFile(api, values);
const file = (externalId: string, values: Record<string, string>) => fileOfOne(api, externalId, values);

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

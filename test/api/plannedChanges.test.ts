import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settlePeople } from '../../store/personDues.ts';
import { makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { audit } from '../support/audit.ts';
import { personFromFile } from '../support/peopleFiles.ts';

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

  it('is taken back or comes true, when both come at the same instant, and never both', async () => {
    for (let round = 0; round < 6; round++) {
      const { id } = await makeUser(api, { timezone: 'UTC' });
      const { body } = await api.patch(`/v1/users/${id}`, { location: 'Oslo', effectiveFrom: inDays(1) });
      api.world.clock.moveTo(body.at);
      await Promise.all([
        api.post(`/v1/planned-changes/${body.id}/cancel`, {}),
        settlePeople(api.sql, api.world.clock),
        settlePeople(api.sql, api.world.clock),
      ]);
      const [{ status }] = await planned(id);
      expect([status, (await user(id)).location]).toEqual(status === 'done' ? ['done', 'Oslo'] : ['cancelled', null]);
      expect(await history(id)).toHaveLength(3);
    }
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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { takeIn } from '../support/imports.ts';

describe('rules about time, over the API', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({});
  });
  afterAll(() => api.close());

  const command = (id: string, body: object) => api.post(`/v1/enrolments/${id}/commands`, body);

  it('R21: a policy names what its deadline is counted from, and says what does not fit', async () => {
    const { code } = await makeActivity(api);
    const deadline = { basis: 'completion', after: 'P30D', activity: code, notifyManager: true };
    const kept = await api.post('/v1/policies', { code: 'after-another', deadline });
    expect(kept.body.deadline).toMatchObject({ activity: code, notifyManager: true, pauseWhileSuspended: false });
    const seats = { suspendGrace: 'P7D', placeOnReturn: 'kept' };
    const more = await api.post('/v1/policies', { code: 'grace', seats, access: { after: 'P90D' } });
    expect(more.body).toMatchObject({ seats, access: { after: 'P90D', date: null } });
    const refused = async (body: object, pointer: string) => {
      const { status, body: problem } = await api.post('/v1/policies', { code: 'wrong', ...body });
      expect([status, problem.errors.map((error: { pointer: string }) => error.pointer)]).toEqual([400, [pointer]]);
    };
    await refused({ deadline: { ...deadline, activity: 'nothing-known' } }, '#/deadline/activity');
    await refused({ deadline: { basis: 'completion', after: 'P30D' } }, '#/deadline/activity');
    await refused({ deadline: { basis: 'hire_date', after: 'P30D', activity: code } }, '#/deadline/activity');
    await refused({ deadline: { basis: 'session_start', after: 'P30D' } }, '#/deadline/basis');
    await refused({ access: { after: 'P1D', date: '2030-01-01' } }, '#/access');
    await refused({ access: {} }, '#/access');
  });

  it('says why there is no deadline yet, and until when the access lasts', async () => {
    const { code } = await makeActivity(api);
    const deadline = { basis: 'completion', after: 'P30D', activity: code };
    await api.post('/v1/policies', { code: 'waits', deadline, access: { date: '2099-12-31' } });
    const enrolment = await makeEnrolment(api, { activity: (await makeActivity(api, { policy: 'waits' })).id });
    expect(enrolment.why.deadline).toBe(`None yet: it will be counted from the completion of ${code}.`);
    expect(enrolment.accessUntil).toMatchObject({ localDate: '2099-12-31', timezone: 'Europe/Berlin', rule: 'fixed' });
    expect(enrolment.why.access).toMatch(/^Open until the end of 2099-12-31 in Europe\/Berlin: /);
  });

  it('R22: the access is set, closed and opened by a command; a day in the past is refused', async () => {
    const enrolment = await makeEnrolment(api);
    const set = await command(enrolment.id, { command: 'set-access', until: { localDate: '2090-06-30' } });
    expect(set.body.accessUntil).toMatchObject({ localDate: '2090-06-30', rule: 'by-hand' });
    const past = await command(enrolment.id, { command: 'set-access', until: { localDate: '2020-06-30' } });
    expect([past.status, past.body.type]).toEqual([409, expect.stringContaining('deadline-in-past')]);
    expect((await command(enrolment.id, { command: 'set-access', until: null })).body.accessUntil).toBeNull();
    expect((await command(enrolment.id, { command: 'set-access' })).status).toBe(400);
  });

  it('R32: a suspension says until when the seat is held; the zone and the status of a person reach it, by a file as well', async () => {
    const { world } = api;
    await api.post('/v1/policies', { code: 'held', seats: { suspendGrace: 'P7D' } });
    const person = { externalId: 'E-77', username: 'wanda', email: 'wanda@example.org', timezone: 'Europe/Berlin' };
    const user = await makeUser(api, { ...person, givenName: 'Wanda', familyName: 'Wander' });
    const activity = await makeActivity(api, { policy: 'held', maximum: 1 });
    const deadline = { localDate: '2090-06-30' };
    const { id } = await makeEnrolment(api, { user: user.id, activity: activity.id, deadline });
    const suspended = await command(id, { command: 'suspend' });
    expect(suspended.body.why.status).toMatch(/The seat is held until /);
    const head = 'external_id,username,email,given_name,family_name,timezone,status\n';
    await takeIn(world, 'people', `${head}E-77,wanda,wanda@example.org,Wanda,Wander,Asia/Tokyo,deactivated\n`);
    await world.when(id, ({ deadline }) => deadline?.deadline.timezone === 'Asia/Tokyo', 'the deadline moved');
    await world.when(id, ({ awaySince }) => awaySince !== null, 'the learner is away');
    const away = await api.get(`/v1/enrolments/${id}`);
    expect(away.body.why.status).toMatch(/The learner may not sign in since /);
    await api.patch(`/v1/users/${user.id}`, { status: 'activated' });
    await world.when(id, ({ awaySince }) => awaySince === null, 'the learner is back');
  });
});

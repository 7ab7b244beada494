import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDuration, addToDate, localDateOf } from '../../domain/calendar.ts';
import { makeActivity, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { addRecord } from '../support/certifications.ts';
import { stateOf } from '../support/compliance.ts';

const ZONE = 'Europe/Berlin';

describe('/v1/certifications and /v1/user-certifications', () => {
  let api: TestApi;
  let codes = 0;
  let code: string;
  let activity: { id: string; code: string };

  beforeAll(async () => {
    api = await startTestApi({ workers: 1 });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    codes += 1;
    code = `certificate-${codes}`;
    activity = await makeActivity(api, { title: 'First aid course' });
  });

  const fields = (given: Record<string, unknown> = {}) => ({
    code,
    title: 'First aid',
    achievedBy: { activity: activity.code },
    validFor: 'P1Y',
    ...given,
  });
  const make = async (given: Record<string, unknown> = {}) => {
    const { status, body, text } = await api.post('/v1/certifications', fields(given));
    if (status !== 201) throw new Error(text);
    return body;
  };
  const assign = async (given: Record<string, unknown> = {}) => {
    const user = given.user ?? (await makeUser(api)).id;
    const { status, body, text } = await api.post('/v1/user-certifications', { certification: code, ...given, user });
    if (status !== 201) throw new Error(text);
    await api.world.settle();
    return body;
  };
  const read = async (id: string) => (await api.get(`/v1/user-certifications/${id}`)).body;
  const command = (id: string, body: Record<string, unknown>) =>
    api.post(`/v1/user-certifications/${id}/commands`, body);
  const today = () => localDateOf(api.world.clock.now(), ZONE);
  const ago = (duration: string) => addToDate(today(), duration, -1);

  it('A certification is made in versions, and shown with what certifies', async () => {
    const made = await make({
      basis: 'last_expiry',
      enrol: {},
      grace: 'P30D',
      reminders: [{ before: 'P30D', manager: true }],
    });
    expect(made).toMatchObject({
      code,
      version: 1,
      achievedBy: { activity: activity.code },
      basis: 'last_expiry',
      window: 'P60D',
      enrol: { activity: { code: activity.code, title: 'First aid course' }, obligation: 'mandatory', first: false },
      countsEarly: false,
    });
    await make({ validFor: 'P2Y' });
    expect((await api.get(`/v1/certifications/${code}`)).body).toMatchObject({ version: 2, validFor: 'P2Y' });
    expect((await api.get(`/v1/certifications/${code}/versions/1`)).body).toEqual(made);
    const versions = (await api.get(`/v1/certifications/${code}/versions?limit=1`)).body;
    expect(versions.items).toMatchObject([{ version: 2 }]);
    const rest = await api.get(`/v1/certifications/${code}/versions?limit=1&cursor=${versions.next}`);
    expect(rest.body).toMatchObject({ items: [{ version: 1 }], next: null });
    expect((await api.get('/v1/certifications?limit=200')).body.items).toContainEqual(
      expect.objectContaining({ code, version: 2 }),
    );
    expect((await api.get('/v1/certifications/none-such')).status).toBe(404);
    expect((await api.get(`/v1/certifications/${code}/versions/9`)).status).toBe(404);
  });

  it('What is no certification is refused, with where and why', async () => {
    const refused = async (given: Record<string, unknown>) => {
      const { status, body } = await api.post('/v1/certifications', fields(given));
      expect(status).toBe(400);
      return body.errors.map(({ pointer }: { pointer: string }) => pointer);
    };
    expect(await refused({ achievedBy: { activity: 'none-such' } })).toEqual(['#/achievedBy/activity']);
    expect(await refused({ achievedBy: { plan: 'none-such' } })).toEqual(['#/achievedBy/plan']);
    expect(await refused({ achievedBy: { qualification: 'none-such' } })).toEqual(['#/achievedBy/qualification']);
    expect(await refused({ achievedBy: {} })).toEqual(['#/achievedBy/activity']);
    expect(await refused({ validFor: 'PT5H' })).toEqual(['#/validFor']);
    expect(await refused({ window: 'P2Y' })).toEqual(['#/window']);
    expect(await refused({ dueBefore: 'P90D' })).toEqual(['#/dueBefore']);
    expect(await refused({ fixedFrom: '2024-12-31' })).toEqual(['#/fixedFrom']);
    expect(await refused({ reminders: [{ before: 'P2Y' }] })).toEqual(['#/reminders/0/before']);
    expect(await refused({ enrol: { activity: 'none-such' } })).toEqual(['#/enrol/activity']);
  });

  it('R29: a person is assigned once, enrolled at once where the rule says so, and certified by the completion', async () => {
    await make({ enrol: { first: true }, firstDueAfter: 'P30D' });
    const { id, user } = await assign();
    expect(await read(id)).toMatchObject({
      status: 'in_progress',
      valid: false,
      dueOn: addToDate(today(), 'P30D'),
      certification: { code, version: 1, title: 'First aid' },
      possible: ['withdraw', 'set-due', 'move'],
    });
    const again = await api.post('/v1/user-certifications', { user: user.id, certification: code });
    expect([again.status, again.body.id, again.body.existing]).toEqual([200, id, true]);
    const { enrolmentId } = await read(id);
    await api.post(`/v1/enrolments/${enrolmentId}/commands`, { command: 'complete' });
    await api.world.settle();
    const expiresOn = addToDate(today(), 'P1Y');
    expect(await read(id)).toMatchObject({
      status: 'certified',
      valid: true,
      expiresOn,
      periods: [
        { number: 1, expiresOn, extendedTo: null, certifiedBy: { kind: 'enrolment', id: enrolmentId }, ended: null },
      ],
    });
    const history = (await api.get(`/v1/user-certifications/${id}/history`)).body.items;
    expect(history.map(({ type }: { type: string }) => type)).toEqual(['assigned', 'enrolled', 'certified']);
    expect(history[2].previousHash).toBe(history[1].hash);
  });

  it('R29: who has an old record enters at the right place, and is found by status and expiry', async () => {
    await make();
    const people = await Promise.all(
      [ago('P2M'), ago('P11M'), ago('P3Y')].map(async (on) => {
        const { id } = await makeUser(api);
        await addRecord(api.world, id, { objectId: activity.id, on });
        return id;
      }),
    );
    const { body } = await api.post(`/v1/certifications/${code}/holders`, { users: [...people, 'nobody'] });
    expect(body.items).toMatchObject([
      { outcome: 'assigned' },
      { outcome: 'assigned' },
      { outcome: 'assigned' },
      { user: 'nobody', outcome: 'rejected', code: 'unknown-person', id: null },
    ]);
    await api.world.settle();
    const found = async (query: string) =>
      (await api.get(`/v1/user-certifications?certification=${code}${query}`)).body.items.map(
        ({ status }: { status: string }) => status,
      );
    expect((await found('')).sort()).toEqual(['certified', 'lapsed', 'window_open']);
    expect(await found('&status=lapsed,revoked')).toEqual(['lapsed']);
    expect((await found(`&expiringBefore=${addToDate(today(), 'P60D')}`)).sort()).toEqual(['lapsed', 'window_open']);
    expect(await found(`&user=${people[0]}`)).toEqual(['certified']);
    expect(await found('&user=nobody')).toEqual([]);
    const first = (await api.get(`/v1/user-certifications?certification=${code}&limit=2`)).body;
    const rest = await api.get(`/v1/user-certifications?certification=${code}&limit=2&cursor=${first.next}`);
    expect([first.items.length, rest.body.items.length, rest.body.next]).toEqual([2, 1, null]);
    const repeat = await api.post(`/v1/certifications/${code}/holders`, { users: people });
    expect(repeat.body.items.map(({ outcome }: { outcome: string }) => outcome)).toEqual(Array(3).fill('unchanged'));
  });

  it('R29: extending, revoking, reinstating and withdrawing; what is not possible says what is', async () => {
    await make({ basis: 'last_expiry' });
    const user = (await makeUser(api)).id;
    await addRecord(api.world, user, { objectId: activity.id, on: ago('P11M') });
    const { id } = await assign({ user });
    const { expiresOn } = await read(id);
    const until = addToDate(expiresOn, 'P3M');
    expect(await command(id, { command: 'extend', until })).toMatchObject({
      status: 409,
      body: { type: 'urn:rollbook:problem:reason-required' },
    });
    const extended = (await command(id, { command: 'extend', until, reason: 'On leave' })).body;
    expect(extended).toMatchObject({ expiresOn: until, dueOn: until, periods: [{ expiresOn, extendedTo: until }] });
    expect((await command(id, { command: 'set-due', due: addToDate(until, 'P1D') })).status).toBe(409);
    expect((await command(id, { command: 'set-due', due: addToDate(expiresOn, 'P7D') })).body.dueOn).toBe(
      addToDate(expiresOn, 'P7D'),
    );
    expect((await command(id, { command: 'revoke', reason: 'Forged' })).body).toMatchObject({
      status: 'revoked',
      valid: false,
      expiresOn: null,
      possible: ['reinstate'],
    });
    expect((await command(id, { command: 'withdraw' })).body).toMatchObject({
      currentStatus: 'revoked',
      possible: ['reinstate'],
    });
    expect((await command(id, { command: 'reinstate', reason: 'It was not' })).body).toMatchObject({
      status: 'window_open',
      valid: true,
    });
    expect((await command(id, { command: 'withdraw' })).body).toMatchObject({ status: 'withdrawn' });
    expect((await assign({ user })).id).toBe(id);
    expect(await read(id)).toMatchObject({ status: 'window_open', periods: [{ extendedTo: until }] });
    expect((await command(id, { command: 'extend', until: 'soon' })).status).toBe(400);
    expect((await command(id, { command: 'dance' })).status).toBe(400);
  });

  it('A requirement is satisfied by a certification as long as it is valid, as was known then or is known now', async () => {
    const of = (body: Record<string, unknown>) =>
      api.post('/v1/requirements', {
        code: `needs-${code}`,
        title: 'Must be certified',
        from: '2020-01-01',
        who: { users: [user] },
        ...body,
      });
    const user = (await makeUser(api, { timezone: 'UTC' })).id;
    const unknown = await of({ satisfiedBy: [{ certification: 'none-such' }] });
    expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([400, '#/satisfiedBy/0/certification']);
    await make();
    const { status, body } = await of({ satisfiedBy: [{ certification: code }] });
    expect([status, body.satisfiedBy]).toEqual([201, [{ certification: code }]]);
    const state = (query = '') => stateOf(api, user, `needs-${code}`, query);
    expect(await state()).toBe('missing');
    await addRecord(api.world, user, { objectId: activity.id, on: ago('P11M') });
    const { id } = await assign({ user });
    const { expiresOn } = await read(id);
    expect(await state()).toBe('satisfied');
    const { items } = (await api.get(`/v1/users/${user}/requirements`)).body;
    expect(items[0].held).toMatchObject({ certification: code, since: ago('P11M'), until: expiresOn });
    expect(await state(`?asOf=${ago('P6M')}`)).toBe('satisfied');
    expect(await state(`?asOf=${ago('P1Y')}`)).toBe('missing');
    const until = addToDate(expiresOn, 'P3M');
    await command(id, { command: 'extend', until, reason: 'On leave' });
    expect((await api.get(`/v1/users/${user}/requirements`)).body.items[0].held.until).toBe(until);
    const before = today();
    api.world.clock.moveTo(addDuration(api.world.clock.now(), 'P2D', 'UTC'));
    await command(id, { command: 'revoke', reason: 'Forged' });
    expect(await state()).toBe('missing');
    expect(await state(`?asOf=${before}`)).toBe('satisfied');
    const revoked = today();
    api.world.clock.moveTo(addDuration(api.world.clock.now(), 'P2D', 'UTC'));
    await command(id, { command: 'reinstate', reason: 'It was not' });
    expect([await state(), await state(`?asOf=${revoked}`)]).toEqual(['satisfied', 'satisfied']);
    expect(await state(`?asOf=${revoked}&knowledge=then`)).toBe('missing');
    await command(id, { command: 'withdraw' });
    expect(await state()).toBe('missing');
    await assign({ user });
    expect(await state()).toBe('satisfied');
    await api.sql`update training_records set voided_at = ${api.world.clock.now()} where user_id = ${user}`;
    await api.world.settle();
    expect(await state()).toBe('missing');
  });

  it('R37: a person stays at the version that was assigned, until they are moved', async () => {
    await make();
    const { id } = await assign();
    await make({ validFor: 'P3Y' });
    expect(await read(id)).toMatchObject({ certification: { version: 1 } });
    expect((await command(id, { command: 'move', version: 9 })).body.errors).toMatchObject([{ pointer: '#/version' }]);
    const stale = await api.post(
      `/v1/user-certifications/${id}/commands`,
      { command: 'move' },
      { headers: { 'If-Match': '"99"' } },
    );
    expect(stale.status).toBe(412);
    expect((await command(id, { command: 'move' })).body).toMatchObject({ certification: { version: 2 } });
  });

  it('A repeat with the same Idempotency-Key does nothing twice', async () => {
    await make();
    const { id } = await assign();
    const asking = { headers: { 'Idempotency-Key': `key-${code}` } };
    const body = { command: 'set-due', due: addToDate(today(), 'P9D') };
    const [one, two] = [
      await api.post(`/v1/user-certifications/${id}/commands`, body, asking),
      await api.post(`/v1/user-certifications/${id}/commands`, body, asking),
    ];
    expect(two.body).toEqual(one.body);
    expect((await api.get(`/v1/user-certifications/${id}/history`)).body.items).toHaveLength(2);
  });

  it('A person who is away, or unknown, is refused', async () => {
    await make();
    const user = await makeUser(api);
    await api.sql`update users set status = 'deactivated' where id = ${user.id}`;
    expect((await api.post('/v1/user-certifications', { user: user.id, certification: code })).status).toBe(409);
    const { body } = await api.post('/v1/user-certifications', { user: 'nobody', certification: 'none-such' });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['#/user', '#/certification']);
    expect((await api.get('/v1/user-certifications/nothing')).status).toBe(404);
    expect((await api.get('/v1/user-certifications/019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10/history')).status).toBe(404);
  });
});

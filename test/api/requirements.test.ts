import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { seedRecord, stateOf } from '../support/compliance.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

let counter = 0;
const next = (word: string) => {
  counter += 1;
  return `${word}-${counter}`;
};

async function qualification(equivalents: string[] = []): Promise<string> {
  const code = next('Q');
  const { status } = await api.post('/v1/qualification-codes', { code, title: 'A qualification', equivalents });
  expect(status).toBe(201);
  return code;
}

async function requirement(fields: Record<string, unknown>): Promise<string> {
  const code = next('must');
  const { status, text } = await api.post('/v1/requirements', { code, title: 'Must', from: '2020-01-01', ...fields });
  if (status !== 201) throw new Error(text);
  return code;
}

test('A requirement is read as it was made, and each change makes its next version', async () => {
  const code = await qualification();
  const boss = await makeUser(api);
  const given = {
    code: 'first-aiders',
    title: 'First aiders',
    source: 'Health and Safety Act',
    who: { departments: ['Sales'], managers: [boss.id] },
    satisfiedBy: [{ qualificationCode: code }],
    from: '2026-01-01',
    dueAfter: 'P30D',
  };
  const { status, body, headers } = await api.post('/v1/requirements', given);
  expect([status, headers.get('etag')]).toEqual([201, '"1"']);
  expect(body).toMatchObject({ ...given, version: 1, until: null, dueOn: null });
  expect((await api.post('/v1/requirements', given)).status).toBe(409);
  const stale = await api.patch('/v1/requirements/first-aiders', { title: 'x' }, { headers: { 'If-Match': '"9"' } });
  expect(stale.status).toBe(412);
  const changed = await api.patch('/v1/requirements/first-aiders', { title: 'Helpers', until: '2027-12-31' });
  expect(changed.body).toMatchObject({ version: 2, title: 'Helpers', until: '2027-12-31', who: given.who });
  const { body: versions } = await api.get('/v1/requirements/first-aiders/versions');
  expect(versions.items.map((item: { title: string }) => item.title)).toEqual(['Helpers', 'First aiders']);
  const { body: list } = await api.get('/v1/requirements?limit=200');
  expect(list.items.filter((item: { code: string }) => item.code === 'first-aiders')).toHaveLength(1);
});

test('What a requirement refers to must be there, and what it says must be sound', async () => {
  const base = {
    code: 'odd',
    title: 'Odd',
    who: { everybody: true },
    satisfiedBy: [{ qualificationCode: await qualification() }],
  };
  for (const [pointer, extra] of [
    ['#/satisfiedBy/0/qualificationCode', { satisfiedBy: [{ qualificationCode: 'nowhere' }] }],
    ['#/satisfiedBy/0/activity', { satisfiedBy: [{ activity: 'nowhere' }] }],
    ['#/satisfiedBy/0', { satisfiedBy: [{}] }],
    ['#/satisfiedBy', { satisfiedBy: [] }],
    ['#/who', { who: {} }],
    ['#/who/users/1', { who: { users: [(await makeUser(api)).id, 'nobody'] } }],
    ['#/who/managers/0', { who: { managers: ['nobody'] } }],
    ['#/until', { from: '2026-02-01', until: '2026-01-01' }],
    ['#/dueAfter', { dueAfter: '30 days' }],
  ] as const) {
    const { status, body } = await api.post('/v1/requirements', { ...base, ...extra });
    expect([pointer, status, body.errors?.[0]?.pointer]).toEqual([pointer, 400, pointer]);
  }
  expect((await api.get('/v1/requirements/odd')).status).toBe(404);
});

test('Equivalents count one way and one step, and must be qualifications', async () => {
  const doctor = await qualification();
  const nurse = await qualification([doctor]);
  const firstAid = await qualification([nurse]);
  const code = await requirement({ who: { everybody: true }, satisfiedBy: [{ qualificationCode: firstAid }] });
  const [a, b] = [await makeUser(api), await makeUser(api)];
  await seedRecord(api, { userId: a.id, on: '2026-01-01', qualificationCode: nurse });
  await seedRecord(api, { userId: b.id, on: '2026-01-01', qualificationCode: doctor });
  expect([await stateOf(api, a.id, code), await stateOf(api, b.id, code)]).toEqual(['satisfied', 'missing']);
  const { body } = await api.get(`/v1/users/${a.id}/requirements`);
  const item = body.items.find((one: { requirement: { code: string } }) => one.requirement.code === code);
  expect(item.held).toMatchObject({ qualificationCode: nurse, countsAs: firstAid, until: null });
  expect(item.why).toBe(`holds ${nurse}, which counts as ${firstAid}, since 2026-01-01, valid for ever`);

  const self = await api.patch(`/v1/qualification-codes/${nurse}`, { equivalents: [nurse] });
  expect([self.status, self.body.errors[0].pointer]).toEqual([400, '#/equivalents/0']);
  expect((await api.patch(`/v1/qualification-codes/${nurse}`, { equivalents: ['none'] })).status).toBe(400);
  const changed = await api.patch(`/v1/qualification-codes/${firstAid}`, { equivalents: [doctor] });
  expect(changed.body).toMatchObject({ equivalents: [doctor], version: 2 });
  expect([await stateOf(api, a.id, code), await stateOf(api, b.id, code)]).toEqual(['missing', 'satisfied']);
});

test('R24: a record counts from when it happened to the end of its last day, whenever it was recorded', async () => {
  const held = await qualification();
  const code = await requirement({ who: { everybody: true }, satisfiedBy: [{ qualificationCode: held }] });
  const { id } = await makeUser(api);
  await seedRecord(api, { userId: id, on: '2024-03-01', until: '2025-03-01', qualificationCode: held });
  const days = ['2024-02-29', '2024-03-01', '2025-03-01', '2025-03-02'];
  const states = [];
  for (const day of days) states.push(await stateOf(api, id, code, `?asOf=${day}`));
  expect(states).toEqual(['missing', 'satisfied', 'satisfied', 'missing']);
});

test('It is tied to no enrolment: only records count, and one that was taken back counts no more', async () => {
  const activity = await makeActivity(api, { trainingEvent: true });
  const code = await requirement({ who: { everybody: true }, satisfiedBy: [{ activity: activity.code }] });
  const { id } = await makeUser(api);
  const { id: enrolment } = await makeEnrolment(api, { user: id, activity: activity.id });
  expect(await stateOf(api, id, code)).toBe('missing');
  await api.sql`update enrolments set status = 'cancelled' where id = ${enrolment}`;
  expect(await stateOf(api, id, code)).toBe('missing');
  const record = await seedRecord(api, { userId: id, on: '2026-01-01', activityId: activity.id });
  expect(await stateOf(api, id, code)).toBe('satisfied');
  await api.sql`update training_records set voided_at = ${api.world.clock.now()} where id = ${record}`;
  expect(await stateOf(api, id, code)).toBe('missing');
});

test('Who is meant: named people, and who fits every list; nobody who left, and nobody before being hired', async () => {
  const satisfiedBy = [{ qualificationCode: await qualification() }];
  const boss = await makeUser(api);
  const fits = await makeUser(api, { department: 'Lab', location: 'Graz', manager: boss.id });
  const elsewhere = await makeUser(api, { department: 'Lab', location: 'Wien', manager: boss.id });
  const named = await makeUser(api, { positionTitle: 'Chemist' });
  const hired = await makeUser(api, { hireDate: '2025-06-01' });
  const who = { departments: ['Lab'], locations: ['Graz'], managers: [boss.id], users: [named.id, hired.id] };
  const code = await requirement({ who, satisfiedBy, dueAfter: 'P10D' });
  const covered = async (query = '') => {
    const { body } = await api.get(`/v1/requirements/${code}/compliance${query}`);
    return new Set(body.items.map((item: { user: { id: string } }) => item.user.id));
  };
  expect(await covered()).toEqual(new Set([fits.id, named.id, hired.id]));
  expect(await covered('?asOf=2025-05-31')).toEqual(new Set([fits.id, named.id]));
  expect(await covered('?department=Lab')).toEqual(new Set([fits.id]));
  expect(await covered(`?manager=${boss.id}`)).toEqual(new Set([fits.id]));
  expect(await covered('?state=due')).toEqual(new Set());
  expect(await stateOf(api, hired.id, code, '?asOf=2025-06-11')).toBe('due');
  expect(await stateOf(api, hired.id, code, '?asOf=2025-06-12')).toBe('missing');
  await api.patch(`/v1/users/${named.id}`, { status: 'deactivated' });
  expect(await covered()).toEqual(new Set([fits.id, hired.id]));
  expect(await stateOf(api, elsewhere.id, code)).toBeUndefined();
});

test('By when: a fixed day, so long after the first day or the hire date, or the later of both', async () => {
  const satisfiedBy = [{ qualificationCode: await qualification() }];
  const { id } = await makeUser(api, { hireDate: '2025-02-10' });
  const dueOn = async (fields: Record<string, unknown>) => {
    const code = await requirement({ who: { users: [id] }, satisfiedBy, from: '2025-01-01', ...fields });
    const { body } = await api.get(`/v1/requirements/${code}/compliance`);
    return body.items[0].dueOn;
  };
  expect(await dueOn({})).toBe('2025-02-10');
  expect(await dueOn({ dueOn: '2025-01-31' })).toBe('2025-01-31');
  expect(await dueOn({ dueAfter: 'P1M' })).toBe('2025-03-10');
  expect(await dueOn({ dueOn: '2025-01-31', dueAfter: 'P1M' })).toBe('2025-03-10');
  expect(await dueOn({ dueOn: '2025-12-31', dueAfter: 'P1M' })).toBe('2025-12-31');
});

test('An exemption has a reason and an end, satisfies meanwhile, and can be withdrawn', async () => {
  const code = await requirement({
    who: { everybody: true },
    satisfiedBy: [{ qualificationCode: await qualification() }],
  });
  const { id } = await makeUser(api);
  const at = `/v1/requirements/${code}/exemptions`;
  const given = { user: id, from: '2025-01-01', until: '2025-06-30', reason: 'On parental leave' };
  for (const [pointer, wrong] of [
    ['#/reason', { ...given, reason: undefined }],
    ['#/until', { ...given, until: '2024-01-01' }],
    ['#/user', { ...given, user: 'nobody' }],
  ] as const) {
    const { status, body } = await api.post(at, wrong);
    expect([status, body.errors[0].pointer]).toEqual([400, pointer]);
  }
  expect((await api.post('/v1/requirements/nowhere/exemptions', given)).status).toBe(404);
  const headers = { 'Idempotency-Key': 'exempt-once' };
  const { body: made } = await api.post(at, given, { headers });
  expect((await api.post(at, given, { headers })).body).toEqual(made);
  expect(made).toMatchObject({
    requirement: code,
    from: '2025-01-01',
    until: '2025-06-30',
    reason: 'On parental leave',
  });
  const states = [];
  for (const day of ['2024-12-31', '2025-01-01', '2025-06-30', '2025-07-01'])
    states.push(await stateOf(api, id, code, `?asOf=${day}`));
  expect(states).toEqual(['missing', 'exempt', 'exempt', 'missing']);
  const gone = await api.ask('DELETE', `${at}/${made.id}`);
  expect(gone.body.withdrawnAt).not.toBeNull();
  expect(await stateOf(api, id, code, '?asOf=2025-03-01')).toBe('missing');
  expect((await api.get(at)).body.items).toHaveLength(1);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const seats = async (id: string) => (await api.get(`/v1/activities/${id}`)).body.seats;
const nudges = (id: string) => api.sql`delete from outbox where kind = 'nudge' and target_id = ${id} returning id`;

test('An activity is found by id and code, and its code is unique', async () => {
  const owner = await makeUser(api);
  const { body: made } = await api.post('/v1/activities', {
    code: 'first-aid',
    title: 'First Aid at Work',
    type: 'event',
    maximum: 12,
    owner: owner.id,
    trainingEvent: true,
    validFor: 'P3Y',
    trainingProvider: 'Red Cross',
    qualificationCode: 'FA1',
  });
  expect(made).toMatchObject({
    code: 'first-aid',
    maximum: 12,
    seats: { taken: 0, free: 12, reserved: 0, waiting: 0, beyondMaximum: 0 },
    policy: null,
  });
  for (const ref of [made.id, 'first-aid']) expect((await api.get(`/v1/activities/${ref}`)).body).toEqual(made);
  const again = await api.post('/v1/activities', { code: 'first-aid', title: 'Another', type: 'course' });
  expect([again.status, again.body.errors[0].pointer]).toEqual([409, '#/code']);
  const list = await api.get('/v1/activities?q=AID%20at&type=event');
  expect(list.body.items).toEqual([made]);
  const csv = await api.get('/v1/activities?q=first-aid', { headers: { Accept: 'text/csv' } });
  expect(csv.text.split('\r\n')[1]).toContain('first-aid,First Aid at Work,event,12,,true,P3Y,Red Cross,FA1,');
});

test('What an activity refers to must be there, and what it says must be sound', async () => {
  const base = { code: 'odd', title: 'Odd', type: 'course' };
  for (const [pointer, extra] of [
    ['#/policy', { policy: 'nowhere' }],
    ['#/owner', { owner: 'nobody' }],
    ['#/deadlineAfter', { deadlineAfter: '30 days' }],
    ['#/validFor', { validFor: 'P9999Y' }],
    ['#/maximum', { maximum: -1 }],
    ['#/maximum', { maximum: 1.5 }],
    ['#/type', { type: 'party' }],
    ['#/code', { code: 'with space' }],
  ] as const) {
    const { status, body } = await api.post('/v1/activities', { ...base, ...extra });
    expect([pointer, status, body.errors?.[0]?.pointer]).toEqual([pointer, 400, pointer]);
  }
});

test('R13: a raised maximum wakes the pool, R15: a lowered one demotes nobody', async () => {
  const { id } = await makeActivity(api, { maximum: 2 });
  for (let n = 0; n < 4; n++) await makeEnrolment(api, { activity: id });
  expect(await seats(id)).toEqual({ taken: 2, free: 0, reserved: 0, waiting: 2, beyondMaximum: 0 });
  await nudges(id);
  await api.patch(`/v1/activities/${id}`, { maximum: 1 });
  expect(await seats(id)).toEqual({ taken: 2, free: 0, reserved: 0, waiting: 2, beyondMaximum: 0 });
  expect(await nudges(id)).toHaveLength(0);
  const { body } = await api.patch(`/v1/activities/${id}`, { maximum: 3, title: 'Larger' });
  expect(body).toMatchObject({ title: 'Larger', maximum: 3, version: 3 });
  expect(await nudges(id)).toHaveLength(1);
  await api.patch(`/v1/activities/${id}`, { maximum: null });
  expect(await nudges(id)).toHaveLength(1);
  expect((await api.patch(`/v1/activities/${id}`, { maximum: null })).body.version).toBe(4);
});

test('R11, R15: a maximum where there was none counts in who is enrolled already, however many', async () => {
  const { id } = await makeActivity(api);
  const first = await makeEnrolment(api, { activity: id });
  await makeEnrolment(api, { activity: id });
  await makeEnrolment(api, { activity: id, obligation: 'suggested' });
  await api.patch(`/v1/activities/${id}`, { maximum: 1 });
  expect(await seats(id)).toEqual({ taken: 2, free: 0, reserved: 0, waiting: 0, beyondMaximum: 0 });
  const after = (await api.get(`/v1/enrolments/${first.id}`)).body;
  expect(after).toMatchObject({ status: 'enrolled', version: first.version + 1 });
  expect(after.why.status).toContain('with one of 1 seats');
  expect((await makeEnrolment(api, { activity: id })).status).toBe('waitlisted');
  await api.patch(`/v1/activities/${id}`, { maximum: null });
  await api.patch(`/v1/activities/${id}`, { maximum: 5 });
  expect((await seats(id)).taken).toBe(2);
});

test('R11: requests that come while a maximum is being set are counted or queue', async () => {
  const { id } = await makeActivity(api);
  const people = await Promise.all(Array.from({ length: 12 }, () => makeUser(api)));
  const asking = people.map(({ id: user }) => makeEnrolment(api, { user, activity: id }));
  const [patched, ...born] = await Promise.all([api.patch(`/v1/activities/${id}`, { maximum: 3 }), ...asking]);
  expect(patched.status).toBe(200);
  const enrolled = born.filter(({ status }) => status === 'enrolled').length;
  const { taken, waiting } = await seats(id);
  expect([taken, waiting]).toEqual([enrolled, 12 - enrolled]);
});

test('R37: a policy has versions, which stay as they are', async () => {
  const approver = await makeUser(api, { externalId: 'approver' });
  const { status, body, headers } = await api.post('/v1/policies', {
    code: 'strict',
    approval: { steps: [{ assignee: { relation: 'user', user: 'approver' }, remindAfter: ['P3D'], timeLimit: 'P7D' }] },
    deadline: { basis: 'enrolment', after: 'P30D', onDeadline: 'expire' },
    reminders: [{ before: 'P7D' }, { after: 'P1D' }],
  });
  expect(status).toBe(201);
  expect(headers.get('location')).toBe('/v1/policies/strict/versions/1');
  expect(body).toMatchObject({
    code: 'strict',
    version: 1,
    approval: {
      steps: [
        {
          assignee: { relation: 'user', user: approver.id },
          remindAfter: ['P3D'],
          timeLimit: 'P7D',
          onTimeout: 'escalate',
        },
      ],
    },
    seats: { duringApproval: 'none', holdFor: null, waitingList: true },
    deadline: { basis: 'enrolment', date: null, after: 'P30D', grace: null, onDeadline: 'expire' },
    notifyEnrolled: false,
  });
  const second = await api.post('/v1/policies', { code: 'strict' });
  expect(second.body).toMatchObject({ version: 2, approval: { steps: [] }, deadline: null });
  expect((await api.get('/v1/policies/strict')).body).toEqual(second.body);
  expect((await api.get('/v1/policies/strict/versions/1')).body).toEqual(body);
  expect((await api.get('/v1/policies/strict/versions?limit=1')).body).toMatchObject({
    items: [{ version: 2 }],
    next: expect.any(String),
  });
  const codes = (await api.get('/v1/policies')).body.items.map(({ code }: { code: string }) => code);
  expect(codes).toEqual(expect.arrayContaining(['default', 'strict']));
  expect((await api.get('/v1/policies/unknown')).status).toBe(404);
  expect((await api.get('/v1/policies/strict/versions/3')).status).toBe(404);
});

test('R37: an enrolment keeps the version it began with', async () => {
  await api.post('/v1/policies', { code: 'pinned' });
  const activity = (await makeActivity(api, { policy: 'pinned' })).id;
  const before = await makeEnrolment(api, { activity });
  await api.post('/v1/policies', { code: 'pinned', deadline: { basis: 'enrolment', after: 'P1D' } });
  const after = await makeEnrolment(api, { activity });
  expect([before.policy.version, after.policy.version]).toEqual([1, 2]);
  expect((await api.get(`/v1/enrolments/${before.id}`)).body.policy).toEqual(before.policy);
});

test('Two versions at the same instant get two numbers', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => api.post('/v1/policies', { code: 'crowd' })));
  expect(made.map(({ body }) => body.version).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('A policy that does not make sense is refused, each mistake with its place', async () => {
  for (const [pointer, rules] of [
    ['#/approval/steps/0/assignee/user', { approval: { steps: [{ assignee: { relation: 'user' } }] } }],
    ['#/approval/steps/0/assignee/user', { approval: { steps: [{ assignee: { relation: 'user', user: 'nobody' } }] } }],
    ['#/approval/steps/0/assignee/user', { approval: { steps: [{ assignee: { relation: 'manager', user: 'x' } }] } }],
    [
      '#/approval/steps/0/timeLimit',
      { approval: { steps: [{ assignee: { relation: 'manager' }, timeLimit: 'soon' }] } },
    ],
    ['#/seats/holdFor', { seats: { holdFor: 'P1D' } }],
    ['#/seats/offer/claimWithin', { seats: { offer: { claimWithin: 'soon' } } }],
    ['#/seats/offer/claimWithin', { seats: { offer: { claimWithin: 'PT1S' } } }],
    ['#/deadline/date', { deadline: { basis: 'fixed' } }],
    ['#/deadline/date', { deadline: { basis: 'fixed', date: '2026-02-30' } }],
    ['#/deadline/after', { deadline: { basis: 'enrolment' } }],
    ['#/deadline/basis', { deadline: { basis: 'birth', after: 'P1D' } }],
    ['#/reminders/0', { reminders: [{}] }],
    ['#/reminders/0', { reminders: [{ before: 'P1D', after: 'P1D' }] }],
  ] as const) {
    const { status, body } = await api.post('/v1/policies', { code: 'odd', ...rules });
    expect([pointer, status, body.errors?.map((error: { pointer: string }) => error.pointer)]).toEqual([
      pointer,
      400,
      [pointer],
    ]);
  }
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashEvent } from '../../store/chain.ts';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test('An enrolment is asked for by ids or by the words people use, and shown whole', async () => {
  const user = await makeUser(api, { externalId: '14417807', givenName: 'Guy', familyName: 'Gilbert' });
  const activity = await makeActivity(api, {
    code: 'code-of-conduct',
    title: 'Code of Conduct',
    deadlineAfter: 'P30D',
  });
  const asked = {
    user: '14417807',
    activity: 'code-of-conduct',
    obligation: 'mandatory',
    note: 'a quiet note',
    reason: 'new here',
  };
  const { status, body, headers } = await api.post('/v1/enrolments', asked);
  expect(status).toBe(201);
  expect(headers.get('etag')).toBe(`"${body.version}"`);
  expect(headers.get('location')).toBe(`/v1/enrolments/${body.id}`);
  expect(body).toMatchObject({
    existing: false,
    user: { id: user.id, externalId: '14417807', name: 'Guy Gilbert' },
    activity: { id: activity.id, code: 'code-of-conduct', title: 'Code of Conduct', type: 'course' },
    sessions: [],
    attempt: 1,
    obligation: 'mandatory',
    source: 'administrator',
    role: 'learner',
    status: 'enrolled',
    reason: null,
    progress: 0,
    overdue: false,
    grade: null,
    feedback: null,
    internalNote: 'a quiet note',
    access: { activity: true, session: true },
    queuePosition: null,
    policy: { version: 1 },
  });
  expect(body.deadline).toMatchObject({
    timezone: 'Europe/Berlin',
    rule: 'enrolment+P30D',
    localDate: expect.any(String),
  });
  expect(body.possible).toEqual(expect.arrayContaining(['start', 'complete', 'cancel', 'set-deadline']));
  expect(body.possible).not.toContain('withdraw');
  expect(body.why.status).toMatch(
    /^Enrolled since .* by the API client test admin, and not started yet\. Reason: new here$/,
  );
  expect(body.why.deadline).toContain('P30D after the enrolment');
  const { existing: _existing, ...shown } = body;
  expect((await api.get(`/v1/enrolments/${body.id}`)).body).toEqual(shown);
});

test('Who may only read does not see the internal note', async () => {
  const made = await makeEnrolment(api, { note: 'hush' });
  const key = await api.keyFor('read');
  for (const path of [`/v1/enrolments/${made.id}`, `/v1/enrolments?user=${made.user.id}`]) {
    const { text, status } = await api.get(path, { key });
    expect(status).toBe(200);
    expect(text).not.toContain('hush');
    expect(text).not.toContain('internalNote');
  }
});

test('R1: asking again answers with the live one, unchanged, and says so; nothing of the second request is kept', async () => {
  const made = await makeEnrolment(api);
  const again = await api.post('/v1/enrolments', {
    user: made.user.id,
    activity: made.activity.id,
    obligation: 'optional',
    note: 'a lost note',
  });
  expect(again.status).toBe(200);
  expect(again.body).toEqual({ ...made, existing: true });
  expect(await api.sql`select from personal_text where body = 'a lost note'`).toHaveLength(0);
});

test('R1: twenty at the same instant make one', async () => {
  const user = (await makeUser(api)).id;
  const activity = (await makeActivity(api)).id;
  const asked = { user, activity, obligation: 'optional' };
  const all = await Promise.all(Array.from({ length: 20 }, () => api.post('/v1/enrolments', asked)));
  expect(all.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201]);
  expect(new Set(all.map(({ body }) => body.id)).size).toBe(1);
});

test('Who or what is not known is named; both at once, if so', async () => {
  const { status, body } = await api.post('/v1/enrolments', {
    user: 'nobody',
    activity: 'nothing',
    obligation: 'optional',
  });
  expect(status).toBe(400);
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['#/user', '#/activity']);
});

test('Who is deactivated is not enrolled', async () => {
  const { id } = await makeUser(api);
  await api.patch(`/v1/users/${id}`, { status: 'deactivated' });
  const { status, body } = await api.post('/v1/enrolments', {
    user: id,
    activity: (await makeActivity(api)).id,
    obligation: 'optional',
  });
  expect([status, body.type, body.currentStatus]).toEqual([409, 'urn:rollbook:problem:not-eligible', null]);
});

test('R19: a deadline by local date ends when that day ends where the learner is', async () => {
  const user = (await makeUser(api, { timezone: 'America/Los_Angeles' })).id;
  const here = await makeEnrolment(api, { user, deadline: { localDate: '2099-03-31' } });
  expect(here.deadline).toEqual({
    at: '2099-04-01T06:59:59.999Z',
    localDate: '2099-03-31',
    timezone: 'America/Los_Angeles',
    rule: 'request',
  });
  expect(here.why.deadline).toBe('Due at the end of 2099-03-31 in America/Los_Angeles: asked for with the request.');
  const there = await makeEnrolment(api, { deadline: { localDate: '2099-03-31', timezone: 'Asia/Tokyo' } });
  expect(there.deadline.at).toBe('2099-03-31T14:59:59.999Z');
  const then = await makeEnrolment(api, { deadline: { at: '2099-03-31T12:00:00+02:00' } });
  expect(then.deadline).toMatchObject({ at: '2099-03-31T10:00:00.000Z', localDate: null });
});

test('A deadline in the past is refused', async () => {
  const asked = { user: (await makeUser(api)).id, activity: (await makeActivity(api)).id, obligation: 'optional' };
  for (const deadline of [{ localDate: '2020-01-01' }, { at: '2020-01-01T00:00:00Z' }]) {
    const { status, body } = await api.post('/v1/enrolments', { ...asked, deadline });
    expect([status, body.type]).toEqual([409, 'urn:rollbook:problem:deadline-in-past']);
  }
});

test('R12: who waits for a seat is told the place in the queue', async () => {
  const activity = (await makeActivity(api, { maximum: 1 })).id;
  await makeEnrolment(api, { activity });
  const second = await makeEnrolment(api, { activity });
  const third = await makeEnrolment(api, { activity });
  expect([second.status, second.queuePosition, third.queuePosition]).toEqual(['waitlisted', 1, 2]);
  expect(third.why.queue).toMatch(/^Place 2 of 2, by number \d+; 1 of 1 seats are taken\.$/);
  expect(third.access).toEqual({ activity: false, session: false });
  expect(third.why.access).toBe('Closed: it opens when a seat is free.');
});

test('Who awaits approval is told whom the request waits for', async () => {
  await api.post('/v1/policies', {
    code: 'ask',
    approval: { steps: [{ assignee: { relation: 'manager' }, timeLimit: 'P7D' }] },
  });
  const manager = (await makeUser(api, { givenName: 'Ken', familyName: 'Sánchez' })).id;
  const activity = (await makeActivity(api, { policy: 'ask' })).id;
  const asked = await makeEnrolment(api, { activity, user: (await makeUser(api, { manager })).id });
  expect(asked.status).toBe('awaiting_approval');
  expect(asked.why.status).toMatch(
    /^The request waits for Ken Sánchez since [-0-9]+, at step 1 of 1\. If nobody decides until .* UTC, it goes to the next level\.$/,
  );
  const alone = await makeEnrolment(api, { activity });
  expect(alone.why.status).toContain('waits for the administrators');
});

test('R36: the history has every event in order, with reasons, chained by hashes that can be checked', async () => {
  const { id } = await makeEnrolment(api, { reason: 'because', note: 'noted' });
  const { status, body } = await api.get(`/v1/enrolments/${id}/history`);
  expect(status).toBe(200);
  expect(body.items.map(({ type }: { type: string }) => type)).toEqual(['requested', 'noted', 'enrolled']);
  expect(body.items[0]).toMatchObject({
    seq: 1,
    from: null,
    reason: 'because',
    actor: { kind: 'client', onBehalfOf: null },
  });
  for (const [index, { reason: _reason, hash, ...event }] of body.items.entries()) {
    expect(event.previousHash).toBe(index === 0 ? '0'.repeat(64) : body.items[index - 1].hash);
    expect(hashEvent(id, event)).toBe(hash);
  }
  const paged = await api.get(`/v1/enrolments/${id}/history?limit=2`);
  const rest = await api.get(`/v1/enrolments/${id}/history?limit=2&cursor=${paged.body.next}`);
  expect([...paged.body.items, ...rest.body.items]).toEqual(body.items);
  expect(rest.body.next).toBeNull();
});

test('The workflow of an enrolment that nobody has started yet is missing, and says so', async () => {
  const { id } = await makeEnrolment(api);
  const { body } = await api.get(`/v1/enrolments/${id}/workflow`);
  expect(body).toMatchObject({
    id: `enrolment/${id}`,
    runId: null,
    state: 'missing',
    drift: 'not started yet',
    lastFailure: null,
  });
  expect(body.waitsFor).toContain('a command');
});

test('What is not there is 404 on every address below an enrolment', async () => {
  const nowhere = '/v1/enrolments/019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10';
  for (const path of ['', '/history', '/workflow']) expect((await api.get(nowhere + path)).status).toBe(404);
  expect((await api.post(`${nowhere}/commands`, { command: 'start' })).status).toBe(404);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answered, makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ workers: 1, background: true });
});
afterAll(() => api.close());

const command = (id: string, body: Record<string, unknown>, headers: Record<string, string> = {}): Promise<Answered> =>
  api.post(`/v1/enrolments/${id}/commands`, body, { headers });

test('A life by commands: each answers with the enrolment after it', async () => {
  const activity = (await makeActivity(api, { trainingEvent: true, qualificationCode: 'COC', validFor: 'P1Y' })).id;
  const { id, user } = await makeEnrolment(api, { activity });
  const started = await command(id, { command: 'start' });
  expect(started.body).toMatchObject({ id, status: 'in_progress', startedAt: expect.any(String) });
  expect(started.headers.get('etag')).toBe(`"${started.body.version}"`);
  expect((await command(id, { command: 'progress', percent: 40 })).body).toMatchObject({ progress: 40 });
  expect((await command(id, { command: 'progress', percent: 20 })).body).toMatchObject({ progress: 40 });
  const done = await command(id, { command: 'complete', reason: 'seen on paper' });
  expect(done.body).toMatchObject({
    status: 'completed',
    reason: 'override',
    progress: 100,
    access: { activity: true },
  });
  expect(done.body.why.status).toContain('Reason: seen on paper');
  const { body } = await api.get(`/v1/training-records?user=${user.id}`);
  expect(body.items).toHaveLength(1);
  expect(body.items[0]).toMatchObject({
    enrolmentId: id,
    source: 'completion',
    qualificationCode: 'COC',
    user: { id: user.id },
  });
  const reopened = await command(id, { command: 'reopen', reason: 'the wrong person' });
  expect(reopened.body).toMatchObject({ status: 'in_progress', completedAt: null });
  expect((await api.get(`/v1/training-records?user=${user.id}`)).body.items).toEqual([]);
});

test('R31: a reset is answered with the attempt that it began, and the earlier one keeps its history and its record', async () => {
  const activity = (await makeActivity(api, { trainingEvent: true })).id;
  const { id, user } = await makeEnrolment(api, { activity });
  const done = await command(id, { command: 'complete' });
  expect(done.body.possible).toContain('reset');
  expect((await command(id, { command: 'reset' })).body.type).toBe('urn:rollbook:problem:reason-required');
  const reset = { command: 'reset', reason: 'the content has changed' };
  const key = { 'Idempotency-Key': 'reset-once' };
  const { status, body, headers } = await command(id, reset, key);
  expect(status).toBe(200);
  expect(body).toMatchObject({ attempt: 2, status: 'enrolled', progress: 0, user: { id: user.id }, completedAt: null });
  expect(headers.get('location')).toBe(`/v1/enrolments/${body.id}`);
  expect((await command(id, reset, key)).body.id).toBe(body.id);
  expect((await api.get(`/v1/enrolments/${id}`)).body).toMatchObject({ attempt: 1, status: 'completed' });
  expect((await api.get(`/v1/training-records?user=${user.id}`)).body.items).toHaveLength(1);
  const history = (await api.get(`/v1/enrolments/${id}/history`)).body.items;
  expect(history.at(-1)).toMatchObject({ type: 'reset', reason: 'the content has changed', data: { next: body.id } });
  // What lives ends by it; a second one of the earlier attempt is refused while the next lives (R1).
  expect((await command(id, reset)).body.type).toBe('urn:rollbook:problem:later-attempt-lives');
  const third = (await command(body.id, { ...reset, policy: 'same' })).body;
  expect(third).toMatchObject({ attempt: 3, status: 'enrolled' });
  const second = (await api.get(`/v1/enrolments/${body.id}`)).body;
  expect(second).toMatchObject({ status: 'cancelled', reason: 'reset' });
  expect(second.why.status).toContain('Ended by a reset');
});

test('A refused command is 409, with the present status and what is possible now', async () => {
  const { id } = await makeEnrolment(api);
  const { status, body, headers } = await command(id, { command: 'withdraw' });
  expect(status).toBe(409);
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(body).toMatchObject({ type: 'urn:rollbook:problem:mandatory', status: 409, currentStatus: 'enrolled' });
  expect(body.possible).toEqual(expect.arrayContaining(['start', 'cancel']));
  expect((await command(id, { command: 'resume' })).body.type).toBe('urn:rollbook:problem:not-possible');
  expect((await command(id, { command: 'set-status', status: 'completed' })).body.type).toBe(
    'urn:rollbook:problem:reason-required',
  );
  expect((await command(id, { command: 'set-deadline', deadline: { at: '2020-01-01T00:00:00Z' } })).body.type).toBe(
    'urn:rollbook:problem:deadline-in-past',
  );
});

test('If-Match is honoured: who has not seen the newest is told', async () => {
  const { id, version } = await makeEnrolment(api);
  const stale = { 'If-Match': `"${version}"` };
  expect((await command(id, { command: 'start' }, stale)).status).toBe(200);
  const { status, headers } = await command(id, { command: 'complete' }, stale);
  expect(status).toBe(412);
  expect(headers.get('etag')).toMatch(/^"\d+"$/);
});

test('A repeat with the same key is the same answer; with If-Match, after a crash, it is still no conflict with itself', async () => {
  const { id, version } = await makeEnrolment(api);
  const headers = { 'Idempotency-Key': 'start-it', 'If-Match': `"${version}"` };
  const first = await command(id, { command: 'start' }, headers);
  expect((await command(id, { command: 'start' }, headers)).text).toBe(first.text);
  await api.sql`update idempotency_keys set status = null, body = null where key = 'start-it'`;
  const again = await command(id, { command: 'start' }, headers);
  expect([again.status, again.body.version]).toEqual([200, first.body.version]);
  const events = (await api.get(`/v1/enrolments/${id}/history`)).body.items.map(({ type }: { type: string }) => type);
  expect(events.filter((type: string) => type === 'started')).toHaveLength(1);
  expect((await command(id, { command: 'complete' }, { 'Idempotency-Key': 'start-it' })).status).toBe(422);
});

test('R19, R22: a deadline by hand ends with the day where the learner is, and can be removed', async () => {
  const { id } = await makeEnrolment(api, { user: (await makeUser(api, { timezone: 'America/New_York' })).id });
  const set = await command(id, { command: 'set-deadline', deadline: { localDate: '2099-06-30' }, reason: 'agreed' });
  expect(set.body.deadline).toEqual({
    at: '2099-07-01T03:59:59.999Z',
    localDate: '2099-06-30',
    timezone: 'America/New_York',
    rule: 'by-hand',
  });
  expect(set.body.why.deadline).toMatch(/set by hand on .* by the API client test admin\.$/);
  const removed = await command(id, { command: 'set-deadline', deadline: null });
  expect(removed.body.deadline).toBeNull();
  expect(removed.body.why.deadline).toMatch(/^None: removed on /);
});

test('Grade, feedback and internal note are set, shown and removed; only the note is hidden from who reads', async () => {
  const { id } = await makeEnrolment(api);
  await command(id, { command: 'grade', grade: 'A−' });
  await command(id, { command: 'feedback', feedback: 'Well done.\nGo on.' });
  const { body } = await command(id, { command: 'note', note: 'was late' });
  expect(body).toMatchObject({ grade: 'A−', feedback: 'Well done.\nGo on.', internalNote: 'was late' });
  const key = await api.keyFor('read');
  const seen = (await api.get(`/v1/enrolments/${id}`, { key })).body;
  expect(seen).toMatchObject({ grade: 'A−', feedback: 'Well done.\nGo on.' });
  expect(seen).not.toHaveProperty('internalNote');
  expect((await command(id, { command: 'grade', grade: null })).body.grade).toBeNull();
  // R35: events and commands carry commitments, never the words.
  const stored =
    await api.sql`select jsonb_agg(v.data)::text as data from enrolment_events v where enrolment_id = ${id}`;
  expect(stored[0]?.data).not.toContain('late');
});

test('R24: what happened earlier is dated by then', async () => {
  const { id } = await makeEnrolment(api);
  await api.world.advance('P1D');
  const at = new Date(Date.parse(api.world.clock.now()) - 3_600_000).toISOString();
  const { body } = await command(id, { command: 'complete', at, reason: 'on paper' });
  expect(body.completedAt).toBe(at);
});

test('R3, R7: an approval is decided by command; the other decision after it is refused', async () => {
  await api.post('/v1/policies', { code: 'ask', approval: { steps: [{ assignee: { relation: 'manager' } }] } });
  const activity = (await makeActivity(api, { policy: 'ask' })).id;
  const manager = (await makeUser(api)).id;
  const { id } = await makeEnrolment(api, {
    activity,
    obligation: 'optional',
    user: (await makeUser(api, { manager })).id,
  });
  const [task] = await api.sql<{ id: string }[]>`select id from approval_tasks where enrolment_id = ${id}`;
  const approved = await command(id, { command: 'approve', taskId: task?.id, reason: 'go ahead' });
  expect(approved.body.status).toBe('enrolled');
  expect(approved.body.why.status).toContain('go ahead');
  expect((await command(id, { command: 'approve', taskId: task?.id })).status).toBe(200);
  expect((await command(id, { command: 'decline', taskId: task?.id })).body.type).toBe(
    'urn:rollbook:problem:contrary-decision',
  );
});

test('R11: a seat beyond the maximum is given by hand, with a reason, and shown', async () => {
  const activity = (await makeActivity(api, { maximum: 1 })).id;
  await makeEnrolment(api, { activity });
  const { id } = await makeEnrolment(api, { activity });
  expect((await command(id, { command: 'admit-beyond-maximum' })).body.type).toBe(
    'urn:rollbook:problem:reason-required',
  );
  const { body } = await command(id, { command: 'admit-beyond-maximum', reason: 'the chairman asks' });
  expect(body.status).toBe('enrolled');
  expect(body.why.status).toContain('beyond the maximum');
  expect((await api.get(`/v1/activities/${activity}`)).body.seats).toEqual({
    taken: 1,
    free: 0,
    reserved: 0,
    waiting: 0,
    beyondMaximum: 1,
  });
});

test('R13: a maximum raised by hand lets in who waits; set anew, it counts who is in, and their leaving frees a seat', async () => {
  const activity = (await makeActivity(api)).id;
  const first = await makeEnrolment(api, { activity });
  await command(first.id, { command: 'start' });
  await api.patch(`/v1/activities/${activity}`, { maximum: 1 });
  const second = await makeEnrolment(api, { activity });
  const third = await makeEnrolment(api, { activity });
  expect([second.status, third.status]).toEqual(['waitlisted', 'waitlisted']);
  await command(first.id, { command: 'cancel', reason: 'moved away' });
  await api.world.when(second.id, ({ status }) => status === 'enrolled', 'the freed seat was given');
  await api.patch(`/v1/activities/${activity}`, { maximum: 2 });
  await api.world.when(third.id, ({ status }) => status === 'enrolled', 'the new seat was given');
  expect((await api.get(`/v1/activities/${activity}`)).body.seats).toEqual({
    taken: 2,
    free: 0,
    reserved: 0,
    waiting: 0,
    beyondMaximum: 0,
  });
});

test('R2: a deactivated manager’s open approval is seen to wait for the next one up', async () => {
  await api.post('/v1/policies', { code: 'ask-up', approval: { steps: [{ assignee: { relation: 'manager' } }] } });
  const activity = (await makeActivity(api, { policy: 'ask-up' })).id;
  const head = (await makeUser(api, { givenName: 'Next', familyName: 'Up' })).id;
  const manager = (await makeUser(api, { manager: head })).id;
  const { id } = await makeEnrolment(api, { activity, user: (await makeUser(api, { manager })).id });
  await api.patch(`/v1/users/${manager}`, { status: 'deactivated' });
  await api.world.when(id, ({ task }) => task?.assigneeId === head, 'the task moved up');
  expect((await api.get(`/v1/enrolments/${id}`)).body.why.status).toContain('waits for Next Up');
});

test('The workflow behind an enrolment is shown as it is, and agrees with Postgres', async () => {
  const { id } = await makeEnrolment(api, { deadline: { localDate: '2099-01-01' } });
  await api.world.settle();
  const asleep = (await api.get(`/v1/enrolments/${id}/workflow`)).body;
  expect(asleep).toMatchObject({
    id: `enrolment/${id}`,
    runId: expect.any(String),
    state: 'asleep',
    drift: 'none',
    lastFailure: null,
  });
  expect(asleep.waitsFor).toContain('for the deadline');
  expect(asleep.nextDue).toMatch(/^20(98|99)/);
  await command(id, { command: 'start' });
  expect((await api.get(`/v1/enrolments/${id}/workflow`)).body).toMatchObject({ state: 'running', drift: 'none' });
  await command(id, { command: 'cancel' });
  expect((await api.get(`/v1/enrolments/${id}/workflow`)).body).toMatchObject({
    nextDue: null,
    drift: 'none',
    waitsFor: 'nothing: the attempt has ended',
  });
});

test('If-Match among many at the same instant: one is first, the others are told', async () => {
  const { id, version } = await makeEnrolment(api);
  const seen = { 'If-Match': `"${version}"` };
  const notes = ['a', 'b', 'c', 'd', 'e', 'f'];
  const answers = await Promise.all(notes.map((note) => command(id, { command: 'note', note }, seen)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
  const { body } = await api.get(`/v1/enrolments/${id}`);
  expect(body.version).toBe(version + 1);
  expect(body.internalNote).toBe(notes[answers.findIndex(({ status }) => status === 200)]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ workers: 1, background: true });
});
afterAll(() => api.close());

const command = (id: string, body: Record<string, unknown>) => api.post(`/v1/enrolments/${id}/commands`, body);
const enrolled = async (completion: object | null, fields: Record<string, unknown> = {}) => {
  const activity = await makeActivity(api, { completion, trainingEvent: true });
  return makeEnrolment(api, { activity: activity.id, ...fields });
};
const records = async (user: string) => (await api.get(`/v1/training-records?user=${user}`)).body.items;

test('R25, R26: an activity of parts is complete with the last one; why says which are open', async () => {
  const activity = await makeActivity(api, { completion: { parts: 'all' }, trainingEvent: true });
  for (const code of ['film', 'text', 'test']) {
    const { status } = await api.post(`/v1/activities/${activity.code}/parts`, { code, title: `The ${code}` });
    expect(status).toBe(201);
  }
  const { id, user, completion } = await makeEnrolment(api, { activity: activity.id });
  expect(completion).toMatchObject({ pinned: true, rule: { parts: 'all' } });
  await command(id, { command: 'progress', part: 'film', percent: 100 });
  const { body } = await command(id, { command: 'progress', part: 'test', percent: 100 });
  expect(body).toMatchObject({ status: 'in_progress', progress: 66 });
  expect(body.why.completion).toBe('Missing to the completion: 2 of 3 parts; open: text.');
  const refused = await command(id, { command: 'progress', percent: 100 });
  expect([refused.status, refused.body.detail]).toEqual([409, 'its progress is made of its parts: name the part']);
  expect((await command(id, { command: 'complete' })).body.type).toBe('urn:rollbook:problem:not-complete');
  expect((await command(id, { command: 'progress', part: 'text', percent: 100 })).body.status).toBe('completed');
  expect(await records(user.id)).toHaveLength(1);
});

test('An enrolment keeps the parts and the rule with which it began, until it is moved', async () => {
  const activity = await makeActivity(api, { completion: { parts: 'all' } });
  await api.post(`/v1/activities/${activity.id}/parts`, { code: 'one', title: 'One' });
  const { id } = await makeEnrolment(api, { activity: activity.id });
  await api.post(`/v1/activities/${activity.id}/parts`, { code: 'two', title: 'Two', required: true });
  await api.patch(`/v1/activities/${activity.id}`, { completion: { parts: 'any' } });
  expect((await api.get(`/v1/enrolments/${id}`)).body.completion.parts).toHaveLength(1);
  const { body } = await command(id, { command: 'adopt-rule' });
  expect(body.completion).toMatchObject({ rule: { parts: 'any' }, parts: [{ code: 'one' }, { code: 'two' }] });
  expect(body.possible).not.toContain('approve');
});

test('Parts: the code is unique, a repeat is none, and what is gone is gone for who comes', async () => {
  const { id } = await makeActivity(api);
  const address = `/v1/activities/${id}/parts`;
  const first = await api.post(address, { code: 'one', title: 'One', xapiId: `https://example.org/${id}/one` });
  expect(first.headers.get('location')).toBe(`${address}/one`);
  expect((await api.post(address, { code: 'one', title: 'Other' })).status).toBe(409);
  expect((await api.post(address, { code: 'two', title: 'Two', xapiId: `https://example.org/${id}/one` })).status).toBe(
    409,
  );
  expect((await api.patch(`${address}/one`, { required: false })).body).toMatchObject({
    required: false,
    title: 'One',
  });
  expect((await api.get(address)).body.items).toHaveLength(1);
  expect((await api.get(`/v1/activities/${id}`)).body.parts).toBe(1);
  expect((await api.ask('DELETE', `${address}/one`)).status).toBe(204);
  expect((await api.ask('DELETE', `${address}/one`)).status).toBe(404);
});

test('Tries: too soon is refused with when it is possible, used up ends it, an administrator grants one more', async () => {
  const { id } = await enrolled({ tries: { passMark: 80, maxTries: 2, coolingTime: 'PT1H' } });
  const at = new Date(Date.parse(api.world.clock.now()) - 3 * 3_600_000).toISOString();
  const first = await command(id, { command: 'try', score: 7, max: 10, at });
  expect(first.body.completion.tries).toMatchObject({ used: 1, allowed: 2, best: 70, last: { passed: false } });
  const soon = await command(id, {
    command: 'try',
    score: 10,
    max: 10,
    at: new Date(Date.parse(at) + 60_000).toISOString(),
  });
  expect(soon.body).toMatchObject({
    status: 409,
    type: 'urn:rollbook:problem:cooling',
    possibleAt: new Date(Date.parse(at) + 3_600_000).toISOString(),
  });
  const failed = await command(id, { command: 'try', score: 7.9, max: 10 });
  expect(failed.body).toMatchObject({ status: 'failed', reason: 'tries_used_up', completion: { missing: [] } });
  expect(failed.body.why.status).toContain('Failed, as all tries are used up');
  const granted = await command(id, { command: 'grant-try' });
  expect(granted.body).toMatchObject({ status: 'in_progress', completion: { tries: { allowed: 3 } } });
  const nextAt = granted.body.completion.tries.nextAt;
  expect(granted.body.why.completion).toContain(`try 3 of 3, possible at ${nextAt}`);
  expect(granted.body.possible).not.toContain('try');
});

test('An acknowledgement by typed name: compared without case, accents and order, kept by reference', async () => {
  const document = { version: 'v3', sha256: 'a'.repeat(64) };
  const user = await makeUser(api, { givenName: 'José', familyName: 'García-Núñez' });
  const { id } = await enrolled({ acknowledgement: { document } }, { user: user.id });
  const wrong = await command(id, { command: 'acknowledge', name: 'Somebody Else', document });
  expect(wrong.body.type).toBe('urn:rollbook:problem:name-differs');
  expect((await command(id, { command: 'acknowledge', name: 'Jose Garcia Nunez' })).body.type).toContain(
    'other-document',
  );
  const { body } = await command(id, { command: 'acknowledge', name: 'garcia NUNEZ, José', document });
  expect(body).toMatchObject({ status: 'completed', completion: { acknowledged: { by: 'typed_name', document } } });
  const { text } = await api.get(`/v1/enrolments/${id}/history`);
  expect(text).not.toContain('NUNEZ');
  const [row] = await api.sql`select state::text as state from enrolments where id = ${id}`;
  expect(row?.state).not.toMatch(/NUNEZ/);
});

test('R3: an objective is signed off by who is above the learner, never by the learner', async () => {
  const head = await makeUser(api);
  const manager = await makeUser(api, { manager: head.id });
  const learner = await makeUser(api, { manager: manager.id });
  const { id } = await enrolled({ signOff: true }, { user: learner.id });
  expect((await command(id, { command: 'sign-off', by: learner.id })).body.type).toContain('own-request');
  expect((await command(id, { command: 'sign-off', by: (await makeUser(api)).id })).status).toBe(400);
  const { body } = await command(id, { command: 'sign-off', by: head.id });
  expect(body.status).toBe('completed');
  const { items } = (await api.get(`/v1/enrolments/${id}/history`)).body;
  const event = items.find((one: { type: string }) => one.type === 'signed_off');
  expect(event.actor).toMatchObject({ kind: 'client', onBehalfOf: head.id });
});

test('Evidence: type and size are checked, a rejection has its reason, and the accepted file completes', async () => {
  const { id, user } = await enrolled({ evidence: { mediaTypes: ['application/pdf'], maxSize: 1000 } });
  const file = {
    name: 'licence.pdf',
    mediaType: 'application/pdf',
    size: 900,
    sha256: 'b'.repeat(64),
    reference: 's3://evidence/1',
  };
  const hand = (changes: object) => command(id, { command: 'submit-evidence', file: { ...file, ...changes } });
  expect((await hand({ mediaType: 'text/html' })).body.errors[0].pointer).toBe('#/file/mediaType');
  expect((await hand({ size: 1001 })).body.errors[0].pointer).toBe('#/file/size');
  const first = (await hand({})).body.completion.evidence;
  expect(first.state).toBe('submitted');
  const rejected = await command(id, { command: 'reject-evidence', evidence: first.id, reason: 'It has expired.' });
  expect(rejected.body.completion.evidence.state).toBe('rejected');
  const second = (await hand({ name: 'new.pdf' })).body.completion.evidence;
  expect((await command(id, { command: 'accept-evidence', evidence: first.id })).body.type).toContain('no-evidence');
  expect((await command(id, { command: 'accept-evidence', evidence: second.id })).body.status).toBe('completed');
  const { items } = (await api.get(`/v1/enrolments/${id}/evidence`)).body;
  expect(items).toMatchObject([
    { id: second.id, state: 'accepted', name: 'new.pdf' },
    { id: first.id, state: 'rejected', reason: 'It has expired.' },
  ]);
  expect(await records(user.id)).toHaveLength(1);
});

test('A rule that says nothing sound is refused where it stands', async () => {
  const bad = (completion: object) => api.post('/v1/activities', { code: 'x', title: 'X', type: 'quiz', completion });
  const pointers = async (completion: object) =>
    (await bad(completion)).body.errors.map((one: { pointer: string }) => one.pointer);
  expect(await pointers({ tries: { passMark: 101 } })).toEqual(['#/completion/tries/passMark']);
  expect(await pointers({ tries: { passMark: 50, coolingTime: 'P1M' } })).toEqual(['#/completion/tries/coolingTime']);
  expect(await pointers({ parts: 0 })).toEqual(['#/completion/parts']);
  expect(await pointers({ acknowledgement: { document: { version: 'v1', sha256: 'x' } } })).toEqual([
    '#/completion/acknowledgement/document/sha256',
  ]);
});

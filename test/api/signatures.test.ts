import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeActivity, makeEnrolment, startTestApi, type TestApi } from '../support/api.ts';
import { until } from '../support/until.ts';

let api: TestApi;
let secret: string;
beforeAll(async () => {
  api = await startTestApi({ workers: 1, background: true });
  secret = api.deps.config.signatureServices?.signer ?? '';
});
afterAll(() => api.close());

const DOCUMENT = { version: 'v3', sha256: 'a'.repeat(64) };
const now = async (id: string) => (await api.get(`/v1/enrolments/${id}`)).body;

/** Somebody who is to sign, and the request for it. */
async function asked(fields: Record<string, unknown> = {}) {
  const completion = { acknowledgement: { by: 'signature', document: DOCUMENT } };
  const activity = await makeActivity(api, { type: 'acknowledgement', completion, trainingEvent: true });
  const { id } = await makeEnrolment(api, { activity: activity.id });
  const address = `/v1/enrolments/${id}/signature-requests`;
  const { status, body } = await api.post(address, { service: 'signer', reference: 'envelope-1', ...fields });
  expect([status, body.status, body.document]).toEqual([201, 'open', { ...DOCUMENT, reference: 'envelope-1' }]);
  const requests = async () => (await api.get(address)).body.items;
  return { id, address, made: body, requests, token: body.callback.token as string };
}

const seconds = (ms = 0) => Math.floor((Date.parse(api.world.clock.now()) + ms) / 1000);
const signed = (raw: string, t: number, key = secret) =>
  `t=${t},v1=${createHmac('sha256', key).update(`${t}.${raw}`).digest('hex')}`;
function callback(requestId: string, body: unknown, signature?: string) {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { 'Content-Type': 'application/json', 'X-Rollbook-Signature': signature ?? signed(raw, seconds()) };
  return api.ask('POST', `/signatures/callback/${requestId}`, { key: null, raw, headers });
}

test('R25, R26: a signed callback completes the acknowledgement, and a replay of it changes nothing', async () => {
  const { id, made, token, requests } = await asked();
  expect(made.callback.url).toBe(`${api.deps.config.baseUrl}/signatures/callback/${made.id}`);
  const body = { token, status: 'signed' };
  const signature = signed(JSON.stringify(body), seconds());
  const first = await callback(made.id, body, signature);
  expect([first.status, first.body]).toEqual([200, { id: made.id, status: 'signed' }]);
  await until(async () => (await now(id)).status === 'completed', 'it was complete');
  expect((await callback(made.id, body, signature)).status).toBe(200);
  await api.world.settle();
  expect((await now(id)).completion.acknowledged).toMatchObject({ by: 'signature', document: DOCUMENT });
  const { items } = (await api.get(`/v1/enrolments/${id}/history`)).body;
  expect(items.filter((one: { type: string }) => ['acknowledged', 'late'].includes(one.type))).toHaveLength(1);
  expect(await requests()).toMatchObject([{ id: made.id, status: 'signed', refusal: null }]);
  const contrary = await callback(made.id, { token, status: 'declined' });
  expect([contrary.status, contrary.body.type]).toEqual([409, 'urn:rollbook:problem:signature-closed']);
});

test('A wrong signature is 401 and changes nothing: another secret, body, request, token or time', async () => {
  const { id, made, token, requests } = await asked();
  const other = await asked();
  const body = { token, status: 'signed' };
  const raw = JSON.stringify(body);
  const old = seconds(-5 * 60_000 - 2_000);
  const cases: [string, unknown, string][] = [
    [made.id, body, signed(raw, seconds(), 'another-secret')],
    [made.id, { ...body, status: 'declined' }, signed(raw, seconds())],
    [other.made.id, body, signed(raw, seconds())],
    [randomUUID(), body, signed(raw, seconds())],
    ['x', body, signed(raw, seconds())],
    [made.id, body, signed(raw, old)],
    [made.id, body, signed(raw, seconds(5 * 60_000 + 2_000))],
    [made.id, body, signed(raw, seconds()).replace(/^t=\d+/, `t=${seconds() - 1}`)],
    [made.id, body, 'v1=abc'],
    [made.id, body, ''],
  ];
  for (const [request, given, signature] of cases) {
    const { status, body: problem } = await callback(request, given, signature);
    expect([signature, status, problem.type]).toEqual([signature, 401, 'urn:rollbook:problem:wrong-signature']);
  }
  await api.world.settle();
  expect([await requests(), (await now(id)).status]).toMatchObject([[{ status: 'open' }], 'enrolled']);
  const replaced = `${signed(raw, seconds())},v1=${'0'.repeat(64)}`;
  expect((await callback(made.id, body, replaced)).status).toBe(200);
});

test('A signed body that is none is 400, and says what to mend', async () => {
  const { made, token } = await asked();
  expect((await callback(made.id, '{"token":')).body.type).toBe('urn:rollbook:problem:malformed-body');
  const { body } = await callback(made.id, { token, status: 'lost', name: 'x' });
  expect(body.errors.map((one: { pointer: string }) => one.pointer)).toEqual(['#/status', '#/name']);
});

test('Declined and expired leave the enrolment as it is; what is signed after its time is refused', async () => {
  const { id, made, token, requests, address } = await asked();
  const at = new Date(Date.parse(api.world.clock.now()) - 1_000).toISOString();
  expect((await callback(made.id, { token, status: 'declined', at })).status).toBe(200);
  expect(await requests()).toMatchObject([{ status: 'declined', closedAt: at }]);
  const short = await api.post(address, { service: 'signer', reference: 'envelope-2', expiresAfter: 'PT1S' });
  await api.sql`update signature_requests set expires_at = ${at} where id = ${short.body.id}`;
  expect((await requests())[0]).toMatchObject({ status: 'expired', closedAt: at });
  const late = await callback(short.body.id, { token: short.body.callback.token, status: 'signed' });
  expect([late.status, late.body.type]).toEqual([409, 'urn:rollbook:problem:signature-closed']);
  expect((await now(id)).status).toBe('enrolled');
  // It was signed in time, and heard of later.
  const word = { token: short.body.callback.token, status: 'signed', at };
  expect((await callback(short.body.id, word)).status).toBe(200);
  expect((await until(async () => (await now(id)).completedAt, 'it was complete')) === at).toBe(true);
});

test('What wants no signature, another document or a service that is not configured is refused', async () => {
  const { address } = await asked();
  const post = (fields: object) => api.post(address, { service: 'signer', reference: 'envelope', ...fields });
  expect((await post({ service: 'nobody' })).body.errors[0].pointer).toBe('#/service');
  expect((await post({ service: 'constructor' })).status).toBe(400);
  expect((await post({ document: { version: 'v2' } })).body.type).toContain('other-document');
  const plain = await makeEnrolment(api);
  const answer = await api.post(`/v1/enrolments/${plain.id}/signature-requests`, { service: 'signer', reference: 'x' });
  expect([answer.status, answer.body.type]).toEqual([409, 'urn:rollbook:problem:not-for-this-type']);
  expect(
    (await api.post(`/v1/enrolments/${randomUUID()}/signature-requests`, { service: 'signer', reference: 'x' })).status,
  ).toBe(404);
});

test('A signature that the enrolment refuses is seen with its request', async () => {
  const { id, made, token, requests } = await asked();
  await api.post(`/v1/enrolments/${id}/commands`, { command: 'suspend', reason: 'A pause.' });
  expect((await callback(made.id, { token, status: 'signed' })).status).toBe(200);
  await until(async () => (await requests())[0].refusal === 'not-possible', 'the refusal was written down');
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { until } from '../support/until.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ workers: 1, background: true });
});
afterAll(() => api.close());

const VERBS = 'http://adlnet.gov/expapi/verbs';
const PROGRESS = 'https://w3id.org/xapi/cmi5/result/extensions/progress';
type Json = Record<string, unknown>;

const speaking = (version = '1.0.3') => ({ headers: { 'X-Experience-API-Version': version } });
const post = (body: unknown, version?: string) => api.post('/xapi/statements', body, speaking(version));
const get = (query: Record<string, string>, version?: string) =>
  api.get(`/xapi/statements?${new URLSearchParams(query)}`, speaking(version));
const address = (code: string) => `${api.deps.config.baseUrl}/activities/${code}`;
const said = (verb: string, email: string, activity: string, more: Json = {}): Json => ({
  id: randomUUID(),
  actor: { mbox: `mailto:${email}` },
  verb: { id: `${VERBS}/${verb}`, display: { 'en-GB': verb, de: `auf Deutsch ${verb}` } },
  object: { id: activity },
  ...more,
});
const outcomeOf = (id: unknown) =>
  until(async () => {
    const { body } = await api.get(`/v1/statements/${id}`);
    return body.outcome !== 'waiting' && (body.outcome as string);
  }, 'the statement was told');

/** Somebody who is enrolled in a course. */
async function enrolled(fields: Json = {}) {
  const email = `p${randomUUID()}@example.org`;
  const user = await makeUser(api, { email });
  const activity = await makeActivity(api, fields);
  const { id } = await makeEnrolment(api, { user: user.id, activity: activity.id });
  return {
    email,
    user,
    activity,
    id,
    iri: address(activity.code),
    now: async () => (await api.get(`/v1/enrolments/${id}`)).body,
  };
}

describe.each(['1.0.3', '2.0.0'])('xAPI %s', (version) => {
  test('R25: from initialized over progressed to completed, in the order of their timestamps', async () => {
    const { email, iri, now, id } = await enrolled();
    const hourAgo = Date.parse(api.world.clock.now()) - 3_600_000;
    const at = (minutes: number) => new Date(hourAgo + minutes * 60_000).toISOString();
    const list = [
      said('completed', email, iri, { timestamp: at(3) }),
      said('progressed', email, iri, { timestamp: at(2), result: { extensions: { [PROGRESS]: 60 } } }),
      said('initialized', email.toUpperCase(), iri, { timestamp: at(1) }),
    ];
    const { status, body, headers } = await post(list, version);
    expect([status, body]).toEqual([200, list.map((one) => one.id)]);
    expect(headers.get('x-experience-api-version')).toBe(version);
    expect(headers.get('x-rollbook-outcome')).toBe('waiting=3');
    for (const one of list) expect(await outcomeOf(one.id)).toBe('applied');
    expect(await now()).toMatchObject({ status: 'completed', startedAt: at(1), completedAt: at(3), progress: 100 });
    const { items } = (await api.get(`/v1/enrolments/${id}/history`)).body;
    expect(items.map((one: { type: string }) => one.type).slice(2)).toEqual(['started', 'progressed', 'completed']);
    const late = said('progressed', email, iri, { result: { score: { scaled: 0.5 } } });
    await post(late, version);
    expect(await outcomeOf(late.id)).toBe('late');
  });

  test('The same again is ignored, another statement with the same id is 409, and nothing of its request is stored', async () => {
    const { email, iri } = await enrolled();
    const first = said('initialized', email, iri);
    expect((await post(first, version)).status).toBe(200);
    expect((await post([first, first].slice(1), version)).status).toBe(200);
    const other = said('initialized', email, iri);
    const conflict = await post([other, { ...first, object: { id: 'https://example.org/other' } }], version);
    expect([conflict.status, conflict.body.type]).toEqual([409, 'urn:rollbook:problem:id-taken']);
    expect((await get({ statementId: String(other.id) }, version)).status).toBe(404);
    const { items } = (await api.get(`/v1/statements?enrolment=${(await enrolled()).id}`)).body;
    expect(items).toEqual([]);
  });

  test('PUT keeps a statement under the id of its address', async () => {
    const { email, iri } = await enrolled();
    const { id, ...statement } = said('launched', email, iri);
    const put = (body: unknown, query = `statementId=${id}`) =>
      api.ask('PUT', `/xapi/statements?${query}`, { body, ...speaking(version) });
    expect((await put(statement)).status).toBe(204);
    expect((await put(statement)).status).toBe(204);
    expect((await put({ ...statement, object: { id: 'https://example.org/x' } })).status).toBe(409);
    expect((await put({ ...statement, id: randomUUID() })).body.errors[0].pointer).toBe('#/id');
    expect((await put(statement, 'x=y')).status).toBe(400);
    const { body, headers } = await get({ statementId: String(id) }, version);
    expect(body).toMatchObject({ ...statement, id, version: version === '1.0.3' ? '1.0.0' : '2.0.0' });
    expect(body.authority.account.name).toMatch(/^api-key\/[0-9a-f]{12}$/);
    expect(body.stored).toBe(body.timestamp);
    expect(headers.get('last-modified')).toMatch(/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/);
    expect(headers.get('x-experience-api-consistent-through')).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
  });
});

test('The version is needed, and said in every answer; about needs neither', async () => {
  const without = await api.get('/xapi/statements');
  expect([without.status, without.body.errors[0].pointer]).toEqual([400, 'X-Experience-API-Version:']);
  expect(without.headers.get('x-experience-api-version')).toBe('2.0.0');
  expect((await get({}, '0.95')).status).toBe(400);
  expect((await get({}, '1.0.1')).headers.get('x-experience-api-version')).toBe('1.0.3');
  expect((await api.get('/xapi/statements', { key: null })).headers.get('x-experience-api-version')).toBe('2.0.0');
  expect((await api.get('/xapi/about', { key: null })).body).toEqual({ version: ['1.0.3', '2.0.0'] });
  const basic = Buffer.from(`content:${api.adminKey}`).toString('base64');
  const headers = { Authorization: `Basic ${basic}`, 'X-Experience-API-Version': '1.0.3' };
  expect((await api.get('/xapi/statements', { key: null, headers })).status).toBe(200);
});

test('Each mistake is named with its place, and nothing of the request is stored', async () => {
  const { email, iri } = await enrolled();
  const good = said('initialized', email, iri);
  const bad = said('passed', email, iri, {
    actor: { mbox: `mailto:${email}`, openid: 'https://example.org/me' },
    result: { score: { scaled: 1.5 }, duration: 'soon' },
    timestamp: '2026-02-30T00:00:00Z',
  });
  const { status, body } = await post([good, bad]);
  expect(status).toBe(400);
  expect(body.errors.map((one: { pointer: string }) => one.pointer)).toEqual([
    '#/1/actor',
    '#/1/result/duration',
    '#/1/result/score/scaled',
    '#/1/timestamp',
  ]);
  expect((await get({ statementId: String(good.id) })).status).toBe(404);
  expect((await post([good, good])).body.errors[0]).toEqual({ pointer: '#/1/id', detail: 'is there twice' });
  expect((await post('a text')).status).toBe(400);
});

test('What is not understood is kept, and the outcome says why', async () => {
  const { email, iri, id } = await enrolled();
  const loose = await makeUser(api, { email: `loose${randomUUID()}@example.org` });
  const { body: person } = await api.get(`/v1/users/${loose.id}`);
  const cases: [Json, string][] = [
    [said('initialized', 'nobody@example.org', iri), 'unknown-actor'],
    [said('initialized', email, 'https://example.org/elsewhere'), 'unknown-activity'],
    [said('initialized', person.email, iri), 'no-enrolment'],
    [said('experienced', email, iri), 'unknown-verb'],
  ];
  for (const [statement, outcome] of cases) {
    const { status, headers } = await post(statement);
    expect([status, headers.get('x-rollbook-outcome')]).toEqual([200, `${outcome}=1`]);
    const { items } = (await api.get(`/v1/statements?outcome=${outcome}`)).body;
    expect(items.map((one: { id: string }) => one.id)).toContain(statement.id);
    expect((await get({ statementId: String(statement.id) })).status).toBe(200);
  }
  await api.post(`/v1/enrolments/${id}/commands`, { command: 'suspend', reason: 'A pause.' });
  const refused = said('progressed', email, iri, { result: { extensions: { [PROGRESS]: 10 } } });
  await post(refused);
  expect(await outcomeOf(refused.id)).toBe('refused:not-possible');
  const { items } = (await api.get(`/v1/statements?outcome=refused:not-possible&enrolment=${id}`)).body;
  expect(items).toMatchObject([{ id: refused.id, enrolment: id, voidedBy: null }]);
  expect((await api.get('/v1/statements?outcome=lost')).body.errors[0].pointer).toBe('?outcome');
});

test('By account and by the IRI of a part: the percentage goes to the part', async () => {
  const activity = await makeActivity(api, {
    completion: { parts: 'all' },
    xapiId: `https://lms.example.org/${randomUUID()}`,
  });
  const partIri = `https://lms.example.org/part/${randomUUID()}`;
  await api.post(`/v1/activities/${activity.id}/parts`, { code: 'film', title: 'A film', xapiId: partIri });
  await api.post(`/v1/activities/${activity.id}/parts`, { code: 'text', title: 'A text' });
  const externalId = `E-${randomUUID()}`;
  const user = await makeUser(api, { externalId });
  const { id } = await makeEnrolment(api, { user: user.id, activity: activity.id });
  const actor = { objectType: 'Agent', account: { homePage: 'https://lms.example.org', name: externalId } };
  const film = said('completed', '', partIri, { actor });
  const text = said('progressed', '', `${address(activity.code)}/parts/text`, {
    actor,
    result: { score: { raw: 5, max: 10 } },
  });
  await post([film, text]);
  expect([await outcomeOf(film.id), await outcomeOf(text.id)]).toEqual(['applied', 'applied']);
  const { body } = await api.get(`/v1/enrolments/${id}`);
  expect([body.progress, body.completion.parts.map((one: { progress: number }) => one.progress)]).toEqual([
    75,
    [100, 50],
  ]);
});

test('A quiz takes tries from passed and failed, with their scores and lengths', async () => {
  const { email, iri, id, now } = await enrolled({
    type: 'quiz',
    completion: { tries: { passMark: 80, maxTries: 3 } },
  });
  const failed = said('failed', email, iri, { result: { score: { scaled: 0.7 }, duration: 'PT30M' } });
  await post(failed);
  expect(await outcomeOf(failed.id)).toBe('applied');
  expect((await now()).completion.tries).toMatchObject({ used: 1, best: 70 });
  const passed = said('passed', email, iri, { result: { score: { scaled: 0.9 } }, context: { registration: id } });
  await post(passed);
  expect(await outcomeOf(passed.id)).toBe('applied');
  expect((await now()).status).toBe('completed');
});

test('Lists: by agent, verb and activity, page by page, in both directions, without what is voided', async () => {
  const { email, iri, now } = await enrolled();
  const list = [10, 20, 30].map((percent) =>
    said('progressed', email, iri, { result: { extensions: { [PROGRESS]: percent } } }),
  );
  await post(list);
  const other = said('launched', email, iri);
  await post(other);
  const agent = JSON.stringify({ mbox: `mailto:${email}` });
  const ids = (body: { statements: { id: string }[] }) => body.statements.map((one) => one.id);
  const wanted = list.map((one) => one.id);
  const first = await get({ agent, verb: `${VERBS}/progressed`, activity: iri, limit: '2', ascending: 'true' });
  expect(ids(first.body)).toEqual(wanted.slice(0, 2));
  expect(first.body.more).toMatch(/^\/xapi\/statements\?/);
  const second = await api.get(first.body.more, speaking());
  expect([ids(second.body), second.body.more]).toEqual([wanted.slice(2), '']);
  expect(ids((await get({ agent, limit: '1' })).body)).toEqual([other.id]);
  const voiding: Json = {
    ...said('voided', 'nobody@example.org', ''),
    object: { objectType: 'StatementRef', id: list[2]?.id },
  };
  expect((await post(voiding)).headers.get('x-rollbook-outcome')).toBe('voiding=1');
  const after = ids((await get({ agent })).body);
  expect(after).not.toContain(list[2]?.id);
  expect((await get({ statementId: String(list[2]?.id) })).status).toBe(404);
  expect((await get({ voidedStatementId: String(list[2]?.id) })).body.id).toBe(list[2]?.id);
  expect((await api.get(`/v1/statements/${list[2]?.id}`)).body.voidedBy).toBe(voiding.id);
  await outcomeOf(list[2]?.id);
  expect((await now()).progress).toBe(30);
  const [{ verb }] = (await get({ agent, verb: `${VERBS}/launched`, format: 'ids' })).body.statements;
  expect(verb).toEqual({ id: `${VERBS}/launched` });
  const canonical = await api.get(
    `/xapi/statements?${new URLSearchParams({ agent, verb: `${VERBS}/launched`, format: 'canonical' })}`,
    {
      headers: { 'X-Experience-API-Version': '1.0.3', 'Accept-Language': 'fr, de;q=0.8' },
    },
  );
  expect(canonical.body.statements[0].verb.display).toEqual({ de: 'auf Deutsch launched' });
  const pointers = async (query: Record<string, string>) =>
    (await get(query)).body.errors.map((one: { pointer: string }) => one.pointer);
  expect(await pointers({ unheard: 'of' })).toEqual(['?unheard']);
  expect(await pointers({ agent: '{}' })).toEqual(['?agent']);
  expect(await pointers({ statementId: String(other.id), agent })).toEqual(['?agent']);
  expect(await pointers({ attachments: 'true' })).toEqual(['?attachments']);
});

import { readFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readApiKeyText } from '../../api/http/auth.ts';
import { newApiKey } from '../../config/secrets.ts';
import { insertApiKey } from '../../store/apiKeys.ts';
import { PERSONAL_SECTIONS } from '../../store/personalData.ts';
import { endRetention } from '../../store/retentionSweep.ts';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { audit } from '../support/audit.ts';
import { Canaries } from '../support/canaries.ts';
import { imported, knownPerson } from '../support/knownPerson.ts';
import { scimOf } from '../support/scim.ts';
import { until } from '../support/until.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ workers: 1 });
});
afterAll(async () => {
  expect(await audit(api.sql)).toEqual([]);
  await api.close();
});

const type = (code: string) => `urn:rollbook:problem:${code}`;
const said = ({ status, body }: { status: number; body: { type?: string } }) => [status, body.type];
const erase = (id: string, more: Record<string, unknown> = {}) =>
  api.post(`/v1/users/${id}/erase`, { reason: 'request', ...more });

/** Erased, and brought to its end. */
async function erased(fields: Record<string, unknown> = {}) {
  const user = await makeUser(api, fields);
  const { body } = await erase(user.id);
  await api.world.settle();
  return { user, erasure: body.id as string };
}

async function keyWith(...scopes: string[]): Promise<string> {
  const text = newApiKey();
  const key = readApiKeyText(text)!;
  await insertApiKey(api.sql, { ...key, name: 'test', scopes, createdAt: api.world.clock.now() });
  return text;
}

/** A training record, by hand. */
async function record(userId: string, more: Record<string, unknown> = {}): Promise<string> {
  const id = uuidv7();
  await api.sql`insert into training_records ${api.sql({
    ...{ id, userId, recordType: 'course', title: 'A course', completionDate: '2026-01-15', source: 'manual' },
    ...{ createdAt: api.world.clock.now(), ...more },
  })}`;
  return id;
}

test('R35: everything about a person is exported, section by section, without the names of others', async () => {
  const canaries = new Canaries();
  const boss = await makeUser(api, { givenName: 'Zebulon', familyName: 'Quartermaine' });
  const person = await knownPerson(api, canaries);
  await api.patch(`/v1/users/${person.id}`, { manager: boss.id, override: true });
  const { status, body, text } = await api.get(`/v1/users/${person.name.external}/personal-data`);
  expect([status, body.form, body.person]).toEqual([200, 'rollbook-personal-data/1', person.id]);
  expect(Object.keys(body.sections)).toEqual(PERSONAL_SECTIONS);
  const inIt = new Set(canaries.in(text));
  // What is in the rows of others about them, and what was rejected without anybody, is theirs.
  const [given, family] = ['given name', 'family name'];
  for (const field of [
    'external id',
    'username',
    given,
    family,
    'title',
    'a grade',
    'feedback',
    'a file',
    'an answer',
    'a note',
  ])
    expect([...inIt]).toContain(field);
  expect(body.sections.profile).toMatchObject([{ externalId: person.name.external, managerId: boss.id }]);
  expect(body.sections.enrolments.map(({ id }: { id: string }) => id)).toEqual(
    expect.arrayContaining([person.enrolment.id, person.asked.id]),
  );
  expect(body.sections.trainingRecords).toHaveLength(2);
  for (const section of [
    'texts',
    'mails',
    'approvals',
    'statements',
    'plans',
    'certifications',
    'importRows',
    'delegations',
  ])
    expect([section, body.sections[section].length]).not.toEqual([section, 0]);
  expect(text).not.toMatch(/Quartermaine|colleague@example.org/);
  expect(text).not.toContain(person.other.email);
  expect(said(await api.get(`/v1/users/${person.id}/personal-data`, { key: await api.keyFor('write') }))[0]).toBe(403);
  expect(said(await api.get('/v1/users/nobody/personal-data'))[0]).toBe(404);
});

test('R13, R35: live enrolments end for erasure, the seat goes on, and a repeat of the request does nothing twice', async () => {
  const activity = await makeActivity(api, { maximum: 1 });
  const user = await makeUser(api);
  const inside = await makeEnrolment(api, { user: user.id, activity: activity.id });
  const waiting = await makeEnrolment(api, { activity: activity.id });
  expect([inside.status, waiting.status]).toEqual(['enrolled', 'waitlisted']);
  const key = { headers: { 'Idempotency-Key': uuidv7() } };
  const asked = () => api.post(`/v1/users/${user.id}/erase`, { reason: 'no_longer_needed' }, key);
  const first = await asked();
  expect([first.status, first.body.status]).toEqual([202, 'ending']);
  const again = await asked();
  expect([again.status, again.body]).toEqual([202, first.body]);
  await until(async () => (await api.get(`/v1/erasures/${first.body.id}`)).body.status === 'done', 'it is done');
  await api.world.settle();
  expect(await api.get(`/v1/enrolments/${inside.id}`)).toMatchObject({
    body: {
      status: 'cancelled',
      reason: 'erasure',
      user: { externalId: null, name: expect.stringMatching(/^Erased person /) },
    },
  });
  expect((await api.get(`/v1/enrolments/${waiting.id}`)).body.status).toBe('enrolled');
  const later = await erase(user.id);
  expect([later.status, later.body.id]).toEqual([200, first.body.id]);
  const { items } = (await api.get('/v1/erasures?status=done&limit=1')).body;
  expect(items[0].id).toBe(first.body.id);
  expect(readFileSync(api.deps.config.erasuresFile, 'utf8')).toContain(first.body.id);
});

test('R2: open approvals of an erased person move to who decides now', async () => {
  const code = `asks-${uuidv7().slice(-8)}`;
  await api.post('/v1/policies', { code, approval: { steps: [{ assignee: { relation: 'manager' } }] } });
  const head = await makeUser(api);
  const manager = await makeUser(api, { manager: head.id });
  const learner = await makeUser(api, { manager: manager.id });
  const activity = await makeActivity(api, { policy: code });
  const { id } = await makeEnrolment(api, { user: learner.id, activity: activity.id, obligation: 'optional' });
  await erase(manager.id);
  const task = () => api.get(`/v1/approvals?status=open&limit=200`);
  await until(async () => {
    const { body } = await task();
    return body.items.some(
      (one: { enrolment: { id: string }; assignee: { id: string } | null }) =>
        one.enrolment.id === id && one.assignee?.id === head.id,
    );
  }, 'the approval waits for who is above');
});

test('R35: who is erased stays a pseudonym, and nothing is done with them any more', async () => {
  const { user } = await erased({ externalId: `gone-${uuidv7()}` });
  const { body } = await api.get(`/v1/users/${user.id}`);
  expect(body).toMatchObject({
    externalId: null,
    department: null,
    status: 'deactivated',
    erasedAt: expect.any(String),
  });
  expect(body.email).toBe(`erased-${user.id}@erased.invalid`);
  expect((await api.get(`/v1/users/${user.email}`)).status).toBe(404);
  const activity = await makeActivity(api);
  const plan = `p-${uuidv7().slice(-8)}`;
  await api.post('/v1/learning-plans', { code: plan, title: 'A plan', items: [{ activity: activity.code }] });
  const certification = `c-${uuidv7().slice(-8)}`;
  const achievedBy = { activity: activity.code };
  await api.post('/v1/certifications', { code: certification, title: 'One', achievedBy, validFor: 'P1Y' });
  const other = await makeUser(api);
  const refused = [
    await api.patch(`/v1/users/${user.id}`, { department: 'Kitchen' }),
    await api.patch(`/v1/users/${user.id}`, { department: 'Kitchen', effectiveFrom: '2031-01-01' }),
    await api.post(`/v1/users/${user.id}/activate`, {}),
    await api.post(`/v1/users/${user.id}/deactivate`, {}),
    await api.post(`/v1/users/${user.id}/expiry`, { expiresAt: '2031-01-01' }),
    await api.post('/v1/enrolments', { user: user.id, activity: activity.id, obligation: 'optional' }),
    await api.post('/v1/plan-enrolments', { user: user.id, plan, obligation: 'optional' }),
    await api.post('/v1/user-certifications', { user: user.id, certification }),
    await api.post('/v1/delegations', { principal: user.id, delegate: other.id }),
    await api.post('/v1/delegations', { principal: other.id, delegate: user.id }),
  ];
  expect(refused.map(said)).toEqual(refused.map(() => [409, type('erased')]));
  expect((await scimOf(api)('GET', `/Users/${user.id}`)).status).toBe(404);
});

test('R35: no command reaches an enrolment of an erased person', async () => {
  const user = await makeUser(api);
  const { id } = await makeEnrolment(api, { user: user.id });
  await erase(user.id);
  await api.world.settle();
  const reopened = await api.post(`/v1/enrolments/${id}/commands`, { command: 'reopen', reason: 'back' });
  expect(said(reopened)).toEqual([409, type('erased')]);
});

test('R35: a superadmin does not erase themselves, the last one stays, and grounds are words of a list', async () => {
  const admin = await makeUser(api, { level: 'superadmin' });
  expect(said(await erase(admin.id))).toEqual([409, type('last-superadmin')]);
  const second = await makeUser(api, { level: 'superadmin' });
  expect(said(await erase(admin.id, { by: admin.id }))).toEqual([409, type('own-erasure')]);
  expect((await erase(admin.id, { by: second.id, dryRun: true })).body.dryRun).toBe(true);
  expect((await erase(admin.id, { by: second.id })).status).toBe(202);
  expect(said(await erase(second.id))).toEqual([409, type('last-superadmin')]);
  expect((await erase(second.id, { reason: 'Because Ann wants it' })).body.errors).toMatchObject([
    { pointer: '#/reason' },
  ]);
  expect((await erase('nobody')).status).toBe(404);
  const key = await api.keyFor('write');
  expect((await api.post(`/v1/users/${second.id}/erase`, { reason: 'request' }, { key })).status).toBe(403);
});

test('R35: who was erased does not come again by the API, a file or SCIM, until that is lifted', async () => {
  const name = `n${uuidv7().slice(-12)}`;
  const fields = { externalId: name, username: `u${name}`, email: `${name}@example.org` };
  const { user, erasure } = await erased(fields);
  const given = { givenName: 'Ann', familyName: 'Example' };
  const fresh = () => ({ externalId: uuidv7(), username: uuidv7(), email: `${uuidv7()}@example.org` });
  const create = (more: Record<string, unknown>) => api.post('/v1/users', { ...given, ...fresh(), ...more });
  for (const same of [
    { externalId: name },
    { username: fields.username.toUpperCase() },
    { email: ` ${fields.email}`.trim() },
  ])
    expect(said(await create(same))).toEqual([409, type('erased')]);
  const other = await makeUser(api);
  expect(said(await api.patch(`/v1/users/${other.id}`, { externalId: name }))).toEqual([409, type('erased')]);
  const scim = scimOf(api);
  const body = { userName: fields.username, name: given, emails: [{ value: `${uuidv7()}@example.org` }] };
  const posted = await scim('POST', '/Users', { body });
  expect([posted.status, posted.body.scimType, posted.body.detail]).toEqual([
    409,
    'uniqueness',
    expect.stringMatching(/^erased/),
  ]);
  const rows = async (id: string) =>
    (await api.get(`/v1/imports/${id}/rows`)).body.items.map(
      ({ line, outcome, code, values }: Record<string, unknown>) => [line, outcome, code, values],
    );
  const head = 'external_id,username,email,given_name,family_name';
  const good = fresh();
  const file = [
    head,
    `${name},a,a@example.org,Ann,Example`,
    `${good.externalId},${good.username},${good.email},Ben,Example`,
  ];
  const people = await imported(api, 'people', file);
  expect(await rows(people)).toMatchObject([
    [2, 'rejected', 'erased', null],
    [3, 'created', null, expect.anything()],
  ]);
  expect(await rows(await imported(api, 'people', file, '&dryRun=true'))).toMatchObject([
    [2, 'rejected', 'erased', null],
    [3, 'unchanged', null, expect.anything()],
  ]);
  const activity = await makeActivity(api);
  const enrolments = ['external_id,activity,obligation,source', `${name},${activity.code},mandatory,hr`];
  expect(await rows(await imported(api, 'enrolments', enrolments))).toMatchObject([[2, 'rejected', 'erased', null]]);
  const statuses = ['user,status', `${fields.email},active`];
  expect(await rows(await imported(api, 'status', statuses))).toMatchObject([[2, 'rejected', 'erased', null]]);

  const lifted = await api.post(`/v1/erasures/${erasure}/lift`, undefined);
  expect([lifted.status, lifted.body.liftedAt]).toEqual([200, expect.any(String)]);
  expect((await api.post(`/v1/erasures/${erasure}/lift`, undefined)).body.liftedAt).toBe(lifted.body.liftedAt);
  expect(readFileSync(api.deps.config.erasuresFile, 'utf8')).toContain(`"lifted":"${erasure}"`);
  const back = await api.post('/v1/users', { ...given, ...fields });
  expect([back.status, back.body.id === user.id, back.body.erasedAt]).toEqual([201, false, null]);
  expect((await api.get(`/v1/users/${user.id}`)).body.erasedAt).not.toBeNull();
  expect((await api.post(`/v1/erasures/${uuidv7()}/lift`, undefined)).status).toBe(404);
});

test('R35: a restricted record is seen by keys with a scope for records only, and is erased with its person unless a rule keeps it', async () => {
  const user = await makeUser(api);
  const [one, two] = [await record(user.id), await record(user.id)];
  const list = async (key?: string) =>
    (await api.get(`/v1/training-records?user=${user.id}`, key ? { key } : {})).body.items.map(
      ({ id }: { id: string }) => id,
    );
  const [all, some] = [await keyWith('read', 'write'), await keyWith('records:write')];
  expect((await api.post(`/v1/training-records/${one}/restrict`, { reason: 'disputed' }, { key: all })).status).toBe(
    403,
  );
  const restricted = await api.post(`/v1/training-records/${one}/restrict`, { reason: 'disputed' }, { key: some });
  expect([restricted.status, restricted.body.restricted]).toEqual([
    200,
    { basis: 'by_hand', legalBasis: null, until: null },
  ]);
  expect([await list(all), await list(some), await list()]).toEqual([[two], [two, one], [two, one]]);
  expect((await api.post(`/v1/users/${user.id}/training-records/restrict`, { reason: 'disputed' })).body).toEqual({
    records: 1,
  });
  expect(await list(all)).toEqual([]);
  expect((await api.post(`/v1/training-records/${two}/lift-restriction`, undefined)).body.restricted).toBeNull();
  expect((await api.post(`/v1/users/${user.id}/training-records/lift-restrictions`, undefined)).body).toEqual({
    records: 1,
  });
  expect(await list(all)).toEqual([two, one]);
  expect((await api.post(`/v1/training-records/${uuidv7()}/restrict`, { reason: 'x' })).status).toBe(404);

  // Somebody still needs this one: it outlives the erasure, until that is lifted.
  await api.post(`/v1/training-records/${one}/restrict`, { reason: 'a claim' });
  await erase(user.id);
  await api.world.settle();
  expect([await list(all), await list()]).toEqual([[], [one]]);
  const [shown] = (await api.get(`/v1/training-records?user=${user.id}`)).body.items;
  expect(shown.user).toMatchObject({ id: user.id, name: 'Ann Example' });
  expect((await api.post(`/v1/training-records/${one}/lift-restriction`, undefined)).status).toBe(204);
  expect(await list()).toEqual([]);
  const marks = await api.sql`select id, why from deleted_records where user_id = ${user.id} order by id`;
  expect(marks).toEqual([
    { id: one, why: 'erasure' },
    { id: two, why: 'erasure' },
  ]);
});

test('R35: rules of retention are set, replaced and taken away; what makes no sense is refused with where', async () => {
  const rule = {
    kind: 'training_records',
    basis: 'legal_obligation',
    keepFor: 'P10Y',
    from: 'completion',
    scope: 'erased',
  };
  const first = (await api.post('/v1/retention', { ...rule, qualificationCode: 'forklift' })).body;
  const second = await api.post('/v1/retention', {
    ...rule,
    qualificationCode: 'forklift',
    keepFor: 'P2Y',
    from: 'expiry',
  });
  expect([second.status, second.body]).toEqual([
    200,
    expect.objectContaining({ id: first.id, version: 2, keepFor: 'P2Y' }),
  ]);
  const { body } = await api.get('/v1/retention');
  expect(body.items).toContainEqual(second.body);
  expect(body.fixed).toContainEqual(expect.objectContaining({ kind: 'import_values', keepFor: 'P30D' }));
  const wrong = [
    { ...rule, kind: 'mails' },
    { ...rule, kind: 'mails', from: 'end' },
    { ...rule, from: 'end' },
    { ...rule, scope: 'everybody', from: 'erasure' },
    { ...rule, keepFor: 'ten years' },
    { ...rule, kind: 'mails', from: 'end', scope: 'everybody', recordType: 'course' },
  ];
  for (const one of wrong) expect((await api.post('/v1/retention', one)).status).toBe(400);
  expect((await api.ask('DELETE', `/v1/retention/${first.id}`)).status).toBe(204);
  expect((await api.ask('DELETE', `/v1/retention/${first.id}`)).status).toBe(404);
});

test('R35, R38: what is kept no more is deleted of everybody where a rule says so, and what still proves something stays', async () => {
  const { sql, world } = api;
  const user = await makeUser(api);
  const code = `q-${uuidv7().slice(-8)}`;
  const valid = await record(user.id, { completionDate: '2012-05-01', qualificationCode: code });
  const over = await record(user.id, {
    completionDate: '2012-05-01',
    expiresAt: '2014-05-01',
    qualificationCode: code,
  });
  const young = await record(user.id, {
    completionDate: '2024-05-01',
    expiresAt: '2025-05-01',
    qualificationCode: code,
  });
  const { id } = await makeEnrolment(api, { user: user.id, note: 'a word about somebody' });
  await api.post(`/v1/enrolments/${id}/commands`, { command: 'cancel', reason: 'no longer' });
  const rules = [
    { kind: 'training_records', qualificationCode: code, keepFor: 'P10Y', from: 'completion' },
    { kind: 'enrolment_words', keepFor: 'P90D', from: 'end' },
    { kind: 'certification_words', keepFor: 'P90D', from: 'end' },
    { kind: 'mails', keepFor: 'P90D', from: 'end' },
    { kind: 'statements', keepFor: 'P90D', from: 'end' },
  ];
  for (const rule of rules) {
    const set = await api.post('/v1/retention', { ...rule, basis: 'legitimate_interests', scope: 'everybody' });
    expect(set.status).toBe(200);
  }
  const left = async () =>
    (await api.get(`/v1/training-records?user=${user.id}`)).body.items.map((one: { id: string }) => one.id);
  const words = async () => {
    const { body } = await api.get(`/v1/enrolments/${id}/history`);
    return [(await api.get(`/v1/enrolments/${id}`)).body.internalNote, body.items.at(-1).reason];
  };
  await endRetention(sql, world.clock);
  expect(await left()).toEqual([young, valid]);
  expect(await words()).toEqual(['a word about somebody', 'no longer']);
  const [mark] = await sql`select why, due_at from deleted_records where id = ${over}`;
  expect(mark).toEqual({ why: 'retention', dueAt: '2022-05-02T00:00:00.000Z' });
  await world.advance('P91D');
  await endRetention(sql, world.clock);
  expect(await words()).toEqual([null, null]);
  expect(
    await sql`select from mails m join enrolments e on e.id = m.enrolment_id where not e.live and m.status = 'dropped'`,
  ).toEqual([]);
  expect(await endRetention(sql, world.clock)).toBe(0);
});

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { audit } from '../support/audit.ts';
import { stateOf } from '../support/compliance.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ workers: 1 });
});
afterAll(async () => {
  expect(await audit(api.sql)).toEqual([]);
  await api.close();
});

const RECORDS = '/v1/training-records';
const problem = (name: string) => `urn:rollbook:problem:${name}`;
const PDF = Buffer.from('%PDF-1.7\nproof of it');

async function add(fields: Record<string, unknown> = {}) {
  const user = fields.user ?? (await makeUser(api)).id;
  const given = { form: 'course', title: 'First Aid at Work', completionDate: '2026-01-31' };
  const { status, body, text } = await api.post(RECORDS, { ...given, ...fields, user });
  if (status !== 201) throw new Error(text);
  return body;
}
const read = async (id: string, query = '') => (await api.get(`${RECORDS}/${id}${query}`)).body;
const correct = (id: string, body: Record<string, unknown>, asking = {}) =>
  api.post(`${RECORDS}/${id}/correct`, { reason: 'It was misread', ...body }, asking);
const remove = (id: string, asking = {}) =>
  api.ask('DELETE', `${RECORDS}/${id}`, { body: { reason: 'twice' }, ...asking });
const restore = (id: string) => api.post(`${RECORDS}/${id}/restore`, { reason: 'not twice' });
const history = async (id: string) => (await api.get(`${RECORDS}/${id}/history`)).body.items;
const titles = async (query: string) =>
  (await api.get(`${RECORDS}?${query}`)).body.items.map(({ title }: { title: string }) => title);
const instant = () => api.world.clock.now();
/** Lets so many milliseconds pass, so that what comes is recorded later. */
const later = () => api.world.clock.moveTo(new Date(Date.parse(instant()) + 1_000).toISOString());

async function completed(fields: Record<string, unknown> = {}) {
  const activity = await makeActivity(api, { title: 'Fire Safety', trainingEvent: true, validFor: 'P1Y', ...fields });
  const { id, user } = await makeEnrolment(api, { activity: activity.id });
  await api.post(`/v1/enrolments/${id}/commands`, { command: 'complete' });
  const { items } = (await api.get(`${RECORDS}?enrolment=${id}`)).body;
  return { enrolment: id, user: user.id, activity: activity.id, record: items[0] };
}

describe('what was achieved elsewhere', () => {
  it('is added by two forms: a course, and a certificate that ends', async () => {
    const more = { trainingProvider: 'Red Cross', otherInformation: 'Room 4', qualificationCode: 'FA1' };
    const course = await add(more);
    expect(course).toMatchObject({ ...more, recordType: 'course', expiresAt: null, source: 'manual', status: 'valid' });
    const certificate = await add({ form: 'certificate', expiresAt: '2029-01-31' });
    expect(certificate).toMatchObject({
      recordType: 'certificate',
      expiresAt: '2029-01-31',
      version: 1,
      evidence: null,
    });
    expect(await read(course.id)).toEqual(course);
  });

  it('is refused where it does not fit, each thing with its place', async () => {
    const user = (await makeUser(api)).id;
    const given = { form: 'course', user, title: 'A', completionDate: '2026-01-31' };
    const pointers = async (body: Record<string, unknown>) => {
      const answer = await api.post(RECORDS, { ...given, ...body });
      expect(answer.status).toBe(400);
      return answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    };
    expect(await pointers({ user: 'nobody' })).toEqual(['#/user']);
    expect(await pointers({ form: 'diploma' })).toEqual(['#/form']);
    expect(await pointers({ expiresAt: '2030-01-01' })).toEqual(['#/expiresAt']);
    expect(await pointers({ recordType: 'certificate' })).toEqual(['#/recordType']);
    expect(await pointers({ completionDate: '2026-02-30' })).toEqual(['#/completionDate']);
    expect(await pointers({ completionDate: '2999-01-01' })).toEqual(['#/completionDate']);
    expect(await pointers({ object: 'no-such' })).toEqual(['#/object']);
    expect(await pointers({ form: 'certificate', expiresAt: '2026-01-30' })).toEqual(['#/expiresAt']);
  });

  it('is added once for its Idempotency-Key', async () => {
    const user = (await makeUser(api)).id;
    const body = { form: 'course', user, title: 'Once', completionDate: '2026-01-31' };
    const headers = { 'Idempotency-Key': 'once-and-no-more' };
    const first = await api.post(RECORDS, body, { headers });
    const second = await api.post(RECORDS, body, { headers });
    expect([second.status, second.body.id]).toEqual([201, first.body.id]);
    expect(await titles(`user=${user}`)).toEqual(['Once']);
  });

  it('counts for the activity that it names', async () => {
    const { id } = await makeActivity(api);
    expect((await add({ object: id })).objectId).toBe(id);
  });
});

describe('R27: a correction', () => {
  it('supersedes: the former version stays to be read, with who and why', async () => {
    const { id } = await add({ otherInformation: 'Anna signed' });
    const before = instant();
    later();
    const { status, body, headers } = await correct(id, { title: 'First Aid Refresher', expiresAt: '2028-01-31' });
    expect([status, headers.get('etag'), body.version, body.title]).toEqual([200, '"2"', 2, 'First Aid Refresher']);
    expect(await read(id, `?asOf=${before}`)).toMatchObject({
      version: 1,
      title: 'First Aid at Work',
      expiresAt: null,
    });
    expect(await titles(`user=${body.user.id}&asOf=${before}`)).toEqual(['First Aid at Work']);
    expect(await titles(`user=${body.user.id}`)).toEqual(['First Aid Refresher']);
    const [born, changed] = await history(id);
    expect([born.type, changed.type]).toEqual(['recorded', 'corrected']);
    expect(changed).toMatchObject({ reason: 'It was misread', actor: { kind: 'client' }, from: 'valid', to: 'valid' });
    expect(changed.record).toMatchObject({ title: 'First Aid Refresher', otherInformation: 'Anna signed' });
    expect(changed.previousHash).toBe(born.hash);
    // R35: what people wrote goes by commitment.
    expect(JSON.stringify([born.data, changed.data])).not.toMatch(/First Aid|Anna/);
  });

  it('is refused when somebody else was first, when it says nothing true, and without a reason', async () => {
    const { id } = await add();
    const headers = { 'If-Match': '"1"' };
    expect((await correct(id, { title: 'Second' }, { headers })).status).toBe(200);
    expect((await correct(id, { title: 'Third' }, { headers })).status).toBe(412);
    expect((await correct(id, { expiresAt: '2020-01-01' })).body.errors[0].pointer).toBe('#/expiresAt');
    expect((await correct(id, { title: 'Third', reason: '' })).status).toBe(400);
    expect((await correct(id, { title: 'Second' })).body.version).toBe(2);
    expect(
      (await api.post(`${RECORDS}/${'0'.repeat(8)}-0000-7000-8000-000000000000/correct`, { reason: 'x' })).status,
    ).toBe(404);
  });

  it('of a record that a completion made leaves the completion’s facts', async () => {
    const { record, enrolment, activity } = await completed();
    expect(record).toMatchObject({ enrolmentId: enrolment, attempt: 1, source: 'completion', objectId: activity });
    const { body } = await correct(record.id, { completionDate: '2026-01-15', title: 'Fire Safety, in the yard' });
    expect(body).toMatchObject({ enrolmentId: enrolment, attempt: 1, completionDate: '2026-01-15', version: 2 });
    const refused = await correct(record.id, { recordType: 'quiz' });
    expect([refused.status, refused.body.type]).toEqual([409, problem('record-of-completion')]);
    expect((await correct(record.id, { object: null })).status).toBe(409);
  });
});

describe('R27: a deletion', () => {
  it('is a mark with a reason: the record is listed no more, can be read, and restored', async () => {
    const { id, user } = await add();
    const before = instant();
    later();
    expect((await remove(id)).body).toMatchObject({ status: 'deleted', version: 2 });
    expect((await remove(id)).body.version).toBe(2);
    expect(await titles(`user=${user.id}`)).toEqual([]);
    expect(await titles(`user=${user.id}&deleted=only`)).toEqual(['First Aid at Work']);
    expect(await titles(`user=${user.id}&asOf=${before}`)).toEqual(['First Aid at Work']);
    expect((await read(id)).status).toBe('deleted');
    expect((await correct(id, { title: 'New' })).body.type).toBe(problem('record-deleted'));
    expect((await restore(id)).body).toMatchObject({ status: 'valid', version: 3 });
    expect((await history(id)).map(({ type, reason }: Record<string, string>) => [type, reason])).toEqual([
      ['recorded', null],
      ['deleted', 'twice'],
      ['restored', 'not twice'],
    ]);
    expect((await remove(id, { headers: { 'If-Match': '"1"' } })).status).toBe(412);
    expect((await api.ask('DELETE', `${RECORDS}/${id}`, { body: {} })).status).toBe(400);
  });

  it('takes it away from whoever looks at records, and a restoration brings it back: a requirement', async () => {
    const { record, user, activity } = await completed();
    const code = `fire-${record.id.slice(-8)}`;
    const who = { users: [user] };
    await api.post('/v1/requirements', { code, title: 'Fire', from: '2020-01-01', who, satisfiedBy: [{ activity }] });
    const states = [await stateOf(api, user, code)];
    const before = instant();
    later();
    await remove(record.id);
    states.push(await stateOf(api, user, code));
    const deletion = instant();
    later();
    await restore(record.id);
    states.push(await stateOf(api, user, code));
    expect(states).toEqual(['satisfied', 'missing', 'satisfied']);
    // R24: and what was known at each instant stays so.
    const held = (known: string) => api.sql`select from holdings(${user}, 'activity', ${activity}, ${known})`;
    expect([(await held(before)).length, (await held(deletion)).length]).toEqual([1, 0]);
  });

  it('of a void record is refused, as is every way of reviving it by hand', async () => {
    const { record, enrolment } = await completed();
    await api.post(`/v1/enrolments/${enrolment}/commands`, { command: 'reopen', reason: 'marked by mistake' });
    expect(await read(record.id)).toMatchObject({ status: 'void', version: 2 });
    for (const answer of [await restore(record.id), await remove(record.id), await correct(record.id, { title: 'x' })])
      expect([answer.status, answer.body.type]).toEqual([409, problem('record-void')]);
    const [, voided] = await history(record.id);
    expect(voided).toMatchObject({ type: 'voided', reason: 'marked by mistake', actor: { kind: 'client' } });
    expect(await titles(`enrolment=${enrolment}&deleted=include`)).toEqual([]);
  });
});

describe('the file that proves a record', () => {
  const upload = (id: string, raw: string | Uint8Array, type = 'application/pdf', headers = {}) =>
    api.ask('POST', `${RECORDS}/${id}/evidence`, { raw, headers: { 'Content-Type': type, ...headers } });

  it('is known by its own bytes and kept by its hash, and comes back as a download that nothing runs', async () => {
    const { id } = await add();
    const before = instant();
    later();
    const sha256 = createHash('sha256').update(PDF).digest('hex');
    const { body } = await upload(id, PDF);
    expect(body).toMatchObject({ version: 2, evidence: { sha256, mediaType: 'application/pdf', size: PDF.length } });
    const { status, headers, text } = await api.get(`${RECORDS}/${id}/evidence`);
    expect([status, text]).toEqual([200, PDF.toString()]);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="evidence-${id}.pdf"`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/sandbox/);
    expect((await api.get(`${RECORDS}/${id}/evidence?asOf=${before}`)).status).toBe(404);
    expect((await upload(id, PDF)).body.version).toBe(2);
    expect((await correct(id, { evidence: null })).body.evidence).toBeNull();
    expect((await api.get(`${RECORDS}/${id}/evidence`)).status).toBe(404);
  });

  it('is refused when it is something else than its name says, or nothing, or too large', async () => {
    const { id } = await add();
    expect((await upload(id, '<script>alert(1)</script>')).status).toBe(415);
    expect((await upload(id, PDF, 'text/html')).status).toBe(415);
    expect((await upload(id, '')).status).toBe(400);
    expect((await upload(id, Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]))).status).toBe(413);
    expect((await upload(id, PDF, 'application/pdf', { 'If-Match': '"7"' })).status).toBe(412);
    expect((await read(id)).version).toBe(1);
  });
});

describe('the list', () => {
  it('is filtered by person, provider, qualification, type, source, days and words', async () => {
    const { id: user } = await makeUser(api, { familyName: 'Zweig' });
    const fields = { user, trainingProvider: 'LiftSafe', qualificationCode: 'FLT' };
    await add({ ...fields, title: 'Forklift Licence', completionDate: '2024-03-03' });
    const until = { form: 'certificate', expiresAt: '2027-01-01' };
    await add({ ...fields, ...until, title: 'Crane Licence', completionDate: '2025-04-04', trainingProvider: 'TÜV' });
    const both = ['Crane Licence', 'Forklift Licence'];
    expect(await titles(`user=${user}`)).toEqual(both);
    expect(await titles(`user=${user}&trainingProvider=LiftSafe`)).toEqual(['Forklift Licence']);
    expect(await titles(`user=${user}&qualificationCode=FLT`)).toEqual(both);
    expect(await titles(`user=${user}&recordType=certificate`)).toEqual(['Crane Licence']);
    expect(await titles(`user=${user}&source=import`)).toEqual([]);
    expect(await titles(`user=${user}&completedFrom=2025-01-01`)).toEqual(['Crane Licence']);
    expect(await titles(`user=${user}&completedTo=2025-01-01`)).toEqual(['Forklift Licence']);
    expect(await titles(`user=${user}&expiresBefore=2027-01-02`)).toEqual(['Crane Licence']);
    expect(await titles('q=Zweig')).toEqual(both);
    expect(await titles('q=crane')).toEqual(['Crane Licence']);
    expect((await api.get(`${RECORDS}?source=elsewhere`)).status).toBe(400);
    const first = (await api.get(`${RECORDS}?user=${user}&limit=1&asOf=${instant()}`)).body;
    const next = (await api.get(`${RECORDS}?user=${user}&limit=1&asOf=${instant()}&cursor=${first.next}`)).body;
    expect([...first.items, ...next.items].map(({ title }: { title: string }) => title)).toEqual(both);
  });
});

describe('the file for a spreadsheet', () => {
  it('has the columns of Claromentis, with or without who it is about, and a template', async () => {
    const { id: user } = await makeUser(api, { username: 'guy1-r', email: 'guy@r.test', familyName: '=Gilbert' });
    const { id } = await add({ user, title: '=2+3', otherInformation: "'so' said" });
    const whole = await api.get(`${RECORDS}/export?user=${user}`);
    const head =
      'Record Id,Name,Record Type,Object Id,Title,Training Provider,Completion Date,Other Information,Qualification Code,Delete?';
    expect(whole.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(whole.text.split('\r\n')).toEqual([
      `${head},email,firstname,lastname`,
      `${id},guy1-r,Course,,'=2+3,,2026-01-31,''so' said,,,guy@r.test,Ann,'=Gilbert`,
      '',
    ]);
    const bare = await api.get(`${RECORDS}/export?user=${user}&names=false`);
    expect(bare.text.split('\r\n')[0]).toBe(head);
    expect((await api.get(`${RECORDS}/template`)).text).toBe(`${head}\r\n`);
    await remove(id);
    expect((await api.get(`${RECORDS}/export?user=${user}&deleted=only`)).text).toMatch(/,1,guy@r.test/);
  });
});

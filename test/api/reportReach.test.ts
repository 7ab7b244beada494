import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAtReport } from '../../reporting/run.ts';
import { deleteRecords } from '../../store/eraseRecords.ts';
import { eraseReportFiles } from '../../store/eraseReportFiles.ts';
import { settleErasures } from '../../store/erasureDues.ts';
import { inTransaction } from '../../store/tx.ts';
import { makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { seedRecord } from '../support/compliance.ts';
import { signedIn } from '../support/signedIn.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const day = (offset: number) =>
  new Date(Date.parse(api.world.clock.now()) + offset * 86_400_000).toISOString().slice(0, 10);
const KIND = '/v1/reports/kinds/expiring/results';

async function expiringOf(userId: string, qualificationCode?: string): Promise<string> {
  return seedRecord(api, {
    ...{ userId, on: day(-10), until: day(20) },
    ...(qualificationCode === undefined ? {} : { qualificationCode }),
  });
}

async function as(userId: string, path: string) {
  return api.ask('GET', path, { key: null, headers: await signedIn(api.world, userId) });
}
const namesOf = ({ body }: { body: { items: { name: string }[] } }) => body.items.map(({ name }) => name).sort();

async function give(user: string, permission: string, reach: string): Promise<void> {
  const { status, text } = await api.post('/v1/permission-grants', { permission, reach, to: { kind: 'user', user } });
  if (status >= 300) throw new Error(text);
}

async function keptAndMade(name: string, kind: string) {
  const { body, text } = await api.post('/v1/reports', { kind, name, format: 'csv' });
  if (!body.id) throw new Error(text);
  const run = await api.post(`/v1/reports/${body.id}/runs`, undefined);
  await lookAtReport(api.sql, api.world.clock, body.id);
  return { id: body.id as string, file: `/v1/reports/${body.id}/runs/${run.body.id}/file` };
}

test('a report is narrowed to those whom the permission for what is in it reaches; who may see record reports sees it whole', async () => {
  const manager = await makeUser(api, { familyName: 'Above' });
  const learner = await makeUser(api, { familyName: 'Below', manager: manager.id });
  const other = await makeUser(api, { familyName: 'Elsewhere' });
  for (const { id } of [manager, learner, other]) await expiringOf(id);
  expect(namesOf(await as(learner.id, KIND))).toEqual(['Ann Below']);
  expect(namesOf(await as(manager.id, KIND))).toEqual(['Ann Above']);
  await give(manager.id, 'records:view', 'below');
  expect(namesOf(await as(manager.id, KIND))).toEqual(['Ann Above', 'Ann Below']);
  const csv = await as(manager.id, `${KIND}?format=csv`);
  expect([csv.text.includes('Below'), csv.text.includes('Elsewhere')]).toEqual([true, false]);
  const providers = await as(manager.id, '/v1/reports/kinds/records-by-provider/results');
  expect(providers.body.totals.records).toBe(2);
  await give(other.id, 'records:view_reports', 'everyone');
  expect(namesOf(await as(other.id, KIND))).toEqual(['Ann Above', 'Ann Below', 'Ann Elsewhere']);
});

test('what is kept is made and fetched by who may see all of its kind alone', async () => {
  const clerk = await makeUser(api);
  const kept = await keptAndMade('All changes', 'changes');
  const records = await keptAndMade('Records', 'expiring');
  expect((await as(clerk.id, '/v1/reports')).status).toBe(403);
  await give(clerk.id, 'records:view_reports', 'everyone');
  expect((await as(clerk.id, '/v1/reports')).status).toBe(200);
  expect((await as(clerk.id, records.file)).status).toBe(200);
  const refused = await as(clerk.id, kept.file);
  expect([refused.status, refused.body.permission]).toEqual([403, 'events:read']);
  const results = await as(clerk.id, `/v1/reports/${kept.id}/results`);
  expect([results.status, results.body.items]).toEqual([200, []]);
  const headers = await signedIn(api.world, clerk.id);
  const body = { kind: 'changes', name: 'Mine' };
  expect((await api.ask('POST', '/v1/reports', { key: null, headers, body })).status).toBe(403);
});

test('R35: a record that is restricted is in no report', async () => {
  const someone = await makeUser(api, { familyName: 'Restricted' });
  const id = await expiringOf(someone.id);
  const named = async () => namesOf(await api.get(`${KIND}?limit=200`)).includes('Ann Restricted');
  expect(await named()).toBe(true);
  expect((await api.post(`/v1/training-records/${id}/restrict`, { reason: 'disputed' })).status).toBe(200);
  expect(await named()).toBe(false);
  expect((await api.post(`/v1/training-records/${id}/lift-restriction`, undefined)).status).toBe(200);
  expect(await named()).toBe(true);
});

test('R35: an erasure takes the files with names in them away, and what waits for a record goes with it', async () => {
  const { sql } = api;
  const reminders = [{ before: 'P30D' }];
  const code = await api.post('/v1/qualification-codes', { code: 'erased-with', title: 'First aid', reminders });
  expect(code.status).toBe(201);
  const someone = await makeUser(api, { familyName: 'Forgotten' });
  const recordId = await expiringOf(someone.id, 'erased-with');
  const named = await keptAndMade('Named', 'expiring');
  const figures = await keptAndMade('Figures', 'records-by-provider');
  expect((await api.get(named.file)).text).toContain('Forgotten');
  const trial = await api.post(`/v1/users/${someone.id}/erase`, { reason: 'request', dryRun: true });
  expect(trial.body.counts.reportFiles).toBeGreaterThan(0);
  expect((await api.get(named.file)).status).toBe(200);
  const erased = await api.post(`/v1/users/${someone.id}/erase`, { reason: 'request' });
  expect([erased.status, erased.body.counts]).toEqual([202, trial.body.counts]);
  expect((await api.get(named.file)).status).toBe(404);
  expect((await api.get(figures.file)).status).toBe(200);
  expect(await settleErasures(sql, api.world.clock)).toBe(1);
  expect((await api.get(`/v1/erasures/${erased.body.id}`)).body.status).toBe('done');
  expect((await sql`select from record_expiries where record_id = ${recordId}`).count).toBe(0);
});

test('R35: a report that is being made while somebody is erased is begun anew, and what was read before is nobody’s', async () => {
  const { sql, world } = api;
  const { id } = await keptAndMade('Under way', 'expiring');
  const run = await api.post(`/v1/reports/${id}/runs`, undefined);
  await sql`update report_runs set attempt = attempt + 1 where id = ${run.body.id}`;
  const [before] = await sql`select attempt from report_runs where id = ${run.body.id}`;
  await inTransaction(sql, (tx) => eraseReportFiles(tx, world.clock.now()));
  const [after] = await sql`select attempt from report_runs where id = ${run.body.id}`;
  expect(after?.attempt).toBe(before?.attempt + 1);
  await lookAtReport(sql, world.clock, id);
  expect((await api.get(`/v1/reports/${id}/runs/${run.body.id}/file`)).status).toBe(200);
});

test('a record that is deleted takes the mails about it along', async () => {
  const { sql } = api;
  const someone = await makeUser(api);
  const recordId = await expiringOf(someone.id);
  await sql`
    insert into mails (id, record_id, template, to_user_id, occurrence, at, at_most_once, status, due_at, created_at)
    select gen_random_uuid(), ${recordId}, 'record_expiring', ${someone.id}, 'x', ${now()}, true, 'sent', ${now()}, ${now()}`;
  await inTransaction(sql, (tx) => deleteRecords(tx, [recordId], 'erasure', now(), now()));
  expect((await sql`select from mails where record_id = ${recordId}`).count).toBe(0);
});

const now = () => api.world.clock.now();

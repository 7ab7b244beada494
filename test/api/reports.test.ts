import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REPORT_KINDS, REPORTS } from '../../domain/reports/kinds.ts';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { seedRecord } from '../support/compliance.ts';
import { readWorkbook } from '../support/workbooks.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ workers: 1, background: false });
  await api.post('/v1/qualification-codes', { code: 'LIFT', title: 'Fork-lift trucks' });
});
afterAll(() => api.close());

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const day = (offset: number) =>
  new Date(Date.parse(api.world.clock.now()) + offset * 86_400_000).toISOString().slice(0, 10);
const later = (days: number) =>
  api.world.clock.moveTo(new Date(Date.parse(api.world.clock.now()) + days * 86_400_000).toISOString());
type Row = Record<string, string | number | null>;

async function results(kind: string, query = ''): Promise<Row[]> {
  const { status, body, text } = await api.get(`/v1/reports/kinds/${kind}/results${query}`);
  if (status !== 200) throw new Error(text);
  return body.items;
}

/** Bytes, as a file is fetched. */
async function file(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${api.url}${path}`, {
    headers: { Authorization: `Bearer ${api.adminKey}`, ...headers },
  });
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}

async function requirement(code: string, fields: Record<string, unknown> = {}): Promise<void> {
  const given = { code, title: 'Must lift', from: '2020-01-01', satisfiedBy: [{ qualificationCode: 'LIFT' }] };
  const { status, text } = await api.post('/v1/requirements', { ...given, who: { everybody: true }, ...fields });
  if (status !== 201) throw new Error(text);
}

describe('the catalogue', () => {
  test('every kind is in it, has columns that its rows have, and is answered as JSON, CSV and XLSX', async () => {
    const { body } = await api.get('/v1/reports/kinds');
    expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual(REPORT_KINDS);
    await requirement('in-the-catalogue');
    const user = await makeUser(api, { department: 'Dock' });
    const enrolment = await makeEnrolment(api, { user: user.id });
    expect(enrolment.id).toBeTruthy();
    await seedRecord(api, { userId: user.id, on: day(-300), until: day(5), qualificationCode: 'LIFT' });
    for (const kind of REPORT_KINDS) {
      const keys = REPORTS[kind].columns.map(({ key }) => key);
      const [row] = await results(kind);
      expect([kind, Object.keys(row ?? {})]).toEqual([kind, keys]);
      const { totals } = (await api.get(`/v1/reports/kinds/${kind}/results`)).body;
      expect(Object.keys(totals ?? {})).toEqual([...REPORTS[kind].totals]);
      const path = `/v1/reports/kinds/${kind}/results`;
      const csv = await api.get(path, { headers: { Accept: 'text/csv' } });
      expect(csv.headers.get('content-type')).toContain('text/csv');
      expect(csv.text.split('\r\n')[0]?.split(',')).toHaveLength(keys.length);
      const { bytes, headers } = await file(path, { Accept: XLSX });
      expect(headers.get('content-type')).toBe(XLSX);
      const [sheet] = readWorkbook(bytes);
      expect(sheet?.rows[0]?.map(({ value }) => value)).toEqual(csv.text.split('\r\n')[0]?.split(','));
      expect(sheet?.rows.length).toBe(csv.text.trim().split('\r\n').length);
      expect((await file(`${path}?format=xlsx`)).bytes.length).toBeGreaterThan(500);
    }
  });

  test('what cannot be asked is a 400 that says what to mend', async () => {
    const bad = {
      compliance: ['?by=team', '?asOf=yesterday', '?requirement=nowhere', '?manager=nobody', '?x=1', '?state=due'],
      'compliance-people': [`?asOf=${day(3)}&knowledge=then`, '?state=fine'],
      expiring: ['?within=PT5H', '?within=soon', '?lapsed=1'],
      'records-by-provider': ['?last=P1M&from=2026-01-01', '?from=2026-02-01&until=2026-01-01'],
      changes: ['?actor=nobody', '?subject=all', '?user=nobody', '?format=pdf'],
      'enrolment-status': ['?obligation=none', '?activity=nowhere', '?cursor=x', '?limit=0'],
    };
    for (const [kind, queries] of Object.entries(bad)) {
      for (const query of queries) {
        const { status, body } = await api.get(`/v1/reports/kinds/${kind}/results${query}`);
        expect([kind, query, status, body.errors?.length > 0]).toEqual([kind, query, 400, true]);
      }
    }
    const forged = (kind: string, key: unknown) =>
      Buffer.from(JSON.stringify([`report-${kind}`, key])).toString('base64url');
    for (const [kind, key] of [
      ['expiring', ['2026-01-01', 'x']],
      ['compliance-people', ['a', 'b']],
      ['changes', ['now', 'x', 'y', 'z']],
      ['compliance', ['a']],
    ] as const) {
      const { status } = await api.get(`/v1/reports/kinds/${kind}/results?cursor=${forged(kind, key)}`);
      expect([kind, status]).toEqual([kind, 400]);
    }
    expect((await api.get('/v1/reports/kinds/nothing/results')).status).toBe(404);
  });
});

describe('compliance', () => {
  test('R24: by manager, department and location, on a past day as it was, and as it was known then', async () => {
    await requirement('teams', { who: { departments: ['Harbour', 'Yard'] } });
    const [ann, bob] = [await makeUser(api, { givenName: 'Ann' }), await makeUser(api, { givenName: 'Bob' })];
    const mover = await makeUser(api, { department: 'Harbour', location: 'Kiel', manager: ann.id });
    const other = await makeUser(api, { department: 'Yard', location: 'Rostock', manager: bob.id });
    await seedRecord(api, { userId: other.id, on: '2021-01-01', qualificationCode: 'LIFT' });
    const before = day(0);
    later(3);
    await api.patch(`/v1/users/${mover.id}`, { department: 'Yard', location: 'Rostock', manager: bob.id });
    // Told late, of what was done before.
    await seedRecord(api, { userId: mover.id, on: '2021-01-01', qualificationCode: 'LIFT' });
    later(1);
    const by = async (query: string) =>
      (await results('compliance', `?requirement=teams&${query}`)).map(({ team, satisfied, missing, percent }) => [
        team,
        satisfied,
        missing,
        percent,
      ]);
    expect(await by('')).toEqual([[null, 2, 0, 100]]);
    expect(await by(`asOf=${before}&knowledge=then`)).toEqual([[null, 1, 1, 50]]);
    expect(await by(`asOf=${before}&by=department`)).toEqual([
      ['Harbour', 1, 0, 100],
      ['Yard', 1, 0, 100],
    ]);
    expect(await by(`asOf=${before}&by=location&knowledge=then`)).toEqual([
      ['Kiel', 0, 1, 0],
      ['Rostock', 1, 0, 100],
    ]);
    expect(await by('by=location')).toEqual([['Rostock', 2, 0, 100]]);
    expect(await by(`by=manager&manager=${ann.id}&asOf=${before}`)).toEqual([['Ann Example', 1, 0, 100]]);
    expect(await by(`location=Kiel&asOf=${before}&knowledge=then`)).toEqual([[null, 0, 1, 0]]);
    const people = await results('compliance-people', `?requirement=teams&asOf=${before}&knowledge=then`);
    expect(people.map(({ department, location, manager, state }) => [department, location, manager, state])).toEqual(
      expect.arrayContaining([
        ['Harbour', 'Kiel', 'Ann Example', 'missing'],
        ['Yard', 'Rostock', 'Bob Example', 'satisfied'],
      ]),
    );
    expect(await results('compliance-people', `?requirement=teams&state=missing`)).toEqual([]);
  });

  test('of an activity, the requirements that it satisfies; totals are of the whole, and come once', async () => {
    const activity = await makeActivity(api);
    const who = { users: [(await makeUser(api)).id, (await makeUser(api)).id] };
    for (const code of ['by-activity-a', 'by-activity-b'])
      await requirement(code, { who, satisfiedBy: [{ activity: activity.code }] });
    const first = await api.get(`/v1/reports/kinds/compliance/results?activity=${activity.code}&limit=1`);
    expect(first.body.items).toMatchObject([{ requirement: 'by-activity-a', missing: 2 }]);
    expect(first.body.totals).toMatchObject({ missing: 4, total: 4 });
    const next = await api.get(
      `/v1/reports/kinds/compliance/results?activity=${activity.code}&limit=1&cursor=${first.body.next}`,
    );
    expect(next.body).toMatchObject({ items: [{ requirement: 'by-activity-b' }], next: null, totals: null });
  });
});

describe('records', () => {
  test('those that expire within so long, where each person is; what was renewed is left out, what has lapsed if asked for', async () => {
    const manager = await makeUser(api, { givenName: 'Mia' });
    const of = (fields = {}) => makeUser(api, { department: 'Expiry', manager: manager.id, ...fields });
    const [soon, late, gone, renewed, left] = [await of(), await of(), await of(), await of(), await of()];
    for (const [{ id }, until] of [
      [soon, day(10)],
      [late, day(50)],
      [gone, day(-2)],
      [renewed, day(12)],
      [left, day(11)],
    ] as const)
      await seedRecord(api, { userId: id, on: day(-300), until, qualificationCode: 'LIFT' });
    await seedRecord(api, { userId: renewed.id, on: day(-1), until: day(800), qualificationCode: 'LIFT' });
    await api.sql`update users set status = 'deactivated' where id = ${left.id}`;
    const ids = async (query: string) =>
      (await results('expiring', `?department=Expiry&${query}`)).map(({ expiresAt, validity }) => [
        expiresAt,
        validity,
      ]);
    expect(await ids('')).toEqual([[day(10), 'expiring']]);
    expect(await ids('within=P60D')).toEqual([
      [day(10), 'expiring'],
      [day(50), 'valid'],
    ]);
    expect(await ids(`lapsed=true&manager=${manager.id}`)).toEqual([
      [day(-2), 'lapsed'],
      [day(10), 'expiring'],
    ]);
    expect(await ids('qualificationCode=OTHER')).toEqual([]);
  });

  test('by provider: how many, of how many people, and how they stand', async () => {
    const { id } = await makeUser(api, { department: 'Provided' });
    for (const [on, until] of [
      [day(-400), day(-35)],
      [day(-30), day(335)],
    ] as const) {
      const record = await seedRecord(api, { userId: id, on, until, qualificationCode: 'LIFT' });
      await api.sql`update training_records set training_provider = 'Red Cross' where id = ${record}`;
    }
    await seedRecord(api, { userId: id, on: day(-3) });
    expect(await results('records-by-provider', '?department=Provided')).toEqual([
      expect.objectContaining({ trainingProvider: null, records: 1, people: 1, valid: 1 }),
      expect.objectContaining({ trainingProvider: 'Red Cross', records: 2, people: 1, valid: 1, superseded: 1 }),
    ]);
    const recent = await api.get('/v1/reports/kinds/records-by-provider/results?department=Provided&last=P60D');
    expect(recent.body.totals).toEqual({ records: 2, valid: 2, expiring: 0, lapsed: 0, superseded: 0 });
  });
});

describe('enrolments and changes', () => {
  test('enrolments of each activity by status, and how many of them are overdue', async () => {
    const activity = await makeActivity(api);
    const [one, two] = [await makeUser(api), await makeUser(api, { department: 'Counted' })];
    await makeEnrolment(api, { user: one.id, activity: activity.id, deadline: { localDate: day(2) } });
    const { id } = await makeEnrolment(api, { user: two.id, activity: activity.id });
    await api.post(`/v1/enrolments/${id}/commands`, { command: 'start' });
    later(5);
    const rows = await results('enrolment-status', `?activity=${activity.code}`);
    expect(rows).toMatchObject([{ activity: activity.code, enrolled: 1, inProgress: 1, overdue: 1, total: 2 }]);
    expect(await results('enrolment-status', `?activity=${activity.code}&department=Counted`)).toMatchObject([
      { total: 1 },
    ]);
    expect(await results('enrolment-status', `?activity=${activity.code}&obligation=optional`)).toEqual([]);
  });

  test('R36: what was changed, by whom and why, the newest first, page by page, each once', async () => {
    const { id } = await makeUser(api, { givenName: 'Cleo' });
    const { id: enrolment } = await makeEnrolment(api, { user: id });
    await api.post(`/v1/enrolments/${enrolment}/commands`, { command: 'suspend', reason: 'On leave.' });
    await seedRecord(api, { userId: id, on: day(-3) });
    const all = await results('changes', `?user=${id}`);
    expect(all.map(({ subject, type }) => `${subject} ${type}`)).toEqual([
      'record recorded',
      'enrolment suspended',
      'enrolment enrolled',
      'enrolment requested',
      'person created',
    ]);
    expect(all[1]).toMatchObject({
      subjectId: enrolment,
      about: 'Cleo Example',
      from: 'enrolled',
      to: 'suspended',
      actorKind: 'client',
      actor: 'test admin',
      reason: 'On leave.',
    });
    const paged: Row[] = [];
    let cursor = '';
    do {
      const { body } = await api.get(`/v1/reports/kinds/changes/results?user=${id}&limit=2${cursor}`);
      paged.push(...body.items);
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor);
    expect(paged).toEqual(all);
    expect(await results('changes', `?user=${id}&subject=person,record`)).toHaveLength(2);
    expect(await results('changes', `?user=${id}&actor=system`)).toMatchObject([
      { subject: 'record', type: 'recorded', actorKind: 'system' },
    ]);
    expect(await results('changes', `?user=${id}&until=${day(-1)}`)).toEqual([]);
  });

  test('changes of settings are among them, with who made them where that is kept', async () => {
    await api.post('/v1/qualification-codes', { code: 'NEW', title: 'New' });
    await api.patch('/v1/qualification-codes/NEW', { validFor: 'P2Y' });
    await api.post('/v1/policies', { code: 'seen' });
    const rows = (await results('changes', '?subject=setting')).filter(({ subjectId }) =>
      ['qualification/NEW', 'policy/seen'].includes(String(subjectId)),
    );
    expect(rows).toMatchObject([
      { subjectId: 'policy/seen', type: 'created', actor: null },
      { subjectId: 'qualification/NEW', type: 'changed', to: 'validFor', actor: 'test admin' },
      { subjectId: 'qualification/NEW', type: 'created', actor: 'test admin' },
    ]);
    const { department } = { department: 'Nobody' };
    expect(await results('changes', `?department=${department}`)).toEqual([]);
  });

  test('what a spreadsheet would run as a formula is made harmless in the CSV, and a text in the workbook', async () => {
    const { id } = await makeUser(api, {
      givenName: '=HYPERLINK("x")',
      familyName: '<&_x000A_>',
      department: 'Formula',
    });
    await seedRecord(api, { userId: id, on: day(-300), until: day(3), qualificationCode: 'LIFT' });
    const path = '/v1/reports/kinds/expiring/results?department=Formula';
    const { text } = await api.get(`${path}&format=csv`);
    expect(text).toContain(`"'=HYPERLINK(""x"") <&_x000A_>"`);
    const [sheet] = readWorkbook((await file(`${path}&format=xlsx`)).bytes);
    const [head = [], row = []] = sheet?.rows ?? [];
    const cell = (name: string) => row[head.findIndex(({ value }) => value === name)];
    expect(cell('name')).toMatchObject({ kind: 'text', value: '=HYPERLINK("x") <&_x000A_>', style: 4 });
    expect(cell('expires_at')).toMatchObject({ kind: 'number', shown: day(3) });
    expect(sheet?.xml).toContain('state="frozen"');
  });
});

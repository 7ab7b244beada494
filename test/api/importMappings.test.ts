import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answered, startTestApi, type TestApi } from '../support/api.ts';
import { SMALL, smallFile } from '../support/mappings.ts';
import { until } from '../support/until.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ workers: 1, background: true });
});
afterAll(() => api.close());

const send = (file: string, query: string) =>
  api.ask('POST', `/v1/imports?${query}`, { raw: file, headers: { 'Content-Type': 'text/csv' } });

/** The import when nothing more is done without a person. */
async function ended({ status, body, text }: Answered) {
  if (status !== 202) throw new Error(text);
  return until(async () => {
    const { body: now } = await api.get(`/v1/imports/${body.id}`);
    return (now.finishedAt !== null || now.status === 'needs_confirmation') && now;
  }, 'the import had ended or asked');
}

let codes = 0;
/** A mapping with an HR system of its own. */
async function mapping(change: object = {}): Promise<string> {
  codes += 1;
  const code = `small-${codes}`;
  const { status, text } = await api.post('/v1/import-mappings', { code, ...SMALL, source: code, ...change });
  if (status !== 201) throw new Error(text);
  return code;
}

describe('saved mappings', () => {
  test('each save is the next version; versions are listed and never change', async () => {
    const code = await mapping();
    const second = await api.post('/v1/import-mappings', { code, ...SMALL, nulls: ['-'] });
    expect(second.status).toBe(201);
    expect(second.headers.get('location')).toBe(`/v1/import-mappings/${code}/versions/2`);
    expect((await api.get(`/v1/import-mappings/${code}`)).body).toMatchObject({ code, version: 2, nulls: ['-'] });
    expect((await api.get(`/v1/import-mappings/${code}/versions/1`)).body).toMatchObject({
      ...{ version: 1, source: code, nulls: ['NULL', 'k.A.'] },
      columns: { manager: { column: 'Chef', by: 'email' }, username: { column: 'Mail', before: '@' } },
    });
    const page = await api.get(`/v1/import-mappings/${code}/versions?limit=1`);
    expect(page.body).toMatchObject({ items: [{ version: 2 }] });
    const next = await api.get(`/v1/import-mappings/${code}/versions?limit=1&cursor=${page.body.next}`);
    expect(next.body).toMatchObject({ items: [{ version: 1 }], next: null });
    const all = await api.get('/v1/import-mappings');
    expect(all.body.items.filter((item: { code: string }) => item.code === code)).toMatchObject([{ version: 2 }]);
    for (const path of ['nobody', `${code}/versions/9`, 'nobody/versions'])
      expect((await api.get(`/v1/import-mappings/${path}`)).status).toBe(404);
  });

  test('the same Idempotency-Key makes one version', async () => {
    const headers = { 'Idempotency-Key': uuidv7() };
    const code = `once-${uuidv7()}`;
    const asked = () => api.post('/v1/import-mappings', { code, ...SMALL }, { headers });
    const [one, other] = await Promise.all([asked(), asked()]);
    expect([one.body.version, other.body.version]).toEqual([1, 1]);
  });

  const { columns, person } = SMALL;
  test.each<[object, string]>([
    [{ columns: { ...columns, email: undefined } }, '#/columns/email'],
    [{ columns: { ...columns, pay: { column: 'Gehalt' } } }, '#/columns/pay'],
    [{ columns: { ...columns, locale: { column: 'a', value: 'b' } } }, '#/columns/locale/column'],
    [{ columns: { ...columns, locale: {} } }, '#/columns/locale/column'],
    [{ columns: { ...columns, external_id: { value: '1' } } }, '#/columns/external_id/value'],
    [{ columns: { ...columns, hire_date: { column: 'a', format: 'whenever' } } }, '#/columns/hire_date/format'],
    [{ columns: { ...columns, locale: { column: 'a', format: 'DD/MM/YYYY' } } }, '#/columns/locale/format'],
    [{ columns: { ...columns, manager: { column: 'a', by: 'column' } } }, '#/columns/manager/names'],
    [{ columns: { ...columns, manager: { column: 'a', by: 'name' } } }, '#/columns/manager/by'],
    [{ person: { pick: person.pick } }, '#/person/key'],
    [{ person: { key: 'Nr', pick: { by: 'latest' } } }, '#/person/pick/column'],
    [{ person: { key: 'Nr', pick: { by: 'value', column: 'Stand' } } }, '#/person/pick/order'],
    [{ person: { key: 'Nr', pick: { by: 'last', column: 'Von' } } }, '#/person/pick/column'],
  ])('%j is refused at %s', async (change, pointer) => {
    const { status, body } = await api.post('/v1/import-mappings', { code: 'bad', ...SMALL, ...change });
    expect(status).toBe(400);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });
});

describe('a file by a mapping', () => {
  test('what differs is shown before it is done, in the rows and in the report', async () => {
    const code = await mapping();
    const file = (name: string, chief: string) =>
      smallFile([
        ['m1', 'Chief', ''],
        ['m2', 'Other', ''],
        ['m3', name, chief],
      ]);
    const first = await ended(await send(file('Anna', 'm1@x.test'), `kind=people&mapping=${code}`));
    expect(first).toMatchObject({
      mapping: { code, version: 1 },
      completeList: false,
      leavers: null,
      rows: { created: 3 },
    });
    const dry = await ended(await send(file('Anne', 'm2@x.test'), `kind=people&mapping=${code}&dryRun=true`));
    const changes = [
      { column: 'given_name', from: 'Anna', to: 'Anne' },
      { column: 'manager_external_id', from: 'm1', to: 'm2' },
    ];
    const { body } = await api.get(`/v1/imports/${dry.id}/rows?outcome=updated`);
    expect(body.items).toMatchObject([{ line: 4, changes }]);
    expect((await api.get('/v1/users/m3')).body).toMatchObject({ givenName: 'Anna', manager: { externalId: 'm1' } });
    const { text } = await api.get(`/v1/imports/${dry.id}/report`);
    expect(text.split('\r\n')[0]).toBe(
      'line,outcome,column,code,detail,id,changes,external_id,username,email,given_name,family_name,department,manager,termination_date,status',
    );
    expect(text).toContain('given_name: Anna → Anne\nmanager_external_id: m1 → m2');
    expect(text).not.toContain('99999');
  });

  test.each([
    ['kind=enrolments&mapping=x', '?mapping'],
    ['kind=activities&completeList=true', '?completeList'],
    ['kind=people&maxLeavers=5%25', '?maxLeavers'],
    ['kind=people&completeList=true&maxLeavers=many', '?maxLeavers'],
    ['kind=people&completeList=true&maxLeavers=101%25', '?maxLeavers'],
    ['kind=people&mapping=unknown', '?mapping'],
  ])('%s is refused at %s', async (query, pointer) => {
    const { status, body } = await send('Nr\n1', query);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ pointer }]);
  });

  test('a file that the mapping does not fit is refused, with each head that is missing', async () => {
    const { status, body } = await send('Nr,Name\n1,2', `kind=people&mapping=${await mapping()}`);
    expect(status).toBe(400);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain('#/Mail');
  });
});

describe('R34: a complete list that asks', () => {
  const rows = (...ids: string[]) => smallFile(ids.map((id) => [id, 'Given', '']));

  test('who would leave is listed; confirmed, they leave; a second word is refused', async () => {
    const code = await mapping();
    await ended(await send(rows('q1', 'q2', 'q3'), `kind=people&mapping=${code}`));
    const asking = await ended(
      await send(rows('q1', 'q2'), `kind=people&mapping=${code}&completeList=true&maxLeavers=5%25`),
    );
    expect(asking).toMatchObject({
      status: 'needs_confirmation',
      leavers: { known: 3, missing: 1, unreadableRows: 0, maxLeavers: 0.05, asks: true, deactivated: 0 },
    });
    const path = `/v1/imports/${asking.id}`;
    expect((await api.get(`${path}/leavers`)).body.items).toMatchObject([
      { user: { externalId: 'q3', name: 'Given Muster' }, outcome: 'pending', code: null },
    ]);
    const headers = { 'Idempotency-Key': uuidv7() };
    expect((await api.post(`${path}/confirm`, {}, { headers })).status).toBe(200);
    await until(async () => (await api.get(path)).body.status === 'completed', 'who was missing had left');
    expect((await api.post(`${path}/confirm`, {}, { headers })).status).toBe(200);
    const late = await api.post(`${path}/cancel`, {});
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ type: 'urn:rollbook:problem:asks-nothing' });
    expect((await api.get('/v1/users/q3')).body.status).toBe('deactivated');
    const csv = await api.get(`${path}/leavers`, { headers: { Accept: 'text/csv' } });
    expect(csv.text).toMatch(/q3,Given Muster,q3@x\.test,deactivated/);
    expect((await api.get(path)).body).toMatchObject({ leavers: { deactivated: 1 } });
  });

  test('cancelled, nobody leaves', async () => {
    const code = await mapping();
    await ended(await send(rows('r1', 'r2'), `kind=people&mapping=${code}`));
    const { id } = await ended(await send(rows('r1'), `kind=people&mapping=${code}&completeList=true`));
    expect((await api.post(`/v1/imports/${id}/cancel`, {})).body).toMatchObject({ status: 'cancelled' });
    expect((await api.get('/v1/users/r2')).body.status).toBe('activated');
    const missing = '019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10';
    for (const word of ['confirm', 'cancel'])
      expect((await api.post(`/v1/imports/${missing}/${word}`, {})).status).toBe(404);
  });
});

describe('many people let in or let go at once', () => {
  test('by a list or a filter, each with an outcome of their own; nothing is found in the history of the workflow', async () => {
    const code = await mapping();
    const people = ['s1', 's2', 's3'].map((id): [string, string, string, object] => [
      id,
      'G',
      '',
      { Abteilung: 'Bulk' },
    ]);
    await ended(await send(smallFile(people as never), `kind=people&mapping=${code}`));
    const listed = await ended(
      await api.post('/v1/users/status', { status: 'deactivated', users: ['s1', 'S2@x.test', 'nobody'] }),
    );
    expect(listed).toMatchObject({ kind: 'status', status: 'completed', rows: { total: 3, updated: 2, rejected: 1 } });
    const { body } = await api.get(`/v1/imports/${listed.id}/rows`);
    expect(body.items.map((row: { outcome: string; code: string }) => [row.outcome, row.code])).toEqual([
      ['updated', null],
      ['updated', null],
      ['rejected', 'unknown-user'],
    ]);
    const filter = { department: 'Bulk', status: 'deactivated' };
    const dry = await ended(await api.post('/v1/users/status', { status: 'active', filter, dryRun: true }));
    expect(dry).toMatchObject({ dryRun: true, rows: { total: 2, updated: 2 } });
    const back = await ended(await api.post('/v1/users/status', { status: 'active', filter }));
    expect(back.rows).toMatchObject({ total: 2, updated: 2 });
    expect((await api.get('/v1/users/s1')).body.status).toBe('activated');
    const none = await ended(await api.post('/v1/users/status', { status: 'active', filter }));
    expect(none).toMatchObject({ status: 'completed', rows: { total: 0 } });
  });

  test.each<[object, string]>([
    [{ status: 'expired', users: ['a'] }, '#/status'],
    [{ status: 'active' }, '#/users'],
    [{ status: 'active', users: [] }, '#/users'],
    [{ status: 'active', users: ['a'], filter: { department: 'x' } }, '#/users'],
    [{ status: 'active', filter: {} }, '#/filter'],
    [{ status: 'active', filter: { manager: 'nobody-at-all' } }, '#/filter/manager'],
  ])('%j is refused at %s', async (asked, pointer) => {
    const { status, body } = await api.post('/v1/users/status', asked);
    expect(status).toBe(400);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });

  test('who may only read changes nothing', async () => {
    const key = await api.keyFor('read');
    const asked: [string, object][] = [
      ['/v1/users/status', { status: 'active', users: ['a'] }],
      ['/v1/import-mappings', { code: 'x', ...SMALL }],
      [`/v1/imports/${uuidv7()}/confirm`, {}],
    ];
    for (const [path, body] of asked) expect((await api.post(path, body, { key })).status).toBe(403);
  });
});

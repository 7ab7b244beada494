import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importWorkflowId } from '../../domain/ids.ts';
import { type Answered, makeActivity, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { until } from '../support/until.ts';
import { startWorkerProcess } from '../support/workerProcess.ts';

let api: TestApi;
let stopWorker: () => Promise<void>;
beforeAll(async () => {
  api = await startTestApi({ workers: 0, background: false });
  stopWorker = await api.world.startWorker();
});
afterAll(() => api.close());

const HEAD = 'external_id,activity,obligation,source,deadline,note';

interface Sending {
  query?: string;
  type?: string;
  headers?: Record<string, string>;
  key?: string;
}

async function send(
  raw: string | Uint8Array,
  { query = 'kind=enrolments', type = 'text/csv', headers, key }: Sending = {},
) {
  const asking = { raw, headers: { 'Content-Type': type, ...headers }, ...(key === undefined ? {} : { key }) };
  return api.ask('POST', `/v1/imports?${query}`, asking);
}

/** The import when it has ended. */
async function ended({ status, body, text }: Answered) {
  if (status !== 202) throw new Error(text);
  return until(async () => {
    const { body: now } = await api.get(`/v1/imports/${body.id}`);
    return now.finishedAt !== null && now;
  }, 'the import had ended');
}

async function people(many: number): Promise<string[]> {
  const ids = Array.from({ length: many }, (_, i) => `p${i}-${Math.random().toString(36).slice(2)}`);
  const rows = ids.map((id) => `${id},${id},${id}@x.test,Given,Family`);
  const file = ['external_id,username,email,given_name,family_name', ...rows].join('\n');
  const record = await ended(await send(file, { query: 'kind=people' }));
  expect(record.rows).toMatchObject({ total: many, created: many });
  return ids;
}

describe('an import from the file to its report', () => {
  test('it is taken in with 202, carried out by a workflow, and every row has its outcome', async () => {
    const [one = '', two = ''] = await people(2);
    const { code } = await makeActivity(api);
    const file = `\ufeffExternal ID;Activity;Obligation;Source;Deadline;Note\r\n${one};${code};mandatory;hr;17/12/2030;"=1+1\r\nand so on"\r\n\r\n${two};=x();mandatory;hr;;\r\n${two};${code};optional;self;;\r\n`;
    const answer = await send(file);
    expect(answer.status).toBe(202);
    expect(answer.headers.get('location')).toBe(`/v1/imports/${answer.body.id}`);
    expect(answer.body).toMatchObject({ kind: 'enrolments', dryRun: false, rows: { total: 3 }, finishedAt: null });
    const done = await ended(answer);
    expect(done).toMatchObject({
      status: 'completed',
      failure: null,
      rows: { total: 3, done: 3, created: 2, updated: 0, unchanged: 0, rejected: 1 },
    });

    const { body } = await api.get(`/v1/imports/${done.id}/rows`);
    expect(body.next).toBeNull();
    expect(
      body.items.map(({ line, outcome, column, code }: Record<string, unknown>) => [line, outcome, column, code]),
    ).toEqual([
      [2, 'created', null, null],
      [5, 'rejected', 'activity', 'formula'],
      [6, 'created', null, null],
    ]);
    expect(body.items[1]).toMatchObject({ id: null, values: { external_id: two, activity: '=x()' } });
    const enrolment = await api.get(`/v1/enrolments/${body.items[0].id}`);
    expect(enrolment.body).toMatchObject({
      status: 'enrolled',
      obligation: 'mandatory',
      source: 'hr',
      internalNote: '=1+1\r\nand so on',
      deadline: { localDate: '2030-12-17' },
    });

    const report = await api.get(`/v1/imports/${done.id}/report`);
    expect(report.headers.get('content-type')).toContain('text/csv');
    const [head, first] = report.text.split('\r\n');
    expect(head).toBe(
      'line,outcome,column,code,detail,id,external_id,activity,obligation,source,deadline,note,key,re_enrol,role',
    );
    // A cell that a spreadsheet would run begins with an apostrophe.
    expect(first).toBe(`2,created,,,,${body.items[0].id},${one},${code},mandatory,hr,17/12/2030,"'=1+1`);
    expect(report.text).toContain(`${two},'=x(),mandatory`);
  });

  test('rows are listed by outcome and page by page, imports the newest first', async () => {
    const [who = ''] = await people(1);
    const { code } = await makeActivity(api);
    const row = `${who},${code},optional,hr,,`;
    const { id } = await ended(await send([HEAD, row, row, row, 'nobody,x,y,z,,', row].join('\n')));
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await api.get(
        `/v1/imports/${id}/rows?outcome=unchanged&limit=1${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...body.items.map(({ line }: { line: number }) => line));
      cursor = body.next;
    }
    expect(seen).toEqual([3, 4, 6]);
    const { body } = await api.get('/v1/imports?limit=1');
    expect(body.items[0].id).toBe(id);
    expect((await api.get(`/v1/imports?limit=1&cursor=${body.next}`)).body.items[0].id).not.toBe(id);
    const missing = '019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10';
    for (const path of [missing, `${missing}/rows`, `${missing}/report`, 'nonsense']) {
      expect((await api.get(`/v1/imports/${path}`)).status).toBe(404);
    }
  });

  test('R34: a dry run shows what would happen, and nothing does', async () => {
    const [who = ''] = await people(1);
    const { code } = await makeActivity(api);
    const file = [
      HEAD,
      `${who},${code},optional,hr,,`,
      `${who},${code},optional,hr,,`,
      `${who},${code},optional,hr,2020-01-01,`,
    ];
    const dry = await ended(
      await send(file.join('\n'), { query: 'kind=enrolments&dryRun=true&allowPastDeadlines=true' }),
    );
    expect(dry).toMatchObject({ dryRun: true, allowPastDeadlines: true, rows: { created: 1, unchanged: 2 } });
    expect((await api.get(`/v1/enrolments?q=${who}`)).body.items).toEqual([]);
  });

  test('a file may come as octets, and compressed', async () => {
    const [who = ''] = await people(1);
    const { code } = await makeActivity(api);
    const file = gzipSync(`${HEAD}\n${who},${code},optional,hr,,\n`);
    const answer = await send(file, { type: 'application/octet-stream', headers: { 'Content-Encoding': 'gzip' } });
    expect(await ended(answer)).toMatchObject({ rows: { created: 1 } });
  });
});

describe('what is sent twice, and what breaks off', () => {
  test('the same Idempotency-Key is the same import, with another file it is refused', async () => {
    const { externalId } = await makeUser(api, { externalId: 'sent-twice' }).then(() => ({ externalId: 'sent-twice' }));
    const { code } = await makeActivity(api);
    const headers = { 'Idempotency-Key': 'nightly-1' };
    const file = `${HEAD}\n${externalId},${code},optional,hr,,`;
    const [first, second] = await Promise.all([send(file, { headers }), send(file, { headers })]);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body).toEqual(first.body);
    await ended(first);
    expect((await send(file, { headers })).body).toEqual(first.body);
    expect((await send(`${file}\n`, { headers })).status).toBe(422);
  });

  test('R34: an import whose worker is killed goes on with another where it stopped; no row is applied twice', {
    timeout: 120_000,
  }, async () => {
    const ids = await people(3_000);
    const { code } = await makeActivity(api, { maximum: 1_000 });
    await stopWorker();
    const answer = await send([HEAD, ...ids.map((id) => `${id},${code},optional,hr,,`)].join('\n'));
    const progress = async () => (await api.get(`/v1/imports/${answer.body.id}`)).body.rows.done as number;
    expect(await progress()).toBe(0);
    const victim = await startWorkerProcess(api.world);
    await until(async () => (await progress()) > 0, 'the first rows were done');
    await victim.kill();
    expect(await progress()).toBeLessThan(3_000);
    stopWorker = await api.world.startWorker();
    expect(await ended(answer)).toMatchObject({
      status: 'completed',
      rows: { done: 3_000, created: 3_000, unchanged: 0 },
    });
    const [count] = await api.sql`
      select count(*) filter (where e.status = 'enrolled')::int as enrolled,
        count(*) filter (where e.status = 'waitlisted')::int as waiting
      from enrolments e join activities a on a.id = e.activity_id where a.code = ${code}`;
    expect(count).toEqual({ enrolled: 1_000, waiting: 2_000 });
  });

  test('no value of a file is found in the history of its workflow, nor in the log (R35)', async () => {
    const file = `${HEAD}\nCANARY1,CANARY2,CANARY3,CANARY4,CANARY5,CANARY6\nCANARY1,a,optional,hr,,CANARY6`;
    const { id } = await ended(await send(file));
    const handle = api.world.dispatch.client.workflow.getHandle(importWorkflowId(id));
    const history = JSON.stringify(await handle.fetchHistory());
    const payloads = [...history.matchAll(/"data":"([^"]*)"/g)].map(([, data]) =>
      Buffer.from(data ?? '', 'base64').toString(),
    );
    expect(payloads.join()).toContain(id);
    expect(history + payloads.join() + api.logged.join()).not.toContain('CANARY');
  });
});

describe('what cannot be taken in is a problem document that says what to mend', () => {
  test.each([
    ['', 'The file is empty', []],
    [HEAD, 'no rows', []],
    ['external_id,note\n1,2', 'the column obligation is missing', ['#/activity', '#/obligation', '#/source']],
    [`${HEAD}\n1,"2`, 'Line 2: the row that starts here opens a quote', ['#/lines/2']],
    [`${HEAD}\n1,2,3,4,5,6\n1,2\0`, 'Line 3: there is a NUL byte', ['#/lines/3']],
    [Buffer.from(`${HEAD}\nM\u00fcller`, 'latin1'), 'Line 2: the text is not UTF-8', ['#/lines/2']],
  ])('%j', async (file, detail, pointers) => {
    const { status, headers, body } = await send(file);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body.detail).toContain(detail);
    expect((body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
  });

  test('the kind is asked for, and only what is known is taken', async () => {
    for (const query of ['', 'kind=horses', 'kind=people&dryRun=perhaps', 'kind=people&other=1']) {
      expect((await send(HEAD, { query })).status).toBe(400);
    }
    expect((await send('{}', { type: 'application/json' })).status).toBe(415);
    expect((await send(HEAD, { headers: { 'Content-Encoding': 'x-pack' } })).status).toBe(415);
    expect((await send(HEAD, { headers: { 'Content-Encoding': 'gzip' } })).status).toBe(400);
    expect((await send(HEAD, { key: await api.keyFor('read') })).status).toBe(403);
  });

  test('a file that is too large is answered with 413, and not cut off before the answer', async () => {
    expect((await send(Buffer.alloc(64 * 1024 * 1024 + 1, 'a,b\n'))).status).toBe(413);
  });
});

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPassword } from '../../config/secrets.ts';
import { freePort } from '../../local/ports.ts';
import { type Postgres, startPostgres } from '../../local/postgres.ts';
import { endWithThisProcess } from '../../local/processes.ts';
import { migrate } from '../../store/migrate.ts';
import { makeEnrolment, startTestApi, type TestApi } from '../support/api.ts';
import { until } from '../support/until.ts';

let folder: string;
let postgres: Postgres;
let api: TestApi;
let restart: () => Promise<void>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollbook-outage-'));
  chmodSync(folder, 0o711);
  const options = {
    folder: join(folder, 'postgres'),
    port: await freePort(),
    password: newPassword(),
    log: join(folder, 'log'),
  };
  let release = () => {};
  restart = async () => {
    release();
    postgres = await startPostgres(options);
    release = endWithThisProcess([postgres.pid]);
  };
  await restart();
  await migrate(postgres.url('rollbook'), { create: true });
  api = await startTestApi({ workers: 0, background: false, databaseUrl: postgres.url('rollbook') });
});

afterAll(async () => {
  await api.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('While Postgres is away the answer is 503 with Retry-After, and all is well when it is back', async () => {
  const { id } = await makeEnrolment(api);
  const asked = { username: 'later', email: 'later@example.org', givenName: 'L', familyName: 'Ater' };
  const ask = () => api.post('/v1/users', asked, { headers: { 'Idempotency-Key': 'later' } });
  await postgres.stop();
  const away = await Promise.all([
    api.get('/v1/enrolments'),
    api.get(`/v1/enrolments/${id}`),
    api.get('/v1/enrolments', { headers: { Accept: 'text/csv' } }),
    api.post('/v1/enrolments', { user: 'a', activity: 'b', obligation: 'optional' }),
    api.post(`/v1/enrolments/${id}/commands`, { command: 'start' }),
    ask(),
  ]);
  for (const { status, headers, body } of away) {
    expect([status, body.type]).toEqual([503, 'urn:rollbook:problem:unavailable']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  }
  const readiness = { status: 503, body: { postgres: 'down', temporal: 'ok' } };
  expect(await api.get('/readyz', { key: null })).toMatchObject(readiness);
  expect((await api.get('/healthz', { key: null })).status).toBe(200);
  expect(api.logged.join('')).not.toContain('later@');

  await restart();
  const back = await until(async () => {
    const answer = await ask();
    return answer.status !== 503 && answer;
  }, 'Postgres was found again');
  expect(back.status).toBe(201);
  expect((await ask()).text).toBe(back.text);
  expect((await api.get(`/v1/enrolments/${id}`)).status).toBe(200);
});

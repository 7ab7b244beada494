import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { type Running, startRollbook } from '../support/commandLine.ts';
import { until } from '../support/until.ts';

let api: TestApi;
let folder: string;
beforeAll(async () => {
  api = await startTestApi({ workers: 0, background: false });
  folder = mkdtempSync(join(tmpdir(), 'rollbook-cli-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await api.close();
});

const MANY = 2_000;

describe('a command line is killed while it waits for its import', () => {
  it('R34: the import goes on, and the same command with the same key finds it', async () => {
    const path = join(folder, 'people.csv');
    const rows = Array.from({ length: MANY }, (_, i) => `p${i},p${i},p${i}@x.test,Given,Family`);
    writeFileSync(path, ['external_id,username,email,given_name,family_name', ...rows].join('\n'));
    const start = (): Running =>
      startRollbook(['import', 'people', path, '--idempotency-key', 'tonight', '--json'], {
        env: { ROLLBOOK_URL: api.url, ROLLBOOK_API_KEY: api.adminKey },
      });
    const imports = async () => (await api.get('/v1/imports')).body.items;

    const killed = start();
    await until(async () => (await imports()).length > 0, 'the file was taken in');
    killed.process.kill('SIGKILL');
    expect((await killed.ended).out).toBe('');
    await api.world.startWorker();
    await until(async () => (await imports())[0].rows.done > 0, 'the first rows were done without it');

    const { code, json } = await start().ended;
    expect(code).toBe(0);
    expect(json).toMatchObject({ status: 'completed', rows: { total: MANY, done: MANY, created: MANY }, rejected: [] });
    expect((await imports()).map(({ id }: { id: string }) => id)).toEqual([json.id]);
    const [count] = await api.sql`select count(*)::int as people from users`;
    expect(count).toEqual({ people: MANY });
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeEnrolment, startTestApi, type TestApi } from '../support/api.ts';
import { rollbook } from '../support/commandLine.ts';
import { readWorkbook } from '../support/workbooks.ts';

let api: TestApi;
let folder: string;
beforeAll(async () => {
  api = await startTestApi();
  folder = mkdtempSync(join(tmpdir(), 'rollbook-report-'));
  await makeEnrolment(api);
  await api.post('/v1/reports', {
    kind: 'enrolment-status',
    name: 'Every Monday',
    params: { obligation: 'mandatory' },
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await api.close();
});

test('a kind of report goes to standard output or into a file, as CSV or as a workbook', async () => {
  const { code, out } = await rollbook(api, ['report', 'enrolment-status', '--where', 'obligation=mandatory']);
  expect([code, out.split('\r\n')[0]?.startsWith('activity,title,suggested'), out.trim().split('\r\n').length]).toEqual(
    [0, true, 2],
  );
  const file = join(folder, 'status.xlsx');
  const written = await rollbook(api, ['report', 'enrolment-status', '--format', 'xlsx', '--to', file, '--json']);
  expect(written.json).toMatchObject({ file });
  const [sheet] = readWorkbook(readFileSync(file));
  expect(sheet?.rows).toHaveLength(2);
});

test('a report that is kept is found by its name, in any case', async () => {
  const file = join(folder, 'monday.csv');
  expect((await rollbook(api, ['report', 'every monday', '--to', file])).code).toBe(0);
  expect(readFileSync(file, 'utf8').trim().split('\r\n')).toHaveLength(2);
});

test('what cannot be meant is said, and leaves no file', async () => {
  const to = ['--to', join(folder, 'nothing.csv')];
  const nowhere = await rollbook(api, ['report', 'nowhere', ...to]);
  expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('There is no report nowhere')]);
  expect((await rollbook(api, ['report', 'Every Monday', '--where', 'by=all', ...to])).code).toBe(2);
  const refused = await rollbook(api, ['report', 'expiring', '--where', 'within=soon', ...to]);
  expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('within')]);
  expect(readdirSync(folder)).not.toContain('nothing.csv');
});

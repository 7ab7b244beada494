import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { welcome } from '../../local/ready.ts';
import { loadSample } from '../../local/sample.ts';
import { startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
let dataDir: string;
beforeAll(async () => {
  api = await startTestApi({ workers: 1, background: true });
  dataDir = mkdtempSync(join(tmpdir(), 'rollbook-sample-'));
});
afterAll(async () => {
  await api.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('the sample company has one superadmin, who is named, also at the next start', async () => {
  const target = { api: api.url, adminApiKey: api.adminKey, dataDir };
  const administrator = await loadSample(target);
  const { body } = await api.get('/v1/users?level=superadmin');
  expect(body.items.map(({ email }: { email: string }) => email)).toEqual([administrator]);
  expect(await loadSample(target)).toBe(administrator);
  expect(readFileSync(join(dataDir, 'sample-loaded'), 'utf8').trim()).toBe(administrator);
});

test('the start says how to sign in as them, where the mail comes to the mailbox', () => {
  const ready = {
    ...{ api: 'http://localhost:3000', mailbox: 'http://localhost:1080', smtp: '', temporal: '', temporalUi: null },
    ...{ postgres: '', adminApiKey: 'rb_x' },
  };
  expect(welcome(ready, dataDir, 5, 'a@example.com')).toContain(
    'Sign in        http://localhost:3000/sign-in as a@example.com (the link comes to the mailbox)',
  );
  expect(welcome(ready, dataDir, 5, null)).not.toContain('Sign in');
  expect(welcome({ ...ready, mailbox: null }, dataDir, 5, 'a@example.com')).not.toContain('Sign in');
});

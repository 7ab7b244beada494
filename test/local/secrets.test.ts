import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { API_KEY_FORM } from '../../config/config.ts';
import { keptSecret, newApiKey } from '../../config/secrets.ts';
import { readServiceConfig } from '../../config/service.ts';

const PARTS = {
  DATABASE_URL: 'postgres://u:p@db:5432/rollbook',
  TEMPORAL_ADDRESS: 'temporal:7233',
  SMTP_URL: 'smtp://mail:25',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollbook-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a secret that is left out is made once and is the same for every process on the data folder', () => {
  const first = readServiceConfig({ ...PARTS, DATA_DIR: folder });
  const second = readServiceConfig({ ...PARTS, DATA_DIR: folder });
  expect(second.signingKey).toBe(first.signingKey);
  expect(second.adminApiKey).toBe(first.adminApiKey);
  expect(Buffer.from(first.signingKey, 'base64url').length).toBeGreaterThanOrEqual(32);
  expect(first.adminApiKey).toMatch(API_KEY_FORM);
});

test('a secret is kept in a file that only its owner may read', () => {
  keptSecret(folder, 'a-secret', newApiKey);
  expect(statSync(join(folder, 'secrets', 'a-secret')).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700);
});

test('a secret that is given is used and not written down', () => {
  const given = newApiKey();
  const config = readServiceConfig({ ...PARTS, DATA_DIR: folder, ADMIN_API_KEY: given });
  expect(config.adminApiKey).toBe(given);
  expect(() => readFileSync(join(folder, 'secrets', 'admin-api-key'))).toThrow('ENOENT');
});

test('two that make the same secret at the same time end with one', () => {
  let inner = '';
  const outer = keptSecret(folder, 'raced', () => {
    inner = keptSecret(folder, 'raced', () => 'the first to finish');
    return 'the second';
  });
  expect([inner, outer]).toEqual(['the first to finish', 'the first to finish']);
});

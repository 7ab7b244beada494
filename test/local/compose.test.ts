import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { VARIABLE_NAMES } from '../../config/config.ts';
import { readServiceConfig } from '../../config/service.ts';

const file = (name: string) => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8');

/** What compose gives the API and the worker, with its defaults, and a value where it demands one. */
function environment(): Record<string, string> {
  const demanded: Record<string, string> = {
    POSTGRES_PASSWORD: 'secret',
    SIGNING_KEY: 'k'.repeat(43),
    ERASURE_KEY: 'e'.repeat(43),
    ADMIN_API_KEY: `rb_0123456789ab_${'s'.repeat(43)}`,
  };
  const block = /^x-environment:.*\n((?: {2}.*\n)+)/m.exec(file('docker-compose.yml'))?.[1] ?? '';
  const lines = [...block.matchAll(/^ {2}([A-Z_]+): (.+)$/gm)].map(([, name, value]) => [
    name!,
    value!
      .replace(/\$\{([A-Z_]+):\?[^}]+\}/g, (_, variable: string) => demanded[variable] ?? '')
      .replace(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1'),
  ]);
  return Object.fromEntries(lines) as Record<string, string>;
}

test('what compose gives the API and the worker is a whole configuration, with every name one that is read', () => {
  const config = readServiceConfig(environment());
  expect(config).toMatchObject({ temporalAddress: 'temporal:7233', smtpUrl: 'smtp://mailbox:1025' });
  expect(config.databaseUrl).toBe('postgres://rollbook:secret@postgres:5432/rollbook');
  for (const name of Object.keys(environment())) expect(VARIABLE_NAMES).toContain(name);
});

test('the secrets are demanded, and none stands in the file', () => {
  for (const name of ['POSTGRES_PASSWORD', 'SIGNING_KEY', 'ERASURE_KEY', 'ADMIN_API_KEY']) {
    expect(file('docker-compose.yml')).toContain(`\${${name}:?`);
  }
});

test('every program that the image starts is in it', () => {
  const inImage = file('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  const started = [...`${file('Dockerfile')}${file('docker-compose.yml')}`.matchAll(/\b(\w+)\/\w+\.ts\b/g)];
  expect(started.length).toBeGreaterThan(2);
  for (const [, folder] of started) expect(inImage).toContain(folder);
});

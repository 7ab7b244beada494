import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../config/config.ts';
import { readServiceConfig } from '../../config/service.ts';

const SIGNING_KEY = 'k'.repeat(43);
const ADMIN_API_KEY = `rb_0123456789ab_${'s'.repeat(43)}`;

function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the environment', () => {
  test('may be left out altogether', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      baseUrl: 'http://localhost:3000',
      temporalNamespace: 'default',
      taskQueue: 'rollbook',
      sample: true,
      logLevel: 'info',
      databaseUrl: undefined,
      ports: { smtp: 1025, mailbox: 1080, temporal: 7233, temporalUi: 8233 },
    });
    expect(readConfig({}).dataDir).toBe(`${process.cwd()}/.rollbook`);
  });

  test('treats an empty value as one that was left out', () => {
    expect(readConfig({ PORT: '', SMTP_URL: ' ', BASE_URL: '' })).toEqual(readConfig({}));
  });

  test('is read as it is given', () => {
    const config = readConfig({
      PORT: '0',
      DATA_DIR: '/var/lib/rollbook',
      BASE_URL: 'https://training.example.com/desk/',
      DATABASE_URL: 'postgres://u:p@db:5432/rollbook',
      TEMPORAL_ADDRESS: 'temporal:7233',
      SMTP_URL: 'smtps://mail.example.com',
      MAIL_FROM: 'Training <training@example.com>',
      SAMPLE: '0',
      SIGNING_KEY,
      ADMIN_API_KEY,
    });
    expect(config).toMatchObject({
      port: 0,
      dataDir: '/var/lib/rollbook',
      baseUrl: 'https://training.example.com/desk',
      temporalAddress: 'temporal:7233',
      sample: false,
      signingKey: SIGNING_KEY,
      adminApiKey: ADMIN_API_KEY,
    });
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', '80a'],
    ['BASE_URL', 'training.example.com'],
    ['BASE_URL', 'ftp://training.example.com'],
    ['DATABASE_URL', 'mysql://u:hunter2@db/rollbook'],
    ['TEMPORAL_ADDRESS', 'http://temporal:7233'],
    ['TEMPORAL_NAMESPACE', 'two words'],
    ['TASK_QUEUE', '/'],
    ['SMTP_URL', 'https://u:hunter2@mail.example.com'],
    ['MAIL_FROM', 'Training'],
    ['SIGNING_KEY', 'hunter2'],
    ['ERASURE_KEY', 'hunter2'],
    ['ADMIN_API_KEY', 'rb_hunter2'],
    ['SIGNATURE_SERVICES', 'docusign=hunter2'],
    ['PAYLOAD_KEY', 'hunter2'],
    ['PAYLOAD_KEY', `${'A'.repeat(43)},${'A'.repeat(43)}`],
    ['PAYLOAD_KEYS_OLD', `${'A'.repeat(43)},hunter2`],
    ['SAMPLE', 'no'],
    ['LOG_LEVEL', 'loud'],
    ['POSTGRES_PORT', '-1'],
    ['TEMPORAL_PORT', '1e3'],
    ['TEMPORAL_UI_PORT', '65536'],
    ['SMTP_PORT', 'smtp'],
    ['MAILBOX_PORT', '1.5'],
  ])('with a wrong %s (%s) is refused in one line that names it and says what it must be', (name, value) => {
    const message = refusal(() => readConfig({ [name]: value }));
    expect(message).toMatch(new RegExp(`^${name} must be .+`));
    expect(message).not.toContain('\n');
    expect(message).not.toContain('hunter2');
  });

  test('with several wrong values is refused with a line for each', () => {
    const lines = refusal(() => readConfig({ PORT: 'x', SAMPLE: 'y', LOG_LEVEL: 'z' })).split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['PORT', 'SAMPLE', 'LOG_LEVEL']);
  });

  test('of a process that serves must name the parts it uses', () => {
    const lines = refusal(() => readServiceConfig({ SIGNING_KEY, ADMIN_API_KEY, ERASURE_KEY: SIGNING_KEY })).split(
      '\n',
    );
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL']);
  });

  test('may name a provider that says who somebody is, by its address and what this installation is there', () => {
    const provider = { OIDC_ISSUER: 'https://login.example.com/realm', OIDC_CLIENT_ID: 'rollbook' };
    expect(readConfig({}).oidc).toBeUndefined();
    expect(readConfig(provider).oidc).toEqual({
      ...{ issuer: 'https://login.example.com/realm', clientId: 'rollbook', clientSecret: undefined },
      ...{ claim: 'email', scopes: 'openid profile email' },
    });
    const more = { OIDC_CLIENT_SECRET: 's3cret', OIDC_CLAIM: 'sub', OIDC_SCOPES: 'openid groups' };
    expect(readConfig({ ...provider, ...more }).oidc).toMatchObject({
      ...{ clientSecret: 's3cret', claim: 'sub', scopes: 'openid groups' },
    });
    expect(readConfig({ ...provider, OIDC_ISSUER: 'http://localhost:4000' }).oidc?.issuer).toBe(
      'http://localhost:4000',
    );
  });

  test.each([
    [{ OIDC_ISSUER: 'http://login.example.com', OIDC_CLIENT_ID: 'x' }, /^OIDC_ISSUER must be the HTTPS address/],
    [{ OIDC_ISSUER: 'https://a.example?x', OIDC_CLIENT_ID: 'x' }, /^OIDC_ISSUER must be/],
    [{ OIDC_ISSUER: 'https://a.example' }, /^OIDC_CLIENT_ID must be given, as OIDC_ISSUER is$/],
    [{ OIDC_CLIENT_ID: 'x' }, /^OIDC_ISSUER must be given/],
    [{ OIDC_CLIENT_SECRET: 'x' }, /^OIDC_ISSUER must be given/],
    [{ OIDC_CLAIM: 'two words' }, /^OIDC_CLAIM must be/],
    [{ OIDC_SCOPES: 'email' }, /^OIDC_SCOPES must be/],
    [{ SESSION_IDLE: '8h' }, /^SESSION_IDLE must be a length from PT5M to P30D, such as PT8H, not "8h"$/],
    [{ SESSION_IDLE: 'PT1M' }, /^SESSION_IDLE must be/],
    [{ SESSION_LENGTH: 'P400D' }, /^SESSION_LENGTH must be/],
    [{ PROXIES: '10' }, /^PROXIES must be/],
  ])('%j is refused by its name', (env, message) => {
    expect(refusal(() => readConfig(env))).toMatch(message);
  });

  test('never repeats the secret that a provider gave', () => {
    const message = refusal(() => readConfig({ OIDC_CLIENT_SECRET: 'very secret indeed' }));
    expect(message).toMatch(/^OIDC_CLIENT_SECRET must be/);
    expect(message).not.toContain('very');
  });

  test('says how long somebody stays signed in', () => {
    expect(readConfig({})).toMatchObject({ idleMs: 8 * 3_600_000, lengthMs: 7 * 86_400_000, proxies: 0 });
    const given = readConfig({ SESSION_IDLE: 'PT30M', SESSION_LENGTH: 'P1DT12H', PROXIES: '2' });
    expect(given).toMatchObject({ idleMs: 1_800_000, lengthMs: 36 * 3_600_000, proxies: 2 });
  });
});

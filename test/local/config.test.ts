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
    ['ADMIN_API_KEY', 'rb_hunter2'],
    ['SIGNATURE_SERVICES', 'docusign=hunter2'],
    ['PAYLOAD_KEY', 'hunter2'],
    ['PAYLOAD_KEY', `${'A'.repeat(43)},${'A'.repeat(43)}`],
    ['PAYLOAD_KEYS_OLD', `${'A'.repeat(43)},hunter2`],
    ['ORGANISATION_KEY', 'hunter2'],
    ['CHECKPOINT_AT', '24:00'],
    ['CHECKPOINT_ZONE', 'Mars/Olympus'],
    ['CHECKPOINT_MAIL_TO', 'auditor@example.com,nobody'],
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
    const lines = refusal(() => readServiceConfig({ SIGNING_KEY, ADMIN_API_KEY })).split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL']);
  });
});

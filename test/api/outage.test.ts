import { expect, test } from 'vitest';
import { makeEnrolment, startTestApi } from '../support/api.ts';
import { migrateTemplate, startTestPostgres, TEMPLATE } from '../support/stack.ts';

test('While Postgres is away the answer is 503 with Retry-After, and all is well when it is back', async () => {
  const postgres = await startTestPostgres();
  await migrateTemplate(postgres.server);
  const api = await startTestApi({ workers: 0, background: false, databaseUrl: postgres.server.url(TEMPLATE) });
  try {
    const { id } = await makeEnrolment(api);
    const asked = { username: 'later', email: 'later@example.org', givenName: 'L', familyName: 'Ater' };
    await postgres.server.stop();
    const away = await Promise.all([
      api.get('/v1/enrolments'),
      api.get(`/v1/enrolments/${id}`),
      api.get('/v1/enrolments', { headers: { Accept: 'text/csv' } }),
      api.post('/v1/users', asked, { headers: { 'Idempotency-Key': 'later' } }),
      api.post('/v1/enrolments', { user: 'a', activity: 'b', obligation: 'optional' }),
    ]);
    for (const { status, headers, body } of away) {
      expect([status, body.type]).toEqual([503, 'urn:rollbook:problem:unavailable']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(await api.get('/readyz', { key: null })).toMatchObject({
      status: 503,
      body: { postgres: 'down', temporal: 'ok' },
    });
    expect((await api.get('/healthz', { key: null })).status).toBe(200);
    expect(api.logged.join('')).not.toContain('later@');
  } finally {
    await api.close();
    await postgres.stop();
  }
}, 90_000);

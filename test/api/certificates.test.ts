import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { makeRecord, readPdf } from '../support/certificates.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

async function record(fields: Parameters<typeof makeRecord>[2] = {}, person: Record<string, unknown> = {}) {
  const user = await makeUser(api, person);
  return makeRecord(api.sql, user.id, fields);
}

async function paper(path: string): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const response = await fetch(`${api.url}${path}`, { headers: { Authorization: `Bearer ${api.adminKey}` } });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

describe('R27: the certificate of a record', () => {
  test('is issued at the first demand, says what the record says, and is the same bytes ever after', async () => {
    const id = await record({ title: 'Working at Heights', provider: 'Red Cross', until: '2028-03-31' });
    const first = await paper(`/v1/training-records/${id}/certificate`);
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('application/pdf');
    const { text } = await readPdf(first.bytes);
    for (const said of ['Ann Example', 'Working at Heights', 'Red Cross', '31 March 2026', '31 March 2028'])
      expect(text).toContain(said);
    await api.sql`update users set family_name = 'Married' where email like '%@example.org'`;
    const again = await paper(`/v1/training-records/${id}/certificate`);
    expect(again.bytes.equals(first.bytes)).toBe(true);
    const { body } = await api.get(`/v1/training-records/${id}/certificates`);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ status: 'valid', name: 'Ann Example', unshown: [] });
    expect(body.items[0].sha256).toBe(createHash('sha256').update(first.bytes).digest('hex'));
  });
});

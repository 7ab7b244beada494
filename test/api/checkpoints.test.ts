import { compactVerify, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leafHash, rootByProof } from '../../domain/checkpoints/merkle.ts';
import { sha256 } from '../../store/chain.ts';
import { CHAINS } from '../../store/chains.ts';
import { makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { asForger } from '../support/forging.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const make = async (headers: Record<string, string> = {}) =>
  (await api.post('/v1/checkpoints', undefined, { headers })).body;

test('R36: every table with a chain is covered, and in the order in which heads are sorted', async () => {
  const rows = await api.sql<{ name: string }[]>`
    select table_name as name from information_schema.columns where column_name = 'previous_hash' order by table_name`;
  expect(CHAINS.map(({ events }) => events).sort()).toEqual(rows.map(({ name }) => name));
  const kinds = CHAINS.map(({ kind }) => kind);
  expect(kinds).toEqual([...kinds].sort());
});

describe('a checkpoint that is asked for', () => {
  test('R36: is signed, stands on the one before, and can be checked with the published keys alone', async () => {
    await makeEnrolment(api);
    const first = await make();
    await makeEnrolment(api);
    const second = await make();
    expect(second).toMatchObject({ number: first.number + 1, previous: first.digest, day: null, missed: [] });
    expect(second.total).toBe(first.total + 2);
    expect(second.deliveries).toMatchObject([{ channel: 'file', target: null, status: 'waiting', attempts: 0 }]);
    const { body, headers } = await api.get('/.well-known/jwks.json', { key: null });
    expect(headers.get('cache-control')).toContain('max-age');
    const key = body.keys.find(({ kid }: { kid: string }) => kid === second.keyId);
    expect(JSON.stringify(key)).not.toContain('"d"');
    const { payload } = await compactVerify(second.jws, await importJWK(key, 'EdDSA'));
    const { root, chains, total, previous } = JSON.parse(new TextDecoder().decode(payload));
    expect({ root, chains, total, previous }).toEqual({
      root: second.root,
      chains: second.chains,
      total: second.total,
      previous: second.previous,
    });
    const [newest, before] = (await api.get('/v1/checkpoints?limit=2')).body.items;
    expect([newest, before]).toEqual([second, first]);
    expect((await api.get(`/v1/checkpoints/${first.id}`)).body).toEqual(first);
  });

  test('R36: the same request again makes no other one', async () => {
    const headers = { 'Idempotency-Key': 'checkpoint-once' };
    expect((await make(headers)).id).toBe((await make(headers)).id);
  });

  test('R36: many at once form one row', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => make()));
    const sorted = [...made].sort((a, b) => a.number - b.number);
    for (const [index, one] of sorted.entries()) {
      if (index > 0)
        expect(one).toMatchObject({ number: sorted[index - 1].number + 1, previous: sorted[index - 1].digest });
    }
  });

  test('a key that only reads is refused; one for checkpoints alone makes them', async () => {
    expect((await api.post('/v1/checkpoints', undefined, { key: await api.keyFor('read') })).status).toBe(403);
    expect((await api.get('/v1/checkpoints', { key: await api.keyFor('read') })).status).toBe(200);
  });
});

describe('a proof', () => {
  test('R36: leads each history that a checkpoint holds to the signed root', async () => {
    const { id } = await makeEnrolment(api);
    const user = await makeUser(api);
    const { id: checkpoint, root } = await make();
    for (const [kind, of] of [
      ['enrolment', id],
      ['user', user.id],
    ]) {
      const { body } = await api.get(`/v1/checkpoints/${checkpoint}/proof?kind=${kind}&id=${of}`);
      const leaf = leafHash(sha256, body.leaf);
      const path = body.proof.map((hash: string) => Buffer.from(hash, 'hex'));
      const reached = rootByProof(sha256, { leaf, index: body.index, size: body.size }, path);
      expect(Buffer.from(reached ?? []).toString('hex')).toBe(root);
      expect(JSON.parse(body.leaf)).toEqual([kind, of, body.seq, body.head]);
    }
  });

  test('R36: of what came later there is none in it; a kind that is none is a mistake', async () => {
    const { id: checkpoint } = await make();
    const { id } = await makeEnrolment(api);
    expect((await api.get(`/v1/checkpoints/${checkpoint}/proof?kind=enrolment&id=${id}`)).status).toBe(404);
    expect((await api.get(`/v1/checkpoints/${id}/proof?kind=enrolment&id=${id}`)).status).toBe(404);
    const { status, body } = await api.get(`/v1/checkpoints/${checkpoint}/proof?kind=horse&id=${id}`);
    expect([status, body.errors[0].pointer]).toEqual([400, '?kind']);
  });

  test('R36: where the heads that are kept were changed there is none any more', async () => {
    const { id } = await makeEnrolment(api);
    const { id: checkpoint, number } = await make();
    const address = `/v1/checkpoints/${checkpoint}/proof?kind=enrolment&id=${id}`;
    await asForger(api.sql, (tx) => tx`update checkpoint_heads set seq = seq + 1 where number = ${number}`);
    const { status, body } = await api.get(address);
    expect([status, body.type]).toEqual([409, 'urn:rollbook:problem:not-as-signed']);
    await asForger(api.sql, (tx) => tx`update checkpoint_heads set seq = seq - 1 where number = ${number}`);
    expect((await api.get(address)).status).toBe(200);
  });
});

test('R36: nobody changes a checkpoint, not even the application', async () => {
  await make();
  await expect(api.sql`update checkpoints set total = 0`).rejects.toThrow('append-only');
  await expect(api.sql`delete from checkpoint_heads`).rejects.toThrow('append-only');
});

test('R36: all histories come page by page, whole and each once, however small the pages are', async () => {
  const read = async (limit: number) => {
    const items: Record<string, unknown>[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: { body: { items: []; next: string | null } } = await api.get(
        `/v1/history?limit=${limit}${cursor && `&cursor=${cursor}`}`,
      );
      items.push(...body.items);
      cursor = body.next;
    }
    return items;
  };
  const whole = await read(1_000);
  expect(await read(2)).toEqual(whole);
  const [count] = await api.sql<{ n: number }[]>`
    select (select count(*) from enrolment_events)::int + (select count(*) from user_events)::int as n`;
  expect(whole).toHaveLength(count?.n ?? 0);
  expect((await api.get('/v1/history?limit=1001')).status).toBe(400);
});

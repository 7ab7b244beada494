import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { makeRecord } from '../support/certificates.ts';
import { startRollbook } from '../support/commandLine.ts';

let api: TestApi;
let folder: string;
beforeAll(async () => {
  api = await startTestApi();
  folder = mkdtempSync(join(tmpdir(), 'rollbook-credentials-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await api.close();
});

let files = 0;
function file(text: string): string {
  const path = join(folder, `${++files}`);
  writeFileSync(path, text);
  return path;
}

const fetched = async (path: string) => file((await api.get(path)).text);
// Nothing tells it where an API would be: it has files alone.
const verify = (...args: string[]) => startRollbook(['verify-credential', ...args]).ended;

async function credential(fields: Parameters<typeof makeRecord>[2] = {}, email?: string) {
  const user = await makeUser(api, email ? { email } : {});
  const recordId = await makeRecord(api.sql, user.id, fields);
  return { recordId, path: await fetched(`/v1/training-records/${recordId}/credential`) };
}

describe('verify-credential, by files alone', () => {
  test('R27: a credential that stands is valid, by its keys, the list of revoked ones and the address', async () => {
    const { path } = await credential({ title: 'Fire Safety' }, 'rosa@example.org');
    const keys = await fetched('/.well-known/jwks.json');
    const list = await fetched('/credentials/status');
    const ran = await verify(path, '--keys', keys, '--revocation', list, '--email', 'Rosa@example.org', '--json');
    expect([ran.code, ran.json]).toMatchObject([
      0,
      { status: 'valid', revocation: 'checked', belongs: true, achievement: 'Fire Safety', why: null },
    ]);
    const words = await verify(path, '--keys', keys);
    expect(words.out).toContain('The credential is valid.');
    expect(words.out).toMatch(/revocation +not checked/);
    const other = await verify(path, '--keys', keys, '--email', 'other@example.org');
    expect([other.code, other.out.includes('it is about another address')]).toEqual([1, true]);
  });

  test('one that was revoked since is found by a list that is fetched afterwards', async () => {
    const { path, recordId } = await credential();
    const keys = await fetched('/.well-known/jwks.json');
    const before = await fetched('/credentials/status');
    await api.sql`update training_records set voided_at = ${api.world.clock.now()} where id = ${recordId}`;
    const after = await fetched('/credentials/status');
    expect((await verify(path, '--keys', keys, '--revocation', before)).code).toBe(0);
    const ran = await verify(path, '--keys', keys, '--revocation', after, '--json');
    expect([ran.code, ran.json.status]).toEqual([1, 'revoked']);
  });

  test('one that has expired, was changed, was signed by another, or is none, does not hold', async () => {
    const keys = await fetched('/.well-known/jwks.json');
    const { path: expired } = await credential({ on: '2020-01-01', until: '2021-01-01' });
    const { recordId } = await credential();
    const { credential: jwt } = (await api.get(`/v1/training-records/${recordId}/credential`)).body;
    const changed = file(jwt.replace(/\.(.)/, (_: string, letter: string) => `.${letter === 'e' ? 'f' : 'e'}`));
    const { privateKey, publicKey } = await generateKeyPair('EdDSA');
    const kid = (await api.get('/.well-known/jwks.json')).body.keys[0].kid;
    // It claims the organisation's key, and brings along one of its own.
    const header = { alg: 'EdDSA', typ: 'vc+jwt', kid, jwk: await exportJWK(publicKey) };
    const forged = file(await new SignJWT({ id: 'x' }).setProtectedHeader(header).sign(privateKey));
    const cases = [
      [expired, 'expired'],
      [changed, 'forged'],
      [forged, 'forged'],
      [file('nothing'), 'unreadable'],
      [keys, 'unreadable'],
    ] as const;
    for (const [path, status] of cases) {
      const ran = await verify(path, '--keys', keys, '--json');
      expect([ran.code, ran.json.status]).toEqual([1, status]);
    }
  });

  test('a list that is another one, or is signed by nobody known, is no list', async () => {
    const { path } = await credential();
    const keys = await fetched('/.well-known/jwks.json');
    const ran = await verify(path, '--keys', keys, '--revocation', path, '--json');
    expect([ran.code, ran.json.status]).toEqual([1, 'unreadable']);
    expect(ran.json.why).toContain('another one');
  });

  test('a file that is not there, or keys that are none, are a wrong command', async () => {
    const { path } = await credential();
    expect((await verify(path, '--keys', join(folder, 'none'))).code).toBe(2);
    expect((await verify(path, '--keys', path)).code).toBe(2);
    expect((await verify(path)).code).toBe(2);
  });
});

import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { newSigningKey } from '../../config/secrets.ts';
import { makeApprovalToken, readApprovalToken, signingKeys } from '../../mail/tokens.ts';

const secret = newSigningKey();
const keys = signingKeys(secret);
const taskId = '01990000-0000-7000-8000-000000000001';
const link = { taskId, assignment: 3, expiresAt: '2026-04-01T00:00:00.000Z' };
const before = '2026-03-31T23:59:59.000Z';

describe('the token of an approval link (R7)', () => {
  test('is read back until it expires, and after that says only whose it was', async () => {
    const token = await makeApprovalToken(link, keys);
    expect(await readApprovalToken(token, keys, before)).toEqual({ kind: 'ok', taskId, assignment: 3 });
    expect(await readApprovalToken(token, keys, link.expiresAt)).toEqual({ kind: 'expired', taskId, assignment: 3 });
    expect(await readApprovalToken(token, keys, '2030-01-01T00:00:00.000Z')).toMatchObject({ kind: 'expired' });
  });

  test('is the same for the same link, so that a mail sent again is the same mail', async () => {
    expect(await makeApprovalToken(link, keys)).toBe(await makeApprovalToken(link, keys));
  });

  test('names its key, and holds nothing but the task, its assignment, the purpose and the expiry', async () => {
    const token = await makeApprovalToken(link, keys);
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256', kid: keys.current });
    expect(Object.keys(decodeJwt(token)).sort()).toEqual(['asg', 'aud', 'exp', 'sub']);
  });

  test('is still good after its key was replaced, and no more when that key is gone', async () => {
    const token = await makeApprovalToken(link, keys);
    const next = newSigningKey();
    const rotated = signingKeys(next, secret);
    expect(await readApprovalToken(token, rotated, before)).toMatchObject({ kind: 'ok' });
    expect(decodeProtectedHeader(await makeApprovalToken(link, rotated)).kid).not.toBe(keys.current);
    expect(await readApprovalToken(token, signingKeys(next), before)).toEqual({ kind: 'invalid' });
  });

  test('is invalid when any one character of it was changed', async () => {
    const token = await makeApprovalToken(link, keys);
    for (let at = 0; at < token.length; at++) {
      // The last character of each part has bits that mean nothing; flipping one that does is what tampering is.
      const other = token[at] === '.' ? 'A' : token[at]! < 'a' ? 'z' : 'B';
      const tampered = token.slice(0, at) + other + token.slice(at + 1);
      expect(await readApprovalToken(tampered, keys, before), `character ${at}`).toEqual({ kind: 'invalid' });
    }
  });

  test('is invalid without a signature, with another purpose, or signed by somebody else', async () => {
    const claims = { sub: taskId, asg: 3, aud: 'rollbook:approval' };
    const key = [...keys.byId.values()][0]!;
    const sign = (payload: Record<string, unknown>, kid = keys.current) =>
      new SignJWT(payload).setProtectedHeader({ alg: 'HS256', kid }).setExpirationTime('30d').sign(key);
    const none = `${btoa(JSON.stringify({ alg: 'none', kid: keys.current }))}.${btoa(JSON.stringify(claims))}.`;
    const stranger = await makeApprovalToken(link, signingKeys(newSigningKey()));
    const invalid = [
      none,
      stranger,
      await sign({ ...claims, aud: 'rollbook:session' }),
      await sign(claims, 'nobody'),
      await sign({ ...claims, sub: 'not-a-task' }),
      await sign({ ...claims, asg: 'x' }),
      await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: keys.current }).sign(key),
      '',
      'a.b.c',
      `${'a'.repeat(5000)}.b.c`,
    ];
    for (const token of invalid) expect(await readApprovalToken(token, keys, before)).toEqual({ kind: 'invalid' });
  });

  test('wants keys of at least 32 bytes', () => {
    expect(() => signingKeys('c2hvcnQ')).toThrow('32 bytes');
  });
});

import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Instant } from '../domain/words.ts';

/** The keys that links are signed with. All of them verify; the first signs, so that a key can be replaced at leisure. */
export interface SigningKeys {
  /** The id of the key that signs. */
  readonly current: string;
  readonly byId: ReadonlyMap<string, KeyObject>;
}

/** What a link lets its bearer decide: one task, as it is assigned now (R7). */
export interface ApprovalLink {
  readonly taskId: string;
  readonly assignment: number;
}

/** What a token turned out to be. An expired one was genuine: it may say what became of its request. */
export type ReadToken =
  | ({ readonly kind: 'ok' } & ApprovalLink)
  | ({ readonly kind: 'expired' } & ApprovalLink)
  | { readonly kind: 'invalid' };

/** A token made for one purpose is good for no other. */
const PURPOSE = 'rollbook:approval';
export const ALGORITHM = 'HS256';
/** No token of ours is longer. */
export const LONGEST = 1_000;
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Keys from their secrets (base64url, at least 32 bytes each), the one that signs first. A key's id is derived from it,
 * so that nothing has to be configured beside the secret.
 */
export function signingKeys(...secrets: readonly [string, ...string[]]): SigningKeys {
  const keys = secrets.map((secret) => {
    const bytes = Buffer.from(secret, 'base64url');
    if (bytes.length < 32) throw new RangeError('a signing key must have at least 32 bytes');
    const id = createHash('sha256').update('rollbook:kid:').update(bytes).digest('base64url').slice(0, 8);
    return [id, createSecretKey(bytes)] as const;
  });
  return { current: keys[0]![0], byId: new Map(keys) };
}

/**
 * R7: the token of an e-mailed approval link: signed, expiring, bound to one task and the version of its assignment, and
 * without personal data. The same arguments give the same token, so that a mail sent again is the same mail.
 */
export async function makeApprovalToken(
  link: ApprovalLink & { expiresAt: Instant },
  keys: SigningKeys,
): Promise<string> {
  return new SignJWT({ sub: link.taskId, asg: link.assignment, aud: PURPOSE })
    .setProtectedHeader({ alg: ALGORITHM, kid: keys.current })
    .setExpirationTime(Math.floor(Date.parse(link.expiresAt) / 1000))
    .sign(keyOf(keys, keys.current));
}

/** Reads a token at the instant `now`. Whatever is not wholly as it was made is `invalid`. */
export async function readApprovalToken(token: string, keys: SigningKeys, now: Instant): Promise<ReadToken> {
  if (token.length > LONGEST) return { kind: 'invalid' };
  try {
    const { payload } = await jwtVerify(token, ({ kid }) => keyOf(keys, kid), {
      algorithms: [ALGORITHM],
      audience: PURPOSE,
      requiredClaims: ['sub', 'asg', 'exp'],
      currentDate: new Date(now),
    });
    return linkOf(payload, 'ok');
  } catch (error) {
    // The signature is checked before the claims: who held an expired token held a genuine one.
    return error instanceof errors.JWTExpired ? linkOf(error.payload, 'expired') : { kind: 'invalid' };
  }
}

/**
 * The token of a link that lets one in: nobody finds it who has not the key, and the database has only its hash. The same link
 * has the same one, so that a mail sent again is the same mail.
 */
export function signInToken(linkId: string, keys: SigningKeys): string {
  return createHmac('sha256', keyOf(keys, keys.current)).update(`rollbook:sign-in:${linkId}`).digest('base64url');
}

function linkOf({ sub, asg }: JWTPayload, kind: 'ok' | 'expired'): ReadToken {
  if (!sub || !UUID.test(sub) || !Number.isSafeInteger(asg)) return { kind: 'invalid' };
  return { kind, taskId: sub, assignment: asg as number };
}

/** The key of this id. @throws when there is none */
export function keyOf(keys: SigningKeys, id: string | undefined): KeyObject {
  const key = keys.byId.get(id ?? '');
  if (!key) throw new errors.JWSSignatureVerificationFailed('no such key');
  return key;
}

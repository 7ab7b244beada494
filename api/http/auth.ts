import { createHash, timingSafeEqual } from 'node:crypto';
import { API_KEY_FORM } from '../../config/config.ts';
import type { Clock } from '../../domain/clock.ts';
import { allowedBy, seesRestricted } from '../../domain/keys/scopes.ts';
import { type Standing, standingOf } from '../../domain/keys/standing.ts';
import type { Client } from './caller.ts';
import type { KnownKeys } from './knownKeys.ts';
import { Problem } from './problems.ts';
import { REQUESTS_PER_MINUTE } from './rateLimit.ts';
import type { Needed } from './scopes.ts';

/** Nobody: who calls a public route. */
export const ANYBODY: Client = { id: '', scopes: new Set(), perMinute: REQUESTS_PER_MINUTE, person: null };

/** Compared with when no key has the id, so that an unknown one takes as long as a wrong one. */
const NO_HASH = Buffer.alloc(32);

export interface ReadKey {
  /** Its 12 hexadecimal digits, by which its row is found. */
  readonly id: string;
  /** SHA-256 of the whole key. */
  readonly hash: Buffer;
}

/** An API key's id and hash; null when the text has not the form of one. */
export function readApiKeyText(text: string): ReadKey | null {
  if (!API_KEY_FORM.test(text)) return null;
  return { id: text.slice(3, 15), hash: createHash('sha256').update(text, 'utf8').digest() };
}

/**
 * Who calls, by the key in `Authorization: Bearer`, or as the password of `Basic`, which is all that some content can. Keys are compared by their hashes, in constant time.
 * Only who has the secret is told that the key was revoked or has expired.
 * @throws Problem 401
 */
export async function authenticate(keys: KnownKeys, clock: Clock, authorization: string | undefined): Promise<Client> {
  if (!authorization)
    throw unauthorized('send an API key as Authorization: Bearer, or sign in', 'Bearer realm="rollbook"');
  const [, scheme, credentials = ''] = /^(Bearer|Basic) +([^ ]+) *$/i.exec(authorization) ?? [];
  const key = readApiKeyText(scheme?.toLowerCase() === 'basic' ? passwordOf(credentials) : credentials);
  if (!key) throw unauthorized('the API key has not the form of one', REFUSED);
  const known = await keys.find(key.id);
  const secrets = known?.secrets ?? [{ hash: NO_HASH, until: null }];
  // All of them are compared, whichever it is.
  const [same] = secrets.filter(({ hash }) => timingSafeEqual(hash.length === 32 ? hash : NO_HASH, key.hash));
  if (!known || !same) throw unauthorized('the API key is not known', REFUSED);
  const standing = standingOf(known, same.until, clock.now());
  if (standing !== 'valid') throw unauthorized(ENDED[standing], REFUSED);
  keys.used(known.id);
  return {
    id: known.id,
    scopes: allowedBy(known.scopes),
    seesRestricted: seesRestricted(known.scopes),
    perMinute: known.perMinute ?? REQUESTS_PER_MINUTE,
    person: null,
  };
}

const ENDED: Readonly<Record<Exclude<Standing, 'valid'>, string>> = {
  revoked: 'the API key was revoked',
  expired: 'the API key has expired',
  replaced: 'the API key has another secret by now: this one was replaced',
};

function passwordOf(credentials: string): string {
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
}

const REFUSED = 'Bearer realm="rollbook", error="invalid_token"';

function unauthorized(detail: string, challenge: string): Problem {
  return new Problem('unauthorized', detail, { headers: { 'WWW-Authenticate': challenge } });
}

/**
 * Lets through who may.
 * @throws Problem 403
 */
export function authorize(client: Client, needed: Needed): void {
  if (needed === null) return;
  if (needed === 'person' && client.person) return;
  if (needed === 'person') throw new Problem('forbidden', 'this is for people who are signed in');
  if (client.scopes.has(needed)) return;
  if (client.person) throw new Problem('forbidden', `this needs the permission ${needed}`);
  throw new Problem('forbidden', `this needs a key with the scope ${needed}`, {
    headers: { 'WWW-Authenticate': `Bearer realm="rollbook", error="insufficient_scope", scope="${needed}"` },
  });
}

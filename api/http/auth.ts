import { createHash, timingSafeEqual } from 'node:crypto';
import { API_KEY_FORM } from '../../config/config.ts';
import { findApiKey } from '../../store/apiKeys.ts';
import type { Sql } from '../../store/db.ts';
import { Problem } from './problems.ts';
import type { Access, Client, Scope } from './route.ts';

const IMPLIED: Readonly<Record<Scope, readonly Scope[]>> = {
  admin: ['admin', 'write', 'read'],
  write: ['write', 'read'],
  read: ['read'],
};

/** Nobody: who calls a public route. */
export const ANYBODY: Client = { id: '', scopes: new Set() };

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
 * @throws Problem 401
 */
export async function authenticate(sql: Sql, authorization: string | undefined): Promise<Client> {
  if (!authorization) throw unauthorized('send an API key as Authorization: Bearer', 'Bearer realm="rollbook"');
  const [, scheme, credentials = ''] = /^(Bearer|Basic) +([^ ]+) *$/i.exec(authorization) ?? [];
  const key = readApiKeyText(scheme?.toLowerCase() === 'basic' ? passwordOf(credentials) : credentials);
  if (!key) throw unauthorized('the API key has not the form of one', REFUSED);
  const row = await findApiKey(sql, key.id);
  const same = timingSafeEqual(row?.hash.length === 32 ? row.hash : NO_HASH, key.hash);
  if (!row || !same) throw unauthorized('the API key is not known, or was revoked', REFUSED);
  return { id: row.id, scopes: new Set((row.scopes as Scope[]).flatMap((scope) => IMPLIED[scope] ?? [])) };
}

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
export function authorize(client: Client, access: Access): void {
  if (access === 'public' || client.scopes.has(access)) return;
  throw new Problem('forbidden', `this needs a key with the scope ${access}`, {
    headers: { 'WWW-Authenticate': `Bearer realm="rollbook", error="insufficient_scope", scope="${access}"` },
  });
}

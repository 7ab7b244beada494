import { createPrivateKey, type KeyObject } from 'node:crypto';
import { CompactSign, calculateJwkThumbprint, exportJWK } from 'jose';
import type { Config } from './config.ts';
import { keptSecret, newSigningKey } from './secrets.ts';

/** The public half of an Ed25519 key, as a JWK Set has it (RFC 8037). */
export interface PublicKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
  readonly alg: 'EdDSA';
  readonly use: 'sig';
}

/** What the organisation signs with. */
export interface OrganisationKey {
  readonly public: PublicKey;
  /**
   * A compact JWS over a text, with EdDSA.
   * @param typ says what it is, so that no signature is taken for another
   * @param more further members of its header
   */
  sign(text: string, typ: string, more?: Readonly<Record<string, unknown>>): Promise<string>;
}

/** PKCS #8 of an Ed25519 key, up to the 32 bytes that it is made of (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The secret that the organisation's key is made of: as given, or made once and kept under the data folder. */
export function organisationSecret(config: Pick<Config, 'organisationKey' | 'dataDir'>): string {
  return config.organisationKey ?? keptSecret(config.dataDir, 'organisation-key', newSigningKey);
}

/** The organisation's key. Its id is its thumbprint (RFC 7638). @param secret 32 bytes in base64url */
export async function openOrganisationKey(secret: string): Promise<OrganisationKey> {
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, Buffer.from(secret, 'base64url')]),
    format: 'der',
    type: 'pkcs8',
  });
  const published = await publicHalf(key);
  return {
    public: published,
    sign: (text, typ, more = {}) =>
      new CompactSign(Buffer.from(text, 'utf8'))
        .setProtectedHeader({ ...more, alg: 'EdDSA', kid: published.kid, typ })
        .sign(key),
  };
}

async function publicHalf(key: KeyObject): Promise<PublicKey> {
  const { x } = await exportJWK(key);
  if (x === undefined) throw new Error('a key without its public half');
  const half = { kty: 'OKP', crv: 'Ed25519', x } as const;
  return { ...half, kid: await calculateJwkThumbprint(half), alg: 'EdDSA', use: 'sig' };
}

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import {
  type OrganisationKey,
  openOrganisationKey,
  organisationSecret,
  type PublicKey,
} from '../config/organisationKey.ts';
import type { CredentialIssuer, HashedIdentity } from '../domain/certificates/credential.ts';
import { bitsOf } from '../domain/certificates/statusList.ts';

/** What a credential is signed with and says of its issuer. */
export interface SignerConfig {
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly organisationKey: string | undefined;
}

const CREDENTIAL = 'vc+jwt';

const opened = new Map<string, Promise<OrganisationKey>>();

/** The organisation's key, opened once. */
export function organisationKeyOf(config: SignerConfig): Promise<OrganisationKey> {
  const secret = organisationSecret(config);
  const key = opened.get(secret) ?? openOrganisationKey(secret);
  opened.set(secret, key);
  return key;
}

/** The organisation as the issuer of credentials: its address as a DID of the method `web`. */
export function issuerOf(baseUrl: string, name: string): CredentialIssuer {
  const { host, pathname } = new URL(baseUrl);
  const path = pathname.split('/').filter((part) => part !== '');
  return { id: ['did:web', encodeURIComponent(host), ...path].join(':'), name, baseUrl };
}

/** The document that a DID of the method `web` stands for: which keys sign for it. */
export function didDocument(id: string, keys: readonly PublicKey[]): Record<string, unknown> {
  const methods = keys.map((publicKeyJwk) => ({
    id: `${id}#${publicKeyJwk.kid}`,
    type: 'JsonWebKey',
    controller: id,
    publicKeyJwk,
  }));
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1'],
    id,
    verificationMethod: methods,
    assertionMethod: methods.map((method) => method.id),
  };
}

/**
 * Signs a credential as a JWT (VC-JOSE-COSE, and the JWT form of Open Badges 3.0): the claims are the credential, with the
 * registered ones beside it. The same credential and key give the same text.
 */
export async function signCredential(credential: Record<string, unknown>, key: OrganisationKey): Promise<string> {
  const { id, issuer, validFrom, validUntil } = credential;
  const claims = {
    ...credential,
    iss: typeof issuer === 'string' ? issuer : (issuer as { id: string }).id,
    jti: id,
    nbf: Date.parse(String(validFrom)) / 1000,
    ...(validUntil === undefined ? {} : { exp: Date.parse(String(validUntil)) / 1000 }),
  };
  return key.sign(JSON.stringify(claims), CREDENTIAL, { cty: 'vc', jwk: key.public });
}

/** The bits of a status list as its credential carries them: packed, in base64url, with the letter that says so. */
export function encodedList(indices: readonly number[]): string {
  return `u${gzipSync(bitsOf(indices)).toString('base64url')}`;
}

/** A person's address, to be recognised by who knows it: SHA-256 of it, in small letters, with the salt behind it. */
export function hashedIdentity(email: string, salt: string): HashedIdentity {
  const hash = createHash('sha256').update(`${email.trim().toLowerCase()}${salt}`, 'utf8').digest('hex');
  return { hash: `sha256$${hash}`, salt };
}

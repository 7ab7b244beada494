import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';

/** What a credential says, when its signature is that of a key that was given. */
export interface CheckedCredential {
  /** `unknown`: no list of revoked ones was given. */
  readonly status: 'valid' | 'expired' | 'not yet valid' | 'revoked' | 'forged' | 'unreadable';
  readonly revocation: 'checked' | 'not checked';
  /** Is it about this address? Null: none was given. */
  readonly belongs: boolean | null;
  readonly why: string | null;
  readonly id: string | null;
  readonly achievement: string | null;
  readonly issuer: string | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** What a credential is checked with: files, and nothing else. */
export interface CheckWith {
  /** The organisation's public keys, as its `/.well-known/jwks.json`. */
  readonly keys: JSONWebKeySet;
  /** A signed status list, as the credential's `statusListCredential`; null: what was revoked is not seen. */
  readonly revocation: string | null;
  /** Whom it should be about; null: whoever. */
  readonly email: string | null;
  readonly at: Date;
}

/** The parts of a credential that are read here. */
interface Credential extends JWTPayload {
  id?: string;
  issuer?: { id?: string; name?: string } | string;
  validFrom?: string;
  validUntil?: string;
  credentialSubject?: {
    achievement?: { name?: string };
    identifier?: { identityHash?: string; salt?: string; identityType?: string }[];
  };
  credentialStatus?: { statusListIndex?: string; statusListCredential?: string };
}

interface StatusList extends JWTPayload {
  id?: string;
  credentialSubject?: { encodedList?: string; statusPurpose?: string };
}

const CREDENTIAL = { typ: 'vc+jwt', algorithms: ['EdDSA', 'Ed25519'] };
/** A list has 131,072 bits; what unpacks to far more is none. */
const LARGEST_LIST = 16 * 1024 * 1024;

/**
 * Verifies an Open Badges 3.0 credential offline. The key is found by its id among those that were given: what the file itself
 * says of its key is not believed.
 */
export async function checkCredential(text: string, given: CheckWith): Promise<CheckedCredential> {
  const found = await verified<Credential>(text, given);
  if (!found.payload) return nothing(found.status, found.why);
  const { payload } = found;
  const revoked = given.revocation === null ? null : await isRevoked(payload, given.revocation, given);
  const belongs = given.email === null ? null : isAbout(payload, given.email);
  const status = found.status !== 'valid' ? found.status : revoked?.is ? 'revoked' : 'valid';
  return {
    status: revoked?.is === null ? 'unreadable' : status,
    revocation: revoked === null ? 'not checked' : 'checked',
    belongs,
    why: revoked?.why ?? found.why ?? (belongs === false ? 'it is about another address' : null),
    id: payload.id ?? null,
    achievement: payload.credentialSubject?.achievement?.name ?? null,
    issuer: nameOf(payload.issuer),
    validFrom: payload.validFrom ?? null,
    validUntil: payload.validUntil ?? null,
  };
}

type Verified<Payload> =
  | { status: 'valid' | 'expired' | 'not yet valid'; payload: Payload; why: string | null }
  | { status: 'forged' | 'unreadable'; payload: null; why: string };

async function verified<Payload extends JWTPayload>(text: string, { keys, at }: CheckWith): Promise<Verified<Payload>> {
  try {
    const { payload } = await jwtVerify<Payload>(text.trim(), createLocalJWKSet(keys), {
      ...CREDENTIAL,
      currentDate: at,
    });
    return { status: 'valid', payload, why: null };
  } catch (error) {
    // The signature is checked before the claims: what has expired was genuine.
    if (error instanceof errors.JWTExpired)
      return { status: 'expired', payload: error.payload as Payload, why: 'it has expired' };
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf')
      return { status: 'not yet valid', payload: error.payload as Payload, why: 'it is not valid yet' };
    if (error instanceof errors.JWSSignatureVerificationFailed)
      return {
        status: 'forged',
        payload: null,
        why: 'it was not signed with this key: it was changed, or made by another',
      };
    if (error instanceof errors.JWKSNoMatchingKey)
      return { status: 'forged', payload: null, why: 'none of the keys is the one that it says it was signed with' };
    if (error instanceof errors.JOSEError) return { status: 'unreadable', payload: null, why: error.message };
    throw error;
  }
}

/** The bit of a credential in the list that it names, which must be signed as well. `is` null: that is another list. */
async function isRevoked(
  { credentialStatus }: Credential,
  text: string,
  given: CheckWith,
): Promise<{ is: boolean | null; why: string | null }> {
  const found = await verified<StatusList>(text, given);
  if (!found.payload) return { is: null, why: `the list of revoked ones: ${found.why}` };
  if (found.status !== 'valid') return { is: null, why: 'the list of revoked ones is out of date: fetch it again' };
  const { id, credentialSubject } = found.payload;
  const index = Number(credentialStatus?.statusListIndex);
  if (id !== credentialStatus?.statusListCredential || credentialSubject?.statusPurpose !== 'revocation')
    return {
      is: null,
      why: `the list of revoked ones is another one: it is at ${credentialStatus?.statusListCredential}`,
    };
  const bits = unpacked(credentialSubject.encodedList ?? '');
  if (!bits || !Number.isSafeInteger(index) || index < 0 || index >= bits.length * 8)
    return { is: null, why: 'the list of revoked ones does not reach so far' };
  const is = ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
  return { is, why: is ? 'it was revoked, or superseded by another' : null };
}

function unpacked(encodedList: string): Buffer | null {
  try {
    return gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'), { maxOutputLength: LARGEST_LIST });
  } catch {
    return null;
  }
}

function isAbout({ credentialSubject }: Credential, email: string): boolean {
  return (credentialSubject?.identifier ?? []).some(({ identityHash, salt = '', identityType }) => {
    const hash = createHash('sha256').update(`${email.trim().toLowerCase()}${salt}`, 'utf8').digest('hex');
    return identityType === 'emailAddress' && identityHash === `sha256$${hash}`;
  });
}

function nameOf(issuer: Credential['issuer']): string | null {
  if (typeof issuer === 'string') return issuer;
  return issuer?.name ?? issuer?.id ?? null;
}

function nothing(status: 'forged' | 'unreadable', why: string): CheckedCredential {
  return {
    status,
    revocation: 'not checked',
    belongs: null,
    why,
    id: null,
    achievement: null,
    issuer: null,
    validFrom: null,
    validUntil: null,
  };
}

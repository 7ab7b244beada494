import { createHash } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import type { Instant } from '../../domain/words.ts';

const METHOD = { alg: 'dir', enc: 'A256GCM' } as const;

/**
 * What a browser keeps for us on the way through another site or a mailbox: it can neither read it nor change it, and brings
 * it back in time or not at all. Nothing of it has to be kept here for who never comes back.
 */
export class Seal {
  private readonly key: Uint8Array;
  private readonly purpose: string;

  /** @param purpose what is sealed for one is good for no other */
  constructor(signingKey: string, purpose: string) {
    this.purpose = purpose;
    const secret = Buffer.from(signingKey, 'base64url');
    this.key = createHash('sha256').update('rollbook:seal:').update(secret).digest();
  }

  /** @param seconds how long it can be opened */
  seal(content: Readonly<Record<string, string>>, now: Instant, seconds: number): Promise<string> {
    return new EncryptJWT({ ...content, aud: this.purpose })
      .setProtectedHeader(METHOD)
      .setExpirationTime(Math.floor(Date.parse(now) / 1000) + seconds)
      .encrypt(this.key);
  }

  /** What was sealed; null for what is too old, or is not as it was made. */
  async open(text: string | null, now: Instant): Promise<Readonly<Record<string, unknown>> | null> {
    if (text === null) return null;
    try {
      const { payload } = await jwtDecrypt(text, this.key, {
        audience: this.purpose,
        requiredClaims: ['exp'],
        currentDate: new Date(now),
        keyManagementAlgorithms: [METHOD.alg],
        contentEncryptionAlgorithms: [METHOD.enc],
      });
      return payload;
    } catch {
      return null;
    }
  }
}

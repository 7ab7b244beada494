import { createHash } from 'node:crypto';

/** A key that payloads of workflows are encrypted with. */
export interface PayloadKey {
  /** The first 16 hexadecimal digits of its SHA-256: says which key it is, and nothing about it. */
  readonly id: string;
  /** 32 bytes. */
  readonly bytes: Buffer;
}

/** 32 bytes in base64url, as every one of them is written: the last character has two bits to spare. */
const FORM = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** Keys with commas between them; null when one of them is none. */
export function readPayloadKeys(text: string): readonly PayloadKey[] | null {
  const words = text.split(',').map((word) => word.trim());
  if (!words.every((word) => FORM.test(word))) return null;
  return words.map((word) => {
    const bytes = Buffer.from(word, 'base64url');
    return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 16), bytes };
  });
}

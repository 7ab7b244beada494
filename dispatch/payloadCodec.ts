import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type Payload, type PayloadCodec, ValueError } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { PayloadKey } from '../config/payloadKeys.ts';

const { Payload: Message } = proto.temporal.api.common.v1;

const ENCODING = 'binary/encrypted';
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts what workflows are given, give and remember, before it leaves the process: AES-256-GCM over the whole payload, with
 * a random nonce before and the tag behind. The key's id stands in the metadata, and is authenticated with the rest.
 *
 * Payloads that are not encrypted are read as they are, so that it can be turned on while runs are alive.
 */
export class EncryptingCodec implements PayloadCodec {
  private readonly keys: ReadonlyMap<string, PayloadKey>;
  private readonly current: PayloadKey | null;

  /** @param current what is written with; null: written in clear. @param old what else is read */
  constructor(current: PayloadKey | null, old: readonly PayloadKey[]) {
    this.current = current;
    this.keys = new Map([...old, ...(current ? [current] : [])].map((key) => [key.id, key]));
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    const { current } = this;
    return current ? payloads.map((payload) => encrypt(payload, current)) : payloads;
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      if (text(payload.metadata?.encoding) !== ENCODING) return payload;
      const id = text(payload.metadata?.['encryption-key-id']);
      const key = this.keys.get(id);
      if (!key) throw new ValueError(`a payload was encrypted with the key ${id}, which is not among those given`);
      return decrypt(payload, key);
    });
  }
}

function encrypt(payload: Payload, { id, bytes }: PayloadKey): Payload {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, bytes, iv).setAAD(Buffer.from(id));
  const whole = Message.encode(Message.fromObject(payload)).finish();
  const data = Buffer.concat([iv, cipher.update(whole), cipher.final(), cipher.getAuthTag()]);
  return { metadata: { encoding: Buffer.from(ENCODING), 'encryption-key-id': Buffer.from(id) }, data };
}

function decrypt({ data }: Payload, { id, bytes }: PayloadKey): Payload {
  const sealed = Buffer.from(data ?? []);
  try {
    const decipher = createDecipheriv(CIPHER, bytes, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(id)).setAuthTag(sealed.subarray(-TAG_BYTES));
    const whole = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
    return Message.decode(whole) as Payload;
  } catch {
    throw new ValueError(`a payload that names the key ${id} was not written with it, or was changed`);
  }
}

function text(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}

import { createHash } from 'node:crypto';
import { compactVerify, importJWK } from 'jose';
import {
  CHECKPOINT_TYPE,
  type Checkpoint,
  NO_CHECKPOINT,
  readCheckpoint,
} from '../../domain/checkpoints/checkpoint.ts';
import type { JwkSet } from './lines.ts';

/** A checkpoint whose signature fits. */
export interface Signed {
  readonly checkpoint: Checkpoint;
  readonly digest: string;
}

/** Keys by their ids. */
export type Keys = ReadonlyMap<string, Awaited<ReturnType<typeof importJWK>>>;

/** Reads public keys; what is none of ours is left out. */
export async function readKeys({ keys }: JwkSet): Promise<Keys> {
  const found = new Map<string, Awaited<ReturnType<typeof importJWK>>>();
  for (const key of keys) {
    if (key.kty === 'OKP' && key.crv === 'Ed25519') found.set(key.kid, await importJWK(key, 'EdDSA'));
  }
  return found;
}

/** A signed checkpoint, or why it is none. */
export async function openCheckpoint(jws: string, keys: Keys): Promise<Signed | string> {
  let unknown: string | null = null;
  try {
    const { payload, protectedHeader } = await compactVerify(
      jws,
      ({ kid = '' }) => {
        const key = keys.get(kid);
        if (!key) {
          unknown = kid;
          throw new Error('no such key');
        }
        return key;
      },
      { algorithms: ['EdDSA'] },
    );
    const checkpoint = readCheckpoint(new TextDecoder().decode(payload));
    if (!checkpoint || protectedHeader.typ !== CHECKPOINT_TYPE) return 'it is signed, and is no checkpoint';
    return { checkpoint, digest: createHash('sha256').update(jws, 'ascii').digest('hex') };
  } catch {
    return unknown === null ? 'its signature does not fit' : `it is signed with a key that is not known: ${unknown}`;
  }
}

/** What does not fit in a row of checkpoints, from the first to the last: by number and in words. */
export function faultsInRow(row: readonly Signed[]): { readonly number: number; readonly what: string }[] {
  const sorted = [...row].sort((a, b) => a.checkpoint.number - b.checkpoint.number);
  let before: { number: number; digest: string } = { number: 0, digest: NO_CHECKPOINT };
  return sorted.flatMap(({ checkpoint: { number, previous }, digest }) => {
    const { number: last, digest: lastDigest } = before;
    before = { number, digest };
    if (number === last) return [{ number, what: 'there are two with this number' }];
    if (number !== last + 1) {
      const missing =
        last + 2 === number ? `checkpoint ${last + 1} is` : `checkpoints ${last + 1} to ${number - 1} are`;
      return [{ number, what: `${missing} missing before it` }];
    }
    return previous === lastDigest ? [] : [{ number, what: 'it does not hold the digest of the one before' }];
  });
}

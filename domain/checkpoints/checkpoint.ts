import canonicalize from 'canonicalize';
import type { Instant, LocalDate } from '../words.ts';

/** Where a chain stood: what kind of history it is, of what, the number of its last event and that one's hash (R36). */
export interface Head {
  readonly kind: string;
  readonly id: string;
  readonly seq: number;
  readonly head: string;
}

/** What a signed checkpoint says. Ids, hashes and numbers alone: it goes outside. */
export interface Checkpoint {
  readonly version: 1;
  /** The first is 1, and each is one more than the one before. */
  readonly number: number;
  readonly id: string;
  readonly at: Instant;
  /** The day that it is the daily checkpoint of; null: it was asked for. */
  readonly day: LocalDate | null;
  /** Days since the daily one before that have none. */
  readonly missed: readonly LocalDate[];
  /** SHA-256 of the signed checkpoint before, in hexadecimal; of the first: zeros. */
  readonly previous: string;
  /** The root of the tree over all heads, in hexadecimal. */
  readonly root: string;
  /** How many heads there are, of each kind and in all. */
  readonly chains: Readonly<Record<string, number>>;
  readonly total: number;
}

/** The `typ` of a signed checkpoint. */
export const CHECKPOINT_TYPE = 'rollbook-checkpoint+jws';

/** `previous` of the first checkpoint. */
export const NO_CHECKPOINT = '0'.repeat(64);

/** A head as a leaf of the tree: canonical JSON, so that it is written in one way only. */
export const leafOf = ({ kind, id, seq, head }: Head): string => JSON.stringify([kind, id, seq, head]);

/** Does a head come before another? By kind, and then by id, as their characters stand in ASCII. */
export function compareHeads(a: Pick<Head, 'kind' | 'id'>, b: Pick<Head, 'kind' | 'id'>): number {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

/** What is signed: canonical JSON (RFC 8785). */
export function checkpointText(checkpoint: Checkpoint): string {
  const text = canonicalize(checkpoint);
  if (text === undefined) throw new TypeError('a checkpoint must be JSON');
  return text;
}

/** Reads what was signed; null when it is no checkpoint. */
export function readCheckpoint(text: string): Checkpoint | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isCheckpoint(value) ? value : null;
}

const HASH = /^[0-9a-f]{64}$/;

function isCheckpoint(value: unknown): value is Checkpoint {
  if (typeof value !== 'object' || value === null) return false;
  const { version, number, id, at, day, missed, previous, root, chains, total } = value as Record<string, unknown>;
  const counts = typeof chains === 'object' && chains !== null ? Object.values(chains) : [Number.NaN];
  return (
    version === 1 &&
    isCount(number) &&
    number > 0 &&
    typeof id === 'string' &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    (day === null || typeof day === 'string') &&
    Array.isArray(missed) &&
    [previous, root].every((hash) => typeof hash === 'string' && HASH.test(hash)) &&
    isCount(total) &&
    counts.every(isCount) &&
    counts.reduce((sum: number, count) => sum + (count as number), 0) === total
  );
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

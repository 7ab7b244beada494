import canonicalize from 'canonicalize';
import type { Instant } from './words.ts';

/** The head of a chain without events. */
export const GENESIS = '0'.repeat(64);

/** An event as it is kept: numbered, stamped and chained to the one before (R36). */
export interface ChainedEvent {
  seq: number;
  type: string;
  from: string | null;
  to: string;
  at: Instant;
  recordedAt: Instant;
  actor: { kind: string; id: string | null; onBehalfOf: string | null };
  reasonCommitment: string | null;
  data: unknown;
  previousHash: string;
}

/**
 * What an event's hash is made of: the canonical JSON (RFC 8785) of the event and its enrolment. Its SHA-256, in
 * hexadecimal, is the event's hash and the next event's `previousHash` (R36).
 * @throws TypeError for what is not JSON
 */
export function swornText(enrolmentId: string, event: ChainedEvent): string {
  // Field by field: what else a row has is no part of what was sworn to.
  const { seq, type, from, to, at, recordedAt, actor, reasonCommitment, data, previousHash } = event;
  const sworn = { seq, type, from, to, at, recordedAt, actor, reasonCommitment, data, previousHash };
  const text = canonicalize({ enrolmentId, ...sworn });
  if (text === undefined) throw new TypeError('an event must be JSON');
  return text;
}

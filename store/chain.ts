import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Actor, Stamp, TextRef } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';

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

/** An event before it is numbered: of an enrolment, or of what else has a history of its own. */
export type Chainable = Pick<ChainedEvent, 'type' | 'from' | 'to' | 'at' | 'data'> & {
  readonly actor: Actor;
  readonly reason: TextRef | null;
};

/** SHA-256 over the canonical JSON (RFC 8785) of the event and its enrolment: what the next event's `previousHash` is. */
export function hashEvent(enrolmentId: string, event: ChainedEvent): string {
  // Field by field: what else a row has is no part of what was sworn to.
  const { seq, type, from, to, at, recordedAt, actor, reasonCommitment, data, previousHash } = event;
  const sworn = { seq, type, from, to, at, recordedAt, actor, reasonCommitment, data, previousHash };
  const text = canonicalize({ enrolmentId, ...sworn });
  if (text === undefined) throw new TypeError('an event must be JSON');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export interface EventRow extends ChainedEvent {
  enrolmentId: string;
  reasonText: string | null;
  hash: string;
}

/** Numbers and chains new events behind a stamp. */
export function chain(
  enrolmentId: string,
  stamp: Stamp,
  events: readonly Readonly<Chainable>[],
  recordedAt: Instant,
): EventRow[] {
  let { seq, head } = stamp;
  return events.map((event) => {
    seq += 1;
    const { type, from, to, at, actor, data } = event;
    const chained: ChainedEvent = {
      seq,
      type,
      from,
      to,
      at,
      recordedAt,
      actor: { kind: actor.kind, id: actor.id, onBehalfOf: actor.onBehalfOf },
      reasonCommitment: event.reason?.commitment ?? null,
      data,
      previousHash: head,
    };
    head = hashEvent(enrolmentId, chained);
    return { ...chained, enrolmentId, reasonText: event.reason?.id ?? null, hash: head };
  });
}

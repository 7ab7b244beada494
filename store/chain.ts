import { createHash } from 'node:crypto';
import { type ChainedEvent, swornText } from '../domain/chain.ts';
import type { Actor, Stamp, TextRef } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';

export { type ChainedEvent, GENESIS } from '../domain/chain.ts';

/** An event before it is numbered: of an enrolment, or of what else has a history of its own. */
export type Chainable = Pick<ChainedEvent, 'type' | 'from' | 'to' | 'at' | 'data'> & {
  readonly actor: Actor;
  readonly reason: TextRef | null;
};

/** SHA-256 of bytes, for what the domain hashes. */
export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** SHA-256 over what was sworn to: what the next event's `previousHash` is. */
export function hashEvent(enrolmentId: string, event: ChainedEvent): string {
  return createHash('sha256').update(swornText(enrolmentId, event), 'utf8').digest('hex');
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

import { createHash } from 'node:crypto';
import type { components } from '../client/document.ts';
import { type ChainedEvent, GENESIS, swornText } from '../domain/chain.ts';

type Event = components['schemas']['Event'];

/** The first event of a history that does not fit to what is before it. */
export interface Break {
  readonly seq: number;
  readonly type: string | null;
  readonly what: string;
}

/** What a history comes to: how many events fit, and the first that does not. */
export interface Checked {
  readonly events: number;
  readonly broken: Break | null;
}

/**
 * Follows a history from its first event, and computes each hash anew from what the event says (R36): whatever was changed,
 * left out, put in or put elsewhere between two events does not fit. What was cut off at the end, and a chain that was
 * computed anew as a whole, cannot be seen in it.
 */
export async function checkChain(enrolmentId: string, history: AsyncIterable<Event>): Promise<Checked> {
  let [events, head] = [0, GENESIS];
  for await (const event of history) {
    const what = misfit(enrolmentId, event, events + 1, head);
    if (what !== null) return { events, broken: { seq: event.seq, type: event.type, what } };
    events += 1;
    head = event.hash;
  }
  if (events === 0) return { events, broken: { seq: 1, type: null, what: 'there is no event at all' } };
  return { events, broken: null };
}

/** Why an event cannot follow behind a head, as number `seq` of a history; null when it does. */
export function misfit(
  id: string,
  event: ChainedEvent & { readonly hash: string },
  seq: number,
  head: string,
): string | null {
  if (event.seq !== seq) return `it should be number ${seq}: something is left out or put in`;
  if (event.previousHash !== head) return 'it does not carry the hash of the event before it';
  const hash = createHash('sha256').update(swornText(id, event), 'utf8').digest('hex');
  return hash === event.hash ? null : 'its hash is not that of what it says: it was changed';
}

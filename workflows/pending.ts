import type { CommitItem, CommitResult } from '../activities/index.ts';
import { type Accepted, isRejection, livesAgain, type Rejection } from '../domain/outcome.ts';
import type { CommandAnswer } from './messages.ts';

/*
 * The decisions of a run between its memory and Postgres: which go together in one commit, and what became of each.
 */

/** What became of a submitted decision. */
export type Verdict =
  | { readonly kind: 'done'; readonly answer: CommandAnswer }
  | { readonly kind: 'refused'; readonly rejection: Rejection }
  /** Somebody else was first: decide again on the fresh state. */
  | { readonly kind: 'again' }
  /** There is no such row (any more). */
  | { readonly kind: 'missing' };

/** A decision on its way to Postgres. */
export interface Pending {
  readonly item: CommitItem;
  readonly byUpdate: boolean;
  verdict: Verdict | null;
}

/** Is there anything to write? */
export function changes(outcome: Accepted | Rejection): outcome is Accepted {
  return !isRejection(outcome) && (outcome.events.length > 0 || outcome.asks.length > 0);
}

/** As many as can go together: up to the first whose outcome the database has to complete, or may refuse. */
export function batchLength(queue: readonly Pending[]): number {
  const open = queue.findIndex(({ item }) => item.outcome.asks.length > 0 || mayBeRefused(item));
  return open === -1 ? queue.length : open + 1;
}

/** By a constraint: who lives again may find a later attempt alive (R1), and a granted seat may be gone (R11). */
function mayBeRefused({ command, outcome }: CommitItem): boolean {
  return livesAgain(outcome.events) || command.type === 'grant-seat';
}

/** What became of each of a batch that went to be committed upon this version. */
export function judge(batch: readonly Pending[], version: number, result: CommitResult): void {
  for (const [index, pending] of batch.entries()) {
    const known = result.known[pending.item.commandId];
    if (known) pending.verdict = { kind: 'done', answer: known };
    else if (result.refused && index === batch.length - 1)
      pending.verdict = { kind: 'refused', rejection: result.refused };
    else if (result.committed) {
      const changed = pending.item.outcome.events.length > 0 || pending.item.outcome.asks.length > 0;
      pending.verdict = { kind: 'done', answer: { version: version + index + 1, changed } };
    } else pending.verdict = { kind: 'again' };
  }
}

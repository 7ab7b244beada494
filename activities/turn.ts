import { type Clock, later } from '../domain/clock.ts';
import type { Turned, Watcher } from '../domain/watching.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from '../store/db.ts';
import { inTransaction } from '../store/tx.ts';
import { looked } from '../store/watchers.ts';

/** A timer that did not fire is made up for by the relay after so long. */
const LOST_AFTER_MS = 60_000;

/**
 * Ends the turn of a watcher with a clock.
 *
 * @param asked what the turn answers to, read before it (`askedSoFar`)
 * @param next when there is something to do again; null: not before it is told
 */
export async function endTurn(
  { sql, clock }: { readonly sql: Sql; readonly clock: Clock },
  watcher: Watcher,
  asked: number | null,
  next: (tx: Db) => Promise<Instant | null>,
): Promise<Turned> {
  return inTransaction(sql, async (tx) => {
    const at = await next(tx);
    await looked(tx, watcher, asked, at && later(at, LOST_AFTER_MS));
    return { over: at === null, waitMs: at === null ? 0 : Math.max(0, Date.parse(at) - Date.parse(clock.now())) };
  });
}

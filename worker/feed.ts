import type { Clock } from '../domain/clock.ts';
import type { Sql } from '../store/db.ts';
import { givePositions } from '../store/feedRelay.ts';

const BATCH = 1_000;

/** One round of the public feed: gives positions to what was committed since. Says whether there may be more. */
export async function relayFeed({ sql, clock }: { readonly sql: Sql; readonly clock: Clock }): Promise<boolean> {
  return (await givePositions(sql, clock.now(), BATCH)) >= BATCH;
}

import type { Dispatcher } from '../dispatch/dispatcher.ts';
import { type Clock, later } from '../domain/clock.ts';
import type { Sql } from '../store/db.ts';
import { claimLooks, type Look, postponeLook } from '../store/watchers.ts';
import { eachOf } from './eachOf.ts';

export interface LooksDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly dispatch: Pick<Dispatcher, 'look'>;
}

const LEASE_MS = 30_000;
const BATCH = 200;
const AT_ONCE = 16;
/** A watcher that was told looks at once. One that has not looked after so long is told again: the telling was lost. */
const LOST_AFTER_MS = 60_000;
const AT_MOST_MS = 3_600_000;

/**
 * Tells watchers to look. A look stays until the watcher has looked, so that whatever becomes of the telling (a crash, a
 * restore of either side, no worker for a day) it is told again. Says whether there may be more.
 */
export async function relayLooks(deps: LooksDeps): Promise<boolean> {
  const { sql, clock } = deps;
  const looks = await claimLooks(sql, clock.now(), later(clock.now(), LEASE_MS), BATCH);
  await eachOf(looks, AT_ONCE, (look) => tell(deps, look));
  return looks.length === BATCH;
}

async function tell({ sql, clock, dispatch }: LooksDeps, look: Look): Promise<void> {
  const doubled = 2 ** Math.min(look.attempts - 1, 10);
  try {
    await dispatch.look(look.kind, look.targetId);
    await postponeLook(sql, look, later(clock.now(), Math.min(AT_MOST_MS, LOST_AFTER_MS * doubled)), null);
  } catch (error) {
    await postponeLook(sql, look, later(clock.now(), Math.min(60_000, 500 * doubled)), (error as Error).name);
  }
}

import type { Dispatcher } from '../dispatch/dispatcher.ts';
import type { Clock } from '../domain/clock.ts';
import { retellCompletions } from '../store/completions.ts';
import type { Sql } from '../store/db.ts';
import { forgetDecisionLists } from '../store/decisionLists.ts';
import { dropAbandonedImports, forgetImportValues } from '../store/imports.ts';
import { nudgeIdlePools, resendLostGrants } from '../store/pools.ts';
import { findExpiries } from '../store/recordExpiries.ts';
import { foldCounters, overdueTimers } from '../store/relay.ts';
import { forgetReportFiles } from '../store/reports/files.ts';
import { endRetention } from '../store/retentionSweep.ts';
import { forgetDeliveries } from '../store/webhookDeliveries.ts';

export interface SweeperDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly dispatch: Dispatcher;
}

/** A timer is taken for lost when its instant has passed by this much. */
const LOST_AFTER_MS = 60_000;
const BATCH = 500;
/** As long as an Idempotency-Key. */
const LISTS_KEPT_MS = 7 * 24 * 60 * 60 * 1000;
/** What became of a webhook's deliveries is shown for so long; the events themselves stay in the feed. */
const DELIVERIES_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Looks for what was lost (a crash, a restore of either side) and sets it going again. Everything here is level-triggered:
 * it reads the facts as they stand, and doing it twice does no harm.
 */
export async function sweep(deps: SweeperDeps): Promise<void> {
  const { sql, clock } = deps;
  const before = new Date(Date.parse(clock.now()) - LOST_AFTER_MS).toISOString();
  await sweepTimers(deps, before);
  await resendLostGrants(sql, before, clock.now());
  await nudgeIdlePools(sql, clock.now());
  await foldCounters(sql);
}

/** Once an hour: takes away what is kept for a time only (R35, R38), and tells again what may not have been told (R21). */
export async function keepHouse({ sql, clock }: SweeperDeps): Promise<void> {
  await forgetImportValues(sql, clock);
  await dropAbandonedImports(sql, clock);
  await retellCompletions(sql, clock.now());
  await findExpiries(sql, clock.now());
  await forgetReportFiles(sql, clock.now());
  await endRetention(sql, clock);
  await forgetDecisionLists(sql, new Date(Date.parse(clock.now()) - LISTS_KEPT_MS).toISOString());
  await forgetDeliveries(sql, new Date(Date.parse(clock.now()) - DELIVERIES_KEPT_MS).toISOString());
}

/** Lost timers: the run behind each loads its row and carries out what is due. */
async function sweepTimers({ sql, dispatch }: SweeperDeps, before: string): Promise<void> {
  const overdue = await overdueTimers(sql, before, BATCH);
  for (let start = 0; start < overdue.length; start += 16) {
    const some = overdue.slice(start, start + 16);
    await Promise.allSettled(some.map(({ id, ...row }) => dispatch.sync(id, row, { force: true, live: true })));
  }
}

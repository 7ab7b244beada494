import type { Clock } from '../domain/clock.ts';
import { askForLooks, automationsWait, lookAtStale } from '../store/automationDues.ts';
import { type AutomationDue, automationsDue, fireAutomation, postponeFiring } from '../store/automationFiring.ts';
import type { Sql } from '../store/db.ts';
import { eachOf } from './eachOf.ts';

export interface AutomationsDeps {
  readonly sql: Sql;
  readonly clock: Clock;
}

const BATCH = 100;
const AT_ONCE = 4;
/** What could not be carried out is tried again after so long. */
const AGAIN_MS = 30_000;

/**
 * One round of the automations that are on: looks at the enrolments of which something changed, and carries out what fell
 * due. Any number of processes share it. Says whether there may be more.
 */
export async function runAutomations(deps: AutomationsDeps): Promise<boolean> {
  const { sql, clock } = deps;
  if (!(await automationsWait(sql, clock.now()))) return false;
  const asked = await askForLooks(sql);
  const looked = await lookAtStale(sql);
  const dues = await automationsDue(sql, clock.now(), BATCH);
  await eachOf(dues, AT_ONCE, (due) => fire(deps, due));
  return asked || looked || dues.length === BATCH;
}

async function fire({ sql, clock }: AutomationsDeps, due: AutomationDue): Promise<void> {
  try {
    await fireAutomation(sql, due, clock);
  } catch (error) {
    const again = new Date(Date.parse(clock.now()) + AGAIN_MS).toISOString();
    await postponeFiring(sql, due, again, (error as Error).name);
  }
}

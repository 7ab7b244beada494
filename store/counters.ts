import { TABS, type Tab } from '../domain/words.ts';
import type { Db } from './db.ts';

export type TabCounts = Record<Tab, number>;

/** How many enrolments are on each tab, from the counters. */
export async function readTabCounts(db: Db): Promise<TabCounts> {
  const rows = await db<{ tab: Tab; n: number }[]>`select tab, sum(n)::bigint as n from ledger_deltas group by tab`;
  const counts = Object.fromEntries(TABS.map((tab) => [tab, 0])) as TabCounts;
  for (const { tab, n } of rows) counts[tab] = n;
  return counts;
}

import type { z } from 'zod';
import { resolveActivity } from '../../store/catalogue.ts';
import type { LedgerFilter } from '../../store/ledger.ts';
import { resolvePerson } from '../../store/people.ts';
import { policyIds } from '../../store/policies.ts';
import type { AppDeps } from '../deps.ts';
import type { ledgerQuery } from '../schemas/enrolments.ts';

/** The query's filter with person and activity by id; null when one of them, or the policy, is unknown, so that nothing can be found. */
export async function resolveFilter(
  { sql, clock }: AppDeps,
  query: z.output<typeof ledgerQuery>,
): Promise<LedgerFilter | null> {
  const { tab, user, activity, status, policy, overdue, q, obligation, source, department, seat, dueBefore, dueAfter } =
    query;
  const [userId, activityId, policies] = await Promise.all([
    user === undefined ? undefined : resolvePerson(sql, user),
    activity === undefined ? undefined : resolveActivity(sql, activity),
    policy === undefined ? undefined : policyIds(sql, policy),
  ]);
  if (userId === null || activityId === null || policies?.length === 0) return null;
  return {
    tab: tab === 'all' ? undefined : tab,
    q,
    userId,
    activityId,
    statuses: status,
    obligation,
    source,
    department,
    policyIds: policies,
    seats: seat,
    overdue: overdue === undefined ? undefined : { is: overdue, at: clock.now() },
    dueBefore,
    dueAfter,
  };
}

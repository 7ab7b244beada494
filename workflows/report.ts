import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { watchUntilOver } from './watcher.ts';

/** A large company's report, with a part for each manager, takes its time; a worker's death is noticed before. */
const { lookAtReport } = proxyActivities<Activities>({
  startToCloseTimeout: '30m',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/**
 * A report that is made by itself: looks whenever an occurrence falls due or it was changed, and ends when it has no schedule
 * any more. What was made, and what is due next, is in Postgres.
 */
export async function report(input: { targetId: string }): Promise<void> {
  await watchUntilOver(input, () => lookAtReport(input.targetId));
}

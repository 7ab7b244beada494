import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { turnUntilOver } from './watcher.ts';

/** All heads are read in one go; a worker's death is noticed before. */
const { keepCheckpoints } = proxyActivities<Activities>({
  startToCloseTimeout: '30m',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/**
 * The checkpoints over all histories (R36): makes the daily one, brings out what is not yet outside, and sleeps until there is
 * more to do (by its own timer, or until it is told). What is made and delivered is in Postgres: a lost run costs nothing,
 * the next telling makes it again. An operator's cancel is recorded and ignored.
 */
export async function checkpoint(input: { targetId: string }): Promise<void> {
  await turnUntilOver(input, () => keepCheckpoints(input.targetId));
}

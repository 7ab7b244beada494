import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { turnUntilOver } from './watcher.ts';

/** A turn sends for half a minute at most; a worker's death is noticed before. */
const { deliverEvents } = proxyActivities<Activities>({
  startToCloseTimeout: '2m',
  heartbeatTimeout: '5s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/**
 * One subscription with all that waits for it: delivers what is due, sleeps until the next is (by its own timer, or until it
 * is told), and ends when nothing waits. What waits, and until when it is tried, is in Postgres: a lost run costs nothing,
 * the next telling makes it again. An operator's cancel is recorded and ignored.
 */
export async function webhook(input: { targetId: string }): Promise<void> {
  await turnUntilOver(input, () => deliverEvents(input.targetId));
}

import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { watchUntilOver } from './watcher.ts';

/** A look may wait behind the locks of a seat; a worker's death is noticed before. */
const { lookAtMembership } = proxyActivities<Activities>({
  startToCloseTimeout: '30s',
  heartbeatTimeout: '5s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/**
 * R33: one person in the rules about audiences: whenever something of the person changes all rules look at them, and it ends.
 * Where the person stands is in Postgres, and so is when to look again.
 *
 * @param input the person's id
 */
export async function membership(input: { targetId: string }): Promise<void> {
  await watchUntilOver(input, () => lookAtMembership(input.targetId));
}

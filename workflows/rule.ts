import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { watchUntilOver } from './watcher.ts';

/** How far it is, is in Postgres: a try that was cut off is followed by one that passes over what is done. */
const { lookAtRule } = proxyActivities<Activities>({
  startToCloseTimeout: '6h',
  heartbeatTimeout: '5s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/**
 * R33: one rule about everybody: it is evaluated when it is made, changed or switched on, when its audience is another one,
 * after many people changed at once, and when days have passed that it counts; then it ends.
 *
 * @param input the rule's id
 */
export async function rule(input: { targetId: string }): Promise<void> {
  await watchUntilOver(input, () => lookAtRule(input.targetId));
}

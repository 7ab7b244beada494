import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { watchUntilOver } from './watcher.ts';

/** A look may wait behind the locks of a seat; a worker's death is noticed before. */
const { lookAtCertification } = proxyActivities<Activities>({
  startToCloseTimeout: '30s',
  heartbeatTimeout: '5s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/**
 * R29: one person's certification, over all its periods: watches what certifies, and what falls due, until it is withdrawn
 * or revoked. The state is in Postgres, and so is when it looks next.
 *
 * @param input the person's id and the certification's code, as `<user>/<certification>`
 */
export async function certification(input: { targetId: string }): Promise<void> {
  await watchUntilOver(input, () => lookAtCertification(input.targetId));
}

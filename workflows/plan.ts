import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { watchUntilOver } from './watcher.ts';

/** A plan can enrol in dozens of activities at once, behind the locks of their seats; a worker's death is noticed before. */
const { lookAtPlan } = proxyActivities<Activities>({
  startToCloseTimeout: '30s',
  heartbeatTimeout: '5s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/**
 * One person's enrolment in a learning plan: watches the enrolments in the plan's activities, which are not its children,
 * enrols in what opens, and ends when the plan is complete, or was left. The state is in Postgres.
 */
export async function plan(input: { targetId: string }): Promise<void> {
  await watchUntilOver(input, () => lookAtPlan(input.targetId));
}

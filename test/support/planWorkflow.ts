import { watcherWorkflowId } from '../../domain/ids.ts';
import { until } from './until.ts';
import type { World } from './world.ts';

/** How a plan enrolment's workflow closed; waits until it has. */
export function planWorkflowOf({ dispatch }: World, id: string): Promise<string> {
  const handle = dispatch.client.workflow.getHandle(watcherWorkflowId('plan', id));
  return until(async () => {
    const { status } = await handle.describe();
    return status.name !== 'RUNNING' && status.name;
  }, 'the workflow closed');
}

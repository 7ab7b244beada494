import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { lookSignal } from './messages.ts';

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
  let asked = 0;
  setHandler(lookSignal, () => {
    asked += 1;
  });
  await CancellationScope.nonCancellable(async () => {
    for (;;) {
      asked = 0;
      const { over, waitMs } = await keepCheckpoints(input.targetId);
      if (over && asked === 0) return;
      if (asked === 0 && waitMs > 0) await condition(() => asked > 0, waitMs);
      if (workflowInfo().continueAsNewSuggested && asked === 0) {
        await condition(allHandlersFinished);
        // A telling in the same instant makes the server turn the change of runs away; it is decided again with it.
        if (asked === 0) await continueAsNew<typeof checkpoint>(input);
      }
    }
  });
}

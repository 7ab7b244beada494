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
  let asked = 0;
  setHandler(lookSignal, () => {
    asked += 1;
  });
  await CancellationScope.nonCancellable(async () => {
    for (;;) {
      asked = 0;
      const { over, waitMs } = await deliverEvents(input.targetId);
      if (over && asked === 0) return;
      if (asked === 0 && workflowInfo().continueAsNewSuggested) {
        await condition(allHandlersFinished);
        // A telling in the same instant makes the server turn the change of runs away; it is decided again with it.
        if (asked === 0) await continueAsNew<typeof webhook>(input);
        continue;
      }
      if (asked === 0 && waitMs > 0) await condition(() => asked > 0, waitMs);
    }
  });
}

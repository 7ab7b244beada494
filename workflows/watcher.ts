import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Looked, Turned } from '../domain/watching.ts';
import { lookSignal } from './messages.ts';

/**
 * The life of a watcher: told that something changed, it looks at the facts as they are in Postgres, as often as needed,
 * until there is nothing to watch any more. It keeps nothing and trusts no message: a lost run costs nothing, the next
 * telling makes it again. An operator's cancel is recorded and ignored.
 *
 * @param input what this run was started with, for the run after it
 * @param look reads the facts and has committed what follows from them
 */
export async function watchUntilOver<Input>(input: Input, look: () => Promise<Looked>): Promise<void> {
  let asked = 0;
  setHandler(lookSignal, () => {
    asked += 1;
  });
  await CancellationScope.nonCancellable(async () => {
    for (;;) {
      await condition(() => asked > 0 || workflowInfo().continueAsNewSuggested);
      if (asked === 0) {
        await condition(allHandlersFinished);
        // A telling in the same instant makes the server turn the change of runs away; it is decided again with it.
        if (asked === 0) await continueAsNew<(input: Input) => Promise<void>>(input);
        continue;
      }
      asked = 0;
      const { over } = await look();
      if (over && asked === 0) return;
    }
  });
}

/**
 * The life of a watcher with a clock: takes a turn at once, sleeps until the next is due (by its own timer, or until it is
 * told), and ends when nothing is left to do. For the rest as above: what there is to do stands in Postgres.
 *
 * @param input what this run was started with, for the run after it
 * @param turn does what is due, and says how long there is nothing more
 */
export async function turnUntilOver<Input>(input: Input, turn: () => Promise<Turned>): Promise<void> {
  let asked = 0;
  setHandler(lookSignal, () => {
    asked += 1;
  });
  await CancellationScope.nonCancellable(async () => {
    for (;;) {
      asked = 0;
      const { over, waitMs } = await turn();
      if (over && asked === 0) return;
      if (asked === 0 && workflowInfo().continueAsNewSuggested) {
        await condition(allHandlersFinished);
        // A telling in the same instant makes the server turn the change of runs away; it is decided again with it.
        if (asked === 0) await continueAsNew<(input: Input) => Promise<void>>(input);
        continue;
      }
      if (asked === 0 && waitMs > 0) await condition(() => asked > 0, waitMs);
    }
  });
}

import {
  ApplicationFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { WorldClock } from './clock.ts';
import { KNOWN, LEAVING } from './failureTypes.ts';
import { commandUpdate, type EnrolmentInput, syncUpdate } from './messages.ts';
import { EnrolmentRun, gone, refused } from './run.ts';

/**
 * One enrolment, one life: waits for commands and for what falls due, until it has ended. An operator's cancel is
 * recorded by the server and ignored here: only the desk ends an enrolment.
 */
export async function enrolment(input: EnrolmentInput): Promise<void> {
  const clock = new WorldClock(input.at, workflowInfo().startTime.getTime());
  const run = new EnrolmentRun(input.enrolmentId, input.loaded ?? null, clock);
  // Handlers run outside the scope below, and a cancel would break off what they wait for.
  setHandler(commandUpdate, (envelope) => CancellationScope.nonCancellable(() => run.command(envelope)), {
    validator: (envelope) => {
      if (isLeaving()) throw ApplicationFailure.nonRetryable('on to its next run', LEAVING);
      const rejection = isFirstTask() ? undefined : run.refusal(envelope);
      if (rejection) throw refused(rejection);
    },
  });
  setHandler(
    syncUpdate,
    (request) =>
      CancellationScope.nonCancellable(async () => {
        if (clock.heard(request.at)) run.rearm += 1;
        if (request.force || !run.isAt(request.row)) await run.load();
        run.rearm += 1;
        return run.version;
      }),
    {
      validator: (request) => {
        // A validator that refuses leaves no history: most syncs have nothing to do.
        if (!isFirstTask() && !request.force && run.idle && run.isAt(request.row)) {
          throw ApplicationFailure.nonRetryable('known', KNOWN);
        }
      },
    },
  );
  await CancellationScope.nonCancellable(() => live(run, clock, input));
}

/**
 * Is this the run's first workflow task? Then nothing is refused before it is accepted: a delayed start that an Update
 * woke, and whose first task left no history, makes the server wait five seconds before it hands out the next one.
 */
function isFirstTask(): boolean {
  return workflowInfo().historyLength <= 3;
}

/**
 * Has the history become long, and are there answers to be given before the next run begins? Then who comes now is told to
 * come again: where commands never pause, there would never be an instant with none under way, and no next run.
 */
function isLeaving(): boolean {
  return workflowInfo().continueAsNewSuggested && !allHandlersFinished();
}

async function live(run: EnrolmentRun, clock: WorldClock, input: EnrolmentInput): Promise<void> {
  await run.ensureLoaded();
  for (;;) {
    await run.whenIdle();
    if (run.missing) {
      await condition(allHandlersFinished);
      throw gone();
    }
    if (run.ended) {
      await condition(allHandlersFinished);
      if (run.ended && run.idle) return;
      continue;
    }
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      if (run.idle && !run.ended)
        await continueAsNew<typeof enrolment>({ enrolmentId: input.enrolmentId, at: clock.now() });
      continue;
    }
    await untilSomethingToDo(run, clock);
  }
}

/** Sleeps until the next due instant, or until a message changed what that is; carries out what has come due. */
async function untilSomethingToDo(run: EnrolmentRun, clock: WorldClock): Promise<void> {
  const { due, rearm } = run;
  const moved = () =>
    run.idle &&
    (run.missing || run.ended || run.due !== due || run.rearm !== rearm || workflowInfo().continueAsNewSuggested);
  if (due === null) return condition(moved);
  const wait = clock.until(due);
  if (wait > 0 && (await condition(moved, wait))) return;
  await run.carryOut(due);
}

/**
 * Making one workflow's timer fire now, with the server's own time skipping (server 1.32, `WorkflowTimeSkippingEnabled`).
 *
 * What was found by experiment, and is relied on here:
 * - **One skip = the next timer, exactly.** `enabled` with `maxSessionSkipCount: 1` and no fast-forward makes the server jump
 *   to the earliest pending timer and switch skipping off again in the same transaction. No duration has to be computed, so
 *   no later timer can fire by mistake, however close it is. About 5 ms a call, 15–40 ms until the workflow ran; 20 timers
 *   over 60 days on one run took under a second.
 * - **Delayed starts** (`startDelay`) work the same: the delay counts as the pending timer of a workflow that had no task yet.
 * - **Work in flight** (a workflow task, an activity, a child) defers the skip: it stays armed and happens by itself when the
 *   run becomes idle. An activity that waits for its retry does not defer: its back-off counts as a timer.
 * - **Continue-as-new** hands the skipped time on to the next run. A closed workflow that is started again begins at the
 *   wall clock (see `startInWorldTime`).
 * - **Nothing to skip to**: skipping stays armed and would swallow the first timer made later. `fireNextTimer` disarms it and
 *   throws. A run or execution timeout counts as something to skip to, so do not set one on a workflow of these tests.
 * - Each workflow has its own virtual clock: `Date.now()` in it is the wall clock plus what it skipped. A fast-forward to an
 *   instant moves it exactly there, firing on its way every timer that is due, also when there is none (`travelTo`).
 * - The two events that it leaves (options updated, time skipping transitioned) replay without a trace in the workflow.
 * - The server polls its timer queue at most 20 times a second unless `history.timerProcessorMaxPollRPS` is raised: then
 *   firing takes 30 ms instead of 300 when many are fired in a row.
 */
import type { Client, Connection } from '@temporalio/client';
import { msToTs, optionalTsToMs, tsToMs } from '@temporalio/common/lib/time.js';
import proto, { type temporal } from '@temporalio/proto';

const { EventType, FastForwardPollingResult, WorkflowExecutionStatus } = proto.temporal.api.enums.v1;
type TimeSkippingConfig = temporal.api.common.v1.ITimeSkippingConfig;
type StartRequest = temporal.api.workflowservice.v1.IStartWorkflowExecutionRequest;

const PAUSE_MS = 5;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS));

/** The server's own limit of skips in one session, far above what one journey needs. */
const MANY_SKIPS = 10_000;

let sequence = 0;

async function setTimeSkipping(client: Client, workflowId: string, config: TimeSkippingConfig): Promise<void> {
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    workflowExecutionOptions: { timeSkippingConfig: config },
    updateMask: { paths: ['time_skipping_config'] },
  });
}

/** What `describe` says about a workflow's skipping: whether a skip is still armed, whether work is in flight, its clock. */
async function look(client: Client, workflowId: string) {
  const answer = await client.workflowService.describeWorkflowExecution({
    namespace: client.options.namespace,
    execution: { workflowId },
  });
  const info = answer.workflowExtendedInfo?.timeSkippingInfo;
  const open = answer.workflowExecutionInfo?.status === WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  const activities = answer.pendingActivities?.length ?? 0;
  return {
    runId: answer.workflowExecutionInfo?.execution?.runId ?? '',
    open,
    armed: open && info?.effectiveConfig?.enabled === true,
    activities,
    busy: activities > 0 || answer.pendingWorkflowTask != null || (answer.pendingChildren?.length ?? 0) > 0,
    now: optionalTsToMs(info?.currentTime) ?? Date.now(),
  };
}

/** True when something happened in the run after its last skip: the timer fired, or the delayed first task was made. */
async function firedSinceLastSkip(client: Client, workflowId: string, runId: string): Promise<boolean> {
  const { history } = await client.workflowService.getWorkflowExecutionHistoryReverse({
    namespace: client.options.namespace,
    execution: { workflowId, runId },
    maximumPageSize: 20,
  });
  for (const event of history?.events ?? []) {
    switch (event.eventType) {
      case EventType.EVENT_TYPE_TIMER_FIRED:
      case EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED:
        return true;
      case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED:
        return false;
    }
  }
  return true;
}

/**
 * Makes the next pending timer of a running workflow (or its `startDelay`) fire now, that one and no later one.
 * Work in flight is let finish first. Resolves when the server has fired the timer and made the workflow's next task, with the
 * workflow's clock then (epoch milliseconds); what the workflow does in that task is for the caller to wait for.
 * Calling it again at once is safe: the next skip waits for that task.
 * @throws Error when the workflow is idle and waits for no timer, or when it stays busy for `timeoutMs` (10 s).
 * @throws ServiceError (gRPC NOT_FOUND) when no run with this id is open.
 */
export async function fireNextTimer(client: Client, workflowId: string, timeoutMs = 10_000): Promise<number> {
  const giveUpAt = Date.now() + timeoutMs;
  await setTimeSkipping(client, workflowId, { enabled: true, maxSessionSkipCount: 1 });
  let seen = await look(client, workflowId);
  const runId = seen.runId;
  // Three looks: a task may begin or end between two of them, and only what is idle in all of them waits for nothing.
  for (let idle = 0; seen.armed && idle < 3; seen = await look(client, workflowId)) {
    if (!seen.busy) idle += 1;
    if (Date.now() > giveUpAt) break;
    await pause();
  }
  if (seen.armed) {
    await setTimeSkipping(client, workflowId, { enabled: false });
    throw new Error(
      seen.busy
        ? `${workflowId} was still busy after ${timeoutMs} ms: its timer was not fired`
        : `${workflowId} waits for no timer`,
    );
  }
  // An activity whose retry was fired leaves no event until it ends.
  while (seen.open && seen.activities === 0 && !(await firedSinceLastSkip(client, workflowId, runId))) {
    if (Date.now() > giveUpAt) throw new Error(`${workflowId}: the server skipped time but fired no timer`);
    await pause();
  }
  return seen.now;
}

/**
 * Moves a workflow's clock to an instant (epoch milliseconds) and fires every timer that is due on the way, in order, each
 * handled before the next. Resolves when the clock is there; an instant in the workflow's past is a no-op.
 * @throws Error when the workflow ends before it, or does not get there in `timeoutMs` (10 s).
 */
export async function travelTo(client: Client, workflowId: string, instant: number, timeoutMs = 10_000): Promise<void> {
  const { now } = await look(client, workflowId);
  if (instant <= now) return;
  sequence += 1;
  const fastForwardId = `travel-${process.pid}-${sequence}`;
  await setTimeSkipping(client, workflowId, {
    enabled: true,
    maxSessionSkipCount: MANY_SKIPS,
    fastForwardConfig: { id: fastForwardId, duration: msToTs(instant - now) },
  });
  const answer = await client.connection.withDeadline(Date.now() + timeoutMs, () =>
    client.workflowService.pollWorkflowExecutionTimeSkipping({
      namespace: client.options.namespace,
      workflowExecution: { workflowId },
      fastForwardId,
    }),
  );
  if (answer.fastForwardPollingResult === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED)
    return;
  throw new Error(
    `${workflowId} did not get to ${new Date(instant).toISOString()}: ${answer.failedReason || 'time is up'}`,
  );
}

/** The workflow's own clock (epoch milliseconds): the wall clock plus what it skipped. */
export async function clockOf(client: Client, workflowId: string): Promise<number> {
  return (await look(client, workflowId)).now;
}

/**
 * Lets workflows that are started over this connection begin at the world's time instead of the wall clock's, when the world
 * is `offsetMs()` ahead of it: such a workflow's `Date.now()` agrees with the world, and its `startDelay` counts from there.
 * A start without Update is delayed by the offset, which is then skipped at once, so that already its first task sees the
 * world's time. An Update-with-start can have no delay: its first task still sees the wall clock, the run skips the offset
 * as soon as it is idle. A start that joins an open run changes nothing in it.
 */
export function startInWorldTime(connection: Connection, offsetMs: () => number): void {
  const service = connection.workflowService;
  const start = service.startWorkflowExecution.bind(service);
  const several = service.executeMultiOperation.bind(service);

  service.startWorkflowExecution = ((request: StartRequest) => {
    const offset = offsetMs();
    if (offset <= 0) return start(request);
    const delay = request.workflowStartDelay ? tsToMs(request.workflowStartDelay) : 0;
    return start({ ...request, workflowStartDelay: msToTs(delay + offset), timeSkippingConfig: journey(offset) });
  }) as typeof service.startWorkflowExecution;

  service.executeMultiOperation = ((request: temporal.api.workflowservice.v1.IExecuteMultiOperationRequest) => {
    const offset = offsetMs();
    if (offset <= 0) return several(request);
    const operations = (request.operations ?? []).map((operation) =>
      operation.startWorkflow
        ? { ...operation, startWorkflow: { ...operation.startWorkflow, timeSkippingConfig: journey(offset) } }
        : operation,
    );
    return several({ ...request, operations });
  }) as typeof service.executeMultiOperation;
}

function journey(offset: number): TimeSkippingConfig {
  sequence += 1;
  return {
    enabled: true,
    maxSessionSkipCount: MANY_SKIPS,
    fastForwardConfig: { id: `world-${process.pid}-${sequence}`, duration: msToTs(offset) },
  };
}

import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { enrolmentWorkflowId } from '../domain/ids.ts';
import type { Loaded } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { EnrolmentInput } from '../workflows/messages.ts';

/** Where Temporal is, and which queue the workers poll. */
export interface TemporalAddress {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
  /** How payloads are written and read; left out: in clear. */
  readonly dataConverter?: DataConverter | undefined;
}

/** The one client of a process. */
export async function connectTemporal({ address, namespace, dataConverter }: TemporalAddress): Promise<Client> {
  // Without the SDK's own retries, which wait a second and more where ten Updates are in flight on one run already: the
  // dispatcher and the relay try again by themselves.
  const connection = await Connection.connect({
    address,
    connectTimeout: '10s',
    interceptors: [],
    // By default up to two minutes, for which every command would be turned away after an outage.
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 1_000 },
  });
  return new Client({ connection, namespace, ...(dataConverter && { dataConverter }) });
}

/** The stall after a worker's death: shorter than the default 10 s. */
export const WORKFLOW_TASK_TIMEOUT = '5s';
/** Bulk work is polled behind what a person waits for (1 is first, 3 the default, 5 last). */
export const BULK_PRIORITY = 4;

/** How every enrolment's workflow is started, whoever starts it: a running one is used, a closed one runs again. */
export function enrolmentStart(taskQueue: string, enrolmentId: string, loaded: Loaded | null, at: Instant) {
  const input: EnrolmentInput = loaded ? { enrolmentId, loaded, at } : { enrolmentId, at };
  return {
    workflowId: enrolmentWorkflowId(enrolmentId),
    taskQueue,
    args: [input] as [EnrolmentInput],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
    workflowIdConflictPolicy: 'USE_EXISTING' as const,
    workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
  };
}

/** The start half of an Update-with-start; good for one try only. */
export function startOperation(taskQueue: string, enrolmentId: string, loaded: Loaded | null, at: Instant) {
  return new WithStartWorkflowOperation('enrolment', enrolmentStart(taskQueue, enrolmentId, loaded, at));
}

/** A birth with nothing to do before `delayMs`: one call, no workflow task until then. */
export async function startDelayed(
  client: Client,
  taskQueue: string,
  enrolmentId: string,
  loaded: Loaded,
  at: Instant,
  delayMs: number,
): Promise<void> {
  await client.workflow.start('enrolment', {
    ...enrolmentStart(taskQueue, enrolmentId, loaded, at),
    ...(delayMs > 0 ? { startDelay: delayMs } : {}),
    priority: { priorityKey: BULK_PRIORITY },
  });
}

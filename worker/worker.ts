import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import {
  bundleWorkflowCode,
  NativeConnection,
  Worker,
  type WorkerOptions,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import type { ActivityDeps } from '../activities/deps.ts';
import { createActivities } from '../activities/index.ts';

export interface WorkerSetup {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly deps: ActivityDeps;
  /** How payloads are written and read; left out: in clear. */
  readonly dataConverter?: DataConverter | undefined;
  /** Where the workflow code was bundled to ahead of time; left out, it is bundled now (about 3 s). */
  readonly bundlePath?: string;
}

/** A worker with its connection: run it, then close. */
export interface RunningWorker {
  readonly worker: Worker;
  close(): Promise<void>;
}

/** How the worker shares a machine out; the benchmarks' baselines run with the same. */
export const WORKER_OPTIONS = {
  // A cached run costs about 25 kB beside the code they share; past this the oldest are dropped and replayed when woken.
  maxCachedWorkflows: 1_000,
  // Decisions are quick and on one thread; more of them at once only wait for one another.
  maxConcurrentWorkflowTaskExecutions: 100,
  workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 10 },
  // Commits wait for Postgres, not for the processor: about as many as there are connections, twice over.
  maxConcurrentActivityTaskExecutions: 64,
  activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 10 },
  // After a worker's death a run is given to another after this long.
  stickyQueueScheduleToStartTimeout: '5s',
  // Running commits get their time at a stop; the default of 0 would cut them off.
  shutdownGraceTime: '10s',
  shutdownForceTime: '15s',
} satisfies Partial<WorkerOptions>;

/** Connects and builds the worker of all workflows and activities. */
export async function createWorker(setup: WorkerSetup): Promise<RunningWorker> {
  const connection = await NativeConnection.connect({ address: setup.address, grpcCompression: { codec: 'none' } });
  const workflowBundle = setup.bundlePath ? { codePath: setup.bundlePath } : await bundleWorkflows();
  const worker = await Worker.create({
    connection,
    namespace: setup.namespace,
    taskQueue: setup.taskQueue,
    workflowBundle,
    activities: createActivities(setup.deps),
    ...(setup.dataConverter && { dataConverter: setup.dataConverter }),
    ...WORKER_OPTIONS,
  });
  return { worker, close: () => connection.close() };
}

const workflows = (file: string) => fileURLToPath(new URL(`../workflows/${file}`, import.meta.url));

/** Bundles the workflow code, quietly. */
export function bundleWorkflows(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: workflows('index.ts'),
    // The code has no state of its own: loaded once it serves all runs, which then begin at once and hold none of it.
    preloadModules: [workflows('preloaded.ts'), workflows('index.ts')],
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  });
}

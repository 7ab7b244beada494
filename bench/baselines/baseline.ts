import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Client, WithStartWorkflowOperation, type WorkflowHandle } from '@temporalio/client';
import type { Watched } from '../support/cpu.ts';
import type { Stack } from '../support/stack.ts';
import { inFlight } from '../support/stats.ts';

const TASK_QUEUE = 'baseline';

/** Bare Temporal on the same server: what the product is measured against. */
export interface Baseline {
  /** So many workflows of the life's shape, so many in flight. */
  lives(kind: 'plain' | 'lean' | 'updates', count: number, width: number): Promise<void>;
  /** So many starts with a delay of a year. */
  delayedStarts(count: number, width: number): Promise<void>;
  /** Workflows that answer an Update which does nothing. */
  answering(count: number): Promise<WorkflowHandle[]>;
  readonly process: Watched;
  close(): Promise<void>;
}

/** Starts the baselines' worker beside the product. */
export async function startBaseline({
  client,
  temporalAddress,
}: Pick<Stack, 'client' | 'temporalAddress'>): Promise<Baseline> {
  const child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), [temporalAddress, TASK_QUEUE], {
    execArgv: ['--import', import.meta.resolve('tsx')],
  });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the baselines’ worker ended'))),
  ]);
  return {
    process: { name: 'baseline worker', pid: child.pid ?? 0 },
    lives: (kind, count, width) =>
      inFlight(count, width, () => (kind === 'updates' ? updated(client) : life(client, kind))),
    delayedStarts: (count, width) =>
      inFlight(count, width, async () => {
        await client.workflow.start('answering', { ...where(), startDelay: '365 days' });
      }),
    answering: (count) => Promise.all(Array.from({ length: count }, () => client.workflow.start('answering', where()))),
    close: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function where() {
  return { taskQueue: TASK_QUEUE, workflowId: `baseline/${randomUUID()}` };
}

/** The first Update brings the start with it, as the first command to an enrolment does. */
async function updated(client: Client): Promise<void> {
  const { workflowId, taskQueue } = where();
  await client.workflow.executeUpdateWithStart('approve', {
    startWorkflowOperation: new WithStartWorkflowOperation('updates', {
      workflowId,
      taskQueue,
      workflowIdConflictPolicy: 'USE_EXISTING',
    }),
  });
  const handle = client.workflow.getHandle(workflowId);
  for (let n = 2; n <= 3; n++) await handle.executeUpdate('approve');
}

async function life(client: Client, kind: 'plain' | 'lean'): Promise<void> {
  const handle = await client.workflow.start(kind, where());
  await handle.executeUpdate('approve');
  await handle.signal('complete');
  await handle.result();
}

import type { Client } from '@temporalio/client';
import { until } from './until.ts';

/** Every workflow that was ever started on a queue, with all that the server keeps of it, as one text with payloads read. */
export async function readHistories(client: Client, taskQueue: string, atLeast: number): Promise<Map<string, string>> {
  const runs = await until(async () => {
    const found = [];
    for await (const run of client.workflow.list({ query: `TaskQueue = '${taskQueue}'` })) found.push(run);
    return found.length >= atLeast && found;
  }, `${atLeast} workflows are to be seen`);
  const texts = new Map<string, string>();
  for (const run of runs) {
    const handle = client.workflow.getHandle(run.workflowId, run.runId);
    const history = await handle.fetchHistory();
    texts.set(`${run.workflowId} ${run.runId}`, [...strings(history), ...strings(run.raw), run.workflowId].join('\n'));
  }
  return texts;
}

/** Every string in a message of the server's, bytes read as UTF-8. */
function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value instanceof Uint8Array) yield Buffer.from(value).toString('utf8');
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      yield name;
      yield* strings(member);
    }
  }
}

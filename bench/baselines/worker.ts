import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';
import pino from 'pino';
import { logThrough } from '../../worker/runtime.ts';
import { WORKER_OPTIONS } from '../../worker/worker.ts';
import * as activities from './activities.ts';

/** The baselines' worker: a process of its own, with the options of the product's. */
logThrough(pino({ level: 'warn' }));
const [address, taskQueue] = process.argv.slice(2);
if (!address || !taskQueue) throw new Error('needs the address of Temporal and a task queue');
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  ...WORKER_OPTIONS,
  connection,
  taskQueue,
  workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
  activities,
});
process.once('SIGTERM', () => worker.shutdown());
process.once('disconnect', () => process.exit());
const running = worker.run();
process.send?.('up');
await running;
await connection.close();
process.exit();

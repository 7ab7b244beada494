/**
 * Loaded before all else, in each thread of a worker process (`node --import`), where two habits of the SDK took a third of
 * the time of the thread that all runs share:
 *
 * - It follows every promise of a workflow, so as to tell where a run waits. What a run waits for is told from Postgres. The
 *   SDK does without where promises cannot be followed.
 * - It starts a thread of its own for each of its 23 calls into the workflow code of one life, to break off one that takes
 *   longer than five seconds. Here one timer watches all calls: workflow code that does not come back ends the process,
 *   whose work others take over, and which is started again.
 */
import v8 from 'node:v8';
import vm from 'node:vm';
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';

const LIMIT_S = 10;
const KEY = 'rollbook.workflowCodeSince';
/** In seconds since 1970; 0 while no workflow code runs. */
const now = () => Math.floor(Date.now() / 1000);

if (isMainThread) {
  const since = new Int32Array(new SharedArrayBuffer(4));
  setEnvironmentData(KEY, since);
  setInterval(() => {
    const began = Atomics.load(since, 0);
    if (began === 0 || now() - began < LIMIT_S) return;
    process.stderr.write(`{"level":60,"msg":"workflow code did not come back for ${LIMIT_S} s: the worker ends"}\n`);
    process.exit(70);
  }, 1_000).unref();
} else {
  const since = getEnvironmentData(KEY);
  v8.promiseHooks.createHook = () => () => undefined;
  process.setSourceMapsEnabled(false);
  const { runInContext } = vm.Script.prototype;
  vm.Script.prototype.runInContext = function watched(context, options) {
    const { timeout: _timeout, ...rest } = options ?? {};
    Atomics.store(since, 0, now());
    try {
      return runInContext.call(this, context, rest);
    } finally {
      Atomics.store(since, 0, 0);
    }
  };
}

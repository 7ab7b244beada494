import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const preload = fileURLToPath(new URL('../../worker/workflowThread.mjs', import.meta.url));

/** A process as the worker is one: its main thread lives on, and code in a context of its own runs in another. */
async function processWith(code: string): Promise<{ exitCode: number | null; errors: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'rollbook-thread-'));
  const thread = join(folder, 'thread.cjs');
  writeFileSync(
    thread,
    `const vm = require('node:vm');
     new vm.Script(${JSON.stringify(code)}).runInContext(vm.createContext({}), { timeout: 60000 });`,
  );
  const main = `const { Worker } = require('node:worker_threads'); new Worker(${JSON.stringify(thread)});`;
  const child = spawn(process.execPath, ['--import', preload, '--eval', main], { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const [exitCode] = await once(child, 'exit');
  rmSync(folder, { recursive: true });
  return { exitCode, errors };
}

test('Workflow code that does not come back ends the worker’s process, which says why', async () => {
  const { exitCode, errors } = await processWith('for (;;) {}');
  expect(exitCode).toBe(70);
  expect(errors).toContain('workflow code did not come back');
}, 60_000);

test('Workflow code that comes back leaves the process as it is', async () => {
  expect(await processWith('1 + 1')).toEqual({ exitCode: 0, errors: '' });
}, 60_000);

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * Bundles the workflow code in a process of its own: what the bundler takes of memory (some 150 MiB) would never be given
 * back by the worker. Returns the file, and what removes it once it was read.
 */
export async function bundleApart(): Promise<{ file: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'rollbook-bundle-'));
  const file = join(folder, 'workflows.cjs');
  const program = fileURLToPath(new URL('./bundle.ts', import.meta.url));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await promisify(execFile)(process.execPath, ['--import', import.meta.resolve('tsx'), program, file]);
  } catch (error) {
    await remove();
    throw error;
  }
  return { file, remove };
}

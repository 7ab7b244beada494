import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Plain JavaScript on Node's own modules: it runs before anything is installed.
const root = fileURLToPath(new URL('..', import.meta.url));

/** Ends the process with one line when Node is too old. */
export function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const needed = engines.node.match(/\d+/g).map(Number);
  const has = process.versions.node.split('.').map(Number);
  const first = needed.findIndex((number, place) => number !== has[place]);
  if (first === -1 || has[first] > needed[first]) return;
  console.error(`Rollbook needs Node ${needed.join('.')} or newer, and this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs what the lockfile names when it is not there or older than the lockfile. Ends the process when that fails. */
export function installMissing() {
  const time = (file) => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  // npm writes this file at the end of every installation.
  if (time('node_modules/.package-lock.json') >= time('package-lock.json')) return;
  console.log('Installing what is needed (only this once) …');
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm, ...flags]] : ['npm', flags];
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status === 0) return;
  console.error(`npm ci failed${error ? ` (${error.message})` : ''}: see above.`);
  process.exit(1);
}

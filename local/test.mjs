import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { checkNode, installMissing } from './install.mjs';

checkNode();
installMissing();
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const tests = spawn(process.execPath, [vitest, 'run', ...process.argv.slice(2)], { stdio: 'inherit' });
// The tests stop their servers before they end: the terminal's Ctrl-C reaches them directly, a kill is passed on.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => tests.kill('SIGTERM'));
tests.on('exit', (code) => {
  process.exitCode = code ?? 1;
});

import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { documentText, stamped } from './clientTypes.ts';

const generator = fileURLToPath(new URL('../../client/generator', import.meta.url));

/** Runs a program in the generator's folder; ends this one when it fails. */
function run(command: string, args: readonly string[], input = ''): string {
  const { status, stdout, error } = spawnSync(command, args, {
    cwd: generator,
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`);
  return stdout;
}

if (!existsSync(`${generator}/node_modules`)) run('npm', ['ci', '--no-audit', '--no-fund']);
const document = documentText();
const types = run(process.execPath, ['generate.mjs'], document);
writeFileSync(fileURLToPath(new URL('../../client/document.ts', import.meta.url)), stamped(document, types));

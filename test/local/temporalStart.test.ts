import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../../local/ports.ts';
import { startTemporal } from '../../local/temporal.ts';
import { temporalBinary } from '../../local/temporalBinary.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollbook-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program in the server's place: notes that it was started, and goes on as the shell's lines say. */
function program(lines: string): string {
  const file = join(folder, 'temporal');
  writeFileSync(file, `#!/bin/sh\necho started >> '${folder}/starts'\n${lines}\n`);
  chmodSync(file, 0o755);
  return file;
}
const starts = () => readFileSync(join(folder, 'starts'), 'utf8').trim().split('\n').length;
const options = async (binary: string) => {
  return { binary, port: await freePort(), namespace: 'default', log: join(folder, 'log') };
};

test('A server that finds a port of its own taken ends at once, and is started again', async () => {
  const real = await temporalBinary();
  const once = `[ "$(wc -l < '${folder}/starts')" -gt 1 ] || { echo 'failed assigning ephemeral port'; exit 2; }`;
  const server = await startTemporal(await options(program(`${once}\nexec '${real}' "$@"`)));
  await server.stop();
  expect(starts()).toBe(2);
});

test('One that ends whenever it is started is given up, with the end of what it said', async () => {
  await expect(startTemporal(await options(program('echo no disk; exit 2')))).rejects.toThrow(
    'Temporal did not start:\nno disk',
  );
  expect(starts()).toBe(3);
});

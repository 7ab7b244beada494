import type { ChildProcess } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { keepLogBefore, spawnLogged, stopLeftover, stopProcess } from './processes.ts';
import type { Say } from './say.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One that ran at least this long had started well: its next fall is waited for as shortly as its first. */
const GOOD_RUN_MS = 60_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A worker lets its activities end. */
const STOP_MS = 20_000;

/**
 * In MiB: more room for what lives shortly, so that less of it is copied about; and a limit for what lives long, below
 * which the collector would let it grow for want of a reason not to. Cached runs are dropped and replayed, files are read
 * as streams: nothing needs more.
 */
const NODE_FLAGS = ['--enable-source-maps', '--max-semi-space-size=32', '--max-old-space-size=400'];

export interface ProgramOptions {
  name: 'api' | 'worker';
  dataDir: string;
  env: Record<string, string>;
  say: Say;
}

/** One of the product's own processes, which is started again when it dies. */
export interface Program {
  log: string;
  /** How often it died so far. */
  deaths(): number;
  stop(): Promise<void>;
  /** Ends it without waiting for anything. */
  kill(): void;
}

const pidFile = (options: Pick<ProgramOptions, 'name' | 'dataDir'>) => join(options.dataDir, `${options.name}.pid`);

/** Stops the process that a supervisor that was killed left, should it not have ended by itself. */
export async function stopLeftoverProgram(options: Pick<ProgramOptions, 'name' | 'dataDir'>): Promise<void> {
  await stopLeftover(pidFile(options), [`${options.name}/main.ts`], 'SIGTERM');
}

/** Runs `<name>/main.ts`, its output in a log, until it is stopped. */
export function keepRunning(options: ProgramOptions): Program {
  const { name, say } = options;
  const log = join(options.dataDir, 'logs', `${name}.log`);
  keepLogBefore(log);
  let child: ChildProcess;
  let stopping = false;
  let deaths = 0;
  let pause = FIRST_PAUSE_MS;
  let next: NodeJS.Timeout | undefined;

  const start = () => {
    const began = Date.now();
    const first = name === 'worker' ? ['--import', pathToFileURL(join(root, 'worker/workflowThread.mjs')).href] : [];
    const flags = [...NODE_FLAGS, ...first, '--import', import.meta.resolve('tsx')];
    child = spawnLogged(process.execPath, [...flags, join(root, name, 'main.ts')], log, {
      cwd: root,
      // Many threads, little memory each: an arena apiece would hold what nobody uses.
      env: { MALLOC_ARENA_MAX: '2', ...options.env },
      channel: true,
    });
    writeFileSync(pidFile(options), `${child.pid}\n`, { mode: 0o600 });
    child.once('exit', (code, signal) => {
      if (stopping) return;
      deaths += 1;
      if (Date.now() - began > GOOD_RUN_MS) pause = FIRST_PAUSE_MS;
      say(`The ${name} ended (${signal ?? `code ${code}`}) and is started again. Its log: ${log}`);
      next = setTimeout(start, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    });
  };
  start();

  return {
    log,
    deaths: () => deaths,
    stop: async () => {
      stopping = true;
      clearTimeout(next);
      if (child.pid && child.exitCode === null && child.signalCode === null)
        await stopProcess(child.pid, 'SIGTERM', STOP_MS);
      rmSync(pidFile(options), { force: true });
    },
    kill: () => {
      stopping = true;
      clearTimeout(next);
      child.kill('SIGKILL');
    },
  };
}

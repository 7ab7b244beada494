import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './ports.ts';
import { isAlive, keepLogBefore, lastLines, spawnLogged, stopLeftover, stopProcess } from './processes.ts';
import { StartError } from './say.ts';

const START_MS = 60_000;

/**
 * The server's limits are made for a cluster that many share. Here one product has it alone: reading its queues 20 times a
 * second would be the slowest part of a life, and a burst of commands would be turned away.
 */
const LIMITS = {
  'history.timerProcessorMaxPollRPS': '1000',
  'history.transferProcessorMaxPollRPS': '1000',
  'history.visibilityProcessorMaxPollRPS': '200',
  'frontend.rps': '20000',
  'frontend.namespaceRPS': '20000',
  // A run that continues as new, or is started again after its end, must not wait a second for it.
  'history.workflowIdReuseMinimalInterval': '"0s"',
};

/** What tests need on top: the server skips time where it is asked to, and a skipped-to timer fires within 10 ms. */
export const TIME_SKIPPING = {
  'frontend.WorkflowTimeSkippingEnabled': 'true',
  'history.timerProcessorMaxTimeShift': '"10ms"',
};

export interface TemporalOptions {
  /** The `temporal` program. */
  binary: string;
  port: number;
  /** Port of its web pages; none without it. */
  uiPort?: number;
  namespace: string;
  /** File that keeps its state, and beside which its pid file lies; in memory without it. */
  file?: string;
  log: string;
  /** More of the server's dynamic configuration. */
  settings?: Readonly<Record<string, string>>;
}

/** A Temporal dev server that runs, on 127.0.0.1 only. */
export interface Temporal {
  pid: number;
  address: string;
  uiUrl: string | undefined;
  /** Resolves when the server has ended, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** It ended before it took calls. */
class DiedAtStart extends StartError {}

/** How often it is started, where it ends at once. */
const STARTS = 3;

/**
 * Starts Temporal's dev server and resolves when its namespace takes calls. A server that was left on the same file by a
 * supervisor that was killed is stopped first. It chooses the ports between its own parts by itself, and ends at once when
 * another program, such as the database beside it, takes one of them in that moment: then it is started again.
 * @throws StartError when it does not start; the message holds the end of its log.
 */
export async function startTemporal(options: TemporalOptions): Promise<Temporal> {
  for (let left = STARTS - 1; ; left -= 1) {
    try {
      return await startOnce(options);
    } catch (error) {
      if (!(error instanceof DiedAtStart) || left === 0) throw error;
    }
  }
}

async function startOnce(options: TemporalOptions): Promise<Temporal> {
  const pidFile = options.file && pidFileOf(options.file);
  if (options.file) await stopLeftoverTemporal(options.file);
  keepLogBefore(options.log);
  const httpPort = await freePort();
  const server = spawnLogged(options.binary, flagsOf(options, httpPort), options.log, {
    // It collects its garbage all the time otherwise: its heap is small, and it makes much of it.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, GOGC: '400', GOMEMLIMIT: '1GiB' },
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const { pid } = server;
  if (!pid) throw new StartError(`Temporal did not start: ${options.binary} cannot be run.`);
  if (pidFile) writeFileSync(pidFile, `${pid}\n`, { mode: 0o600 });
  const stop = async () => {
    await stopProcess(pid, 'SIGINT', 10_000);
    await ended;
    if (pidFile) rmSync(pidFile, { force: true });
  };
  try {
    await untilReady(pid, `http://127.0.0.1:${httpPort}/api/v1/namespaces/${options.namespace}`, options.log);
  } catch (error) {
    await stop();
    throw error;
  }
  const uiUrl = options.uiPort === undefined ? undefined : `http://localhost:${options.uiPort}`;
  return { pid, address: `127.0.0.1:${options.port}`, uiUrl, ended, stop };
}

/** Stops the server that a supervisor that was killed left on this file. */
export async function stopLeftoverTemporal(file: string): Promise<void> {
  await stopLeftover(pidFileOf(file), ['server start-dev', resolve(file)], 'SIGINT');
}

function pidFileOf(file: string): string {
  return join(dirname(resolve(file)), 'temporal.pid');
}

function flagsOf(options: TemporalOptions, httpPort: number): string[] {
  const settings = Object.entries({ ...LIMITS, ...options.settings });
  const flags = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(options.port), '--log-level', 'warn'];
  flags.push('--http-port', String(httpPort), '--namespace', options.namespace);
  flags.push(...(options.uiPort === undefined ? ['--headless'] : ['--ui-port', String(options.uiPort)]));
  flags.push(...settings.flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]));
  if (options.file) {
    flags.push('--db-filename', resolve(options.file));
    // Several times as fast. When the machine loses power (not when the server or this program is killed) the last
    // moments can be lost, or the file be damaged: then remove it. What was decided is in Postgres, and every workflow
    // is made again from there.
    flags.push('--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=off');
  }
  return flags;
}

/** The namespace answers over HTTP a moment after the frontend listens; only then can a worker begin. */
async function untilReady(pid: number, url: string, log: string): Promise<void> {
  const giveUpAt = Date.now() + START_MS;
  for (;;) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    if (!isAlive(pid)) throw new DiedAtStart(`Temporal did not start:\n${lastLines(log)}`);
    if (Date.now() > giveUpAt)
      throw new StartError(`Temporal was not ready after ${START_MS / 1000} s:\n${lastLines(log)}`);
    await delay(50);
  }
}

import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A process that has ended and whose parent has not asked for its result, as happens in containers without an init. */
function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z /s.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

/** The command line of a process, its parts separated by spaces; empty when it cannot be read. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    // Not Linux, or gone.
  }
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '';
  }
}

/** The number in the first line of a pid file; undefined when there is no such file. */
export function readPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Waits until a process is gone. Resolves with false when it is still there after `ms`. */
export async function gone(pid: number, ms: number): Promise<boolean> {
  const giveUpAt = Date.now() + ms;
  while (isAlive(pid)) {
    if (Date.now() > giveUpAt) return false;
    await delay(25);
  }
  return true;
}

/** Asks a process to stop, and makes it when it has not after `graceMs`. */
export async function stopProcess(pid: number, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  for (const [next, patience] of [[signal, graceMs] as const, ['SIGKILL', 5_000] as const]) {
    try {
      process.kill(pid, next);
    } catch {
      return;
    }
    if (await gone(pid, patience)) return;
  }
}

export interface LoggedOptions extends Omit<SpawnOptions, 'stdio' | 'detached'> {
  /** Opens a channel to a Node program, which closes when either side ends. */
  channel?: boolean;
}

/**
 * Stops what a supervisor that was killed left behind, by its pid file, and removes that.
 * @param marks what its command line must hold: the number may meanwhile be another process'.
 */
export async function stopLeftover(pidFile: string, marks: string[], signal: NodeJS.Signals): Promise<void> {
  const pid = readPid(pidFile);
  if (pid !== undefined && isAlive(pid)) {
    const command = commandOf(pid);
    if (marks.every((mark) => command.includes(mark))) await stopProcess(pid, signal, 20_000);
  }
  rmSync(pidFile, { force: true });
}

/** Begins a new log; the one before stays beside it, for who looks what happened. */
export function keepLogBefore(log: string): void {
  if (existsSync(log)) renameSync(log, `${log}.before`);
}

/**
 * Starts a program whose output goes to a file. It has a process group of its own: Ctrl-C in the terminal reaches only the
 * supervisor, which then stops everything in order; and the file, unlike a pipe, outlives the supervisor.
 */
export function spawnLogged(command: string, args: string[], log: string, options: LoggedOptions = {}): ChildProcess {
  mkdirSync(dirname(log), { recursive: true });
  const file = openSync(log, 'a', 0o600);
  try {
    const { channel, ...rest } = options;
    return spawn(command, args, {
      ...rest,
      detached: true,
      stdio: ['ignore', file, file, ...(channel ? ['ipc' as const] : [])],
    });
  } finally {
    closeSync(file);
  }
}

/** The last lines of a log, for a message that says why a part did not start. */
export function lastLines(log: string, count = 12): string {
  try {
    return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}

/**
 * Sees to it that processes end with this one, however it ends: a small shell waits for its input to close, which the
 * system does even after kill -9, and interrupts them then.
 * @returns what calls it off, for when they were stopped in an orderly way.
 */
export function endWithThisProcess(pids: number[]): () => void {
  const script = 'cat > /dev/null; kill -INT "$@" 2> /dev/null';
  const guard = spawn('/bin/sh', ['-c', script, 'sh', ...pids.map(String)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.unref();
  const { stdin } = guard;
  if (stdin && 'unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
  return () => {
    if (guard.pid) stopGroup(guard.pid);
  };
}

function stopGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has done its work already.
  }
}

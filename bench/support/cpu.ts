import { readdirSync, readFileSync } from 'node:fs';

/** A process that is looked at. */
export interface Watched {
  readonly name: string;
  readonly pid: number;
  /** Together with its children, also those that have ended. */
  readonly family?: true;
}

/** The unit of the kernel's counters on every Linux that Node runs on. */
const TICK_MS = 10;

/** Processor time of each process since it began, in ms, by name. Empty where there is no /proc. */
export function processorTimes(processes: readonly Watched[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { name, pid, family } of processes) {
    const own = statOf(pid);
    if (!own) continue;
    const children = family ? childrenOf(pid).map(statOf) : [];
    const ticks = own.self + (family ? own.ended : 0) + children.reduce((sum, child) => sum + (child?.self ?? 0), 0);
    times.set(name, (times.get(name) ?? 0) + ticks * TICK_MS);
  }
  return times;
}

/** What lies between two looks. */
export function timesBetween(before: Map<string, number>, after: Map<string, number>): Map<string, number> {
  return new Map([...after].map(([name, ms]) => [name, ms - (before.get(name) ?? 0)]));
}

/** Resident memory of a process in MiB. */
export function residentMiB(pid: number): number {
  const kiB = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kiB) / 1024;
}

function statOf(pid: number): { parent: number; self: number; ended: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in brackets may hold anything.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent, utime, stime, cutime, cstime] = [1, 11, 12, 13, 14].map((at) => fields[at] ?? 0);
    return { parent: parent!, self: utime! + stime!, ended: cutime! + cstime! };
  } catch {
    return undefined;
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((other) => statOf(other)?.parent === pid);
}

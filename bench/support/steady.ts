import { quantile, shown } from './stats.ts';

/** What others do meanwhile: so many calls a second, each timed. */
export interface Steady {
  /** Ends it and tells how long the calls took, in milliseconds. */
  stop(): Promise<readonly number[]>;
}

/** Calls `work` so often a second, whether or not the calls before have been answered. */
export function startSteady(perSecond: number, work: (n: number) => Promise<void>): Steady {
  const took: number[] = [];
  const open = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let n = 0;
  const timer = setInterval(() => {
    const began = performance.now();
    const call = work(n++)
      .then(() => void took.push(performance.now() - began))
      .catch((error: unknown) => void failures.push(error))
      .finally(() => open.delete(call));
    open.add(call);
  }, 1000 / perSecond);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(open);
      if (failures.length > 0) throw failures[0];
      return took;
    },
  };
}

/** The middle and the slow end of some times. */
export function spread(took: readonly number[]): string {
  return `p50 ${shown(quantile(took, 0.5))} ms, p99 ${shown(quantile(took, 0.99))} ms (${took.length} calls)`;
}

import type { Instant } from './words.ts';

/** The one clock of a process; tests share one among all parts of a world. */
export interface Clock {
  now(): Instant;
}

export const wallClock: Clock = { now: () => new Date().toISOString() };

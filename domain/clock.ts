import type { Instant } from './words.ts';

/** The one clock of a process; tests share one among all parts of a world. */
export interface Clock {
  now(): Instant;
}

/** So many milliseconds after an instant. */
export function later(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) + ms).toISOString();
}

export const wallClock: Clock = { now: () => new Date().toISOString() };

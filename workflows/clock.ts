import type { Instant } from '../domain/words.ts';

/**
 * The world's time as a run knows it: the latest instant that a message or a commit brought, carried on by the run's own
 * clock. In production the two agree; where they do not (a host's clock lags, a test moves its world) the timers follow
 * the world's.
 */
export class WorldClock {
  private offset: number;

  constructor(at: Instant | undefined, since: number) {
    this.offset = at === undefined ? 0 : Date.parse(at) - since;
  }

  /** A message from the world: its time never runs backwards. Returns whether it moved by more than a second. */
  heard(at: Instant): boolean {
    const ahead = Date.parse(at) - Date.now();
    if (ahead <= this.offset) return false;
    const moved = ahead - this.offset > 1_000;
    this.offset = ahead;
    return moved;
  }

  now(): Instant {
    return new Date(Date.now() + this.offset).toISOString();
  }

  /** Milliseconds until an instant; not positive when it has come. */
  until(at: Instant): number {
    return Date.parse(at) - Date.now() - this.offset;
  }
}

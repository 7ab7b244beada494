import type { Clock } from '../../domain/clock.ts';
import type { Instant } from '../../domain/words.ts';

/** The clock of a test's world: the wall clock and what the test has let pass. */
export class MovableClock implements Clock {
  private ahead = 0;

  now(): Instant {
    return new Date(Date.now() + this.ahead).toISOString();
  }

  /** Moves on to an instant; never back. */
  moveTo(instant: Instant): void {
    this.ahead = Math.max(this.ahead, Date.parse(instant) - Date.now());
  }
}

import type { Instant } from '../words.ts';

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 3_600_000;

/**
 * When a delivery that failed is tried again: after 5 s, then each time twice as long, an hour at most; and for ever, as a
 * checkpoint that lies in the database alone proves nothing.
 *
 * @param attempts how often it was tried, this one included
 */
export function nextTryAt(attempts: number, now: Instant): Instant {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20));
  return new Date(Date.parse(now) + wait).toISOString();
}

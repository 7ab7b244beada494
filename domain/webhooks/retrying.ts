import { later } from '../clock.ts';
import type { Instant } from '../words.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;

/** So long after its first try a delivery is tried again; then it is a dead letter, and a person decides. */
export const TRIED_FOR_MS = 72 * HOUR_MS;
/** A subscription to which nothing came through for so long is paused. */
export const FAILING_FOR_MS = TRIED_FOR_MS;
/** So many failures in a row are about the subscriber, and no longer about one event: from then on one is tried at a time. */
export const TRIPS_AT = 5;

const FIRST_WAIT_MS = 5 * SECOND_MS;
const LONGEST_WAIT_MS = 6 * HOUR_MS;
const FIRST_PROBE_MS = 10 * SECOND_MS;
const LONGEST_PROBE_MS = 10 * 60 * SECOND_MS;

/**
 * When a delivery that failed is tried again: after 5 s, then each time three times as long, up to six hours; the last time
 * just three days after the first try. Null when that has passed: it is dead.
 *
 * @param attempts how often it was tried, this one included
 * @param wished milliseconds that the subscriber asked for (`Retry-After`); no longer than the longest wait counts
 */
export function nextTry(attempts: number, firstTriedAt: Instant, now: Instant, wished = 0): Instant | null {
  const end = later(firstTriedAt, TRIED_FOR_MS);
  if (now >= end) return null;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 3 ** Math.min(attempts - 1, 20));
  const next = Date.parse(now) + Math.max(wait, Math.min(wished, LONGEST_WAIT_MS));
  return new Date(Math.min(next, Date.parse(end))).toISOString();
}

/** How a subscription has fared since its last success. */
export interface Faring {
  readonly failures: number;
  readonly failingSince: Instant | null;
}

/** Is it tried with one delivery at a time, as nothing comes through? */
export function isTripped({ failures }: Pick<Faring, 'failures'>): boolean {
  return failures >= TRIPS_AT;
}

/** One more failure: when the next one may be tried, if it is the subscriber; and whether it is given up. */
export function failedOnce(
  { failures, failingSince }: Faring,
  now: Instant,
): Faring & { readonly failingSince: Instant; readonly probeAt: Instant | null; readonly givenUp: boolean } {
  const more = failures + 1;
  const since = failingSince ?? now;
  // As long as it has failed already, which doubles each time; many that fail at once count as one.
  const probeMs = Math.min(LONGEST_PROBE_MS, Math.max(FIRST_PROBE_MS, Date.parse(now) - Date.parse(since)));
  return {
    failures: more,
    failingSince: since,
    probeAt: isTripped({ failures: more }) ? later(now, probeMs) : null,
    givenUp: Date.parse(now) - Date.parse(since) >= FAILING_FOR_MS,
  };
}

/** An outage is one when nothing came through for so long; shorter ones are made up for by the next tries. */
const OUTAGE_MS = 60 * SECOND_MS;

/**
 * Something came through: was the subscriber away before? Then what was tried in vain is tried at once. Not where a few
 * events that it never takes stand between others: they would be tried again each time one of the others is taken.
 */
export function isBack(faring: Faring, now: Instant): boolean {
  const { failingSince } = faring;
  return isTripped(faring) && failingSince !== null && Date.parse(now) - Date.parse(failingSince) >= OUTAGE_MS;
}

import { CERTIFICATION_EVENTS } from '../certifications/state.ts';
import { EVENT_TYPES } from '../outcome.ts';
import { PLAN_EVENTS } from '../plans/state.ts';

/**
 * What the feed tells of: what has a history of its own, enrolments and beside them enrolments in plans and people's
 * certifications; and the checkpoints over all histories.
 */
export const EVENT_KINDS = ['enrolment', 'plan-enrolment', 'certification', 'checkpoint'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

const PREFIX = 'com.rollbook.';

/** The public name of an event's type, such as `com.rollbook.enrolment.completed`. */
export const publicType = (kind: EventKind, type: string): string => `${PREFIX}${kind}.${type}`;

/** What a subscription gets when somebody asks for a sign of life; it stands in no history. */
export const PING_TYPE = `${PREFIX}ping`;

/** Every type that is in the feed. */
export const PUBLIC_TYPES: readonly string[] = [
  ...EVENT_TYPES.map((type) => publicType('enrolment', type)),
  ...PLAN_EVENTS.map((type) => publicType('plan-enrolment', type)),
  ...CERTIFICATION_EVENTS.map((type) => publicType('certification', type)),
  publicType('checkpoint', 'made'),
];

/** Is this a type of the feed, or the beginning of some with a star behind a dot (`com.rollbook.enrolment.*`)? */
export function isTypePattern(pattern: string): boolean {
  return typesOf([pattern]).length > 0;
}

/** The types that some patterns mean. */
export function typesOf(patterns: readonly string[]): string[] {
  return PUBLIC_TYPES.filter((type) => patterns.some((pattern) => fits(type, pattern)));
}

/** Does a subscription to these patterns want an event of this type? No patterns: everything. */
export function wants(patterns: readonly string[], type: string): boolean {
  return patterns.length === 0 || patterns.some((pattern) => fits(type, pattern));
}

function fits(type: string, pattern: string): boolean {
  return pattern.endsWith('.*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}

import { DateTime, IANAZone, Duration as LuxonDuration } from 'luxon';
import type { DeadlineAsk } from './asks.ts';
import type { PolicyRules, ReminderRule } from './policy.ts';
import type { DeadlinePlan, PlannedReminder } from './state.ts';
import type { Duration, Instant, LocalDate } from './words.ts';

/*
 * Calendar arithmetic with time zones. Never imported by workflow code: the time-zone data of a library changes from
 * release to release, and a replay must not.
 */

/** Is this an ISO 8601 duration that moves forward, such as `P30D`, `P1M` or `PT12H`? */
export function isDuration(text: string): boolean {
  return /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/.test(text);
}

/** Is this a day that exists, as `YYYY-MM-DD`? */
export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

/** Names that were found to be zones: to ask takes a tenth of a millisecond, and a file of people asks for each. */
const zones = new Set<string>();
const ZONES_REMEMBERED = 1_000;

/** Is this an IANA time zone that the library knows? Its own names, such as `local` or `UTC+3`, are none. */
export function isTimeZone(text: string): boolean {
  if (zones.has(text)) return true;
  const valid = /^[A-Za-z]/.test(text) && IANAZone.isValidZone(text);
  if (valid && zones.size < ZONES_REMEMBERED) zones.add(text);
  return valid;
}

/**
 * R19, R20: so long after an instant, counted by the calendar of a zone. Days, months and years keep the local time and
 * clamp to the month's end; a local time that does not exist moves later, one that exists twice means the first. Hours
 * are counted after that, as they pass.
 */
export const addDuration = remembered(
  (at: Instant, duration: Duration, zone: string, direction: 1 | -1 = 1): Instant => {
    const length = LuxonDuration.fromISO(duration).mapUnits((n) => n * direction);
    const { hours = 0, minutes = 0, seconds = 0, ...calendar } = length.toObject();
    const start = DateTime.fromISO(at, { zone });
    const isMoved = Object.values(calendar).some((n) => n !== 0);
    const moved = isMoved ? firstOf(start.plus(calendar)) : start;
    return toInstant(moved.plus({ hours, minutes, seconds }));
  },
);

/** R19: the last moment of a local day, where the person is. */
export const endOfDay = remembered((date: LocalDate, zone: string): Instant => {
  const next = DateTime.fromISO(date, { zone }).plus({ days: 1 }).startOf('day');
  return toInstant(next.minus({ milliseconds: 1 }));
});

/** The first moment of a local day, where the person is. */
export const startOfDay = remembered(
  (date: LocalDate, zone: string): Instant => toInstant(DateTime.fromISO(date, { zone }).startOf('day')),
);

/** R19: when the local clock of a zone shows `HH:MM` next, after an instant. */
export const nextLocalTime = remembered((after: Instant, time: string, zone: string): Instant => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const start = DateTime.fromISO(after, { zone });
  const on = (day: DateTime) => toInstant(firstOf(day.startOf('day').set({ hour, minute })));
  const today = on(start);
  return today > after ? today : on(start.plus({ days: 1 }));
});

/** R19: a local time of a day, in a zone; one that does not exist moves later, one that exists twice means the first. */
export const localTime = remembered(
  (date: LocalDate, time: string, zone: string): Instant =>
    toInstant(firstOf(DateTime.fromISO(`${date}T${time}`, { zone }))),
);

/** The local day of an instant, where the person is. */
export const localDateOf = remembered(
  (at: Instant, zone: string): LocalDate => DateTime.fromISO(at, { zone }).toFormat('yyyy-MM-dd'),
);

/**
 * A local day so much later, clamped to the month's end; `times` counts it so often from the same day, so that the nth
 * occurrence does not drift (R20), or back when negative.
 */
export const addToDate = remembered((date: LocalDate, duration: Duration, times?: number): LocalDate => {
  const length = LuxonDuration.fromISO(duration).mapUnits((n) => n * (times ?? 1));
  return DateTime.fromISO(date, { zone: 'utc' }).plus(length).toFormat('yyyy-MM-dd');
});

/** How many days later the second local day is. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/**
 * The same function, which remembers its latest results: a file of 10,000 rows asks for the same few days over and over,
 * and what a library needs for one of them is most of the cost of an enrolment's birth.
 */
function remembered<Given extends (string | number | undefined)[]>(
  work: (...given: Given) => string,
): (...given: Given) => string {
  const results = new Map<string, string>();
  return (...given) => {
    const key = given.join('\n');
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = work(...given);
    if (results.size >= 1_000) results.clear();
    results.set(key, result);
    return result;
  };
}

/** The library keeps the offset that held before the move; the rule is the earlier of the two (R19). */
function firstOf(time: DateTime): DateTime {
  return DateTime.min(...time.getPossibleOffsets()) ?? time;
}

function toInstant(time: DateTime): Instant {
  return new Date(time.toMillis()).toISOString();
}

/**
 * R21: the deadline that a rule gives. A duration in whole days or more ends with its local day; one with hours ends at
 * that hour. Null while what it is counted from has not come.
 *
 * @param found what was looked up: the instant, or the day in the life of the person, from which it is counted
 */
export function planFromRule(
  ask: DeadlineAsk,
  zone: string,
  rules: PolicyRules,
  found: Instant | LocalDate | null = null,
): DeadlinePlan | null {
  if (ask.basis === 'fixed') return planForDate(ask.date, zone, 'fixed', rules);
  const anchor = ask.anchor ?? found;
  if (anchor === null) return null;
  const rule = `${ask.basis}+${ask.after}`;
  const isDay = isLocalDate(anchor);
  if (ask.after.includes('T')) {
    const start = isDay ? startOfDay(anchor, zone) : anchor;
    return planForInstant(addDuration(start, ask.after, zone), zone, rule, rules);
  }
  return planForDate(addToDate(isDay ? anchor : localDateOf(anchor, zone), ask.after), zone, rule, rules);
}

/** A deadline at the end of a local day (R19), with its grace and reminders. */
export function planForDate(date: LocalDate, zone: string, rule: string, rules: PolicyRules): DeadlinePlan {
  return plan(endOfDay(date, zone), date, zone, rule, rules);
}

/** A deadline at an instant, with its grace and reminders. */
export function planForInstant(at: Instant, zone: string, rule: string, rules: PolicyRules): DeadlinePlan {
  return plan(at, null, zone, rule, rules);
}

function plan(
  at: Instant,
  localDate: LocalDate | null,
  timezone: string,
  rule: string,
  rules: PolicyRules,
): DeadlinePlan {
  const grace = rules.deadline?.grace;
  return {
    deadline: { at, localDate, timezone, rule },
    graceUntil: grace ? addDuration(at, grace, timezone) : at,
    reminders: rules.reminders
      .map((reminder) => plannedReminder(reminder, at, timezone))
      .sort((a, b) => (a.at < b.at ? -1 : 1)),
  };
}

function plannedReminder(reminder: ReminderRule, deadline: Instant, zone: string): PlannedReminder {
  if (reminder.before) {
    return { rule: `before-${reminder.before}`, at: addDuration(deadline, reminder.before, zone, -1) };
  }
  const after = reminder.after ?? 'P0D';
  return { rule: `after-${after}`, at: addDuration(deadline, after, zone) };
}

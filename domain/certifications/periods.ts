import { addDuration, addToDate, daysBetween, endOfDay, startOfDay } from '../calendar.ts';
import type { Instant, LocalDate } from '../words.ts';
import type { CertificationRules } from './rules.ts';
import type { Achievement, CertificationState, CertificationStatus, Period } from './state.ts';

/** The last day on which it is valid, extensions and all. */
export const lastDayOf = (period: Period): LocalDate => period.extendedTo ?? period.expiresOn;

/** The last day on which who is back is on time. */
export function lapseDayOf(period: Period, { grace }: CertificationRules): LocalDate {
  const last = lastDayOf(period);
  return grace === null ? last : addToDate(last, grace);
}

/** The period that stands, though it may have lapsed; null: there is none, or its end was somebody's word. */
export function standingPeriod({ periods }: Pick<CertificationState, 'periods'>): Period | null {
  const last = periods.findLast(({ ended }) => ended?.how !== 'taken_back');
  return last && (last.ended === null || last.ended.how === 'lapsed') ? last : null;
}

/**
 * R29: the period that an achievement begins, as the basis says. Of somebody who is on time the next expiry counts from
 * the baseline of the one before (never from its extension) or goes on in its steps; who comes back after the lapse begins
 * anew, but for fixed steps. An expiry never moves back.
 */
export function periodFrom(
  rules: CertificationRules,
  number: number,
  before: Period | null,
  { key, on, at, until }: Achievement,
  now: Instant,
): Period {
  const { anchor, step } = countedFrom(rules, before, on, until);
  const counted = addToDate(anchor, rules.validFor, step);
  const expiresOn = before && before.expiresOn > counted ? before.expiresOn : counted;
  const opens = latest(addToDate(expiresOn, rules.window, -1), addToDate(on, 'P1D'));
  return {
    number,
    achievement: key,
    certifiedOn: on,
    certifiedAt: at,
    windowOpensOn: opens,
    dueOn: dueOf(rules, opens, expiresOn),
    expiresOn,
    extendedTo: null,
    anchor,
    step,
    every: rules.validFor,
    since: now,
    ended: null,
  };
}

/** When it is due that a validity which ends with this day is renewed. */
export function dueOf({ dueBefore }: CertificationRules, opensOn: LocalDate, lastDay: LocalDate): LocalDate {
  return dueBefore === null ? lastDay : latest(addToDate(lastDay, dueBefore, -1), opensOn);
}

function countedFrom(
  rules: CertificationRules,
  before: Period | null,
  on: LocalDate,
  until: LocalDate | null,
): { anchor: LocalDate; step: number } {
  if (until !== null) return { anchor: until, step: 0 };
  if (rules.basis === 'fixed') return fixedStep(rules, before, on);
  const onTime = before !== null && on <= lapseDayOf(before, rules);
  if (rules.basis === 'completion' || !onTime) return { anchor: on, step: 1 };
  // Another length of validity by a newer version begins its own count.
  const [anchor, first] = before.every === rules.validFor ? [before.anchor, before.step + 1] : [before.expiresOn, 1];
  // Who was given longer than a whole period goes on with the first step that lies after the day they were certified.
  let step = first;
  while (addToDate(anchor, rules.validFor, step) <= on) step += 1;
  return { anchor, step };
}

/** The first step that lies after what is valid already, and leaves what is to be left at least. */
function fixedStep(
  { validFor, fixedFrom, minimum }: CertificationRules,
  before: Period | null,
  on: LocalDate,
): { anchor: LocalDate; step: number } {
  const anchor = fixedFrom ?? before?.anchor ?? on;
  const least = minimum === null ? on : addToDate(addToDate(on, minimum), 'P1D', -1);
  const after = latest(least, before?.expiresOn ?? on);
  // Steps differ in length by at most a few days: never too far, and there soon.
  const length = daysBetween(anchor, addToDate(anchor, validFor));
  let step = anchor > after ? -Math.floor(daysBetween(after, anchor) / Math.max(1, length - 3)) - 1 : 0;
  for (let day = addToDate(anchor, validFor, step); day <= after; day = addToDate(anchor, validFor, step)) {
    step += Math.max(1, Math.floor(daysBetween(day, after) / (length + 3)));
  }
  return { anchor, step };
}

/** An instant at which a certification becomes something else by itself. */
export interface Moment {
  readonly at: Instant;
  readonly status: Extract<CertificationStatus, 'window_open' | 'overdue' | 'expired' | 'lapsed'>;
}

/** What time makes of a certification, in order. */
export function momentsOf(
  state: Pick<CertificationState, 'periods' | 'timezone' | 'firstDue' | 'certification'>,
): Moment[] {
  const { timezone, firstDue } = state;
  const { rules } = state.certification;
  const period = standingPeriod(state);
  if (!period) return firstDue === null ? [] : [{ at: endOfDay(firstDue, timezone), status: 'overdue' }];
  const { windowOpensOn, dueOn } = period;
  const last = lastDayOf(period);
  const lapse: Moment = { at: endOfDay(lapseDayOf(period, rules), timezone), status: 'lapsed' };
  return [
    { at: startOfDay(windowOpensOn, timezone), status: 'window_open' },
    ...(dueOn < last ? [{ at: endOfDay(dueOn, timezone), status: 'overdue' as const }] : []),
    ...(rules.grace === null ? [] : [{ at: endOfDay(last, timezone), status: 'expired' as const }]),
    lapse,
  ];
}

/** What it is at an instant, as far as time decides it. */
export function statusAt(
  state: Pick<CertificationState, 'periods' | 'timezone' | 'firstDue' | 'certification'>,
  at: Instant,
): CertificationStatus {
  const passed = momentsOf(state).filter((moment) => moment.at <= at);
  return passed.at(-1)?.status ?? (standingPeriod(state) ? 'certified' : 'in_progress');
}

/** A reminder that falls due, of one rule. */
export interface DueReminder {
  readonly at: Instant;
  readonly occurrence: string;
  readonly manager: boolean;
}

/** When it expires; null: there is nothing that could. */
export function expiryOf(state: Pick<CertificationState, 'periods' | 'timezone'>): Instant | null {
  const period = standingPeriod(state);
  return period && endOfDay(lastDayOf(period), state.timezone);
}

/** R23: the reminders before the expiry, the first first. What fell due before the period was known is none. */
export function remindersOf(state: CertificationState): DueReminder[] {
  const period = standingPeriod(state);
  const expiry = expiryOf(state);
  if (!period || !expiry) return [];
  return state.certification.rules.reminders
    .map(({ before, manager }) => ({
      at: addDuration(expiry, before, state.timezone, -1),
      occurrence: `${period.number}/before-${before}@${lastDayOf(period)}`,
      manager,
    }))
    .filter(({ at }) => at > period.since)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** The next instant at which something falls due by itself; null: none. */
export function nextMoment(state: CertificationState, now: Instant): Instant | null {
  const ahead = [...momentsOf(state), ...remindersOf(state)].map(({ at }) => at).filter((at) => at > now);
  return ahead.sort()[0] ?? null;
}

function latest(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}

import { addToDate, localDateOf, localTime } from '../calendar.ts';
import type { Instant, LocalDate } from '../words.ts';

export const RHYTHMS = ['day', 'week', 'month'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** When a report is made by itself: at a local time of a zone (R19). */
export interface ReportSchedule {
  readonly every: Rhythm;
  /** With `week`: 1 is Monday, 7 is Sunday. */
  readonly weekday: number | null;
  /** With `month`: the day, or the month's last where it is shorter (R20). */
  readonly day: number | null;
  /** `HH:MM`. */
  readonly at: string;
  readonly timezone: string;
}

/** What is wrong with a schedule, and in which field. */
export function scheduleFaults({ every, weekday, day }: ReportSchedule): { field: string; detail: string }[] {
  const faults: { field: string; detail: string }[] = [];
  const say = (field: string, given: number | null, wanted: boolean, rhythm: Rhythm) => {
    if (wanted && given === null) faults.push({ field, detail: `is missing: every ${rhythm} needs it` });
    if (!wanted && given !== null) faults.push({ field, detail: `goes with every ${rhythm}` });
  };
  say('weekday', weekday, every === 'week', 'week');
  say('day', day, every === 'month', 'month');
  return faults;
}

/**
 * The occurrences after an instant up to another, the first first. A local time that does not exist moves later, one that
 * exists twice means the first (R19); each day has one.
 */
export function occurrencesBetween(schedule: ReportSchedule, after: Instant, until: Instant): Instant[] {
  const found: Instant[] = [];
  // From a day before: a time that moves later can be the next day's.
  let day = addToDate(localDateOf(after, schedule.timezone), 'P1D', -1);
  const last = localDateOf(until, schedule.timezone);
  for (; day <= last; day = addToDate(day, 'P1D')) {
    if (!isOn(schedule, day)) continue;
    const at = localTime(day, schedule.at, schedule.timezone);
    if (at > after && at <= until) found.push(at);
  }
  return found;
}

/** No rhythm has a longer pause. */
const LONGEST_PAUSE = 'P40D';

/** The first occurrence after an instant. */
export function nextOccurrence(schedule: ReportSchedule, after: Instant): Instant {
  const until = `${addToDate(after.slice(0, 10), LONGEST_PAUSE)}T00:00:00.000Z`;
  const [next] = occurrencesBetween(schedule, after, until);
  if (next === undefined) throw new Error('a schedule without a next occurrence');
  return next;
}

function isOn({ every, weekday, day }: ReportSchedule, date: LocalDate): boolean {
  if (every === 'day') return true;
  if (every === 'week') return (new Date(date).getUTCDay() || 7) === weekday;
  const dayOfMonth = Number(date.slice(8));
  const lastOfMonth = addToDate(date, 'P1D').slice(8) === '01';
  return dayOfMonth === day || (lastOfMonth && dayOfMonth < (day ?? 0));
}

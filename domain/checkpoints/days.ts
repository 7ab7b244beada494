import { daysBetween, localDateOf, localTime, nextLocalTime } from '../calendar.ts';
import type { Instant, LocalDate } from '../words.ts';

/** When the daily checkpoint is made: at a local time of a zone. */
export interface DailyTime {
  /** `HH:MM`. */
  readonly time: string;
  readonly zone: string;
}

/** What is to be done about the daily checkpoint. */
export interface DayDue {
  /** The day whose checkpoint is due and not made; null: none. */
  readonly day: LocalDate | null;
  /** Days before it that were let pass; what a checkpoint would have held then, nobody knows any more. */
  readonly missed: readonly LocalDate[];
  /** When the next one is due. */
  readonly next: Instant;
}

/** No more of the days that were missed are named than this; the first and the last are. */
const NAMED = 366;

/** Which day's checkpoint is due. @param last the day of the last daily checkpoint; null: there is none yet */
export function dayDue(now: Instant, { time, zone }: DailyTime, last: LocalDate | null): DayDue {
  const next = nextLocalTime(now, time, zone);
  const today = localDateOf(now, zone);
  const latest = now >= localTime(today, time, zone) ? today : dayAfter(today, -1);
  if (last !== null && latest <= last) return { day: null, missed: [], next };
  return { day: latest, missed: last === null ? [] : between(last, latest), next };
}

/** The days after one and before another. */
function between(last: LocalDate, day: LocalDate): LocalDate[] {
  const count = daysBetween(last, day) - 1;
  const days = Array.from({ length: Math.min(count, NAMED) }, (_, index) => dayAfter(last, index + 1));
  if (count > NAMED) days[NAMED - 1] = dayAfter(day, -1);
  return days;
}

function dayAfter(day: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

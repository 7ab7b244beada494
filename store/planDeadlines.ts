import { addDuration, addToDate, endOfDay, localDateOf } from '../domain/calendar.ts';
import type { PlanRules } from '../domain/plans/rules.ts';
import type { Deadline } from '../domain/state.ts';
import type { Instant, LocalDate } from '../domain/words.ts';
import type { Db } from './db.ts';

/** R19: the end of a local day, where the person is. */
export function dayDeadline(localDate: LocalDate, timezone: string, rule: string): Deadline {
  return { at: endOfDay(localDate, timezone), localDate, timezone, rule };
}

/**
 * R21: when a plan's items are due, counted from the plan's start; those without a rule of the plan's are left out. A
 * duration in whole days ends with its local day, one with hours at that hour.
 */
export function itemDeadlines(rules: PlanRules, startedAt: Instant, timezone: string): Record<string, Deadline> {
  const due = rules.items.flatMap(({ activityId, deadline }): [string, Deadline][] => {
    if (deadline === null) return [];
    if ('date' in deadline) return [[activityId, dayDeadline(deadline.date, timezone, 'plan-date')]];
    const rule = `plan_start+${deadline.after}`;
    if (deadline.after.includes('T')) {
      const at = addDuration(startedAt, deadline.after, timezone);
      return [[activityId, { at, localDate: null, timezone, rule }]];
    }
    const day = addToDate(localDateOf(startedAt, timezone), deadline.after);
    return [[activityId, dayDeadline(day, timezone, rule)]];
  });
  return Object.fromEntries(due);
}

/** Where a person is. */
export async function timezoneOf(db: Db, userId: string): Promise<string> {
  const [row] = await db<{ timezone: string }[]>`select timezone from users where id = ${userId}`;
  return row?.timezone ?? 'UTC';
}

import type { Ask, Replan } from './asks.ts';
import {
  addToDate,
  daysBetween,
  endOfDay,
  localDateOf,
  planForDate,
  planForInstant,
  planFromRule,
} from './calendar.ts';
import { isDealtWith } from './deadlines.ts';
import type { AccessRule, PolicyRules } from './policy.ts';
import type { Deadline, DeadlinePlan, EnrolmentState } from './state.ts';
import type { Instant } from './words.ts';

/*
 * Deadlines and ends of access that are there, made anew. Calendar arithmetic with time zones: never imported by workflow
 * code.
 */

/** The deadline as it is after what happened; null where there is none. */
export function replanned(state: EnrolmentState, how: Replan, zone: string): DeadlinePlan | null {
  if (state.deadline === null) return null;
  if (how === 'rules') return byRules(state.policy.rules, state.deadline);
  return how === 'zone' ? inZone(state, state.deadline, zone) : shifted(state, state.deadline, how.shift);
}

type Shift = Extract<Replan, object>['shift'];

/** R32: later by the time in which it stood still: a day by whole days of the calendar, an instant by what passed. */
function shifted({ policy }: EnrolmentState, { deadline }: DeadlinePlan, { from, to }: Shift): DeadlinePlan {
  const { at, localDate, timezone, rule, givenZone } = deadline;
  if (localDate === null) {
    const later = new Date(Date.parse(at) + Date.parse(to) - Date.parse(from)).toISOString();
    return planForInstant(later, timezone, rule, policy.rules);
  }
  const days = daysBetween(localDateOf(from, timezone), localDateOf(to, timezone));
  return keepZone(planForDate(addToDate(localDate, `P${days}D`), timezone, rule, policy.rules), givenZone);
}

/** R32: the same day where the learner is now. A reminder that was dealt with is not sent once more (R23). */
function inZone(state: EnrolmentState, plan: DeadlinePlan, zone: string): DeadlinePlan {
  const { localDate, rule, timezone } = plan.deadline;
  if (localDate === null || timezone === zone) return plan;
  const moved = planForDate(localDate, zone, rule, state.policy.rules);
  const done = plan.reminders.filter((reminder) => isDealtWith(state, reminder));
  const reminders = moved.reminders.map((one) => done.find((before) => before.rule === one.rule) ?? one);
  return { ...moved, reminders: reminders.sort((a, b) => (a.at < b.at ? -1 : 1)) };
}

/** R37: the same day by other rules: with their grace and reminders. */
function byRules(rules: PolicyRules, { deadline }: DeadlinePlan): DeadlinePlan {
  const { at, localDate, timezone, rule, givenZone } = deadline;
  if (localDate === null) return planForInstant(at, timezone, rule, rules);
  return keepZone(planForDate(localDate, timezone, rule, rules), givenZone);
}

/** A day in a zone that was named with it stays there, wherever the learner goes. */
export function keepZone(plan: DeadlinePlan, givenZone: boolean | undefined): DeadlinePlan {
  return givenZone ? { ...plan, deadline: { ...plan.deadline, givenZone: true } } : plan;
}

/** Until when there is access: by the policy's rule, or what is there in another zone. */
export function accessEnd(state: EnrolmentState, ask: Extract<Ask, { kind: 'access' }>, zone: string): Deadline {
  if (ask.rule !== 'zone') return accessByRule(ask.rule, ask.anchor, zone, state);
  const { accessUntil } = state;
  if (!accessUntil?.localDate) throw new Error('an access without a day has no zone to change');
  return { ...accessUntil, timezone: zone, at: endOfDay(accessUntil.localDate, zone) };
}

function accessByRule(
  { date, after }: AccessRule,
  anchor: Instant,
  zone: string,
  { policy }: EnrolmentState,
): Deadline {
  const rules = { ...policy.rules, reminders: [], deadline: null };
  if (date !== null) return planForDate(date, zone, 'fixed', rules).deadline;
  const plan = planFromRule({ basis: 'enrolment', after: after ?? 'P0D', anchor }, zone, rules);
  if (!plan) throw new Error('an access without an end');
  return plan.deadline;
}

import { addDuration } from '../calendar.ts';
import { isBound } from '../deadlines.ts';
import { hasSeat } from '../sessions.ts';
import { type Instant, isEnded, type Status } from '../words.ts';
import type { AutomationFacts } from './facts.ts';
import { type AutomationRules, type AutomationScope, concerns, isPlannedDate, type KnownAt } from './rules.ts';

/** One time at which a rule falls due for an enrolment. The key names it for ever: a moved date makes another one (R23). */
export interface Occurrence {
  readonly key: string;
  /** When it falls due: the date with the rule's distance, and not before it was known (R24). */
  readonly dueAt: Instant;
}

/** Is the rule about this enrolment? */
export function inScope(scope: AutomationScope, { state, department, location }: AutomationFacts): boolean {
  const among = <T>(list: readonly T[], value: T | null) =>
    list.length === 0 || (value !== null && list.includes(value));
  return (
    among(scope.activityIds, state.activityId) &&
    among(scope.types, state.activityType) &&
    among(scope.obligations, state.obligation) &&
    among(scope.sources, state.source) &&
    among(scope.departments, department) &&
    among(scope.locations, location)
  );
}

/**
 * Every time at which the rule falls due for this enrolment, as the facts stand, the past ones too; pure and total. A date
 * that lay back already when it was set never falls due: nobody is reminded of what is past.
 */
export function occurrences(rules: AutomationRules, facts: AutomationFacts): Occurrence[] {
  const { trigger, scope } = rules;
  if (!inScope(scope, facts)) return [];
  const planned = isPlannedDate(trigger.on);
  if (planned && !concerns(rules, facts.state.status)) return [];
  const found = new Map<string, Occurrence>();
  for (const { at, known } of basesOf(rules, facts)) {
    const moved = trigger.before ?? trigger.after;
    const due = moved ? addDuration(at, moved, facts.timezone, trigger.before ? -1 : 1) : at;
    if (planned && due < known) continue;
    const distance = trigger.before ? `-${trigger.before}` : trigger.after ? `+${trigger.after}` : '';
    const key = `${trigger.on}${distance}@${at}`;
    if (!found.has(key)) found.set(key, { key, dueAt: later(due, known) });
  }
  return [...found.values()];
}

const later = (one: Instant, other: Instant): Instant => [one, other].sort()[1] ?? one;

/** What the rule counts from, each with since when it is known. */
function basesOf({ trigger: { on } }: AutomationRules, facts: AutomationFacts): KnownAt[] {
  const { state, knownSince, reached, expiry } = facts;
  const ahead = (at: Instant | null | undefined, known: Instant | null) =>
    at ? [{ at, known: known ?? state.requestedAt }] : [];
  const happened = (at: Instant | null | undefined, by: (status: Status) => boolean) => {
    if (!at) return [];
    const known = reached.findLast(({ status }) => by(status))?.known ?? at;
    return [{ at, known: later(at, known) }];
  };
  switch (on) {
    case 'deadline':
      return isBound(state) ? ahead(state.deadline?.deadline.at, knownSince.deadline) : [];
    case 'overdue':
      return isBound(state) && !isEnded(state.status) ? ahead(state.deadline?.deadline.at, knownSince.deadline) : [];
    case 'accessUntil':
      return ahead(state.accessUntil?.at, knownSince.access);
    case 'sessionStart':
      return state.sessions
        .filter((place) => hasSeat(place) && place.session.status === 'planned')
        .flatMap(({ session }) => ahead(session.startsAt, knownSince.sessions));
    case 'recordExpiry':
      return expiry ? [expiry] : [];
    case 'requestedAt':
      return [{ at: state.requestedAt, known: state.requestedAt }];
    case 'enrolledAt':
      return happened(state.enrolledAt, (status) => status === 'enrolled');
    case 'startedAt':
      return happened(state.startedAt, (status) => status === 'in_progress');
    case 'lastVisitAt':
      return happened(state.lastVisitAt, () => false);
    case 'completedAt':
      return happened(state.completedAt, (status) => status === 'completed');
    case 'endedAt':
      return happened(state.end?.at, isEnded);
    default: {
      const bases = reached.filter(({ status }) => status === on).map(({ at, known }) => ({ at, known }));
      if (!isEnded(on)) return bases;
      // An end that was taken back is none.
      return state.status === on ? bases.slice(-1) : [];
    }
  }
}

/**
 * What is to be kept as due for a rule that is on since `since`. What lay back by then does not fire, unless the rule
 * catches up: then it does at once, dated by the switching on. What is due already (`kept`) stays due.
 */
export function duesOf(
  rules: AutomationRules,
  facts: AutomationFacts,
  since: Instant,
  kept: ReadonlyMap<string, Instant> = new Map(),
): Occurrence[] {
  return occurrences(rules, facts).flatMap(({ key, dueAt }): Occurrence[] => {
    if (dueAt > since) return [{ key, dueAt }];
    const before = kept.get(key);
    if (before !== undefined) return [{ key, dueAt: before }];
    return rules.catchUp ? [{ key, dueAt: since }] : [];
  });
}

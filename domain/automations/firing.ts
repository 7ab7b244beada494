import { addDuration } from '../calendar.ts';
import type { EnrolmentState } from '../state.ts';
import type { Duration, Instant, Obligation, Relation } from '../words.ts';
import { type AutomationFacts, overdueAt } from './facts.ts';
import { type AutomationAction, type AutomationOrigin, concerns, type NamedAutomation } from './rules.ts';

/** Why nothing is done although it fell due: the condition that does not hold, or it has ended. */
export const NOTHING = ['ended', 'status', 'obligation', 'progress', 'visited', 'overdue', 'attempt'] as const;
export type Nothing = (typeof NOTHING)[number];

/** Why one action is passed over while the others are not. */
export const PASSED_OVER = [
  'chain_limit',
  'used_up',
  'no_deadline',
  'deadline_in_past',
  'deadline_moved',
  'ended',
  'stands_still',
  'nobody',
  'top_level',
  'not_possible',
] as const;
export type PassedOver = (typeof PASSED_OVER)[number];

/** One thing that a firing does, before it is known for whom exactly. */
export type PlannedAct =
  | {
      readonly act: 'enrol';
      readonly activityId: string;
      readonly obligation: Obligation;
      readonly deadlineAfter: Duration | null;
    }
  | { readonly act: 'remind' | 'escalate' | 'suspend' | 'cancel' }
  | { readonly act: 'extend'; readonly by: Duration }
  | { readonly act: 'notify'; readonly whom: Relation; readonly userId: string | null }
  | { readonly act: AutomationAction['act']; readonly passedOver: PassedOver };

export type Decision =
  | { readonly nothing: Nothing; readonly acts?: never }
  | { readonly nothing: null; readonly acts: readonly PlannedAct[] };

/**
 * What a rule does when it falls due, by the facts of then; pure and total.
 *
 * @param at when it fell due, by which its conditions are judged
 * @param extended how often this rule has extended this enrolment before
 */
export function decideFiring(
  automation: NamedAutomation,
  facts: AutomationFacts,
  at: Instant,
  extended: number,
): Decision {
  const nothing = whyNothing(automation, facts, at);
  if (nothing) return { nothing };
  const { actions } = automation.rules;
  return { nothing: null, acts: actions.map((action) => planAct(action, automation, facts.state, extended)) };
}

function whyNothing({ rules }: NamedAutomation, facts: AutomationFacts, at: Instant): Nothing | null {
  const { conditions } = rules;
  const { state, timezone } = facts;
  const { statuses, obligations, progressBelow, notVisitedFor, overdue, attemptFrom, attemptTo } = conditions;
  if (!concerns(rules, state.status)) return 'ended';
  if (statuses.length > 0 && !statuses.includes(state.status)) return 'status';
  if (obligations.length > 0 && !obligations.includes(state.obligation)) return 'obligation';
  if (progressBelow !== null && state.progress >= progressBelow) return 'progress';
  if (notVisitedFor !== null && state.lastVisitAt && addDuration(state.lastVisitAt, notVisitedFor, timezone) > at)
    return 'visited';
  if (rules.trigger.on === 'overdue' && !overdueAt(facts, at)) return 'overdue';
  if (overdue !== null && overdueAt(facts, at) !== overdue) return 'overdue';
  if (attemptFrom !== null && state.attempt < attemptFrom) return 'attempt';
  if (attemptTo !== null && state.attempt > attemptTo) return 'attempt';
  return null;
}

function planAct(
  action: AutomationAction,
  { code, rules }: NamedAutomation,
  state: EnrolmentState,
  extended: number,
): PlannedAct {
  switch (action.act) {
    case 'enrol': {
      const { activityId, obligation, deadlineAfter } = action;
      if (standsBehind(state, code) >= rules.chainLimit) return { act: 'enrol', passedOver: 'chain_limit' };
      return { act: 'enrol', activityId: activityId ?? state.activityId, obligation, deadlineAfter };
    }
    case 'extend':
      if (!state.deadline) return { act: 'extend', passedOver: 'no_deadline' };
      if (extended >= action.atMost) return { act: 'extend', passedOver: 'used_up' };
      return { act: 'extend', by: action.by };
    case 'notify':
      return { act: 'notify', whom: action.whom, userId: action.userId };
    default:
      return { act: action.act };
  }
}

/** How often a rule stands behind an enrolment: made by it, or by what it made, and so on. */
export function standsBehind({ automation }: Pick<EnrolmentState, 'automation'>, code: string): number {
  return automation?.behind[code] ?? 0;
}

/** What an enrolment carries that a firing makes: the rule, and all that stands behind it. */
export function originOf(
  { code, version }: Pick<NamedAutomation, 'code' | 'version'>,
  firing: string,
  from: Pick<EnrolmentState, 'automation'>,
): AutomationOrigin {
  const behind = { ...from.automation?.behind, [code]: standsBehind(from, code) + 1 };
  return { code, version, firing, behind };
}

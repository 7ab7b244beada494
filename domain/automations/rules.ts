import {
  type ActivityType,
  type Duration,
  ENDED,
  type Instant,
  isEnded,
  type Obligation,
  type Relation,
  type Source,
  STATUSES,
  type Status,
} from '../words.ts';

/** The words of automations, as closed lists. */
export const AUTOMATION_STATES = ['draft', 'on', 'off'] as const;
export type AutomationState = (typeof AUTOMATION_STATES)[number];

/** Dates that lie ahead when they are set, and so can be counted back from. `overdue` is the deadline, while it still binds. */
export const PLANNED_DATES = ['deadline', 'overdue', 'accessUntil', 'sessionStart', 'recordExpiry'] as const;
/** Dates that are there once something has happened. */
export const HAPPENED_DATES = [
  'requestedAt',
  'enrolledAt',
  'startedAt',
  'lastVisitAt',
  'completedAt',
  'endedAt',
] as const;
/** What a rule can wait for: a status that is reached, or a date of the enrolment. */
export const TRIGGERS = [...STATUSES, ...PLANNED_DATES, ...HAPPENED_DATES] as const;
export type TriggerWord = (typeof TRIGGERS)[number];

/** When a rule falls due: at it, so long before it, or so long after it. */
export interface Trigger {
  readonly on: TriggerWord;
  readonly before: Duration | null;
  readonly after: Duration | null;
}

/** Which enrolments a rule is about; an empty list leaves that open. */
export interface AutomationScope {
  readonly activityIds: readonly string[];
  readonly types: readonly ActivityType[];
  readonly obligations: readonly Obligation[];
  readonly sources: readonly Source[];
  /** Of the learner. */
  readonly departments: readonly string[];
  readonly locations: readonly string[];
}

/** What must hold when it falls due; null or empty: anything. */
export interface Conditions {
  readonly statuses: readonly Status[];
  readonly obligations: readonly Obligation[];
  readonly progressBelow: number | null;
  /** No visit for so long, before it falls due; who never came was not there. */
  readonly notVisitedFor: Duration | null;
  readonly overdue: boolean | null;
  readonly attemptFrom: number | null;
  readonly attemptTo: number | null;
}

export type AutomationAction =
  /** In another activity, or again in the same (null). */
  | {
      readonly act: 'enrol';
      readonly activityId: string | null;
      readonly obligation: Obligation;
      readonly deadlineAfter: Duration | null;
    }
  /** The learner. */
  | { readonly act: 'remind' }
  /** The deadline, so much later, so many times at most for one enrolment. */
  | { readonly act: 'extend'; readonly by: Duration; readonly atMost: number }
  /** The open approval to the next level; where none is open, the manager's manager is told. */
  | { readonly act: 'escalate' }
  | { readonly act: 'notify'; readonly whom: Relation; readonly userId: string | null }
  | { readonly act: 'suspend' | 'cancel' };
export const ACTS = ['enrol', 'remind', 'extend', 'escalate', 'notify', 'suspend', 'cancel'] as const;

/** One version of an automation: data, never code. */
export interface AutomationRules {
  readonly scope: AutomationScope;
  readonly trigger: Trigger;
  readonly conditions: Conditions;
  readonly actions: readonly AutomationAction[];
  /** Does what lay back already when it was switched on fire then, each once? */
  readonly catchUp: boolean;
  /** So often the rule may stand behind an enrolment: it does not enrol from there on, so that none feeds itself for ever. */
  readonly chainLimit: number;
}

export const CHAIN_LIMIT = { usual: 10, most: 100 } as const;

/** An automation at one of its versions, by which its doings are named in histories. */
export interface NamedAutomation {
  readonly code: string;
  readonly version: number;
  readonly rules: AutomationRules;
}

/** What made an enrolment, if a rule did; `behind`: how often each rule stands behind it, this one counted. */
export interface AutomationOrigin {
  readonly code: string;
  readonly version: number;
  readonly firing: string;
  readonly behind: Readonly<Record<string, number>>;
}

export function isPlannedDate(on: TriggerWord): boolean {
  return (PLANNED_DATES as readonly TriggerWord[]).includes(on);
}

/** Is it the end itself that the rule waits for, or something after it? Then what it does is about what has ended (R23). */
export function isAboutEnd({ trigger, conditions }: Pick<AutomationRules, 'trigger' | 'conditions'>): boolean {
  const { on } = trigger;
  if ((ENDED as readonly TriggerWord[]).includes(on)) return true;
  if (on === 'completedAt' || on === 'endedAt' || on === 'recordExpiry') return true;
  return conditions.statuses.length > 0 && conditions.statuses.every(isEnded);
}

/** Is this rule about an enrolment that stands so? One that has ended, only where the rule says so. */
export function concerns(rules: Pick<AutomationRules, 'trigger' | 'conditions'>, status: Status): boolean {
  return !isEnded(status) || isAboutEnd(rules) || rules.conditions.statuses.includes(status);
}

/** What is wrong with a rule, and where: the name of the field, and of which action (null: none). */
export interface AutomationFault {
  readonly field: 'trigger/before' | 'trigger/after' | 'conditions/attemptTo' | 'actions';
  readonly action: number | null;
  readonly detail: string;
}

/** What keeps these rules from being ones that can ever do what they say; nothing when all is well. */
export function automationFaults({ trigger, conditions, actions }: AutomationRules): AutomationFault[] {
  const faults: AutomationFault[] = [];
  if (trigger.before !== null && trigger.after !== null)
    faults.push({ field: 'trigger/after', action: null, detail: 'is left out where `before` is given' });
  if (trigger.before !== null && !isPlannedDate(trigger.on))
    faults.push({
      field: 'trigger/before',
      action: null,
      detail: `is possible with ${PLANNED_DATES.join(', ')} only: the others are not known before they happen`,
    });
  if (trigger.on === 'overdue' && trigger.before !== null)
    faults.push({ field: 'trigger/before', action: null, detail: 'nothing is overdue before its deadline' });
  if (conditions.attemptFrom !== null && conditions.attemptTo !== null && conditions.attemptTo < conditions.attemptFrom)
    faults.push({ field: 'conditions/attemptTo', action: null, detail: 'lies below attemptFrom' });
  for (const [action, { act }] of actions.entries()) {
    const twice = act !== 'notify' && act !== 'enrol' && actions.findIndex((other) => other.act === act) < action;
    if (twice) faults.push({ field: 'actions', action, detail: `says ${act} a second time` });
  }
  return faults;
}

/** A fact with when it happened, or will, and since when it is known. */
export interface KnownAt {
  readonly at: Instant;
  readonly known: Instant;
}

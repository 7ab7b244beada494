import type { RuleOrigin } from '../rules/rule.ts';
import type { Actor, Deadline, TextRef } from '../state.ts';
import type { Instant, Obligation, Source } from '../words.ts';
import type { PinnedPlan } from './rules.ts';
import type { PlanStanding } from './standing.ts';

export const PLAN_STATUSES = ['not_started', 'in_progress', 'completed', 'withdrawn', 'cancelled'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];
export const PLAN_ENDED = ['completed', 'withdrawn', 'cancelled'] as const;
export type PlanEnd = (typeof PLAN_ENDED)[number];

/** Has it ended? A live one is one that has not: one for each person and plan. */
export function isPlanEnded(status: PlanStatus): status is PlanEnd {
  return (PLAN_ENDED as readonly PlanStatus[]).includes(status);
}

/** Why the plan could not enrol: the code of the refusal. */
export type Refusals = Readonly<Record<string, string>>;

/** The whole state of one person's enrolment in a plan: plain data without names or free text (R35). */
export interface PlanState {
  readonly id: string;
  readonly userId: string;
  readonly plan: PinnedPlan;
  readonly obligation: Obligation;
  readonly source: Source;
  /** R33: the rule about an audience that made it; left out where none did. */
  readonly rule?: RuleOrigin;
  readonly status: PlanStatus;
  /** The plan's start, from which deadlines are counted (R21). */
  readonly startedAt: Instant;
  /** Since when what ends is not begun again by the plan: the start, or the last reopening. */
  readonly since: Instant;
  readonly completedAt: Instant | null;
  readonly end: { readonly from: PlanStatus; readonly at: Instant } | null;
  /** When the plan as a whole is due. */
  readonly deadline: Deadline | null;
  /** When its items are due that have a deadline of the plan's, by activity. */
  readonly itemDeadlines: Readonly<Record<string, Deadline>>;
  /** How it stood at the last look. */
  readonly standing: PlanStanding;
  /** By activity: what kept the plan from enrolling at the last look. */
  readonly refused: Refusals;
  /** By activity: the enrolments that this plan enrolment made. */
  readonly made: Readonly<Record<string, string>>;
}

/** Who says it, and why (by reference). */
interface Said {
  readonly actor: Actor;
  readonly reason?: TextRef | null;
}

/** Birth: everything the first state is made of. */
export interface AssignCommand extends Said {
  readonly type: 'assign';
  readonly id: string;
  readonly userId: string;
  readonly plan: PinnedPlan;
  readonly obligation: Obligation;
  readonly source: Source;
  readonly rule?: RuleOrigin;
  readonly deadline: Deadline | null;
  readonly itemDeadlines: Readonly<Record<string, Deadline>>;
}

export type PlanCommand =
  | ({ readonly type: 'withdraw' | 'reopen' } & Said)
  /** `rule`: the rule whose audience the person has left (R33), by its code. */
  | ({ readonly type: 'cancel'; readonly rule?: string } & Said)
  | ({ readonly type: 'set-deadline'; readonly deadline: Deadline | null } & Said)
  /** To another version of its plan, with the items' deadlines by that. */
  | ({
      readonly type: 'move';
      readonly plan: PinnedPlan;
      readonly itemDeadlines: Readonly<Record<string, Deadline>>;
    } & Said)
  /** The facts were read, and who could be enrolled was. */
  | ({
      readonly type: 'look';
      readonly standing: PlanStanding;
      readonly made: Readonly<Record<string, string>>;
      readonly refused: Refusals;
    } & Said);

/** What people and machines say to a plan enrolment. */
export const PLAN_COMMANDS = ['withdraw', 'cancel', 'reopen', 'set-deadline'] as const;
export type PublicPlanCommand = (typeof PLAN_COMMANDS)[number];

export const PLAN_EVENTS = [
  'assigned',
  'item_enrolled',
  'item_refused',
  'item_done',
  'started',
  'completed',
  'withdrawn',
  'cancelled',
  'reopened',
  'deadline_set',
  'deadline_removed',
  'moved',
] as const;
export type PlanEventType = (typeof PLAN_EVENTS)[number];

/** One fact of its history (R36). */
export interface PlanEvent {
  readonly type: PlanEventType;
  readonly from: PlanStatus | null;
  readonly to: PlanStatus;
  readonly at: Instant;
  readonly actor: Actor;
  readonly reason: TextRef | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the commit carries out together with the new state. */
export type PlanEffect =
  /** Its training record, if the plan makes one. */
  | { readonly kind: 'record' }
  /** It watches its items' activities from now on, or nothing any more. */
  | { readonly kind: 'watch' }
  | { readonly kind: 'unwatch' }
  /** By the plan's rule its enrolments are told to end as it did. */
  | {
      readonly kind: 'end-enrolments';
      readonly as: 'withdraw' | 'cancel';
      readonly which: 'not_started' | 'all';
    };

export interface PlanAccepted {
  readonly rejected?: never;
  readonly state: PlanState;
  /** None: a repeat that changes nothing. */
  readonly events: readonly PlanEvent[];
  readonly effects: readonly PlanEffect[];
}

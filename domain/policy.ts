import type { Duration, LocalDate, Relation } from './words.ts';

/** What happens when an approval step's time limit passes (R6). */
export type OnTimeout = 'escalate' | 'approve' | 'decline';

/** Who a step waits for; `user` names the person when the relation is `user`. */
export interface Assignee {
  readonly relation: Relation;
  readonly user?: string;
}

export interface ApprovalStep {
  readonly assignee: Assignee;
  /** Reminders to the assignee, each counted from the opening of the step. */
  readonly remindAfter: readonly Duration[];
  /** Time limit, from the opening of the step; null waits for ever. */
  readonly timeLimit: Duration | null;
  readonly onTimeout: OnTimeout;
}

/** How seats are handed out (R11–R16). */
export interface SeatRules {
  /** Does a request that awaits approval hold a seat (R16)? */
  readonly duringApproval: 'none' | 'hold';
  /** How long it may hold it; null as long as the approval takes. */
  readonly holdFor: Duration | null;
  /** May one wait for a seat, or is a full activity refused? */
  readonly waitingList: boolean;
}

export type DeadlineBasis = 'fixed' | 'enrolment' | 'approval';

/** When the enrolment is due (R19–R21) and what happens then. */
export interface DeadlineRule {
  readonly basis: DeadlineBasis;
  /** For `fixed`: the last day, ending where the learner is. */
  readonly date: LocalDate | null;
  /** For the other bases: how long after the anchor. */
  readonly after: Duration | null;
  /** Time past the deadline before `onDeadline` is carried out. */
  readonly grace: Duration | null;
  readonly onDeadline: 'overdue' | 'expire';
}

/** A reminder before or after the deadline. */
export interface ReminderRule {
  readonly before?: Duration;
  readonly after?: Duration;
}

/** The rules of one version of a policy: data, never code. An enrolment pins the version it began with (R37). */
export interface PolicyRules {
  readonly approval: { readonly steps: readonly ApprovalStep[] };
  readonly seats: SeatRules;
  readonly deadline: DeadlineRule | null;
  readonly reminders: readonly ReminderRule[];
  /** Does the learner get a mail when enrolled without having asked? */
  readonly notifyEnrolled: boolean;
}

/** A policy as an enrolment pins it: which, and its rules at that version. */
export interface PinnedPolicy {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly rules: PolicyRules;
}

/** What holds for an activity that names no policy: nobody is asked, who finds it full waits. */
export const DEFAULT_RULES: PolicyRules = {
  approval: { steps: [] },
  seats: { duringApproval: 'none', holdFor: null, waitingList: true },
  deadline: null,
  reminders: [],
  notifyEnrolled: false,
};

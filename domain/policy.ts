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
  /** Does only who is signed in decide it by the mailed link (R7)? Left out: as the policy says of all its steps. */
  readonly signIn?: boolean;
}

/** Requests for one approver are collected, and told of in one mail a day at this local time of theirs, `HH:MM`. */
export interface DigestRule {
  readonly at: string;
}

/** How seats are handed out (R11–R16). */
export interface SeatRules {
  /** Does a request that awaits approval hold a seat (R16)? */
  readonly duringApproval: 'none' | 'hold';
  /** How long it may hold it; null as long as the approval takes. */
  readonly holdFor: Duration | null;
  /** May one wait for a seat, or is a full activity refused? */
  readonly waitingList: boolean;
  /** Does who changes from one waiting list of a session to another's keep the place (R12)? Left out: no. */
  readonly keepPlaceOnChange?: boolean;
  /** Is a seat that becomes free offered to who waits, in place of being given (R17)? Null or left out: it is given. */
  readonly offer?: OfferRules | null;
  /** So long before the start nobody is promoted from the waiting list any more (R17); null or left out: only from the start on. */
  readonly freezeBefore?: Duration | null;
  /** How long the seat of who is suspended, deactivated or expired is held (R32); null: for as long as that lasts. */
  readonly suspendGrace?: Duration | null;
  /** Where who lost the seat so stands in line: by the number drawn when it was asked for, or last. */
  readonly placeOnReturn?: 'kept' | 'end';
}

/** An offer with a claim deadline (R17). Mandatory training is never offered: its seat is given. */
export interface OfferRules {
  readonly claimWithin: Duration;
  /** A reminder so long before the claim deadline; null: none. */
  readonly remindBefore: Duration | null;
  /** What becomes of who does not claim it: the enrolment expires, or goes back to the end of the queue. */
  readonly onLapse: 'expire' | 'requeue';
}

/** What a deadline can be counted from (R21); `fixed` is a day of its own. */
export const DEADLINE_BASES = [
  'fixed',
  'enrolment',
  'approval',
  'first_access',
  'hire_date',
  'session_start',
  'plan_start',
  'completion',
] as const;
export type DeadlineBasis = (typeof DEADLINE_BASES)[number];

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
  /** For `completion`: the code of the activity whose completion by the same person begins it. */
  readonly activity?: string | null;
  /** Is the learner's manager told when it is carried out? */
  readonly notifyManager?: boolean;
  /** Does it move along by the time in which the enrolment was suspended, or the learner away (R32)? */
  readonly pauseWhileSuspended?: boolean;
}

/** Until when the learner has access: so long after the enrolment, or to the end of a day. */
export interface AccessRule {
  readonly after: Duration | null;
  readonly date: LocalDate | null;
}

/** A reminder before or after the deadline. */
export interface ReminderRule {
  readonly before?: Duration;
  readonly after?: Duration;
}

/** The rules of one version of a policy: data, never code. An enrolment pins the version it began with (R37). */
export interface PolicyRules {
  readonly approval: {
    readonly steps: readonly ApprovalStep[];
    readonly digest?: DigestRule | null;
    /** Does only who is signed in decide by a mailed link (R7)? Left out: whoever has the link. */
    readonly signIn?: boolean;
  };
  readonly seats: SeatRules;
  readonly deadline: DeadlineRule | null;
  readonly reminders: readonly ReminderRule[];
  /** Null or left out: for as long as the enrolment lives, and after its completion. */
  readonly access?: AccessRule | null;
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
  seats: {
    ...{ duringApproval: 'none', holdFor: null, waitingList: true, offer: null, freezeBefore: null },
    ...{ suspendGrace: null, placeOnReturn: 'end' },
  },
  deadline: null,
  access: null,
  reminders: [],
  notifyEnrolled: false,
};

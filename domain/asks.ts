import type { NextAttempt } from './commands.ts';
import type { AccessRule, DeadlineBasis } from './policy.ts';
import type { SessionFacts } from './sessions.ts';
import type { Anchors, Deadline, DeadlinePlan, PlannedReminder } from './state.ts';
import type { Duration, Instant } from './words.ts';

/** What a transition wants to know and only the commit can find out. Answered in the same transaction. */
export type Ask =
  /** A seat for who enters (`to`), for the time of the approval (`hold`), or only if it is free at once (`required`). */
  | {
      readonly kind: 'seat';
      readonly purpose: 'enter' | 'required' | 'hold';
      readonly to: 'enrolled' | 'in_progress';
      /** A time limit approved it (R6): nobody is there whom a full activity could be told. */
      readonly byTimeLimit?: true;
      /** Then it is stopped again, with what it got beneath. */
      readonly stopAgain?: true;
    }
  /** A number in the queue. */
  | { readonly kind: 'queue'; readonly place: QueuePlace; readonly sessionId?: string }
  /** Until when an offer may be claimed (R17). */
  | { readonly kind: 'claim-limit'; readonly grantId: string; readonly sessionId?: string }
  | { readonly kind: 'assignee'; readonly step: number; readonly escalation: number; readonly why: AssigneeWhy }
  | { readonly kind: 'deadline'; readonly rule: DeadlineAsk }
  /** Until when there is access: by the policy's rule, counted from the enrolment, or the end that is there in another zone. */
  | { readonly kind: 'access'; readonly rule: AccessRule; readonly anchor: Instant }
  | { readonly kind: 'access'; readonly rule: 'zone' }
  /** The deadline that is there, made anew. */
  | { readonly kind: 'replan'; readonly how: Replan }
  /** Until when the seat of who stands still is held (R32). */
  | { readonly kind: 'seat-grace'; readonly after: Duration; readonly from: Instant }
  /** Is the learner there? */
  | { readonly kind: 'presence' }
  /** May the learner begin another attempt (R31)? */
  | { readonly kind: 'next-attempt'; readonly next: NextAttempt }
  /** Who is to be told of what became of the learner's deadline. */
  | { readonly kind: 'manager' }
  | AskSessions;

/**
 * What is asked about sessions: may they be chosen (`choose`; a number is drawn, unless one is kept); their seats, now that
 * one is in the event (`admit`), or for the time of the approval (`hold`); may a seat that was given be taken (`granted`);
 * what became of them (`refresh`).
 */
export interface AskSessions {
  readonly kind: 'sessions';
  readonly purpose: 'choose' | 'admit' | 'hold' | 'granted' | 'refresh';
  readonly want: readonly string[];
  /** The session that is left for it: no clash with it counts. */
  readonly replaces: string | null;
  readonly keepNumber: number | null;
  readonly override: boolean;
}

/** A session as the commit found it. `full`: no seat is free, and the policy keeps no waiting list. */
export interface FoundSession {
  readonly sessionId: string;
  /** Null: the activity has no such session. */
  readonly session: SessionFacts | null;
  readonly seat: 'taken' | 'queued' | 'full';
  readonly queueNumber: number | null;
  /** Another session of the same person that overlaps with it. */
  readonly clash: string | null;
  /** Does the person lead it? Then they do not attend it. */
  readonly leads?: boolean;
}

/**
 * To keep the place while approval is asked for (R12), to wait there by hand, to wait again at its end (R17), or in place of
 * the seat that went back (R32).
 */
export type QueuePlace = 'kept' | 'waitlisted' | 'again' | 'released';
/**
 * How the deadline that is there is made anew: in the learner's zone, with the grace and reminders of the rules as they are
 * now, or later by the time in which it stood still.
 */
export type Replan = 'zone' | 'rules' | { readonly shift: { readonly from: Instant; readonly to: Instant } };

/** Why the assignee is looked for: the step opens, its time limit passed, the people around it changed, or its rule did. */
export type AssigneeWhy = 'opened' | 'escalated' | 'reassigned' | 'policy';

/** What a deadline is counted from and others tell of: it lies outside of the enrolment itself. */
export type TellableBasis = 'hire_date' | 'session_start' | 'plan_start' | 'completion';

type CountedBasis = Exclude<DeadlineBasis, 'fixed' | 'hire_date'>;

/** A deadline to be computed: by the rule's fixed date, or so long after the anchor, which may have to be looked up. */
export type DeadlineAsk =
  | { readonly basis: 'fixed'; readonly date: string }
  | { readonly basis: CountedBasis; readonly after: Duration; readonly anchor: Instant; readonly activity?: never }
  | { readonly basis: 'hire_date'; readonly after: Duration; readonly anchor: null }
  | { readonly basis: 'completion'; readonly after: Duration; readonly anchor: null; readonly activity: string };

export type Answer =
  | {
      readonly kind: 'seat';
      readonly ask: Extract<Ask, { kind: 'seat' }>;
      readonly outcome: 'taken' | 'queued' | 'unlimited' | 'full';
      readonly queueNumber: number | null;
      readonly heldUntil: Instant | null;
      /** Why there is none, if not for want of seats: the draw is to come, or the waiting list has closed. */
      readonly because?: 'draw' | 'started';
    }
  | {
      readonly kind: 'queue';
      readonly place: QueuePlace;
      readonly queueNumber: number | null;
      readonly sessionId?: string;
    }
  | {
      readonly kind: 'claim-limit';
      readonly grantId: string;
      readonly until: Instant;
      readonly remindAt: Instant | null;
      readonly sessionId?: string;
    }
  | {
      readonly kind: 'assignee';
      readonly ask: Extract<Ask, { kind: 'assignee' }>;
      /** The id for a new task, should one be opened. */
      readonly taskId: string;
      readonly assigneeId: string | null;
      /** For whom the assignee stands in (R5). */
      readonly principalId: string | null;
      /** How many levels up the assignee was found: an escalation passes over who had it before (R6). */
      readonly level: number;
      /** When the policy collects what waits for one approver: the next mail of that kind. */
      readonly digestAt: Instant | null;
      readonly dueAt: Instant | null;
      readonly reminders: readonly PlannedReminder[];
    }
  /** Null: what it is counted from has not come yet. `anchor`: what was looked up. */
  | {
      readonly kind: 'deadline';
      readonly plan: DeadlinePlan | null;
      readonly anchor?: Anchors;
      readonly replanned?: true;
    }
  | { readonly kind: 'access'; readonly until: Deadline }
  | { readonly kind: 'seat-grace'; readonly until: Instant }
  | { readonly kind: 'presence'; readonly active: boolean }
  | {
      readonly kind: 'next-attempt';
      readonly next: NextAttempt;
      /** May the learner be enrolled now? */
      readonly active: boolean;
    }
  /** Null: there is nobody. */
  | { readonly kind: 'manager'; readonly managerId: string | null }
  | { readonly kind: 'sessions'; readonly ask: AskSessions; readonly found: readonly FoundSession[] };

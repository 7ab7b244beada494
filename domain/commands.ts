import { ACHIEVE_COMMANDS, type AchieveCommand, type ReportedCommand } from './achieveCommands.ts';
import type { AutomateCommand } from './automating.ts';
import type { AutomationOrigin } from './automations/rules.ts';
import type { PinnedCompletion } from './completion.ts';
import type { AccessRule, DeadlineBasis, PinnedPolicy } from './policy.ts';
import type { Attendance, SessionFacts } from './sessions.ts';
import type { Actor, Anchors, Deadline, DeadlinePlan, PlannedReminder, RowMark, TextRef } from './state.ts';
import type { ActivityType, Duration, Instant, Obligation, Role, Source, Status } from './words.ts';

/** What every command carries beside its own fields: who, why (by reference) and, if it lies back, when it happened (R24). */
interface Said {
  readonly actor: Actor;
  readonly reason?: TextRef | null;
  /** When it happened, if earlier than when it is said. */
  readonly happenedAt?: Instant | null;
}

/** Birth: everything the first state is made of. */
export interface RequestCommand extends Said {
  readonly type: 'request';
  readonly id: string;
  readonly userId: string;
  readonly activityId: string;
  readonly activityType: ActivityType;
  readonly attempt: number;
  readonly obligation: Obligation;
  readonly source: Source;
  readonly role: Role;
  readonly policy: PinnedPolicy;
  /** The completion rule and the parts of the activity as they are at the request; null: it has none of its own. */
  readonly completion: PinnedCompletion | null;
  readonly deadlineAfter: Duration | null;
  /** A deadline asked for with the request goes before the policy's. */
  readonly deadline: DeadlinePlan | null;
  readonly note: TextRef | null;
  /** What its deadline may be counted from, as far as that is known at its birth (R21): a plan's or a session's start. */
  readonly anchors?: Anchors;
  /** Is the activity an event that is held in sessions? */
  readonly bySession?: boolean;
  /** The sessions that are chosen with the request. */
  readonly sessions?: readonly string[];
  /** The rule that made it, if one did. */
  readonly automation?: AutomationOrigin;
  /** With the attempt after a reset (R31): what it takes over. */
  readonly takesOver?: TakenOver;
}

/** What the attempt after a reset takes over from the one before it (R31). */
export interface TakenOver {
  /** The earlier attempt. */
  readonly from: string;
  /** Had it got in? Then nobody is asked for approval again. */
  readonly admitted: boolean;
  /** Its seat, which it gave up in the same commit. */
  readonly seat: 'none' | 'held' | 'beyond_maximum';
}

/** The attempt that a reset begins. */
export interface NextAttempt extends TakenOver {
  readonly id: string;
  /** `newest`: the policy's newest version (R37); `same`: the version of the earlier attempt. */
  readonly policy: 'newest' | 'same';
}

/** Names the task and its assignment when the decision comes by a link (R7); without them the open task is meant. */
interface Decision extends Said {
  readonly taskId?: string;
  readonly assignment?: number;
}

/** Past a window or a clash, by somebody with a reason. */
interface Override extends Said {
  readonly override?: boolean;
}

/** Commands that people and machines send. */
export type PublicCommand =
  | ({ readonly type: 'approve' } & Decision)
  | ({ readonly type: 'decline' } & Decision)
  /** A suggestion, or the seat that is offered; in this session, or the only one in which one is (R17). */
  | ({ readonly type: 'accept'; readonly session?: string } & Said)
  | ({ readonly type: 'dismiss' } & Said)
  | ({ readonly type: 'visit' } & Said)
  | ({ readonly type: 'start' } & Said)
  /** Of a part, where one is named; else of the whole. */
  | ({ readonly type: 'progress'; readonly percent: number; readonly part?: string } & Said)
  | (AchieveCommand & Said)
  | ({ readonly type: 'complete' } & Said)
  | ({ readonly type: 'fail' } & Said)
  | ({ readonly type: 'suspend' } & Said)
  | ({ readonly type: 'resume' } & Said)
  | ({ readonly type: 'overbook' } & Said)
  | ({ readonly type: 'admit-beyond-maximum' } & Said)
  /** R12: moves somebody in the queue, 1 first; null takes the rank away. In that of the activity, or of a session. */
  | ({ readonly type: 'rank'; readonly rank: number | null; readonly session?: string } & Said)
  | ({ readonly type: 'choose-sessions'; readonly sessions: readonly string[] } & Override)
  | ({ readonly type: 'change-session'; readonly from: string; readonly to: string } & Override)
  | ({ readonly type: 'leave-session'; readonly session: string } & Override)
  | ({ readonly type: 'attendance'; readonly session: string; readonly attendance: Attendance | null } & Said)
  | ({ readonly type: 'withdraw' } & Said)
  | ({ readonly type: 'cancel' } & Said)
  | ({ readonly type: 'reopen' } & Said)
  /** R31: ends the attempt, if it lives, and begins the next one, which gets this id. */
  | ({ readonly type: 'reset'; readonly nextId: string; readonly policy: NextAttempt['policy'] } & Said)
  | ({ readonly type: 'set-deadline'; readonly deadline: DeadlinePlan | null } & Said)
  /** Until when the activity is open to the learner; null: without end. */
  | ({ readonly type: 'set-access'; readonly until: Deadline | null } & Said)
  | ({ readonly type: 'set-status'; readonly status: Status } & Said)
  | ({ readonly type: 'grade' | 'feedback' | 'note'; readonly text: TextRef | null } & Said);

/** Commands that only the system sends to itself. */
export type InternalCommand =
  /** A due instant has come: carry out everything that was due then. */
  | ({ readonly type: 'due'; readonly dueAt: Instant } & Said)
  /** The pool gave a seat (R13). */
  | ({
      readonly type: 'grant-seat';
      readonly grantId: string;
      /** The pool: the activity's, if it is left out, or a session's. */
      readonly poolId?: string;
    } & Said)
  /** A session that was chosen was changed or cancelled. */
  | ({ readonly type: 'session-changed'; readonly sessionId: string } & Said)
  /** R14: seats were handed out, and this one was passed over. */
  | ({ readonly type: 'pass-over'; readonly poolId: string; readonly why: string } & Said)
  /** R18: what it waits for has started, and the waiting list ends. */
  | ({ readonly type: 'close-waiting'; readonly poolId: string } & Said)
  /** The draw gave it this place of so many, and a seat with it, or none. */
  | ({
      readonly type: 'draw-lot';
      readonly poolId: string;
      readonly place: number;
      readonly of: number;
      readonly seat: boolean;
    } & Said)
  | (ReportedCommand & Said)
  /** A rule fell due for it. */
  | (AutomateCommand & Said)
  /** The facts behind the open task's assignee changed (R2). */
  | ({ readonly type: 'reassign' } & Said)
  /** What a deadline is counted from has come, or lies at another time now (R21); null: it is looked up. */
  | ({ readonly type: 'anchor'; readonly basis: TellableBasis; readonly anchor: Instant | null } & Said)
  /** The learner was deactivated or expired, or is back (R32). */
  | ({ readonly type: 'presence' } & Said)
  /** The learner's time zone is another one (R32). */
  | ({ readonly type: 'rezone' } & Said)
  /** It is to follow this version of its policy from here on (R37); `move` names the act. */
  | ({ readonly type: 'move-policy'; readonly policy: PinnedPolicy; readonly move: string } & Said)
  /** What only the database knew. */
  | ({ readonly type: 'answer'; readonly answer: Answer } & Said);

export type Command = RequestCommand | PublicCommand | InternalCommand;
export type PublicCommandType = PublicCommand['type'];

export const PUBLIC_COMMANDS = [
  'approve',
  'decline',
  'accept',
  'dismiss',
  'visit',
  'start',
  'progress',
  'complete',
  'fail',
  'suspend',
  'resume',
  'overbook',
  'admit-beyond-maximum',
  'rank',
  'choose-sessions',
  'change-session',
  'leave-session',
  'attendance',
  'withdraw',
  'cancel',
  'reopen',
  'reset',
  'set-deadline',
  'set-access',
  'set-status',
  'grade',
  'feedback',
  'note',
  ...ACHIEVE_COMMANDS,
] as const satisfies readonly PublicCommandType[];

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

/** A command on its way: known by its id for ever (idempotency), with where the row stood that its sender had read. */
export interface Envelope {
  readonly commandId: string;
  readonly command: PublicCommand | Exclude<InternalCommand, { type: 'answer' }>;
  /** The sender's clock. */
  readonly at: Instant;
  readonly seen: RowMark;
  /** Only if the row stands at one of these versions when it is decided; left out, at any. */
  readonly only?: readonly number[];
}

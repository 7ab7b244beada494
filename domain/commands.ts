import { ACHIEVE_COMMANDS, type AchieveCommand, type ReportedCommand } from './achieveCommands.ts';
import type { Answer, TellableBasis } from './asks.ts';
import type { AutomateCommand } from './automating.ts';
import type { AutomationOrigin } from './automations/rules.ts';
import type { PinnedCompletion } from './completion.ts';
import type { PinnedPolicy } from './policy.ts';
import type { RuleOrigin } from './rules/rule.ts';
import type { Attendance, SessionPlace } from './sessions.ts';
import type { Actor, Anchors, Deadline, DeadlinePlan, RowMark, TextRef } from './state.ts';
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
  /** R33: the rule about an audience that made it, if one did. */
  readonly rule?: RuleOrigin;
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
  /** Its seats in sessions that are still to come. */
  readonly sessions?: readonly SessionPlace[];
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
  /** `because`: the person is erased (R35); said by the system alone. */
  | ({ readonly type: 'cancel'; readonly because?: 'erasure' } & Said)
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
  /** R33: the person is no longer in the audience of the rule (its code and id) that made it. */
  | ({ readonly type: 'left-audience'; readonly rule: string; readonly ruleId: string } & Said)
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

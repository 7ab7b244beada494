import type { PinnedPolicy } from './policy.ts';
import type { Actor, DeadlinePlan, PlannedReminder, RowMark, TextRef } from './state.ts';
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
  readonly deadlineAfter: Duration | null;
  /** A deadline asked for with the request goes before the policy's. */
  readonly deadline: DeadlinePlan | null;
  readonly note: TextRef | null;
}

/** Names the task and its assignment when the decision comes by a link (R7); without them the open task is meant. */
interface Decision extends Said {
  readonly taskId?: string;
  readonly assignment?: number;
}

/** Commands that people and machines send. */
export type PublicCommand =
  | ({ readonly type: 'approve' } & Decision)
  | ({ readonly type: 'decline' } & Decision)
  | ({ readonly type: 'accept' } & Said)
  | ({ readonly type: 'dismiss' } & Said)
  | ({ readonly type: 'visit' } & Said)
  | ({ readonly type: 'start' } & Said)
  | ({ readonly type: 'progress'; readonly percent: number } & Said)
  | ({ readonly type: 'complete' } & Said)
  | ({ readonly type: 'fail' } & Said)
  | ({ readonly type: 'suspend' } & Said)
  | ({ readonly type: 'resume' } & Said)
  | ({ readonly type: 'overbook' } & Said)
  | ({ readonly type: 'admit-beyond-maximum' } & Said)
  | ({ readonly type: 'withdraw' } & Said)
  | ({ readonly type: 'cancel' } & Said)
  | ({ readonly type: 'reopen' } & Said)
  | ({ readonly type: 'set-deadline'; readonly deadline: DeadlinePlan | null } & Said)
  | ({ readonly type: 'set-status'; readonly status: Status } & Said)
  | ({ readonly type: 'grade' | 'feedback' | 'note'; readonly text: TextRef | null } & Said);

/** Commands that only the system sends to itself. */
export type InternalCommand =
  /** A due instant has come: carry out everything that was due then. */
  | ({ readonly type: 'due'; readonly dueAt: Instant } & Said)
  /** The pool gave a seat (R13). */
  | ({ readonly type: 'grant-seat'; readonly grantId: string } & Said)
  /** The facts behind the open task's assignee changed (R2). */
  | ({ readonly type: 'reassign' } & Said)
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
  'withdraw',
  'cancel',
  'reopen',
  'set-deadline',
  'set-status',
  'grade',
  'feedback',
  'note',
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
    }
  /** A number in the queue: to keep the place while approval is asked for (R12), or to wait there, by hand. */
  | { readonly kind: 'queue'; readonly place: 'kept' | 'waitlisted' }
  | { readonly kind: 'assignee'; readonly step: number; readonly escalation: number; readonly why: AssigneeWhy }
  | { readonly kind: 'deadline'; readonly rule: DeadlineAsk };

/** Why the assignee is looked for: the step opens, its time limit passed, or the people around it changed. */
export type AssigneeWhy = 'opened' | 'escalated' | 'reassigned';

/** A deadline to be computed: by the rule's fixed date, or so long after the anchor. */
export type DeadlineAsk =
  | { readonly basis: 'fixed'; readonly date: string }
  | { readonly basis: 'enrolment' | 'approval'; readonly after: Duration; readonly anchor: Instant };

export type Answer =
  | {
      readonly kind: 'seat';
      readonly ask: Extract<Ask, { kind: 'seat' }>;
      readonly outcome: 'taken' | 'queued' | 'unlimited' | 'full';
      readonly queueNumber: number | null;
      readonly heldUntil: Instant | null;
    }
  | { readonly kind: 'queue'; readonly place: 'kept' | 'waitlisted'; readonly queueNumber: number | null }
  | {
      readonly kind: 'assignee';
      readonly ask: Extract<Ask, { kind: 'assignee' }>;
      /** The id for a new task, should one be opened. */
      readonly taskId: string;
      readonly assigneeId: string | null;
      readonly dueAt: Instant | null;
      readonly reminders: readonly PlannedReminder[];
    }
  | { readonly kind: 'deadline'; readonly plan: DeadlinePlan };

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

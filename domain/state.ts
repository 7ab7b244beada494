import type { PinnedPolicy } from './policy.ts';
import type {
  ActivityType,
  Duration,
  EndReason,
  Instant,
  LocalDate,
  Obligation,
  Role,
  Source,
  Status,
} from './words.ts';

/**
 * A person's words, by reference: the text lies in `personal_text`, the commitment (HMAC-SHA256 of it under a salt
 * kept beside it) is what commands, events and the hash chain carry (R35).
 */
export interface TextRef {
  readonly id: string;
  readonly commitment: string;
}

/** Who acted (R36). `id` is a user's, a client's or a task's; never a name. */
export interface Actor {
  readonly kind: 'user' | 'client' | 'system' | 'link';
  readonly id: string | null;
  readonly onBehalfOf: string | null;
}

export const SYSTEM: Actor = { kind: 'system', id: null, onBehalfOf: null };

/** When the enrolment is due: the instant, and the local date, zone and rule that it was made from (R19). */
export interface Deadline {
  readonly at: Instant;
  readonly localDate: LocalDate | null;
  readonly timezone: string;
  /** Where it came from: `by-hand`, `request`, or the policy's or activity's rule, for example `enrolment+P30D`. */
  readonly rule: string;
}

/** A deadline and all that hangs on it, made outside the workflow by calendar arithmetic with zones. */
export interface DeadlinePlan {
  readonly deadline: Deadline;
  /** When `onDeadline` is carried out: the deadline, or the end of the grace. */
  readonly graceUntil: Instant;
  readonly reminders: readonly PlannedReminder[];
}

/** A reminder that will fall due; `rule` names it within its enrolment (R23). */
export interface PlannedReminder {
  readonly rule: string;
  readonly at: Instant;
}

/** The open approval task. */
export interface OpenTask {
  readonly taskId: string;
  readonly step: number;
  /** Null: the administrators' queue (R4). */
  readonly assigneeId: string | null;
  /** Rises with every change of the assignee; a link is bound to it (R7). */
  readonly assignment: number;
  /** How many levels up the step has gone since it opened (R6). */
  readonly escalation: number;
  readonly openedAt: Instant;
  readonly dueAt: Instant | null;
  readonly reminders: readonly PlannedReminder[];
}

export interface Decided {
  readonly taskId: string;
  readonly step: number;
  readonly decision: 'approved' | 'declined';
}

/** Where the seat stands. `none` also for what has no maximum. */
export type SeatHold = 'none' | 'held' | 'queued' | 'beyond_maximum';

export interface End {
  /** The status before the end, to which `reopen` goes back. */
  readonly from: Status;
  readonly reason: EndReason;
  readonly at: Instant;
  /** The progress at the end, to which `reopen` goes back. */
  readonly progress: number;
}

/** The whole state of one enrolment: plain data that survives JSON, without a name or a free text in it (R35). */
export interface EnrolmentState {
  readonly id: string;
  readonly userId: string;
  readonly activityId: string;
  readonly activityType: ActivityType;
  readonly attempt: number;
  readonly obligation: Obligation;
  readonly source: Source;
  readonly role: Role;
  readonly policy: PinnedPolicy;
  /** The activity's own rule at the time of the request, used when neither request nor policy has a deadline. */
  readonly deadlineAfter: Duration | null;
  readonly status: Status;
  /** The status beneath `suspended` or `overbooked`. */
  readonly beneath: Status | null;
  readonly end: End | null;
  readonly progress: number;
  readonly requestedAt: Instant;
  readonly enrolledAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly completedAt: Instant | null;
  readonly lastVisitAt: Instant | null;
  readonly task: OpenTask | null;
  readonly decided: readonly Decided[];
  readonly seat: SeatHold;
  /** Until when a request awaiting approval holds its seat (R16). */
  readonly seatHeldUntil: Instant | null;
  readonly queueNumber: number | null;
  readonly deadline: DeadlinePlan | null;
  /** Deadline reminders up to here have been dealt with. */
  readonly remindedUntil: Instant | null;
  /** Has `onDeadline` been carried out for the present deadline? */
  readonly deadlinePassed: boolean;
  readonly grade: TextRef | null;
  readonly feedback: TextRef | null;
  readonly note: TextRef | null;
}

/** Where an enrolment's row stands: its version, its last event's number and the hash of it (the head of the chain). */
export interface Stamp {
  readonly version: number;
  readonly seq: number;
  readonly head: string;
}

/**
 * Names one moment of one row: two with the same mark hold the same state. The version alone does not: after a backup was
 * restored, its numbers are given a second time.
 */
export type RowMark = Pick<Stamp, 'version' | 'head'>;

/** A state as Postgres holds it. */
export interface Loaded {
  readonly state: EnrolmentState;
  readonly stamp: Stamp;
}

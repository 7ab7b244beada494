import type { AutomationOrigin } from './automations/rules.ts';
import type { Achieved, PinnedCompletion } from './completion.ts';
import type { PinnedPolicy } from './policy.ts';
import type { RuleOrigin } from './rules/rule.ts';
import type { SessionPlace } from './sessions.ts';
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

/** Who acted (R36). `id` is a user's, a client's, a task's or a rule's; never a name. */
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
  /** Was the zone named with the day? Then it stays when the learner's changes (R32). */
  readonly givenZone?: true;
}

/**
 * When the moments happened from which a deadline can be counted (R21), as far as they have. The enrolment's own is
 * `enrolledAt`; the day somebody was hired is the person's.
 */
export type Anchors = Readonly<
  Partial<Record<'approval' | 'first_access' | 'session_start' | 'plan_start' | 'completion', Instant>>
>;

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
  /** For whom the assignee stands in (R5); null: for nobody but themselves. */
  readonly principalId: string | null;
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
  /** Whom the step waited for when it was approved; null: the administrators, or nobody did and the time limit passed. */
  readonly by?: string | null;
}

/** Where the seat stands. `none` also for what has no maximum. */
export const SEAT_HOLDS = ['none', 'held', 'queued', 'beyond_maximum'] as const;
export type SeatHold = (typeof SEAT_HOLDS)[number];

/** A seat that is kept for the learner until the claim deadline (R17). */
export interface Offer {
  readonly grantId: string;
  /** The claim deadline. */
  readonly until: Instant;
  /** When the learner is reminded of it; null when that is done, or not wanted. */
  readonly remindAt: Instant | null;
}

export interface End {
  /** The status before the end, to which `reopen` goes back. */
  readonly from: Status;
  readonly reason: EndReason;
  readonly at: Instant;
  /** The progress at the end, to which `reopen` goes back. */
  readonly progress: number;
  /** Was it stopped when it ended? Then `reopen` stops it again. */
  readonly stopped?: 'suspended' | 'overbooked';
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
  /** What completes it, as it was at the request; null: the activity had no rule and no parts. */
  readonly completion: PinnedCompletion | null;
  readonly achieved: Achieved;
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
  /** An administrator's rank in the queue, 1 first, which goes before every number (R12); null for who has none. */
  readonly queueRank: number | null;
  /** The open offer, while the status is `offered`. */
  readonly offer: Offer | null;
  /** Is it an event that is held in sessions? Then one is in it before it is settled which session one attends. */
  readonly bySession: boolean;
  /** The sessions that were chosen, with one's seat in each. */
  readonly sessions: readonly SessionPlace[];
  /** How many calendar invitations went out, changes and cancellations among them. */
  readonly invitations: number;
  readonly deadline: DeadlinePlan | null;
  readonly anchors: Anchors;
  /** Was it taken away by hand? Then none comes by a rule any more. */
  readonly deadlineLifted: boolean;
  /** Deadline reminders up to here have been dealt with. */
  readonly remindedUntil: Instant | null;
  /** Has `onDeadline` been carried out for the present deadline? */
  readonly deadlinePassed: boolean;
  /** Until when the activity is open to the learner; null: without end. */
  readonly accessUntil: Deadline | null;
  /** Since when the learner is deactivated or expired (R32). */
  readonly awaySince: Instant | null;
  /** Since when its clocks stand still, by a suspension or as the learner is away. */
  readonly pausedSince: Instant | null;
  /** Until when the seat is held meanwhile. */
  readonly seatGraceUntil: Instant | null;
  /** The rule that made it; left out where none did. */
  readonly automation?: AutomationOrigin;
  /** R33: the rule about an audience that made it; left out where none did. */
  readonly rule?: RuleOrigin;
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

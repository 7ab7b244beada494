import type { ApprovalStep } from './policy.ts';
import type { DeadlinePlan } from './state.ts';
import type { ActivityType, EndReason, Instant, Obligation, Source, Status } from './words.ts';

/*
 * What mails and pages tell people about an enrolment and its approval. With names and words in it: it is read when it is
 * needed and never put into a command, an event or a log (R35).
 */

export type TaskStatus = 'open' | 'approved' | 'declined' | 'reassigned' | 'escalated' | 'expired' | 'withdrawn';

/** One approval task, with the names and words that go with it. */
export interface TaskFacts {
  readonly id: string;
  readonly step: number;
  readonly status: TaskStatus;
  readonly assignment: number;
  /** Null: the administrators' queue (R4). */
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  /** For whom the assignee stands in (R5); null: for nobody but themselves. */
  readonly principalName: string | null;
  readonly openedAt: Instant;
  readonly dueAt: Instant | null;
  readonly decidedAt: Instant | null;
  readonly decidedBy: {
    kind: 'user' | 'client' | 'system' | 'link';
    id: string | null;
    onBehalfOf: string | null;
  } | null;
  /** The person who decided; null for a machine, for the system, and while it is open. */
  readonly deciderName: string | null;
  readonly comment: string | null;
}

/** Everything about one enrolment that a mail or a page tells to people. */
export interface RequestFacts {
  readonly enrolmentId: string;
  readonly status: Status;
  readonly endReason: EndReason | null;
  readonly obligation: Obligation;
  readonly source: Source;
  readonly version: number;
  readonly progress: number;
  readonly requestedAt: Instant;
  /** Who asked, if a person did. */
  readonly requesterName: string | null;
  /** Why it was asked for, in the requester's words. */
  readonly requestReason: string | null;
  readonly plan: DeadlinePlan | null;
  readonly learner: {
    readonly id: string;
    readonly name: string;
    readonly positionTitle: string | null;
    readonly department: string | null;
    readonly location: string | null;
  };
  readonly activity: {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly type: ActivityType;
  };
  /** The approval steps of the pinned policy. */
  readonly steps: readonly ApprovalStep[];
  /** All tasks of the enrolment, the oldest first. */
  readonly tasks: readonly TaskFacts[];
  /** Where the number of seats is limited. */
  readonly seats: { readonly maximum: number; readonly taken: number; readonly waiting: number } | null;
  /** The open offer of a seat (R17). */
  readonly offer: { readonly grantId: string; readonly until: Instant } | null;
  /** The place in the queue, from 1; null for who does not wait. */
  readonly queuePosition: number | null;
}

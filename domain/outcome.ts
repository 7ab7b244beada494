import type { Ask } from './commands.ts';
import type { Actor, EnrolmentState, TextRef } from './state.ts';
import type { Instant, Status } from './words.ts';

export const EVENT_TYPES = [
  'requested',
  'approval_opened',
  'approval_reassigned',
  'approval_escalated',
  'approved',
  'declined',
  'approval_reminded',
  'accepted',
  'dismissed',
  'waitlisted',
  'seat_held',
  'seat_released',
  'seat_granted',
  'enrolled',
  'visited',
  'started',
  'progressed',
  'completed',
  'failed',
  'suspended',
  'resumed',
  'overbooked',
  'admitted_beyond_maximum',
  'withdrawn',
  'cancelled',
  'expired',
  'reopened',
  'revived',
  'deadline_set',
  'deadline_removed',
  'deadline_passed',
  'reminded',
  'status_set',
  'graded',
  'feedback_given',
  'noted',
  'late',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** One fact of the history (R36), before the store numbers, stamps and chains it. */
export interface DomainEvent {
  readonly type: EventType;
  readonly from: Status | null;
  readonly to: Status;
  /** When it happened; a timer's effects are dated by their due instant. */
  readonly at: Instant;
  readonly actor: Actor;
  readonly reason: TextRef | null;
  /** Ids, numbers, codes and commitments only. */
  readonly data: Readonly<Record<string, unknown>>;
}

export const MAILS = [
  'approval_request',
  'approval_reminder',
  'approval_withdrawn',
  'approval_closed',
  'request_approved',
  'request_declined',
  'request_timed_out',
  'waitlisted',
  'enrolled',
  'seat_granted',
  'deadline_reminder',
  'deadline_passed',
  'expired',
] as const;
export type MailTemplate = (typeof MAILS)[number];

/** What the commit carries out together with the new state. */
export type Effect =
  /** The state's task is new: it gets its row. */
  | { readonly kind: 'open-task' }
  | {
      readonly kind: 'close-task';
      readonly taskId: string;
      readonly status: 'approved' | 'declined' | 'reassigned' | 'escalated' | 'expired' | 'withdrawn';
      readonly at: Instant;
      readonly by: Actor;
      readonly comment: TextRef | null;
    }
  | {
      readonly kind: 'mail';
      readonly template: MailTemplate;
      /** Whom: the learner, or one person by id. Null: the administrators, who see it in their queue. */
      readonly to: string | null;
      readonly taskId: string | null;
      /** With the enrolment and template it names the occasion; a mail is made once for each (R23). */
      readonly occurrence: string;
      readonly at: Instant;
      /** A reminder is sent at most once; the others at least once (R23). */
      readonly atMostOnce: boolean;
    }
  /** Seats follow from the state itself; this one only asks the pool to look again (R13). */
  | { readonly kind: 'nudge-pool' }
  | { readonly kind: 'record' }
  | { readonly kind: 'void-record' };

export const REJECTIONS = {
  'not-possible': 'This is not possible in the present status',
  mandatory: 'The training is mandatory',
  'contrary-decision': 'The request was decided the other way',
  'task-moved': 'The request is waiting for somebody else',
  'task-closed': 'The request is no longer waiting for a decision',
  'own-request': 'Nobody decides on their own request',
  'no-seat': 'There is no free seat',
  full: 'The activity is full and has no waiting list',
  'later-attempt-lives': 'A later attempt is live',
  'not-for-this-type': 'This is not possible for an activity of this type',
  'deadline-in-past': 'The deadline lies in the past',
  'reason-required': 'A reason is required',
  'bad-request': 'The command does not fit its rules',
  'not-eligible': 'The person may not be enrolled',
  'changed-meanwhile': 'Somebody else was first',
} as const;
export type RejectionCode = keyof typeof REJECTIONS;

/** A refused command: nothing happened. */
export interface Rejection {
  readonly rejected: RejectionCode;
  readonly detail: string;
  readonly status: Status | null;
}

/** An accepted command. Without events it was a repeat that changes nothing. */
export interface Accepted {
  readonly rejected?: never;
  readonly state: EnrolmentState;
  readonly events: readonly DomainEvent[];
  readonly effects: readonly Effect[];
  /** To be answered, in order, by the commit; each answer is a transition of its own. */
  readonly asks: readonly Ask[];
}

export type Outcome = Accepted | Rejection;

export function isRejection(outcome: Outcome): outcome is Rejection {
  return outcome.rejected !== undefined;
}

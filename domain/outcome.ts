import type { Ask } from './asks.ts';
import type { NextAttempt } from './commands.ts';
import type { Actor, EnrolmentState, TextRef } from './state.ts';
import { type Instant, isEnded, type Status } from './words.ts';

export const EVENT_TYPES = [
  'requested',
  'approval_opened',
  'approval_reassigned',
  'approval_escalated',
  'approval_skipped',
  'approved',
  'declined',
  'approval_reminded',
  'accepted',
  'dismissed',
  'waitlisted',
  'seat_held',
  'seat_released',
  'seat_granted',
  'seat_offered',
  'offer_accepted',
  'offer_reminded',
  'offer_lapsed',
  'passed_over',
  'ranked',
  'lot_drawn',
  'learner_away',
  'learner_returned',
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
  'reset',
  'revived',
  'deadline_set',
  'deadline_removed',
  'deadline_passed',
  'access_set',
  'access_removed',
  'manager_told',
  'reminded',
  'status_set',
  'graded',
  'feedback_given',
  'noted',
  'late',
  'tried',
  'try_granted',
  'acknowledged',
  'signed_off',
  'attended',
  'evidence_submitted',
  'evidence_accepted',
  'evidence_rejected',
  'rule_adopted',
  'to_confirm',
  'session_chosen',
  'session_seat',
  'session_waitlisted',
  'session_left',
  'session_lost',
  'session_changed',
  'session_cancelled',
  'attendance_recorded',
  'automated',
  'policy_moved',
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
  'approval_digest',
  'approval_reminder',
  'approval_withdrawn',
  'approval_closed',
  'request_approved',
  'request_declined',
  'request_timed_out',
  'waitlisted',
  'enrolled',
  'seat_granted',
  'seat_offered',
  'offer_reminder',
  'offer_lapsed',
  'lot_drawn',
  'waitlist_closed',
  'seat_released',
  'deadline_reminder',
  'deadline_passed',
  'expired',
  'access_ended',
  'team_deadline_passed',
  'tries_used_up',
  'evidence_rejected',
  'session_confirmed',
  'session_waitlisted',
  'session_changed',
  'session_cancelled',
  'session_left',
  'session_lost',
  'session_reminder',
  'session_offered',
  'session_offer_reminder',
  'session_offer_lapsed',
  'automation_reminder',
  'automation_notice',
  'automation_after_end',
  'session_below_minimum',
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
      /** Not sent before this instant. */
      readonly notBefore?: Instant;
    }
  /** Seats follow from the state itself; this one only asks the pool to look again (R13). */
  | { readonly kind: 'nudge-pool' }
  /** R31: the next attempt is born with this id in the same commit, under that policy, with what it takes over. */
  | { readonly kind: 'next-attempt'; readonly next: NextAttempt }
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
  'offer-lapsed': 'The offer has lapsed',
  'later-attempt-lives': 'A later attempt is live',
  'not-for-this-type': 'This is not possible for an activity of this type',
  'deadline-in-past': 'The deadline lies in the past',
  'reason-required': 'A reason is required',
  'bad-request': 'The command does not fit its rules',
  'not-complete': 'The completion rule is not fulfilled',
  cooling: 'The next try is not possible yet',
  'no-try-left': 'All tries are used up',
  'name-differs': 'The typed name is another one',
  'other-document': 'It is another version of the document',
  'no-evidence': 'This evidence does not wait for a decision',
  'not-eligible': 'The person may not be enrolled',
  'unknown-session': 'There is no such session here',
  'session-cancelled': 'The session is cancelled',
  'window-closed': 'The window for this is closed',
  clash: 'It overlaps with another session of the same person',
  'changed-meanwhile': 'Somebody else was first',
  erased: 'The person was erased',
} as const;
export type RejectionCode = keyof typeof REJECTIONS;

/** A refused command: nothing happened. */
export interface Rejection {
  readonly rejected: RejectionCode;
  readonly detail: string;
  readonly status: Status | null;
  /** When it will be possible, where that is certain. */
  readonly possibleAt?: Instant;
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

/** Did it come back from an end? Then a later attempt that lives may forbid it (R1). */
export function livesAgain(events: readonly Pick<DomainEvent, 'from' | 'to'>[]): boolean {
  return events.some(({ from, to }) => from !== null && isEnded(from) && !isEnded(to));
}

/**
 * The words of the product, as closed lists. Everything else (types, database checks, API schemas, tables in the
 * documents) is made from these lists, so a word exists once.
 */

/** A moment in UTC as RFC 3339 with milliseconds (`2026-03-31T21:59:59.999Z`): two of them compare as strings. */
export type Instant = string;
/** A calendar day, `YYYY-MM-DD`. */
export type LocalDate = string;
/** An ISO 8601 duration, such as `P30D` or `PT12H`. */
export type Duration = string;

export const STATUSES = [
  'suggested',
  'awaiting_approval',
  'waitlisted',
  'offered',
  'to_confirm',
  'enrolled',
  'in_progress',
  'completed',
  'suspended',
  'overbooked',
  'failed',
  'declined',
  'withdrawn',
  'cancelled',
  'expired',
] as const;
export type Status = (typeof STATUSES)[number];

export const ENDED = ['completed', 'failed', 'declined', 'withdrawn', 'cancelled', 'expired'] as const;
export type EndStatus = (typeof ENDED)[number];
export type LiveStatus = Exclude<Status, EndStatus>;

export const OBLIGATIONS = ['mandatory', 'suggested', 'optional'] as const;
export type Obligation = (typeof OBLIGATIONS)[number];

export const SOURCES = ['self', 'manager', 'administrator', 'hr', 'rule', 'plan', 'recertification'] as const;
export type Source = (typeof SOURCES)[number];

export const ROLES = ['learner', 'tutor', 'instructor'] as const;
export type Role = (typeof ROLES)[number];

export const ACTIVITY_TYPES = ['course', 'quiz', 'event', 'objective', 'acknowledgement', 'external'] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

export const USER_STATUSES = ['activated', 'active', 'deactivated', 'expired'] as const;
export type UserStatus = (typeof USER_STATUSES)[number];

export const RELATIONS = ['manager', 'managers_manager', 'owner', 'user', 'administrators'] as const;
export type Relation = (typeof RELATIONS)[number];

export const TABS = ['active', 'completed', 'cancelled'] as const;
export type Tab = (typeof TABS)[number];

/** Why an enrolment ended. */
export const END_REASONS = [
  'completed',
  'override',
  'failed',
  'declined',
  'request_timed_out',
  'dismissed',
  'withdrawn',
  'cancelled',
  'deadline',
  'access',
  'offer',
  'waitlist',
  'by_hand',
  'tries_used_up',
  'request',
  'no_show',
  'reset',
  'audience',
  'erasure',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** Has this status ended the attempt? A live enrolment is one that has not ended (R1). */
export function isEnded(status: Status): status is EndStatus {
  return (ENDED as readonly Status[]).includes(status);
}

/** The tab of the ledger under which a status is shown. */
export function tabOf(status: Status): Tab {
  if (status === 'completed') return 'completed';
  return isEnded(status) ? 'cancelled' : 'active';
}

/** What a status opens: the activity's material, and the session in the room. */
export function accessOf(status: Status): { activity: boolean; session: boolean } {
  const open = status === 'enrolled' || status === 'in_progress' || status === 'completed';
  // In the event, but the session is not settled.
  return { activity: open || status === 'to_confirm', session: open };
}

/** E-learning is what can be overbooked by hand. */
export function isELearning(type: ActivityType): boolean {
  return type === 'course' || type === 'quiz';
}

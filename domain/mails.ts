import type { CertificationMailTemplate } from './certifications/state.ts';
import type { CertificationTold } from './certifications/told.ts';
import type { RecordMailTemplate, RecordTold } from './expiry/told.ts';
import type { MailTemplate } from './outcome.ts';
import type { ReportMailTemplate, ReportTold } from './reports/told.ts';
import type { RequestFacts, TaskFacts } from './requestFacts.ts';
import { offerOf, type SessionTold } from './sessionMail.ts';
import type { SignInTold } from './signIn/link.ts';
import { type Instant, isEnded, type UserStatus } from './words.ts';

export interface Recipient {
  readonly id: string;
  readonly name: string;
  readonly givenName: string;
  readonly email: string;
  readonly locale: string;
  readonly timezone: string;
  readonly status: UserStatus;
}

/** A mail that was claimed, with all that it takes to write it. */
export interface ClaimedMail {
  readonly id: string;
  readonly template: MailTemplate;
  /**
   * `waiting`: to be sent, again if need be. `sending`: to be sent, and never again. The others are not to be sent: the
   * claim itself has settled them.
   */
  readonly status: 'waiting' | 'sending' | 'unclear' | 'missed';
  readonly taskId: string | null;
  readonly occurrence: string;
  readonly at: Instant;
  readonly atMostOnce: boolean;
  readonly firstTriedAt: Instant;
  readonly attempts: number;
  /** The mail that asked for the decision, for threading. */
  readonly requestMailId: string | null;
  readonly to: Recipient;
  readonly facts: RequestFacts;
  /** The session that it is about. */
  readonly session?: SessionTold | null;
}

/** A claimed mail about a person's certification (R29). */
export interface ClaimedCertificationMail extends Omit<ClaimedMail, 'template' | 'facts' | 'session' | 'taskId'> {
  readonly template: CertificationMailTemplate;
  readonly certification: CertificationTold;
}

/** A claimed mail about a training record that expires. */
export interface ClaimedRecordMail extends Omit<ClaimedMail, 'template' | 'facts' | 'session' | 'taskId'> {
  readonly template: RecordMailTemplate;
  readonly record: RecordTold;
}

/** A claimed mail about a report that was made. */
export interface ClaimedReportMail extends Omit<ClaimedMail, 'template' | 'facts' | 'session' | 'taskId'> {
  readonly template: ReportMailTemplate;
  readonly report: ReportTold;
}

/** A claimed mail with a link that lets one in. */
export interface ClaimedSignInMail extends Omit<ClaimedMail, 'template' | 'facts' | 'session' | 'taskId'> {
  readonly template: 'sign_in_link';
  readonly signIn: SignInTold;
}

/** A claimed mail, whatever it is about. */
export type AnyClaimedMail =
  | ClaimedMail
  | ClaimedCertificationMail
  | ClaimedRecordMail
  | ClaimedReportMail
  | ClaimedSignInMail;

export function isAboutCertification(mail: AnyClaimedMail): mail is ClaimedCertificationMail {
  return 'certification' in mail;
}

export function isAboutRecord(mail: AnyClaimedMail): mail is ClaimedRecordMail {
  return 'record' in mail;
}

export function isAboutReport(mail: AnyClaimedMail): mail is ClaimedReportMail {
  return 'report' in mail;
}

export function isToSignIn(mail: AnyClaimedMail): mail is ClaimedSignInMail {
  return 'signIn' in mail;
}

/** What became of a claimed mail. `waiting`: it is tried again at `dueAt`. */
export interface MailMark {
  readonly id: string;
  readonly status: 'sent' | 'dropped' | 'waiting' | 'failed' | 'unclear';
  /** A code, never a text of the mail server's: those quote addresses. */
  readonly error: string | null;
  readonly dueAt: Instant | null;
}

/** The task that a mail is about: the named one, else the one that was decided last. */
export function taskOf(mail: Pick<ClaimedMail, 'taskId' | 'occurrence' | 'facts'>): TaskFacts | null {
  const { tasks } = mail.facts;
  const named = tasks.find((task) => task.id === (mail.taskId ?? mail.occurrence));
  return named ?? tasks.findLast((task) => task.decidedAt !== null) ?? null;
}

/**
 * R23: has what the mail is about ended, or changed so that the mail would be wrong? Asked right before it is sent, which
 * can be a day after it was written. Decisions are always told.
 */
export function matterHasEnded(
  mail: Pick<ClaimedMail, 'template' | 'taskId' | 'occurrence' | 'to' | 'facts' | 'at' | 'session'>,
): boolean {
  const { template, facts, to } = mail;
  const { status, plan } = facts;
  // Who is deactivated or expired is written to no more (R32).
  if (to.status === 'deactivated' || to.status === 'expired') return true;
  switch (template) {
    case 'approval_request':
    case 'approval_digest':
    case 'approval_reminder': {
      const task = taskOf(mail);
      return task?.status !== 'open' || task.assigneeId !== to.id;
    }
    case 'waitlisted':
      return status !== 'waitlisted';
    case 'seat_offered':
    case 'offer_reminder':
      return facts.offer?.grantId !== mail.occurrence;
    case 'enrolled':
    case 'seat_granted':
      return isEnded(status);
    case 'seat_released':
      return status !== 'suspended' && status !== 'waitlisted';
    case 'deadline_reminder':
      return isEnded(status) || !plan?.reminders.some(({ rule, at }) => mail.occurrence === `${rule}@${at}`);
    case 'deadline_passed':
      return isEnded(status) || plan?.deadline.at !== mail.occurrence;
    case 'lot_drawn':
      return status !== 'waitlisted';
    case 'expired':
    case 'access_ended':
    case 'waitlist_closed':
      return status !== 'expired';
    case 'team_deadline_passed':
      return (isEnded(status) && status !== 'expired') || plan?.deadline.at !== mail.occurrence;
    case 'tries_used_up':
      return status !== 'failed';
    case 'evidence_rejected':
      return isEnded(status);
    case 'session_confirmed':
    case 'session_changed':
      return mail.session?.standing !== 'seat';
    case 'session_reminder': {
      const { session } = mail;
      return session?.standing !== 'seat' || session.status !== 'planned' || isOver(session, mail.at);
    }
    case 'session_below_minimum': {
      const { session } = mail;
      return session?.status !== 'planned' || session.taken >= (session.minimum ?? 0);
    }
    case 'session_waitlisted':
      return mail.session?.standing !== 'queued';
    // Who is back in it has been told so since.
    case 'session_left':
      return mail.session?.standing === 'seat';
    case 'session_offered':
    case 'session_offer_reminder':
      return mail.session?.standing !== 'offered' || mail.session.offer?.grantId !== offerOf(mail.occurrence).grantId;
    case 'session_offer_lapsed':
    case 'session_lost':
      return isEnded(status) || mail.session?.standing === 'seat';
    case 'automation_reminder':
    case 'automation_notice':
      return isEnded(status);
    case 'automation_after_end':
      return false;
    case 'session_cancelled':
    case 'offer_lapsed':
      return false;
    case 'approval_withdrawn':
    case 'approval_closed':
    case 'request_approved':
    case 'request_declined':
    case 'request_timed_out':
      return false;
  }
}

/** Has it begun, at that instant? */
function isOver({ parts }: SessionTold, at: Instant): boolean {
  return parts[0] === undefined || parts[0].startsAt <= at;
}

const FIRST_RETRY_MS = 30_000;
const LAST_RETRY_MS = 60 * 60_000;

/** How long to wait before a mail is tried again: twice as long after every try, up to an hour. In milliseconds. */
export function retryDelay(attempts: number): number {
  return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts - 1, 20));
}

const GIVE_UP_AFTER_MS = 24 * 60 * 60_000;

/** A mail that could not be sent for a day is given up. */
export function isGivenUp(mail: Pick<ClaimedMail, 'firstTriedAt'>, now: Instant): boolean {
  return Date.parse(now) - Date.parse(mail.firstTriedAt) >= GIVE_UP_AFTER_MS;
}

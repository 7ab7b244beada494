import { isEnded } from '../domain/words.ts';
import type { ClaimedMail } from '../store/mails.ts';
import { taskOf } from './templates/view.ts';

/**
 * R23: has what the mail is about ended, or changed so that the mail would be wrong? Asked right before it is sent, which
 * can be a day after it was written. Decisions are always told.
 */
export function matterHasEnded(
  mail: Pick<ClaimedMail, 'template' | 'taskId' | 'occurrence' | 'to' | 'facts'>,
): boolean {
  const { template, facts, to } = mail;
  const { status, plan } = facts;
  switch (template) {
    case 'approval_request':
    case 'approval_reminder': {
      const task = taskOf(mail);
      return task?.status !== 'open' || task.assigneeId !== to.id;
    }
    case 'waitlisted':
      return status !== 'waitlisted';
    case 'enrolled':
    case 'seat_granted':
      return isEnded(status);
    case 'deadline_reminder':
      return isEnded(status) || !plan?.reminders.some(({ rule, at }) => mail.occurrence === `${rule}@${at}`);
    case 'deadline_passed':
      return isEnded(status) || plan?.deadline.at !== mail.occurrence;
    case 'expired':
      return status !== 'expired';
    case 'approval_withdrawn':
    case 'approval_closed':
    case 'request_approved':
    case 'request_declined':
    case 'request_timed_out':
      return false;
  }
}

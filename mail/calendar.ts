import type { ClaimedMail } from '../domain/mails.ts';
import type { MailTemplate } from '../domain/outcome.ts';
import { invitationOf } from '../domain/sessionMail.ts';
import { type CalendarMethod, toIcs } from './ics.ts';

/** A calendar object as it goes with a mail. */
export interface CalendarObject {
  readonly method: CalendarMethod;
  readonly filename: string;
  readonly content: string;
}

const METHODS: Partial<Record<MailTemplate, CalendarMethod>> = {
  session_confirmed: 'REQUEST',
  session_changed: 'REQUEST',
  session_cancelled: 'CANCEL',
  session_left: 'CANCEL',
};

/**
 * The invitations that go with a mail about a session: one for each part, each with its own UID, which stays the same for
 * this enrolment, session and part. A part that a change took away is cancelled.
 */
export function calendarOf(mail: ClaimedMail, from: { name: string; address: string }, host: string): CalendarObject[] {
  const method = METHODS[mail.template];
  const { session, facts, to } = mail;
  if (!method || !session || to.id !== facts.learner.id) return [];
  const { sequence, parts: before } = invitationOf(mail.occurrence);
  const [first] = session.parts;
  if (!first) return [];
  const title = session.title ? `${facts.activity.title}: ${session.title}` : facts.activity.title;
  return Array.from({ length: Math.max(before, session.parts.length) }, (_, index) => {
    const part = session.parts[index];
    const does = part ? method : 'CANCEL';
    const many = session.parts.length > 1 ? ` (${index + 1}/${session.parts.length})` : '';
    const content = toIcs({
      method: does,
      uid: `${facts.enrolmentId}.${session.id}.${index + 1}@${host}`,
      sequence,
      summary: `${title}${part ? many : ''}`,
      description: [...session.instructors, ...(part?.link ? [part.link] : [])].join('\n'),
      part: part ?? first,
      organizer: from,
      attendee: { name: to.name, address: to.email },
      stamp: mail.at,
    });
    return { method: does, filename: index === 0 ? 'invite.ics' : `invite-${index + 1}.ics`, content };
  });
}

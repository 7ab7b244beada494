import { type ClaimedMail, taskOf } from '../../domain/mails.ts';
import { isEnded } from '../../domain/words.ts';
import { labelsFor } from '../labels.ts';
import type { Dates } from '../language.ts';
import { type SessionView, sessionViewOf } from './sessionWords.ts';

/** What the sentences of a mail are made from: words and dates as this recipient reads them. */
export interface View {
  readonly recipient: { name: string; givenName: string };
  readonly learner: string;
  /** Is it the learner who reads it? */
  readonly toLearner: boolean;
  /** The activity's title, in the quotation marks of the language. */
  readonly title: string;
  readonly bareTitle: string;
  /** Did the learner ask, or somebody else for them? */
  readonly ownRequest: boolean;
  readonly mandatory: boolean;
  readonly isEvent: boolean;
  /** In the event, while it is not settled which session is attended. */
  readonly toConfirm: boolean;
  readonly session: SessionView;
  readonly approved: boolean;
  readonly deadline: string | null;
  readonly overdue: boolean;
  /** Has the enrolment ended? */
  readonly over: boolean;
  readonly queuePosition: number | null;
  /** Until when an offered seat may be claimed. */
  readonly offeredUntil: string | null;
  /** Does it wait for a seat (again)? */
  readonly waits: boolean;
  /** What the enrolment is now, in a word or two. */
  readonly status: string;
  readonly ended: 'withdrawn' | 'cancelled' | 'expired' | 'otherwise';
  /** How the task came to this recipient. */
  readonly passedOn: 'escalated' | 'reassigned' | null;
  /** For whom the recipient is asked (R5). */
  readonly standsInFor: string | null;
  /** The day of what the mail is about. */
  readonly dueOn: string;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
}

export function viewOf(mail: ClaimedMail, dates: Dates): View {
  const { facts, to } = mail;
  const labels = labelsFor(dates.language);
  const task = taskOf(mail);
  const before = task && facts.tasks[facts.tasks.indexOf(task) - 1];
  const passedOn = before && before.step === task.step ? before.status : null;
  const deadline = facts.plan?.deadline ?? null;
  const ended = facts.status === 'withdrawn' || facts.status === 'cancelled' || facts.status === 'expired';
  return {
    recipient: to,
    learner: facts.learner.name,
    toLearner: to.id === facts.learner.id,
    title: labels.quoted(facts.activity.title),
    bareTitle: facts.activity.title,
    ownRequest: facts.source === 'self',
    mandatory: facts.obligation === 'mandatory',
    isEvent: facts.activity.type === 'event',
    toConfirm: facts.status === 'to_confirm',
    session: sessionViewOf(mail, dates),
    approved: facts.tasks.some((other) => other.status === 'approved'),
    deadline: deadline && dates.deadline(deadline),
    over: isEnded(facts.status),
    overdue: deadline !== null && deadline.at <= mail.at,
    queuePosition: facts.queuePosition,
    offeredUntil: facts.offer && dates.moment(facts.offer.until),
    waits: facts.status === 'waitlisted',
    status: labels.statuses[facts.status],
    ended: ended ? (facts.status as 'withdrawn' | 'cancelled' | 'expired') : 'otherwise',
    passedOn: passedOn === 'escalated' || passedOn === 'reassigned' ? passedOn : null,
    standsInFor: task?.principalName ?? null,
    dueOn: dates.day(mail.at),
    openedOn: task && dates.day(task.openedAt),
    closedOn: task?.decidedAt ? dates.day(task.decidedAt) : null,
  };
}

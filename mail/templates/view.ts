import type { ClaimedMail } from '../../store/mails.ts';
import type { TaskFacts } from '../../store/requestFacts.ts';
import { labelsFor } from '../labels.ts';
import type { Dates } from '../language.ts';

/** What the sentences of a mail are made from: words and dates as this recipient reads them. */
export interface View {
  readonly recipient: { name: string; givenName: string };
  readonly learner: string;
  /** The activity's title, in the quotation marks of the language. */
  readonly title: string;
  readonly bareTitle: string;
  /** Did the learner ask, or somebody else for them? */
  readonly ownRequest: boolean;
  readonly mandatory: boolean;
  readonly isEvent: boolean;
  readonly approved: boolean;
  readonly deadline: string | null;
  readonly overdue: boolean;
  readonly queuePosition: number | null;
  /** What the enrolment is now, in a word or two. */
  readonly status: string;
  readonly ended: 'withdrawn' | 'cancelled' | 'expired' | 'otherwise';
  /** How the task came to this recipient. */
  readonly passedOn: 'escalated' | 'reassigned' | null;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
}

/** The task that a mail is about: the named one, else the one that was decided last. */
export function taskOf(mail: Pick<ClaimedMail, 'taskId' | 'occurrence' | 'facts'>): TaskFacts | null {
  const { tasks } = mail.facts;
  const named = tasks.find((task) => task.id === (mail.taskId ?? mail.occurrence));
  return named ?? tasks.findLast((task) => task.decidedAt !== null) ?? null;
}

export function viewOf(mail: ClaimedMail, dates: Dates): View {
  const { facts, to } = mail;
  const labels = labelsFor(dates.language);
  const task = taskOf(mail);
  const before =
    task && facts.tasks.findLast((other) => other.assignment < task.assignment && other.step === task.step);
  const deadline = facts.plan?.deadline ?? null;
  const ended = facts.status === 'withdrawn' || facts.status === 'cancelled' || facts.status === 'expired';
  return {
    recipient: to,
    learner: facts.learner.name,
    title: labels.quoted(facts.activity.title),
    bareTitle: facts.activity.title,
    ownRequest: facts.source === 'self',
    mandatory: facts.obligation === 'mandatory',
    isEvent: facts.activity.type === 'event',
    approved: facts.tasks.some((other) => other.status === 'approved'),
    deadline: deadline && dates.deadline(deadline),
    overdue: deadline !== null && deadline.at <= mail.at,
    queuePosition: facts.queuePosition,
    status: labels.statuses[facts.status],
    ended: ended ? (facts.status as 'withdrawn' | 'cancelled' | 'expired') : 'otherwise',
    passedOn: before?.status === 'escalated' || before?.status === 'reassigned' ? before.status : null,
    openedOn: task && dates.day(task.openedAt),
    closedOn: task?.decidedAt ? dates.day(task.decidedAt) : null,
  };
}

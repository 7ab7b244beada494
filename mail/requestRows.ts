import type { RequestFacts, TaskFacts } from '../domain/requestFacts.ts';
import { isEnded } from '../domain/words.ts';
import { type Labels, labelsFor } from './labels.ts';
import type { Dates } from './language.ts';

/** A label and its value. */
export type Row = readonly [label: string, value: string];

/** What an approver is shown of a request, in mails and on pages: who, what, when, how urgent, and how far it is. */
export function requestRows(facts: RequestFacts, task: TaskFacts, dates: Dates): Row[] {
  const labels = labelsFor(dates.language);
  const { learner, seats, steps } = facts;
  const rows: Row[] = [
    [
      labels.learner,
      [learner.name, learner.positionTitle, learner.department, learner.location].filter(Boolean).join(', '),
    ],
    trainingRow(facts, labels),
    [labels.obligation, labels.obligations[facts.obligation]],
    [labels.requested, requested(facts, labels, dates)],
  ];
  if (facts.plan) rows.push([labels.deadline, dates.deadline(facts.plan.deadline)]);
  if (seats) rows.push([labels.seats, labels.seatsTaken(seats.taken, seats.maximum, seats.waiting)]);
  if (steps.length > 1) rows.push([labels.step, labels.stepOf(task.step + 1, steps.length)]);
  if (task.principalName) rows.push([labels.onBehalfOf, task.principalName]);
  if (task.status === 'open' && task.dueAt)
    rows.push([labels.decideBy, decideBy(facts, task.step, task.dueAt, labels, dates)]);
  return rows;
}

/** What a learner is shown of an enrolment. */
export function enrolmentRows(facts: RequestFacts, dates: Dates): Row[] {
  const labels = labelsFor(dates.language);
  const rows: Row[] = [trainingRow(facts, labels), [labels.obligation, labels.obligations[facts.obligation]]];
  const ended = isEnded(facts.status) && facts.status !== 'completed';
  if (facts.plan && !ended) rows.push([labels.deadline, dates.deadline(facts.plan.deadline)]);
  if (facts.progress > 0 && facts.progress < 100) rows.push([labels.progress, `${facts.progress}\u00a0%`]);
  return rows;
}

/** What the owner of an activity is shown of it. */
export function activityRows(facts: RequestFacts, dates: Dates): Row[] {
  return [trainingRow(facts, labelsFor(dates.language))];
}

/** Who decided a task, by name, or in general terms where that was no person; null while it is open. */
export function deciderOf(task: TaskFacts, labels: Labels): string | null {
  if (task.decidedAt === null) return null;
  if (task.deciderName !== null) return inWhosePlace(task.deciderName, task, labels);
  return task.decidedBy?.kind === 'system' ? null : labels.administration;
}

/** R5: whom a task waited for, or who decided it by its link, and in whose place. */
export function inWhosePlace(name: string, { principalName }: TaskFacts, labels: Labels): string {
  return principalName === null ? name : labels.standingIn(name, principalName);
}

function trainingRow({ activity }: RequestFacts, labels: Labels): Row {
  return [labels.training, `${activity.title} (${labels.types[activity.type]})`];
}

function requested(facts: RequestFacts, labels: Labels, dates: Dates): string {
  const date = dates.day(facts.requestedAt);
  return facts.source === 'self' ? date : labels.requestedBy(date, facts.requesterName ?? labels.sources[facts.source]);
}

/** R6, R9: until when, and what happens then; what is mandatory is never declined by the clock. */
function decideBy(facts: RequestFacts, step: number, dueAt: string, labels: Labels, dates: Dates): string {
  const rule = facts.steps[step]?.onTimeout ?? 'escalate';
  const then = rule === 'decline' && facts.obligation === 'mandatory' ? 'escalate' : rule;
  return `${dates.moment(dueAt)}; ${labels.onTimeout[then]}`;
}

import { accessOf, isEnded, type Status } from '../../domain/words.ts';
import type { EnrolmentView, TellingEvent } from '../../store/enrolmentView.ts';
import type { Enrolment } from '../schemas/enrolments.ts';

/** Each fact's reason, as sentences: made of the state and of the last events that led to it. */
export function why(view: EnrolmentView): Enrolment['why'] {
  return {
    status: whyStatus(view),
    access: whyAccess(view.state.status),
    deadline: whyDeadline(view),
    queue: whyQueue(view),
  };
}

function whyStatus(view: EnrolmentView): string {
  const { state, statusEvent } = view;
  const said = statusEvent?.reason ? ` Reason: ${statusEvent.reason}` : '';
  const since = statusEvent ? ` since ${day(statusEvent.at)}` : '';
  if (isEnded(state.status)) return `${ended(view)}${by(statusEvent)}.${said}`;
  switch (state.status) {
    case 'suggested':
      return `Suggested${since}${by(statusEvent)}: the learner may accept or dismiss it.${said}`;
    case 'awaiting_approval':
      return awaiting(view);
    case 'waitlisted':
      return `Allowed, and waiting for a seat${since}: all ${view.pool?.maximum ?? 0} were taken.${said}`;
    case 'enrolled':
      return `Enrolled${since}${by(statusEvent)}${seat(view)}, and not started yet.${said}`;
    case 'in_progress':
      return `Started${state.startedAt ? ` on ${day(state.startedAt)}` : ''}, ${state.progress} % done${seat(view)}.${said}`;
    case 'suspended':
      return `Suspended${since}${by(statusEvent)}; it was ${spoken(state.beneath)} before.${said}`;
    case 'overbooked':
      return `Overbooked${since}${by(statusEvent)}: on the roll without access, and without a seat.${said}`;
    default:
      return `It is ${spoken(state.status)}${since}.${said}`;
  }
}

function awaiting({ state, assigneeName }: EnrolmentView): string {
  const { task } = state;
  if (!task) return 'The request waits for an approval.';
  const steps = state.policy.rules.approval.steps.length;
  const whom =
    task.assigneeId === null ? 'the administrators, as no other approver was found' : (assigneeName ?? 'the approver');
  const until = task.dueAt ? `, who may decide until ${minute(task.dueAt)}` : '';
  return `The request waits for ${whom}${until} (step ${task.step + 1} of ${steps}, since ${day(task.openedAt)}).`;
}

const ENDS: Readonly<Record<string, string>> = {
  completed: 'Completed',
  override: 'Completed by override (done elsewhere)',
  failed: 'Failed',
  declined: 'Declined by the approver',
  request_timed_out: 'Declined, as nobody decided in time',
  dismissed: 'The suggestion was dismissed',
  withdrawn: 'Withdrawn by the learner',
  cancelled: 'Cancelled',
  deadline: 'Expired, as the deadline passed',
  by_hand: 'Set by hand',
};

function ended({ state }: EnrolmentView): string {
  const words = ENDS[state.end?.reason ?? ''] ?? `Ended as ${spoken(state.status)}`;
  return state.end ? `${words} on ${day(state.end.at)}` : words;
}

function seat({ state, pool }: EnrolmentView): string {
  if (state.seat === 'beyond_maximum') return ', with a seat beyond the maximum';
  return pool && state.seat === 'held' ? `, with one of ${pool.maximum} seats` : '';
}

function whyAccess(status: Status): string {
  if (accessOf(status).activity) return `Open: who is ${spoken(status)} may open the activity.`;
  switch (status) {
    case 'suggested':
      return 'Closed: a suggestion opens the activity when it is accepted.';
    case 'awaiting_approval':
      return 'Closed: it opens when the request is approved and there is a seat.';
    case 'waitlisted':
      return 'Closed: it opens when a seat is free.';
    case 'suspended':
      return 'Closed: an administrator has suspended it.';
    case 'overbooked':
      return 'Closed: overbooked is on the roll without access.';
    default:
      return `Closed: it has ended (${spoken(status)}).`;
  }
}

function whyDeadline({ state, deadlineEvent }: EnrolmentView): string {
  const { deadline } = state;
  if (!deadline) {
    if (deadlineEvent?.type === 'deadline_removed')
      return `None: removed on ${day(deadlineEvent.at)}${by(deadlineEvent)}.`;
    return waitsForDeadline(state.policy.rules.deadline?.basis ?? (state.deadlineAfter ? 'enrolment' : null));
  }
  const { at, localDate, timezone, rule } = deadline.deadline;
  const when = localDate ? `Due at the end of ${localDate} in ${timezone}` : `Due at ${minute(at)}`;
  return `${when}: ${ruleInWords(rule, state.policy, deadlineEvent)}.`;
}

function waitsForDeadline(basis: string | null): string {
  if (basis === 'enrolment') return 'None yet: it will be counted from the enrolment.';
  if (basis === 'approval') return 'None yet: it will be counted from the approval.';
  return 'None: neither the request nor the policy nor the activity sets one.';
}

function ruleInWords(rule: string, policy: { code: string; version: number }, event: TellingEvent | null): string {
  const { code, version } = policy;
  if (rule === 'request') return 'asked for with the request';
  if (rule === 'by-hand') return event ? `set by hand on ${day(event.at)}${by(event)}` : 'set by hand';
  if (rule === 'fixed') return `the fixed date of the policy ${code}, version ${version}`;
  const [basis, after] = rule.split('+');
  return after ? `${after} after the ${basis}, by the policy ${code}, version ${version}, or the activity` : rule;
}

function whyQueue({ state, pool, queuePosition }: EnrolmentView): string | null {
  if (queuePosition !== null && pool) {
    return `Place ${queuePosition} of ${pool.waiting}, by number ${state.queueNumber}; ${pool.taken} of ${pool.maximum} seats are taken.`;
  }
  if (state.status === 'awaiting_approval' && state.queueNumber !== null) {
    return `Number ${state.queueNumber} is kept while the approval is asked for.`;
  }
  return null;
}

/** Who acted, as " by …". A machine is named by its key; the system itself is left out. */
function by(event: TellingEvent | null): string {
  if (!event || event.actorKind === 'system') return '';
  const someone = event.actorKind === 'client' ? 'an API client' : 'somebody';
  return ` by ${event.actorName ? (event.actorKind === 'client' ? `the API client ${event.actorName}` : event.actorName) : someone}`;
}

const day = (at: string): string => at.slice(0, 10);
const minute = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
const spoken = (status: Status | null): string => (status ?? 'open').replaceAll('_', ' ');

import { accessAt } from '../../domain/accessEnd.ts';
import { isOnOffer } from '../../domain/sessions.ts';
import { accessOf, type Instant, isEnded } from '../../domain/words.ts';
import type { EnrolmentView } from '../../store/enrolmentView.ts';
import type { Enrolment } from '../schemas/enrolments.ts';
import { whyCompletion } from './completion.ts';
import { whyDeadline } from './whyDeadline.ts';
import { whyQueue } from './whyQueue.ts';
import { by, day, minute, spoken, untilWhen } from './whyWords.ts';

/** Each fact's reason, as sentences: made of the state and of the last events that led to it. */
export function why(view: EnrolmentView, now: Instant): Enrolment['why'] {
  return {
    status: whyStatus(view),
    access: whyAccess(view.state, now),
    deadline: whyDeadline(view),
    queue: whyQueue(view),
    completion: whyCompletion(view.state, now),
  };
}

function whyStatus(view: EnrolmentView): string {
  const { state, statusEvent } = view;
  const said = statusEvent?.reason ? ` Reason: ${statusEvent.reason}` : '';
  const since = statusEvent ? ` since ${day(statusEvent.at)}` : '';
  if (isEnded(state.status)) return `${ended(view)}${by(statusEvent)}.${said}`;
  return `${whyLive(view, since, said)}${away(state)}`;
}

/** R32: what stands still, and until when the seat is held. */
function away({ awaySince, seatGraceUntil }: EnrolmentView['state']): string {
  const gone = awaySince ? ` The learner may not sign in since ${day(awaySince)}.` : '';
  return seatGraceUntil ? `${gone} The seat is held until ${minute(seatGraceUntil)}.` : gone;
}

function whyLive(view: EnrolmentView, since: string, said: string): string {
  const { state, statusEvent } = view;
  switch (state.status) {
    case 'suggested':
      return `Suggested${since}${by(statusEvent)}: the learner may accept or dismiss it.${said}`;
    case 'awaiting_approval':
      return awaiting(view);
    case 'waitlisted':
      if (view.pool?.awaitsDraw)
        return `Allowed, and waiting for the draw${since}, in which the seats are given.${said}`;
      return `Allowed, and waiting for a seat${since}: all ${view.pool?.maximum ?? 0} were taken.${said}`;
    case 'offered':
      return `A seat is kept${since}; it can be accepted until ${minute(state.offer?.until ?? '')}, then it goes to the next.${said}`;
    case 'to_confirm':
      return `${toConfirm(view)}${since ? `, ${since.trim()}` : ''}.${said}`;
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

/** What is still to be settled about the sessions of the event. */
function toConfirm({ state }: EnrolmentView): string {
  const cancelled = state.sessions.find(({ session }) => session.status === 'cancelled');
  if (cancelled) {
    const until = cancelled.session.offerUntil ? ` until ${minute(cancelled.session.offerUntil)}` : '';
    return `In the event; the session is cancelled, and another may be chosen${until}`;
  }
  const offered = state.sessions.find(isOnOffer);
  if (offered) {
    const { session, offer } = offered;
    return `In the event, and a seat in the session of ${day(session.startsAt)} is kept; it can be accepted until ${minute(offer.until)}`;
  }
  if (state.sessions.some(({ seat }) => seat === 'queued'))
    return 'In the event, and waiting for a seat in the session that was chosen';
  return 'In the event, and no session is chosen yet';
}

/** Who is waited for, in whose place, since when, and what happens at the time limit. */
function awaiting({ state, assigneeName, principalName }: EnrolmentView): string {
  const { task } = state;
  if (!task) return 'The request waits for an approval.';
  const steps = state.policy.rules.approval.steps.length;
  const standsIn = principalName ? ` (who stands in for ${principalName})` : '';
  const whom =
    task.assigneeId === null
      ? 'the administrators, as no other approver was found'
      : `${assigneeName ?? 'the approver'}${standsIn}`;
  return `The request waits for ${whom} since ${day(task.openedAt)}, at step ${task.step + 1} of ${steps}. ${atTheLimit(state)}`;
}

/** R6, R9 */
function atTheLimit({ task, policy, obligation }: EnrolmentView['state']): string {
  if (!task?.dueAt) return 'There is no time limit.';
  const rule = policy.rules.approval.steps[task.step]?.onTimeout ?? 'escalate';
  const spared = rule === 'decline' && obligation === 'mandatory';
  const then = {
    escalate: 'goes to the next level',
    approve: 'counts as approved',
    decline: spared ? 'goes to the next level, as mandatory training is not declined' : 'counts as declined',
  }[rule];
  return `If nobody decides until ${minute(task.dueAt)}, it ${then}.`;
}

const ENDS: Readonly<Record<string, string>> = {
  completed: 'Completed',
  override: 'Completed by override (done elsewhere)',
  failed: 'Failed',
  tries_used_up: 'Failed, as all tries are used up',
  declined: 'Declined by the approver',
  request_timed_out: 'Declined, as nobody decided in time',
  dismissed: 'The suggestion was dismissed',
  withdrawn: 'Withdrawn by the learner',
  cancelled: 'Cancelled',
  reset: 'Ended by a reset, after which the next attempt began',
  deadline: 'Expired, as the deadline passed',
  access: 'Expired, as the access ended',
  offer: 'Expired, as the offered seat was not claimed in time',
  waitlist: 'Expired, as it started and the waiting list ended',
  by_hand: 'Set by hand',
  request: 'Expired, as it was still undecided when sign-up for the session closed',
  audience: 'Cancelled, as the person left the audience of the rule that had made it',
  no_show: 'Failed, as the learner did not come to the session',
};

function ended({ state }: EnrolmentView): string {
  const words = ENDS[state.end?.reason ?? ''] ?? `Ended as ${spoken(state.status)}`;
  return state.end ? `${words} on ${day(state.end.at)}` : words;
}

function seat({ state, pool, place }: EnrolmentView): string {
  if (place.reservedFor) return `, with a seat reserved for the team of ${place.reservedFor}`;
  if (state.seat === 'beyond_maximum') return ', with a seat beyond the maximum';
  if (state.sessions.some((one) => one.seat === 'beyond_maximum'))
    return ', with a seat in the session beyond its maximum';
  return pool && state.seat === 'held' ? `, with one of ${pool.maximum} seats` : '';
}

function whyAccess(state: EnrolmentView['state'], now: Instant): string {
  const { status, accessUntil } = state;
  const until = accessUntil ? untilWhen(accessUntil) : null;
  if (status === 'to_confirm') return 'Open: who is in the event may open it; the session is still to be settled.';
  if (accessAt(state, now).activity)
    return `Open${until ? ` until ${until}` : ''}: who is ${spoken(status)} may open the activity.`;
  if (accessOf(status).activity && until) return `Closed: it is ${spoken(status)}, and the access ended (${until}).`;
  switch (status) {
    case 'suggested':
      return 'Closed: a suggestion opens the activity when it is accepted.';
    case 'awaiting_approval':
      return 'Closed: it opens when the request is approved and there is a seat.';
    case 'waitlisted':
      return 'Closed: it opens when a seat is free.';
    case 'offered':
      return 'Closed: it opens when the offered seat is accepted.';
    case 'suspended':
      return 'Closed: an administrator has suspended it.';
    case 'overbooked':
      return 'Closed: overbooked is on the roll without access.';
    default:
      return `Closed: it has ended (${spoken(status)}).`;
  }
}

import { askAccess } from './accessEnd.ts';
import { noSeatToApprove } from './approvals.ts';
import type { Answer } from './asks.ts';
import { askSessionSeats } from './choosing.ts';
import { askDeadline, firstAccess } from './deadlines.ts';
import { type Draft, reject } from './draft.ts';
import type { Rejection } from './outcome.ts';
import { stop } from './pausing.ts';
import { isSettled } from './sessions.ts';
import type { Decided, EnrolmentState, SeatHold } from './state.ts';

/** Where who gets in goes on: who had started before (and was stopped or reopened) is in progress again. */
export function entryStatus(state: EnrolmentState): 'enrolled' | 'in_progress' {
  return state.startedAt === null ? 'enrolled' : 'in_progress';
}

/** Allowed in, if there is a seat: takes the one that is held already, or asks for one (R11). */
export function enter(
  draft: Draft,
  to: 'enrolled' | 'in_progress',
  how: { purpose?: 'enter' | 'required'; byTimeLimit?: true; stopAgain?: true } = {},
): void {
  const { seat, status } = draft.state;
  if (seat !== 'held' && seat !== 'beyond_maximum') {
    draft.ask({ kind: 'seat', purpose: 'enter', to, ...how });
    return;
  }
  admit(draft, to, seat);
  if (how.stopAgain) stop(draft);
  // The seat was held for the approval (R16).
  if (status === 'awaiting_approval') tellEntered(draft);
}

/** In: the status opens the activity, and a deadline counted from the enrolment begins (R21). */
export function admit(draft: Draft, to: 'enrolled' | 'in_progress', seat: SeatHold): void {
  const first = draft.state.enrolledAt === null;
  const starts = to === 'in_progress' && draft.state.startedAt === null;
  // In the event, which session one attends is still to be settled.
  const settled = !draft.state.bySession || isSettled(draft.state);
  draft.event(
    settled ? 'enrolled' : 'to_confirm',
    {
      status: !settled ? 'to_confirm' : starts ? 'enrolled' : to,
      beneath: null,
      seat,
      seatHeldUntil: null,
      offer: null,
      queueRank: null,
      // Where seats are without limit, a number drawn before means nothing any more.
      queueNumber: seat === 'none' ? null : draft.state.queueNumber,
      enrolledAt: draft.state.enrolledAt ?? draft.at,
    },
    { seat },
  );
  if (starts) {
    firstAccess(draft);
    draft.event('started', { status: settled ? 'in_progress' : 'to_confirm', startedAt: draft.at });
  }
  if (first) askDeadline(draft, 'enrolment');
  if (!settled) askSessionSeats(draft);
  if (first) askAccess(draft);
}

/** Gives back whatever is held or queued for. The pool hears of it in the same commit (R13). */
export function leaveSeat(draft: Draft): void {
  if (draft.state.seat === 'none' && draft.state.queueNumber === null) return;
  draft.set({
    seat: 'none',
    seatHeldUntil: null,
    seatGraceUntil: null,
    queueNumber: null,
    queueRank: null,
    offer: null,
  });
}

/** What the pool answered to a request for a seat (R11, R12, R16). */
export function seatAnswered(draft: Draft, answer: Extract<Answer, { kind: 'seat' }>): Rejection | null {
  const { ask, outcome } = answer;
  if (ask.purpose === 'hold') {
    if (outcome === 'taken') {
      draft.event('seat_held', { seat: 'held', seatHeldUntil: answer.heldUntil }, { until: answer.heldUntil });
    }
    return null;
  }
  if (outcome === 'taken' || outcome === 'unlimited') {
    admit(draft, ask.to, outcome === 'taken' ? 'held' : 'none');
    if (ask.stopAgain) stop(draft);
    else tellEntered(draft);
    return null;
  }
  if (ask.purpose === 'required') {
    const why = answer.because === 'draw' ? 'the seats are handed out by the draw' : 'all seats are taken';
    return reject('no-seat', `${why}; admit-beyond-maximum takes one over the maximum`, draft.state);
  }
  if (outcome === 'full' && ask.byTimeLimit) {
    noSeatToApprove(draft);
    return null;
  }
  if (outcome === 'full') {
    const why = answer.because === 'started' ? 'the waiting list has closed' : 'the policy keeps no waiting list';
    return reject('full', `all seats are taken and ${why}`, draft.state);
  }
  queued(draft, answer.queueNumber);
  if (ask.stopAgain) stop(draft);
  else if (approvalOf(draft.state) || draft.state.source === 'self')
    draft.mail('waitlisted', draft.state.userId, `${answer.queueNumber}`);
  return null;
}

/** The learner hears of it: once for an approval, however often it is entered with it, or as the policy says. */
function tellEntered(draft: Draft): void {
  const { state } = draft;
  const approval = approvalOf(state);
  if (approval) draft.mail('request_approved', state.userId, approval.taskId);
  else if (state.policy.rules.notifyEnrolled) draft.mail('enrolled', state.userId, draft.at);
}

function approvalOf(state: EnrolmentState): Decided | undefined {
  return state.decided.findLast((entry) => entry.decision === 'approved');
}

/** At the end of the queue, with the number drawn when it was asked for (R12). */
export function queued(draft: Draft, queueNumber: number | null): void {
  draft.event('waitlisted', { status: 'waitlisted', beneath: null, seat: 'queued', queueNumber }, { queueNumber });
}

import { consult } from './approvals.ts';
import { closeTask } from './approvalTask.ts';
import { askDeadline, catchUp } from './deadlines.ts';
import { type Draft, reject } from './draft.ts';
import { complete, end } from './ends.ts';
import type { Rejection } from './outcome.ts';
import { putOverbooked, stop } from './pausing.ts';
import { reopenStopped, restore } from './reopening.ts';
import { enter, entryStatus, leaveSeat } from './seats.ts';
import { takeBackOffers } from './sessionOffers.ts';
import { leaveSessions } from './sessionPlaces.ts';
import { isInside, isSettled } from './sessions.ts';
import { endSuspension } from './standstill.ts';
import { isEnded, type LiveStatus, type Status } from './words.ts';

/** A status can always be set by hand by who may, with a reason; it still needs a seat where seats are limited. */
export function setStatus(draft: Draft, target: Status, reasoned: boolean): Rejection | null {
  const { state } = draft;
  if (!reasoned) return reject('reason-required', 'set-status wants a reason', state);
  if (target === state.status) return null;
  if (target === 'offered') return reject('bad-request', 'a seat is offered by the waiting list, not by hand', state);
  if (isEnded(target)) {
    if (state.status === 'completed') {
      draft.effect({ kind: 'void-record' }).set({ completedAt: null, progress: state.end?.progress ?? state.progress });
    }
    if (target === 'completed') complete(draft, 'override');
    else end(draft, target, 'status_set', 'by_hand');
    return null;
  }
  if (target === 'suspended' || target === 'overbooked') {
    if (isEnded(state.status)) {
      restore(draft, 'reopened');
      return reopenStopped(draft, target);
    }
    if (target === 'overbooked') return putOverbooked(draft);
    stop(draft);
    return null;
  }
  if (isEnded(state.status)) restore(draft, 'reopened');
  return toLive(draft, target);
}

function toLive(draft: Draft, target: Exclude<LiveStatus, 'suspended' | 'overbooked' | 'offered'>): Rejection | null {
  const { state } = draft;
  if (state.status === 'suggested' || state.status === 'suspended') catchUp(draft);
  if (state.status === 'suspended') endSuspension(draft);
  if (!isInside(target)) takeBackOffers(draft);
  switch (target) {
    case 'enrolled':
    case 'in_progress':
      if (state.bySession && !isSettled(state))
        return reject('bad-request', 'it is not settled which session is attended: choose one first', state);
      closeTask(draft);
      draft.event('status_set', target === 'enrolled' ? { startedAt: null } : {}, { target });
      if (state.enrolledAt === null) {
        // Put in by hand it was neither asked for nor approved, but the deadlines that begin then bind it (R21).
        askDeadline(draft, 'request');
        askDeadline(draft, 'approval');
      }
      enter(draft, target, { purpose: 'required' });
      return null;
    case 'to_confirm':
      if (!state.bySession)
        return reject('not-for-this-type', 'only an event that is held in sessions is confirmed', state);
      closeTask(draft);
      leaveSessions(draft);
      draft.event('status_set', { sessions: [] }, { target });
      enter(draft, entryStatus(state), { purpose: 'required' });
      return null;
    case 'waitlisted':
      closeTask(draft);
      leaveSeatOnly(draft);
      draft.event('status_set', {}, { target }).ask({ kind: 'queue', place: 'waitlisted' });
      return null;
    case 'suggested':
      closeTask(draft);
      leaveSeat(draft);
      draft.event('status_set', { status: 'suggested', beneath: null }, { target });
      return null;
    case 'awaiting_approval':
      if (state.policy.rules.approval.steps.length === 0) {
        return reject('bad-request', 'the policy of this enrolment has no approval steps', state);
      }
      leaveSeatOnly(draft);
      draft.event('status_set', { decided: [] }, { target });
      consult(draft, 0);
      return null;
  }
}

/** Who was asking or waiting keeps the number drawn then (R12); who was inside draws a new one. */
function leaveSeatOnly(draft: Draft): void {
  const { status, seat } = draft.state;
  const keeps = seat === 'queued' || status === 'awaiting_approval' || status === 'offered';
  if (keeps) draft.set({ seat: 'none', seatHeldUntil: null, seatGraceUntil: null, offer: null });
  else leaveSeat(draft);
}

import { closeTask, consult } from './approvals.ts';
import type { PublicCommand } from './commands.ts';
import { askDeadline, catchUp } from './deadlines.ts';
import { type Draft, notPossible, reject } from './draft.ts';
import { complete, end } from './ends.ts';
import type { EventType, Rejection } from './outcome.ts';
import { reopen, restore } from './reopening.ts';
import { admit, enter, entryStatus, leaveSeat } from './seats.ts';
import type { EnrolmentState } from './state.ts';
import { isELearning, isEnded, type LiveStatus, type Status } from './words.ts';

type Manage = Extract<
  PublicCommand,
  {
    type:
      | 'suspend'
      | 'resume'
      | 'overbook'
      | 'admit-beyond-maximum'
      | 'withdraw'
      | 'cancel'
      | 'reopen'
      | 'set-deadline'
      | 'set-status'
      | 'grade'
      | 'feedback'
      | 'note';
  }
>;

/** What is done at the desk: by administrators, and by learners who leave. */
export function manage(draft: Draft, command: Manage): Rejection | null {
  const { state } = draft;
  switch (command.type) {
    case 'suspend':
      return suspend(draft);
    case 'resume':
      return resume(draft);
    case 'overbook':
      return overbook(draft);
    case 'admit-beyond-maximum':
      return admitBeyond(draft, command.reason != null);
    case 'withdraw':
      if (isEnded(state.status)) return notPossible(state, command.type);
      if (state.obligation === 'mandatory') {
        return reject(
          'mandatory',
          'mandatory training cannot be withdrawn from; an administrator may cancel it',
          state,
        );
      }
      end(draft, 'withdrawn', 'withdrawn', 'withdrawn');
      return null;
    case 'cancel':
      if (isEnded(state.status)) return notPossible(state, command.type);
      end(draft, 'cancelled', 'cancelled', 'cancelled');
      return null;
    case 'reopen':
      if (!isEnded(state.status)) return notPossible(state, command.type);
      if (!command.reason) return reject('reason-required', 'reopen wants a reason', state);
      reopen(draft, 'reopened');
      return null;
    case 'set-deadline':
      return setDeadline(draft, command);
    case 'set-status':
      return setStatus(draft, command.status, command.reason != null);
    default:
      return setText(draft, command);
  }
}

function suspend(draft: Draft): Rejection | null {
  const { status } = draft.state;
  if (status !== 'enrolled' && status !== 'in_progress' && status !== 'waitlisted') {
    return notPossible(draft.state, 'suspend');
  }
  draft.event('suspended', { status: 'suspended', beneath: status });
  return null;
}

/** Back to the status beneath; reminders that fell due meanwhile are not sent late (R23). */
function resume(draft: Draft): Rejection | null {
  const { status, beneath } = draft.state;
  if ((status !== 'suspended' && status !== 'overbooked') || beneath === null)
    return notPossible(draft.state, 'resume');
  catchUp(draft);
  if (status === 'overbooked') {
    enter(draft, entryStatus(draft.state));
    return null;
  }
  draft.event('resumed', { status: beneath, beneath: null });
  // A seat may have become free while nobody was looking for this one (R13).
  if (beneath === 'waitlisted') draft.effect({ kind: 'nudge-pool' });
  return null;
}

/** By hand, e-learning only: on the roll without access, without a seat (R11). */
function overbook(draft: Draft): Rejection | null {
  const { status, activityType } = draft.state;
  if (!isELearning(activityType)) return reject('not-for-this-type', 'only e-learning can be overbooked', draft.state);
  if (status !== 'enrolled' && status !== 'in_progress' && status !== 'waitlisted') {
    return notPossible(draft.state, 'overbook');
  }
  leaveSeat(draft);
  draft.event('overbooked', { status: 'overbooked', beneath: entryStatus(draft.state) });
  return null;
}

/** R11: one over the maximum, by somebody, with a reason, and shown as such. */
function admitBeyond(draft: Draft, reasoned: boolean): Rejection | null {
  const { state } = draft;
  if (state.status !== 'waitlisted' && state.status !== 'overbooked') return notPossible(state, 'admit-beyond-maximum');
  if (!reasoned) return reject('reason-required', 'admit-beyond-maximum wants a reason', state);
  draft.event('admitted_beyond_maximum');
  admit(draft, entryStatus(state), 'beyond_maximum');
  return null;
}

/** R22: at once, with all reminders planned anew; it revives what expired by its deadline. */
function setDeadline(draft: Draft, command: Extract<Manage, { type: 'set-deadline' }>): Rejection | null {
  const { state } = draft;
  const plan = command.deadline;
  const revives = state.status === 'expired' && state.end?.reason === 'deadline';
  if (isEnded(state.status) && !revives) return notPossible(state, command.type);
  if (plan && plan.deadline.at <= draft.now) return reject('deadline-in-past', 'the deadline must lie ahead', state);
  if (!plan && !state.deadline) return null;
  draft.event(
    plan ? 'deadline_set' : 'deadline_removed',
    { deadline: plan, deadlinePassed: false, remindedUntil: draft.now },
    { before: state.deadline?.deadline.at ?? null, deadline: plan?.deadline.at ?? null },
  );
  if (revives) reopen(draft, 'revived');
  return null;
}

/** A status can always be set by hand by who may, with a reason; it still needs a seat where seats are limited. */
function setStatus(draft: Draft, target: Status, reasoned: boolean): Rejection | null {
  const { state } = draft;
  if (!reasoned) return reject('reason-required', 'set-status wants a reason', state);
  if (target === state.status) return null;
  if (isEnded(target)) {
    if (state.status === 'completed') {
      draft.effect({ kind: 'void-record' }).set({ completedAt: null, progress: state.end?.progress ?? state.progress });
    }
    if (target === 'completed') complete(draft, 'override');
    else end(draft, target, 'status_set', 'by_hand');
    return null;
  }
  if (target === 'suspended' || target === 'overbooked') {
    if (isEnded(state.status)) return notPossible(state, `set-status to ${target}`);
    return target === 'suspended' ? suspend(draft) : overbook(draft);
  }
  if (isEnded(state.status)) restore(draft, 'reopened');
  return toLive(draft, target);
}

function toLive(draft: Draft, target: Exclude<LiveStatus, 'suspended' | 'overbooked'>): Rejection | null {
  const { state } = draft;
  if (state.status === 'suggested' || state.status === 'suspended') catchUp(draft);
  switch (target) {
    case 'enrolled':
    case 'in_progress':
      closeTask(draft);
      draft.event('status_set', target === 'enrolled' ? { startedAt: null } : {}, { target });
      if (state.enrolledAt === null) {
        // Put in by hand it was neither asked for nor approved, but the deadlines that begin then bind it (R21).
        askDeadline(draft, 'request');
        askDeadline(draft, 'approval');
      }
      enter(draft, target, { purpose: 'required' });
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
  if (seat === 'queued' || status === 'awaiting_approval') draft.set({ seat: 'none', seatHeldUntil: null });
  else leaveSeat(draft);
}

const TEXT_EVENTS: Record<'grade' | 'feedback' | 'note', EventType> = {
  grade: 'graded',
  feedback: 'feedback_given',
  note: 'noted',
};

/** Grade, feedback for the learner, internal note: words by reference, possible in every status, also after the end. */
function setText(draft: Draft, command: Extract<Manage, { type: 'grade' | 'feedback' | 'note' }>): Rejection | null {
  const patch: Partial<EnrolmentState> = { [command.type]: command.text };
  draft.event(TEXT_EVENTS[command.type], patch, { commitment: command.text?.commitment ?? null });
  return null;
}

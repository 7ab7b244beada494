import { setAccess } from './accessEnd.ts';
import { setStatus } from './byHand.ts';
import { admitBeyondInSession } from './choosing.ts';
import type { PublicCommand } from './commands.ts';
import { type Draft, notPossible, reject } from './draft.ts';
import { end } from './ends.ts';
import { rank } from './line.ts';
import type { EventType, Rejection } from './outcome.ts';
import { overbook, resume, suspend } from './pausing.ts';
import { reopen } from './reopening.ts';
import { reset } from './resetting.ts';
import { admit, entryStatus } from './seats.ts';
import { isInside, notToBeLeft } from './sessions.ts';
import type { EnrolmentState } from './state.ts';
import { isEnded } from './words.ts';

type Manage = Extract<
  PublicCommand,
  {
    type:
      | 'suspend'
      | 'resume'
      | 'overbook'
      | 'admit-beyond-maximum'
      | 'rank'
      | 'withdraw'
      | 'cancel'
      | 'reopen'
      | 'reset'
      | 'set-deadline'
      | 'set-access'
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
    case 'rank':
      return rank(draft, command, command.reason != null);
    case 'withdraw':
      if (isEnded(state.status)) return notPossible(state, command.type);
      if (state.obligation === 'mandatory') {
        return reject(
          'mandatory',
          'mandatory training cannot be withdrawn from; an administrator may cancel it',
          state,
        );
      }
      if (notToBeLeft(state, draft.now)) {
        return reject('window-closed', 'the session may not be left any more; an administrator may cancel', state);
      }
      end(draft, 'withdrawn', 'withdrawn', 'withdrawn');
      return null;
    case 'cancel':
      if (isEnded(state.status)) return notPossible(state, command.type);
      end(draft, 'cancelled', 'cancelled', command.because ?? 'cancelled');
      return null;
    case 'reopen':
      if (!isEnded(state.status)) return notPossible(state, command.type);
      if (!command.reason) return reject('reason-required', 'reopen wants a reason', state);
      reopen(draft, 'reopened');
      return null;
    case 'reset':
      return reset(draft, command);
    case 'set-deadline':
      return setDeadline(draft, command);
    case 'set-access':
      return setAccess(draft, command);
    case 'set-status':
      return setStatus(draft, command.status, command.reason != null);
    default:
      return setText(draft, command);
  }
}

/** R11: one over the maximum, by somebody, with a reason, and shown as such. */
function admitBeyond(draft: Draft, reasoned: boolean): Rejection | null {
  const { state } = draft;
  const inSession = isInside(state.status) && state.sessions.some(({ seat }) => seat === 'queued');
  if (state.status !== 'waitlisted' && state.status !== 'overbooked' && !inSession)
    return notPossible(state, 'admit-beyond-maximum');
  if (!reasoned) return reject('reason-required', 'admit-beyond-maximum wants a reason', state);
  if (inSession) {
    admitBeyondInSession(draft);
    return null;
  }
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
    {
      deadline: plan,
      deadlineLifted: plan === null,
      deadlinePassed: false,
      remindedUntil: draft.now,
      pausedSince: state.pausedSince && draft.now,
    },
    { before: state.deadline?.deadline.at ?? null, deadline: plan?.deadline.at ?? null },
  );
  if (revives) reopen(draft, 'revived');
  return null;
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

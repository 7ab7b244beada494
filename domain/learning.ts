import { seek } from './approvals.ts';
import type { PublicCommand } from './commands.ts';
import { catchUp } from './deadlines.ts';
import { type Draft, notPossible, reject } from './draft.ts';
import { complete, end } from './ends.ts';
import type { Rejection } from './outcome.ts';
import { accessOf, completesByProgress, isEnded } from './words.ts';

type Learn = Extract<
  PublicCommand,
  { type: 'accept' | 'dismiss' | 'visit' | 'start' | 'progress' | 'complete' | 'fail' }
>;

/** What the learner, or the content on the learner's behalf, tells. */
export function learn(draft: Draft, command: Learn): Rejection | null {
  const { state } = draft;
  switch (command.type) {
    case 'accept':
      return accept(draft, command.type);
    case 'dismiss':
      if (state.status !== 'suggested') return notPossible(state, command.type);
      if (state.obligation === 'mandatory') {
        return reject('mandatory', 'mandatory training cannot be dismissed; an administrator may cancel it', state);
      }
      end(draft, 'withdrawn', 'dismissed', 'dismissed');
      return null;
    case 'visit':
      if (!accessOf(state.status).activity) return notPossible(state, command.type);
      // Visits can arrive out of order; the last one is the latest.
      if (state.lastVisitAt !== null && state.lastVisitAt >= draft.at) return null;
      draft.event('visited', { lastVisitAt: draft.at });
      return null;
    default:
      if (command.type === 'progress' && !(command.percent >= 0 && command.percent <= 100)) {
        return reject('bad-request', 'percent must be from 0 to 100', state);
      }
      if (isEnded(state.status)) return late(draft, command);
      return onTheWay(draft, command);
  }
}

/** R25: what arrives after the end is kept in the history and changes nothing. */
function late(draft: Draft, command: Learn): Rejection | null {
  draft.event(
    'late',
    {},
    { command: command.type, ...(command.type === 'progress' ? { percent: command.percent } : {}) },
  );
  return null;
}

function accept(draft: Draft, name: 'accept' | 'start'): Rejection | null {
  if (draft.state.status !== 'suggested') return notPossible(draft.state, name);
  catchUp(draft);
  draft.event('accepted');
  // What is started is in progress at once, if nobody has to be asked and a seat is free.
  seek(draft, name === 'start' ? 'in_progress' : 'enrolled');
  return null;
}

function onTheWay(draft: Draft, command: Learn): Rejection | null {
  const { state } = draft;
  // Starting a suggestion accepts it; whether that opens it now depends on approval and seat.
  if (state.status === 'suggested' && command.type === 'start') return accept(draft, command.type);
  if (state.status !== 'enrolled' && state.status !== 'in_progress') return notPossible(state, command.type);
  if (command.type === 'fail') {
    end(draft, 'failed', 'failed', 'failed');
    return null;
  }
  if (command.type === 'complete') {
    // With a reason it is somebody's word that it was done elsewhere (R28).
    complete(draft, command.reason ? 'override' : 'completed');
    return null;
  }
  if (state.status === 'enrolled') draft.event('started', { status: 'in_progress', startedAt: draft.at });
  if (command.type === 'progress') advance(draft, Math.floor(command.percent));
  return null;
}

/** R25: progress never goes backwards on its own; whole progress completes what is complete by it. */
function advance(draft: Draft, percent: number): void {
  if (percent > draft.state.progress) draft.event('progressed', { progress: percent }, { percent });
  // Also when it was whole before: what was reopened is completed by saying so again.
  if (percent === 100 && completesByProgress(draft.state.activityType)) complete(draft, 'completed');
}

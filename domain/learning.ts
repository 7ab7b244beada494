import { accessAt } from './accessEnd.ts';
import { advancePart, finish } from './achieving.ts';
import { seek } from './approvals.ts';
import { begin } from './beginning.ts';
import type { PublicCommand } from './commands.ts';
import { ruleOf } from './completion.ts';
import { catchUp, firstAccess } from './deadlines.ts';
import { type Draft, notPossible, reject } from './draft.ts';
import { complete, end } from './ends.ts';
import { missing } from './missing.ts';
import { claim } from './offers.ts';
import type { Rejection } from './outcome.ts';
import { claimInSession } from './sessionOffers.ts';
import { isInside, isOnOffer } from './sessions.ts';
import { isEnded } from './words.ts';

type Learn = Extract<
  PublicCommand,
  { type: 'accept' | 'dismiss' | 'visit' | 'start' | 'progress' | 'complete' | 'fail' }
>;

/** What the learner, or the content on the learner's behalf, tells. */
export function learn(draft: Draft, command: Learn): Rejection | null {
  const { state } = draft;
  switch (command.type) {
    case 'accept':
      if (command.session !== undefined || state.sessions.some(isOnOffer))
        return claimInSession(draft, command.session);
      return state.status === 'offered' ? claim(draft) : accept(draft, command.type);
    case 'dismiss':
      if (state.status !== 'suggested' && state.status !== 'offered') return notPossible(state, command.type);
      if (state.obligation === 'mandatory') {
        return reject('mandatory', 'mandatory training cannot be dismissed; an administrator may cancel it', state);
      }
      end(draft, 'withdrawn', 'dismissed', 'dismissed');
      return null;
    case 'visit':
      if (!accessAt(state, draft.now).activity) return notPossible(state, command.type);
      // Visits can arrive out of order; the last one is the latest.
      if (state.lastVisitAt !== null && state.lastVisitAt >= draft.at) return null;
      firstAccess(draft);
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
    {
      command: command.type,
      ...(command.type === 'progress' && {
        percent: command.percent,
        ...(command.part !== undefined && { part: command.part }),
      }),
    },
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
  if (!isInside(state.status)) return notPossible(state, command.type);
  if (command.type === 'fail') {
    end(draft, 'failed', 'failed', 'failed');
    return null;
  }
  if (command.type === 'complete') {
    // With a reason it is somebody's word that it was done elsewhere (R28); without one the activity's own rule decides.
    const open = command.reason || state.completion === null ? [] : missing(state);
    if (open.length > 0) {
      return reject('not-complete', `open are: ${open.map(({ detail }) => detail).join('; ')}`, state);
    }
    complete(draft, command.reason ? 'override' : 'completed');
    return null;
  }
  if (command.type === 'progress' && command.part === undefined && state.completion && ruleOf(state).parts !== null) {
    return reject('bad-request', 'its progress is made of its parts: name the part', state);
  }
  begin(draft);
  if (command.type !== 'progress') return null;
  const percent = Math.floor(command.percent);
  if (command.part !== undefined) return advancePart(draft, command.part, percent);
  advance(draft, percent);
  return null;
}

/** R25: progress never goes backwards on its own; whole progress completes what is complete by it. */
function advance(draft: Draft, percent: number): void {
  if (percent > draft.state.progress) draft.event('progressed', { progress: percent }, { percent });
  // Also when it was whole before: what was reopened is completed by saying so again.
  if (percent === 100) finish(draft);
}

import type { InternalCommand } from './commands.ts';
import { type Draft, notPossible, reject } from './draft.ts';
import { end } from './ends.ts';
import type { Rejection } from './outcome.ts';
import { putPlace } from './sessionPlaces.ts';
import { placeIn } from './sessions.ts';
import { isEnded } from './words.ts';

/** What becomes of who waits in the line of a pool: moved, passed over, drawn, sent home. */

/** The last rank that can be given; who has none comes after it. */
export const LAST_RANK = 999_999;

/** R12: an administrator moves somebody in the queue, with a reason. A rank goes before every number. */
export function rank(
  draft: Draft,
  { rank: wanted, session }: { readonly rank: number | null; readonly session?: string },
  reasoned: boolean,
): Rejection | null {
  const { state } = draft;
  const place = session === undefined ? undefined : placeIn(state, session);
  const waits = session === undefined ? state.status === 'waitlisted' : place?.seat === 'queued';
  if (!waits) return notPossible(state, 'rank');
  if (!reasoned) return reject('reason-required', 'rank wants a reason', state);
  if (wanted !== null && !(Number.isInteger(wanted) && wanted >= 1 && wanted <= LAST_RANK)) {
    return reject('bad-request', `rank must be a whole number from 1 to ${LAST_RANK}, or null`, state);
  }
  if (place) {
    const before = place.queueRank ?? null;
    if (wanted === before) return null;
    putPlace(draft, { ...place, queueRank: wanted });
    draft.event('ranked', {}, { rank: wanted, before, sessionId: session });
    return null;
  }
  if (wanted === state.queueRank) return null;
  draft.event('ranked', { queueRank: wanted }, { rank: wanted, before: state.queueRank });
  return null;
}

/** R14: the next was tried instead; why is kept. The place in the queue stays. */
export function passOver(draft: Draft, command: Extract<InternalCommand, { type: 'pass-over' }>): Rejection | null {
  const waitsInSession = placeIn(draft.state, command.poolId)?.seat === 'queued';
  if (draft.state.status !== 'waitlisted' && !waitsInSession) return notPossible(draft.state, 'pass-over');
  draft.event('passed_over', {}, { why: command.why, poolId: command.poolId });
  return null;
}

/** R18: it has started: the waiting list ends, the requirement stands. */
export function closeWaiting(draft: Draft, poolId: string): Rejection | null {
  if (draft.state.status !== 'waitlisted') return notPossible(draft.state, 'close-waiting');
  end(draft, 'expired', 'expired', 'waitlist', { poolId });
  draft.mail('waitlist_closed', draft.state.userId, `${poolId}@${draft.at}`);
  return null;
}

/** The place that the draw gave. Who has a seat with it hears of that by the seat's own mail. */
export function drawLot(draft: Draft, command: Extract<InternalCommand, { type: 'draw-lot' }>): Rejection | null {
  const { state } = draft;
  if (isEnded(state.status)) return notPossible(state, 'draw-lot');
  const { poolId, place, of, seat } = command;
  draft.event('lot_drawn', {}, { place, of, poolId });
  if (!seat && state.status === 'waitlisted') draft.mail('lot_drawn', state.userId, poolId);
  return null;
}

import type { Answer } from './asks.ts';
import { isDealtWith } from './deadlines.ts';
import type { Draft } from './draft.ts';
import type { Rejection } from './outcome.ts';
import { takeBackOffers } from './sessionOffers.ts';
import { isOnOffer } from './sessions.ts';
import type { EnrolmentState, Offer } from './state.ts';
import { isEnded } from './words.ts';

/** Does it stand still: suspended by an administrator, or the learner deactivated or expired (R32)? */
export function standsStill({ status, awaySince }: EnrolmentState): boolean {
  return status === 'suspended' || awaySince !== null;
}

/** Does the time until the deadline stand still as well? Only if the policy says so (R32). */
export function deadlineStandsStill(state: EnrolmentState): boolean {
  return standsStill(state) && state.policy.rules.deadline?.pauseWhileSuspended === true;
}

/** It begins to stand still: reminders pause, and a seat is held for the policy's grace. */
export function beginStandstill(draft: Draft): void {
  const { pausedSince, seatGraceUntil, seat, status, policy } = draft.state;
  if (pausedSince === null) draft.set({ pausedSince: draft.at });
  const { suspendGrace } = policy.rules.seats;
  // What is offered has its own limit (R17).
  if (seat === 'held' && status !== 'offered' && suspendGrace && seatGraceUntil === null)
    draft.ask({ kind: 'seat-grace', after: suspendGrace, from: draft.now });
}

/** The suspension ends; who is away goes on standing still. */
export function endSuspension(draft: Draft): void {
  if (draft.state.awaySince === null) goOn(draft);
}

/** All goes on: reminders that fell due meanwhile are not sent late (R23), and a deadline that stood still moves along. */
function goOn(draft: Draft): void {
  const { pausedSince, policy, deadline, deadlinePassed } = draft.state;
  draft.set({ pausedSince: null, seatGraceUntil: null, remindedUntil: draft.now });
  if (policy.rules.deadline?.pauseWhileSuspended && pausedSince !== null && deadline && !deadlinePassed)
    draft.ask({ kind: 'replan', how: { shift: { from: pausedSince, to: draft.now } } });
}

/** The deadline reminders that fell due while it stood still: kept in the history, as nobody was reminded. */
export function missedReminders(state: EnrolmentState, now: string): string[] {
  return (state.deadline?.reminders ?? [])
    .filter((reminder) => reminder.at <= now && !isDealtWith(state, reminder))
    .map(({ rule }) => rule);
}

/** R32: the learner was deactivated or expired, or is back; which of them, is looked up. */
export function presence(draft: Draft): Rejection | null {
  if (!isEnded(draft.state.status)) draft.ask({ kind: 'presence' });
  return null;
}

/** R32: the learner is away, or back; told again, it changes nothing. */
export function presenceAnswered(draft: Draft, { active }: Extract<Answer, { kind: 'presence' }>): void {
  const { state } = draft;
  if (isEnded(state.status) || active === (state.awaySince === null)) return;
  if (!active) {
    draft.event('learner_away', { awaySince: draft.at });
    beginStandstill(draft);
    return;
  }
  const missed = state.status === 'suspended' ? [] : missedReminders(state, draft.now);
  draft.event('learner_returned', { awaySince: null, ...withoutMissed(state, draft.now) }, { missed });
  if (state.status !== 'suspended') goOn(draft);
  // A seat may have become free while this one was passed over (R14), or its own seat was given away.
  if (state.status === 'waitlisted') draft.effect({ kind: 'nudge-pool' });
}

/** What the approver and the learner would have been reminded of meanwhile is not made up for (R23). */
function withoutMissed({ task, offer, sessions }: EnrolmentState, now: string): Partial<EnrolmentState> {
  const ahead = (open: Offer): Offer => ({
    ...open,
    remindAt: open.remindAt && open.remindAt > now ? open.remindAt : null,
  });
  return {
    task: task && { ...task, reminders: task.reminders.filter(({ at }) => at > now) },
    offer: offer && ahead(offer),
    sessions: sessions.map((place) => (isOnOffer(place) ? { ...place, offer: ahead(place.offer) } : place)),
  };
}

/** R32: the grace is over and the seat goes back (R13); the place in line is kept, or is the last, as the policy says. */
export function seatGraceOver(draft: Draft): void {
  const { status, policy } = draft.state;
  if (status === 'awaiting_approval') {
    draft.event('seat_released', { seat: 'none', seatHeldUntil: null, seatGraceUntil: null });
    return;
  }
  if (policy.rules.seats.placeOnReturn !== 'kept') draft.set({ queueNumber: null, queueRank: null });
  draft.ask({ kind: 'queue', place: 'released' });
}

/** Without its seat it waits: at once for who is away, beneath its suspension for who is suspended. */
export function seatReleased(draft: Draft, queueNumber: number | null): void {
  const { status, userId, awaySince } = draft.state;
  if (queueNumber === null) {
    // There is no maximum any more: nothing to wait for.
    draft.event('seat_released', { seat: 'none', queueNumber, seatGraceUntil: null });
    return;
  }
  const waits = status === 'suspended' ? ({ beneath: 'waitlisted' } as const) : ({ status: 'waitlisted' } as const);
  takeBackOffers(draft);
  draft.event('seat_released', { ...waits, seat: 'queued', queueNumber, seatGraceUntil: null }, { queueNumber });
  if (awaySince === null) draft.mail('seat_released', userId, draft.at);
}

import { describe, expect, it } from 'vitest';
import type { OfferRules } from '../../domain/policy.ts';
import { placeIn } from '../../domain/sessions.ts';
import { type Asked, Life, rules, session } from '../support/builders.ts';

const OFFER: OfferRules = { claimWithin: 'P2D', remindBefore: 'P1D', onLapse: 'expire' };

/** In the event, and waiting for a seat in the session `a`, of a policy that offers seats. */
function waiting(offer: Partial<OfferRules> = {}, asked: Partial<Asked> = {}): Life {
  const seats = { duringApproval: 'none' as const, holdFor: null, waitingList: true, offer: { ...OFFER, ...offer } };
  const given = { rules: rules({ seats }), activityType: 'event' as const, bySession: true, sessions: ['a'] };
  return new Life({ ...given, ...asked }, { sessionSeats: 'queued', nextNumber: 5 });
}

const grant = (life: Life, grantId = 'grant-1', poolId = 'a') => life.do({ type: 'grant-seat', grantId, poolId });
const placeOf = (life: Life, id = 'a') => placeIn(life.state, id);

describe('R17: a seat in a session', () => {
  it('is kept for who waits, who is in the event without it until they accept it', () => {
    const life = grant(waiting());
    expect(life.state.status).toBe('to_confirm');
    expect(placeOf(life)).toMatchObject({ seat: 'held', offer: { grantId: 'grant-1' } });
    life.around.sessionSeats = 'taken';
    life.do({ type: 'accept' });
    expect(life.state.status).toBe('enrolled');
    expect(placeOf(life)).toMatchObject({ seat: 'held' });
    expect(placeOf(life)?.offer ?? null).toBeNull();
    expect(life.history(4)).toEqual(['seat_offered', 'offer_accepted', 'session_seat', 'enrolled']);
    expect(life.mails()).toEqual([
      'session_waitlisted → learner',
      'session_offered → learner',
      'session_confirmed → learner',
    ]);
  });

  it('is given at once where training is mandatory, and where the policy offers nothing', () => {
    expect(grant(waiting({}, { obligation: 'mandatory' })).state.status).toBe('enrolled');
    const given = { activityType: 'event' as const, bySession: true, sessions: ['a'] };
    expect(grant(new Life(given, { sessionSeats: 'queued' })).state.status).toBe('enrolled');
  });

  it('is lost at the claim deadline, after one reminder; one stays in the event, to choose again', () => {
    const life = grant(waiting());
    const until = placeOf(life)?.offer?.until;
    life.pass('P3D');
    expect(life.state).toMatchObject({ status: 'to_confirm', sessions: [] });
    expect(life.events.at(-1)).toMatchObject({ type: 'session_lost', at: until, data: { why: 'offer' } });
    expect(life.mails().slice(2)).toEqual(['session_offer_reminder → learner', 'session_offer_lapsed → learner']);
    expect(life.refusal({ type: 'accept' })?.rejected).toBe('not-possible');
  });

  it('goes to the next at the claim deadline, and who did not take it waits behind all others, where the policy says so', () => {
    const life = grant(waiting({ onLapse: 'requeue' }));
    life.around.nextNumber = 40;
    life.pass('P3D');
    expect(placeOf(life)).toMatchObject({ seat: 'queued', queueNumber: 40 });
    expect(placeOf(life)?.offer ?? null).toBeNull();
    expect(life.history().slice(-2)).toEqual(['offer_lapsed', 'session_waitlisted']);
    expect(grant(life, 'grant-2').state.status).toBe('to_confirm');
  });

  it('cannot be taken at or after the claim deadline, also when its timer is late', () => {
    const life = grant(waiting());
    const until = placeOf(life)?.offer?.until ?? '';
    life.now = until;
    expect(life.refusal({ type: 'accept' })?.rejected).toBe('offer-lapsed');
  });

  it('is refused by leaving the session', () => {
    const life = grant(waiting());
    life.do({ type: 'leave-session', session: 'a' });
    expect(life.state).toMatchObject({ status: 'to_confirm', sessions: [] });
    expect(life.mails()).not.toContain('session_left → learner');
  });

  it('leaves the session that it was asked for in exchange alone, until it is accepted', () => {
    const life = waiting({}, { sessions: ['b'] });
    life.around.sessionSeats = 'taken';
    grant(life, 'grant-b', 'b').do({ type: 'accept' });
    life.around.sessionSeats = 'queued';
    life.do({ type: 'change-session', from: 'b', to: 'a' });
    grant(life);
    expect(life.state).toMatchObject({ status: 'enrolled', sessions: [{ session: { id: 'b' } }, { seat: 'held' }] });
    life.around.sessionSeats = 'taken';
    life.do({ type: 'accept', session: 'a' });
    expect(life.state.sessions.map((place) => place.session.id)).toEqual(['a']);
  });

  it('is looked at again when it is accepted: not with an overlap, not when the session is cancelled', () => {
    const life = grant(waiting());
    life.around.clash = 'other';
    expect(life.refusal({ type: 'accept' })?.rejected).toBe('clash');
    life.around.clash = null;
    life.around.sessions = { a: session('a', { version: 2, status: 'cancelled' }) };
    expect(life.refusal({ type: 'accept' })?.rejected).toBe('session-cancelled');
    life.do({ type: 'session-changed', sessionId: 'a' });
    expect(life.state.sessions).toEqual([]);
  });

  it('can be taken until the session begins, where that is moved to before the claim deadline', () => {
    const life = grant(waiting({ remindBefore: null }));
    const startsAt = '2026-01-13T12:00:00.000Z';
    const moved = session('a', { version: 2, startsAt, endsAt: '2026-01-13T14:00:00.000Z' });
    expect(placeOf(life)?.offer?.until).toBe('2026-01-14T09:00:00.000Z');
    life.around.sessions = { a: moved };
    life.do({ type: 'session-changed', sessionId: 'a' });
    expect(placeOf(life)?.offer?.until).toBe(startsAt);
    expect(life.mails().filter((mail) => mail.startsWith('session_offered'))).toHaveLength(2);
  });

  it('is not kept for who is suspended: the place in line stays, and the seat goes to the next', () => {
    const life = grant(waiting()).do({ type: 'suspend' });
    expect(placeOf(life)).toMatchObject({ seat: 'queued', queueNumber: 5 });
    expect(placeOf(life)?.offer ?? null).toBeNull();
  });

  it('goes back when the enrolment ends, without a word about a seat that was never theirs', () => {
    const life = grant(waiting()).do({ type: 'withdraw' });
    expect(placeOf(life)).toMatchObject({ seat: 'none' });
    expect(placeOf(life)?.offer ?? null).toBeNull();
    expect(life.mails()).not.toContain('session_left → learner');
  });
});

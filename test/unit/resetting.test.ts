import { describe, expect, it } from 'vitest';
import { possible } from '../../domain/possible.ts';
import { decideWhole, Life, REASON, request, rules, step, surroundings } from '../support/builders.ts';

const RESET = { type: 'reset', nextId: 'next', policy: 'newest' } as const;

describe('reset', () => {
  it('R31: ends an attempt that lives, with a reason of its own, and begins the next with its seat', () => {
    const life = new Life().do({ type: 'start' }).do(RESET);
    expect(life.state).toMatchObject({
      status: 'cancelled',
      seat: 'none',
      end: { reason: 'reset', from: 'in_progress' },
    });
    expect(life.history()).toEqual(['requested', 'enrolled', 'started', 'reset']);
    expect(life.effects.at(-1)).toEqual({
      kind: 'next-attempt',
      next: { id: 'next', policy: 'newest', from: 'enrolment', admitted: true, seat: 'held' },
    });
  });

  it('R31: takes along the seats in sessions that are still to come, of an attempt that lives', () => {
    const inEvent = () => new Life({ activityType: 'event', bySession: true, sessions: ['a', 'b'] });
    const taken = (life: Life) =>
      life.effects.flatMap((effect) =>
        effect.kind === 'next-attempt' ? [(effect.next.sessions ?? []).map(({ session }) => session.id)] : [],
      );
    expect(taken(inEvent().do(RESET))).toEqual([['a', 'b']]);
    const begun = inEvent();
    begun.now = '2026-01-21T09:00:00.000Z';
    expect(taken(begun.do(RESET))).toEqual([['a']]);
    expect(taken(inEvent().do({ type: 'cancel' }).do(RESET))).toEqual([[]]);
    const waits = new Life(
      { activityType: 'event', bySession: true, sessions: ['a'] },
      { sessionSeats: 'queued', nextNumber: 5 },
    );
    expect(taken(waits.do(RESET))).toEqual([[]]);
  });

  it('R31: the next attempt has the seats in sessions from its birth', () => {
    const life = new Life({ activityType: 'event', bySession: true, sessions: ['a'] });
    const [place] = life.state.sessions;
    const takesOver = { from: 'earlier', admitted: true, seat: 'held', sessions: place ? [place] : [] } as const;
    const next = new Life({ activityType: 'event', bySession: true, attempt: 2, takesOver }, { sessionSeats: 'full' });
    expect(next.state).toMatchObject({ status: 'enrolled', sessions: [{ session: { id: 'a' }, seat: 'held' }] });
    expect(next.history()).toEqual(['requested', 'session_seat', 'enrolled']);
    expect(next.mails()).toEqual(['session_confirmed → learner']);
  });

  it('R27, R31: a completed attempt stays completed, with its record', () => {
    const life = new Life().do({ type: 'complete' }).do(RESET);
    expect(life.state).toMatchObject({ status: 'completed', progress: 100, seat: 'none' });
    expect(life.effects.map(({ kind }) => kind)).not.toContain('void-record');
  });

  it.each(['suggested', 'awaiting_approval', 'waitlisted'] as const)(
    'is not for a request that has not got in: %s',
    (status) => {
      const asked = {
        ...(status === 'suggested' && { obligation: 'suggested' as const }),
        ...(status === 'awaiting_approval' && { rules: rules({}, step()) }),
      };
      const life = new Life(asked, { seats: status === 'waitlisted' ? 'queued' : 'taken' });
      expect(life.state.status).toBe(status);
      expect(life.refusal(RESET)).toMatchObject({ rejected: 'not-possible' });
      expect(possible(life.state, life.now)).not.toContain('reset');
    },
  );

  it('wants a reason, and somebody who may learn', () => {
    const life = new Life();
    expect(possible(life.state, life.now)).toContain('reset');
    expect(life.refusal({ ...RESET, reason: null })).toMatchObject({ rejected: 'reason-required' });
    life.around.active = false;
    expect(life.refusal(RESET)).toMatchObject({ rejected: 'not-eligible' });
  });

  it.each(['none', 'held', 'beyond_maximum'] as const)(
    'R31: who had got in is not asked about again, and keeps the seat: %s',
    (seat) => {
      const takesOver = { from: 'earlier', admitted: true, seat };
      const born = decideWhole(
        null,
        request({ obligation: 'suggested', attempt: 2, takesOver, rules: rules({}, step()) }),
        '2026-01-12T09:00:00.000Z',
        surroundings({ seats: seat === 'none' ? 'unlimited' : 'full' }),
      );
      expect(born).toMatchObject({ state: { status: 'enrolled', seat, task: null, progress: 0 } });
      expect(born).toMatchObject({ events: [{ type: 'requested', data: { after: 'earlier' } }, { type: 'enrolled' }] });
    },
  );

  it('R4: whose request was declined is asked about again', () => {
    const life = new Life({ rules: rules({}, step()) }).do({ type: 'decline', reason: REASON }).do(RESET);
    expect(life.state.status).toBe('declined');
    const takesOver = { from: 'earlier', admitted: false, seat: 'none' } as const;
    expect(new Life({ attempt: 2, takesOver, rules: rules({}, step()) }).state.status).toBe('awaiting_approval');
  });
});

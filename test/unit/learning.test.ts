import { describe, expect, it } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { ACTIVITY_TYPES, type Status } from '../../domain/words.ts';
import { LEARNER, Life, REASON, rules, step } from '../support/builders.ts';
import { livesAt } from '../support/lives.ts';

const records = (life: Life) => life.effects.filter((effect) => effect.kind.endsWith('record')).map(({ kind }) => kind);

describe('a suggestion', () => {
  it('waits for the learner: no seat, no approval, no number, until it is accepted', () => {
    const life = new Life({ obligation: 'suggested', rules: rules({}, step()) });
    expect(life.state).toMatchObject({ status: 'suggested', seat: 'none', queueNumber: null, task: null });
    expect(life.effects).toEqual([]);
    life.do({ type: 'accept', actor: LEARNER });
    expect(life.state).toMatchObject({ status: 'awaiting_approval', queueNumber: 1 });
    expect(new Life({ obligation: 'suggested' }).do({ type: 'accept' }).state.status).toBe('enrolled');
  });

  it('is accepted by starting it, and in progress at once where nobody has to be asked', () => {
    expect(new Life({ obligation: 'suggested' }).do({ type: 'start' }).history()).toEqual([
      'requested',
      'accepted',
      'enrolled',
      'started',
    ]);
  });

  it('ends as withdrawn when it is dismissed', () => {
    const life = livesAt.suggested().do({ type: 'dismiss', actor: LEARNER });
    expect(life.state).toMatchObject({ status: 'withdrawn', end: { reason: 'dismissed', from: 'suggested' } });
  });
});

describe('progress', () => {
  it('R25: starts what was not started, counts whole percents, and never goes backwards', () => {
    const life = livesAt.enrolled().do({ type: 'progress', percent: 41.9 });
    expect(life.state).toMatchObject({ status: 'in_progress', progress: 41, startedAt: life.now });
    for (const percent of [40, 41]) {
      expect(life.try({ type: 'progress', percent })).toMatchObject({ events: [], state: { progress: 41 } });
    }
    expect(life.do({ type: 'progress', percent: 99.9 }).state).toMatchObject({ status: 'in_progress', progress: 99 });
  });

  it.each([-1, 101, Number.NaN, Number.POSITIVE_INFINITY])(
    'R25: of %d percent is refused, before the end and after it',
    (percent) => {
      expect(livesAt.in_progress().refusal({ type: 'progress', percent })?.rejected).toBe('bad-request');
      expect(livesAt.completed().refusal({ type: 'progress', percent })?.rejected).toBe('bad-request');
    },
  );

  it.each(ACTIVITY_TYPES)(
    'R25: that is whole completes a %s only if its completion rule is met by it',
    (activityType) => {
      const life = livesAt.enrolled({ activityType }).do({ type: 'progress', percent: 100 });
      const isDone = ['course', 'quiz', 'external'].includes(activityType);
      expect(life.state.status).toBe(isDone ? 'completed' : 'in_progress');
      expect(life.state.progress).toBe(100);
      expect(records(life)).toEqual(isDone ? ['record'] : []);
      expect(life.do({ type: 'complete' }).state.status).toBe('completed');
    },
  );

  it.each(['start', 'progress', 'complete', 'fail'] as const)(
    'R25: %s after the end is kept in the history and changes nothing',
    (type) => {
      for (const status of ['completed', 'failed', 'declined', 'withdrawn', 'cancelled', 'expired'] as Status[]) {
        const life = livesAt[status]();
        const before = life.state;
        life.do(type === 'progress' ? { type, percent: 70 } : { type });
        expect(life.state).toEqual(before);
        expect(life.events.at(-1)).toMatchObject({ type: 'late', from: status, to: status, data: { command: type } });
      }
    },
  );

  it('a visit sets the last visit and nothing else, and the last is the latest', () => {
    const life = livesAt.enrolled();
    const before = life.state;
    const earlier = addDuration(life.now, 'PT1H', 'UTC', -1);
    life.do({ type: 'visit' });
    expect(life.state).toEqual({ ...before, lastVisitAt: life.now });
    expect(life.try({ type: 'visit', happenedAt: earlier })).toMatchObject({ events: [] });
    expect(life.try({ type: 'visit' })).toMatchObject({ events: [] });
    expect(life.pass('P1D').do({ type: 'visit' }).state.lastVisitAt).toBe(life.now);
  });
});

describe('a completion', () => {
  it('R26: makes one record, in the same outcome, dated when it happened', () => {
    const life = livesAt.in_progress();
    const when = addDuration(life.now, 'P1D', 'UTC', -1);
    const outcome = life.try({ type: 'complete', reason: null, happenedAt: when });
    expect(outcome).toMatchObject({
      state: { status: 'completed', progress: 100, completedAt: when },
      effects: [{ kind: 'record' }],
    });
    expect(outcome).toMatchObject({ state: { end: { reason: 'completed', at: when } } });
  });

  it('R26: that is told twice makes no second record', () => {
    const life = livesAt.completed().do({ type: 'complete' }).do({ type: 'progress', percent: 100 });
    expect(records(life)).toEqual(['record']);
  });

  it('R28: by override counts as one, with the actor and the reason', () => {
    for (const status of ['enrolled', 'in_progress'] as const) {
      const life = livesAt[status]().do({ type: 'complete' });
      expect(life.state.end).toMatchObject({ reason: 'override' });
      expect(life.events.at(-1)).toMatchObject({ type: 'completed', actor: { id: 'admin' }, reason: REASON });
    }
  });

  it.each(['suggested', 'awaiting_approval', 'waitlisted', 'suspended', 'overbooked', 'cancelled'] as const)(
    'R28: by override is possible from %s by setting the status, and makes its record',
    (status) => {
      const life = livesAt[status]().do({ type: 'set-status', status: 'completed' });
      expect(life.state).toMatchObject({ status: 'completed', progress: 100, end: { reason: 'override' }, task: null });
      expect(life.state.enrolledAt).not.toBeNull();
      expect(records(life)).toEqual(['record']);
    },
  );

  it('R27: that is set to another end makes the record void, and gives the progress back', () => {
    const life = livesAt.enrolled().do({ type: 'progress', percent: 30 }).do({ type: 'complete' });
    life.do({ type: 'set-status', status: 'failed' });
    expect(life.state).toMatchObject({ status: 'failed', completedAt: null, progress: 30, end: { reason: 'by_hand' } });
    expect(records(life)).toEqual(['record', 'void-record']);
    expect(records(life.do({ type: 'set-status', status: 'completed' }))).toEqual(['record', 'void-record', 'record']);
  });
});

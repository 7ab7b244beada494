import { describe, expect, it } from 'vitest';
import { STATUSES } from '../../domain/words.ts';
import { LEARNER, Life, REASON, rules, step } from '../support/builders.ts';
import { livesAt } from '../support/lives.ts';

describe('a suspension', () => {
  it.each(['enrolled', 'in_progress', 'waitlisted'] as const)('over %s remembers it, and gives it back', (status) => {
    const life = livesAt[status]();
    const before = life.state;
    life.do({ type: 'suspend' });
    expect(life.state).toEqual({ ...before, status: 'suspended', beneath: status, pausedSince: life.now });
    expect(life.do({ type: 'resume' }).state).toEqual({ ...before, remindedUntil: life.now });
  });

  it('lets nothing of the learning through', () => {
    for (const type of ['visit', 'start', 'complete', 'fail'] as const) {
      expect(livesAt.suspended().refusal({ type, actor: LEARNER })?.rejected).toBe('not-possible');
    }
  });

  it('is forgotten by an end, which goes back to the status beneath', () => {
    const life = livesAt.in_progress().do({ type: 'suspend' }).do({ type: 'cancel' });
    expect(life.state).toMatchObject({ status: 'cancelled', beneath: null, end: { from: 'in_progress' } });
  });
});

describe('overbooking', () => {
  it.each(['course', 'quiz', 'event', 'objective', 'acknowledgement', 'external'] as const)(
    'is for e-learning only: %s',
    (activityType) => {
      const refusal = livesAt.enrolled({ activityType }).refusal({ type: 'overbook' });
      const isELearning = activityType === 'course' || activityType === 'quiz';
      expect(refusal?.rejected).toBe(isELearning ? undefined : 'not-for-this-type');
    },
  );

  it('goes on where it stopped: what had been started is in progress again', () => {
    const life = livesAt.in_progress().do({ type: 'overbook' });
    expect(life.state).toMatchObject({ status: 'overbooked', beneath: 'in_progress', seat: 'none' });
    expect(life.do({ type: 'admit-beyond-maximum' }).state).toMatchObject({
      status: 'in_progress',
      seat: 'beyond_maximum',
    });
  });
});

describe('a status set by hand', () => {
  it('names the administrator and the reason in the history, before what follows from it', () => {
    const life = livesAt.awaiting_approval();
    const before = life.events.length;
    life.do({ type: 'set-status', status: 'in_progress' });
    expect(life.history(before)).toEqual(['status_set', 'enrolled', 'started', 'deadline_set']);
    expect(life.events[before]).toMatchObject({
      actor: { id: 'admin' },
      reason: REASON,
      data: { target: 'in_progress' },
    });
    expect(life.state).toMatchObject({ task: null, enrolledAt: life.now, startedAt: life.now });
  });

  it('R8: to something else tells the approver that the request waits no more', () => {
    const life = livesAt.awaiting_approval().do({ type: 'set-status', status: 'suggested' });
    expect(life.mails().at(-1)).toBe('approval_withdrawn → manager');
    expect(life.refusal({ type: 'approve', taskId: 'task-1', assignment: 1 })?.rejected).toBe('task-closed');
  });

  it('to enrolled means not started; to suggested and back means started as before', () => {
    expect(livesAt.in_progress().do({ type: 'set-status', status: 'enrolled' }).state.startedAt).toBeNull();
    const life = livesAt.in_progress().do({ type: 'set-status', status: 'suggested' });
    expect(life.state).toMatchObject({ seat: 'none', queueNumber: null });
    expect(life.do({ type: 'accept' }).do({ type: 'approve' }).state.status).toBe('in_progress');
  });

  it('to awaiting approval asks the first step again, and needs a policy that has one', () => {
    const life = new Life({ rules: rules({}, step(), step()) }).do({ type: 'approve' }).do({ type: 'approve' });
    life.do({ type: 'set-status', status: 'awaiting_approval' });
    expect(life.state).toMatchObject({ decided: [], task: { step: 0, taskId: 'task-3' }, seat: 'none' });
    expect(new Life().refusal({ type: 'set-status', status: 'awaiting_approval' })?.rejected).toBe('bad-request');
  });

  it('to waitlisted needs an activity with a limited number of seats', () => {
    const life = new Life({}, { seats: 'unlimited' });
    expect(life.refusal({ type: 'set-status', status: 'waitlisted' })?.rejected).toBe('bad-request');
  });

  it('from an end takes that back first, with its record', () => {
    const life = livesAt.completed();
    const before = life.events.length;
    life.do({ type: 'set-status', status: 'waitlisted' });
    expect(life.history(before)).toEqual(['reopened', 'status_set', 'waitlisted']);
    expect(life.effects).toContainEqual({ kind: 'void-record' });
  });
});

describe('grade, feedback and note', () => {
  it.each(['grade', 'feedback', 'note'] as const)(
    '%s is set and taken away in every status, and changes nothing else',
    (type) => {
      for (const status of STATUSES) {
        const life = livesAt[status]();
        const before = life.state;
        expect(life.do({ type, text: REASON }).state).toEqual({ ...before, [type]: REASON });
        expect(life.events.at(-1)?.data).toEqual({ commitment: REASON.commitment });
        expect(life.do({ type, text: null }).state).toEqual({ ...before, [type]: null });
      }
    },
  );
});

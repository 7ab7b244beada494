import { describe, expect, it } from 'vitest';
import { addDuration, planForInstant } from '../../domain/calendar.ts';
import { nextDue } from '../../domain/due.ts';
import type { DeadlineRule } from '../../domain/policy.ts';
import { BORN, LEARNER, Life, rules, step } from '../support/builders.ts';
import { livesAt } from '../support/lives.ts';

const rule = (given: Partial<DeadlineRule>): DeadlineRule => ({
  basis: 'enrolment',
  date: null,
  after: 'P10D',
  grace: null,
  onDeadline: 'overdue',
  ...given,
});
const deadline = (life: Life) => life.state.deadline?.deadline;
const plan = (at: string, reminders: { before: string }[] = []) =>
  planForInstant(at, 'UTC', 'by-hand', rules({ reminders }));
const later = (days: number) => addDuration(BORN, `P${days}D`, 'UTC');

describe('the basis of a deadline', () => {
  it('R21: a fixed date binds from the request on, and ends where the learner is', () => {
    const fixed = rules({ deadline: rule({ basis: 'fixed', date: '2026-03-31', after: null }) }, step());
    expect(deadline(new Life({ rules: fixed }))).toEqual({
      at: '2026-03-31T21:59:59.999Z',
      localDate: '2026-03-31',
      timezone: 'Europe/Berlin',
      rule: 'fixed',
    });
    expect(deadline(new Life({ rules: fixed }, { zone: 'Asia/Tokyo' }))?.at).toBe('2026-03-31T14:59:59.999Z');
  });

  it('R21: the enrolment counts from when the learner gets in', () => {
    const life = new Life({ rules: rules({ deadline: rule({}) }, step()) }, { seats: 'queued' });
    expect(deadline(life.pass('P3D'))).toBeUndefined();
    expect(deadline(life.do({ type: 'approve' }).pass('P4D'))).toBeUndefined();
    life.do({ type: 'grant-seat', grantId: 'grant-1' });
    expect(deadline(life)).toMatchObject({ localDate: '2026-01-29', rule: 'enrolment+P10D' });
  });

  it('R21: the approval counts from the last step’s approval, also while a seat is waited for', () => {
    const byApproval = rules({ deadline: rule({ basis: 'approval' }) }, step(), step());
    const life = new Life({ rules: byApproval }, { seats: 'queued' }).pass('P3D').do({ type: 'approve' });
    expect(deadline(life)).toBeUndefined();
    expect(deadline(life.pass('P1D').do({ type: 'approve' }))).toMatchObject({
      localDate: '2026-01-26',
      rule: 'approval+P10D',
    });
    expect(deadline(new Life({ rules: rules({ deadline: rule({ basis: 'approval' }) }) }))?.localDate).toBe(
      '2026-01-22',
    );
  });

  it.each(['fixed', 'approval', 'enrolment'] as const)('R21: %s binds also who is put in by hand', (basis) => {
    const policy = rules({ deadline: rule({ basis, date: '2026-01-22' }) }, step());
    for (const status of ['suggested', 'awaiting_approval'] as const) {
      const life = livesAt[status]({ rules: policy }).do({ type: 'set-status', status: 'enrolled' });
      expect(deadline(life)?.localDate).toBe('2026-01-22');
    }
  });

  it('R21: the request’s own goes before the policy’s, and that before the activity’s', () => {
    const own = plan(later(5));
    const policy = rules({ deadline: rule({}) });
    expect(new Life({ rules: policy, deadline: own, deadlineAfter: 'P20D' }).state.deadline).toEqual(own);
    expect(deadline(new Life({ rules: policy, deadlineAfter: 'P20D' }))?.localDate).toBe('2026-01-22');
    expect(deadline(new Life({ deadlineAfter: 'P20D' }))).toMatchObject({
      localDate: '2026-02-01',
      rule: 'enrolment+P20D',
    });
    expect(deadline(new Life())).toBeUndefined();
    expect(deadline(new Life({ rules: rules({}, step()), deadlineAfter: 'P20D' }))).toBeUndefined();
  });

  it('R21: a suggestion gets its deadline when it is accepted', () => {
    const policy = rules({ deadline: rule({ basis: 'fixed', date: '2026-03-31', after: null }) });
    const life = new Life({ rules: policy, obligation: 'suggested' });
    expect(deadline(life)).toBeUndefined();
    expect(deadline(life.do({ type: 'accept', actor: LEARNER }))?.localDate).toBe('2026-03-31');
  });

  it('R21: the first enrolment counts, whatever happens to it later', () => {
    const life = new Life({ rules: rules({ deadline: rule({}) }) });
    const first = life.state.deadline;
    life.pass('P3D').do({ type: 'set-status', status: 'waitlisted' }).do({ type: 'set-status', status: 'enrolled' });
    expect(life.state).toMatchObject({ deadline: first, enrolledAt: BORN });
  });
});

describe('set-deadline', () => {
  it('R22: takes effect at once, also on an enrolment that was overdue', () => {
    const life = new Life({ rules: rules({ deadline: rule({}) }) }).pass('P30D');
    expect(life.state.deadlinePassed).toBe(true);
    life.do({ type: 'set-deadline', deadline: plan(later(60)) });
    expect(life.state.deadlinePassed).toBe(false);
    expect(nextDue(life.state)).toBe(later(60));
    expect(life.events.at(-1)).toMatchObject({ type: 'deadline_set', data: { deadline: later(60) } });
  });

  it('R22: plans the reminders anew, those that lie ahead', () => {
    const life = new Life();
    life.do({ type: 'set-deadline', deadline: plan(later(10), [{ before: 'P14D' }, { before: 'P2D' }]) }).pass('P9D');
    life.do({ type: 'set-deadline', deadline: plan(later(20), [{ before: 'P14D' }, { before: 'P2D' }]) }).pass('P30D');
    expect(life.events.filter((event) => event.type === 'reminded').map((event) => event.at)).toEqual([
      later(8),
      later(18),
    ]);
  });

  it('R22: takes a deadline away, with all that hung on it', () => {
    const life = livesAt.enrolled().do({ type: 'set-deadline', deadline: null });
    expect(life.state.deadline).toBeNull();
    expect(nextDue(life.state)).toBeNull();
    expect(life.try({ type: 'set-deadline', deadline: null })).toMatchObject({ events: [] });
  });

  it('R22: that takes a fixed date away while the approval is awaited is not undone by the approval', () => {
    const fixed = rules({ deadline: rule({ basis: 'fixed', date: '2026-03-31', after: null }) }, step());
    const life = new Life({ rules: fixed }).do({ type: 'set-deadline', deadline: null }).do({ type: 'approve' });
    expect(deadline(life)).toBeUndefined();
  });

  it('R22: refuses a deadline that lies back, also when it is said to have happened before that', () => {
    const life = new Life().pass('P10D');
    for (const happenedAt of [null, later(1)]) {
      for (const at of [later(5), life.now]) {
        expect(life.refusal({ type: 'set-deadline', deadline: plan(at), happenedAt })?.rejected).toBe(
          'deadline-in-past',
        );
      }
    }
  });
});

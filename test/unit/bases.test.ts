import { describe, expect, it } from 'vitest';
import { addToDate, planForDate, planFromRule } from '../../domain/calendar.ts';
import { isOverdue } from '../../domain/deadlines.ts';
import { nextDue } from '../../domain/due.ts';
import type { DeadlineRule } from '../../domain/policy.ts';
import { BORN, LEARNER, Life, rules, step } from '../support/builders.ts';

/** A deadline a month after something, in Berlin; the birth is on 12 January. */
function counted(basis: DeadlineRule['basis'], more: Partial<DeadlineRule> = {}) {
  return rules({
    deadline: { basis, after: 'P1M', date: null, grace: null, onDeadline: 'overdue', ...more },
    reminders: [{ before: 'P7D' }],
  });
}

const day = (life: Life) => life.state.deadline?.deadline.localDate;

describe('a deadline counted from the first access', () => {
  const given = () => ({ rules: counted('first_access') });

  it('R21: begins with the first visit, and with no later one', () => {
    const life = new Life(given()).pass('P3D');
    expect(life.state.deadline).toBeNull();
    life.do({ type: 'visit', actor: LEARNER });
    expect(day(life)).toBe('2026-02-15');
    life.pass('P2D').do({ type: 'visit', actor: LEARNER }).do({ type: 'start', actor: LEARNER });
    expect(day(life)).toBe('2026-02-15');
  });

  it('R21: begins with the start where nobody visited before, and with a suggestion that is started', () => {
    expect(day(new Life(given()).pass('P3D').do({ type: 'start', actor: LEARNER }))).toBe('2026-02-15');
    const suggested = new Life({ ...given(), obligation: 'suggested' }).pass('P3D');
    expect(day(suggested.do({ type: 'start', actor: LEARNER }))).toBe('2026-02-15');
  });

  it('R21: never begins for who completes with the first word', () => {
    const life = new Life(given()).do({ type: 'progress', percent: 100 });
    expect(life.state).toMatchObject({ status: 'completed', deadline: null });
    expect(life.history().at(-1)).toBe('completed');
  });

  it('R24: counts from when it happened, not from when it was told', () => {
    const life = new Life(given()).pass('P5D');
    life.do({ type: 'visit', actor: LEARNER, happenedAt: '2026-01-14T09:00:00.000Z' });
    expect(day(life)).toBe('2026-02-14');
  });
});

describe('a deadline counted from what lies outside of the enrolment', () => {
  it('R21: of hire is counted from the day itself, whatever the zone, and comes when the day is known', () => {
    const life = new Life({ rules: counted('hire_date') });
    expect(life.state.deadline).toBeNull();
    life.around.hireDate = '2026-01-31';
    life.do({ type: 'anchor', basis: 'hire_date', anchor: null });
    expect(life.state.deadline?.deadline).toMatchObject({ localDate: '2026-02-28', rule: 'hire_date+P1M' });
    expect(new Life({ rules: counted('hire_date') }, { hireDate: '2026-01-05' }).state.deadline?.deadline.at).toBe(
      '2026-02-05T22:59:59.999Z',
    );
  });

  it('R21: moves with a corrected day of hire, with its reminders; the same again changes nothing', () => {
    const life = new Life({ rules: counted('hire_date') }, { hireDate: '2026-01-05' });
    life.around.hireDate = '2026-01-12';
    life.do({ type: 'anchor', basis: 'hire_date', anchor: null });
    expect(day(life)).toBe('2026-02-12');
    expect(life.state.deadline?.reminders[0]?.at).toBe('2026-02-05T22:59:59.999Z');
    expect(life.events.at(-1)).toMatchObject({ type: 'deadline_set', data: { before: '2026-02-05T22:59:59.999Z' } });
    const before = life.events.length;
    expect(life.do({ type: 'anchor', basis: 'hire_date', anchor: null }).events).toHaveLength(before);
  });

  it.each(['session_start', 'plan_start'] as const)(
    'R21: of %s is given with the request, and moves with it',
    (basis) => {
      const life = new Life({ rules: counted(basis), anchors: { [basis]: '2026-03-02T08:00:00.000Z' } });
      expect(day(life)).toBe('2026-04-02');
      life.do({ type: 'anchor', basis, anchor: '2026-03-09T08:00:00.000Z' });
      expect(day(life)).toBe('2026-04-09');
      const later = new Life({ rules: counted(basis) });
      expect(later.state.deadline).toBeNull();
      expect(day(later.do({ type: 'anchor', basis, anchor: '2026-03-02T08:00:00.000Z' }))).toBe('2026-04-02');
    },
  );

  const awaits = () => counted('completion', { activity: 'basics' });

  it('R21: of another completion that is there already is counted from it', () => {
    const life = new Life({ rules: awaits() }, { completed: '2026-01-10T09:00:00.000Z' });
    expect(day(life)).toBe('2026-02-10');
    expect(life.state.anchors.completion).toBe('2026-01-10T09:00:00.000Z');
  });

  it('R21: of another completion comes with it, and only the first counts', () => {
    const life = new Life({ rules: awaits() }).pass('P3D');
    expect(life.state.deadline).toBeNull();
    life.do({ type: 'anchor', basis: 'completion', anchor: '2026-01-14T09:00:00.000Z' });
    expect(day(life)).toBe('2026-02-14');
    life.do({ type: 'anchor', basis: 'completion', anchor: '2026-01-20T09:00:00.000Z' });
    expect(day(life)).toBe('2026-02-14');
  });

  it('R22: gives way to what was set by hand or asked for, and stays away where it was taken away by hand', () => {
    const byHand = planForDate('2026-05-31', 'Europe/Berlin', 'by-hand', awaits());
    const set = new Life({ rules: awaits() }).do({ type: 'set-deadline', deadline: byHand });
    const said = { type: 'anchor', basis: 'completion', anchor: BORN } as const;
    expect(day(set.do(said))).toBe('2026-05-31');
    const lifted = new Life({ rules: counted('hire_date') }, { hireDate: '2026-01-05' });
    lifted.do({ type: 'set-deadline', deadline: null }).do({ type: 'anchor', basis: 'hire_date', anchor: null });
    expect(lifted.state.deadline).toBeNull();
  });

  it('is nobody’s after the end, nor where the policy counts from something else', () => {
    const ended = new Life({ rules: awaits() }).do({ type: 'cancel' });
    const said = { type: 'anchor', basis: 'completion', anchor: BORN } as const;
    expect(ended.do(said).state.deadline).toBeNull();
    const other = new Life({ rules: counted('approval') });
    expect(other.do({ ...said, basis: 'hire_date' }).history()).toEqual(['requested', 'deadline_set', 'enrolled']);
    expect(new Life().do(said).history()).toEqual(['requested', 'enrolled']);
  });
});

describe('a deadline that lies back when it begins', () => {
  const long = { hireDate: '2020-01-01' };

  it.each(['overdue', 'expire'] as const)(
    'R22: leaves the enrolment overdue, whatever the policy does then (%s)',
    (onDeadline) => {
      const life = new Life({ rules: counted('hire_date', { onDeadline, notifyManager: true }) }, long);
      expect(isOverdue(life.state, true, life.now)).toBe(true);
      expect(nextDue(life.state)).toBeNull();
      expect(life.pass('P90D').mails()).toEqual([]);
      expect(life.state.status).toBe('enrolled');
    },
  );

  it('R34: also when it came with the request, which does not end before its birth', () => {
    const given = counted('enrolment', { onDeadline: 'expire' });
    const life = new Life({ rules: given, deadline: planForDate('2025-12-31', 'Europe/Berlin', 'request', given) });
    expect(life.pass('P90D').state).toMatchObject({ status: 'enrolled', deadlinePassed: true });
    expect(isOverdue(life.state, true, life.now)).toBe(true);
  });

  it('R22: within its grace is still carried out at the end of it', () => {
    const given = counted('enrolment', { onDeadline: 'expire', grace: 'P10D' });
    const life = new Life({ rules: given, deadline: planForDate('2026-01-08', 'Europe/Berlin', 'request', given) });
    expect(life.pass('P9D').state).toMatchObject({ status: 'expired', end: { at: '2026-01-18T22:59:59.999Z' } });
  });
});

describe('the manager', () => {
  const at = '2026-02-12T22:59:59.999Z';

  it.each(['overdue', 'expire'] as const)(
    'R22: is told when the deadline has passed (%s), once, dated by it',
    (onDeadline) => {
      const life = new Life({ rules: counted('enrolment', { onDeadline, notifyManager: true }) }).pass('P90D');
      const to = onDeadline === 'expire' ? 'expired' : 'deadline_passed';
      expect(life.mails()).toEqual([
        'deadline_reminder → learner',
        `${to} → learner`,
        'team_deadline_passed → manager',
      ]);
      expect(life.effects.at(-1)).toMatchObject({ occurrence: at, at, atMostOnce: true });
      expect(life.events.at(-1)).toMatchObject({ type: 'manager_told', at, data: { managerId: 'manager' } });
    },
  );

  it('R22: is told at the end of the grace, and again for another deadline', () => {
    const given = counted('enrolment', { notifyManager: true, grace: 'P3D' });
    const life = new Life({ rules: given }).pass('P40D');
    expect(life.events.at(-1)).toMatchObject({ type: 'manager_told', at: '2026-02-15T22:59:59.999Z' });
    const next = planForDate('2026-03-31', 'Europe/Berlin', 'by-hand', given);
    life.do({ type: 'set-deadline', deadline: next }).pass('P90D');
    expect(life.mails().filter((mail) => mail.startsWith('team'))).toHaveLength(2);
  });

  it('R4: is nobody where there is none, which the history says', () => {
    const life = new Life({ rules: counted('enrolment', { notifyManager: true }) }, { approvers: [] }).pass('P90D');
    expect(life.events.at(-1)).toMatchObject({ type: 'manager_told', data: { managerId: null } });
    expect(life.mails()).not.toContain('team_deadline_passed → null');
  });

  it('is not told of what was approved, completed or cancelled in time', () => {
    const life = new Life({
      rules: { ...counted('approval', { notifyManager: true }), approval: { steps: [step()] } },
    });
    life.do({ type: 'approve' }).do({ type: 'complete' }).pass('P90D');
    expect(life.history()).not.toContain('manager_told');
  });
});

describe('months and daylight saving', () => {
  const plan = (anchor: string, after: string, zone: string) =>
    planFromRule({ basis: 'approval', after, anchor }, zone, rules());

  it('R20: counts the nth month from the anchor, so that a clamped month does not shorten the next', () => {
    const nth = (n: number) => addToDate('2026-01-31', `P${n}M`);
    expect([1, 2, 3, 13].map(nth)).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2027-02-28']);
    expect(addToDate('2024-02-29', 'P1Y')).toBe('2025-02-28');
  });

  it('R19: ends with the local day, on the days on which the clocks change as well', () => {
    expect(plan('2026-03-01T09:00:00.000Z', 'P28D', 'Europe/Berlin')?.deadline.at).toBe('2026-03-29T21:59:59.999Z');
    expect(plan('2026-10-01T09:00:00.000Z', 'P24D', 'Europe/Berlin')?.deadline.at).toBe('2026-10-25T22:59:59.999Z');
    // Midnight does not exist on this day in Beirut: the day before ends an hour of the clock earlier.
    expect(plan('2026-03-01T09:00:00.000Z', 'P27D', 'Asia/Beirut')?.deadline.at).toBe('2026-03-28T21:59:59.999Z');
  });

  it('R19: with hours, a time that does not exist moves later, one that exists twice means the first', () => {
    const spring = plan('2026-03-28T01:30:00.000Z', 'P1DT0H', 'Europe/Berlin');
    expect(spring?.deadline.at).toBe('2026-03-29T01:30:00.000Z');
    const autumn = plan('2026-10-24T00:30:00.000Z', 'P1DT0H', 'Europe/Berlin');
    expect(autumn?.deadline.at).toBe('2026-10-25T00:30:00.000Z');
  });
});

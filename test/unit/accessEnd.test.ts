import { describe, expect, it } from 'vitest';
import { accessAt } from '../../domain/accessEnd.ts';
import { planForDate } from '../../domain/calendar.ts';
import { nextDue } from '../../domain/due.ts';
import type { PolicyRules } from '../../domain/policy.ts';
import { LEARNER, Life, rules } from '../support/builders.ts';
import { livesAt } from '../support/lives.ts';

const access = { after: 'P30D', date: null };
const given = (more: Partial<PolicyRules> = {}) => rules({ access, ...more });
const until = (date: string) => planForDate(date, 'Europe/Berlin', 'by-hand', rules()).deadline;
const END = '2026-02-11T22:59:59.999Z';

describe('the end of the access', () => {
  it('R22: is counted from the enrolment, apart from the due date, and ends what is not completed then', () => {
    const late = { basis: 'enrolment', after: 'P10D', date: null, grace: null, onDeadline: 'overdue' } as const;
    const life = new Life({ rules: given({ deadline: late }) }).pass('P20D');
    expect(life.state).toMatchObject({ status: 'enrolled', accessUntil: { at: END, rule: 'enrolment+P30D' } });
    expect(accessAt(life.state, life.now)).toEqual({ activity: true, session: true });
    life.pass('P30D');
    expect(life.state).toMatchObject({ status: 'expired', end: { reason: 'access', at: END } });
    expect(life.mails()).toEqual(['deadline_passed → learner', 'access_ended → learner']);
  });

  it('is the end of a fixed day, and none at all when that lies back when one gets in', () => {
    expect(new Life({ rules: rules({ access: { after: null, date: '2026-03-31' } }) }).state.accessUntil).toMatchObject(
      {
        at: '2026-03-31T21:59:59.999Z',
        rule: 'fixed',
      },
    );
    expect(new Life({ rules: rules({ access: { after: null, date: '2025-12-31' } }) }).state.accessUntil).toBeNull();
  });

  it('leaves what is completed completed, which only opens no more', () => {
    const life = new Life({ rules: given() }).do({ type: 'complete' });
    expect([life.state.status, nextDue(life.state)]).toEqual(['completed', null]);
    expect(accessAt(life.state, life.now).activity).toBe(true);
    life.pass('P31D');
    expect(accessAt(life.state, life.now)).toEqual({ activity: false, session: true });
    expect(life.refusal({ type: 'visit', actor: LEARNER })?.rejected).toBe('not-possible');
    life.do({ type: 'set-access', until: until('2026-06-30') }).do({ type: 'visit', actor: LEARNER });
    expect(life.state).toMatchObject({ status: 'completed', lastVisitAt: life.now });
  });

  it('R22: is moved, taken away and set by hand at once, and must lie ahead', () => {
    const life = new Life({ rules: given() }).do({ type: 'set-access', until: until('2026-03-31') });
    expect(life.events.at(-1)).toMatchObject({ type: 'access_set', data: { before: END } });
    expect(life.pass('P40D').state.status).toBe('enrolled');
    expect(life.refusal({ type: 'set-access', until: until('2026-01-31') })?.rejected).toBe('deadline-in-past');
    expect(life.do({ type: 'set-access', until: null }).events.at(-1)?.type).toBe('access_removed');
    expect(life.pass('P400D').state.status).toBe('enrolled');
    expect(life.refusal({ type: 'set-access', until: null })).toBeNull();
  });

  it.each(['extended', 'removed'] as const)(
    'R22: revives what ended by it when it is %s, with the seat it needs',
    (how) => {
      const life = new Life({ rules: given() }).do({ type: 'start', actor: LEARNER }).pass('P40D');
      life.do({ type: 'set-access', until: how === 'extended' ? until('2026-03-31') : null });
      expect(life.state).toMatchObject({ status: 'in_progress', end: null, seat: 'held' });
      expect(life.pass('P90D').state.status).toBe(how === 'extended' ? 'expired' : 'in_progress');
    },
  );

  it('is not given back to what ended in another way; who reopens what ended by it opens it without end', () => {
    for (const status of ['cancelled', 'withdrawn', 'declined', 'failed'] as const)
      expect(livesAt[status]().refusal({ type: 'set-access', until: until('2026-06-30') })?.rejected).toBe(
        'not-possible',
      );
    const life = new Life({ rules: given() }).pass('P40D').do({ type: 'reopen' });
    expect(life.state).toMatchObject({ status: 'enrolled', accessUntil: null });
  });

  it('runs on while the enrolment is suspended, and binds no suggestion', () => {
    const life = new Life({ rules: given() }).do({ type: 'suspend' }).pass('P40D');
    expect(life.state).toMatchObject({ status: 'expired', end: { reason: 'access', from: 'enrolled' } });
    expect(new Life({ rules: given(), obligation: 'suggested' }).state.accessUntil).toBeNull();
  });
});

describe('another time zone', () => {
  const fixed = { basis: 'fixed', date: '2026-03-31', after: null, grace: 'P2D', onDeadline: 'expire' } as const;
  const moved = (life: Life, zone: string) => {
    life.around.zone = zone;
    return life.do({ type: 'rezone' });
  };

  it('R32: moves days to where the learner is: deadline, grace, reminders and the end of the access', () => {
    const policy = rules({
      deadline: fixed,
      reminders: [{ before: 'P7D' }],
      access: { after: null, date: '2026-04-30' },
    });
    const life = moved(new Life({ rules: policy }), 'America/Los_Angeles');
    expect(life.state.deadline).toMatchObject({
      deadline: {
        at: '2026-04-01T06:59:59.999Z',
        localDate: '2026-03-31',
        timezone: 'America/Los_Angeles',
        rule: 'fixed',
      },
      graceUntil: '2026-04-03T06:59:59.999Z',
      reminders: [{ rule: 'before-P7D', at: '2026-03-25T06:59:59.999Z' }],
    });
    expect(life.state.accessUntil).toMatchObject({ at: '2026-05-01T06:59:59.999Z', localDate: '2026-04-30' });
    expect(life.history().slice(-2)).toEqual(['deadline_set', 'access_set']);
    expect(moved(life, 'America/Los_Angeles').history()).toHaveLength(life.history().length);
    expect(nextDue(life.state)).toBe('2026-03-25T06:59:59.999Z');
  });

  it('R32: leaves instants, days in a zone that was named, and what has passed', () => {
    const at = { deadline: { ...fixed, basis: 'enrolment', date: null, after: 'PT72H' } as const };
    const instant = new Life({ rules: rules(at) });
    const before = instant.state.deadline;
    expect(moved(instant, 'Asia/Tokyo').state.deadline).toEqual(before);
    const named = planForDate('2026-03-31', 'Asia/Tokyo', 'by-hand', rules());
    const given = { ...named, deadline: { ...named.deadline, givenZone: true as const } };
    const byHand = new Life().do({ type: 'set-deadline', deadline: given });
    expect(moved(byHand, 'America/Los_Angeles').state.deadline).toEqual(given);
    const overdue = new Life({ rules: rules({ deadline: { ...fixed, onDeadline: 'overdue' } }) }).pass('P90D');
    expect(moved(overdue, 'Asia/Tokyo').history().at(-1)).toBe('deadline_passed');
  });

  it('R23: sends no reminder twice, however far the learner moves', () => {
    const life = new Life({ rules: rules({ deadline: fixed, reminders: [{ before: 'P7D' }, { before: 'P1D' }] }) });
    life.pass('P71D').pass('PT14H');
    expect(life.history().filter((type) => type === 'reminded')).toHaveLength(1);
    moved(life, 'America/Los_Angeles').pass('P3D');
    moved(life, 'Europe/Berlin').pass('P30D');
    expect(life.history().filter((type) => type === 'reminded')).toHaveLength(2);
    expect(life.state.status).toBe('expired');
  });

  it('R32: ends nothing by the move alone: a day that is over there leaves it overdue', () => {
    const life = new Life({ rules: rules({ deadline: { ...fixed, grace: null } }) }).pass('P78D').pass('PT10H');
    expect(life.now).toBe('2026-03-31T18:00:00.000Z');
    expect(moved(life, 'Asia/Tokyo').pass('P9D').state).toMatchObject({ status: 'enrolled', deadlinePassed: true });
  });
});

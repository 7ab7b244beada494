import { describe, expect, it } from 'vitest';
import { isOverdue } from '../../domain/deadlines.ts';
import { nextDue } from '../../domain/due.ts';
import type { PolicyRules } from '../../domain/policy.ts';
import { ENDED } from '../../domain/words.ts';
import { LEARNER, Life, rules, step } from '../support/builders.ts';
import { livesAt } from '../support/lives.ts';

/** Due 30 days after the enrolment: on 11 February 2026 at midnight in Berlin. */
const due = (onDeadline: 'expire' | 'overdue', given: Partial<PolicyRules> = {}, grace: string | null = null) =>
  rules({ deadline: { basis: 'enrolment', after: 'P30D', date: null, grace, onDeadline }, ...given });
const END = '2026-02-11T22:59:59.999Z';
const reminders = { reminders: [{ before: 'P7D' }, { before: 'P1D' }, { after: 'P2D' }] };

describe('a deadline', () => {
  it('R22: ends what the policy lets expire, at its instant, and tells the learner', () => {
    const life = new Life({ rules: due('expire') }).pass('P90D');
    expect(life.state).toMatchObject({ status: 'expired', end: { reason: 'deadline', at: END, from: 'enrolled' } });
    expect(life.events.at(-1)).toMatchObject({ type: 'expired', at: END, actor: { kind: 'system' } });
    expect(life.mails()).toEqual(['expired → learner']);
  });

  it('R22: is passed once by what stays open and overdue', () => {
    const life = new Life({ rules: due('overdue') }).pass('P90D');
    expect(life.state).toMatchObject({ status: 'enrolled', deadlinePassed: true });
    expect(life.history()).toEqual(['requested', 'enrolled', 'deadline_set', 'deadline_passed']);
    expect(life.mails()).toEqual(['deadline_passed → learner']);
    expect(isOverdue(life.state, true, life.now)).toBe(true);
    expect(nextDue(life.state)).toBeNull();
  });

  it('R22: has its grace before the policy acts, and is overdue meanwhile', () => {
    const life = new Life({ rules: due('expire', {}, 'P5D') }).pass('P32D');
    expect(life.state.status).toBe('enrolled');
    expect(isOverdue(life.state, true, life.now)).toBe(true);
    expect(life.pass('P30D').state.end?.at).toBe('2026-02-16T22:59:59.999Z');
    expect(life.events.at(-1)?.data).toEqual({ reason: 'deadline', deadline: END });
  });

  it('R22: ends a suspended enrolment too, and a request with its task', () => {
    const suspended = new Life({ rules: due('expire') }).do({ type: 'suspend' }).pass('P90D');
    expect(suspended.state).toMatchObject({ status: 'expired', beneath: null, end: { from: 'enrolled' } });
    const fixed = {
      basis: 'fixed' as const,
      date: '2026-01-20',
      after: null,
      grace: null,
      onDeadline: 'expire' as const,
    };
    const asking = new Life({ rules: rules({ deadline: fixed }, step()) }).pass('P90D');
    expect(asking.state).toMatchObject({ status: 'expired', task: null });
    expect(asking.mails()).toEqual(['approval_request → manager', 'approval_closed → manager', 'expired → learner']);
  });

  it('R22: does not bind a suggestion, nor end it when it is accepted later', () => {
    const fixed = due('expire');
    const life = new Life({
      rules: fixed,
      obligation: 'suggested',
      deadline: new Life({ rules: fixed }).state.deadline,
    });
    expect(life.pass('P90D').history()).toEqual(['requested']);
    expect(isOverdue(life.state, true, life.now)).toBe(false);
    life.do({ type: 'accept', actor: LEARNER }).pass('P90D');
    expect(life.state.status).toBe('enrolled');
    expect(isOverdue(life.state, true, life.now)).toBe(true);
  });

  it.each(ENDED)('R23: and everything else is over when the enrolment is %s', (status) => {
    const life = livesAt[status]();
    expect(nextDue(life.state)).toBeNull();
    expect(life.try({ type: 'due', dueAt: '2030-01-01T00:00:00.000Z' })).toMatchObject({ events: [], effects: [] });
  });

  it('R22: that is not due yet is not carried out by a timer that comes too early', () => {
    const life = new Life({ rules: due('expire') });
    expect(life.try({ type: 'due', dueAt: life.now })).toMatchObject({ events: [] });
    expect(life.try({ type: 'due', dueAt: END })).toMatchObject({ events: [] });
  });
});

describe('reminders of a deadline', () => {
  const at = ['2026-02-04T22:59:59.999Z', '2026-02-10T22:59:59.999Z', '2026-02-13T22:59:59.999Z'];

  it('R23: are sent at most once each, dated by their instants', () => {
    const life = new Life({ rules: due('overdue', reminders) }).pass('P90D');
    const sent = life.effects.filter((effect) => effect.kind === 'mail' && effect.template === 'deadline_reminder');
    expect(sent).toMatchObject([
      { occurrence: `before-P7D@${at[0]}`, at: at[0], atMostOnce: true },
      { occurrence: `before-P1D@${at[1]}`, at: at[1], atMostOnce: true },
      { occurrence: `after-P2D@${at[2]}`, at: at[2], atMostOnce: true },
    ]);
  });

  it('R23: never come after the matter has ended', () => {
    const life = new Life({ rules: due('expire', reminders) }).pass('P26D').do({ type: 'complete' }).pass('P90D');
    expect(life.history().filter((type) => type === 'reminded')).toHaveLength(1);
    expect(new Life({ rules: due('expire', reminders) }).pass('P90D').history().at(-1)).toBe('expired');
  });

  it('R23: that lie before the request are nobody’s', () => {
    const life = new Life({ rules: due('overdue', { reminders: [{ before: 'P60D' }, { before: 'P7D' }] }) }).pass(
      'P90D',
    );
    expect(life.events.filter((event) => event.type === 'reminded').map((event) => event.at)).toEqual([at[0]]);
  });

  it.each(['resume', 'set-status'] as const)(
    'R23: pause while it is suspended, and are not made up for by %s',
    (type) => {
      const life = new Life({ rules: due('overdue', reminders) }).do({ type: 'suspend' }).pass('P27D');
      expect(life.history()).not.toContain('reminded');
      life.do(type === 'resume' ? { type } : { type, status: 'enrolled' }).pass('P90D');
      expect(life.events.filter((event) => event.type === 'reminded').map((event) => event.at)).toEqual(at.slice(1));
    },
  );

  it('R23: are not made up for when a suggestion is accepted', () => {
    const plan = new Life({ rules: due('overdue', reminders) }).state.deadline;
    const life = new Life({ rules: due('overdue', reminders), obligation: 'suggested', deadline: plan });
    life.pass('P27D').do({ type: 'accept', actor: LEARNER }).pass('P90D');
    expect(life.events.filter((event) => event.type === 'reminded').map((event) => event.at)).toEqual(at.slice(1));
  });
});

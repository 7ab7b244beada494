import { describe, expect, it } from 'vitest';
import { planForInstant } from '../../domain/calendar.ts';
import { isOverdue } from '../../domain/deadlines.ts';
import { nextDue } from '../../domain/due.ts';
import type { PolicyRules } from '../../domain/policy.ts';
import { LEARNER, Life, rules, step } from '../support/builders.ts';
import { livesAt } from '../support/lives.ts';

const seats = { duringApproval: 'none', holdFor: null, waitingList: true, suspendGrace: 'P7D' } as const;
const deadline = { basis: 'enrolment', after: 'P30D', date: null, grace: null, onDeadline: 'expire' } as const;

const given = (more: Partial<PolicyRules> = {}) => rules({ seats, ...more });
const away = (life: Life) => {
  life.around.active = false;
  return life.do({ type: 'presence' });
};
const back = (life: Life) => {
  life.around.active = true;
  return life.do({ type: 'presence' });
};

describe('the seat of who is suspended or away', () => {
  it('R32: is held for the grace, given back at its end, and asked for again by the place in line', () => {
    const life = new Life({ rules: given() }).do({ type: 'start', actor: LEARNER }).do({ type: 'suspend' });
    expect(life.state).toMatchObject({ seat: 'held', seatGraceUntil: '2026-01-19T09:00:00.000Z' });
    life.pass('P8D');
    expect(life.state).toMatchObject({ status: 'suspended', beneath: 'waitlisted', seat: 'queued', queueNumber: 1 });
    expect(life.events.at(-1)).toMatchObject({ type: 'seat_released', at: '2026-01-19T09:00:00.000Z' });
    expect(life.mails()).toEqual(['seat_released → learner']);
    life.do({ type: 'resume' });
    expect(life.state).toMatchObject({ status: 'waitlisted', pausedSince: null });
    expect(life.effects.at(-1)).toEqual({ kind: 'nudge-pool' });
    expect(life.do({ type: 'grant-seat', grantId: 'g' }).state).toMatchObject({ status: 'in_progress', seat: 'held' });
  });

  it('R32: stays with who comes back within the grace', () => {
    const life = new Life({ rules: given() }).do({ type: 'suspend' }).pass('P6D').do({ type: 'resume' });
    expect(life.state).toMatchObject({ status: 'enrolled', seat: 'held', seatGraceUntil: null });
    expect(nextDue(life.state)).toBeNull();
  });

  it('R32: is held for as long as it lasts without a grace, and no grace counts where there are no seats', () => {
    const plain = new Life({ rules: rules() }).do({ type: 'suspend' });
    expect([plain.state.seatGraceUntil, nextDue(plain.state)]).toEqual([null, null]);
    const unlimited = new Life({ rules: given() }, { seats: 'unlimited' }).do({ type: 'suspend' });
    expect(nextDue(unlimited.state)).toBeNull();
  });

  it('R32: of who is deactivated goes the same way, without a mail, and the first absence counts', () => {
    const life = away(new Life({ rules: given() }))
      .pass('P2D')
      .do({ type: 'suspend' });
    expect(life.state).toMatchObject({
      awaySince: '2026-01-12T09:00:00.000Z',
      pausedSince: '2026-01-12T09:00:00.000Z',
    });
    life.do({ type: 'resume' });
    expect(life.state).toMatchObject({ status: 'enrolled', pausedSince: '2026-01-12T09:00:00.000Z' });
    life.pass('P6D');
    expect(life.state).toMatchObject({ status: 'waitlisted', seat: 'queued' });
    expect(life.mails()).toEqual([]);
    back(life);
    expect(life.state).toMatchObject({ status: 'waitlisted', awaySince: null, pausedSince: null });
    expect(life.effects.at(-1)).toEqual({ kind: 'nudge-pool' });
  });

  it.each(['kept', 'end'] as const)('R12: stands in line by the policy’s place (%s)', (placeOnReturn) => {
    const life = new Life({ rules: given({ seats: { ...seats, placeOnReturn } }) }, { seats: 'queued' });
    life.do({ type: 'grant-seat', grantId: 'g' }).do({ type: 'suspend' });
    life.around.nextNumber = 9;
    expect(life.pass('P8D').state.queueNumber).toBe(placeOnReturn === 'kept' ? 1 : 9);
  });

  it('R11: beyond the maximum is nobody else’s, and stays', () => {
    const life = new Life({ rules: given() }, { seats: 'queued' }).do({ type: 'admit-beyond-maximum' });
    life.do({ type: 'suspend' });
    expect(life.pass('P30D').state).toMatchObject({ beneath: 'enrolled', seat: 'beyond_maximum' });
  });

  it('R16: held for an approval goes back as well, while the request waits on', () => {
    const asked = { ...given({ seats: { ...seats, duringApproval: 'hold' } }), approval: { steps: [step()] } };
    const life = away(new Life({ rules: asked })).pass('P8D');
    expect(life.state).toMatchObject({ status: 'awaiting_approval', seat: 'none' });
  });
});

describe('time that stands still', () => {
  const reminded = { reminders: [{ before: 'P25D' }, { before: 'P7D' }] };

  it('R32: reminders pause for who is away, the deadline runs on', () => {
    const life = away(new Life({ rules: given({ deadline, ...reminded }) })).pass('P31D');
    expect(life.state).toMatchObject({ status: 'expired', end: { reason: 'deadline' }, awaySince: null });
    expect(life.history()).not.toContain('reminded');
  });

  it('R23, R32: on return it names the reminders that were missed; those to come, come', () => {
    const life = back(away(new Life({ rules: given({ deadline, ...reminded }) })).pass('P6D'));
    expect(life.events.at(-1)).toMatchObject({ type: 'learner_returned', data: { missed: ['before-P25D'] } });
    expect(
      life
        .pass('P20D')
        .history()
        .filter((type) => type === 'reminded'),
    ).toHaveLength(1);
    const stopped = new Life({ rules: given({ deadline, ...reminded }) }).do({ type: 'suspend' }).pass('P6D');
    expect(stopped.do({ type: 'resume' }).events.at(-1)).toMatchObject({ data: { missed: ['before-P25D'] } });
  });

  const pausing = () => given({ deadline: { ...deadline, pauseWhileSuspended: true }, ...reminded });

  it('R32: a deadline that stands still moves along, by whole days, with its reminders', () => {
    const life = new Life({ rules: pausing() }).pass('P3D').do({ type: 'suspend' }).pass('P60D');
    expect(life.state).toMatchObject({ status: 'suspended', deadline: { deadline: { localDate: '2026-02-11' } } });
    expect(isOverdue(life.state, true, life.now)).toBe(false);
    life.do({ type: 'resume' });
    expect(life.state.deadline?.deadline).toMatchObject({ localDate: '2026-04-12', rule: 'enrolment+P30D' });
    expect(life.pass('P30D').history().slice(-2)).toEqual(['reminded', 'expired']);
  });

  it('R32: an instant moves along by what passed; what was set meanwhile, only by what passed since', () => {
    const life = new Life({ rules: pausing() });
    const at = (instant: string) => planForInstant(instant, 'UTC', 'by-hand', pausing());
    life.do({ type: 'set-deadline', deadline: at('2026-02-01T12:00:00.000Z') });
    away(life).pass('P10D');
    expect(back(life).state.deadline?.deadline.at).toBe('2026-02-11T12:00:00.000Z');
    away(life)
      .pass('P5D')
      .do({ type: 'set-deadline', deadline: at('2026-03-01T12:00:00.000Z') })
      .pass('P2D');
    expect(back(life).state.deadline?.deadline.at).toBe('2026-03-03T12:00:00.000Z');
  });

  it('R32: what had passed before stays passed', () => {
    const overdue = { ...deadline, onDeadline: 'overdue', pauseWhileSuspended: true } as const;
    const life = new Life({ rules: given({ deadline: overdue }) }).pass('P31D').do({ type: 'suspend' }).pass('P9D');
    expect(isOverdue(life.state, true, life.now)).toBe(true);
    expect(life.do({ type: 'resume' }).state.deadline?.deadline.localDate).toBe('2026-02-11');
  });

  it('R32: the approver of who is away is not reminded; told twice, nothing happens twice', () => {
    const asked = rules({}, step({ remindAfter: ['P2D'] }));
    const life = away(away(new Life({ rules: asked }))).pass('P9D');
    expect(life.history()).toEqual(['requested', 'approval_opened', 'learner_away']);
    back(back(life)).pass('P9D');
    expect(life.history()).not.toContain('approval_reminded');
    expect(life.history().filter((type) => type === 'learner_returned')).toHaveLength(1);
  });

  it('is nobody’s after the end; who is reopened while away is away again', () => {
    const life = away(livesAt.enrolled()).do({ type: 'cancel' });
    expect(life.state.awaySince).toBeNull();
    expect(life.do({ type: 'presence' }).history().at(-1)).toBe('cancelled');
    expect(life.do({ type: 'reopen' }).state).toMatchObject({ status: 'enrolled', awaySince: life.now });
  });
});

describe('what was stopped', () => {
  it.each(['enrolled', 'in_progress', 'waitlisted'] as const)(
    'when it ended is stopped again by a reopening, over %s',
    (status) => {
      const life = livesAt[status]().do({ type: 'suspend' }).do({ type: 'cancel' });
      life.around.seats = status === 'waitlisted' ? 'queued' : 'taken';
      life.do({ type: 'reopen' });
      expect(life.state).toMatchObject({ status: 'suspended', beneath: status });
      expect(life.do({ type: 'resume' }).state.status).toBe(status);
    },
  );

  it('R11: needs a seat for that, and waits beneath its suspension where there is none', () => {
    const life = livesAt.in_progress().do({ type: 'suspend' }).do({ type: 'cancel' });
    life.around.seats = 'queued';
    expect(life.do({ type: 'reopen' }).state).toMatchObject({ beneath: 'waitlisted', seat: 'queued' });
  });

  it('as overbooked is overbooked again, without a seat', () => {
    const life = livesAt.overbooked().do({ type: 'cancel' }).do({ type: 'reopen' });
    expect(life.state).toMatchObject({ status: 'overbooked', beneath: 'enrolled', seat: 'none' });
  });

  it('R2: by hand while an approval was awaited asks the approver again when it goes on', () => {
    const life = livesAt.awaiting_approval().do({ type: 'set-status', status: 'suspended' });
    expect(life.state).toMatchObject({ status: 'suspended', beneath: 'awaiting_approval', task: null });
    expect(life.mails().at(-1)).toBe('approval_withdrawn → manager');
    expect(life.do({ type: 'resume' }).state).toMatchObject({ status: 'awaiting_approval', task: { step: 0 } });
    expect(life.do({ type: 'approve' }).state.status).toBe('enrolled');
  });

  it('by hand as a suggestion is one again, and no deadline bound it meanwhile', () => {
    const fixed = { ...deadline, basis: 'fixed', after: null, date: '2026-01-20' } as const;
    const plan = new Life({ rules: rules({ deadline: fixed }) }).state.deadline;
    const life = new Life({ rules: rules({ deadline: fixed }), obligation: 'suggested', deadline: plan });
    life.do({ type: 'set-status', status: 'suspended' }).pass('P30D');
    expect(isOverdue(life.state, true, life.now)).toBe(false);
    expect(life.do({ type: 'resume' }).state.status).toBe('suggested');
    expect(life.do({ type: 'accept', actor: LEARNER }).pass('P9D').state.status).toBe('enrolled');
  });

  it('as overbooked and then suspended gives its overbooking back', () => {
    const life = livesAt.overbooked().do({ type: 'set-status', status: 'suspended' });
    expect(life.state.beneath).toBe('overbooked');
    expect(life.do({ type: 'resume' }).state).toMatchObject({ status: 'overbooked', beneath: 'enrolled' });
  });
});

import { describe, expect, it } from 'vitest';
import { addDuration, planForInstant } from '../../domain/calendar.ts';
import type { OnTimeout } from '../../domain/policy.ts';
import { type Asked, BORN, Life, rules, step } from '../support/builders.ts';

const later = (duration: string) => addDuration(BORN, duration, 'Europe/Berlin');
const limited = (onTimeout: OnTimeout, asked: Asked = {}, seats: 'taken' | 'full' = 'taken') =>
  new Life({ rules: rules({}, step({ timeLimit: 'P2D', onTimeout })), ...asked }, { seats });

describe('the time limit of an approval step', () => {
  it('R6: reminds the assignee once for each reminder', () => {
    const life = new Life({ rules: rules({}, step({ remindAfter: ['P1D', 'P3D'] })) }).pass('P10D');
    expect(life.history()).toEqual(['requested', 'approval_opened', 'approval_reminded', 'approval_reminded']);
    const reminders = life.effects.filter(
      (effect) => effect.kind === 'mail' && effect.template === 'approval_reminder',
    );
    expect(reminders).toMatchObject([
      { at: later('P1D'), occurrence: 'task-1/P1D', atMostOnce: true },
      { at: later('P3D'), occurrence: 'task-1/P3D', atMostOnce: true },
    ]);
  });

  it('R6: escalates level by level, each with the whole time, up to the administrators’ queue', () => {
    const life = limited('escalate').pass('P30D');
    const levels = life.events.filter((event) => event.type === 'approval_escalated');
    expect(levels).toMatchObject([
      { at: later('P2D'), data: { from: 'manager', assigneeId: 'head' } },
      { at: later('P4D'), data: { from: 'head', assigneeId: null } },
    ]);
    expect(life.state.task).toMatchObject({ assigneeId: null, escalation: 2, assignment: 3, dueAt: null });
  });

  it('R6: approves where the policy says so, and says that it was the time', () => {
    const life = limited('approve').pass('P3D');
    expect(life.state).toMatchObject({ status: 'enrolled', enrolledAt: later('P2D') });
    expect(life.events.find((event) => event.type === 'approved')).toMatchObject({
      actor: { kind: 'system' },
      data: { timedOut: true },
    });
  });

  it('R6: that approves what has no seat and no waiting list leaves it to the administrators, and does not ask again', () => {
    const life = limited('approve', {}, 'full').pass('P3D');
    expect(life.state).toMatchObject({ status: 'awaiting_approval', decided: [], task: { step: 0, assigneeId: null } });
    expect(life.pass('P90D').state.task?.taskId).toBe('task-2');
    expect(life.refusal({ type: 'approve' })?.rejected).toBe('full');
    life.around.seats = 'taken';
    expect(life.do({ type: 'approve' }).state.status).toBe('enrolled');
  });

  it('R6: that does so on a later step leaves that step to them, and the earlier approvals stand', () => {
    const policy = rules({}, step(), step({ timeLimit: 'P2D', onTimeout: 'approve' }));
    const life = new Life({ rules: policy }, { seats: 'full' }).do({ type: 'approve' }).pass('P3D');
    expect(life.state.task).toMatchObject({ step: 1, assigneeId: null });
    expect(life.state.decided).toEqual([{ taskId: 'task-1', step: 0, decision: 'approved', by: 'manager' }]);
  });

  it('R6: declines where the policy says so, also in the administrators’ queue', () => {
    const life = limited('decline').pass('P3D');
    expect(life.state).toMatchObject({ status: 'declined', end: { reason: 'request_timed_out', at: later('P2D') } });
    expect(life.mails().at(-1)).toBe('request_timed_out → learner');
    const queued = new Life({ rules: rules({}, step({ timeLimit: 'P2D', onTimeout: 'decline' })) }, { approvers: [] });
    expect(queued.pass('P3D').state.status).toBe('declined');
  });

  it('R6: counts in a queue that the policy names itself, with its approval too', () => {
    const byAdministrators = step({ assignee: { relation: 'administrators' }, timeLimit: 'P2D', onTimeout: 'approve' });
    const life = new Life({ rules: rules({}, byAdministrators) }, { approvers: [] });
    expect(life.pass('P3D').state.status).toBe('enrolled');
  });

  it('R9: never declines mandatory training; it escalates, and waits at the top', () => {
    const life = limited('decline', { obligation: 'mandatory' }).pass('P90D');
    expect(life.state).toMatchObject({ status: 'awaiting_approval', task: { assigneeId: null, dueAt: null } });
    expect(life.history().filter((type) => type === 'approval_escalated')).toHaveLength(2);
  });

  it.each(['approve', 'escalate'] as const)(
    'R6: to %s comes before a deadline at the same instant, and that ends it whole',
    (onTimeout) => {
      const expires = {
        basis: 'enrolment' as const,
        date: null,
        after: null,
        grace: null,
        onDeadline: 'expire' as const,
      };
      const policy = rules({ deadline: expires }, step({ timeLimit: 'P2D', onTimeout }));
      const life = new Life({ rules: policy, deadline: planForInstant(later('P2D'), 'UTC', 'request', policy) });
      expect(life.state.task?.dueAt).toBe(life.state.deadline?.graceUntil);
      life.pass('P5D');
      expect(life.state).toMatchObject({ status: 'expired', task: null, seat: 'none', end: { reason: 'deadline' } });
      expect(life.history().at(-1)).toBe('expired');
    },
  );
});

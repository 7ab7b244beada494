import { describe, expect, it } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import type { Effect } from '../../domain/outcome.ts';
import type { Actor } from '../../domain/state.ts';
import { LEARNER, Life, MANAGER, REASON, rules, step, user } from '../support/builders.ts';

const one = rules({}, step());
const two = rules({}, step(), step());
const link = (taskId: string, onBehalfOf: string | null): Actor => ({ kind: 'link', id: taskId, onBehalfOf });
const closed = (life: Life) =>
  life.effects.flatMap((effect: Effect) => (effect.kind === 'close-task' ? `${effect.taskId} ${effect.status}` : []));

describe('an approval chain', () => {
  it('R2: opens its steps one after the other, and lets the learner in after the last', () => {
    const life = new Life({ rules: two });
    expect(life.state.task).toMatchObject({ taskId: 'task-1', step: 0, assigneeId: 'manager', assignment: 1 });
    life.around.approvers = ['director'];
    life.do({ type: 'approve', actor: MANAGER });
    expect(life.state.status).toBe('awaiting_approval');
    expect(life.state.task).toMatchObject({ taskId: 'task-2', step: 1, assigneeId: 'director' });
    life.do({ type: 'approve', actor: user('director') });
    expect(life.state.status).toBe('enrolled');
    expect(closed(life)).toEqual(['task-1 approved', 'task-2 approved']);
    expect(life.mails()).toEqual([
      'approval_request → manager',
      'approval_request → director',
      'request_approved → learner',
    ]);
  });

  it('R2: moves the open task when the people change, with the time that is left; decided steps stand', () => {
    const life = new Life({ rules: rules({}, step(), step({ timeLimit: 'P9D', remindAfter: ['P4D'] })) });
    life.do({ type: 'approve' }).pass('P2D');
    const before = life.state.task;
    life.around.approvers = ['successor'];
    life.do({ type: 'reassign' });
    expect(life.state.task).toMatchObject({ taskId: 'task-3', assigneeId: 'successor', assignment: 2, escalation: 0 });
    expect(life.state.task).toMatchObject({ dueAt: before?.dueAt, reminders: before?.reminders });
    expect(life.state.decided).toEqual([{ taskId: 'task-1', step: 0, decision: 'approved', by: 'manager' }]);
    expect(closed(life).at(-1)).toBe('task-2 reassigned');
    expect(life.mails().at(-1)).toBe('approval_request → successor');
  });

  it('R2: leaves the task where it is when the assignee stays the same, and refuses where nothing is open', () => {
    const life = new Life({ rules: one });
    expect(life.try({ type: 'reassign' })).toMatchObject({ events: [], effects: [] });
    expect(life.do({ type: 'approve' }).refusal({ type: 'reassign' })?.rejected).toBe('not-possible');
  });

  it('R2: asks nobody twice: who approved an earlier step has approved a later one that would wait for them', () => {
    const steps = [
      step(),
      step({ assignee: { relation: 'owner' } }),
      step({ assignee: { relation: 'managers_manager' } }),
    ];
    const life = new Life({ rules: rules({}, ...steps) }, { samePerson: true });
    life.do({ type: 'approve', actor: MANAGER });
    expect(life.state).toMatchObject({ status: 'enrolled', task: null });
    expect(life.state.decided).toMatchObject([
      { taskId: 'task-1', step: 0, by: 'manager' },
      { taskId: 'task-1', step: 1, by: 'manager' },
      { taskId: 'task-1', step: 2, by: 'manager' },
    ]);
    expect(life.history().slice(2)).toEqual(['approved', 'approval_skipped', 'approval_skipped', 'enrolled']);
    expect(life.mails()).toEqual(['approval_request → manager', 'request_approved → learner']);
    for (const taskId of ['task-1', undefined]) {
      const again = { type: 'approve', ...(taskId && { taskId }) } as const;
      expect(life.try(again)).toMatchObject({ events: [], effects: [] });
      expect(life.refusal({ ...again, type: 'decline' })?.rejected).toBe('contrary-decision');
    }
  });

  it('R4: what a time limit approved is nobody’s decision: the person is asked at the later step', () => {
    const life = new Life(
      { rules: rules({}, step({ timeLimit: 'P2D', onTimeout: 'approve' }), step()) },
      { samePerson: true },
    );
    life.pass('P3D');
    expect(life.state).toMatchObject({ status: 'awaiting_approval', task: { step: 1, assigneeId: 'manager' } });
  });

  it('R5: keeps for whom the approver stands in: with the task, and with what the history says of it', () => {
    const life = new Life({ rules: one }, { standingInFor: { manager: 'principal' } });
    expect(life.state.task).toMatchObject({ assigneeId: 'manager', principalId: 'principal' });
    const both = { assigneeId: 'manager', principalId: 'principal' };
    expect(life.events.at(-1)).toMatchObject({ type: 'approval_opened', data: both });
    // The delegation ended, and another one leads to the same person: the links of before end.
    life.around.standingInFor = {};
    life.do({ type: 'reassign' });
    expect(life.state.task).toMatchObject({
      taskId: 'task-2',
      assigneeId: 'manager',
      principalId: null,
      assignment: 2,
    });
    life.around.standingInFor = { manager: 'principal' };
    life.do({ type: 'reassign' }).do({ type: 'approve', actor: MANAGER });
    expect(life.events.find(({ type }) => type === 'approved')?.data).toMatchObject(both);
  });

  it('a policy with a digest collects what asks; what falls due before it goes out at once', () => {
    const digestAt = '2026-01-13T07:00:00.000Z';
    const mailOf = (given: Parameters<typeof step>[0]) =>
      new Life({ rules: rules({}, step(given)) }, { digestAt }).effects.find((effect) => effect.kind === 'mail');
    expect(mailOf({})).toMatchObject({ template: 'approval_digest', notBefore: digestAt, taskId: 'task-1' });
    expect(mailOf({ timeLimit: 'P2D', remindAfter: ['P1D'] })).toMatchObject({ template: 'approval_digest' });
    expect(mailOf({ timeLimit: 'PT20H' })).toMatchObject({ template: 'approval_request' });
    expect(mailOf({ remindAfter: ['PT4H'] })).toMatchObject({ template: 'approval_request' });
  });

  it('R23: tells the approver and the learner at least once, the approver about the task', () => {
    const mails = new Life({ rules: one }).do({ type: 'approve' }).effects.filter((effect) => effect.kind === 'mail');
    expect(mails).toMatchObject([
      { template: 'approval_request', to: 'manager', taskId: 'task-1', occurrence: 'task-1', atMostOnce: false },
      { template: 'request_approved', to: 'learner', taskId: null, occurrence: 'task-1', atMostOnce: false },
    ]);
  });

  it('R3: is not decided by the learner: not as a user, by a link, for somebody else, or by somebody in their name', () => {
    const life = new Life({ rules: one });
    const actors = [
      LEARNER,
      link('task-1', 'learner'),
      { ...LEARNER, onBehalfOf: 'manager' },
      { ...MANAGER, onBehalfOf: 'learner' },
    ];
    for (const actor of actors) {
      expect(life.refusal({ type: 'approve', actor })?.rejected).toBe('own-request');
      expect(life.refusal({ type: 'decline', actor })?.rejected).toBe('own-request');
    }
  });

  it('R4: waits in the administrators’ queue when nobody is found, and is never approved there in silence', () => {
    const life = new Life({ rules: rules({}, step({ timeLimit: 'P2D', onTimeout: 'approve' })) }, { approvers: [] });
    expect(life.state.task).toMatchObject({ assigneeId: null, dueAt: null });
    expect(life.pass('P60D').state.status).toBe('awaiting_approval');
    expect(life.do({ type: 'approve' }).state.status).toBe('enrolled');
  });

  it('R6: gives who takes over from the administrators’ queue the whole time, and its reminders', () => {
    const life = new Life({ rules: rules({}, step({ timeLimit: 'P4D', remindAfter: ['P1D'] })) }, { approvers: [] });
    life.pass('P30D').around.approvers = ['manager'];
    life.do({ type: 'reassign' });
    expect(life.state.task).toMatchObject({ assigneeId: 'manager', dueAt: addDuration(life.now, 'P4D', 'UTC') });
    expect(life.state.task?.reminders).toHaveLength(1);
  });
});

describe('a decision', () => {
  it('R8: against it ends the request, with the words for the learner', () => {
    const life = new Life({ rules: two }).do({ type: 'decline', actor: MANAGER });
    expect(life.state).toMatchObject({
      status: 'declined',
      task: null,
      queueNumber: null,
      end: { reason: 'declined' },
    });
    expect(closed(life)).toEqual(['task-1 declined']);
    expect(life.effects).toContainEqual(expect.objectContaining({ kind: 'close-task', by: MANAGER, comment: REASON }));
    expect(life.mails()).toEqual(['approval_request → manager', 'request_declined → learner']);
  });

  it('R7: that is made again changes nothing; a contrary one is refused', () => {
    const life = new Life({ rules: one }).do({
      type: 'approve',
      actor: link('task-1', 'manager'),
      taskId: 'task-1',
      assignment: 1,
    });
    for (const where of [{}, { taskId: 'task-1' }, { taskId: 'task-1', assignment: 1 }]) {
      expect(life.try({ type: 'approve', actor: MANAGER, ...where })).toMatchObject({ events: [], effects: [] });
      expect(life.refusal({ type: 'decline', actor: MANAGER, ...where })?.rejected).toBe('contrary-decision');
    }
  });

  it('R7: by a link of an assignment that moved on is refused', () => {
    const life = new Life({ rules: rules({}, step({ timeLimit: 'P2D' })) });
    life.pass('P3D');
    expect(life.state.task).toMatchObject({ taskId: 'task-2', assigneeId: 'head', assignment: 2 });
    expect(life.refusal({ type: 'approve', taskId: 'task-1', assignment: 1 })?.rejected).toBe('task-moved');
    expect(life.refusal({ type: 'approve', taskId: 'task-2', assignment: 1 })?.rejected).toBe('task-moved');
    expect(life.do({ type: 'approve', taskId: 'task-2', assignment: 2 }).state.status).toBe('enrolled');
  });

  it('R7: on an earlier step can be repeated while the next one is open, and does not decide that', () => {
    const life = new Life({ rules: two }).do({ type: 'approve', taskId: 'task-1' });
    expect(life.try({ type: 'approve', taskId: 'task-1' })).toMatchObject({ events: [] });
    expect(life.refusal({ type: 'decline', taskId: 'task-1' })?.rejected).toBe('contrary-decision');
    expect(life.state.task?.taskId).toBe('task-2');
  });

  it('R7: on an earlier request is not one on the request that was made anew', () => {
    const life = new Life({ rules: one }).do({ type: 'approve' }).do({ type: 'set-status', status: 'suggested' });
    life.do({ type: 'accept', actor: LEARNER });
    expect(life.state.decided).toEqual([]);
    expect(life.refusal({ type: 'approve', taskId: 'task-1', assignment: 1 })?.rejected).toBe('task-moved');
    life.do({ type: 'withdraw' }).do({ type: 'reopen' });
    expect(life.state.task).toMatchObject({ taskId: 'task-3', step: 0 });
  });

  it('R8: comes too late after a withdrawal, on every step, and the approver is told', () => {
    const life = new Life({ rules: two })
      .do({ type: 'approve', actor: MANAGER })
      .do({ type: 'withdraw', actor: LEARNER });
    expect(closed(life).at(-1)).toBe('task-2 withdrawn');
    expect(life.mails().at(-1)).toBe('approval_withdrawn → head');
    expect(life.refusal({ type: 'approve', taskId: 'task-2', assignment: 1 })?.rejected).toBe('task-closed');
    expect(life.refusal({ type: 'approve', actor: MANAGER })).toMatchObject({
      rejected: 'not-possible',
      status: 'withdrawn',
    });
  });

  it('R8: that came first stands, and the learner may still leave the enrolment', () => {
    const life = new Life({ rules: one }).do({ type: 'approve' }).do({ type: 'withdraw', actor: LEARNER });
    expect(life.history()).toEqual(['requested', 'approval_opened', 'approved', 'enrolled', 'withdrawn']);
    expect(life.mails()).not.toContain('approval_withdrawn → manager');
  });

  it('R9: on mandatory training says when, never whether', () => {
    const life = new Life({ rules: one, obligation: 'mandatory' });
    expect(life.refusal({ type: 'decline', actor: MANAGER })?.rejected).toBe('mandatory');
    expect(life.refusal({ type: 'withdraw', actor: LEARNER })?.rejected).toBe('mandatory');
    expect(life.do({ type: 'approve', actor: MANAGER }).state.status).toBe('enrolled');
    life.do({ type: 'set-status', status: 'suggested' });
    expect(life.refusal({ type: 'dismiss', actor: LEARNER })?.rejected).toBe('mandatory');
  });
});

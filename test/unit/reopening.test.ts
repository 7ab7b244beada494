import { describe, expect, it } from 'vitest';
import { addDuration, planForInstant } from '../../domain/calendar.ts';
import { nextDue } from '../../domain/due.ts';
import { ENDED } from '../../domain/words.ts';
import { LEARNER, Life, type Life as LifeType, rules, step } from '../support/builders.ts';
import { ASKS_MANAGER, livesAt } from '../support/lives.ts';

const records = (life: LifeType) =>
  life.effects.filter((effect) => effect.kind.endsWith('record')).map(({ kind }) => kind);
const inDays = (life: LifeType, days: number) =>
  planForInstant(addDuration(life.now, `P${days}D`, 'UTC'), 'UTC', 'by-hand', life.state.policy.rules);

describe('reopening', () => {
  it.each(ENDED)('R28: takes %s back with a reason only', (status) => {
    const life = livesAt[status]();
    expect(life.refusal({ type: 'reopen', reason: null })?.rejected).toBe('reason-required');
    life.do({ type: 'reopen' });
    expect(life.state).toMatchObject({ end: null, completedAt: null });
    expect(life.events.find((event) => event.type === 'reopened')).toMatchObject({
      from: status,
      reason: { id: 'why' },
    });
  });

  it('R27: of a completion makes its record void; completing again makes another', () => {
    const life = livesAt
      .enrolled()
      .do({ type: 'progress', percent: 60 })
      .do({ type: 'complete' })
      .do({ type: 'reopen' });
    expect(life.state).toMatchObject({ status: 'in_progress', progress: 60, seat: 'held' });
    expect(records(life.do({ type: 'complete' }))).toEqual(['record', 'void-record', 'record']);
  });

  it('R25: of what was whole can be completed by the whole once more', () => {
    const life = livesAt.enrolled().do({ type: 'progress', percent: 100 }).do({ type: 'reopen' });
    expect(life.state).toMatchObject({ status: 'in_progress', progress: 100 });
    expect(life.do({ type: 'progress', percent: 100 }).state.status).toBe('completed');
  });

  it('R11: needs a seat again, and waits if there is none', () => {
    const life = livesAt.failed();
    life.around.seats = 'queued';
    expect(life.do({ type: 'reopen' }).state).toMatchObject({ status: 'waitlisted', seat: 'queued' });
    life.do({ type: 'grant-seat', grantId: 'grant-1' });
    expect(life.state).toMatchObject({ status: 'in_progress', seat: 'held' });
    const full = livesAt.cancelled();
    full.around.seats = 'full';
    expect(full.refusal({ type: 'reopen' })?.rejected).toBe('full');
  });

  it('R2: of a request asks the approver of the step that was open; what was approved stands', () => {
    const life = new Life({ rules: rules({}, step(), step()) }).do({ type: 'approve' }).do({ type: 'decline' });
    expect(life.state.decided.map((entry) => entry.decision)).toEqual(['approved', 'declined']);
    life.do({ type: 'reopen' });
    expect(life.state).toMatchObject({
      status: 'awaiting_approval',
      task: { taskId: 'task-3', step: 1, assignment: 1 },
    });
    expect(life.state.decided).toEqual([{ taskId: 'task-1', step: 0, decision: 'approved', by: 'manager' }]);
    expect(life.do({ type: 'approve' }).state.status).toBe('enrolled');
  });

  it('R2: goes past no approval when one end was put in place of another', () => {
    const life = livesAt.declined().do({ type: 'set-status', status: 'cancelled' }).do({ type: 'reopen' });
    expect(life.state).toMatchObject({ status: 'awaiting_approval', task: { step: 0 } });
  });

  it('leads back to the suggestion that was dismissed, with no seat and nobody asked', () => {
    const life = livesAt.suggested().do({ type: 'dismiss', actor: LEARNER }).do({ type: 'reopen' });
    expect(life.state).toMatchObject({ status: 'suggested', seat: 'none', task: null });
  });

  it('R23: after the approval sends no second mail about it for the same decision', () => {
    const life = livesAt.cancelled().pass('P1D').do({ type: 'reopen' });
    const said = life.effects.flatMap((effect) =>
      effect.kind === 'mail' && effect.template === 'request_approved' ? effect.occurrence : [],
    );
    expect(new Set(said)).toEqual(new Set(['task-1']));
  });

  it('R22: after the deadline leaves it overdue; it is not ended once more, nor reminded of what is past', () => {
    const policy = rules({ ...ASKS_MANAGER, reminders: [{ before: 'P7D' }, { after: 'P20D' }] });
    const life = livesAt.enrolled({ rules: policy }).do({ type: 'cancel' }).pass('P40D').do({ type: 'reopen' });
    expect(life.state).toMatchObject({ status: 'enrolled', deadlinePassed: true });
    expect(life.pass('P90D').history(5)).toEqual(['cancelled', 'reopened', 'enrolled', 'reminded']);
  });
});

describe('revival', () => {
  it.each(['extended', 'removed'] as const)('R22: what expired by its deadline lives again when that is %s', (how) => {
    const life = livesAt.expired();
    const before = life.events.length;
    life.do({ type: 'set-deadline', deadline: how === 'extended' ? inDays(life, 10) : null });
    expect(life.state).toMatchObject({ status: 'enrolled', end: null, deadlinePassed: false, seat: 'held' });
    expect(life.history(before)).toEqual([`deadline_${how === 'extended' ? 'set' : 'removed'}`, 'revived', 'enrolled']);
    expect(nextDue(life.state)).toBe(how === 'extended' ? inDays(life, 10).graceUntil : null);
    expect(life.pass('P11D').state.status).toBe(how === 'extended' ? 'expired' : 'enrolled');
  });

  it('R22: does not happen to what ended in another way, even if that is called expired', () => {
    for (const status of ENDED.filter((ended) => ended !== 'expired')) {
      const life = livesAt[status]();
      expect(life.refusal({ type: 'set-deadline', deadline: inDays(life, 10) })?.rejected).toBe('not-possible');
    }
    const byHand = livesAt.enrolled().do({ type: 'set-status', status: 'expired' });
    expect(byHand.refusal({ type: 'set-deadline', deadline: inDays(byHand, 10) })?.rejected).toBe('not-possible');
  });

  it('R22: brings back a request to its approver, and needs a seat for who was inside', () => {
    const asked = rules({
      ...ASKS_MANAGER,
      deadline: { basis: 'fixed', date: '2026-01-20', after: null, grace: null, onDeadline: 'expire' },
    });
    const life = new Life({ rules: asked }).pass('P20D');
    expect(life.state).toMatchObject({ status: 'expired', task: null });
    life.do({ type: 'set-deadline', deadline: inDays(life, 10) });
    expect(life.state).toMatchObject({ status: 'awaiting_approval', task: { taskId: 'task-2' } });
    const inside = livesAt.expired();
    inside.around.seats = 'full';
    expect(inside.refusal({ type: 'set-deadline', deadline: inDays(inside, 10) })?.rejected).toBe('full');
  });
});

import { describe, expect, it } from 'vitest';
import type { DeadlineRule, PolicyRules } from '../../domain/policy.ts';
import { SYSTEM } from '../../domain/state.ts';
import { type Asked, Life, rules, type Said, type Surroundings, step } from '../support/builders.ts';

const counted = (given: Partial<DeadlineRule> = {}): DeadlineRule => ({
  ...{ basis: 'enrolment', after: 'P30D', date: null, grace: null, onDeadline: 'expire' },
  ...given,
});
const due = (given: Partial<DeadlineRule> = {}, ...reminders: PolicyRules['reminders']) =>
  rules({ deadline: counted(given), reminders });

/** To the next version of its policy, with these rules. */
const to = (fresh: PolicyRules, version = 2) =>
  ({
    type: 'move-policy',
    policy: { id: `policy-${version}`, code: 'policy', version, rules: fresh },
    move: 'move',
    actor: SYSTEM,
  }) as const;

function moved(old: PolicyRules, fresh: PolicyRules, asked: Asked = {}, around: Partial<Surroundings> = {}): Life {
  return new Life({ rules: old, ...asked }, around).pass('P2D').do(to(fresh));
}

describe('R37: a deadline under the newer version of the policy', () => {
  const day = (life: Life) => life.state.deadline?.deadline.localDate ?? null;

  it.each<[string, PolicyRules, PolicyRules, Asked, string | null]>([
    ['counted by the new rule, from when it was enrolled', due(), due({ after: 'P10D' }), {}, '2026-01-22'],
    ['on the new fixed day', due(), due({ basis: 'fixed', after: null, date: '2026-03-31' }), {}, '2026-03-31'],
    ['from the approval, which was before', due(), due({ basis: 'approval', after: 'P7D' }), {}, '2026-01-19'],
    ['where there was none', rules(), due(), {}, '2026-02-11'],
    ['gone where there is no rule any more', due(), rules(), {}, null],
    ['by the activity’s own rule, where the policy has none', due(), rules(), { deadlineAfter: 'P5D' }, '2026-01-17'],
    ['gone until what it is counted from comes', due(), due({ basis: 'first_access' }), {}, null],
    ['gone until the day of hire is known', due(), due({ basis: 'hire_date' }), {}, null],
  ])('is %s', (_name, old, fresh, asked, expected) => {
    expect(day(moved(old, fresh, asked))).toBe(expected);
  });

  it('set by hand keeps its day, and has the new grace and reminders', () => {
    const life = new Life({ rules: due({}, { before: 'P7D' }) });
    const { deadline } = new Life({ rules: due({ after: 'P60D' }, { before: 'P7D' }) }).state;
    if (!deadline) throw new Error('no deadline');
    const byHand = { ...deadline, deadline: { ...deadline.deadline, rule: 'by-hand' } };
    life.do({ type: 'set-deadline', deadline: byHand }).do(to(due({ after: 'P10D', grace: 'P2D' }, { before: 'P3D' })));
    expect(life.state.deadline).toMatchObject({
      deadline: byHand.deadline,
      graceUntil: '2026-03-15T22:59:59.999Z',
      reminders: [{ rule: 'before-P3D', at: '2026-03-10T22:59:59.999Z' }],
    });
  });

  it('that was taken away by hand stays away', () => {
    const life = new Life({ rules: due() }).do({ type: 'set-deadline', deadline: null });
    expect(life.do(to(due({ after: 'P10D' }))).state.deadline).toBeNull();
  });

  it('that has passed already leaves it overdue: it is not ended by the move', () => {
    const life = new Life({ rules: due() }).pass('P20D').do(to(due({ after: 'P10D' })));
    expect(life.pass('P1D').state).toMatchObject({ status: 'enrolled', deadlinePassed: true });
  });

  it('keeps what it was moved along by meanwhile, where it counts as before', () => {
    const pauses = { pauseWhileSuspended: true };
    const life = new Life({ rules: due(pauses) }).do({ type: 'suspend' }).pass('P5D').do({ type: 'resume' });
    const before = day(life);
    expect(day(life.do(to(due({ ...pauses, grace: 'P1D' }))))).toBe(before);
  });
});

describe('R37: an open approval under the newer version of the policy', () => {
  const limited = step({ timeLimit: 'P5D' });

  it('stays as it is where its step is unchanged', () => {
    const life = new Life({ rules: rules({}, limited) });
    const { task } = life.state;
    life.do(to(rules({ notifyEnrolled: true }, limited, step())));
    expect(life.state.task).toEqual(task);
    expect(life.do({ type: 'approve' }).state).toMatchObject({ status: 'awaiting_approval', task: { step: 1 } });
  });

  it('is asked anew where its step changed: another task, with the new time limit', () => {
    const life = new Life({ rules: rules({}, limited) }).pass('P2D').do(to(rules({}, step({ timeLimit: 'P9D' }))));
    expect(life.history().slice(-2)).toEqual(['policy_moved', 'approval_reassigned']);
    expect(life.state.task).toMatchObject({ taskId: 'task-2', assignment: 2, dueAt: '2026-01-23T09:00:00.000Z' });
  });

  it('R4: goes on to the seat where the policy asks nobody any more, and the approver is told', () => {
    const life = moved(rules({}, step()), rules(), {}, { seats: 'queued' });
    expect(life.state).toMatchObject({ status: 'waitlisted', task: null, decided: [] });
    expect(life.mails()).toContain('approval_closed → manager');
  });

  it('goes on where every step that is left was decided, also when it was stopped meanwhile', () => {
    const two = () => new Life({ rules: rules({}, step(), step()) }).do({ type: 'approve' });
    expect(two().do(to(rules({}, step()))).state).toMatchObject({ status: 'enrolled', task: null });
    const stopped = two()
      .do({ type: 'set-status', status: 'suspended' })
      .do(to(rules({}, step())));
    expect(stopped.do({ type: 'resume' }).state.status).toBe('enrolled');
  });

  it('is not asked of who is in already', () => {
    expect(moved(rules(), rules({}, step())).state).toMatchObject({ status: 'enrolled', task: null });
  });
});

describe('R37: what cannot be moved', () => {
  it.each<[string, Life, Said, string]>([
    ['what has ended', new Life().do({ type: 'cancel' }), to(rules()), 'not-possible'],
    ['what follows a newer version', new Life().do(to(rules(), 3)), to(rules(), 2), 'changed-meanwhile'],
    [
      'another policy',
      new Life(),
      { ...to(rules()), policy: { id: 'x', code: 'other', version: 2, rules: rules() } },
      'bad-request',
    ],
    [
      'who would find it full, without a waiting list',
      new Life({ rules: rules({}, step()) }, { seats: 'full' }),
      to(rules()),
      'full',
    ],
  ])('%s is refused', (_name, life, command, code) => {
    expect(life.refusal(command)?.rejected).toBe(code);
  });

  it('changes nothing at that version', () => {
    const life = new Life().do(to(rules()));
    expect(life.do(to(rules())).history()).toEqual(['requested', 'enrolled', 'policy_moved']);
  });
});

import { describe, expect, test } from 'vitest';
import { type PlanItem, type PlanRules, planFaults } from '../../domain/plans/rules.ts';
import { type ItemFact, planStanding } from '../../domain/plans/standing.ts';
import type { Status } from '../../domain/words.ts';
import { item, planRules } from '../support/planRules.ts';

const fact = (activityId: string, status: Status | null, more: Partial<ItemFact> = {}): ItemFact => ({
  activityId,
  enrolmentId: status && `${activityId}-enrolment`,
  status,
  started: status === 'in_progress' || status === 'completed',
  valid: status === 'completed',
  ...more,
});
const done = (activityId: string) => fact(activityId, 'completed');
const three = ['a', 'b', 'c'].map((id) => item(id));
const statesOf = (rules: PlanRules, ...facts: ItemFact[]) =>
  planStanding(rules, facts)
    .items.map(({ state }) => state)
    .join(' ');

describe('R30: the status of a plan', () => {
  const all = planRules(three);
  test.each<[string, PlanRules, ItemFact[], string, number]>([
    ['nothing is begun', all, [], 'not_started', 0],
    ['enrolled is not begun', all, [fact('a', 'enrolled')], 'not_started', 0],
    ['one is begun', all, [fact('a', 'in_progress')], 'in_progress', 0],
    ['one that was begun and put back', all, [fact('a', 'suspended', { started: true })], 'in_progress', 0],
    ['one is done', all, [done('b')], 'in_progress', 33],
    ['all but one', all, [done('a'), done('b'), fact('c', 'in_progress')], 'in_progress', 66],
    ['all', all, [done('a'), done('b'), done('c')], 'completed', 100],
    ['a record by hand', all, [done('a'), done('b'), fact('c', null, { valid: true })], 'completed', 100],
    ['any: one', planRules(three, { completion: { rule: 'any' } }), [done('c')], 'completed', 100],
    ['any: none', planRules(three, { completion: { rule: 'any' } }), [fact('c', 'in_progress')], 'in_progress', 0],
    [
      'at least two: one',
      planRules(three, { completion: { rule: 'at_least', count: 2 } }),
      [done('c')],
      'in_progress',
      50,
    ],
    [
      'at least two: more',
      planRules(three, { completion: { rule: 'at_least', count: 2 } }),
      [done('a'), done('b'), done('c')],
      'completed',
      100,
    ],
    [
      'required: an optional one is done',
      planRules([item('a'), item('b', { required: false })], { completion: { rule: 'required' } }),
      [done('b')],
      'in_progress',
      0,
    ],
    [
      'required: the optional one is not',
      planRules([item('a'), item('b', { required: false })], { completion: { rule: 'required' } }),
      [done('a')],
      'completed',
      100,
    ],
  ])('%s', (_name, rules, facts, status, progress) => {
    expect(planStanding(rules, facts)).toMatchObject({ status, progress });
  });

  const ones = planRules([item('a')]);
  test.each<[Status, keyof PlanRules['counts']]>([
    ['awaiting_approval', 'waiting'],
    ['waitlisted', 'waiting'],
    ['suspended', 'suspended'],
    ['overbooked', 'overbooked'],
    ['offered' as Status, 'waiting'],
    ['to_confirm' as Status, 'toConfirm'],
  ])('%s counts as done only where the plan says so', (status, which) => {
    expect(planStanding(ones, [fact('a', status)]).status).toBe('not_started');
    const counting = { ...ones, counts: { ...ones.counts, [which]: true } };
    expect(planStanding(counting, [fact('a', status)])).toMatchObject({ status: 'completed', progress: 100 });
  });

  test('a suggestion, an end without success and a completion that does not count never count', () => {
    const counting = {
      ...ones,
      counts: { waiting: true, toConfirm: true, suspended: true, overbooked: true },
    };
    for (const status of ['suggested', 'declined', 'withdrawn', 'cancelled', 'expired', 'failed'] as const)
      expect(planStanding(counting, [fact('a', status)]).status).toBe('not_started');
    expect(planStanding(counting, [{ ...done('a'), valid: false }]).items).toMatchObject([{ state: 'ended' }]);
  });
});

describe('what is open in a plan', () => {
  test('in any order: what its own prerequisites allow', () => {
    const rules = planRules([item('a'), item('b', { after: ['a'] }), item('c', { after: ['a', 'b'] })]);
    expect(statesOf(rules)).toBe('open locked locked');
    expect(planStanding(rules, []).items[2]?.lockedBy).toEqual(['a', 'b']);
    expect(statesOf(rules, fact('a', 'in_progress'))).toBe('active locked locked');
    expect(statesOf(rules, done('a'))).toBe('done open locked');
    expect(statesOf(rules, done('a'), done('b'))).toBe('done done open');
  });

  test('in sequence: an optional item holds nobody up, unless all are to be done', () => {
    const items = [item('a'), item('b', { required: false }), item('c')];
    const sequential = { order: 'sequential', completion: { rule: 'required' } } as const;
    expect(statesOf(planRules(items, sequential), done('a'))).toBe('done open open');
    expect(statesOf(planRules(items, { order: 'sequential' }), done('a'))).toBe('done open locked');
  });

  test('what only counts as done opens nothing', () => {
    const rules = planRules([item('a'), item('b', { after: ['a'] })], {
      counts: { waiting: true, toConfirm: false, suspended: false, overbooked: false },
    });
    expect(statesOf(rules, fact('a', 'waitlisted'))).toBe('waiting locked');
  });

  test('who is in a locked item already stays in it, and it counts when it is done', () => {
    const rules = planRules([item('a'), item('b', { after: ['a'] })]);
    expect(statesOf(rules, fact('b', 'in_progress'))).toBe('open active');
    expect(statesOf(rules, done('b'))).toBe('open done');
  });
});

describe('what is no plan', () => {
  const faults = (items: PlanItem[], given: Partial<PlanRules> = {}) =>
    planFaults(planRules(items, given)).map(({ item: index, field }) => `${index} ${field}`);
  test.each<[string, PlanItem[], Partial<PlanRules>, string[]]>([
    ['an activity twice', [item('a'), item('a')], {}, ['1 activity']],
    ['a prerequisite that is not in it', [item('a', { after: ['x'] })], {}, ['0 after']],
    ['itself as a prerequisite', [item('a', { after: ['a'] })], {}, ['0 after']],
    ['a circle', [item('a', { after: ['b'] }), item('b', { after: ['a'] })], {}, ['0 after']],
    [
      'a sequence that contradicts a prerequisite',
      [item('a', { after: ['b'] }), item('b')],
      { order: 'sequential' },
      ['0 after'],
    ],
    ['none required', [item('a', { required: false })], { completion: { rule: 'required' } }, ['null completion']],
    ['more than there are', [item('a')], { completion: { rule: 'at_least', count: 2 } }, ['null completion']],
    ['nothing wrong', [item('a'), item('b', { after: ['a'] })], { order: 'sequential' }, []],
  ])('%s', (_name, items, given, expected) => {
    expect(faults(items, given)).toEqual(expected);
  });
});

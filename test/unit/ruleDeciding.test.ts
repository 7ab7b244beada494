import { describe, expect, it } from 'vitest';
import { decideMember, type Question } from '../../domain/rules/deciding.ts';
import type { Ended, Live } from '../../domain/rules/member.ts';
import { inOrder, type Rule } from '../../domain/rules/rule.ts';

const RULE = { id: 'rule', obligation: 'mandatory', onLeave: 'withdraw_if_not_started' } as const;
const NONE = { live: null, completed: false, ended: null };
const live = (given: Partial<Live> = {}): Live => ({
  ...{ id: 'e1', obligation: 'mandatory', madeBy: 'rule', untouched: true },
  ...given,
});
const ended = (given: Partial<Ended> = {}): Ended => ({
  ...{ id: 'e1', obligation: 'mandatory', madeBy: 'rule', how: 'by_hand', withdrawn: false },
  ...given,
});
const inside = { state: 'in', outcome: 'enrolled', covers: 'e1' } as const;
const outside = { state: 'out', outcome: 'kept', covers: 'e1' } as const;
const ask = (given: Partial<Question> = {}) =>
  decideMember({ rule: RULE, member: null, there: true, fits: true, facts: NONE, wantedByOther: false, ...given });

describe('R33: what a rule does about one person', () => {
  it.each<[string, Partial<Question>, object]>([
    ['who joins is enrolled', {}, { kind: 'enrol' }],
    ['who is not meant is nobody’s business', { fits: false }, { kind: 'nothing' }],
    ['R32: who is away does not join', { there: false }, { kind: 'nothing' }],
    [
      'R32: nor leave',
      { there: false, fits: false, member: inside, facts: { ...NONE, live: live() } },
      { kind: 'nothing' },
    ],
    [
      'what was made by hand stays',
      { facts: { ...NONE, live: live({ madeBy: null }) } },
      { kind: 'stand', outcome: 'enrolled_already', covers: 'e1' },
    ],
    [
      'who was done before is not enrolled',
      { facts: { ...NONE, completed: true } },
      { kind: 'stand', outcome: 'completed', covers: null },
    ],
    [
      'who has completed since stands as that',
      { member: inside, facts: { ...NONE, completed: true, ended: ended({ how: 'completed' }) } },
      { kind: 'stand', outcome: 'completed', covers: 'e1' },
    ],
    [
      'who was enrolled once, and failed, is not enrolled again while they stay',
      { member: inside, facts: { ...NONE, ended: ended({ how: 'by_itself' }) } },
      { kind: 'stand', outcome: 'ended', covers: 'e1' },
    ],
    [
      'but when they come back',
      { member: outside, facts: { ...NONE, ended: ended({ how: 'by_itself' }) } },
      { kind: 'enrol' },
    ],
    ['removed by hand', { member: inside, facts: { ...NONE, ended: ended() } }, { kind: 'exclude', covers: 'e1' }],
    [
      'removed by hand, and away',
      { member: inside, there: false, facts: { ...NONE, ended: ended() } },
      { kind: 'exclude', covers: 'e1' },
    ],
    [
      'removed by hand after they left',
      { member: outside, facts: { ...NONE, ended: ended() } },
      { kind: 'exclude', covers: 'e1' },
    ],
    [
      'left out for good',
      { member: { state: 'excluded', outcome: 'removed_by_hand', covers: 'e1' }, facts: NONE },
      { kind: 'nothing' },
    ],
    [
      'what another rule took away is made anew',
      { member: inside, facts: { ...NONE, ended: ended({ how: 'by_rule', madeBy: 'other' }) } },
      { kind: 'enrol' },
    ],
    [
      'out of what obliged less there is no way out of what obliges more',
      { member: inside, facts: { ...NONE, ended: ended({ madeBy: null, obligation: 'optional', withdrawn: true }) } },
      { kind: 'enrol' },
    ],
    [
      'but an administrator can take somebody out of it',
      { member: inside, facts: { ...NONE, ended: ended({ madeBy: null, obligation: 'optional' }) } },
      { kind: 'exclude', covers: 'e1' },
    ],
    [
      'who leaves is taken out',
      { member: inside, fits: false, facts: { ...NONE, live: live() } },
      { kind: 'leave', outcome: 'withdrawn', covers: 'e1' },
    ],
    [
      'not who has begun',
      { member: inside, fits: false, facts: { ...NONE, live: live({ untouched: false }) } },
      { kind: 'leave', outcome: 'kept', covers: 'e1' },
    ],
    [
      'not what was made by hand',
      { member: inside, fits: false, facts: { ...NONE, live: live({ madeBy: null }) } },
      { kind: 'leave', outcome: 'kept', covers: 'e1' },
    ],
    [
      'not what another rule wants',
      { member: inside, fits: false, facts: { ...NONE, live: live() }, wantedByOther: true },
      { kind: 'leave', outcome: 'kept', covers: 'e1' },
    ],
    [
      'not where the rule keeps',
      { rule: { ...RULE, onLeave: 'keep' }, member: inside, fits: false, facts: { ...NONE, live: live() } },
      { kind: 'leave', outcome: 'kept', covers: 'e1' },
    ],
    [
      'who leaves after the end has nothing to leave',
      { member: inside, fits: false, facts: { ...NONE, completed: true, ended: ended({ how: 'completed' }) } },
      { kind: 'leave', outcome: 'left', covers: 'e1' },
    ],
    ['who is out stays out', { member: outside, fits: false, facts: { ...NONE, live: live() } }, { kind: 'nothing' }],
  ])('%s', (_, given, expected) => {
    expect(ask(given)).toEqual(expected);
  });

  it('who obliges more is asked first, then the older rule', () => {
    const rule = (id: string, obligation: Rule['obligation']) => ({ id, obligation }) as Rule;
    const rules = [rule('c', 'optional'), rule('b', 'mandatory'), rule('d', 'suggested'), rule('a', 'mandatory')];
    expect(inOrder(rules).map(({ id }) => id)).toEqual(['a', 'b', 'd', 'c']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded, leavesOf, type Who } from '../../domain/audiences/conditions.ts';
import { fits, isIn, nextTurn, type PersonFacts, whyIn } from '../../domain/audiences/membership.ts';
import { conditions, people } from '../support/audiences.ts';

const TODAY = '2026-05-31';

const person = (given: Partial<PersonFacts> = {}): PersonFacts => ({
  id: 'me',
  status: 'active',
  level: 'user',
  positionTitle: 'Clerk',
  department: 'Sales',
  location: null,
  hireDate: '2026-01-31',
  timezone: 'Europe/Berlin',
  groupIds: ['g1', 'g2'],
  managerIds: ['boss', 'head'],
  ...given,
});

describe('who is in an audience', () => {
  it.each<[Who, boolean]>([
    [{ by: 'everybody' }, true],
    [{ by: 'department', in: ['  sALES '] }, true],
    [{ by: 'department', in: ['Sale', 'Sales!'] }, false],
    [{ by: 'position_title', in: ['Boss', 'clerk'] }, true],
    [{ by: 'location', in: ['Lyon'] }, false],
    [{ by: 'group', in: ['g9', 'g2'] }, true],
    [{ by: 'group', in: ['g9'] }, false],
    [{ by: 'manager', in: ['boss'], reports: 'direct' }, true],
    [{ by: 'manager', in: ['head'], reports: 'direct' }, false],
    [{ by: 'manager', in: ['head'], reports: 'all' }, true],
    [{ by: 'manager', in: ['me'], reports: 'all' }, false],
    [{ by: 'hire_date', from: '2026-01-31', until: '2026-01-31' }, true],
    [{ by: 'hire_date', from: null, until: '2026-01-30' }, false],
    [{ by: 'hire_date', from: '2026-02-01', until: null }, false],
    [{ by: 'level', in: ['power_user', 'user'] }, true],
    [{ by: 'users', in: ['you'] }, false],
    [{ by: 'users', in: ['you', 'me'] }, true],
    [{ by: 'all', of: [{ by: 'everybody' }, { by: 'users', in: ['you'] }] }, false],
    [{ by: 'any', of: [{ by: 'everybody' }, { by: 'users', in: ['you'] }] }, true],
    [
      {
        by: 'none',
        of: [
          { by: 'users', in: ['you'] },
          { by: 'group', in: ['g9'] },
        ],
      },
      true,
    ],
    [
      {
        by: 'none',
        of: [
          { by: 'users', in: ['you'] },
          { by: 'group', in: ['g1'] },
        ],
      },
      false,
    ],
  ])('%j: %s', (who, expected) => {
    expect(fits(person(), who, TODAY)).toBe(expected);
  });

  it.each([
    ['2026-05-31', null, 'P1D', true],
    ['2026-06-01', null, 'P1D', false],
    ['2026-05-30', null, 'P1D', false],
    ['2026-03-02', 'P90D', null, true],
    ['2026-03-03', 'P90D', null, false],
    // R20: the end of a month is clamped.
    ['2026-01-31', 'P4M', null, true],
    ['2026-02-28', 'P3M', 'P3M4D', true],
    ['2026-02-27', 'P3M', 'P3M4D', false],
    [null, null, 'P1D', false],
  ] as const)('since the day of hire %s at least %s, less than %s: %s', (hireDate, atLeast, lessThan, expected) => {
    expect(fits(person({ hireDate }), { by: 'since_hire', atLeast, lessThan }, TODAY)).toBe(expected);
  });

  it.each(['deactivated', 'expired'] as const)('R32: who is %s is in no audience', (status) => {
    expect(isIn(person({ status }), { by: 'everybody' }, TODAY)).toBe(false);
  });

  it('says which conditions hold, by where they stand', () => {
    const who: Who = {
      by: 'any',
      of: [
        {
          by: 'all',
          of: [
            { by: 'department', in: ['Sales'] },
            { by: 'none', of: [{ by: 'users', in: ['you'] }] },
          ],
        },
        { by: 'location', in: ['Lyon'] },
        { by: 'group', in: ['g1'] },
      ],
    };
    expect(whyIn(person(), who, TODAY)).toEqual([
      { pointer: '/of/0/of/0', by: 'department' },
      { pointer: '/of/0/of/1', by: 'none' },
      { pointer: '/of/2', by: 'group' },
    ]);
    expect(whyIn(person({ department: 'HR', groupIds: [] }), who, TODAY)).toEqual([]);
  });

  it('R19: as days pass it changes when the day begins where the person is', () => {
    const who: Who = { by: 'since_hire', atLeast: 'P1M', lessThan: 'P3M' };
    const turn = (now: string, given: Partial<PersonFacts> = {}) => nextTurn(person(given), who, now);
    expect(turn('2026-01-01T00:00:00.000Z')).toBe('2026-01-30T23:00:00.000Z');
    expect(turn('2026-02-10T00:00:00.000Z')).toBe('2026-02-27T23:00:00.000Z');
    expect(turn('2026-02-27T23:00:00.000Z')).toBe('2026-04-29T22:00:00.000Z');
    expect(turn('2026-06-01T00:00:00.000Z')).toBeNull();
    expect(turn('2026-01-01T00:00:00.000Z', { hireDate: null })).toBeNull();
    expect(nextTurn(person(), { by: 'everybody' }, '2026-01-01T00:00:00.000Z')).toBeNull();
  });

  it('every person is in or out of every audience: with a reason, or without; and out of the opposite', () => {
    fc.assert(
      fc.property(people(['a', 'b'], ['x', 'y']), conditions(['a', 'b'], ['x', 'y']), (one, who) => {
        const inside = fits(one, who, TODAY);
        expect(whyIn(one, who, TODAY).length > 0).toBe(inside);
        expect(fits(one, { by: 'none', of: [who] }, TODAY)).toBe(!inside);
        expect(leavesOf(who).length).toBeGreaterThan(0);
      }),
    );
  });

  it('texts are the same in any case and with any outer spaces', () => {
    expect(['  Œuvre ', 'œuvre', 'ŒUVRE\u00a0', 'Œuvre'.normalize('NFD')].map(folded)).toEqual(Array(4).fill('œuvre'));
  });
});

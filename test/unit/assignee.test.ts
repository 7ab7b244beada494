import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PersonFacts, resolveAssignee } from '../../domain/assignee.ts';
import type { Assignee } from '../../domain/policy.ts';
import { RELATIONS } from '../../domain/words.ts';

/** People as `name>manager`; with a `-` before the name they may not sign in. */
function people(...told: string[]): Map<string, PersonFacts> {
  return new Map(
    told.map((one) => {
      const [name = '', managerId = null] = one.replace(/^-/, '').split('>');
      return [name, { id: name, managerId, active: !one.startsWith('-') }];
    }),
  );
}

/** Everybody whom a step of the learner `ann` would go to, escalation by escalation, down to the administrators. */
function ladder(assignee: Assignee, known: Map<string, PersonFacts>, owner: string | null = null): string[] {
  const found: string[] = [];
  for (let escalation = 0; ; escalation++) {
    const id = resolveAssignee(assignee, escalation, 'ann', owner, known);
    if (id === null || escalation > 20) return found;
    found.push(id);
  }
}

const company = ['ann>bob', 'bob>cat', 'cat>dan', 'dan', 'olga>cat', 'eve'];

describe('who decides', () => {
  it.each([
    ['manager', ['bob', 'cat', 'dan']],
    ['managers_manager', ['cat', 'dan']],
    ['owner', ['olga', 'cat', 'dan', 'bob']],
    ['user', ['eve', 'bob', 'cat', 'dan']],
    ['administrators', []],
  ] as const)('R2: %s, and who comes after by escalation', (relation, expected) => {
    expect(ladder({ relation, user: 'eve' }, people(...company), 'olga')).toEqual(expected);
  });

  it('R2: is found anew from the facts: a new manager, a deactivated one', () => {
    expect(ladder({ relation: 'manager' }, people('ann>eve', 'eve'))).toEqual(['eve']);
    expect(ladder({ relation: 'manager' }, people('ann>bob', '-bob>cat', 'cat'))).toEqual(['cat']);
    expect(ladder({ relation: 'user', user: 'eve' }, people(...company.slice(0, 4), '-eve'))).toEqual([
      'bob',
      'cat',
      'dan',
    ]);
  });

  it('R3: is never the learner: not as owner, not as the named user, not as their own manager', () => {
    expect(ladder({ relation: 'owner' }, people(...company), 'ann')).toEqual(['bob', 'cat', 'dan']);
    expect(ladder({ relation: 'user', user: 'ann' }, people(...company))).toEqual(['bob', 'cat', 'dan']);
    expect(ladder({ relation: 'manager' }, people('ann>ann'))).toEqual([]);
    expect(ladder({ relation: 'managers_manager' }, people('ann>bob', 'bob>ann'))).toEqual(['bob']);
  });

  it('R4: goes up when nobody is to be found, and ends with the administrators', () => {
    expect(ladder({ relation: 'manager' }, people('ann'))).toEqual([]);
    expect(ladder({ relation: 'manager' }, people('ann>gone'))).toEqual([]);
    expect(ladder({ relation: 'manager' }, people('ann>-bob', '-bob'))).toEqual([]);
    expect(ladder({ relation: 'owner' }, people(...company), null)).toEqual(['bob', 'cat', 'dan']);
    expect(ladder({ relation: 'user' }, people(...company))).toEqual(['bob', 'cat', 'dan']);
    expect(resolveAssignee({ relation: 'manager' }, 0, 'nobody', null, people())).toBeNull();
  });

  it('R4: a manager’s manager who is missing is the manager, who is at the top', () => {
    expect(ladder({ relation: 'managers_manager' }, people('ann>bob', 'bob'))).toEqual(['bob']);
  });

  it('R6: never goes down: from the manager’s manager not to the manager', () => {
    expect(ladder({ relation: 'managers_manager' }, people('ann>bob', 'bob>cat', '-cat'))).toEqual([]);
  });

  it('R5: cuts cycles', () => {
    expect(ladder({ relation: 'manager' }, people('ann>bob', 'bob>cat', 'cat>bob'))).toEqual(['bob', 'cat']);
    expect(ladder({ relation: 'owner' }, people('ann>bob', 'bob>olga', 'olga>bob'), 'olga')).toEqual(['olga', 'bob']);
  });

  it('R3, R4: is, whoever manages whom, somebody active who is not the learner, once at most, or the administrators', () => {
    const names = ['ann', 'bob', 'cat', 'dan', 'eve'];
    const someone = fc.option(fc.constantFrom(...names));
    const company = fc.tuple(
      ...names.map((id) => fc.record({ id: fc.constant(id), managerId: someone, active: fc.boolean() })),
    );
    fc.assert(
      fc.property(company, fc.constantFrom(...RELATIONS), someone, someone, (all, relation, user, owner) => {
        const known = new Map(all.map((person) => [person.id, person]));
        const found = ladder(user === null ? { relation } : { relation, user }, known, owner);
        expect(found).not.toContain('ann');
        expect(found.every((id) => known.get(id)?.active)).toBe(true);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});

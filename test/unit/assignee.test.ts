import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findApprover, type PersonFacts } from '../../domain/assignee.ts';
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

/** The same, with who stands in for whom, as `principal→delegate`. */
function away(known: Map<string, PersonFacts>, ...told: string[]): Map<string, PersonFacts> {
  const delegates = new Map(told.map((one) => one.split('→') as [string, string]));
  return new Map([...known].map(([id, person]) => [id, { ...person, delegateId: delegates.get(id) ?? null }]));
}

/** Everybody whom a step of the learner `ann` would go to, escalation by escalation, down to the administrators. */
function ladder(assignee: Assignee, known: Map<string, PersonFacts>, owner: string | null = null): string[] {
  const found: string[] = [];
  for (let escalation = 0; ; escalation++) {
    const approver = findApprover(assignee, escalation, 'ann', owner, known);
    if (approver === null || escalation > 20) return found;
    const { assigneeId, principalId } = approver;
    found.push(principalId === null ? assigneeId : `${assigneeId} for ${principalId}`);
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
    expect(findApprover({ relation: 'manager' }, 0, 'nobody', null, people())).toBeNull();
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

  it('R5: who stands in is asked in the principal’s place, at most five delegations deep', () => {
    const firm = people('ann>bob', 'bob>cat', 'cat', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6');
    expect(ladder({ relation: 'manager' }, away(firm, 'bob→d1'))).toEqual(['d1 for bob', 'cat']);
    expect(ladder({ relation: 'manager' }, away(firm, 'bob→d1', 'd1→d2'))).toEqual(['d2 for bob', 'cat']);
    const long = ['bob→d1', 'd1→d2', 'd2→d3', 'd3→d4', 'd4→d5', 'd5→d6'];
    expect(ladder({ relation: 'manager' }, away(firm, ...long))).toEqual(['d5 for bob', 'cat']);
    expect(ladder({ relation: 'administrators' }, away(firm, 'bob→d1'))).toEqual([]);
  });

  it('R5: cuts delegations that go in a circle where they would return', () => {
    const firm = people('ann>bob', 'bob>cat', 'cat', 'dan');
    expect(ladder({ relation: 'manager' }, away(firm, 'bob→dan', 'dan→bob'))).toEqual(['dan for bob', 'cat']);
    expect(ladder({ relation: 'user', user: 'dan' }, away(firm, 'bob→dan', 'dan→bob'))[0]).toBe('bob for dan');
  });

  it('R3: a delegation that leads to the learner, or through them, sends the step to the next level', () => {
    const firm = people('ann>bob', 'bob>cat', 'cat', 'dan');
    expect(ladder({ relation: 'manager' }, away(firm, 'bob→ann'))).toEqual(['cat']);
    expect(ladder({ relation: 'manager' }, away(firm, 'bob→ann', 'ann→dan'))).toEqual(['cat']);
    expect(ladder({ relation: 'manager' }, away(firm, 'bob→dan', 'dan→ann', 'cat→ann'))).toEqual([]);
  });

  it('R4: a delegation to who is deactivated sends the step up, and one by who is deactivated counts no more', () => {
    const firm = people('ann>bob', 'bob>cat', 'cat', '-dan', 'eve');
    expect(ladder({ relation: 'manager' }, away(firm, 'bob→dan', 'dan→eve'))).toEqual(['cat']);
    expect(ladder({ relation: 'user', user: 'dan' }, away(firm, 'dan→eve'))).toEqual(['bob', 'cat']);
  });

  it('R6: an escalation goes to somebody else, also where the next level is who stood in for the one before', () => {
    const firm = away(people('ann>bob', 'bob>cat', 'cat>dan', 'dan'), 'bob→cat');
    const of = (escalation: number, notAgain: string | null) =>
      findApprover({ relation: 'manager' }, escalation, 'ann', null, firm, notAgain);
    expect(of(0, null)).toEqual({ assigneeId: 'cat', principalId: 'bob', level: 0 });
    expect(of(1, 'cat')).toEqual({ assigneeId: 'dan', principalId: null, level: 2 });
  });

  it('R3, R5: whoever stands in for whom, nobody decides for themselves, and nobody is asked who may not sign in', () => {
    const names = ['ann', 'bob', 'cat', 'dan', 'eve'];
    const someone = fc.option(fc.constantFrom(...names));
    const company = fc.tuple(
      ...names.map((id) =>
        fc.record({ id: fc.constant(id), managerId: someone, active: fc.boolean(), delegateId: someone }),
      ),
    );
    fc.assert(
      fc.property(company, fc.constantFrom(...RELATIONS), someone, someone, (all, relation, user, owner) => {
        const known = new Map(all.map((person) => [person.id, person]));
        const assignee = user === null ? { relation } : { relation, user };
        for (let escalation = 0; ; escalation++) {
          const found = findApprover(assignee, escalation, 'ann', owner, known);
          if (found === null) return;
          expect(found.level).toBe(escalation);
          expect([found.assigneeId, found.principalId]).not.toContain('ann');
          expect(known.get(found.assigneeId)?.active).toBe(true);
          expect(known.get(found.principalId ?? found.assigneeId)?.active).toBe(true);
        }
      }),
    );
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

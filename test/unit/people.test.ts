import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decideChange, decideExpiry, type PersonPatch, type Speaker } from '../../domain/people/change.ts';
import { judge, mastersAtBirth } from '../../domain/people/masters.ts';
import { type Masters, type PersonState, PROFILE_SOURCES } from '../../domain/people/person.ts';
import { isThere, letIn, withExpiry } from '../../domain/people/standing.ts';
import { mayBuild } from '../../domain/people/team.ts';

const NOW = '2026-06-01T10:00:00.000Z';
const LATER = '2026-07-01T00:00:00.000Z';
const BEFORE = '2026-05-01T00:00:00.000Z';

const person: PersonState = {
  ...{ id: 'p', externalId: 'e', username: 'u', email: 'u@x.test', givenName: 'G', familyName: 'F' },
  ...{ positionTitle: null, department: 'Sales', location: null, managerId: 'm', hireDate: null },
  ...{ timezone: 'Europe/Berlin', locale: 'en', status: 'active', level: 'user' },
  ...{ expiresAt: null, expiresOn: null, expiredFrom: null, masters: {} },
};
const byHand: Speaker = { source: 'manual', override: false, self: false };

describe('R38: who may change a field', () => {
  const asked = [{ field: 'department', from: 'Sales', to: 'Law' }] as const;
  const of = (masters: Masters, source: (typeof PROFILE_SOURCES)[number], override = false, to: string = 'Law') =>
    judge(masters, source, [{ ...asked[0], to }], override);

  it.each([
    ['nobody’s, by hand', {}, 'manual', false, { applied: ['department'], masters: {} }],
    ['nobody’s, by a feed, which keeps it then', {}, 'hr', false, { masters: { department: { master: 'hr' } } }],
    ['its master’s', { department: { master: 'hr' } }, 'hr', false, { applied: ['department'], overridden: [] }],
    ['another’s', { department: { master: 'hr' } }, 'manual', false, { applied: [], refused: [{ master: 'hr' }] }],
    ['another feed’s', { department: { master: 'hr' } }, 'scim', false, { refused: [{ field: 'department' }] }],
    ['kept by hand', { department: { master: 'manual' } }, 'hr', false, { refused: [{ master: 'manual' }] }],
    [
      'another’s, overridden',
      { department: { master: 'hr' } },
      'manual',
      true,
      {
        applied: ['department'],
        overridden: ['department'],
        masters: { department: { master: 'hr', overridden: true, said: 'Sales' } },
      },
    ],
  ] as const)('a field that is %s', (_, masters, source, override, expected) => {
    expect(of(masters, source, override)).toMatchObject(expected);
  });

  it('an overridden field stays until its master says something new, or what was overridden', () => {
    const masters: Masters = { department: { master: 'hr', overridden: true, said: 'Law' } };
    expect(of(masters, 'hr')).toMatchObject({ applied: [], kept: ['department'], masters });
    expect(of(masters, 'hr', false, 'IT')).toMatchObject({
      applied: ['department'],
      masters: { department: { master: 'hr' } },
    });
    expect(of(masters, 'hr', false, 'Sales')).toMatchObject({ applied: [], masters: { department: { master: 'hr' } } });
    // Put back by hand to what the master said: there is nothing left to mark.
    expect(of(masters, 'manual', true)).toMatchObject({
      applied: ['department'],
      masters: { department: { master: 'hr' } },
    });
  });

  it('whatever is done in whatever order, without an override nobody changes what another keeps', () => {
    const step = fc.record({
      source: fc.constantFrom(...PROFILE_SOURCES),
      to: fc.constantFrom('A', 'B', 'C', null),
      override: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let value: string | null = 'A';
        let masters: Masters = {};
        for (const { source, to, override } of steps) {
          const owner = masters.department?.master;
          const judged = judge(masters, source, [{ field: 'department', from: value, to }], override);
          if (judged.refused.length > 0) expect([override, owner === source]).toEqual([false, false]);
          if (judged.applied.length > 0 && owner && owner !== source) expect(override).toBe(true);
          if (judged.applied.length > 0) value = to;
          masters = judged.refused.length > 0 ? masters : judged.masters;
          // A master never changes but from nobody to a feed.
          if (owner) expect(masters.department?.master).toBe(owner);
        }
      }),
    );
  });

  it('a new person’s fields are kept by the feed that gave them, and by nobody when they came by hand', () => {
    expect(mastersAtBirth('hr', ['email'])).toEqual({ email: { master: 'hr' } });
    expect(mastersAtBirth('manual', ['email'])).toEqual({});
  });
});

describe('the platform status', () => {
  const decide = (before: PersonState, patch: PersonPatch, by: Speaker = byHand) =>
    decideChange(before, patch, by, NOW);
  const expired: PersonState = { ...person, status: 'expired', expiredFrom: 'deactivated', expiresAt: BEFORE };

  it('is not toggled while expired; only a later date brings back the status from before', () => {
    expect(decide(expired, { status: 'active' })).toEqual({ kind: 'expired' });
    expect(letIn(expired)).toBe('expired');
    expect(decide(expired, { expires: null })).toEqual({ kind: 'expired' });
    expect(decide(expired, { expires: { at: LATER } })).toMatchObject({
      kind: 'changed',
      type: 'restored',
      after: { status: 'deactivated', expiredFrom: null, expiresAt: LATER },
    });
    expect(withExpiry(expired, { expiresAt: NOW, expiresOn: null }, NOW)).toMatchObject({ status: 'expired' });
  });

  it('expires when the date has passed, and remembers what it was', () => {
    expect(decideExpiry({ ...person, expiresAt: LATER }, NOW)).toBeNull();
    expect(decideExpiry({ ...person, expiresAt: NOW }, NOW)?.after).toMatchObject({
      status: 'expired',
      expiredFrom: 'active',
    });
    expect(decide(person, { expires: { at: BEFORE } })).toMatchObject({ type: 'expired' });
    expect(decideExpiry(expired, NOW)).toBeNull();
  });

  it('R19: a day ends where the person is, also when that changes', () => {
    const dated = decide(person, { expires: { on: '2026-06-30' } });
    expect(dated).toMatchObject({ after: { expiresAt: '2026-06-30T21:59:59.999Z', expiresOn: '2026-06-30' } });
    if (dated.kind !== 'changed') throw new Error('not changed');
    const moved = decide(dated.after, { timezone: 'America/Los_Angeles' });
    expect(moved).toMatchObject({ after: { expiresAt: '2026-07-01T06:59:59.999Z', status: 'active' } });
  });

  it('nobody changes their own status, expiry or level; the rest of their profile may be theirs to change', () => {
    const self = { ...byHand, self: true };
    for (const patch of [{ status: 'deactivated' }, { expires: { at: LATER } }, { level: 'superadmin' }] as const)
      expect(decide(person, patch, self)).toEqual({ kind: 'own-status' });
    expect(decide(person, { status: 'active' }, self)).toEqual({ kind: 'unchanged' });
    expect(decide(person, { locale: 'de' }, self)).toMatchObject({ kind: 'changed' });
  });

  it('what is refused in one field is refused in all', () => {
    const kept = { ...person, masters: { department: { master: 'hr' } } } as const;
    expect(decide(kept, { department: 'Law', locale: 'de' })).toEqual({
      kind: 'master',
      fields: [{ field: 'department', master: 'hr' }],
    });
  });

  test('lets in who was deactivated as activated, and leaves who could come as they are', () => {
    expect(letIn({ ...person, status: 'deactivated' })).toMatchObject({ status: 'activated' });
    expect(letIn(person)).toBe(person);
    expect(['activated', 'active', 'deactivated', 'expired'].map((status) => isThere(status as 'active'))).toEqual([
      ...[true, true, false, false],
    ]);
  });
});

describe('a manager who builds their own team', () => {
  it.each([
    ['whom nobody has, in', true, null, 'add', null],
    ['who is theirs already, in', true, 'me', 'add', null],
    ['whom another has, in', true, 'other', 'add', 'has-a-manager'],
    ['who is theirs, out', true, 'me', 'remove', null],
    ['whom another has, out', true, 'other', 'remove', 'not-in-team'],
    ['anybody, where no administrator allows it', false, null, 'add', 'team-building-off'],
  ] as const)('takes %s', (_, allowed, managerId, move, refused) => {
    expect(mayBuild(allowed, 'me', { managerId }, move)).toBe(refused);
  });
});

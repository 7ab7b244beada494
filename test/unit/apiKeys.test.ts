import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neededScope } from '../../api/http/scopes.ts';
import { allowedBy, RESOURCES, SCOPES, type Scope } from '../../domain/keys/scopes.ts';
import { standingOf } from '../../domain/keys/standing.ts';

const may = (given: readonly string[], scope: Scope) => allowedBy(given).has(scope);

describe('the scopes of a key', () => {
  test.each<[string[], Scope, boolean]>([
    [['read'], 'read', true],
    [['read'], 'people:read', true],
    [['read'], 'people:write', false],
    [['read'], 'write', false],
    [['write'], 'enrolments:write', true],
    [['write'], 'enrolments:read', true],
    [['write'], 'read', true],
    [['write'], 'admin', false],
    [['admin'], 'admin', true],
    [['admin'], 'seats:write', true],
    [['people:read'], 'people:read', true],
    [['people:read'], 'people:write', false],
    [['people:read'], 'read', false],
    [['people:read'], 'enrolments:read', false],
    [['people:write'], 'people:read', true],
    [['people:write'], 'write', false],
    [['people:read', 'enrolments:write'], 'enrolments:read', true],
    [['people:admin'], 'people:read', false],
    [['nonsense'], 'read', false],
    [[], 'read', false],
  ])('%j and %s: %s', (given, scope, expected) => {
    expect(may(given, scope)).toBe(expected);
  });

  test('A key may what its scopes may one by one, and no more', () => {
    fc.assert(
      fc.property(fc.subarray([...SCOPES]), (given) => {
        const one = given.flatMap((scope) => [...allowedBy([scope])]);
        expect([...allowedBy(given)].sort()).toEqual([...new Set(one)].sort());
      }),
    );
  });

  test('Nothing but admin leads to admin, and nothing of one resource to another', () => {
    fc.assert(
      fc.property(fc.subarray(SCOPES.filter((scope) => scope.includes(':'))), (given) => {
        const resources = new Set(given.map((scope) => scope.split(':')[0]));
        for (const scope of allowedBy(given)) expect(resources).toContain(scope.split(':')[0]);
      }),
    );
    expect(
      may(
        SCOPES.filter((scope) => scope !== 'admin'),
        'admin',
      ),
    ).toBe(false);
  });

  test('A route wants the scope of its resource; one that is about none wants the scope for all', () => {
    expect(neededScope({ access: 'read', tag: 'Users' })).toBe('people:read');
    expect(neededScope({ access: 'write', tag: 'Learning plans' })).toBe('plans:write');
    expect(neededScope({ access: 'write', tag: 'Something new' })).toBe('write');
    expect(neededScope({ access: 'admin', tag: 'Users' })).toBe('admin');
    expect(neededScope({ access: 'public', tag: 'Users' })).toBeNull();
    expect(RESOURCES.length).toBeGreaterThan(10);
  });
});

describe('whether a secret is good', () => {
  const [before, now, after] = ['2027-01-01T00:00:00.000Z', '2027-01-02T00:00:00.000Z', '2027-01-03T00:00:00.000Z'];
  test.each([
    [null, null, null, 'valid'],
    [after, null, null, 'valid'],
    [now, null, null, 'expired'],
    [before, null, after, 'expired'],
    [null, before, null, 'revoked'],
    [before, before, before, 'revoked'],
    [null, null, after, 'valid'],
    [null, null, now, 'replaced'],
  ] as const)('with an end %s, revoked %s, replaced until %s: %s', (expiresAt, revokedAt, until, expected) => {
    expect(standingOf({ expiresAt, revokedAt }, until, now)).toBe(expected);
  });
});

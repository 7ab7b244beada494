import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { PUBLIC_COMMANDS } from '../../domain/commands.ts';
import { BUILT_IN, GRANT_ROLES } from '../../domain/permissions/builtIn.ts';
import { COMMAND_PERMISSIONS } from '../../domain/permissions/commands.ts';
import { decide, effective, type Given, type Grant, type Profile, type Who } from '../../domain/permissions/decide.ts';
import { mayNotSay, sourceOf } from '../../domain/permissions/enrolling.ts';
import { faultOfGrant, unfitForProfile } from '../../domain/permissions/granting.ts';
import {
  fitsProfile,
  grantableReaches,
  isSuperadminOnly,
  PERMISSION_NAMES,
  type Permission,
} from '../../domain/permissions/permissions.ts';
import {
  NOTHING_ABOUT,
  PEOPLE_KINDS,
  REACHES,
  type Scope,
  type Subject,
  type SubjectPerson,
  withinScope,
} from '../../domain/permissions/reach.ts';
import { SYSTEM } from '../../domain/state.ts';

const NOTHING_GIVEN: Given = { grants: [], profiles: [] };
const user = (id: string, more: Partial<Who> = {}): Who => ({ id, level: 'user', roles: [], groups: [], ...more });
const person = (id: string, more: Partial<SubjectPerson> = {}): SubjectPerson => ({
  ...{ id, level: 'user', managers: [], groups: [], audiences: [], department: null, location: null },
  ...more,
});
const about = (who: SubjectPerson, more: Partial<Subject> = {}): Subject => ({
  ...NOTHING_ABOUT,
  person: who,
  ...more,
});
const role = (name: (typeof GRANT_ROLES)[number]) => ({ role: name, because: [{ fact: 'sessions', count: 1 }] });

describe('who may do what without being given it', () => {
  const ana = about(person('ana', { managers: ['max', 'boss'] }));
  const taught = { ...ana, activities: ['a'], taught: true };
  it.each([
    ['see one’s own enrolment', user('ana'), 'enrolments:view', ana, true],
    ['see a stranger’s enrolment', user('bob'), 'enrolments:view', ana, 'out-of-reach'],
    ['a manager sees a report', user('max', { roles: [role('manager')] }), 'enrolments:view', ana, true],
    ['a manager sees a report’s report', user('boss', { roles: [role('manager')] }), 'enrolments:view', ana, true],
    ['a manager enrols a report', user('max', { roles: [role('manager')] }), 'enrolments:enrol', ana, true],
    ['and no report’s report', user('boss', { roles: [role('manager')] }), 'enrolments:enrol', ana, 'out-of-reach'],
    ['an instructor grades', user('ines', { roles: [role('instructor')] }), 'enrolments:evaluate', taught, true],
    ['a tutor does not', user('tom', { roles: [role('tutor')] }), 'enrolments:evaluate', taught, 'not-given'],
    [
      'nobody grades themselves',
      user('ana', { roles: [role('instructor')] }),
      'enrolments:evaluate',
      taught,
      'not-oneself',
    ],
    ['who is asked decides', user('max'), 'approvals:decide', { ...ana, asked: true }, true],
    ['R3: not on their own request', user('ana'), 'approvals:decide', { ...ana, asked: true }, 'not-oneself'],
    [
      'records of who is below are for administrators to show',
      user('max', { roles: [role('manager')] }),
      'records:view',
      ana,
      'out-of-reach',
    ],
    ['webhooks are for superadmins', user('max'), 'webhooks:manage', null, 'superadmins-only'],
    ['a superadmin may', user('root', { level: 'superadmin' }), 'webhooks:manage', null, true],
  ] as const)('%s', (_, who, permission, subject, expected) => {
    const decision = decide(who, NOTHING_GIVEN, permission, subject);
    expect(decision.allowed || decision.because).toBe(expected);
  });

  test('Every command says what it takes, and nothing else is a command', () => {
    expect(Object.keys(COMMAND_PERMISSIONS).sort()).toEqual([...PUBLIC_COMMANDS].sort());
  });

  test('Training records have exactly the permissions of the document: own, subordinates’ and everyone’s, reports, administrator', () => {
    const given = (permission: Permission, reach: Grant['reach'], subject: Subject | null, asked: Permission) => {
      const grant: Grant = { id: 'g', permission, reach, to: { kind: 'user', id: 'max' } };
      return decide(user('max'), { grants: [grant], profiles: [] }, asked, subject).allowed;
    };
    const below = about(person('ana', { managers: ['eve', 'max'] }));
    const stranger = about(person('zoe'));
    const own = about(person('max'));
    const names = PERMISSION_NAMES.filter((name) => name.startsWith('records:'));
    expect(names.map((name) => [name, grantableReaches(name)])).toEqual([
      ['records:view', ['own', 'below', 'everyone']],
      ['records:edit', ['own', 'below', 'everyone']],
      ['records:view_reports', ['everyone']],
      ['records:administer', ['everyone']],
    ]);
    expect([below, stranger].map((one) => given('records:view', 'below', one, 'records:view'))).toEqual([true, false]);
    expect([own, below].map((one) => given('records:edit', 'own', one, 'records:edit'))).toEqual([true, false]);
    expect([below, stranger].map((one) => given('records:edit', 'everyone', one, 'records:edit'))).toEqual([
      true,
      true,
    ]);
    for (const asked of names) expect(given('records:administer', 'everyone', stranger, asked)).toBe(true);
    expect(given('records:view_reports', 'everyone', stranger, 'records:view')).toBe(false);
  });
});

describe('a request for an enrolment by a person', () => {
  const self = { self: true, report: false, manages: false };
  const report = { self: false, report: true, manages: false };
  const plain = { obligation: 'optional', source: undefined, role: 'learner', deadline: false, note: false } as const;
  it.each([
    ['for oneself', plain, self, null, 'self'],
    [
      'for oneself, as mandatory, which nobody could decline (R9)',
      { ...plain, obligation: 'mandatory' },
      self,
      'obligation',
      'self',
    ],
    ['for oneself, with an own deadline', { ...plain, deadline: true }, self, 'deadline', 'self'],
    ['for oneself, to teach', { ...plain, role: 'instructor' }, self, 'role', 'self'],
    ['as somebody else', { ...plain, source: 'administrator' }, self, 'source', 'self'],
    ['for a report, as mandatory', { ...plain, obligation: 'mandatory' }, report, null, 'manager'],
    ['for a report, to teach', { ...plain, role: 'tutor' }, report, 'role', 'manager'],
    ['for a report, with an internal note', { ...plain, note: true }, report, 'note', 'manager'],
    ['by who manages', { ...plain, role: 'tutor', note: true }, { ...report, manages: true }, null, 'administrator'],
  ] as const)('%s', (_, asked, asking, field, source) => {
    expect([mayNotSay(asked, asking), sourceOf(asking)]).toEqual([field, source]);
  });
});

const ids = fc.constantFrom('a', 'b', 'c', 'd');
const groups = fc.subarray(['g1', 'g2']);
const permission = fc.constantFrom(...PERMISSION_NAMES);
const scope: fc.Arbitrary<Scope> = fc.record({
  people: fc.array(
    fc.record({ kind: fc.constantFrom(...PEOPLE_KINDS), value: fc.constantFrom('a', 'b', 'g1', 'Sales', 'Oslo', '') }),
    { maxLength: 3 },
  ),
  activities: fc.oneof(fc.constant('all' as const), fc.subarray(['x', 'y'])),
});
const grant: fc.Arbitrary<Grant> = fc.record({
  id: fc.uuid(),
  permission,
  reach: fc.constantFrom(...REACHES),
  to: fc.oneof(
    fc.record({ kind: fc.constantFrom('user' as const, 'group' as const), id: fc.constantFrom('a', 'b', 'g1', 'g2') }),
    fc.record({ kind: fc.constant('role' as const), role: fc.constantFrom(...GRANT_ROLES) }),
    fc.constant({ kind: 'everyone' as const }),
  ),
});
const profile: fc.Arbitrary<Profile> = fc.record({
  id: fc.uuid(),
  permissions: fc.array(permission, { maxLength: 5 }),
  scope,
});
const given: fc.Arbitrary<Given> = fc.record({
  grants: fc.array(grant, { maxLength: 6 }),
  profiles: fc.array(profile, { maxLength: 2 }),
});
const who: fc.Arbitrary<Who> = fc.record({
  id: ids,
  level: fc.constantFrom('user' as const, 'power_user' as const, 'superadmin' as const),
  roles: fc.subarray([...GRANT_ROLES]).map((names) => names.map(role)),
  groups,
});
const subjectPerson: fc.Arbitrary<SubjectPerson> = fc.record({
  id: ids,
  level: fc.constantFrom('user' as const, 'power_user' as const, 'superadmin' as const),
  managers: fc.uniqueArray(ids, { maxLength: 3 }),
  groups,
  audiences: fc.constant([]),
  department: fc.constantFrom(null, 'Sales'),
  location: fc.constantFrom(null, 'Oslo'),
});
const subject: fc.Arbitrary<Subject> = fc.record({
  person: fc.option(subjectPerson),
  activities: fc.oneof(fc.constant(null), fc.constant('all' as const), fc.subarray(['x', 'y', 'z'], { minLength: 1 })),
  ...{ taught: fc.boolean(), tutored: fc.boolean(), asked: fc.boolean(), narrowed: fc.constant(false) },
});
const anySubject = fc.option(subject);

describe('whatever was given to whomever', () => {
  test('It is always decided, with a reason', () => {
    fc.assert(
      fc.property(who, given, permission, anySubject, (one, rows, name, what) => {
        const { allowed, because } = decide(one, rows, name, what);
        expect(allowed ? because.length : because).toBeTruthy();
      }),
    );
  });

  test('More grants never allow less', () => {
    fc.assert(
      fc.property(who, given, given, permission, anySubject, (one, rows, more, name, what) => {
        const both = { grants: [...rows.grants, ...more.grants], profiles: [...rows.profiles, ...more.profiles] };
        if (decide(one, rows, name, what).allowed) expect(decide(one, both, name, what).allowed).toBe(true);
      }),
    );
  });

  test('A superadmin is never refused', () => {
    fc.assert(
      fc.property(who, given, permission, anySubject, (one, rows, name, what) => {
        expect(decide({ ...one, level: 'superadmin' }, rows, name, what).allowed).toBe(true);
      }),
    );
  });

  test('Nobody else has what only superadmins have, whatever the rows say', () => {
    fc.assert(
      fc.property(who, given, permission, anySubject, (one, rows, name, what) => {
        if (one.level !== 'superadmin' && isSuperadminOnly(name))
          expect(decide(one, rows, name, what).allowed).toBe(false);
      }),
    );
  });

  test('Nobody changes their own profile, status or level, decides their own request or evaluates themselves, and nobody less changes a power user', () => {
    const never: Permission[] = [
      'people:edit',
      'people:set_status',
      'people:set_level',
      'approvals:decide',
      'enrolments:evaluate',
      'enrolments:manage',
      'permissions:manage',
    ];
    fc.assert(
      fc.property(who, given, fc.constantFrom(...never), subject, (one, rows, name, what) => {
        if (one.level === 'superadmin' || !what.person) return;
        if (what.person.id === one.id) expect(decide(one, rows, name, what).allowed).toBe(false);
        if (name.startsWith('people:') && what.person.level !== 'user')
          expect(decide(one, rows, name, what).allowed).toBe(false);
      }),
    );
  });

  test('A power user’s profile reaches nobody and nothing outside of its scope', () => {
    fc.assert(
      fc.property(who, fc.array(profile, { maxLength: 3 }), permission, subject, (one, profiles, name, what) => {
        const without = decide(one, NOTHING_GIVEN, name, what);
        const withThem = decide(one, { grants: [], profiles }, name, what);
        if (without.allowed || !withThem.allowed) return;
        expect(one.level).toBe('power_user');
        expect(
          profiles.some(({ permissions, scope: held }) => permissions.includes(name) && withinScope(held, what)),
        ).toBe(true);
      }),
    );
  });

  test('An instructor or tutor alone never enrols anybody else', () => {
    const enrolling: Permission[] = [
      'enrolments:enrol',
      'plan_enrolments:enrol',
      'certifications:assign',
      'enrolments:manage',
    ];
    fc.assert(
      fc.property(
        ids,
        fc.subarray([role('instructor'), role('tutor')]),
        fc.constantFrom(...enrolling),
        subject,
        (id, roles, name, what) => {
          if (what.person && what.person.id !== id)
            expect(decide(user(id, { roles }), NOTHING_GIVEN, name, what).allowed).toBe(false);
        },
      ),
    );
  });

  test('What somebody is said to have is what is decided', () => {
    fc.assert(
      fc.property(who, given, anySubject, (one, rows, what) => {
        const listed = new Set(effective(one, rows, what).map((entry) => entry.permission));
        for (const name of PERMISSION_NAMES) expect(listed.has(name)).toBe(decide(one, rows, name, what).allowed);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what can be given', () => {
  test('Nothing that only superadmins have, no reach that the permission has not, and nothing to oneself', () => {
    const to = { kind: 'user', id: 'ana' } as const;
    const by = { kind: 'user', id: 'root', onBehalfOf: null } as const;
    expect(faultOfGrant({ permission: 'api_keys:manage', reach: 'everyone', to }, by)).toMatchObject({
      field: 'permission',
    });
    expect(faultOfGrant({ permission: 'enrolments:learn', reach: 'everyone', to }, by)).toMatchObject({
      field: 'reach',
    });
    expect(faultOfGrant({ permission: 'people:edit', reach: 'scope', to }, by)).toMatchObject({ field: 'reach' });
    expect(faultOfGrant({ permission: 'people:edit', reach: 'everyone', to }, { ...by, id: 'ana' })).toBe('own');
    expect(faultOfGrant({ permission: 'people:edit', reach: 'everyone', to }, by)).toBeNull();
    expect(faultOfGrant({ permission: 'people:edit', reach: 'everyone', to }, SYSTEM)).toBeNull();
  });

  test('A profile holds only what can be held to people or activities', () => {
    expect(unfitForProfile(['people:view', 'policies:edit'])).toBe('policies:edit');
    expect(unfitForProfile(PERMISSION_NAMES.filter(fitsProfile))).toBeNull();
  });

  test('What is built in has the reaches that its permission has', () => {
    for (const rows of Object.values(BUILT_IN))
      for (const [name, ...reaches] of rows) expect(grantableReaches(name)).toEqual(expect.arrayContaining(reaches));
  });
});

import fc from 'fast-check';
import type { Leaf, Who } from '../../domain/audiences/conditions.ts';
import type { PersonFacts } from '../../domain/audiences/membership.ts';
import { USER_LEVELS } from '../../domain/people/person.ts';
import { USER_STATUSES } from '../../domain/words.ts';

/** Texts as people write them, with letters that databases and programs fold in different ways. */
const TEXTS = [
  'Sales',
  ' sales ',
  'SALES',
  'Straße',
  'STRASSE',
  'İzmir',
  'izmir',
  'ÉQUIPE',
  'équipe',
  'Σας',
  'ΣΑΣ',
  '',
];
const DAYS = ['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-01', '2026-05-30', '2026-05-31', '2026-06-01'];
const LENGTHS = ['P1D', 'P1M', 'P3M', 'P4M', 'P90D', 'P1Y', 'P2W', 'P1M1D', 'P1M1W2D'];
export const ZONES = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Europe/Berlin', 'Asia/Kolkata'];

const some = <T>(list: readonly T[]) => fc.subarray([...list], { minLength: 1 });
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model, { noNullPrototype: true });

/** People of every kind; managers and groups are of these ids. */
export function people(ids: readonly string[], groups: readonly string[]): fc.Arbitrary<PersonFacts> {
  const text = fc.option(fc.constantFrom(...TEXTS.slice(0, -1)));
  return record({
    id: fc.constantFrom(...ids),
    status: fc.constantFrom(...USER_STATUSES),
    level: fc.constantFrom(...USER_LEVELS),
    positionTitle: text,
    department: text,
    location: text,
    hireDate: fc.option(fc.constantFrom(...DAYS)),
    timezone: fc.constantFrom(...ZONES),
    groupIds: fc.subarray([...groups]),
    managerIds: fc.subarray([...ids]),
  });
}

/** Conditions of every kind, put together in every way. */
export function conditions(ids: readonly string[], groups: readonly string[]): fc.Arbitrary<Who> {
  const day = fc.option(fc.constantFrom(...DAYS));
  const length = fc.option(fc.constantFrom(...LENGTHS));
  const leaf: fc.Arbitrary<Leaf> = fc.oneof(
    fc.constant({ by: 'everybody' as const }),
    record({
      by: fc.constantFrom('position_title' as const, 'department' as const, 'location' as const),
      in: some(TEXTS),
    }),
    record({ by: fc.constant('group' as const), in: some(groups) }),
    record({
      by: fc.constant('manager' as const),
      in: some(ids),
      reports: fc.constantFrom('direct' as const, 'all' as const),
    }),
    record({ by: fc.constant('hire_date' as const), from: day, until: day }),
    record({ by: fc.constant('since_hire' as const), atLeast: length, lessThan: length }),
    record({ by: fc.constant('level' as const), in: some(USER_LEVELS) }),
    record({ by: fc.constant('users' as const), in: some(ids) }),
  );
  const joined = (inner: fc.Arbitrary<Who>): fc.Arbitrary<Who> =>
    record({
      by: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
      of: fc.array(inner, { minLength: 1, maxLength: 3 }),
    });
  const twice = fc.oneof(leaf, joined(leaf));
  return fc.oneof(leaf, joined(leaf), joined(twice));
}

import { isJoined, type Leaf, leavesOf, type Who } from '../../domain/audiences/conditions.ts';
import { findPeople } from '../../store/groupMembers.ts';
import { findGroups, groupCodes } from '../../store/groups.ts';
import type { AppDeps } from '../deps.ts';
import { type FieldError, invalidInput } from '../http/problems.ts';
import { groupsIn } from '../presenters/audiences.ts';
import type { WhoInput } from '../schemas/audiences.ts';

/** The conditions of a request with people and groups by their ids. @throws Problem 400, with each that is not known */
export async function whoOf({ sql }: AppDeps, given: WhoInput): Promise<Who> {
  const leaves = leavesOf(given as Who);
  const named = (by: readonly Leaf['by'][]) =>
    leaves.flatMap((leaf) => (by.includes(leaf.by) && 'in' in leaf ? leaf.in : []) as readonly string[]);
  const [people, groups] = await Promise.all([
    findPeople(sql, [...new Set(named(['manager', 'users']))]),
    findGroups(sql, [...new Set(named(['group']))]),
  ]);
  const errors: FieldError[] = [];
  const idsOf = (refs: readonly string[], known: ReadonlyMap<string, string>, pointer: string, what: string) => {
    const ids = refs.map((ref, index) => {
      const id = known.get(ref);
      if (id === undefined) errors.push({ pointer: `${pointer}/in/${index}`, detail: what });
      return id ?? '';
    });
    return [...new Set(ids)];
  };
  const resolved = resolve(given as Who, '#/who', (leaf, pointer): Leaf => {
    switch (leaf.by) {
      case 'group':
        return { ...leaf, in: idsOf(leaf.in, groups, pointer, 'is no group known: give an id or code') };
      case 'manager':
        return { by: leaf.by, in: idsOf(leaf.in, people, pointer, NOBODY), reports: leaf.reports ?? 'all' };
      case 'users':
        return { ...leaf, in: idsOf(leaf.in, people, pointer, NOBODY) };
      case 'hire_date':
        return { by: leaf.by, from: leaf.from ?? null, until: leaf.until ?? null };
      case 'since_hire':
        return { by: leaf.by, atLeast: leaf.atLeast ?? null, lessThan: leaf.lessThan ?? null };
      default:
        return leaf;
    }
  });
  if (errors.length > 0) throw invalidInput(...errors.slice(0, 20));
  return resolved;
}

const NOBODY = 'is nobody known: give an id, external id, username or e-mail address';

function resolve(who: Who, pointer: string, leafOf: (leaf: Leaf, pointer: string) => Leaf): Who {
  if (!isJoined(who)) return leafOf(who, pointer);
  return { by: who.by, of: who.of.map((one, index) => resolve(one, `${pointer}/of/${index}`, leafOf)) };
}

/** The codes of the groups that conditions name, by id. */
export function codesIn({ sql }: AppDeps, all: readonly Who[]): Promise<Map<string, string>> {
  return groupCodes(sql, groupsIn(all));
}

import { elementFor, matches } from '../domain/scim/matches.ts';
import { isObject, type Json, type Operation, readOperations } from '../domain/scim/patch.ts';
import { CORE_GROUP } from '../domain/scim/path.ts';
import { ScimRefusal } from '../domain/scim/refusal.ts';
import type { ScimGroupChange, ScimGroupRow } from '../store/scimGroups.ts';
import { asUuid } from '../store/selection.ts';
import { weakEtag } from './answer.ts';
import { attributeOf, idOfRef, refused, textOf } from './values.ts';

/** A group as a resource of SCIM. */
export function groupResource(base: string, row: ScimGroupRow, members: readonly string[]): Json {
  const { id, externalId, name } = row;
  return {
    schemas: [CORE_GROUP],
    id,
    ...(externalId !== null && { externalId }),
    displayName: name,
    members: members.map((value) => ({ value, $ref: `${base}/Users/${value}`, type: 'User' })),
    meta: {
      resourceType: 'Group',
      created: row.createdAt,
      lastModified: row.updatedAt,
      location: `${base}/Groups/${id}`,
      version: weakEtag(row.version),
    },
  };
}

/** Reads a group; undefined members are not spoken of, and stay. @throws ScimRefusal invalidValue */
export function readGroup(resource: unknown): { name: string; externalId: string | null; members?: string[] } {
  if (!isObject(resource)) throw refused('the body', 'must be an object');
  const members = attributeOf(resource, 'members');
  return {
    name: nameOf(attributeOf(resource, 'displayName')),
    externalId: textOf('externalId', attributeOf(resource, 'externalId')),
    ...(members !== undefined && { members: idsOf(members) }),
  };
}

/**
 * What a PATCH wants of a group, without reading who is in it, unless a filter asks for that: Entra adds to groups of tens of
 * thousands a hundred at a time.
 *
 * @throws ScimRefusal as `readOperations`, and invalidValue
 */
export async function readGroupPatch(
  body: unknown,
  present: () => Promise<readonly string[]>,
): Promise<ScimGroupChange> {
  const wanted: Wanted = { members: null, add: new Set(), remove: new Set() };
  for (const operation of readOperations(body)) await take(wanted, operation, present);
  const { name, externalId, members, add, remove } = wanted;
  return {
    ...(name !== undefined && { name }),
    ...(externalId !== undefined && { externalId }),
    ...(members !== null && { members: [...members] }),
    add: [...add],
    remove: [...remove],
  };
}

interface Wanted {
  name?: string;
  externalId?: string | null;
  members: ReadonlySet<string> | null;
  readonly add: Set<string>;
  readonly remove: Set<string>;
}

async function take(wanted: Wanted, operation: Operation, present: () => Promise<readonly string[]>): Promise<void> {
  const { op, path, value } = operation;
  if (path.extension !== null) return;
  switch (path.attribute?.toLowerCase()) {
    case 'displayname':
      if (op === 'remove') throw new ScimRefusal('mutability', 'displayName is required');
      wanted.name = nameOf(value);
      return;
    case 'externalid':
      wanted.externalId = op === 'remove' ? null : textOf('externalId', value);
      return;
    case 'members':
      return takeMembers(wanted, operation, present);
  }
}

async function takeMembers(wanted: Wanted, { op, path, value }: Operation, present: () => Promise<readonly string[]>) {
  const { members, add, remove } = wanted;
  const where = path.where;
  if (where === null && (op === 'replace' || (op === 'remove' && value === undefined))) {
    wanted.members = new Set(op === 'replace' ? idsOf(value) : []);
    add.clear();
    remove.clear();
  } else if (op === 'remove') {
    const leaving =
      where === null ? idsOf(value, { strangers: true }) : await fitting(where, [...(members ?? []), ...add], present);
    for (const id of leaving) {
      add.delete(id);
      remove.add(id);
    }
  } else if (where === null) {
    for (const id of idsOf(value)) {
      remove.delete(id);
      add.add(id);
    }
  } else {
    throw new ScimRefusal('invalidPath', 'members are added and removed as they are: they have nothing to change');
  }
}

type Where = NonNullable<NonNullable<Operation['path']>['where']>;

async function fitting(where: Where, joining: readonly string[], present: () => Promise<readonly string[]>) {
  const named = elementFor(where);
  const value = named && attributeOf(named, 'value');
  if (typeof value === 'string') return idsOf([{ value }], { strangers: true });
  const everybody = [...new Set([...(await present()), ...joining])];
  return everybody.filter((id) => matches(where, { value: id, type: 'User' }));
}

function nameOf(value: unknown): string {
  const name = textOf('displayName', value);
  if (name === null) throw refused('displayName', 'is required');
  return name;
}

/** Ids of people from members as objects or texts. `strangers`: whoever cannot be in the group need not be known. */
function idsOf(members: unknown, { strangers = false } = {}): string[] {
  const list = Array.isArray(members) ? members : members === null ? [] : [members];
  return list.flatMap((one) => {
    if (isObject(one) && String(attributeOf(one, 'type') ?? 'User').toLowerCase() === 'group')
      throw refused('members', 'must be people: groups within groups are not kept');
    const named = isObject(one) ? (attributeOf(one, 'value') ?? idOfRef(attributeOf(one, '$ref'))) : one;
    const id = typeof named === 'string' ? asUuid(named.trim()) : null;
    if (id === null && !strangers) throw refused('members', 'must be named by their ids');
    return id === null ? [] : [id];
  });
}

import { uuidv7 } from 'uuidv7';
import type { AppDeps } from '../api/deps.ts';
import { actorOf, type Client } from '../api/http/caller.ts';
import { ifMatch } from '../api/http/conditional.ts';
import { changedMeanwhile, notFound } from '../api/http/problems.ts';
import type { Json } from '../domain/scim/patch.ts';
import type { MembershipSaid } from '../store/groupMembers.ts';
import { deleteGroup, type GroupResult } from '../store/groups.ts';
import {
  addScimGroup,
  changeScimGroup,
  findScimGroups,
  knownPeople,
  membersOf,
  readScimGroup,
  readScimGroups,
  type ScimGroupChange,
  type ScimGroupRow,
} from '../store/scimGroups.ts';
import { type Answer, type Asked, shown } from './answer.ts';
import { groupResource, readGroup, readGroupPatch } from './groupResource.ts';
import { listAnswer, readSearch } from './list.ts';
import { type Projection, project, readProjection, wants } from './projection.ts';
import { refused } from './values.ts';

/** `/Groups`: the groups that there are, and who is in them. */
export function groups(deps: AppDeps, base: string) {
  const { sql, clock } = deps;

  async function present(id: string): Promise<ScimGroupRow> {
    const row = await readScimGroup(sql, id);
    if (!row) throw notFound('group');
    return row;
  }

  /** Members are only read for who wants to see them: a group can have tens of thousands. */
  async function resources(rows: readonly ScimGroupRow[], projection: Projection) {
    const ids = rows.map(({ id }) => id);
    const members = wants(projection, 'members') ? await membersOf(sql, ids) : new Map<string, string[]>();
    return rows.map((row) => project(groupResource(base, row, members.get(row.id) ?? []), projection));
  }

  async function answer(id: string, asked: Asked, status = 200): Promise<Answer> {
    const row = await present(id);
    const projection = readProjection(asked.query.get('attributes'), asked.query.get('excludedAttributes'));
    const [resource] = await resources([row], projection);
    const given = shown(resource ?? {}, row.version, asked, status);
    const location = status === 201 ? { Location: `${base}/Groups/${row.id}` } : {};
    return { ...given, headers: { ...given.headers, ...location } };
  }

  async function expectPeople(ids: readonly string[]): Promise<void> {
    const known = await knownPeople(sql, ids);
    if (!ids.every((id) => known.has(id))) throw refused('members', 'hold somebody who is not known here');
  }

  async function list(asked: Asked): Promise<Answer> {
    const { filter, startIndex, count, projection } = readSearch(asked);
    const { total, rows } = await findScimGroups(sql, filter, startIndex - 1, count);
    return listAnswer(await resources(rows, projection), total, startIndex);
  }

  async function create(asked: Asked): Promise<Answer> {
    const { name, externalId, members } = readGroup(asked.body);
    const add = members ?? [];
    await expectPeople(add);
    const id = uuidv7();
    await addScimGroup(sql, id, { name, externalId, add, remove: [] }, saidBy(asked.client), clock.now());
    return answer(id, asked, 201);
  }

  async function change(asked: Asked, wanted: ScimGroupChange): Promise<void> {
    const { id } = await present(asked.id);
    const expected = ifMatch(asked.header('if-match'));
    await expectPeople([...(wanted.members ?? []), ...wanted.add]);
    expectDone(await changeScimGroup(sql, id, wanted, expected, saidBy(asked.client), clock.now()));
  }

  async function replace(asked: Asked): Promise<Answer> {
    const { name, externalId, members } = readGroup(asked.body);
    await change(asked, { name, externalId, ...(members && { members }), add: [], remove: [] });
    return answer(asked.id, asked);
  }

  /** 204, as Entra expects it; the group as it is then for who asks for `attributes`. */
  async function patch(asked: Asked): Promise<Answer> {
    await present(asked.id);
    const wanted = await readGroupPatch(asked.body, async () => {
      const found = await membersOf(sql, [asked.id.toLowerCase()]);
      return found.get(asked.id.toLowerCase()) ?? [];
    });
    await change(asked, wanted);
    return asked.query.has('attributes') ? answer(asked.id, asked) : { status: 204 };
  }

  async function remove(asked: Asked): Promise<Answer> {
    const { id } = await present(asked.id);
    const expected = ifMatch(asked.header('if-match'));
    expectDone(await deleteGroup(sql, id, expected, saidBy(asked.client), clock.now()));
    return { status: 204 };
  }

  /** These groups, with their members. */
  async function some(ids: readonly string[], projection: Projection): Promise<Map<string, Json>> {
    const rows = await readScimGroups(sql, ids);
    const shownRows = await resources(rows, projection);
    return new Map(rows.map(({ id }, index) => [id, shownRows[index] ?? {}]));
  }

  return { some, list, get: (asked: Asked) => answer(asked.id, asked), create, replace, patch, remove };
}

function saidBy(client: Client): MembershipSaid {
  const actor = actorOf(client);
  return { source: 'scim', actor, reason: null, commandId: null };
}

function expectDone(result: GroupResult): void {
  if (result.kind === 'missing') throw notFound('group');
  if (result.kind === 'version') throw changedMeanwhile(result.version);
}

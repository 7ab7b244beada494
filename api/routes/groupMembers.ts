import { z } from 'zod';
import { LARGEST_MEMBERS_FILE, type NamedMember, readMembers } from '../../imports/groupMembers.ts';
import { changeMembers, findPeople, listMembers, type MemberRow } from '../../store/groupMembers.ts';
import type { AppDeps } from '../deps.ts';
import { actorOf, type Client } from '../http/caller.ts';
import { ifMatch } from '../http/conditional.ts';
import { refuseFile } from '../http/fileRefusal.ts';
import { idKey, listOf, listReply, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound } from '../http/problems.ts';
import { etag, type Reply, type Route, route } from '../http/route.ts';
import { memberColumns, presentGroup, presentMember } from '../presenters/groups.ts';
import { fileQuery, groupMember, membersChange, membersOutcome } from '../schemas/groups.ts';
import { expectGroup, groupParam, knownGroup } from './groups.ts';

const TAG = 'Groups';
const MOST_SHOWN = 200;
const outcome = { schema: membersOutcome, headers: { ETag: 'The version of the group.' } };

interface Wanted {
  readonly add: readonly Named[];
  readonly remove: readonly Named[];
  readonly reason: string | null;
}
type Named = Omit<NamedMember, 'line'> & { readonly line: number | null };

/** Who is in a group: the list, by hand, and by CSV. */
export function groupMemberRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function change(
    ref: string,
    { add, remove, reason }: Wanted,
    client: Client,
    commandId: string,
    match: string | undefined,
  ): Promise<Reply> {
    const { id } = await knownGroup(deps, ref);
    const named = [...add, ...remove];
    const known = await findPeople(sql, [...new Set(named.map((one) => one.ref))]);
    const ids = (some: readonly Named[]) => [...new Set(some.flatMap((one) => known.get(one.ref) ?? []))];
    const wanted = { add: ids(add), remove: ids(remove) };
    const said = {
      source: 'manual',
      actor: actorOf(client),
      reason,
      commandId,
    } as const;
    const result = await changeMembers(sql, id, wanted, ifMatch(match), said, clock.now());
    expectGroup(result);
    if (result.kind !== 'done') throw notFound('group');
    const [added, removed] = [result.added.length, result.removed.length];
    const group = presentGroup(await knownGroup(deps, id));
    const body = {
      ...{ added, removed, unchanged: wanted.add.length + wanted.remove.length - added - removed },
      unknown: named.filter((one) => !known.has(one.ref)).slice(0, MOST_SHOWN),
      group,
    };
    return { status: 200, body, headers: { ETag: etag(group.version) } };
  }

  return [
    route({
      method: 'get',
      path: '/v1/groups/{id}/members',
      operationId: 'listGroupMembers',
      tag: TAG,
      summary: 'Who is in a group',
      description: 'As `text/csv` the whole list, with heads that go in again.',
      access: 'read',
      people: people('groups:view'),
      params: groupParam,
      query: z.strictObject(pageQuery),
      answers: {
        200: {
          description: 'A page.',
          schema: listOf(groupMember).meta({ id: 'GroupMemberList' }),
          also: ['text/csv'],
        },
      },
      handle: async (input) => {
        const { id } = await knownGroup(deps, input.params.id);
        const list = {
          name: 'group-members',
          key: idKey,
          keyOf: (row: MemberRow) => ({ id: row.id }),
          read: (after: { id: string } | null, limit: number) => listMembers(sql, id, after, limit),
          columns: memberColumns,
        };
        return listReply(input, list, presentMember);
      },
    }),
    route({
      method: 'post',
      path: '/v1/groups/{id}/members',
      operationId: 'changeGroupMembers',
      tag: TAG,
      summary: 'Put people into a group, or take them out',
      description:
        'Who is in it already, or is not, stays so; who is unknown is named, and stops no other. Who is named in both ways is in it.',
      access: 'write',
      people: people('groups:edit'),
      params: groupParam,
      body: membersChange,
      ifMatch: true,
      answers: { 200: { description: 'What became of it.', ...outcome } },
      handle: ({ params, body, client, commandId, header }) => {
        const named = (refs: readonly string[]) => refs.map((ref) => ({ line: null, ref }));
        const wanted = { add: named(body.add), remove: named(body.remove), reason: body.reason };
        return change(params.id, wanted, client, commandId, header('if-match'));
      },
    }),
    route({
      method: 'post',
      path: '/v1/groups/{id}/members/import',
      operationId: 'importGroupMembers',
      tag: TAG,
      summary: 'Members by CSV',
      description:
        'A column `external_id` (or `username`, `email`, `id`) says who is meant; other columns are not looked at (R38). Who is not in the file stays as they are (R34).',
      access: 'write',
      people: people('groups:edit'),
      params: groupParam,
      query: fileQuery,
      upload: {
        types: ['text/csv', 'application/octet-stream'],
        limit: LARGEST_MEMBERS_FILE,
        description: 'The file.',
      },
      answers: { 200: { description: 'What became of it.', ...outcome } },
      refusals: [413, 415],
      handle: async ({ params, query, upload, client, commandId }) => {
        const named = await readMembers(upload.chunks()).catch(refuseFile);
        const [add, remove] = query.mode === 'add' ? [named, []] : [[], named];
        return change(params.id, { add, remove, reason: null }, client, commandId, undefined);
      },
    }),
  ];
}

import { z } from 'zod';
import {
  deleteGroup,
  type GroupResult,
  type GroupRow,
  insertGroup,
  listGroups,
  patchGroup,
  readGroup,
} from '../../store/groups.ts';
import type { AppDeps } from '../deps.ts';
import { actorOf } from '../http/caller.ts';
import { ifMatch, usedConstraint } from '../http/conditional.ts';
import { listOf, page } from '../http/list.ts';
import { people } from '../http/people.ts';
import { alreadyExists, changedMeanwhile, notFound } from '../http/problems.ts';
import { etag, ok, type Reply, type Route, route } from '../http/route.ts';
import { presentGroup } from '../presenters/groups.ts';
import { text } from '../schemas/common.ts';
import { group, groupPatch, groupQuery, newGroup } from '../schemas/groups.ts';
import { namedUser } from './personRequests.ts';

const TAG = 'Groups';

/** In a path. */
export const groupParam = z.object({ id: text(100).meta({ description: 'Id or code.' }) });

const shownWithVersion = { schema: group, headers: { ETag: 'The version.' } };

/** The group in the path. @throws Problem 404 */
export async function knownGroup({ sql }: AppDeps, ref: string): Promise<GroupRow> {
  const row = await readGroup(sql, ref);
  if (!row) throw notFound('group');
  return row;
}

/** @throws Problem for whatever is not done */
export function expectGroup(result: Pick<GroupResult, 'kind'> & { readonly version?: number }): void {
  if (result.kind === 'missing') throw notFound('group');
  if (result.kind === 'version') throw changedMeanwhile(result.version ?? 0);
}

/** Groups: create, find, rename, take away. */
export function groupRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function shown(ref: string, status = 200): Promise<Reply> {
    const row = await knownGroup(deps, ref);
    const location = status === 201 ? { Location: `/v1/groups/${row.id}` } : {};
    return { status, body: presentGroup(row), headers: { ETag: etag(row.version), ...location } };
  }

  return [
    route({
      method: 'post',
      path: '/v1/groups',
      operationId: 'createGroup',
      tag: TAG,
      summary: 'Create a group',
      description: 'Its code is unique.',
      access: 'write',
      people: people('groups:edit'),
      body: newGroup,
      answers: {
        201: { description: 'Created.', schema: group, headers: { ETag: 'The version.', Location: 'The address.' } },
      },
      refusals: [409],
      handle: async ({ body, commandId }) => {
        await insertGroup(sql, { id: commandId, ...body }, clock.now()).catch(inUse);
        return shown(commandId, 201);
      },
    }),
    route({
      method: 'get',
      path: '/v1/groups',
      operationId: 'listGroups',
      tag: TAG,
      summary: 'Find groups',
      description: 'In the order of their codes.',
      access: 'read',
      people: people('groups:view'),
      query: groupQuery,
      answers: { 200: { description: 'A page.', schema: listOf(group).meta({ id: 'GroupList' }) } },
      handle: async ({ query }) => {
        const { q, member } = query;
        const userId = member === undefined ? undefined : await namedUser(deps, member, '?member');
        const list = {
          name: 'groups',
          key: z.object({ code: z.string() }),
          keyOf: ({ code }: GroupRow) => ({ code }),
          read: (after: { code: string } | null, limit: number) => listGroups(sql, { q, userId }, after, limit),
        };
        return ok(await page(list, query, presentGroup));
      },
    }),
    route({
      method: 'get',
      path: '/v1/groups/{id}',
      operationId: 'getGroup',
      tag: TAG,
      summary: 'One group',
      description: 'By id or code.',
      access: 'read',
      people: people('groups:view'),
      params: groupParam,
      answers: { 200: { description: 'The group.', ...shownWithVersion } },
      handle: ({ params }) => shown(params.id),
    }),
    route({
      method: 'patch',
      path: '/v1/groups/{id}',
      operationId: 'changeGroup',
      tag: TAG,
      summary: 'Change a group',
      description: 'Another name or code; its members stay.',
      access: 'write',
      people: people('groups:edit'),
      params: groupParam,
      body: groupPatch,
      ifMatch: true,
      answers: { 200: { description: 'The group after it.', ...shownWithVersion } },
      refusals: [409],
      handle: async ({ params, body, header }) => {
        const { id } = await knownGroup(deps, params.id);
        const { code, name } = body;
        const patch = { ...(code !== undefined && { code }), ...(name !== undefined && { name }) };
        expectGroup(await patchGroup(sql, id, patch, ifMatch(header('if-match')), clock.now()).catch(inUse));
        return shown(id);
      },
    }),
    route({
      method: 'delete',
      path: '/v1/groups/{id}',
      operationId: 'deleteGroup',
      tag: TAG,
      summary: 'Take a group away',
      description: 'Everybody leaves it, which their histories tell.',
      access: 'write',
      people: people('groups:edit'),
      params: groupParam,
      ifMatch: true,
      answers: { 204: { description: 'It is gone.' } },
      handle: async ({ params, client, header }) => {
        const { id } = await knownGroup(deps, params.id);
        const actor = actorOf(client);
        const said = { source: 'manual', actor, reason: null, commandId: null } as const;
        expectGroup(await deleteGroup(sql, id, ifMatch(header('if-match')), said, clock.now()));
        return { status: 204 };
      },
    }),
  ];
}

function inUse(error: unknown): never {
  throw usedConstraint(error) === 'groups_code_key' ? alreadyExists('a group', 'code') : error;
}

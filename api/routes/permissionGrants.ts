import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Grantee } from '../../domain/permissions/decide.ts';
import { faultOfGrant } from '../../domain/permissions/granting.ts';
import { readGroup } from '../../store/groups.ts';
import { resolvePerson } from '../../store/people.ts';
import { listPermissionEvents, type PermissionEventRow } from '../../store/permissionEvents.ts';
import {
  type GrantFilter,
  type GrantRow,
  giveGrant,
  listGrants,
  readGrant,
  withdrawGrant,
} from '../../store/permissionGrants.ts';
import type { AppDeps } from '../deps.ts';
import { actorOf, type Client } from '../http/caller.ts';
import { idKey, listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { invalidInput, notFound, Problem } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { presentGrant, presentPermissionEvent } from '../presenters/permissions.ts';
import { idParam } from '../schemas/common.ts';
import { grant, grantQuery, newGrant, permissionEvent, permissionEventQuery } from '../schemas/permissions.ts';
import { namedUser } from './personRequests.ts';

const TAG = 'Permissions';
const LIST = listOf(grant).meta({ id: 'PermissionGrantList' });

/** Permissions that administrators give, to whom, and what was done with them. */
export function permissionGrantRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function granteeOf(to: z.output<typeof newGrant>['to']): Promise<Grantee> {
    if (to.kind === 'everyone') return to;
    if (to.kind === 'role') return { kind: 'role', role: to.role };
    if (to.kind === 'user') return { kind: 'user', id: await namedUser(deps, to.user, '#/to/user') };
    const group = await readGroup(sql, to.group);
    if (!group) throw invalidInput({ pointer: '#/to/group', detail: 'is no group' });
    return { kind: 'group', id: group.id };
  }

  async function give(body: z.output<typeof newGrant>, client: Client, id: string): Promise<Reply> {
    const { permission, reach } = body;
    const to = await granteeOf(body.to);
    const actor = actorOf(client);
    const fault = faultOfGrant({ permission, reach, to }, actor);
    if (fault === 'own') throw new Problem('own-permission', 'it is given to you by somebody else');
    if (fault) throw invalidInput({ pointer: `#/${fault.field}`, detail: `must ${fault.must}` });
    const given = await giveGrant(sql, { permission, reach, to }, { id, actor, at: clock.now() });
    const shown = presentGrant((await readGrant(sql, given)) ?? unknown());
    if (given !== id) return ok(shown);
    return { status: 201, body: shown, headers: { Location: `/v1/permission-grants/${given}` } };
  }

  /** Null: nobody fits. */
  async function filterOf(query: z.output<typeof grantQuery>): Promise<GrantFilter | null> {
    const { permission, role, withdrawn, user, group } = query;
    const ids: (string | null)[] = [];
    if (user !== undefined) ids.push(await resolvePerson(sql, user));
    if (group !== undefined) ids.push((await readGroup(sql, group))?.id ?? null);
    if (ids.includes(null) || ids.length > 1) return null;
    return { permission, role, withdrawn, granteeId: ids[0] ?? undefined };
  }

  return [
    route({
      method: 'post',
      path: '/v1/permission-grants',
      operationId: 'givePermission',
      tag: TAG,
      summary: 'Give a permission',
      description:
        'To a person, a group, a role, or all who are registered, with a reach. It holds from the next request on. Given already: 200 with that one. What only superadmins have is given to nobody, and nobody gives anything to themselves.',
      access: 'admin',
      people: people('permissions:manage'),
      body: newGrant,
      answers: {
        201: { description: 'Given.', schema: grant, headers: { Location: 'The address.' } },
        200: { description: 'It was given already.', schema: grant },
      },
      refusals: [409],
      handle: ({ body, client, commandId }) => give(body, client, commandId),
    }),
    route({
      method: 'get',
      path: '/v1/permission-grants',
      operationId: 'listPermissionGrants',
      tag: TAG,
      summary: 'Who was given what',
      description: 'The newest first. What everybody has by who they are is at `/v1/permissions`.',
      access: 'read',
      people: people('permissions:manage'),
      query: grantQuery,
      answers: { 200: { description: 'A page.', schema: LIST } },
      handle: async ({ query }) => {
        const filter = await filterOf(query);
        const read = async (after: { id: string } | null, limit: number) =>
          filter ? listGrants(sql, filter, after, limit) : [];
        const list = { name: 'permission-grants', key: idKey, keyOf: ({ id }: GrantRow) => ({ id }), read };
        return ok(await page(list, query, presentGrant));
      },
    }),
    route({
      method: 'get',
      path: '/v1/permission-grants/{id}',
      operationId: 'getPermissionGrant',
      tag: TAG,
      summary: 'One permission that was given',
      description: 'Also when it was taken back.',
      access: 'read',
      people: people('permissions:manage'),
      params: idParam,
      answers: { 200: { description: 'The grant.', schema: grant } },
      handle: async ({ params }) => ok(presentGrant((await readGrant(sql, params.id)) ?? unknown())),
    }),
    route({
      method: 'delete',
      path: '/v1/permission-grants/{id}',
      operationId: 'withdrawPermission',
      tag: TAG,
      summary: 'Take a permission back',
      description: 'It holds no more from the next request on, and is kept for who asks later. Again is the same.',
      access: 'admin',
      people: people('permissions:manage'),
      params: idParam,
      answers: { 200: { description: 'The grant after it.', schema: grant } },
      handle: async ({ params, client }) => {
        const deed = { id: uuidv7(), actor: actorOf(client), at: clock.now() };
        if (!(await withdrawGrant(sql, params.id, deed))) unknown();
        return ok(presentGrant((await readGrant(sql, params.id)) ?? unknown()));
      },
    }),
    route({
      method: 'get',
      path: '/v1/permission-events',
      operationId: 'listPermissionEvents',
      tag: TAG,
      summary: 'What was done with permissions',
      description: 'Given and taken back, profiles made, changed, assigned: by whom and when, the newest first (R36).',
      access: 'read',
      people: people('permissions:manage'),
      query: z.strictObject({ ...pageQuery, ...permissionEventQuery.shape }),
      answers: { 200: { description: 'A page.', schema: listOf(permissionEvent).meta({ id: 'PermissionEventList' }) } },
      handle: async ({ query }) => {
        const read = (before: { id: string } | null, limit: number) =>
          listPermissionEvents(sql, query.subject ?? null, before, limit);
        const list = { name: 'permission-events', key: idKey, keyOf: ({ id }: PermissionEventRow) => ({ id }), read };
        return ok(await page(list, query, presentPermissionEvent));
      },
    }),
  ];
}

function unknown(): never {
  throw notFound('permission grant');
}

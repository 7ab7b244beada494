import { z } from 'zod';
import { listPeople, type PersonRow } from '../../store/people.ts';
import { listUserEvents } from '../../store/userEvents.ts';
import { rolesOf } from '../../store/userRoles.ts';
import type { AppDeps } from '../deps.ts';
import { idKey, listOf, listReply, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { ok, type Route, route } from '../http/route.ts';
import { presentUserEvent } from '../presenters/userEvents.ts';
import { presentUser, userColumns } from '../presenters/users.ts';
import { teamQuery, userEvent, userRoles } from '../schemas/userHistory.ts';
import { user } from '../schemas/users.ts';
import { knownUser, userParam } from './personRequests.ts';

const TAG = 'Users';

/** What happened to a person, what they are, and who reports to them. */
export function userHistoryRoutes(deps: AppDeps): Route[] {
  const { sql } = deps;
  return [
    route({
      method: 'get',
      path: '/v1/users/{id}/history',
      operationId: 'getUserHistory',
      tag: TAG,
      summary: 'The history of a person',
      description:
        'Every change, in order: what, from, to, who, why, when it happened and when it was recorded; each chained to the one before by its hash (R36).',
      access: 'read',
      people: people('people:view_history', 'user'),
      params: userParam,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(userEvent).meta({ id: 'UserEventList' }) } },
      handle: async ({ params, query }) => {
        const id = await knownUser(deps, params.id);
        const list = {
          name: 'user-events',
          key: z.object({ seq: z.int() }),
          keyOf: ({ seq }: { seq: number }) => ({ seq }),
          read: (after: { seq: number } | null, limit: number) => listUserEvents(sql, id, after, limit),
        };
        return ok(await page(list, query, presentUserEvent));
      },
    }),
    route({
      method: 'get',
      path: '/v1/users/{id}/roles',
      operationId: 'getUserRoles',
      tag: TAG,
      summary: 'The roles of a person',
      description:
        'Roles come from facts, apart from the level: who is enrolled, teaches, or has reports. With each, the facts.',
      access: 'read',
      people: people('people:view', 'user'),
      params: userParam,
      answers: { 200: { description: 'The roles.', schema: userRoles } },
      handle: async ({ params }) => ok({ items: await rolesOf(sql, await knownUser(deps, params.id)) }),
    }),
    route({
      method: 'get',
      path: '/v1/users/{id}/team',
      operationId: 'listTeam',
      tag: TAG,
      summary: 'The team of a person',
      description: 'Who reports to them, the newest first. As `text/csv` the whole team.',
      access: 'read',
      people: people('people:view', 'user'),
      params: userParam,
      query: teamQuery,
      answers: { 200: { description: 'A page.', schema: listOf(user).meta({ id: 'Team' }), also: ['text/csv'] } },
      handle: async (input) => {
        const id = await knownUser(deps, input.params.id);
        const reached = input.may.reach('people:view');
        const filter = { ...(input.query.depth === 'all' ? { belowId: id } : { managerId: id }), reached };
        const list = {
          name: 'team',
          key: idKey,
          keyOf: (row: PersonRow) => ({ id: row.id }),
          read: (after: { id: string } | null, limit: number) => listPeople(sql, filter, after, limit),
          columns: userColumns,
        };
        return listReply(input, list, presentUser);
      },
    }),
  ];
}

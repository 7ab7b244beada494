import { z } from 'zod';
import { signOutEverywhere } from '../../store/signIn.ts';
import { listUserSessions, type ShownSession } from '../../store/userSessions.ts';
import type { AppDeps } from '../deps.ts';
import { actorOf } from '../http/caller.ts';
import { idKey, type Listing, listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { ok, type Route, route } from '../http/route.ts';
import { presentUserSession } from '../presenters/mySessions.ts';
import { userSession } from '../schemas/mySessions.ts';
import { knownUser, userParam } from './personRequests.ts';

const TAG = 'Users';

/** Where a person is signed in, and an end to it, by an administrator. */
export function userSessionRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;
  return [
    route({
      method: 'get',
      path: '/v1/users/{id}/sessions',
      operationId: 'listUserSessions',
      tag: TAG,
      summary: 'Where a person is signed in',
      description: 'The sessions that are good, the newest first: since when, how, and when it was used last.',
      access: 'read',
      people: people('people:set_status', 'user'),
      params: userParam,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(userSession).meta({ id: 'SessionsOfUser' }) } },
      handle: async ({ client, params, query }) => {
        const list = sessionList(deps, await knownUser(deps, params.id));
        return ok(await page(list, query, (one) => presentUserSession(one, client.person?.sessionId ?? null)));
      },
    }),
    route({
      method: 'delete',
      path: '/v1/users/{id}/sessions',
      operationId: 'endUserSessions',
      tag: TAG,
      summary: 'Sign a person out everywhere',
      description: 'Ends all their sessions, and links that were mailed and not used. They may sign in again.',
      access: 'write',
      people: people('people:set_status', 'user'),
      params: userParam,
      answers: { 204: { description: 'They are signed in nowhere any more.' } },
      handle: async ({ client, params }) => {
        const id = await knownUser(deps, params.id);
        await signOutEverywhere(sql, id, 'administrator', actorOf(client), clock.now());
        return { status: 204 };
      },
    }),
  ];
}

/** The sessions of a person that are good, the newest first. */
export function sessionList({ sql, clock, config }: AppDeps, userId: string): Listing<ShownSession, { id: string }> {
  return {
    name: 'user-sessions',
    key: idKey,
    keyOf: ({ id }) => ({ id }),
    read: (after, limit) => {
      const now = clock.now();
      const seenSince = new Date(Date.parse(now) - config.idleMs).toISOString();
      return listUserSessions(sql, userId, { now, seenSince }, after, limit);
    },
  };
}

import { z } from 'zod';
import { readPerson } from '../../store/people.ts';
import { signOutEverywhere } from '../../store/signIn.ts';
import { rolesOf } from '../../store/userRoles.ts';
import { endUserSession, readUserSession } from '../../store/userSessions.ts';
import type { AppDeps } from '../deps.ts';
import { actorOf, type Client, type SignedIn } from '../http/caller.ts';
import { listOf, page, pageQuery } from '../http/list.ts';
import { notFound, Problem } from '../http/problems.ts';
import { ok, type Route, route } from '../http/route.ts';
import { presentUserSession } from '../presenters/mySessions.ts';
import { presentUser } from '../presenters/users.ts';
import { idParam } from '../schemas/common.ts';
import { me, userSession } from '../schemas/mySessions.ts';
import { sessionList } from './userSessions.ts';

const TAG = 'Me';

/** Whoever is signed in: who they are, and where they are signed in. Not for keys. */
export function meRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;
  return [
    route({
      method: 'get',
      path: '/v1/me',
      operationId: 'getMe',
      tag: TAG,
      summary: 'Who is signed in',
      description: 'The person, their level, the roles that facts give them, and the session that asks.',
      access: 'person',
      answers: { 200: { description: 'Who it is.', schema: me } },
      handle: async ({ client }) => {
        const { userId, sessionId } = personOf(client);
        const [person, roles, session] = await Promise.all([
          readPerson(sql, userId),
          rolesOf(sql, userId),
          readUserSession(sql, sessionId),
        ]);
        // Ended in this moment.
        if (!person || !session) throw new Problem('unauthorized', 'the session is over: sign in again');
        return ok({ user: presentUser(person), roles, session: presentUserSession(session, sessionId) });
      },
    }),
    route({
      method: 'get',
      path: '/v1/me/sessions',
      operationId: 'listMySessions',
      tag: TAG,
      summary: 'Where one is signed in',
      description: 'The sessions that are good, the newest first: since when, how, and when it was used last.',
      access: 'person',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(userSession).meta({ id: 'UserSessionList' }) } },
      handle: async ({ client, query }) => {
        const { userId, sessionId } = personOf(client);
        return ok(await page(sessionList(deps, userId), query, (one) => presentUserSession(one, sessionId)));
      },
    }),
    route({
      method: 'delete',
      path: '/v1/me/sessions',
      operationId: 'signOutEverywhere',
      tag: TAG,
      summary: 'Sign out everywhere',
      description: 'Ends all sessions, also the one that asks, and links that were mailed and not used.',
      access: 'person',
      answers: { 204: { description: 'Nobody is signed in any more.' } },
      handle: async ({ client }) => {
        await signOutEverywhere(sql, personOf(client).userId, 'everywhere', actorOf(client), clock.now());
        return { status: 204 };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/me/sessions/{id}',
      operationId: 'endMySession',
      tag: TAG,
      summary: 'End one session',
      description: 'One’s own, this one or another. One that has ended stays ended.',
      access: 'person',
      params: idParam,
      answers: { 204: { description: 'It is over.' } },
      handle: async ({ client, params }) => {
        const ending = { why: 'signed_out', by: actorOf(client), at: clock.now() } as const;
        if (!(await endUserSession(sql, personOf(client).userId, params.id, ending))) throw notFound('session');
        return { status: 204 };
      },
    }),
  ];
}

function personOf({ person }: Client): SignedIn {
  if (!person) throw new Problem('forbidden', 'this is for people who are signed in');
  return person;
}

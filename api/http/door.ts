import type { Request, Response } from 'express';
import type { Clock } from '../../domain/clock.ts';
import { isSafe } from '../../domain/signIn/origin.ts';
import type { SessionLimits } from '../../domain/signIn/session.ts';
import type { KnownSessions } from '../../web/signIn/knownSessions.ts';
import { sessionToken } from '../../web/signIn/sessionCookie.ts';
import { ANYBODY, authenticate, authorize } from './auth.ts';
import { identify } from './bySession.ts';
import type { Client } from './caller.ts';
import type { KnownKeys } from './knownKeys.ts';
import { within } from './patience.ts';
import { countRequests } from './rateLimit.ts';
import type { Needed } from './scopes.ts';

const PATIENCE_MS = 25_000;

/**
 * What stands before every address: who calls is known, counted, and may. One for the whole process, so that a key is counted
 * once wherever it calls. A request with a key is the key's: a cookie beside it says nothing.
 *
 * @returns who calls. It throws Problem 401, 403 or 429
 */
export type Door = (req: Request, res: Response, needed: Needed, peopleBy?: PeopleBy) => Promise<Client>;

/** How people are judged who are signed in: by the rule of the route, which stands behind the door (`permissions.ts`), or by scopes, which superadmins alone have. */
export type PeopleBy = 'route' | 'scopes';

interface DoorDeps {
  readonly clock: Clock;
  readonly config: SessionLimits & { readonly baseUrl: string };
}

export function openDoor(deps: DoorDeps, keys: KnownKeys, sessions: KnownSessions): Door {
  const count = countRequests();
  return async (req, res, needed, peopleBy = 'scopes') => {
    if (needed === null) return ANYBODY;
    const authorization = req.get('authorization');
    const token = authorization === undefined ? sessionToken(deps.config.baseUrl, req.get('cookie')) : null;
    const client = await within(
      PATIENCE_MS,
      token === null ? authenticate(keys, deps.clock, authorization) : identify(deps, sessions, token, req),
    );
    // What it does may be about a session, or about whoever has one: they are read anew after it.
    if (!isSafe(req.method)) res.once('finish', () => sessions.forget());
    await count(req, res, client);
    if (!client.person || peopleBy === 'scopes' || needed === 'person') authorize(client, needed);
    return client;
  };
}

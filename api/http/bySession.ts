import type { Request } from 'express';
import type { Clock } from '../../domain/clock.ts';
import { SCOPES } from '../../domain/keys/scopes.ts';
import { comesFromOwnPage } from '../../domain/signIn/origin.ts';
import { type SessionLimits, sessionStanding } from '../../domain/signIn/session.ts';
import type { KnownSessions } from '../../web/signIn/knownSessions.ts';
import type { Client } from './caller.ts';
import { Problem } from './problems.ts';

/** Requests in a minute of somebody who is signed in: enough for a page that asks much, and not for a program. */
export const PERSONS_PER_MINUTE = 6_000;

interface Settings {
  readonly clock: Clock;
  readonly config: SessionLimits & { readonly baseUrl: string };
}

/**
 * Who is signed in by this token. Looked at anew at every request: a status or a level that is another one by now counts at once.
 *
 * @throws Problem 401 when the session is over, 403 when its person is turned away or a form of another site sent it
 */
export async function identify(
  { clock, config }: Settings,
  sessions: KnownSessions,
  token: string,
  req: Request,
): Promise<Client> {
  const { method } = req;
  const said = { method, origin: req.get('origin') ?? null, site: req.get('sec-fetch-site') ?? null };
  if (!comesFromOwnPage(said, new URL(config.baseUrl).origin)) {
    throw new Problem('csrf', 'with a session, what changes something must be sent by a page of this address');
  }
  const session = await sessions.find(token);
  const standing = session ? sessionStanding(session, config, clock.now()) : 'ended';
  if (standing === 'deactivated' || standing === 'expired') {
    throw new Problem('turned-away', `this person is ${standing}`, { members: { userStatus: standing } });
  }
  if (!session || standing !== 'valid') {
    throw new Problem('unauthorized', 'the session is over: sign in again', { headers: { 'WWW-Authenticate': LOGIN } });
  }
  sessions.used(session.id);
  const { id, userId, level } = session;
  return {
    id: userId,
    scopes: new Set(level === 'superadmin' ? SCOPES : []),
    perMinute: PERSONS_PER_MINUTE,
    person: { userId, level, sessionId: id },
  };
}

const LOGIN = 'Bearer realm="rollbook", error="invalid_token"';

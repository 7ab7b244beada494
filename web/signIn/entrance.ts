import type { Request, Response } from 'express';
import { uuidv7 } from 'uuidv7';
import type { SignInMethod } from '../../domain/signIn/session.ts';
import { beginSession, type SignedIn } from '../../store/signIn.ts';
import { pathAt, type SignInDeps } from './deps.ts';
import { hashOf, newToken, sessionCookie, sessionToken } from './sessionCookie.ts';

/** Who comes in, and by what. */
export interface Entering {
  readonly userId: string;
  readonly method: SignInMethod;
  readonly linkId: string | null;
}

/**
 * Begins a session and gives it to the browser: always a new one, so that no token from before the sign-in is worth anything
 * after it.
 */
export async function enter(deps: SignInDeps, req: Request, res: Response, entering: Entering): Promise<SignedIn> {
  const { sql, clock, config, sessions } = deps;
  const { baseUrl, lengthMs } = config;
  const token = newToken();
  const former = sessionToken(baseUrl, req.get('cookie'));
  const beganAt = clock.now();
  const outcome = await beginSession(sql, {
    ...entering,
    id: uuidv7(),
    hash: hashOf(token),
    beganAt,
    endsAt: new Date(Date.parse(beganAt) + lengthMs).toISOString(),
    formerHash: former === null ? null : hashOf(former),
  });
  if (outcome === 'signed-in') res.append('Set-Cookie', sessionCookie(baseUrl, token, Math.floor(lengthMs / 1000)));
  sessions.forget();
  return outcome;
}

/** Where somebody goes on to who has signed in. @param wanted a path of our own, or null */
export function onwards(baseUrl: string, wanted: string | null): string {
  return pathAt(baseUrl, wanted ?? '/me');
}

import type { Request } from 'express';
import type { UserLevel } from '../../domain/people/person.ts';
import { sessionStanding } from '../../domain/signIn/session.ts';
import type { KnownSession } from '../../store/userSessions.ts';
import type { SignInDeps } from './deps.ts';
import { sessionToken } from './sessionCookie.ts';

/** Who opens a page: somebody who is signed in, somebody who may not come in any more, or nobody that is known. */
export type Visitor =
  | { readonly kind: 'person'; readonly session: KnownSession }
  | { readonly kind: 'away'; readonly why: 'deactivated' | 'expired'; readonly locale: string }
  | { readonly kind: 'nobody' };

/** A person on a page. */
export interface SignedInPerson {
  readonly userId: string;
  readonly level: UserLevel;
  readonly sessionId: string;
}

/** Who is there, looked at anew for every page. */
export async function visitorOf(
  { clock, config, sessions }: Pick<SignInDeps, 'clock' | 'config' | 'sessions'>,
  req: Request,
): Promise<Visitor> {
  const token = sessionToken(config.baseUrl, req.get('cookie'));
  const session = token === null ? null : await sessions.find(token);
  if (!session) return { kind: 'nobody' };
  const standing = sessionStanding(session, config, clock.now());
  if (standing === 'deactivated' || standing === 'expired') {
    return { kind: 'away', why: standing, locale: session.locale };
  }
  if (standing !== 'valid') return { kind: 'nobody' };
  sessions.used(session.id);
  return { kind: 'person', session };
}

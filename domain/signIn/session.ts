import type { Instant, UserStatus } from '../words.ts';

/** How somebody showed who they are: at the company's provider, or by a link that was mailed to them. */
export type SignInMethod = 'provider' | 'link';

export const SESSION_ENDS = [
  'signed_out',
  'everywhere',
  'administrator',
  'replaced',
  'deactivated',
  'expired',
] as const;
/** Why a session was ended; one that lapsed was not. */
export type SessionEnd = (typeof SESSION_ENDS)[number];

/** How long a session lasts, in milliseconds: without use, and at most. */
export interface SessionLimits {
  readonly idleMs: number;
  readonly lengthMs: number;
}

/** What a session's validity rests on. */
export interface SessionTimes {
  readonly lastSeenAt: Instant;
  readonly endsAt: Instant;
  readonly endedAt: Instant | null;
}

/** How it is with a session whose token was sent: good, over, or of somebody who is turned away. */
export type SessionStanding = 'valid' | 'ended' | 'lapsed' | 'deactivated' | 'expired';

/** Who may not come in, and why; null: they may. */
export function turnedAway(status: UserStatus): 'deactivated' | 'expired' | null {
  return status === 'deactivated' || status === 'expired' ? status : null;
}

/**
 * Is a session good now? Who is deactivated or has expired is told so, whatever else it is with the session, as they hold its
 * token: it is asked at every request, not only when somebody signs in.
 */
export function sessionStanding(
  session: SessionTimes & { readonly status: UserStatus },
  { idleMs }: Pick<SessionLimits, 'idleMs'>,
  now: Instant,
): SessionStanding {
  const away = turnedAway(session.status);
  if (away) return away;
  if (session.endedAt !== null) return 'ended';
  if (session.endsAt <= now) return 'lapsed';
  return Date.parse(session.lastSeenAt) + idleMs <= Date.parse(now) ? 'lapsed' : 'valid';
}

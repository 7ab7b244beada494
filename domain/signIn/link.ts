import type { Recipient } from '../mails.ts';
import type { Instant } from '../words.ts';
import { turnedAway } from './session.ts';

/** How long a mailed link lets one in. */
export const LINK_LASTS_MS = 15 * 60_000;
/** So many links are mailed to one person in that time; who asks for more is told the same, and sent nothing. */
export const LINKS_AT_ONCE = 5;

/** What a link's validity rests on. */
export interface LinkTimes {
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
  readonly endedAt: Instant | null;
}

/** How it is with a link whose token was sent. */
export type LinkStanding = 'open' | 'used' | 'replaced' | 'expired';

/** A link is good once, for a quarter of an hour, and only the newest of a person. */
export function linkStanding({ expiresAt, usedAt, endedAt }: LinkTimes, now: Instant): LinkStanding {
  if (usedAt !== null) return 'used';
  if (expiresAt <= now) return 'expired';
  return endedAt === null ? 'open' : 'replaced';
}

/** What a mail tells of the link that it carries. */
export interface SignInTold extends LinkTimes {
  readonly id: string;
}

/** R23: is the link of no use any more, or is nobody let in by it? Asked right before the mail is sent. */
export function signInMatterHasEnded(
  { to, signIn }: { readonly to: Pick<Recipient, 'status'>; readonly signIn: SignInTold },
  now: Instant,
): boolean {
  return turnedAway(to.status) !== null || linkStanding(signIn, now) !== 'open';
}

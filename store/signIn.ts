import type { NamedField } from '../domain/signIn/claim.ts';
import { turnedAway } from '../domain/signIn/session.ts';
import type { Actor } from '../domain/state.ts';
import type { Instant, UserStatus } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { endLinksOf } from './signInLinks.ts';
import { inTransaction } from './tx.ts';
import { endSessionsOf, insertUserSession, type NewUserSession } from './userSessions.ts';

/** Somebody who is about to sign in. */
export interface SigningIn extends NewUserSession {
  /** The link that they do it by; null: the provider said who they are. */
  readonly linkId: string | null;
  /** The session that the same browser had, by its hash: it ends, so that there is never a second one behind it. */
  readonly formerHash: Buffer | null;
}

/** What became of it. `lost`: the link was used, ended or too old by then. */
export type SignedIn = 'signed-in' | 'lost' | 'deactivated' | 'expired' | 'unknown';

/**
 * Begins a session: with it the link is used and the browser's former session over, or nothing is. The person's row is held,
 * so that whoever is deactivated in the same moment is either turned away or signed out again.
 */
export async function beginSession(sql: Sql, { linkId, formerHash, ...session }: SigningIn): Promise<SignedIn> {
  const { id, userId, beganAt } = session;
  return inTransaction(sql, async (tx): Promise<SignedIn> => {
    const [person] = await tx<{ status: UserStatus }[]>`select status from users where id = ${userId} for share`;
    if (!person) return 'unknown';
    const away = turnedAway(person.status);
    if (away) return away;
    if (linkId !== null && !(await takeLink(tx, linkId, beganAt))) return 'lost';
    await insertUserSession(tx, session);
    if (linkId !== null) await tx`update sign_in_links set session_id = ${id} where id = ${linkId}`;
    if (formerHash !== null) {
      await tx`
        update user_sessions set ended_at = ${beganAt}, ended_why = 'replaced'
        where hash = ${formerHash} and ended_at is null`;
    }
    return 'signed-in';
  });
}

/** Whoever comes first takes it. */
async function takeLink(tx: Db, id: string, at: Instant): Promise<boolean> {
  const { count } = await tx`
    update sign_in_links set used_at = ${at}
    where id = ${id} and used_at is null and ended_at is null and expires_at > ${at}`;
  return count > 0;
}

/** Signs somebody out everywhere: their sessions end, and links that could begin one. Resolves with how many sessions there were. */
export async function signOutEverywhere(
  sql: Sql,
  userId: string,
  why: 'everywhere' | 'administrator',
  by: Actor,
  at: Instant,
): Promise<number> {
  return inTransaction(sql, async (tx) => {
    await endLinksOf(tx, userId, at);
    return endSessionsOf(tx, [userId], { why, by, at });
  });
}

/** Somebody as a provider names them. */
export interface NamedPerson {
  readonly id: string;
  readonly status: UserStatus;
  readonly locale: string;
}

/** The person with this address (in whatever case), username or external id; or null. */
export async function findNamed(db: Db, field: NamedField, value: string): Promise<NamedPerson | null> {
  const fits = {
    email: db`lower(email) = lower(${value})`,
    username: db`username = ${value}`,
    externalId: db`external_id = ${value}`,
  }[field];
  const [row] = await db<NamedPerson[]>`select id, status, locale from users where ${fits}`;
  return row ?? null;
}

import type { UserLevel } from '../domain/people/person.ts';
import type { SessionEnd, SessionTimes, SignInMethod } from '../domain/signIn/session.ts';
import type { Actor } from '../domain/state.ts';
import type { Instant, UserStatus } from '../domain/words.ts';
import type { Db } from './db.ts';

/** A session as it is made: only the hash of its token (SHA-256). */
export interface NewUserSession {
  readonly id: string;
  readonly hash: Buffer;
  readonly userId: string;
  readonly method: SignInMethod;
  readonly beganAt: Instant;
  readonly endsAt: Instant;
}

/** What is asked of a session for each request, and whose it is. */
export interface KnownSession extends SessionTimes {
  readonly id: string;
  readonly userId: string;
  readonly method: SignInMethod;
  readonly beganAt: Instant;
  readonly status: UserStatus;
  readonly level: UserLevel;
  readonly locale: string;
}

/** Keeps a new session. */
export async function insertUserSession(db: Db, session: NewUserSession): Promise<void> {
  await db`insert into user_sessions ${db({ ...session, lastSeenAt: session.beganAt })}`;
}

/** The session with this token, ended or not, with how its person stands; or null. */
export async function findUserSession(db: Db, hash: Buffer): Promise<KnownSession | null> {
  const [row] = await db<KnownSession[]>`
    select s.id, s.user_id, s.method, s.began_at, s.last_seen_at, s.ends_at, s.ended_at, u.status, u.level, u.locale
    from user_sessions s join users u on u.id = s.user_id
    where s.hash = ${hash}`;
  return row ?? null;
}

/** A session as its person is shown it: when, how, and when it was used last; nothing of where. */
export type ShownSession = Pick<KnownSession, 'id' | 'method' | 'beganAt' | 'lastSeenAt' | 'endsAt'>;

/** The sessions of a person that are good at this instant, the newest first, behind an id. @param seenSince what was not used since then has lapsed */
export async function listUserSessions(
  db: Db,
  userId: string,
  { now, seenSince }: { readonly now: Instant; readonly seenSince: Instant },
  after: { id: string } | null,
  limit: number,
): Promise<ShownSession[]> {
  return db<ShownSession[]>`
    select id, method, began_at, last_seen_at, ends_at from user_sessions
    where user_id = ${userId} and ended_at is null and ends_at > ${now} and last_seen_at > ${seenSince}
      and ${after ? db`id < ${after.id}` : db`true`}
    order by id desc limit ${limit}`;
}

/** One session, ended or not; or null. */
export async function readUserSession(db: Db, id: string): Promise<ShownSession | null> {
  const [row] = await db<ShownSession[]>`
    select id, method, began_at, last_seen_at, ends_at from user_sessions where id = ${id}`;
  return row ?? null;
}

/** Forgets sessions that ended or lapsed before an instant, and links from before it, with their mails. */
export async function forgetSessions(db: Db, before: Instant): Promise<void> {
  await db`delete from user_sessions where ends_at < ${before} or ended_at < ${before}`;
  await db`delete from sign_in_links where expires_at < ${before}`;
}

/** Notes that a session is in use. Processes that note it at the same time write it once. @param unlessSince when it was noted lately */
export async function noteSessionUse(db: Db, id: string, at: Instant, unlessSince: Instant): Promise<void> {
  await db`
    update user_sessions set last_seen_at = ${at}
    where id = ${id} and ended_at is null and last_seen_at <= ${unlessSince}`;
}

/** How a session is ended. `by`: null where nobody did it. */
export interface Ending {
  readonly why: SessionEnd;
  readonly by: Actor | null;
  readonly at: Instant;
}

/** Ends one session; one that has ended stays as it is. Resolves with whether it was there, of this person. */
export async function endUserSession(db: Db, userId: string, id: string, ending: Ending): Promise<boolean> {
  const rows = await db<{ id: string }[]>`
    with ended as (
      update user_sessions set ${db(endingColumns(ending))}
      where id = ${id} and user_id = ${userId} and ended_at is null
    )
    select id from user_sessions where id = ${id} and user_id = ${userId}`;
  return rows.length > 0;
}

/** Ends all sessions of these people. Resolves with how many there were. */
export async function endSessionsOf(db: Db, userIds: readonly string[], ending: Ending): Promise<number> {
  if (userIds.length === 0) return 0;
  const { count } = await db`
    update user_sessions set ${db(endingColumns(ending))}
    where user_id = any(${userIds as string[]}) and ended_at is null`;
  return count;
}

function endingColumns({ why, by, at }: Ending) {
  return { endedAt: at, endedWhy: why, endedByKind: by?.kind ?? null, endedById: by?.id ?? null };
}

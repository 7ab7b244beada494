import { LINK_LASTS_MS, LINKS_AT_ONCE, type LinkTimes } from '../domain/signIn/link.ts';
import type { Instant, UserStatus } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';

/** A link that is asked for, whoever is meant. */
export interface LinkAsk {
  readonly id: string;
  /** Of its token (SHA-256). */
  readonly hash: Buffer;
  /** Of what the browser was given that asks (SHA-256). */
  readonly browserHash: Buffer;
  /** An e-mail address in whatever case, or a username. */
  readonly name: string;
  readonly at: Instant;
}

/**
 * Keeps a link and its mail for the person of this name, if there is one who may come in, and ends their links from before. One
 * after the other for each name, whether there is such a person or not: so neither are there more links than may be, nor two
 * that work. What it resolves with must not be told.
 *
 * @returns whether a mail is on its way
 */
export async function askForLink(sql: Sql, ask: LinkAsk): Promise<boolean> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('rollbook:sign-in:' || lower(${ask.name})))`;
    return keepLink(tx, ask);
  });
}

async function keepLink(db: Db, { id, hash, browserHash, name, at }: LinkAsk): Promise<boolean> {
  const expiresAt = new Date(Date.parse(at) + LINK_LASTS_MS).toISOString();
  const since = new Date(Date.parse(at) - LINK_LASTS_MS).toISOString();
  // Before all that waits: somebody looks into their mailbox until it comes.
  const dueAt = new Date(Date.parse(at) - 24 * 3_600_000).toISOString();
  const rows = await db`
    with person as (
      select u.id from users u
      where (u.username = ${name} or lower(u.email) = lower(${name})) and u.status in ('activated', 'active')
        and (select count(*) from sign_in_links l where l.user_id = u.id and l.asked_at > ${since}) < ${LINKS_AT_ONCE}
      order by u.username = ${name} desc limit 1
    ), ended as (
      update sign_in_links l set ended_at = ${at} from person
      where l.user_id = person.id and l.used_at is null and l.ended_at is null
    ), link as (
      insert into sign_in_links (id, hash, user_id, browser_hash, asked_at, expires_at)
      select ${id}, ${hash}, person.id, ${browserHash}, ${at}, ${expiresAt} from person
      returning id, user_id
    ), mail as (
      insert into mails (id, sign_in_link_id, template, to_user_id, occurrence, at, at_most_once, status, due_at, created_at)
      select link.id, link.id, 'sign_in_link', link.user_id, link.id::text, ${at}, false, 'waiting', ${dueAt}, ${at} from link
      returning id
    )
    select pg_notify('rollbook_relay', 'mails') from mail`;
  return rows.length > 0;
}

/** A link as its page needs it. */
export interface SignInLink extends LinkTimes {
  readonly id: string;
  readonly userId: string;
  readonly browserHash: Buffer;
  readonly name: string;
  readonly locale: string;
  readonly status: UserStatus;
}

/** The link with this token, whatever became of it; or null. */
export async function findLink(db: Db, hash: Buffer): Promise<SignInLink | null> {
  const [row] = await db<SignInLink[]>`
    select l.id, l.user_id, l.browser_hash, l.expires_at, l.used_at, l.ended_at, u.given_name || ' ' || u.family_name as name,
      u.locale, u.status
    from sign_in_links l join users u on u.id = l.user_id
    where l.hash = ${hash}`;
  return row ?? null;
}

/** Ends the links of a person that could still be used. */
export async function endLinksOf(db: Db, userId: string, at: Instant): Promise<void> {
  await db`
    update sign_in_links set ended_at = ${at} where user_id = ${userId} and used_at is null and ended_at is null`;
}

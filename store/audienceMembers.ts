import type { Who } from '../domain/audiences/conditions.ts';
import { isIn, type PersonFacts, type Reason, turnsOf, whyIn } from '../domain/audiences/membership.ts';
import { localDateOf } from '../domain/calendar.ts';
import type { Instant, UserStatus } from '../domain/words.ts';
import { audienceFacts } from './audienceFacts.ts';
import { fitsSql, thereSql } from './audienceSql.ts';
import { type AudienceRow, listAudiences } from './audiences.ts';
import type { Db } from './db.ts';

/** Somebody in an audience. */
export interface AudienceMember {
  readonly id: string;
  readonly externalId: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly positionTitle: string | null;
  readonly department: string | null;
  readonly location: string | null;
  readonly status: UserStatus;
  readonly why: readonly Reason[];
}

/** Who is in an audience now, in the order of their ids, behind one; with why. */
export async function listAudienceMembers(
  db: Db,
  who: Who,
  now: Instant,
  after: { id: string } | null,
  limit: number,
): Promise<AudienceMember[]> {
  const fits = await fitsSql(db, who, now);
  const rows = await db<Omit<AudienceMember, 'why'>[]>`
    select u.id, u.external_id, u.given_name, u.family_name, u.email, u.position_title, u.department, u.location, u.status
    from users u where ${thereSql(db)} and ${fits()} and ${after ? db`u.id > ${after.id}` : db`true`}
    order by u.id limit ${limit}`;
  const facts = await audienceFacts(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, why: reasons(facts.get(row.id), who, now) }));
}

/** How many are in an audience now. */
export async function countAudience(db: Db, who: Who, now: Instant): Promise<number> {
  const fits = await fitsSql(db, who, now);
  const [row] = await db<{ n: number }[]>`select count(*)::int as n from users u where ${thereSql(db)} and ${fits()}`;
  return row?.n ?? 0;
}

/** An audience that somebody is in, and why. */
export interface AudienceOf extends AudienceRow {
  readonly why: readonly Reason[];
}

const READ_AT_ONCE = 200;

/** The audiences that a person is in now, in the order of their codes, behind one. */
export async function audiencesOf(
  db: Db,
  userId: string,
  now: Instant,
  after: { code: string } | null,
  limit: number,
): Promise<AudienceOf[]> {
  const person = (await audienceFacts(db, [userId])).get(userId);
  if (!person) return [];
  const today = localDateOf(now, person.timezone);
  const found: AudienceOf[] = [];
  for (let behind = after; found.length < limit; ) {
    const some = await listAudiences(db, behind, READ_AT_ONCE);
    for (const row of some) {
      if (isIn(person, row.who, today)) found.push({ ...row, why: whyIn(person, row.who, today) });
    }
    const last = some.at(-1);
    if (some.length < READ_AT_ONCE || !last) break;
    behind = { code: last.code };
  }
  return found.slice(0, limit);
}

function reasons(person: PersonFacts | undefined, who: Who, now: Instant): Reason[] {
  return person ? whyIn(person, who, localDateOf(now, person.timezone)) : [];
}

/** When the passing of days changes next who is meant; null: never, as people stand now. */
export async function nextTurnOfAll(db: Db, who: Who, now: Instant): Promise<Instant | null> {
  const lengths = turnsOf(who);
  if (lengths.length === 0) return null;
  const [row] = await db<{ at: Instant | null }[]>`
    select min(turn.at) as at
    from users u, unnest(${lengths}::text[]) as length,
      lateral (select ((u.hire_date + length::interval)::date)::timestamp at time zone u.timezone as at) turn
    where u.hire_date is not null and turn.at > ${now}`;
  return row?.at ?? null;
}

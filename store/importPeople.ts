import type { PersonState } from '../domain/people/person.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

/** A person as an import compares and writes one. */
export interface Profile extends PersonState {
  externalId: string;
}

/** Holds the rows of these people, in the order of their ids, to the end of the transaction; before they are read. */
export async function lockPeople(tx: Db, externalIds: readonly string[]): Promise<void> {
  await tx`
    select from users where external_id = any(${externalIds as string[]}) order by id for no key update`;
}

/** Profiles by external id; who is unknown is left out. */
export async function profilesByExternalId(db: Db, externalIds: readonly string[]): Promise<Profile[]> {
  return db<Profile[]>`
    select id, external_id, username, email, given_name, family_name, position_title, department, location, manager_id,
      hire_date, timezone, locale, status, level, expires_at, expires_on, expired_from, masters
    from users where external_id = any(${externalIds as string[]})`;
}

/** Who has these e-mail addresses (in whatever case) or usernames. */
export async function holdersOf(
  db: Db,
  emails: readonly string[],
  usernames: readonly string[],
): Promise<{ id: string; email: string; username: string }[]> {
  return db<{ id: string; email: string; username: string }[]>`
    select id, lower(email) as email, username from users
    where lower(email) = any(${emails as string[]})
    union
    select id, lower(email), username from users where username = any(${usernames as string[]})`;
}

/** These people and everybody above them, with who their manager is. */
export async function chainsAbove(db: Db, ids: readonly string[]): Promise<{ id: string; managerId: string | null }[]> {
  return db<{ id: string; managerId: string | null }[]>`
    with recursive chain as (
      select id, manager_id from users where id = any(${ids as string[]})
      union
      select u.id, u.manager_id from users u join chain on u.id = chain.manager_id
    )
    select id, manager_id from chain`;
}

/** Every row of a people import by its ids, in the order of the file. */
export async function personNodes(
  db: Db,
  importId: string,
): Promise<{ line: number; externalId: string; manager: string; open: boolean }[]> {
  return db<{ line: number; externalId: string; manager: string; open: boolean }[]>`
    select line, coalesce(values ->> 'external_id', '') as external_id,
      coalesce(values ->> 'manager_external_id', '') as manager, outcome is null as open
    from import_rows where import_id = ${importId} order by line`;
}

/** New people. A manager may be among them. */
export async function insertPeople(tx: Db, people: readonly Profile[], at: Instant): Promise<void> {
  if (people.length === 0) return;
  await tx`
    insert into users (id, external_id, username, email, given_name, family_name, position_title, department, location,
      manager_id, hire_date, timezone, locale, status, expires_at, masters, created_at, updated_at)
    select p.*, ${at}, ${at} from ${asRows(tx, people)}`;
}

/** Profiles of people who were there, as they are now; the external id stays. */
export async function updatePeople(tx: Db, people: readonly Profile[], at: Instant): Promise<void> {
  if (people.length === 0) return;
  await tx`
    update users u set username = p.username, email = p.email, given_name = p.given_name, family_name = p.family_name,
      position_title = p.position_title, department = p.department, location = p.location, manager_id = p.manager_id,
      hire_date = p.hire_date, timezone = p.timezone, locale = p.locale, status = p.status, expires_at = p.expires_at,
      masters = p.masters,
      version = u.version + 1, updated_at = ${at}
    from ${asRows(tx, people)} where p.id = u.id`;
}

function asRows(tx: Db, people: readonly Profile[]) {
  const rows = people.map((person) => [
    ...[person.id, person.externalId, person.username, person.email, person.givenName, person.familyName],
    ...[person.positionTitle, person.department, person.location, person.managerId, person.hireDate],
    ...[person.timezone, person.locale, person.status, person.expiresAt, JSON.stringify(person.masters)],
  ]);
  const column = (place: number) => rows.map((row) => row[place] ?? null);
  return tx`unnest(${column(0)}::uuid[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[], ${column(4)}::text[],
    ${column(5)}::text[], ${column(6)}::text[], ${column(7)}::text[], ${column(8)}::text[], ${column(9)}::uuid[],
    ${column(10)}::date[], ${column(11)}::text[], ${column(12)}::text[], ${column(13)}::text[], ${column(14)}::timestamptz[],
    ${column(15)}::text[]::jsonb[])
    as p(id, external_id, username, email, given_name, family_name, position_title, department, location, manager_id,
      hire_date, timezone, locale, status, expires_at, masters)`;
}

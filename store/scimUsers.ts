import type { Masters } from '../domain/people/person.ts';
import type { ScimFilter } from '../domain/scim/filterWords.ts';
import type { Instant, UserStatus } from '../domain/words.ts';
import type { Db } from './db.ts';
import { type Columns, filterSql } from './scimFilter.ts';

/** A person as SCIM knows them. */
export interface ScimUserRow {
  readonly id: string;
  readonly externalId: string | null;
  readonly username: string;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly positionTitle: string | null;
  readonly department: string | null;
  readonly location: string | null;
  readonly hireDate: string | null;
  readonly managerId: string | null;
  readonly timezone: string;
  readonly locale: string;
  readonly status: UserStatus;
  readonly masters: Masters;
  readonly employeeNumber: string | null;
  readonly managerName: string | null;
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

const select = (db: Db) => db`
  select u.id, u.external_id, u.username, u.email, u.given_name, u.family_name, u.position_title, u.department, u.location,
    u.hire_date, u.manager_id, u.timezone, u.locale, u.status, u.masters, u.version, u.created_at, u.updated_at,
    s.employee_number, nullif(trim(m.given_name || ' ' || m.family_name), '') as manager_name
  from users u left join scim_users s on s.user_id = u.id left join users m on m.id = u.manager_id`;

/** Who was deleted by SCIM is not there for it, until somebody lets them in again. */
const there = (db: Db) => db`(s.gone_at is null or u.status in ('activated', 'active'))`;

/** What of a person can be looked for. */
function columns(db: Db): Columns {
  const fullName = db`trim(u.given_name || ' ' || u.family_name)`;
  const email = { type: 'text', sql: db`u.email` } as const;
  const manager = { type: 'id', sql: db`u.manager_id` } as const;
  return {
    id: { type: 'id', sql: db`u.id` },
    externalid: { type: 'exact', sql: db`u.external_id` },
    username: { type: 'text', sql: db`u.username` },
    displayname: { type: 'text', sql: fullName },
    'name.formatted': { type: 'text', sql: fullName },
    'name.givenname': { type: 'text', sql: db`nullif(u.given_name, '')` },
    'name.familyname': { type: 'text', sql: db`nullif(u.family_name, '')` },
    emails: email,
    'emails.value': email,
    'emails.type': { type: 'text', sql: db`'work'` },
    'emails.primary': { type: 'boolean', sql: db`true` },
    title: { type: 'text', sql: db`u.position_title` },
    active: { type: 'boolean', sql: db`(u.status in ('activated', 'active'))` },
    timezone: { type: 'text', sql: db`u.timezone` },
    locale: { type: 'text', sql: db`u.locale` },
    department: { type: 'text', sql: db`u.department` },
    employeenumber: { type: 'exact', sql: db`s.employee_number` },
    manager,
    'manager.value': manager,
    'meta.created': { type: 'instant', sql: db`u.created_at` },
    'meta.lastmodified': { type: 'instant', sql: db`u.updated_at` },
  };
}

/** One person, or null; also one who is not there for SCIM any more, if that is asked for. */
export async function readScimUser(db: Db, id: string, { gone = false } = {}): Promise<ScimUserRow | null> {
  const [row] = await db<ScimUserRow[]>`${select(db)} where u.id = ${id} and ${gone ? db`true` : there(db)}`;
  return row ?? null;
}

/** These people, as far as they are there for SCIM. */
export async function readScimUsers(db: Db, ids: readonly string[]): Promise<ScimUserRow[]> {
  return db<ScimUserRow[]>`${select(db)} where u.id = any(${ids as string[]}) and ${there(db)}`;
}

/**
 * A page of people, the newest first, and how many there are in all. SCIM counts pages by places, so that the earlier ones
 * have to be counted off.
 *
 * @throws ScimRefusal invalidFilter
 */
export async function findScimUsers(
  db: Db,
  filter: ScimFilter | null,
  offset: number,
  limit: number,
): Promise<{ total: number; rows: ScimUserRow[] }> {
  const where = db`${there(db)} and ${filter === null ? db`true` : filterSql(db, filter, columns(db))}`;
  const [counted] = await db<{ total: number }[]>`
    select count(*)::int as total from users u left join scim_users s on s.user_id = u.id where ${where}`;
  const total = counted?.total ?? 0;
  if (limit === 0 || offset >= total) return { total, rows: [] };
  const rows = await db<ScimUserRow[]>`${select(db)} where ${where} order by u.id desc limit ${limit} offset ${offset}`;
  return { total, rows };
}

/** Who was deleted by SCIM and has this username, external id or address: another POST means them. */
export async function findGoneUser(
  db: Db,
  { username, externalId, email }: Pick<ScimUserRow, 'username' | 'externalId' | 'email'>,
): Promise<string | null> {
  const [row] = await db<{ id: string }[]>`
    select u.id from users u join scim_users s on s.user_id = u.id
    where not ${there(db)} and (lower(u.username) = lower(${username}) or u.external_id = ${externalId}
      or lower(u.email) = lower(${email}))
    order by lower(u.username) = lower(${username}) desc, u.external_id is not distinct from ${externalId} desc limit 1`;
  return row?.id ?? null;
}

/** Has anybody this username, whatever its case? */
export async function hasUsername(db: Db, username: string): Promise<boolean> {
  const rows = await db`select from users where lower(username) = lower(${username}) limit 1`;
  return rows.length > 0;
}

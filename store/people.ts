import type { Expiry, Masters, PersonFields, UserLevel } from '../domain/people/person.ts';
import type { Instant, UserStatus } from '../domain/words.ts';
import { belowOf } from './below.ts';
import type { Db } from './db.ts';
import { type Reached, within } from './reach.ts';
import { allOf, asUuid, matchesPerson } from './selection.ts';

export type { PersonPatch } from '../domain/people/change.ts';
export type { PersonFields } from '../domain/people/person.ts';
export { createPerson, letPersonIn, type PatchResult, patchPerson } from './changePeople.ts';
export { fanOutReassign } from './reassign.ts';

/** A person with the manager's name. */
export interface PersonRow extends PersonFields, Expiry {
  id: string;
  status: UserStatus;
  level: UserLevel;
  masters: Masters;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
  /** Since when they are a pseudonym (R35). */
  erasedAt: Instant | null;
  managerExternalId: string | null;
  managerGivenName: string | null;
  managerFamilyName: string | null;
}

const select = (db: Db) => db`
  select u.id, u.external_id, u.username, u.email, u.given_name, u.family_name, u.position_title, u.department, u.location,
    u.manager_id, u.hire_date, u.timezone, u.locale, u.status, u.level, u.expires_at, u.expires_on, u.masters, u.version,
    u.created_at, u.updated_at, u.erased_at,
    m.external_id as manager_external_id, m.given_name as manager_given_name, m.family_name as manager_family_name
  from users u left join users m on m.id = u.manager_id`;

/** One person by id, or null. */
export async function readPerson(db: Db, id: string): Promise<PersonRow | null> {
  const [row] = await db<PersonRow[]>`${select(db)} where u.id = ${id}`;
  return row ?? null;
}

/** The id of the person who is meant by an id, external id, username or e-mail address, looked for in this order; or null. */
export async function resolvePerson(db: Db, ref: string): Promise<string | null> {
  const [row] = await db<{ id: string }[]>`
    select id from users
    where id = ${asUuid(ref)} or external_id = ${ref} or username = ${ref} or lower(email) = lower(${ref})
    order by id is not distinct from ${asUuid(ref)} desc, external_id is not distinct from ${ref} desc, username = ${ref} desc
    limit 1`;
  return row?.id ?? null;
}

export interface PersonFilter {
  q?: string | undefined;
  status?: UserStatus | undefined;
  level?: UserLevel | undefined;
  department?: string | undefined;
  managerId?: string | undefined;
  groupId?: string | undefined;
  /** Whoever is below this person, at any distance. */
  belowId?: string | undefined;
  /** Only what lies within this reach; left out: everything. */
  reached?: Reached | undefined;
}

/** People, the newest first, behind an id. */
export async function listPeople(
  db: Db,
  filter: PersonFilter,
  after: { id: string } | null,
  limit: number,
): Promise<PersonRow[]> {
  const where = allOf(db, [
    ...(filter.q ? [matchesPerson(db, 'u', filter.q)] : []),
    ...(filter.status ? [db`u.status = ${filter.status}`] : []),
    ...(filter.department ? [db`u.department = ${filter.department}`] : []),
    ...(filter.level ? [db`u.level = ${filter.level}`] : []),
    ...(filter.managerId ? [db`u.manager_id = ${filter.managerId}`] : []),
    ...(filter.belowId ? [db`u.id in ${belowOf(db, [filter.belowId])}`] : []),
    ...(filter.groupId ? [db`u.id in (select user_id from group_members where group_id = ${filter.groupId})`] : []),
    ...(filter.reached ? [within(db, filter.reached, { user: db`u.id` })] : []),
    ...(after ? [db`u.id < ${after.id}`] : []),
  ]);
  return db<PersonRow[]>`${select(db)} where ${where} order by u.id desc limit ${limit}`;
}

/** Is `managerId` the manager of a person, or above their manager? */
export async function managesUser(db: Db, managerId: string, userId: string): Promise<boolean> {
  const [row] = await db<{ found: boolean }[]>`
    with recursive chain as (
      select manager_id from users where id = ${userId}
      union
      select u.manager_id from users u join chain on u.id = chain.manager_id
    )
    select exists (select from chain where manager_id = ${managerId}) as found`;
  return row?.found ?? false;
}

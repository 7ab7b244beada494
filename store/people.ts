import type { Clock } from '../domain/clock.ts';
import type { Instant, LocalDate, UserStatus } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { fanOutReassign } from './reassign.ts';
import { allOf, asUuid, matchesPerson } from './selection.ts';
import { tellEnrolments } from './tellPeople.ts';
import { inTransaction } from './tx.ts';

export { fanOutReassign } from './reassign.ts';

/** What of a person is given from outside. */
export interface PersonFields {
  externalId: string | null;
  username: string;
  email: string;
  givenName: string;
  familyName: string;
  positionTitle: string | null;
  department: string | null;
  location: string | null;
  managerId: string | null;
  hireDate: LocalDate | null;
  timezone: string;
  locale: string;
}

/** A person with the manager's name. */
export interface PersonRow extends PersonFields {
  id: string;
  status: UserStatus;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
  managerExternalId: string | null;
  managerGivenName: string | null;
  managerFamilyName: string | null;
}

/** What is to be different; what is left out stays. */
export type PersonPatch = Partial<PersonFields & { status: UserStatus }>;

/** What became of a change: the version that is there now, and whether it was the expected one. */
export type PatchResult =
  | { kind: 'changed' | 'unchanged'; version: number }
  | { kind: 'version'; version: number }
  | { kind: 'expired' }
  | { kind: 'cycle' }
  | { kind: 'missing' };

const COLUMNS = [
  'externalId',
  'username',
  'email',
  'givenName',
  'familyName',
  'positionTitle',
  'department',
  'location',
  'managerId',
  'hireDate',
  'timezone',
  'locale',
  'status',
] as const;

const select = (db: Db) => db`
  select u.id, u.external_id, u.username, u.email, u.given_name, u.family_name, u.position_title, u.department, u.location,
    u.manager_id, u.hire_date, u.timezone, u.locale, u.status, u.version, u.created_at, u.updated_at,
    m.external_id as manager_external_id, m.given_name as manager_given_name, m.family_name as manager_family_name
  from users u left join users m on m.id = u.manager_id`;

/** Keeps a new person, `activated`. One with this id stays as it is: a repeat. Unique values in use throw 23505. */
export async function insertPerson(db: Db, id: string, fields: PersonFields, at: Instant): Promise<void> {
  const row = { id, ...fields, createdAt: at, updatedAt: at };
  await db`insert into users ${db(row)} on conflict (id) do nothing`;
}

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
  department?: string | undefined;
  managerId?: string | undefined;
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
    ...(filter.managerId ? [db`u.manager_id = ${filter.managerId}`] : []),
    ...(after ? [db`u.id < ${after.id}`] : []),
  ]);
  return db<PersonRow[]>`${select(db)} where ${where} order by u.id desc limit ${limit}`;
}

/** Does the chain of managers from `below` on lead to `id`? One change of the tree at a time may ask. */
async function isAbove(tx: Db, id: string, below: string): Promise<boolean> {
  await tx`select pg_advisory_xact_lock(hashtext('rollbook:manager-tree'))`;
  const [row] = await tx<{ found: boolean }[]>`
    with recursive chain as (
      select id, manager_id from users where id = ${below}
      union
      select u.id, u.manager_id from users u join chain on u.id = chain.manager_id
    )
    select exists (select from chain where id = ${id}) as found`;
  return row?.found ?? false;
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

/**
 * Changes a person. If the manager or the status is another one then, open approvals look for their assignee again, in
 * the same transaction (R2).
 *
 * @param expected the versions that may be changed; null: any
 * @throws the driver's 23505 when a unique value is in use
 */
export async function patchPerson(
  sql: Sql,
  id: string,
  patch: PersonPatch,
  expected: readonly number[] | null,
  clock: Clock,
): Promise<PatchResult> {
  return inTransaction(sql, async (tx): Promise<PatchResult> => {
    const [row] = await tx<(PersonFields & { status: UserStatus; version: number })[]>`
      select * from users where id = ${id} for no key update`;
    if (!row) return { kind: 'missing' };
    if (expected && !expected.includes(row.version)) return { kind: 'version', version: row.version };
    const changes = COLUMNS.filter((column) => patch[column] !== undefined && patch[column] !== row[column]);
    if (changes.length === 0) return { kind: 'unchanged', version: row.version };
    // Only a later expiry date brings an expired person back, to the status from before.
    if (changes.includes('status') && row.status === 'expired') return { kind: 'expired' };
    if (patch.managerId && changes.includes('managerId') && (await isAbove(tx, id, patch.managerId)))
      return { kind: 'cycle' };
    const next = {
      ...Object.fromEntries(changes.map((column) => [column, patch[column] ?? null])),
      updatedAt: clock.now(),
    };
    await tx`update users set ${tx(next)}, version = version + 1 where id = ${id}`;
    if (changes.includes('managerId') || changes.includes('status')) await fanOutReassign(tx, [id], clock);
    await tellEnrolments(tx, [{ before: { ...row, id }, after: { ...row, ...next, id } }], clock);
    return { kind: 'changed', version: row.version + 1 };
  });
}

import type { Profile } from '../domain/permissions/decide.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { notePermissionEvent, type PermissionDeed } from './permissionEvents.ts';
import { inTransaction } from './tx.ts';

/** A power user's profile as it is kept, with who has it. */
export interface ProfileRow extends Profile {
  readonly code: string;
  readonly title: string;
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly users: readonly { readonly id: string; readonly name: string; readonly since: Instant }[];
}

export type ProfileFields = Pick<ProfileRow, 'code' | 'title' | 'permissions' | 'scope'>;

const select = (db: Db) => db`
  select p.id, p.code, p.title, p.permissions, p.scope, p.version, p.created_at, p.updated_at,
    coalesce((select json_agg(json_build_object('id', u.id, 'name', u.given_name || ' ' || u.family_name, 'since', a.since) order by u.id)
      from power_user_assignments a join users u on u.id = a.user_id where a.profile_id = p.id), '[]') as users
  from power_user_profiles p`;

/** One profile, or null. */
export async function readProfile(db: Db, id: string): Promise<ProfileRow | null> {
  const [row] = await db<ProfileRow[]>`${select(db)} where p.id = ${id}`;
  return row ? shown(row) : null;
}

/** Profiles, the newest first, behind an id. */
export async function listProfiles(db: Db, after: { id: string } | null, limit: number): Promise<ProfileRow[]> {
  const rows = await db<ProfileRow[]>`
    ${select(db)} where ${after ? db`p.id < ${after.id}` : db`true`} order by p.id desc limit ${limit}`;
  return rows.map(shown);
}

/** Keeps a new profile; the deed's id becomes its own, and a repeat does nothing. @throws the driver's 23505 when the code is in use */
export async function insertProfile(sql: Sql, fields: ProfileFields, deed: PermissionDeed): Promise<void> {
  const { id, at } = deed;
  const { code, title, permissions, scope } = fields;
  await inTransaction(sql, async (tx) => {
    const rows = await tx`
      insert into power_user_profiles (id, code, title, permissions, scope, created_at, updated_at)
      values (${id}, ${code}, ${title}, ${permissions as string[]}, ${tx.json(scope as never)}, ${at}, ${at})
      on conflict (id) do nothing returning id`;
    if (rows.length === 0) return;
    await notePermissionEvent(tx, {
      ...deed,
      subjectKind: 'profile',
      subjectId: id,
      type: 'made',
      data: { permissions, scope },
    });
  });
}

export type ProfileResult =
  | { readonly kind: 'done' | 'missing' | 'not-a-power-user' }
  | { readonly kind: 'version'; readonly version: number };

/** Changes a profile: who has it may what it says from now on. @throws the driver's 23505 when the code is in use */
export async function patchProfile(
  sql: Sql,
  id: string,
  patch: { readonly [Field in keyof ProfileFields]?: ProfileFields[Field] | undefined },
  expected: readonly number[] | null,
  deed: PermissionDeed,
): Promise<ProfileResult> {
  return inTransaction(sql, async (tx): Promise<ProfileResult> => {
    const before = await lock(tx, id);
    if (!before) return { kind: 'missing' };
    if (expected && !expected.includes(before.version)) return { kind: 'version', version: before.version };
    const { code = before.code, title = before.title, permissions = before.permissions, scope = before.scope } = patch;
    await tx`
      update power_user_profiles set code = ${code}, title = ${title}, permissions = ${permissions as string[]},
        scope = ${tx.json(scope as never)}, version = version + 1, updated_at = ${deed.at}
      where id = ${id}`;
    const renamed = code !== before.code || title !== before.title;
    const data = { renamed, permissions, scope };
    await notePermissionEvent(tx, { ...deed, subjectKind: 'profile', subjectId: id, type: 'changed', data });
    return { kind: 'done' };
  });
}

/** Gives a profile to a power user; who has it keeps it. */
export async function assignProfile(
  sql: Sql,
  id: string,
  userId: string,
  deed: PermissionDeed,
): Promise<ProfileResult> {
  return inTransaction(sql, async (tx): Promise<ProfileResult> => {
    if (!(await lock(tx, id))) return { kind: 'missing' };
    const [person] = await tx<{ level: string }[]>`select level from users where id = ${userId} for key share`;
    if (person?.level !== 'power_user') return { kind: 'not-a-power-user' };
    const rows = await tx`
      insert into power_user_assignments (profile_id, user_id, since) values (${id}, ${userId}, ${deed.at})
      on conflict do nothing returning user_id`;
    if (rows.length > 0) await noteAssignment(tx, id, userId, 'assigned', deed);
    return { kind: 'done' };
  });
}

/** Takes a profile from somebody; who has it not stays without. */
export async function unassignProfile(
  sql: Sql,
  id: string,
  userId: string,
  deed: PermissionDeed,
): Promise<ProfileResult> {
  return inTransaction(sql, async (tx): Promise<ProfileResult> => {
    if (!(await lock(tx, id))) return { kind: 'missing' };
    const rows = await tx`
      delete from power_user_assignments where profile_id = ${id} and user_id = ${userId} returning user_id`;
    if (rows.length > 0) await noteAssignment(tx, id, userId, 'unassigned', deed);
    return { kind: 'done' };
  });
}

async function noteAssignment(tx: Db, id: string, user: string, type: 'assigned' | 'unassigned', deed: PermissionDeed) {
  await notePermissionEvent(tx, { ...deed, subjectKind: 'profile', subjectId: id, type, data: { user } });
}

async function lock(tx: Db, id: string): Promise<(ProfileFields & { version: number }) | null> {
  const [row] = await tx<(ProfileFields & { version: number })[]>`
    select code, title, permissions, scope, version from power_user_profiles where id = ${id} for update`;
  return row ?? null;
}

/** Instants inside JSON come in Postgres' form. */
function shown(row: ProfileRow): ProfileRow {
  return { ...row, users: row.users.map((user) => ({ ...user, since: new Date(user.since).toISOString() })) };
}

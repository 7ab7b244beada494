import type { Grant, Grantee } from '../domain/permissions/decide.ts';
import type { Permission } from '../domain/permissions/permissions.ts';
import type { Reach } from '../domain/permissions/reach.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { notePermissionEvent, type PermissionDeed } from './permissionEvents.ts';
import { allOf } from './selection.ts';
import { inTransaction } from './tx.ts';

/** A grant as a list shows it. */
export interface GrantRow extends Grant {
  /** Of a person or a group; null also when the group is gone. */
  readonly name: string | null;
  readonly grantedAt: Instant;
  readonly withdrawnAt: Instant | null;
}

interface Row {
  id: string;
  permission: Permission;
  reach: Reach;
  granteeKind: Grantee['kind'];
  granteeId: string | null;
  granteeRole: string | null;
  name: string | null;
  grantedAt: Instant;
  withdrawnAt: Instant | null;
}

/** What a grant says. */
export type NewGrant = Pick<Grant, 'permission' | 'reach' | 'to'>;

/** Gives a permission, or finds that it was given already. Resolves with the id of the grant. */
export async function giveGrant(sql: Sql, { permission, reach, to }: NewGrant, deed: PermissionDeed): Promise<string> {
  const { kind, id = null, role = null } = columnsOf(to);
  return inTransaction(sql, async (tx) => {
    const [made] = await tx<{ id: string }[]>`
      insert into permission_grants (id, permission, reach, grantee_kind, grantee_id, grantee_role, granted_at)
      values (${deed.id}, ${permission}, ${reach}, ${kind}, ${id}, ${role}, ${deed.at})
      on conflict do nothing returning id`;
    if (made) {
      const data = { permission, reach, to };
      await notePermissionEvent(tx, { ...deed, subjectKind: 'grant', subjectId: made.id, type: 'granted', data });
      return made.id;
    }
    const [there] = await tx<{ id: string }[]>`
      select id from permission_grants
      where id = ${deed.id} or (withdrawn_at is null and permission = ${permission} and reach = ${reach}
        and grantee_kind = ${kind} and coalesce(grantee_id::text, grantee_role, '') = ${id ?? role ?? ''})
      order by id = ${deed.id} desc limit 1`;
    if (!there) throw new Error('a grant that is neither new nor there');
    return there.id;
  });
}

/** Takes a grant back; again is the same. Resolves with false when there is none. */
export async function withdrawGrant(sql: Sql, id: string, deed: PermissionDeed): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    const [row] = await tx<{ withdrawnAt: Instant | null }[]>`
      select withdrawn_at from permission_grants where id = ${id} for update`;
    if (!row) return false;
    if (row.withdrawnAt) return true;
    await tx`update permission_grants set withdrawn_at = ${deed.at} where id = ${id}`;
    await notePermissionEvent(tx, { ...deed, subjectKind: 'grant', subjectId: id, type: 'withdrawn', data: {} });
    return true;
  });
}

export interface GrantFilter {
  readonly permission?: Permission | undefined;
  readonly granteeId?: string | undefined;
  readonly role?: string | undefined;
  /** Also those that were taken back? */
  readonly withdrawn?: boolean | undefined;
}

const select = (db: Db) => db`
  select g.id, g.permission, g.reach, g.grantee_kind, g.grantee_id, g.grantee_role, g.granted_at, g.withdrawn_at,
    coalesce(u.given_name || ' ' || u.family_name, o.name) as name
  from permission_grants g
    left join users u on g.grantee_kind = 'user' and u.id = g.grantee_id
    left join groups o on g.grantee_kind = 'group' and o.id = g.grantee_id`;

/** Grants, the newest first, behind an id. */
export async function listGrants(
  db: Db,
  { permission, granteeId, role, withdrawn }: GrantFilter,
  after: { id: string } | null,
  limit: number,
): Promise<GrantRow[]> {
  const where = allOf(db, [
    ...(withdrawn ? [] : [db`g.withdrawn_at is null`]),
    ...(permission ? [db`g.permission = ${permission}`] : []),
    ...(granteeId ? [db`g.grantee_id = ${granteeId}`] : []),
    ...(role ? [db`g.grantee_role = ${role}`] : []),
    ...(after ? [db`g.id < ${after.id}`] : []),
  ]);
  const rows = await db<Row[]>`${select(db)} where ${where} order by g.id desc limit ${limit}`;
  return rows.map(toGrant);
}

/** One grant, taken back or not, or null. */
export async function readGrant(db: Db, id: string): Promise<GrantRow | null> {
  const [row] = await db<Row[]>`${select(db)} where g.id = ${id}`;
  return row ? toGrant(row) : null;
}

function toGrant({ granteeKind, granteeId, granteeRole, ...rest }: Row): GrantRow {
  return { ...rest, to: granteeOf(granteeKind, granteeId, granteeRole) };
}

/** A grantee as the columns of a grant say it. */
export function granteeOf(kind: Grantee['kind'], id: string | null, role: string | null): Grantee {
  if (kind === 'everyone') return { kind };
  if (kind === 'role') return { kind, role: role as Extract<Grantee, { kind: 'role' }>['role'] };
  return { kind, id: id ?? '' };
}

function columnsOf(to: Grantee): { kind: Grantee['kind']; id?: string; role?: string } {
  return to;
}

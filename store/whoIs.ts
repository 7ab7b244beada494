import type { UserLevel } from '../domain/people/person.ts';
import type { Given, Grant, Profile, Who } from '../domain/permissions/decide.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import { granteeOf } from './permissionGrants.ts';
import { type ScopeAudiences, scopeAudiences } from './scopeAudiences.ts';
import { rolesOf } from './userRoles.ts';

/** What is asked of a person before anything is decided: the facts about them, and what they were given. */
export interface KnownPerson {
  readonly who: Who;
  readonly given: Given;
  readonly audiences: ScopeAudiences;
}

interface Row {
  level: UserLevel;
  groups: string[];
  grants: (Omit<Grant, 'to'> & { kind: Grant['to']['kind']; grantee: string | null; role: string | null })[];
  profiles: Profile[];
}

/** All that a person's permissions follow from, as it is now; null for who does not exist. */
export async function whoIs(db: Db, userId: string, now: Instant): Promise<KnownPerson | null> {
  const [[row], roles] = await Promise.all([
    db<Row[]>`
      with mine as (select group_id from group_members where user_id = ${userId})
      select u.level, array(select group_id::text from mine) as groups,
        coalesce((select json_agg(json_build_object('id', g.id, 'permission', g.permission, 'reach', g.reach,
            'kind', g.grantee_kind, 'grantee', g.grantee_id, 'role', g.grantee_role) order by g.id)
          from permission_grants g
          where g.withdrawn_at is null and (g.grantee_kind in ('role', 'everyone')
            or g.grantee_kind = 'user' and g.grantee_id = ${userId}
            or g.grantee_kind = 'group' and g.grantee_id in (select group_id from mine))), '[]') as grants,
        coalesce((select json_agg(json_build_object('id', p.id, 'permissions', p.permissions, 'scope', p.scope) order by p.id)
          from power_user_assignments a join power_user_profiles p on p.id = a.profile_id
          where a.user_id = ${userId}), '[]') as profiles
      from users u where u.id = ${userId}`,
    rolesOf(db, userId),
  ]);
  if (!row) return null;
  const { level, groups, grants, profiles } = row;
  const given = grants.map(({ kind, grantee, role, ...grant }) => ({ ...grant, to: granteeOf(kind, grantee, role) }));
  const all = { grants: given, profiles };
  const audiences = await scopeAudiences(db, all, now);
  return { who: { id: userId, level, roles, groups }, given: all, audiences };
}

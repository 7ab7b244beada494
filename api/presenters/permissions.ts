import type { z } from 'zod';
import { BUILT_IN, type GRANT_ROLES } from '../../domain/permissions/builtIn.ts';
import { effective, type Held, type RoleBecause } from '../../domain/permissions/decide.ts';
import {
  fitsProfile,
  grantableReaches,
  isSuperadminOnly,
  PERMISSION_NAMES,
  type Permission,
  specOf,
} from '../../domain/permissions/permissions.ts';
import type { Subject } from '../../domain/permissions/reach.ts';
import type { PermissionEventRow } from '../../store/permissionEvents.ts';
import type { GrantRow } from '../../store/permissionGrants.ts';
import type { ProfileRow } from '../../store/powerUserProfiles.ts';
import type { KnownPerson } from '../../store/whoIs.ts';
import type { effectivePermissions, grant, permission, permissionEvent, profile } from '../schemas/permissions.ts';

type Effective = z.output<typeof effectivePermissions>;

/** One of the closed list, in words. */
export function presentPermission(name: Permission): z.output<typeof permission> {
  const roles = Object.keys(BUILT_IN) as ('registered' | (typeof GRANT_ROLES)[number])[];
  return {
    permission: name,
    words: specOf(name).words,
    superadminsOnly: isSuperadminOnly(name),
    reaches: [...grantableReaches(name)],
    inProfiles: fitsProfile(name),
    builtIn: roles.flatMap((role) => {
      const reaches = BUILT_IN[role].flatMap(([other, ...found]) => (other === name ? found : []));
      return reaches.length === 0 ? [] : [{ role, reaches }];
    }),
  };
}

/** The closed list. */
export const presentPermissions = () => PERMISSION_NAMES.map(presentPermission);

export function presentGrant({
  id,
  permission,
  reach,
  to,
  name,
  grantedAt,
  withdrawnAt,
}: GrantRow): z.output<typeof grant> {
  const whom = { id: 'id' in to ? to.id : null, role: to.kind === 'role' ? to.role : null };
  return { id, permission, reach, to: { kind: to.kind, ...whom, name }, grantedAt, withdrawnAt };
}

export function presentProfile(row: ProfileRow): z.output<typeof profile> {
  const { id, code, title, permissions, scope, users, version, createdAt, updatedAt } = row;
  return {
    id,
    code,
    title,
    permissions: [...permissions],
    scope: presentScope(scope),
    users: [...users],
    version,
    createdAt,
    updatedAt,
  };
}

function presentScope({ people, activities }: ProfileRow['scope']): z.output<typeof profile>['scope'] {
  return {
    people: people.map(({ kind, value }) => ({ kind, value })),
    activities: activities === 'all' ? 'all' : [...activities],
  };
}

export function presentPermissionEvent(row: PermissionEventRow): z.output<typeof permissionEvent> {
  const { id, subjectKind, subjectId, type, at, actorKind, actorId, data } = row;
  return { id, subject: { kind: subjectKind, id: subjectId }, type, at, by: { kind: actorKind, id: actorId }, data };
}

/** What somebody may, with every reason for it; about one subject, only what holds for that. */
export function presentEffective({ who, given }: KnownPerson, subject: Subject | null): Effective {
  return {
    user: who.id,
    level: who.level,
    roles: who.roles.map(({ role, because }) => ({ role, because: [...because] })),
    items: effective(who, given, subject).map(({ permission, because }) => ({
      permission,
      words: specOf(permission).words,
      because: because.map(presentHeld),
    })),
  };
}

function presentHeld({ reach, scope, reason }: Held): Effective['items'][number]['because'][number] {
  const more = { reach, grant: null, profile: null, scope: scope && presentScope(scope) };
  switch (reason.kind) {
    case 'level':
      return { kind: 'level', text: 'A superadmin may everything.', ...more };
    case 'registered':
      return { kind: 'registered', text: 'Everybody who is registered has it.', ...more };
    case 'role':
      return { kind: 'role', text: `Has the role ${reason.role}: ${facts(reason.because)}.`, ...more };
    case 'profile':
      return { kind: 'profile', text: 'By a profile, as a power user.', ...more, profile: reason.profileId };
    case 'grant':
      return { ...grantReason(reason.grant.to), ...more, grant: reason.grant.id };
  }
}

type Reasoned = Pick<Effective['items'][number]['because'][number], 'kind' | 'text'>;

function grantReason(to: Extract<Held['reason'], { kind: 'grant' }>['grant']['to']): Reasoned {
  switch (to.kind) {
    case 'everyone':
      return { kind: 'everyone', text: 'An administrator gave it to all who are registered.' };
    case 'role':
      return { kind: 'role', text: `An administrator gave it to everybody with the role ${to.role}.` };
    case 'group':
      return { kind: 'group', text: 'An administrator gave it to a group that they are in.' };
    case 'user':
      return { kind: 'user', text: 'An administrator gave it to them.' };
  }
}

const FACTS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'live-enrolments': ['live enrolment', 'live enrolments'],
  sessions: ['session', 'sessions'],
  topics: ['topic', 'topics'],
  'direct-reports': ['direct report', 'direct reports'],
};

function facts(because: RoleBecause['because']): string {
  return because.map(({ fact, count }) => `${count} ${(FACTS[fact] ?? [fact, fact])[count === 1 ? 0 : 1]}`).join(', ');
}

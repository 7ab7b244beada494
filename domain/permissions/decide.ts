import { BUILT_IN, type GrantRole } from './builtIn.ts';
import { IMPLIES, isSuperadminOnly, PERMISSION_NAMES, type Permission, specOf } from './permissions.ts';
import { type Reach, type Scope, type Subject, withinReach } from './reach.ts';

/** Who a permission was given to. */
export type Grantee =
  | { readonly kind: 'user' | 'group'; readonly id: string }
  | { readonly kind: 'role'; readonly role: GrantRole }
  | { readonly kind: 'everyone' };

/** A permission that an administrator gave. */
export interface Grant {
  readonly id: string;
  readonly permission: Permission;
  readonly reach: Reach;
  readonly to: Grantee;
}

/** A power user's profile: some permissions, held to some people and activities. */
export interface Profile {
  readonly id: string;
  readonly permissions: readonly Permission[];
  readonly scope: Scope;
}

/** A fact that makes a role, with how many there are of it. */
export interface RoleBecause {
  readonly role: GrantRole;
  readonly because: readonly { readonly fact: string; readonly count: number }[];
}

/** Who asks: the facts about them, and what they were given. */
export interface Who {
  readonly id: string;
  readonly level: 'user' | 'power_user' | 'superadmin';
  readonly roles: readonly RoleBecause[];
  readonly groups: readonly string[];
}

export interface Given {
  readonly grants: readonly Grant[];
  /** Those that are assigned to who asks; they hold for people of the level `power_user` alone. */
  readonly profiles: readonly Profile[];
}

/** Why somebody has a permission, and how far it reaches. */
export interface Held {
  readonly reach: Reach;
  /** Of `scope`. */
  readonly scope: Scope | null;
  readonly reason: Reason;
}

export type Reason =
  | { readonly kind: 'level' }
  | { readonly kind: 'registered' }
  | { readonly kind: 'role'; readonly role: GrantRole; readonly because: RoleBecause['because'] }
  | { readonly kind: 'grant'; readonly grant: Grant }
  | { readonly kind: 'profile'; readonly profileId: string };

/** Why not. */
export const REFUSALS = ['superadmins-only', 'not-given', 'out-of-reach', 'not-oneself', 'guarded'] as const;
export type Refusal = (typeof REFUSALS)[number];

export type Decision =
  | { readonly allowed: true; readonly because: readonly Held[] }
  | { readonly allowed: false; readonly because: Refusal };

/** Everything by which somebody has a permission, whoever it is to be used on. */
export function held(who: Who, { grants, profiles }: Given, permission: Permission): Held[] {
  if (who.level === 'superadmin') return [{ reach: 'everyone', scope: null, reason: { kind: 'level' } }];
  const found: Held[] = [];
  const by = (reach: Reach, reason: Reason, scope: Scope | null = null) => found.push({ reach, scope, reason });
  for (const reach of builtIn('registered', permission)) by(reach, { kind: 'registered' });
  for (const { role, because } of who.roles) {
    for (const reach of builtIn(role, permission)) by(reach, { kind: 'role', role, because });
  }
  for (const grant of grants) {
    const covers = grant.permission === permission || (IMPLIES[grant.permission]?.includes(permission) ?? false);
    // What only superadmins have is given to nobody, whatever a row says; nor is a reach that the permission has not.
    const fits = specOf(grant.permission).reaches.includes(grant.reach) && grant.reach !== 'scope';
    if (covers && fits && !isSuperadminOnly(permission) && isGrantee(who, grant.to))
      by(grant.reach, { kind: 'grant', grant });
  }
  if (who.level === 'power_user' && specOf(permission).reaches.includes('scope')) {
    for (const { id, permissions, scope } of profiles) {
      if (permissions.includes(permission)) by('scope', { kind: 'profile', profileId: id }, scope);
    }
  }
  return found;
}

/**
 * May this person do it? The one rule of all permissions, pure and total: what is given adds up, nothing takes away, and a
 * superadmin may everything.
 *
 * @param subject null: nothing in particular, as for a list that is narrowed afterwards
 */
export function decide(who: Who, given: Given, permission: Permission, subject: Subject | null): Decision {
  const all = held(who, given, permission);
  if (who.level === 'superadmin') return { allowed: true, because: all };
  if (isSuperadminOnly(permission)) return { allowed: false, because: 'superadmins-only' };
  if (all.length === 0) return { allowed: false, because: 'not-given' };
  if (subject === null) return { allowed: true, because: all };
  const { notOneself, guarded } = specOf(permission);
  const { person } = subject;
  const within = all.filter(({ reach, scope }) => withinReach(reach, who.id, subject, scope));
  if (within.length === 0) return { allowed: false, because: 'out-of-reach' };
  if (notOneself && person?.id === who.id) return { allowed: false, because: 'not-oneself' };
  if (guarded && person && person.level !== 'user') return { allowed: false, because: 'guarded' };
  return { allowed: true, because: within };
}

/** Every permission that somebody has, with why and how far; about one subject, only what holds for that. */
export function effective(
  who: Who,
  given: Given,
  subject: Subject | null,
): { readonly permission: Permission; readonly because: readonly Held[] }[] {
  return PERMISSION_NAMES.flatMap((permission) => {
    const decision = decide(who, given, permission, subject);
    return decision.allowed ? [{ permission, because: decision.because }] : [];
  });
}

function builtIn(role: keyof typeof BUILT_IN, permission: Permission): readonly Reach[] {
  return BUILT_IN[role].flatMap(([name, ...reaches]) => (name === permission ? reaches : []));
}

function isGrantee(who: Who, to: Grantee): boolean {
  switch (to.kind) {
    case 'everyone':
      return true;
    case 'role':
      return who.roles.some(({ role }) => role === to.role);
    case 'group':
      return who.groups.includes(to.id);
    case 'user':
      return to.id === who.id;
  }
}

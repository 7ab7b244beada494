import type { Actor } from '../state.ts';
import type { Grant } from './decide.ts';
import { fitsProfile, grantableReaches, isSuperadminOnly, type Permission } from './permissions.ts';

/** What is wrong with a grant: the field, and what it must be. `own`: somebody gives it to themselves. */
export type GrantFault = { readonly field: 'permission' | 'reach'; readonly must: string } | 'own';

/** May this be given? What only superadmins have is given to nobody, and nobody gives anything to themselves. */
export function faultOfGrant({ permission, reach, to }: Omit<Grant, 'id'>, by: Actor): GrantFault | null {
  if (isSuperadminOnly(permission)) return { field: 'permission', must: 'be one that is not for superadmins alone' };
  const reaches = grantableReaches(permission);
  if (!reaches.includes(reach)) return { field: 'reach', must: `be one of ${reaches.join(', ')}` };
  return to.kind === 'user' && by.kind === 'user' && by.id === to.id ? 'own' : null;
}

/** The first of these permissions that no profile can have, as it can be held to no people and no activities; or null. */
export function unfitForProfile(permissions: readonly Permission[]): Permission | null {
  return permissions.find((permission) => !fitsProfile(permission)) ?? null;
}

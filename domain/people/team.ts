import type { PersonState } from './person.ts';

/** Somebody joins a team, or leaves it. */
export type TeamMove = 'add' | 'remove';

/** Why a manager may not do it themselves; an administrator may. */
export type TeamRefused = 'team-building-off' | 'has-a-manager' | 'not-in-team';

/**
 * May a manager do this to their own team? Only where an administrator allows it: then they take in who has no manager, and let
 * go who reports to them. Nobody is taken away from another manager.
 */
export function mayBuild(
  allowed: boolean,
  managerId: string,
  { managerId: present }: Pick<PersonState, 'managerId'>,
  move: TeamMove,
): TeamRefused | null {
  if (!allowed) return 'team-building-off';
  if (move === 'add') return present === null || present === managerId ? null : 'has-a-manager';
  return present === null || present === managerId ? null : 'not-in-team';
}

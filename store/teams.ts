import type { Clock } from '../domain/clock.ts';
import { mayBuild, type TeamMove, type TeamRefused } from '../domain/people/team.ts';
import { changePerson, lockManagerTree, type PatchResult, type PersonSaid } from './changePeople.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';

const SETTING = 'managers_build_teams';

/** Do the administrators allow managers to build their own teams? Not unless they say so. */
export async function teamBuildingAllowed(db: Db): Promise<boolean> {
  const [row] = await db<{ value: boolean }[]>`select value from settings where key = ${SETTING}`;
  return row?.value === true;
}

/** Allows it, or not, from now on. */
export async function allowTeamBuilding(db: Db, allowed: boolean): Promise<void> {
  await db`
    insert into settings (key, value) values (${SETTING}, ${db.json(allowed)})
    on conflict (key) do update set value = excluded.value`;
}

export type TeamResult = PatchResult | { readonly kind: 'team'; readonly refused: TeamRefused };

/**
 * Puts somebody into a manager's team, or takes them out: the same change of manager as any other (R2, R38). What the manager
 * does for themselves (`said.actor.onBehalfOf`) is asked of `mayBuild`, as the rows stand under the lock.
 */
export async function moveInTeam(
  sql: Sql,
  managerId: string,
  userId: string,
  move: TeamMove,
  clock: Clock,
  said: PersonSaid,
): Promise<TeamResult> {
  return inTransaction(sql, async (tx): Promise<TeamResult> => {
    await lockManagerTree(tx);
    const [person] = await tx<{ managerId: string | null; version: number }[]>`
      select manager_id, version from users where id = ${userId} for no key update`;
    if (!person) return { kind: 'missing' };
    const own = said.actor.onBehalfOf === managerId;
    const refused = own ? mayBuild(await teamBuildingAllowed(tx), managerId, person, move) : null;
    if (refused) return { kind: 'team', refused };
    // Who is in another team is not in this one.
    if (move === 'remove' && person.managerId !== managerId) return { kind: 'unchanged', version: person.version };
    return changePerson(tx, userId, { managerId: move === 'add' ? managerId : null }, null, clock, said);
  });
}

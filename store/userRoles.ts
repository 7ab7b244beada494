import type { Db } from './db.ts';

/** Roles that somebody has by what is so, apart from their level. */
export const FACT_ROLES = ['learner', 'tutor', 'instructor', 'manager', 'expert'] as const;
export type FactRole = (typeof FACT_ROLES)[number];

export const ROLE_FACTS = ['live-enrolments', 'sessions', 'direct-reports', 'topics'] as const;
export type RoleFact = (typeof ROLE_FACTS)[number];

export interface UserRole {
  readonly role: FactRole;
  readonly because: readonly { readonly fact: RoleFact; readonly count: number }[];
}

/**
 * The roles of a person, with the facts that make them: enrolled as learner, tutor or instructor; named on a session that is
 * not cancelled; somebody reports to them; named for a topic.
 */
export async function rolesOf(db: Db, userId: string): Promise<UserRole[]> {
  const rows = await db<{ role: FactRole; fact: RoleFact; count: number }[]>`
    select role, 'live-enrolments' as fact, count(*)::int as count from enrolments where user_id = ${userId} and live group by role
    union all
    select 'instructor', 'sessions', count(*)::int from session_instructors i join sessions s on s.id = i.session_id
      where i.user_id = ${userId} and s.status = 'planned'
    union all
    select 'manager', 'direct-reports', count(*)::int from users where manager_id = ${userId}
    union all
    select 'expert', 'topics', count(*)::int from topic_experts where user_id = ${userId} and ended_at is null`;
  return FACT_ROLES.flatMap((role) => {
    const because = rows.filter((row) => row.role === role && row.count > 0);
    return because.length === 0 ? [] : [{ role, because: because.map(({ fact, count }) => ({ fact, count })) }];
  });
}

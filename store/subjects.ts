import { NOTHING_ABOUT, type Subject, type SubjectPerson } from '../domain/permissions/reach.ts';
import type { Db } from './db.ts';

/** What is to be found out about a subject, seen from `me`. */
export interface SubjectKeys {
  readonly me: string;
  readonly userId?: string | null;
  readonly activities?: Subject['activities'];
  readonly enrolmentId?: string;
  readonly sessionId?: string;
}

/** A subject with the facts that permissions ask for; null when its person does not exist. */
export async function subjectOf(db: Db, keys: SubjectKeys): Promise<Subject | null> {
  const { userId = null, activities = null } = keys;
  const [person, named] = await Promise.all([userId === null ? null : personOf(db, userId), namedOn(db, keys)]);
  if (userId !== null && !person) return null;
  return { ...NOTHING_ABOUT, person, activities, ...named };
}

/** The facts about a person that reaches ask for; null for who does not exist. */
export async function personOf(db: Db, userId: string): Promise<SubjectPerson | null> {
  const [row] = await db<SubjectPerson[]>`
    with recursive chain (id, n) as (
      select manager_id, 1 from users where id = ${userId} and manager_id is not null
      union all
      select u.manager_id, n + 1 from chain join users u on u.id = chain.id where u.manager_id is not null and n < 1000
    )
    select u.id, u.level, u.department, u.location, array(select id::text from chain order by n) as managers,
      array(select group_id::text from group_members where user_id = u.id) as groups, array[]::text[] as audiences
    from users u where u.id = ${userId}`;
  return row ?? null;
}

async function namedOn(db: Db, { me, activities, enrolmentId, sessionId }: SubjectKeys) {
  const ids = Array.isArray(activities) ? (activities as string[]) : [];
  if (ids.length === 0) return { taught: false, tutored: false };
  const [row] = await db<{ taught: boolean; tutored: boolean }[]>`
    select
      exists (select from enrolments where user_id = ${me} and activity_id = any(${ids}) and role = 'instructor' and live)
        or exists (select from session_instructors where user_id = ${me} and session_id = ${sessionId ?? null})
        or exists (select from session_instructors i join seats s on s.pool_id = i.session_id
          where i.user_id = ${me} and s.enrolment_id = ${enrolmentId ?? null}) as taught,
      exists (select from enrolments where user_id = ${me} and activity_id = any(${ids}) and role = 'tutor' and live) as tutored`;
  return row ?? { taught: false, tutored: false };
}

/**
 * Of a person in all that they are enrolled in, seen from `me`: it is taught, tutored or asked where any of it is. Null when
 * they do not exist.
 */
export async function subjectOfPerson(db: Db, me: string, userId: string): Promise<Subject | null> {
  const [person, [row]] = await Promise.all([
    personOf(db, userId),
    db<{ taught: boolean; tutored: boolean; asked: boolean }[]>`
      select
        exists (select from enrolments e join enrolments n on n.activity_id = e.activity_id
            where e.user_id = ${userId} and n.user_id = ${me} and n.role = 'instructor' and n.live)
          or exists (select from enrolments e join seats s on s.enrolment_id = e.id
              join session_instructors i on i.session_id = s.pool_id
            where e.user_id = ${userId} and i.user_id = ${me}) as taught,
        exists (select from enrolments e join enrolments n on n.activity_id = e.activity_id
          where e.user_id = ${userId} and n.user_id = ${me} and n.role = 'tutor' and n.live) as tutored,
        exists (select from enrolments e join approval_tasks t on t.enrolment_id = e.id
          where e.user_id = ${userId} and t.status = 'open' and t.assignee_id = ${me}) as asked`,
  ]);
  return person && { ...NOTHING_ABOUT, person, ...row };
}

/**
 * Of an enrolment, seen from `me`; null when there is none.
 * @param sessionId a session of it that alone is meant; left out: all of them
 */
export async function subjectOfEnrolment(
  db: Db,
  me: string,
  enrolmentId: string,
  sessionId?: string,
): Promise<Subject | null> {
  const [row] = await db<{ userId: string; activityId: string; asked: boolean }[]>`
    select e.user_id, e.activity_id,
      exists (select from approval_tasks t where t.enrolment_id = e.id and t.status = 'open' and t.assignee_id = ${me}) as asked
    from enrolments e where e.id = ${enrolmentId}`;
  if (!row) return null;
  const which = sessionId === undefined ? { enrolmentId } : { sessionId };
  const subject = await subjectOf(db, { me, userId: row.userId, activities: [row.activityId], ...which });
  return subject && { ...subject, asked: row.asked };
}

/** Of a session and its list of people. */
export async function subjectOfSession(db: Db, me: string, sessionId: string): Promise<Subject | null> {
  const [row] = await db<{ activityId: string }[]>`select activity_id from sessions where id = ${sessionId}`;
  return row ? subjectOf(db, { me, activities: [row.activityId], sessionId }) : null;
}

/** Of an approval task: the learner, the activity, and whether it waits for `me`. */
export async function subjectOfApproval(db: Db, me: string, taskId: string): Promise<Subject | null> {
  const [row] = await db<{ userId: string; activityId: string; enrolmentId: string; asked: boolean }[]>`
    select e.user_id, e.activity_id, e.id as enrolment_id, coalesce(t.assignee_id = ${me}, false) as asked
    from approval_tasks t join enrolments e on e.id = t.enrolment_id where t.id = ${taskId}`;
  if (!row) return null;
  const { userId, activityId, enrolmentId, asked } = row;
  const subject = await subjectOf(db, { me, userId, activities: [activityId], enrolmentId });
  return subject && { ...subject, asked };
}

const PERSON_OF = {
  'plan-enrolment': (db: Db, id: string) => db`select user_id from plan_enrolments where id = ${id}`,
  'user-certification': (db: Db, id: string) => db`select user_id from user_certifications where id = ${id}`,
  delegation: (db: Db, id: string) => db`select principal_id as user_id from delegations where id = ${id}`,
  reservation: (db: Db, id: string) => db`select manager_id as user_id from seat_reservations where id = ${id}`,
  'planned-change': (db: Db, id: string) => db`select user_id from planned_changes where id = ${id}`,
  exemption: (db: Db, id: string) => db`select user_id from requirement_exemptions where id = ${id}`,
} as const;
export type PersonalThing = keyof typeof PERSON_OF;

/** Of something that is about one person, by its id. */
export async function subjectOfThing(
  db: Db,
  me: string,
  kind: PersonalThing,
  id: string,
  activities: Subject['activities'],
): Promise<Subject | null> {
  const [row] = (await PERSON_OF[kind](db, id)) as unknown as { userId: string }[];
  return row ? subjectOf(db, { me, userId: row.userId, activities }) : null;
}

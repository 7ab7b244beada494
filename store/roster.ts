import type { Attendance } from '../domain/sessions.ts';
import type { Instant, Status } from '../domain/words.ts';
import type { Db } from './db.ts';
import { type Reached, within } from './reach.ts';
import { onlyOffered } from './sessionOffers.ts';

/** Somebody who has a seat in a session, or waits for one. */
export interface RosterRow {
  enrolmentId: string;
  userId: string;
  externalId: string | null;
  givenName: string;
  familyName: string;
  email: string;
  department: string | null;
  status: Status;
  /** `offered`: kept for them until they accept it (R17). */
  seat: 'asked' | 'queued' | 'granted' | 'offered' | 'held' | 'beyond';
  /** From 1, for who waits. */
  queuePosition: number | null;
  attendance: Attendance | null;
  enrolledAt: Instant | null;
}

/** The people of a session, in the order of their enrolments, behind one. */
export async function readRoster(
  db: Db,
  sessionId: string,
  after: { enrolmentId: string } | null,
  limit: number,
  reached: Reached = 'all',
): Promise<RosterRow[]> {
  return db<RosterRow[]>`
    select s.enrolment_id, u.id as user_id, u.external_id, u.given_name, u.family_name, u.email, u.department, e.status,
      case when ${onlyOffered(db)} then 'offered' else s.state end as seat, e.enrolled_at,
      case when s.state = 'queued' then (
        select count(*)::int from seats q where q.pool_id = s.pool_id and q.state = 'queued'
          and (q.rank, q.lot, q.number) <= (s.rank, s.lot, s.number)
      ) end as queue_position,
      (select p ->> 'attendance' from jsonb_array_elements(e.state -> 'sessions') p
        where p #>> '{session,id}' = ${sessionId}) as attendance
    from seats s join enrolments e on e.id = s.enrolment_id join users u on u.id = e.user_id
    where s.pool_id = ${sessionId} ${after ? db`and s.enrolment_id > ${after.enrolmentId}` : db``}
      and ${within(db, reached, { user: db`e.user_id`, activity: db`e.activity_id`, session: db`s.pool_id` })}
    order by s.enrolment_id limit ${limit}`;
}

/** The enrolment of a person that is in a session, or null. */
export async function enrolmentInSession(db: Db, sessionId: string, userId: string): Promise<string | null> {
  const [row] = await db<{ enrolmentId: string }[]>`
    select s.enrolment_id from seats s join enrolments e on e.id = s.enrolment_id
    where s.pool_id = ${sessionId} and e.user_id = ${userId} order by e.live desc, s.enrolment_id desc limit 1`;
  return row?.enrolmentId ?? null;
}

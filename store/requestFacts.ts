import type postgres from 'postgres';
import type { RequestFacts, TaskFacts } from '../domain/requestFacts.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

/** A row of `requestFacts`, as it comes: instants inside JSON are still in Postgres' form. */
export type RequestFactsRow = Omit<RequestFacts, 'tasks'> & { readonly tasks: readonly TaskFacts[] | null };

/** The select behind `RequestFacts`, for a `lateral` join; `enrolmentId` is the column that names the enrolment. */
export function requestFacts(db: Db, enrolmentId: postgres.Fragment) {
  return db`
    select e.id as enrolment_id, e.status, e.reason as end_reason, e.obligation, e.source, e.version, e.progress, e.requested_at,
      asked.name as requester_name, asked.reason as request_reason, nullif(e.state -> 'deadline', 'null') as plan,
      nullif(e.state -> 'offer', 'null') as offer,
      json_build_object('id', l.id, 'name', l.given_name || ' ' || l.family_name, 'positionTitle', l.position_title,
        'department', l.department, 'location', l.location) as learner,
      json_build_object('id', a.id, 'code', a.code, 'title', a.title, 'type', a.type) as activity,
      p.rules #> '{approval,steps}' as steps,
      (
        select json_agg(json_build_object('id', t.id, 'step', t.step, 'status', t.status, 'assignment', t.assignment,
          'assigneeId', t.assignee_id, 'assigneeName', s.given_name || ' ' || s.family_name,
          'principalName', o.given_name || ' ' || o.family_name, 'openedAt', t.opened_at,
          'dueAt', t.due_at, 'decidedAt', t.decided_at, 'decidedBy', case when t.decided_by_kind is not null then
            json_build_object('kind', t.decided_by_kind, 'id', t.decided_by_id, 'onBehalfOf', t.on_behalf_of) end,
          'deciderName', d.given_name || ' ' || d.family_name, 'comment', c.body) order by t.opened_at, t.id)
        from approval_tasks t
          left join users s on s.id = t.assignee_id
          left join users o on o.id = t.principal_id
          left join users d on d.id = case t.decided_by_kind when 'user' then t.decided_by_id::uuid when 'link' then t.on_behalf_of::uuid end
          left join personal_text c on c.id = t.comment_text
        where t.enrolment_id = e.id
      ) as tasks,
      (
        select json_build_object('maximum', o.maximum, 'taken', o.taken, 'waiting',
          (select count(*) from seats q where q.pool_id = o.id and q.state = 'queued'))
        from pools o where o.id = e.activity_id and o.maximum is not null
      ) as seats,
      (
        select count(*)::int from seats mine join seats q on q.pool_id = mine.pool_id and q.state = 'queued'
          and (q.rank, q.lot, q.number) <= (mine.rank, mine.lot, mine.number)
        where mine.enrolment_id = e.id and mine.pool_id = e.activity_id and mine.state = 'queued'
        having count(*) > 0
      ) as queue_position
    from enrolments e
      join users l on l.id = e.user_id
      join activities a on a.id = e.activity_id
      join policies p on p.id = e.policy_id
      left join lateral (
        select u.given_name || ' ' || u.family_name as name, w.body as reason
        from enrolment_events v
          left join users u on u.id = case v.actor_kind when 'user' then v.actor_id::uuid end
          left join personal_text w on w.id = v.reason_text
        where v.enrolment_id = e.id order by v.seq limit 1
      ) asked on true
    where e.id = ${enrolmentId}
    -- Looked up for each row by its key: taken apart and joined the other way round it is read for every enrolment there is.
    offset 0`;
}

/** The facts of a row, with every instant in the product's form. */
export function toRequestFacts(row: RequestFactsRow): RequestFacts {
  const tasks = (row.tasks ?? []).map((task) => ({
    ...task,
    openedAt: toInstant(task.openedAt),
    dueAt: task.dueAt && toInstant(task.dueAt),
    decidedAt: task.decidedAt && toInstant(task.decidedAt),
  }));
  return { ...row, tasks };
}

/** What there is to say where a mail is about an activity, and about nobody's enrolment in it. */
export function factsOfActivity(activity: RequestFacts['activity'], at: Instant): RequestFacts {
  const nobody = { id: '', name: '', positionTitle: null, department: null, location: null };
  return {
    ...{ enrolmentId: '', status: 'enrolled', endReason: null, obligation: 'optional', source: 'administrator' },
    ...{ version: 0, progress: 0, requestedAt: at, requesterName: null, requestReason: null, plan: null },
    ...{ learner: nobody, activity, steps: [], tasks: [], seats: null, offer: null, queuePosition: null },
  };
}

function toInstant(text: string): Instant {
  return new Date(text).toISOString();
}

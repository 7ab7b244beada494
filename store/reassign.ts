import { uuidv7 } from 'uuidv7';
import type { Clock } from '../domain/clock.ts';
import type { Db } from './db.ts';

/**
 * R2: these people changed (manager or status); every open approval task that could have another assignee now is told to
 * look again, by a message to its enrolment. Called in the transaction of the change, after it.
 *
 * Touched are tasks that wait for one of them; tasks of their own and their direct reports' enrolments; and tasks whose
 * chain of managers goes through one of them from the learner, the activity's owner or the user that the policy names. A
 * task that waits for somebody below stays as it is: the chain ends there.
 *
 * @returns how many messages were left
 */
export async function fanOutReassign(db: Db, userIds: readonly string[], clock: Clock): Promise<number> {
  if (userIds.length === 0) return 0;
  const ids = userIds as string[];
  const rows = await db`
    with recursive below (root, id) as (
      select id, id from users where id = any(${ids})
      union
      select below.root, u.id from users u join below on u.manager_id = below.id
    ), open_tasks as (
      select t.id, t.enrolment_id, t.assignee_id, e.user_id, a.owner_id, e.policy_id, t.step
      from approval_tasks t join enrolments e on e.id = t.enrolment_id join activities a on a.id = e.activity_id
      where t.status = 'open'
    ), anchors (task_id, person_id) as (
      select id, user_id from open_tasks
      union all
      select id, owner_id from open_tasks where owner_id is not null
      union all
      select t.id, (s.step #>> '{assignee,user}')::uuid from open_tasks t join policies p on p.id = t.policy_id,
        lateral (select p.rules #> array['approval', 'steps', t.step::text]) s (step)
      where s.step #>> '{assignee,user}' is not null
    ), touched as (
      select id, enrolment_id from open_tasks where assignee_id = any(${ids})
      union
      select t.id, t.enrolment_id
      from open_tasks t join anchors a on a.task_id = t.id join below b on b.id = a.person_id
        join users person on person.id = a.person_id
      where person.id = b.root or person.manager_id = b.root or t.assignee_id is null or t.assignee_id = b.root
        or not exists (select from below nearer where nearer.root = b.root and nearer.id = t.assignee_id)
    ), told as (
      insert into outbox (kind, target_id, command_id, due_at)
      select 'reassign', enrolment_id, 'reassign/' || id || '/' || ${uuidv7()}::text, ${clock.now()} from touched
      returning id
    )
    select pg_notify('rollbook_relay', '') from told`;
  return rows.length;
}

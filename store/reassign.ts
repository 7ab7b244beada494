import { uuidv7 } from 'uuidv7';
import type { Clock } from '../domain/clock.ts';
import type { PolicyRules } from '../domain/policy.ts';
import type { Db } from './db.ts';
import { holdsAt } from './delegations.ts';

/**
 * R2, R5: these people changed (manager, status or who stands in for them); every open approval task that could have
 * another assignee now is told to look again, by a message to its enrolment. Called in the transaction of the change,
 * after it, and behind all who look for an approver just now: their tasks are seen here, and who comes later sees the
 * change.
 *
 * Who stands in for somebody stands for them: with the people go all whose delegations lead to them. Touched are tasks
 * that wait for one of them or for who stands in for one; tasks of their own and their direct reports' enrolments; and
 * tasks whose chain of managers goes through one of them from the learner, the activity's owner or the user that the
 * policy names. A task that waits for somebody below stays as it is: the chain ends there.
 *
 * @returns how many messages were left
 */
export async function fanOutReassign(db: Db, userIds: readonly string[], clock: Clock): Promise<number> {
  if (userIds.length === 0) return 0;
  await db`select pg_advisory_xact_lock(${APPROVERS})`;
  const now = clock.now();
  const rows = await db`
    with recursive changed (id) as (
      select unnest(${userIds as string[]}::uuid[])
      union
      select d.principal_id from delegations d join changed on d.delegate_id = changed.id where ${holdsAt(db, now)}
    ), below (root, id) as (
      select id, id from users where id in (select id from changed)
      union
      select below.root, u.id from users u join below on u.manager_id = below.id
    ), open_tasks as (
      select t.id, t.enrolment_id, t.assignee_id, coalesce(t.principal_id, t.assignee_id) as level_id, e.user_id, a.owner_id,
        e.policy_id, t.step
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
      select id, enrolment_id from open_tasks
      where assignee_id in (select id from changed) or level_id in (select id from changed)
      union
      select t.id, t.enrolment_id
      from open_tasks t join anchors a on a.task_id = t.id join below b on b.id = a.person_id
        join users person on person.id = a.person_id
      where person.id = b.root or person.manager_id = b.root or t.level_id is null or t.level_id = b.root
        or not exists (select from below nearer where nearer.root = b.root and nearer.id = t.level_id)
    ), told as (
      insert into outbox (kind, target_id, command_id, due_at)
      select 'reassign', enrolment_id, 'reassign/' || id || '/' || ${uuidv7()}::text, ${now} from touched
      returning id
    )
    select pg_notify('rollbook_relay', 'messages') from told`;
  return rows.length;
}

/** Who looks for an approver shares it, who changes who that is has it alone: no task is opened for who was it before. */
const APPROVERS = 7_203_114;

/** Taken to the end of the transaction, in a statement of its own before the one that reads the people. */
export function lockApprovers(db: Db) {
  return db`pg_advisory_xact_lock_shared(${APPROVERS})`;
}

/** The same where these rules ask somebody, as one more column. */
export function readsApprovers(db: Db, rules: PolicyRules) {
  return rules.approval.steps.length > 0 ? db`, ${lockApprovers(db)}` : db``;
}

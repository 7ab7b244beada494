import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import { allOf } from './selection.ts';

/** Whose open tasks are meant: those of one approver, or of the administrators' queue (null). */
export interface OpenTasksOf {
  readonly assigneeId: string | null;
  readonly activityId?: string | undefined;
}

/**
 * The open tasks that a decision on all of them means, the oldest first, up to `limit`: found once for each command id and
 * kept, so that a repeat after a crash means the same ones.
 */
export async function tasksMeant(
  db: Db,
  commandId: string,
  { assigneeId, activityId }: OpenTasksOf,
  limit: number,
  at: Instant,
): Promise<string[]> {
  const where = allOf(db, [
    db`t.status = 'open'`,
    assigneeId === null ? db`t.assignee_id is null` : db`t.assignee_id = ${assigneeId}`,
    ...(activityId ? [db`e.activity_id = ${activityId}`] : []),
  ]);
  await db`
    insert into decision_lists (command_id, task_ids, created_at)
    select ${commandId}, coalesce(array_agg(id order by id), '{}'), ${at} from (
      select t.id from approval_tasks t join enrolments e on e.id = t.enrolment_id where ${where} order by t.id limit ${limit}
    ) found
    on conflict (command_id) do nothing`;
  const [row] = await db<{ taskIds: string[] }[]>`select task_ids from decision_lists where command_id = ${commandId}`;
  return row?.taskIds ?? [];
}

/** Is anything left that a further request would find? */
export async function anyOpenTask(
  db: Db,
  { assigneeId, activityId }: OpenTasksOf,
  except: readonly string[],
): Promise<boolean> {
  const [row] = await db<{ found: boolean }[]>`
    select exists (
      select from approval_tasks t join enrolments e on e.id = t.enrolment_id
      where t.status = 'open' and t.assignee_id is not distinct from ${assigneeId} and t.id <> all(${except as string[]})
        and ${activityId ? db`e.activity_id = ${activityId}` : db`true`}
    ) as found`;
  return row?.found ?? false;
}

/** Forgets lists that no repeat can mean any more. */
export async function forgetDecisionLists(db: Db, before: Instant): Promise<void> {
  await db`delete from decision_lists where created_at < ${before}`;
}

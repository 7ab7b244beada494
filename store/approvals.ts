import type { RequestFacts, TaskFacts, TaskStatus } from '../domain/requestFacts.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import { type Reached, within } from './reach.ts';
import { type RequestFactsRow, requestFacts, toRequestFacts } from './requestFacts.ts';
import { allOf } from './selection.ts';

/** An approval task as a list shows it. */
export interface ApprovalRow {
  readonly id: string;
  readonly enrolmentId: string;
  readonly step: number;
  readonly status: TaskStatus;
  readonly assignment: number;
  /** Null: the administrators' queue (R4). */
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  /** For whom the assignee stands in (R5). */
  readonly principalId: string | null;
  readonly principalName: string | null;
  readonly learnerId: string;
  readonly learnerName: string;
  readonly activityId: string;
  readonly activityTitle: string;
  readonly openedAt: Instant;
  readonly dueAt: Instant | null;
  readonly decidedAt: Instant | null;
  readonly decidedByKind: 'user' | 'client' | 'system' | 'link' | null;
  readonly decidedById: string | null;
  readonly onBehalfOf: string | null;
  readonly deciderName: string | null;
  readonly comment: string | null;
}

export interface ApprovalFilter {
  readonly statuses?: readonly TaskStatus[] | undefined;
  /** Null: those in the administrators' queue. */
  readonly assigneeId?: string | null | undefined;
  readonly enrolmentId?: string | undefined;
  /** Only what lies within this reach; left out: everything. */
  readonly reached?: Reached | undefined;
}

const select = (db: Db) => db`
  select t.id, t.enrolment_id, t.step, t.status, t.assignment, t.assignee_id, t.principal_id, t.opened_at, t.due_at, t.decided_at,
    t.decided_by_kind, t.decided_by_id, t.on_behalf_of, c.body as comment,
    s.given_name || ' ' || s.family_name as assignee_name,
    o.given_name || ' ' || o.family_name as principal_name, d.given_name || ' ' || d.family_name as decider_name,
    l.id as learner_id, l.given_name || ' ' || l.family_name as learner_name, a.id as activity_id, a.title as activity_title
  from approval_tasks t
    join enrolments e on e.id = t.enrolment_id
    join users l on l.id = e.user_id
    join activities a on a.id = e.activity_id
    left join users s on s.id = t.assignee_id
    left join users o on o.id = t.principal_id
    left join users d on d.id = case t.decided_by_kind when 'user' then t.decided_by_id::uuid when 'link' then t.on_behalf_of::uuid end
    left join personal_text c on c.id = t.comment_text`;

/** Approval tasks, the newest first, behind an id. */
export async function listApprovals(
  db: Db,
  filter: ApprovalFilter,
  after: { id: string } | null,
  limit: number,
): Promise<ApprovalRow[]> {
  const { statuses, assigneeId, enrolmentId, reached = 'all' } = filter;
  const where = allOf(db, [
    // Spelled out, so that the index of the open ones serves it.
    ...(statuses?.length === 1 && statuses[0] === 'open' ? [db`t.status = 'open'`] : []),
    ...(statuses ? [db`t.status = any(${statuses as string[]})`] : []),
    ...(assigneeId === undefined
      ? []
      : assigneeId === null
        ? [db`t.assignee_id is null`]
        : [db`t.assignee_id = ${assigneeId}`]),
    ...(enrolmentId ? [db`t.enrolment_id = ${enrolmentId}`] : []),
    ...(reached === 'all' ? [] : [within(db, reached, about(db))]),
    ...(after ? [db`t.id < ${after.id}`] : []),
  ]);
  return db<ApprovalRow[]>`${select(db)} where ${where} order by t.id desc limit ${limit}`;
}

function about(db: Db) {
  return { user: db`e.user_id`, activity: db`e.activity_id`, enrolment: db`e.id`, assignee: db`t.assignee_id` };
}

/** One approval task, or null. */
export async function readApproval(db: Db, id: string): Promise<ApprovalRow | null> {
  const [row] = await db<ApprovalRow[]>`${select(db)} where t.id = ${id}`;
  return row ?? null;
}

/** A task with everything that its page tells, and how its assignee reads. */
export interface ApprovalRequest {
  readonly task: TaskFacts;
  readonly facts: RequestFacts;
  readonly assignee: {
    readonly id: string;
    readonly name: string;
    readonly locale: string;
    readonly timezone: string;
  } | null;
  /** R7: does only who is signed in decide it? */
  readonly signIn: boolean;
}

/** What the page behind an approval link shows, read in one statement; null if there is no such task. */
export async function readApprovalRequest(db: Db, taskId: string): Promise<ApprovalRequest | null> {
  const [row] = await db<(RequestFactsRow & Pick<ApprovalRequest, 'assignee' | 'signIn'>)[]>`
    select case when s.id is not null then json_build_object('id', s.id, 'name', s.given_name || ' ' || s.family_name,
      'locale', s.locale, 'timezone', s.timezone) end as assignee,
      coalesce(
        (p.rules #> '{approval,steps}' -> t.step ->> 'signIn')::boolean, (p.rules #>> '{approval,signIn}')::boolean, false
      ) as sign_in, facts.*
    from approval_tasks t left join users s on s.id = t.assignee_id
      join enrolments e on e.id = t.enrolment_id join policies p on p.id = e.policy_id
      cross join lateral (${requestFacts(db, db`t.enrolment_id`)}) facts
    where t.id = ${taskId}`;
  if (!row) return null;
  const { assignee, signIn, ...rest } = row;
  const facts = toRequestFacts(rest);
  const task = facts.tasks.find(({ id }) => id === taskId);
  return task ? { task, facts, assignee, signIn } : null;
}

import { NOT_BEGUN } from '../domain/leavingAudience.ts';
import type { Ended, Live } from '../domain/rules/member.ts';
import type { Obligation, Status } from '../domain/words.ts';
import type { Db } from './db.ts';
import { stands } from './recordValidity.ts';

/** What people have in one target of rules: by person, and what rows cover of it, by id. */
export interface TargetState {
  readonly live: ReadonlyMap<string, Live>;
  readonly completed: ReadonlySet<string>;
  /** What has ended, by its id. */
  readonly ended: ReadonlyMap<string, Ended>;
}

interface Row {
  id: string;
  userId: string;
  status: Status;
  live: boolean;
  obligation: Obligation;
  begun: boolean;
  madeBy: string | null;
  endReason: string | null;
  endedBy: string | null;
}

/**
 * What these people have in an activity.
 *
 * @param covered enrolments that rows are about
 * @param lock hold what lives to the end of the transaction: whoever ends it in this moment is waited for, and who does so
 *   later finds the row that is about it
 */
export async function activityState(
  db: Db,
  activityId: string,
  userIds: readonly string[],
  covered: readonly string[],
  { lock }: { lock: boolean },
): Promise<TargetState> {
  if (lock)
    await db`
    select from enrolments where activity_id = ${activityId} and user_id = any(${userIds as string[]}::uuid[]) and live
    order by id for share`;
  const rows = await db<Row[]>`
    select e.id, e.user_id, e.status, e.live, e.obligation, e.started_at is not null or e.progress > 0 as begun,
      case when e.source = 'rule' then e.state #>> '{rule,id}' end as made_by, e.state #>> '{end,reason}' as end_reason,
      case when not e.live then (
        select v.actor_kind from enrolment_events v where v.enrolment_id = e.id and v.to_status = e.status
          and v.from_status is distinct from v.to_status
        order by v.seq desc limit 1
      ) end as ended_by
    from enrolments e
    where e.activity_id = ${activityId} and e.user_id = any(${userIds as string[]}::uuid[])
      and (e.live or e.status = 'completed' or e.id = any(${covered as string[]}::uuid[]))`;
  const recorded = await db<{ userId: string }[]>`
    select distinct r.user_id from training_records r
    where r.object_id = ${activityId} and r.user_id = any(${userIds as string[]}::uuid[]) and ${stands(db)}`;
  const live = new Map<string, Live>();
  const ended = new Map<string, Ended>();
  const completed = new Set(recorded.map(({ userId }) => userId));
  for (const row of rows) {
    const { id, userId, obligation, madeBy, status, begun } = row;
    if (row.live) {
      const untouched = !begun && (NOT_BEGUN as readonly string[]).includes(status);
      live.set(userId, { id, obligation, madeBy, untouched });
    } else {
      ended.set(id, { id, obligation, madeBy, how: howEnded(row), withdrawn: status === 'withdrawn' });
      if (status === 'completed') completed.add(userId);
    }
  }
  return { live, completed, ended };
}

/** By a person's or a machine's word, by a rule's, or in the course of things? */
function howEnded({ status, endReason, endedBy }: Pick<Row, 'status' | 'endReason' | 'endedBy'>): Ended['how'] {
  if (status === 'completed') return 'completed';
  if (endReason === 'audience') return 'by_rule';
  const removed = status === 'withdrawn' || status === 'cancelled' || status === 'declined';
  return removed && endedBy !== null && endedBy !== 'system' ? 'by_hand' : 'by_itself';
}

interface PlanRow extends Omit<Row, 'endReason'> {
  endedRule: string | null;
}

/** The same of a learning plan, in whatever version. */
export async function planTargetState(
  db: Db,
  planCode: string,
  userIds: readonly string[],
  covered: readonly string[],
  { lock }: { lock: boolean },
): Promise<TargetState> {
  if (lock)
    await db`
    select from plan_enrolments where plan_code = ${planCode} and user_id = any(${userIds as string[]}::uuid[]) and live
    order by id for share`;
  const rows = await db<PlanRow[]>`
    select e.id, e.user_id, e.status, e.live, e.obligation, e.status <> 'not_started' as begun,
      case when e.source = 'rule' then e.state #>> '{rule,id}' end as made_by, last.actor_kind as ended_by,
      last.data ->> 'rule' as ended_rule
    from plan_enrolments e left join lateral (
      select v.actor_kind, v.data from plan_enrolment_events v where v.plan_enrolment_id = e.id and v.to_status = e.status
        and v.from_status is distinct from v.to_status
      order by v.seq desc limit 1
    ) last on not e.live
    where e.plan_code = ${planCode} and e.user_id = any(${userIds as string[]}::uuid[])
      and (e.live or e.status = 'completed' or e.id = any(${covered as string[]}::uuid[]))`;
  const live = new Map<string, Live>();
  const ended = new Map<string, Ended>();
  const completed = new Set<string>();
  for (const row of rows) {
    const { id, userId, obligation, madeBy, status, begun, endedRule } = row;
    if (row.live) {
      live.set(userId, { id, obligation, madeBy, untouched: !begun });
    } else {
      const how = endedRule === null ? howEnded({ ...row, endReason: null }) : 'by_rule';
      ended.set(id, { id, obligation, madeBy, how, withdrawn: status === 'withdrawn' });
      if (status === 'completed') completed.add(userId);
    }
  }
  return { live, completed, ended };
}

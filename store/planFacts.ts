import type { ItemFact } from '../domain/plans/standing.ts';
import type { PlanState } from '../domain/plans/state.ts';
import type { Db } from './db.ts';
import { stands } from './recordValidity.ts';
import { endedByPlan } from './writePlan.ts';

/**
 * What the database knows of a plan's items, for `planStanding`. A completion counts that happened since the plan's start or
 * was made by the plan; an earlier one, or a record by hand, where the plan counts earlier ones and it was still valid at
 * the start, so that time alone undoes nothing. What ended without success before the plan (or before it was reopened),
 * or because the plan was left, is nobody's business.
 */
export async function readItemFacts(
  db: Db,
  {
    id,
    userId,
    plan,
    startedAt,
    since,
    made,
  }: Pick<PlanState, 'id' | 'userId' | 'plan' | 'startedAt' | 'since' | 'made'>,
): Promise<ItemFact[]> {
  const { countEarlier, items } = plan.rules;
  const startDay = startedAt.slice(0, 10);
  return db<ItemFact[]>`
    select i.activity_id, f.id as enrolment_id, f.status, coalesce(f.started, false) as started,
      coalesce(f.valid, false) or exists (
        select from training_records r
        where r.user_id = ${userId} and r.object_id = i.activity_id and r.enrolment_id is null
          and ${stands(db)} and (r.expires_at is null or r.expires_at > ${startDay}) and (${countEarlier} or r.created_at >= ${startedAt})
      ) as valid
    from unnest(${items.map(({ activityId }) => activityId)}::uuid[]) as i (activity_id)
      left join lateral (
        select e.id, e.status, e.started_at is not null or e.progress > 0 as started, v.valid
        from enrolments e, lateral (
          select e.status = 'completed' and (
            e.completed_at >= ${startedAt} or e.id = any(${Object.values(made)}::uuid[]) or (
              ${countEarlier} and not exists (
                select from training_records r
                where r.enrolment_id = e.id and ${stands(db)} and r.expires_at <= ${startDay}
              )
            )
          ) as valid
        ) v
        where e.user_id = ${userId} and e.activity_id = i.activity_id
          and (v.valid or e.live or (
            (e.created_at >= ${since} or (e.state #>> '{end,at}')::timestamptz >= ${since})
            and not exists (
              select from commands c where c.enrolment_id = e.id and starts_with(c.command_id, ${endedByPlan(id)})
            )
          ))
        order by v.valid desc, e.live desc, e.attempt desc
        limit 1
      ) f on true`;
}

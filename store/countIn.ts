import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

/**
 * An activity that had no maximum gets one: whoever is in it already has a seat from now on, however many they are (R11,
 * R15). Called inside the transaction that holds the activity's row, and before the maximum is set, as the database would
 * refuse more seats than that.
 *
 * The seat is part of each enrolment's state, so their versions go up; a run that wakes with the old one loads again.
 */
export async function countInSeats(tx: Db, activityId: string, now: Instant): Promise<void> {
  await tx`insert into pools (id) values (${activityId}) on conflict (id) do nothing`;
  // Commits on their way end first; those that come later find the pool.
  await tx`select from enrolments where activity_id = ${activityId} order by id for update`;
  await tx`
    with counted as (
      update enrolments set state = state || '{"seat": "held"}', version = version + 1, updated_at = ${now}
      where activity_id = ${activityId} and state ->> 'seat' = 'none' and (
        status in ('enrolled', 'in_progress', 'completed')
        or status = 'suspended' and state ->> 'beneath' in ('enrolled', 'in_progress')
      )
      returning id, (state ->> 'queueNumber')::bigint as number
    )
    insert into seats (enrolment_id, pool_id, state, number) select id, ${activityId}, 'held', number from counted
    on conflict (enrolment_id, pool_id) do update set state = 'held'`;
}

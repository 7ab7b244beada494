import type { EnrolmentState } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import { NO_LOT, sessionSeatsOf } from './rows.ts';

/**
 * The part of a commit's statement that makes the seats in sessions what the state says: a new one is taken and an old one
 * let go in the same breath. Empty for what is no event. A grant on its way stays one until it is accepted or refused.
 */
export function sessionSeats(db: Db, state: EnrolmentState, now: Instant) {
  if (state.activityType !== 'event') return db``;
  const wanted = sessionSeatsOf(state);
  return db`
    old_places as (
      select s.pool_id, s.state, s.number, s.rank from seats s, gate where s.enrolment_id = gate.id and s.pool_id <> gate.activity_id
    ), wanted_places as (
      select w."poolId" as pool_id, w.state, w.number, w.rank
      from jsonb_to_recordset(${db.json(wanted as never)}) as w("poolId" uuid, state text, number bigint, rank int)
    ), places_gone as (
      delete from seats s using gate
      where s.enrolment_id = gate.id and s.pool_id <> gate.activity_id and s.pool_id not in (select pool_id from wanted_places)
    ), places_put as (
      insert into seats (enrolment_id, pool_id, state, number, rank)
      select gate.id, w.pool_id, w.state, w.number, w.rank from gate, wanted_places w
      where not exists (
        select from old_places o where o.pool_id = w.pool_id
          and (o.state = w.state and o.number is not distinct from w.number and o.rank = w.rank or o.state = 'granted' and w.state = 'queued')
      )
      on conflict (enrolment_id, pool_id) do update set state = excluded.state, number = excluded.number, rank = excluded.rank,
        grant_id = null, granted_at = null, passed_over = case when excluded.state = 'queued' then seats.passed_over end,
        -- who waits again behind all others has no lot any more (R17)
        lot = case when excluded.number is not distinct from seats.number then seats.lot else ${NO_LOT} end
    ), places_nudged as (
      insert into outbox (kind, target_id, due_at)
      select 'nudge', o.pool_id, ${now} from gate, old_places o left join wanted_places w on w.pool_id = o.pool_id
      where o.state in ('held', 'granted', 'beyond') and coalesce(w.state, 'none') not in ('held', 'beyond')
        and not (o.state = 'granted' and coalesce(w.state, 'none') = 'queued')
      returning id
    ),`;
}

/** Whether a session's pool was nudged, as a part of the commit's last condition. */
export function nudgesOf(db: Db, { activityType }: EnrolmentState) {
  return activityType === 'event' ? db`or exists (select from places_nudged)` : db``;
}

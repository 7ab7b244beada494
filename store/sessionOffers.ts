import type { Db } from './db.ts';

/**
 * R17: is the seat `seat` in a session only offered to the enrolment `enrolment`, and not accepted yet? Both are the names of
 * tables in the statement around it. The seat counts, but one is not there at that time.
 */
export function onlyOffered(db: Db, seat = db`s`, enrolment = db`e`) {
  return db`(${seat}.state = 'held' and exists (
    select from jsonb_array_elements(${enrolment}.state -> 'sessions') as chosen (one)
    where one #>> '{session,id}' = ${seat}.pool_id::text and one #>> '{offer,until}' is not null
  ))`;
}

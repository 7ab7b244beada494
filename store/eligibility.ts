import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import { allOf } from './selection.ts';
import { onlyOffered } from './sessionOffers.ts';

/**
 * R14: what is looked at again when seats are handed out. Each check is an SQL expression over the fixed names `s` (the
 * seat in the queue), `e` (its enrolment), `u` (the learner) and `p` (the pool): a code that says why this one is passed
 * over, or null. The first that is not null is recorded. Whoever makes a new condition adds its check here.
 */
const CHECKS: readonly ((db: Db, now: Instant) => ReturnType<typeof fragment>)[] = [
  (db) => db`case when u.status not in ('activated', 'active') then 'not-active' end`,
  // Elsewhere at that time, in a session that is not the one given up for it.
  (db) => db`case when p.session_id is not null and exists (
    select from session_parts mine, enrolments other
      join seats held on held.enrolment_id = other.id and held.state in ('held', 'beyond') and held.pool_id <> s.pool_id
      join sessions elsewhere on elsewhere.id = held.pool_id and elsewhere.status = 'planned'
      join session_parts theirs on theirs.session_id = elsewhere.id
    where mine.session_id = p.session_id and other.user_id = e.user_id
      and mine.starts_at < theirs.ends_at and theirs.starts_at < mine.ends_at
      and not ${onlyOffered(db, db`held`, db`other`)}
      and not exists (
        select from jsonb_array_elements(e.state -> 'sessions') as chosen (one)
        where one #>> '{session,id}' = p.session_id::text and one ->> 'replaces' = elsewhere.id::text
      )
  ) then 'clash' end`,
  // The window in which one signs up for the session is over; who waits is let in no more, and waits on in vain until it starts.
  (db, now) => db`case when p.session_id is not null and exists (
    select from sessions w where w.id = p.session_id and w.sign_up_until <= ${now}
  ) then 'window' end`,
];

/** Why the learner `u` of the seat `s` may not be promoted in the pool `p` at this instant; null for who may. */
export function ineligibility(db: Db, now: Instant) {
  return CHECKS.map((check) => check(db, now)).reduce((all, one) => db`coalesce(${all}, ${one})`);
}

/**
 * R17: so long before the start nobody is promoted; over the names `e` and `p`. True also from the start on (R18), false
 * where there is no start.
 */
export function frozen(db: Db, now: Instant) {
  return db`coalesce((p.starts_at at time zone 'UTC' - coalesce((
    select y.rules #>> '{seats,freezeBefore}' from policies y where y.id = e.policy_id
  ), 'PT0S')::interval) at time zone 'UTC' <= ${now}, false)`;
}

/**
 * Does the enrolment `e` wait with its seat `s`? For a seat in the activity it is on the waiting list; for one in a session
 * it is in the event already, perhaps with a seat in another session until this one is there.
 */
export function waits(db: Db) {
  return db`(s.pool_id = e.activity_id and e.status = 'waitlisted'
    or s.pool_id <> e.activity_id and e.status in ('to_confirm', 'enrolled', 'in_progress'))`;
}

/** Those of a pool's queue that wait now, as `s`, `e` and `u`: a clause for `from pools p, …`. */
export function waiting(db: Db) {
  return db`seats s join enrolments e on e.id = s.enrolment_id and ${waits(db)} join users u on u.id = e.user_id`;
}

/** Is somebody in the line of the pool `p` who could have a seat if there were one? */
export function somebodyEligible(db: Db, now: Instant, more: readonly ReturnType<typeof fragment>[] = []) {
  const all = [db`s.pool_id = p.id`, db`s.state = 'queued'`, db`${ineligibility(db, now)} is null`, ...more];
  return db`exists (select from ${waiting(db)} where ${allOf(db, all)})`;
}

function fragment(db: Db) {
  return db`null`;
}

import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

/** How a record stands on a day: a proof that holds, one that holds not for long, one that has ended, one that was renewed. */
export const VALIDITIES = ['valid', 'expiring', 'lapsed', 'superseded'] as const;
export type Validity = (typeof VALIDITIES)[number];

/** So long before its expiry a record is said to be expiring, where its code says nothing. */
const NOTICE = 'P30D';

/**
 * Does a record prove anything still (R27)? Neither is it void, as its completion was taken back, nor deleted.
 *
 * @param name of the record, within a statement of which this is a condition
 */
export function stands(db: Db, name = 'r') {
  const r = db(name);
  return db`(${r}.voided_at is null and ${r}.deleted_at is null)`;
}

/**
 * Is there a newer record of the same qualification, or of one that counts as it (of the same object, where it has no code),
 * which lasts as long or longer? Of two of the same day the later made is the newer. What does not expire, nothing supersedes.
 *
 * @param name of the record, within a statement of which this is a condition
 */
export function isSuperseded(db: Db, name = 'r') {
  const r = db(name);
  return db`(${r}.expires_at is not null and exists (
    select from training_records newer
    where newer.user_id = ${r}.user_id and ${stands(db, 'newer')}
      and (newer.completion_date, newer.id) > (${r}.completion_date, ${r}.id)
      and (newer.expires_at is null or newer.expires_at >= ${r}.expires_at)
      and case when ${r}.qualification_code is null then newer.object_id = ${r}.object_id
        else newer.qualification_code = ${r}.qualification_code or exists (
          select from qualification_equivalents e
          where e.code = ${r}.qualification_code and e.equivalent = newer.qualification_code and e.removed_at is null
        ) end
  ))`;
}

/** The day that it is where the person `u` is. */
export function dayOf(db: Db, now: Instant) {
  return db`(${now}::timestamptz at time zone u.timezone)::date`;
}

/**
 * The validity of a record `r` of a person `u`, on the day that `now` falls on where they are.
 *
 * @param superseded where that is known already
 */
export function validityAt(db: Db, now: Instant, superseded = isSuperseded(db), name = 'r') {
  const r = db(name);
  return db`case
    when ${r}.expires_at is null then 'valid'
    when ${superseded} then 'superseded'
    when ${r}.expires_at < ${dayOf(db, now)} then 'lapsed'
    when (${r}.expires_at - coalesce(
      (select q.notice from qualification_codes q where q.code = ${r}.qualification_code), ${NOTICE})::interval)::date
      <= ${dayOf(db, now)} then 'expiring'
    else 'valid' end`;
}

/** R35: is a record `r` restricted? Then it is in no report, and nothing is done before it expires. */
export function isRestricted(db: Db) {
  return db`exists (select from record_restrictions x where x.record_id = r.id and x.lifted_at is null)`;
}

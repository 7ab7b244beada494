import type { Obligation, Source, Status } from '../domain/words.ts';
import type { Db } from './db.ts';

/** A person as an import's row names one. */
export interface KnownUser {
  id: string;
  externalId: string;
  active: boolean;
  timezone: string;
}

/** An activity as an import's row names one. */
export interface KnownActivity {
  id: string;
  code: string;
  /**
   * How many more may ask, where the policy refuses who finds it full; null where it does not. For a dry run: a real one
   * is told by the birth itself, behind the pool's lock.
   */
  seatsLeft: number | null;
}

/** The attempt that decides whether another one may begin: the live one, otherwise the last. */
export interface KnownAttempt {
  id: string;
  userId: string;
  activityId: string;
  obligation: Obligation;
  source: Source;
  status: Status;
  live: boolean;
}

/** By what a row of a file is known again (R34). */
export interface AppliedKey {
  userId: string;
  activityId: string;
  source: Source;
  obligation: Obligation;
  key: string;
}

export interface Applied extends AppliedKey {
  enrolmentId: string;
}

/** People by external id; who is unknown is left out. */
export async function usersByExternalId(db: Db, externalIds: readonly string[]): Promise<KnownUser[]> {
  return db<KnownUser[]>`
    select id, external_id, status in ('activated', 'active') as active, timezone
    from users where external_id = any(${unique(externalIds)})`;
}

/** Activities by code; what is unknown is left out. */
export async function activitiesByCode(db: Db, codes: readonly string[]): Promise<KnownActivity[]> {
  return db<KnownActivity[]>`
    select a.id, a.code,
      case when not (p.rules #>> '{seats,waitingList}')::boolean and jsonb_array_length(p.rules #> '{approval,steps}') = 0
        then greatest(o.maximum - o.taken, 0) end as seats_left
    from activities a
      left join pools o on o.id = a.id
      left join lateral (
        select rules from policies where code = coalesce(a.policy_code, 'default') order by version desc limit 1
      ) p on true
    where a.code = any(${unique(codes)})`;
}

/** What was applied before, of these people and activities. */
export async function appliedRows(db: Db, keys: readonly AppliedKey[]): Promise<Applied[]> {
  return db<Applied[]>`
    select i.user_id, i.activity_id, i.source, i.obligation, i.key, i.enrolment_id
    from import_applied i
    join (select distinct * from ${pairs(db, keys)}) as asked using (user_id, activity_id)`;
}

/** For each pair of person and activity its live attempt, or the last one. */
export async function decidingAttempts(
  db: Db,
  keys: readonly Pick<AppliedKey, 'userId' | 'activityId'>[],
): Promise<KnownAttempt[]> {
  return db<KnownAttempt[]>`
    select distinct on (e.user_id, e.activity_id)
      e.id, e.user_id, e.activity_id, e.obligation, e.source, e.status, e.live
    from ${pairs(db, keys)} join enrolments e using (user_id, activity_id)
    order by e.user_id, e.activity_id, e.live desc, e.attempt desc`;
}

/** From now on these rows are known; after a re-enrolment with the newest attempt. */
export async function rememberApplied(db: Db, applied: readonly Applied[]): Promise<void> {
  if (applied.length === 0) return;
  await db`
    insert into import_applied (source, user_id, activity_id, obligation, key, enrolment_id)
    select a.source, a."userId", a."activityId", a.obligation, a.key, a."enrolmentId"
    from jsonb_to_recordset(${db.json(applied as unknown as Parameters<Db['json']>[0])})
      as a(source text, "userId" uuid, "activityId" uuid, obligation text, key text, "enrolmentId" uuid)
    on conflict (user_id, activity_id, source, obligation, key) do update set enrolment_id = excluded.enrolment_id`;
}

/** Takes back texts that nothing came to refer to. */
export async function dropTexts(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db`delete from personal_text where id = any(${ids as string[]})`;
}

function pairs(db: Db, keys: readonly Pick<AppliedKey, 'userId' | 'activityId'>[]) {
  const userIds = keys.map(({ userId }) => userId);
  const activityIds = keys.map(({ activityId }) => activityId);
  return db`unnest(${userIds}::uuid[], ${activityIds}::uuid[]) as pair(user_id, activity_id)`;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

import type { UserStatus } from '../domain/words.ts';
import type { Db } from './db.ts';
import { asUuid } from './selection.ts';

/** Who and what a request for an enrolment means. */
export interface RequestTargets {
  userId: string | null;
  userStatus: UserStatus | null;
  /** Was the person erased (R35)? */
  userErased: boolean;
  timezone: string | null;
  activityId: string | null;
}

/** Finds the person (by id, external id, username or e-mail address) and the activity (by id or code) in one statement. */
export async function resolveRequest(db: Db, user: string, activity: string): Promise<RequestTargets> {
  const [row] = await db<RequestTargets[]>`
    select u.id as user_id, u.status as user_status, u.erased_at is not null as user_erased, u.timezone, a.id as activity_id
    from (select) as nothing
      left join lateral (
        select id, status, erased_at, timezone from users
        where id = ${asUuid(user)} or external_id = ${user} or username = ${user} or lower(email) = lower(${user})
        order by id is not distinct from ${asUuid(user)} desc, external_id is not distinct from ${user} desc, username = ${user} desc
        limit 1
      ) u on true
      left join lateral (
        select id from activities where id = ${asUuid(activity)} or code = ${activity}
        order by id is not distinct from ${asUuid(activity)} desc limit 1
      ) a on true`;
  return row ?? { userId: null, userStatus: null, userErased: false, timezone: null, activityId: null };
}

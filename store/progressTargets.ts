import type { Db } from './db.ts';
import { asUuid } from './selection.ts';

/** Whose progress in what: by id, or by another word for it. */
export interface ProgressOf {
  readonly user: string;
  readonly activity: string;
}

/** What was found; null for what is not known. */
export interface ProgressTarget {
  readonly userId: string | null;
  readonly activityId: string | null;
  readonly enrolmentId: string | null;
}

/** The enrolment that each is about: the live one, else the last. People and activities are looked for as everywhere. */
export async function findProgressTargets(db: Db, wanted: readonly ProgressOf[]): Promise<ProgressTarget[]> {
  const asked = wanted.map(({ user, activity }, index) => ({
    index,
    user,
    activity,
    userId: asUuid(user),
    activityId: asUuid(activity),
  }));
  const rows = await db<(ProgressTarget & { index: number })[]>`
    select w.index, u.id as user_id, a.id as activity_id, e.id as enrolment_id
    from jsonb_to_recordset(${db.json(asked)})
      as w(index int, "user" text, activity text, "userId" uuid, "activityId" uuid)
    left join lateral (
      select id from users
      where id = w."userId" or external_id = w."user" or username = w."user" or lower(email) = lower(w."user")
      order by id is not distinct from w."userId" desc, external_id is not distinct from w."user" desc, username = w."user" desc
      limit 1
    ) u on true
    left join lateral (
      select id from activities where id = w."activityId" or code = w.activity
      order by id is not distinct from w."activityId" desc limit 1
    ) a on true
    left join lateral (
      select id from enrolments where user_id = u.id and activity_id = a.id order by live desc, attempt desc limit 1
    ) e on true
    order by w.index`;
  return rows.map(({ index: _index, ...target }) => target);
}

/** Which of these commands were accepted before, whatever enrolment they went to: to what, and whether they changed anything. */
export async function knownProgress(
  db: Db,
  commands: readonly { readonly enrolmentId: string; readonly commandId: string }[],
): Promise<Map<string, boolean>> {
  const rows = await db<{ commandId: string; changed: boolean }[]>`
    select c.command_id, c.changed
    from jsonb_to_recordset(${db.json(commands as never)}) as w("enrolmentId" uuid, "commandId" text)
    join commands c on c.enrolment_id = w."enrolmentId" and c.command_id = w."commandId"`;
  return new Map(rows.map(({ commandId, changed }) => [commandId, changed]));
}

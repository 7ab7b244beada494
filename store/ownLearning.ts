import type { Deadline } from '../domain/state.ts';
import type { ActivityType, Instant, Obligation, Status } from '../domain/words.ts';
import type { Db } from './db.ts';

/** What somebody has before them: a live enrolment, in the words that they are shown. */
export interface OwnEnrolment {
  readonly id: string;
  readonly title: string;
  readonly type: ActivityType;
  readonly status: Status;
  readonly obligation: Obligation;
  readonly progress: number;
  readonly deadline: Deadline | null;
  readonly overdue: boolean;
}

export interface OwnLearning {
  readonly givenName: string;
  readonly locale: string;
  readonly timezone: string;
  /** What is due first comes first; what is never due last, the newest first. */
  readonly enrolments: readonly OwnEnrolment[];
  /** Are there more than these? */
  readonly more: boolean;
}

/** What a person is enrolled in and has not ended, up to `limit`; null: there is no such person. */
export async function readOwnLearning(
  db: Db,
  userId: string,
  now: Instant,
  limit: number,
): Promise<OwnLearning | null> {
  const [person] = await db<Pick<OwnLearning, 'givenName' | 'locale' | 'timezone'>[]>`
    select given_name, locale, timezone from users where id = ${userId}`;
  if (!person) return null;
  const rows = await db<OwnEnrolment[]>`
    select e.id, a.title, a.type, e.status, e.obligation, e.progress, nullif(e.state #> '{deadline,deadline}', 'null') as deadline,
      coalesce(e.status <> 'suggested' and e.deadline_at <= ${now}, false) as overdue
    from enrolments e join activities a on a.id = e.activity_id
    where e.user_id = ${userId} and e.live
    order by e.deadline_at nulls last, e.id desc limit ${limit + 1}`;
  return { ...person, enrolments: rows.slice(0, limit), more: rows.length > limit };
}

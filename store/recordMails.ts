import type { RecordTold } from '../domain/expiry/told.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import { dayOf, isRestricted, isSuperseded, stands } from './recordValidity.ts';

/** What `recordTold` selects; null for a mail that is about something else. */
export type RecordToldRow = Omit<RecordTold, 'learner'> & {
  readonly learner: { id: string; name: string; status: string };
};

/** The training record that a mail `m` is about, as it stands at `now`, for a `lateral` join. */
export function recordTold(db: Db, now: Instant) {
  return db`
    select json_build_object('title', r.title, 'expiresOn', r.expires_at, 'timezone', u.timezone,
      'over', not ${stands(db)} or r.expires_at < ${dayOf(db, now)} or ${isSuperseded(db)}
        or ${isRestricted(db)},
      'activity', (
        select a.title from qualification_codes q join activities a on a.id::text = q.renewal ->> 'activityId'
        where q.code = r.qualification_code
      ),
      'learner', json_build_object('id', u.id, 'name', u.given_name || ' ' || u.family_name, 'status', u.status)
    ) as record
    from training_records r join users u on u.id = r.user_id
    where r.id = m.record_id`;
}

/** The same as mails tell it. */
export function toRecordTold({ learner, ...told }: RecordToldRow): RecordTold {
  const isThere = learner.status === 'active' || learner.status === 'activated';
  return { ...told, learner: { id: learner.id, name: learner.name, isThere } };
}

import type { Learner } from '../domain/xapi/actors.ts';
import type { Db } from './db.ts';

/** Of whom and of what a statement speaks. */
export interface Spoken {
  readonly learner: Learner | null;
  /** The IRI of the activity. */
  readonly activity: string | null;
  readonly registration: string | null;
}

/** Whom and what we found; null for what we do not know. */
export interface Target {
  readonly userId: string | null;
  readonly activityId: string | null;
  /** The code of the part; null: the whole activity. */
  readonly part: string | null;
  readonly enrolmentId: string | null;
}

/**
 * Who, which activity and which enrolment is meant, for each. An activity by the IRI that is kept with it or with a part of it,
 * or by our own address of it. The enrolment is the one that the registration names, if it is theirs; else the live one; else
 * the last.
 *
 * @param baseUrl the address under which our activities are known, without a slash at its end
 */
export async function findTargets(db: Db, spoken: readonly Spoken[], baseUrl: string): Promise<Target[]> {
  const wanted = spoken.map(({ learner, activity, registration }, index) => ({
    index,
    email: learner?.by === 'email' ? learner.email : null,
    account: learner?.by === 'account' ? learner.name : null,
    iri: activity,
    registration,
    ...ownAddress(activity, baseUrl),
  }));
  const rows = await db<(Target & { index: number })[]>`
    select w.index, u.id as user_id, coalesce(a.id, p.activity_id) as activity_id, p.code as part, e.id as enrolment_id
    from jsonb_to_recordset(${db.json(wanted)})
      as w(index int, email text, account text, iri text, registration uuid, code text, part text)
    left join lateral (
      select id from users
      where lower(email) = lower(w.email) or external_id = w.account or username = w.account
      order by external_id is not distinct from w.account desc limit 1
    ) u on true
    left join lateral (
      select id from activities where xapi_id = w.iri or (code = w.code and w.part is null)
      order by xapi_id is not distinct from w.iri desc limit 1
    ) a on true
    left join lateral (
      select part.activity_id, part.code from activity_parts part join activities whole on whole.id = part.activity_id
      where a.id is null and (part.xapi_id = w.iri or (whole.code = w.code and part.code = w.part))
      order by part.xapi_id is not distinct from w.iri desc limit 1
    ) p on true
    left join lateral (
      select id from enrolments where user_id = u.id and activity_id = coalesce(a.id, p.activity_id)
      order by id is not distinct from w.registration desc, live desc, attempt desc limit 1
    ) e on true
    order by w.index`;
  return rows.map(({ index: _index, ...target }) => target);
}

/** The codes in our own address of an activity, or of a part of it. */
function ownAddress(iri: string | null, baseUrl: string): { code: string | null; part: string | null } {
  const path = iri?.startsWith(`${baseUrl}/`) ? iri.slice(baseUrl.length) : '';
  const [, code, part] = /^\/activities\/([A-Za-z0-9._-]+)(?:\/parts\/([A-Za-z0-9._-]+))?\/?$/.exec(path) ?? [];
  return { code: code ?? null, part: part ?? null };
}

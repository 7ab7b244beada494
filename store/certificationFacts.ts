import type { Achievement, CertificationState } from '../domain/certifications/state.ts';
import type { Instant, LocalDate } from '../domain/words.ts';
import type { Db } from './db.ts';
import { stands } from './recordValidity.ts';

interface Row {
  source: string;
  id: string;
  day: LocalDate;
  at: Instant;
  /** Was the hour known, or only the day? */
  timed: boolean;
  until: LocalDate | null;
}

/**
 * R24: all that certifies a person by these rules, with when it happened where they are. A record that was taken back or deleted counts
 * for nothing, nor does the completion that it was made for, unless another record stands for that. What was made
 * elsewhere is valid until its own day, where it has one.
 */
export async function readAchievements(
  db: Db,
  { userId, certification }: Pick<CertificationState, 'userId' | 'certification'>,
): Promise<Achievement[]> {
  const { kind, key } = certification.rules.achievedBy;
  const rows = await {
    activity: byActivity,
    plan: byPlan,
    qualification: byQualification,
  }[kind](db, userId, key);
  return rows.map(({ source, id, day, at, timed, until }) => ({
    key: `${source}/${id}@${timed ? at : day}`,
    on: day,
    at,
    until,
  }));
}

const elsewhere = (db: Db) => db`case when r.source in ('manual', 'import') then r.expires_at end`;

/** When a record's achievement happened: its hour, or the beginning of its day, where the person is. */
const happened = (db: Db) => db`
  r.completion_date as day, coalesce(r.completed_at, r.completion_date::timestamp at time zone u.timezone) as at,
  r.completed_at is not null as timed`;

function byActivity(db: Db, userId: string, activityId: string): Promise<Row[]> {
  return db<Row[]>`
    select 'enrolment' as source, e.id, coalesce(r.completion_date, (e.completed_at at time zone u.timezone)::date) as day,
      case when r.id is null then e.completed_at
        else coalesce(r.completed_at, r.completion_date::timestamp at time zone u.timezone) end as at,
      r.id is null or r.completed_at is not null as timed, null::date as until
    from enrolments e join users u on u.id = e.user_id
      left join training_records r on r.enrolment_id = e.id and ${stands(db)}
    where e.user_id = ${userId} and e.activity_id = ${activityId} and e.status = 'completed'
      and (r.id is not null or not exists (
        select from training_records v where v.enrolment_id = e.id
          and (v.completed_at = e.completed_at or (v.voided_at is null and v.deleted_at is not null))
      ))
    union all
    select 'record', r.id, ${happened(db)}, ${elsewhere(db)}
    from training_records r join users u on u.id = r.user_id
    where r.user_id = ${userId} and r.object_id = ${activityId} and r.enrolment_id is null
      and ${stands(db)}`;
}

function byPlan(db: Db, userId: string, code: string): Promise<Row[]> {
  return db<Row[]>`
    select 'plan' as source, p.id, coalesce(r.completion_date, (p.completed_at at time zone u.timezone)::date) as day,
      case when r.id is null then p.completed_at
        else coalesce(r.completed_at, r.completion_date::timestamp at time zone u.timezone) end as at,
      r.id is null or r.completed_at is not null as timed, null::date as until
    from plan_enrolments p join users u on u.id = p.user_id
      left join plan_records m on m.plan_enrolment_id = p.id left join training_records r on r.id = m.record_id
    where p.user_id = ${userId} and p.plan_code = ${code} and p.status = 'completed'
      and ${stands(db)}`;
}

function byQualification(db: Db, userId: string, code: string): Promise<Row[]> {
  return db<Row[]>`
    select 'record' as source, r.id, ${happened(db)}, ${elsewhere(db)} as until
    from training_records r join users u on u.id = r.user_id
    where r.user_id = ${userId} and ${stands(db)} and r.qualification_code in (
      select ${code}::text union all
      select e.equivalent from qualification_equivalents e where e.code = ${code} and e.removed_at is null
    )`;
}

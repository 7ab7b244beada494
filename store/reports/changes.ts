import { CHANGE_SUBJECTS, type ChangeSubject, spanOf } from '../../domain/reports/params.ts';
import type { Db } from '../db.ts';
import { allOf } from '../selection.ts';
import { aboutPeople, isLimited } from './people.ts';
import type { AskedReport, ReportRow, ReportSource } from './source.ts';

/** Histories of one shape, and how each names its row and its person. */
const HISTORIES = {
  enrolment: { events: 'enrolment_events', rows: 'enrolments', key: 'enrolment_id' },
  'plan-enrolment': { events: 'plan_enrolment_events', rows: 'plan_enrolments', key: 'plan_enrolment_id' },
  certification: { events: 'user_certification_events', rows: 'user_certifications', key: 'user_certification_id' },
  record: { events: 'training_record_events', rows: 'training_records', key: 'record_id' },
} as const;

/** What a branch gives: all of one shape, each with its own newest first, so that they are put together cheaply. */
type Branch = (db: Db, query: AskedReport, after: readonly string[] | null, limit: number) => ReturnType<typeof one>;

/** A branch's rows: within the days, behind the key, by whom is asked for. `v` has the columns of an event. */
function one(
  db: Db,
  rows: ReturnType<typeof fragment>,
  query: AskedReport,
  after: readonly string[] | null,
  limit: number,
) {
  const { from, until } = spanOf(query.params, query.now);
  const { actor, user } = query.params;
  const where = allOf(db, [
    db`v.recorded_at >= ${from} and v.recorded_at < ${until}`,
    ...(user === undefined ? [] : [db`v.about_id = ${user}`]),
    ...(actor === undefined
      ? []
      : [actor === 'system' ? db`v.actor_kind = 'system'` : db`(v.actor_id = ${actor} or v.on_behalf_of = ${actor})`]),
    ...(isLimited(query) ? [allOf(db, aboutPeople(db, query))] : []),
    ...(after
      ? [
          db`(v.recorded_at, v.subject, v.subject_id, v.seq)
            < (${after[0] ?? ''}::timestamptz, ${after[1] ?? ''}, ${after[2] ?? ''}, ${Number(after[3] ?? 0)}::int)`,
        ]
      : []),
  ]);
  return db`(
    select v.*, u.given_name || ' ' || u.family_name as about
    from (${rows}) v left join users u on u.id = v.about_id
    where ${where} order by v.recorded_at desc, v.subject desc, v.subject_id desc, v.seq desc limit ${limit})`;
}

const fragment = (db: Db) => db`true`;

function history(db: Db, subject: keyof typeof HISTORIES) {
  const { events, rows, key } = HISTORIES[subject];
  return db`
    select ${subject} as subject, e.${db(key)}::text as subject_id, e.seq, e.recorded_at, e.at, r.user_id as about_id, e.type,
      e.from_status, e.to_status, e.actor_kind, e.actor_id, e.on_behalf_of, e.reason_text
    from ${db(events)} e join ${db(rows)} r on r.id = e.${db(key)}`;
}

const people = (db: Db) => db`
  select 'person' as subject, e.user_id::text as subject_id, e.seq, e.recorded_at, e.at, e.user_id as about_id, e.type,
    e.from_status, e.to_status, e.actor_kind, e.actor_id, e.on_behalf_of, e.reason_text
  from user_events e`;

/** What is kept in versions that never change, so that each is a change: the table of them, and when each was made. */
const VERSIONED = {
  policy: ['policies', 'created_at'],
  requirement: ['requirement_versions', 'recorded_at'],
  certification: ['certifications', 'created_at'],
  'learning-plan': ['learning_plans', 'created_at'],
  automation: ['automation_versions', 'created_at'],
} as const;

/** Who made a version is known only of those that keep it. */
function settings(db: Db) {
  const kept = db`
    select kind || '/' || key as name, version, at, type, nullif(array_to_string(fields, ', '), '') as fields, actor_kind,
      actor_id, on_behalf_of from setting_changes`;
  const all = Object.entries(VERSIONED).reduce(
    (before, [name, [table, at]]) => db`
      ${before} union all
      select ${`${name}/`}::text || code, version, ${db(at)}, case version when 1 then 'created' else 'changed' end, null, null, null,
        null from ${db(table)}`,
    kept,
  );
  return db`
    select 'setting' as subject, s.name as subject_id, s.version as seq, s.at as recorded_at, s.at, null::uuid as about_id, s.type,
      null as from_status, s.fields as to_status, s.actor_kind, s.actor_id, s.on_behalf_of, null::uuid as reason_text
    from (${all}) s`;
}

const BRANCHES: Readonly<Record<ChangeSubject, Branch>> = {
  enrolment: (db, ...rest) => one(db, history(db, 'enrolment'), ...rest),
  'plan-enrolment': (db, ...rest) => one(db, history(db, 'plan-enrolment'), ...rest),
  certification: (db, ...rest) => one(db, history(db, 'certification'), ...rest),
  person: (db, ...rest) => one(db, people(db), ...rest),
  record: (db, ...rest) => one(db, history(db, 'record'), ...rest),
  setting: (db, ...rest) => one(db, settings(db), ...rest),
};

/** What was changed and by whom, the newest first. Settings are about nobody: limited to people, they are left out. */
export const changesReport: ReportSource = {
  read: (db, query, after, limit) => {
    const subjects = query.params.subject ?? CHANGE_SUBJECTS;
    const branches = subjects.map((subject) => BRANCHES[subject](db, query, after, limit));
    const all = branches.reduce((both, branch) => db`${both} union all ${branch}`);
    return db<ReportRow[]>`
      select v.recorded_at, v.at, v.subject, v.subject_id, v.about, v.type, v.from_status as "from", v.to_status as "to",
        v.actor_kind, coalesce(by_whom.name, v.actor_id) as actor, coalesce(for_whom.name, v.on_behalf_of) as on_behalf_of,
        t.body as reason,
        array[to_char(v.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), v.subject, v.subject_id, v.seq::text] as k
      from (
        select * from (${all}) every_branch
        order by recorded_at desc, subject desc, subject_id desc, seq desc limit ${limit}
      ) v
        left join lateral (${nameOf(db, 'actor_id')}) by_whom on true
        left join lateral (${nameOf(db, 'on_behalf_of')}) for_whom on true
        left join personal_text t on t.id = v.reason_text
      order by v.recorded_at desc, v.subject desc, v.subject_id desc, v.seq desc`;
  },
};

/** The name of a person or of a key. */
function nameOf(db: Db, column: 'actor_id' | 'on_behalf_of') {
  return db`
    select given_name || ' ' || family_name as name from users
    where id = case when v.${db(column)} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then v.${db(column)}::uuid end
    union all select name from api_keys where id = v.${db(column)} limit 1`;
}

import { asOfAt, type TeamsBy } from '../../domain/reports/params.ts';
import type { Db } from '../db.ts';
import { within } from '../reach.ts';
import { allOf } from '../selection.ts';
import { type AskedReport, personCells, type ReportRow, type ReportSource, type ReportTotals } from './source.ts';

/** Everybody whom requirements cover, where they stood in the company then: `c` of the function, `p` their profile. */
function standing(db: Db, query: AskedReport) {
  const { params, now, team, reached } = query;
  const { manager, department, location, requirement, activity, state } = params;
  const when = asOfAt(now, params.asOf, params.knowledge ?? 'today');
  if (!when) throw new RangeError('what will be known is not known');
  const { day, at, known } = when;
  return db`
    compliance_at(${day}::date, ${at}::timestamptz, ${known}::timestamptz) c
    join user_profiles p on p.user_id = c.user_id and (p.until is null or p.until > ${at}::timestamptz)
      and (p.since <= ${at}::timestamptz or p.first and ${known}::timestamptz = 'infinity')
    where ${allOf(db, [
      ...(requirement === undefined ? [] : [db`c.code = ${requirement}`]),
      ...(state === undefined ? [] : [db`c.state = any(${state as string[]})`]),
      ...(manager === undefined ? [] : [db`c.manager_id = ${manager}`]),
      ...(team === null ? [] : [db`c.manager_id = ${team}`]),
      ...(reached === undefined || reached === 'all' ? [] : [within(db, reached, { user: db`c.user_id` })]),
      ...(department === undefined ? [] : [db`p.department = ${department}`]),
      ...(location === undefined ? [] : [db`p.location = ${location}`]),
      ...(activity === undefined ? [] : [satisfiedBy(db, activity)]),
    ])}`;
}

function satisfiedBy(db: Db, activity: string) {
  return db`exists (
    select from requirement_versions v join requirement_satisfiers s on s.version_id = v.id
    where v.code = c.code and v.version = c.version and s.kind = 'activity' and s.key = ${activity}
  )`;
}

function teamKey(db: Db, by: TeamsBy) {
  if (by === 'manager') return db`coalesce(c.manager_id::text, '')`;
  if (by === 'department') return db`coalesce(p.department, '')`;
  return by === 'location' ? db`coalesce(p.location, '')` : db`''`;
}

const counts = (db: Db) => db`
  count(*) filter (where c.state = 'satisfied')::int as satisfied, count(*) filter (where c.state = 'exempt')::int as exempt,
  count(*) filter (where c.state = 'due')::int as due, count(*) filter (where c.state = 'missing')::int as missing,
  count(*)::int as total`;

/** How many fulfil each requirement, by team: requirement by requirement, team by team. */
export const complianceReport: ReportSource = {
  read: (db, query, after, limit) => {
    const by = query.params.by ?? 'all';
    return db<ReportRow[]>`
      with teams as (
        select c.code, max(c.title) as title, ${teamKey(db, by)} as team, ${counts(db)}
        from ${standing(db, query)} group by c.code, 3
      )
      select t.code as requirement, t.title,
        case when ${by === 'manager'} then m.given_name || ' ' || m.family_name else nullif(t.team, '') end as team,
        t.satisfied, t.exempt, t.due, t.missing, t.total,
        round(100.0 * (t.total - t.missing) / t.total, 1)::float8 as percent, array[t.code, t.team] as k
      from teams t left join users m on ${by === 'manager'} and m.id::text = t.team
      where ${after ? db`(t.code, t.team) > (${after[0] ?? ''}, ${after[1] ?? ''})` : db`true`}
      order by t.code, t.team limit ${limit}`;
  },
  totals: async (db, query) => {
    const [row] = await db<ReportTotals[]>`select ${counts(db)} from ${standing(db, query)}`;
    return row ?? {};
  },
};

/** Everybody whom a requirement covers, with where they stand: requirement by requirement, person by person. */
export const compliancePeopleReport: ReportSource = {
  read: (db, query, after, limit) => db<ReportRow[]>`
    with page as (
      select c.*, p.location from ${standing(db, query)}
        and ${after ? db`(c.code, c.user_id) > (${after[0] ?? ''}, ${after[1] ?? ''}::uuid)` : db`true`}
      order by c.code, c.user_id limit ${limit}
    )
    select c.code as requirement, c.title, ${personCells(db)}, c.department, c.location, c.on_day as as_of, c.state, c.due_on,
      coalesce(a.code, c.held_key) as held, c.held_since, c.held_until, c.exempt_until, array[c.code, c.user_id::text] as k
    from page c join users u on u.id = c.user_id left join users m on m.id = c.manager_id
      left join activities a on c.held_kind = 'activity' and a.id::text = c.held_key
    order by c.code, c.user_id`,
};

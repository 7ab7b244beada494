import { addToDate } from '../../domain/calendar.ts';
import { daysOf } from '../../domain/reports/params.ts';
import type { Db } from '../db.ts';
import { dayOf, isRestricted, isSuperseded, stands, validityAt } from '../recordValidity.ts';
import { allOf } from '../selection.ts';
import { aboutPeople } from './people.ts';
import { type AskedReport, personCells, type ReportRow, type ReportSource, type ReportTotals } from './source.ts';

const WITHIN = 'P30D';

/** Records that expire within so long where each person is, and the lapsed ones if asked for; the first first. */
export const expiringReport: ReportSource = {
  read: (db, query, after, limit) => {
    const { params, now } = query;
    const within = params.within ?? WITHIN;
    const today = dayOf(db, now);
    // A day more on both sides, which an index finds: wherever a person is, it is not further from the day in UTC.
    const utc = now.slice(0, 10);
    const last = addToDate(addToDate(utc, within), 'P1D');
    const inOrder = allOf(db, [
      db`${stands(db)} and r.expires_at <= ${last}`,
      ...(params.lapsed ? [] : [db`r.expires_at >= ${addToDate(utc, 'P1D', -1)}`]),
      ...(params.qualificationCode === undefined ? [] : [db`r.qualification_code = ${params.qualificationCode}`]),
      ...(params.trainingProvider === undefined ? [] : [db`r.training_provider = ${params.trainingProvider}`]),
      ...(after ? [db`(r.expires_at, r.id) > (${after[0] ?? ''}::date, ${after[1] ?? ''}::uuid)`] : []),
    ]);
    const where = allOf(db, [
      db`r.expires_at <= (${today} + ${within}::interval)::date`,
      ...(params.lapsed ? [] : [db`r.expires_at >= ${today}`]),
      db`u.status not in ('deactivated', 'expired') and not s.superseded and not ${isRestricted(db)}`,
      ...aboutPeople(db, query),
    ]);
    return db<ReportRow[]>`
      select ${personCells(db)}, u.department, u.location, r.title as record_title, r.qualification_code, r.training_provider,
        r.completion_date, r.expires_at, ${validityAt(db, now, db`s.superseded`)} as validity, r.id as record_id,
        array[r.expires_at::text, r.id::text] as k
      -- One after the other in their order, until the page is full: joined otherwise, the days would be looked through anew
      -- for each person.
      from (select * from training_records r where ${inOrder} order by r.expires_at, r.id offset 0) r
        cross join lateral (select * from users where users.id = r.user_id offset 0) u
        cross join lateral (select ${isSuperseded(db)} as superseded offset 0) s
        left join lateral (select given_name, family_name from users where users.id = u.manager_id offset 0) m on true
      where ${where} order by r.expires_at, r.id limit ${limit}`;
  },
};

function recordsOf(db: Db, query: AskedReport) {
  const { params, now } = query;
  const { from, until } = daysOf(params, now);
  return db`
    select coalesce(r.training_provider, '') as provider, r.user_id, r.completion_date, ${validityAt(db, now)} as validity
    from training_records r join users u on u.id = r.user_id
    where ${allOf(db, [
      db`${stands(db)} and not ${isRestricted(db)}`,
      ...(from === null ? [] : [db`r.completion_date >= ${from}`]),
      ...(until === null ? [] : [db`r.completion_date <= ${until}`]),
      ...(params.trainingProvider === undefined ? [] : [db`r.training_provider = ${params.trainingProvider}`]),
      ...(params.qualificationCode === undefined ? [] : [db`r.qualification_code = ${params.qualificationCode}`]),
      ...aboutPeople(db, query),
    ])}`;
}

const counts = (db: Db) => db`
  count(*)::int as records, count(*) filter (where validity = 'valid')::int as valid,
  count(*) filter (where validity = 'expiring')::int as expiring, count(*) filter (where validity = 'lapsed')::int as lapsed,
  count(*) filter (where validity = 'superseded')::int as superseded`;

/** How many records there are of each provider, in the order of their names; those without one first. */
export const providersReport: ReportSource = {
  read: (db, query, after, limit) => db<ReportRow[]>`
    select nullif(provider, '') as training_provider, ${counts(db)}, count(distinct user_id)::int as people,
      min(completion_date) as first_completion, max(completion_date) as last_completion, array[provider] as k
    from (${recordsOf(db, query)}) of_provider
    where ${after ? db`provider > ${after[0] ?? ''}` : db`true`}
    group by provider order by provider limit ${limit}`,
  totals: async (db, query) => {
    const [row] = await db<ReportTotals[]>`select ${counts(db)} from (${recordsOf(db, query)}) of_all`;
    return row ?? {};
  },
};

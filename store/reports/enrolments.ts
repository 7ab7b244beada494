import { type Obligation, STATUSES } from '../../domain/words.ts';
import type { Db } from '../db.ts';
import { allOf } from '../selection.ts';
import { aboutPeople } from './people.ts';
import type { AskedReport, ReportRow, ReportSource, ReportTotals } from './source.ts';

function matching(db: Db, query: AskedReport) {
  const { activity, obligation } = query.params;
  return allOf(db, [
    ...(activity === undefined ? [] : [db`e.activity_id = ${activity}`]),
    ...(obligation === undefined ? [] : [db`e.obligation = any(${obligation as Obligation[]})`]),
    ...aboutPeople(db, query, { activity: db`e.activity_id`, enrolment: db`e.id` }),
  ]);
}

/** The counts by status, and of those that are overdue, as the ledger says it. */
function counts(db: Db, { now }: AskedReport) {
  const each = STATUSES.map((status) => db`count(*) filter (where e.status = ${status})::int as ${db(status)},`);
  return db`
    ${each.reduce((all, one) => db`${all} ${one}`)}
    count(*) filter (where e.live and e.status <> 'suggested' and e.deadline_at <= ${now})::int as overdue,
    count(*)::int as total`;
}

/** How many enrolments of each activity have which status, in the order of the activities' codes. */
export const enrolmentStatusReport: ReportSource = {
  read: (db, query, after, limit) => db<ReportRow[]>`
    select a.code as activity, a.title, ${counts(db, query)}, array[a.code] as k
    from enrolments e join activities a on a.id = e.activity_id join users u on u.id = e.user_id
    where ${matching(db, query)} and ${after ? db`a.code > ${after[0] ?? ''}` : db`true`}
    group by a.code, a.title order by a.code limit ${limit}`,
  totals: async (db, query) => {
    const [row] = await db<ReportTotals[]>`
      select ${counts(db, query)} from enrolments e join users u on u.id = e.user_id where ${matching(db, query)}`;
    return row ?? {};
  },
};

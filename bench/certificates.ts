import { addCourse, importLearners } from './support/company.ts';
import { enrolSome, visit } from './support/enrolled.ts';
import { type Bench, note } from './support/report.ts';
import { inFlight, shown, until } from './support/stats.ts';
import { spread, startSteady } from './support/steady.ts';

const OTHERS = 40;
const CHUNK = 500;

interface Effects {
  n: number;
  wrong: number;
  last: string;
}

/**
 * Certificates that lapse in one night. Everybody's workflow sleeps; then the records of a day one year back come in at
 * once, with each a look that certifies, opens the window and lapses, all dated by the days behind it.
 */
export const certificates: Bench = async (stack, { scaled }) => {
  const { api, sql } = stack;
  const count = scaled(2_000);
  await importLearners(api, count + OTHERS);
  const others = await enrolSome(stack, 'others', OTHERS, count);
  await inFlight(OTHERS, 4, (n) => visit(stack, others, n));
  await addCourse(api, 'first-aid');
  const rules = { validFor: 'P1Y', window: 'P30D', notifyManager: true };
  await api.post('/v1/certifications', {
    code: 'first-aid',
    title: 'First Aid',
    achievedBy: { activity: 'first-aid' },
    ...rules,
  });
  const learners = await sql<
    { id: string }[]
  >`select id from users where external_id like 'L%' order by id limit ${count}`;
  for (let start = 0; start < count; start += CHUNK) {
    const users = learners.slice(start, start + CHUNK).map(({ id }) => id);
    await api.post('/v1/certifications/first-aid/holders', { users });
  }
  const followed = async (status: string) => {
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from user_certifications where status = ${status}
        and not exists (select from looks where attempts > 0 or due_at <= now())`;
    return row?.n === count;
  };
  await until(() => followed('in_progress'), 'all were assigned', 200);
  note(`${shown(count)} assigned, each with a workflow that sleeps`);
  const steady = startSteady(5, (n) => visit(stack, others, n));
  const began = new Date().toISOString();
  // The records of that day come in as one statement; each asks its certification for a look.
  await sql`
    insert into training_records (id, user_id, record_type, object_id, title, completion_date, source, created_at)
    select gen_random_uuid(), c.user_id, 'course', a.id, 'A Course',
      ((now() at time zone 'Europe/Berlin')::date - interval '1 year' - interval '1 day')::date, 'import', now()
    from user_certifications c, activities a where a.code = 'first-aid'`;
  await until(() => followed('lapsed'), 'all had lapsed', 500);
  const times = await steady.stop();
  const [effects] = await sql<Effects[]>`
    select count(*)::int as n, count(*) filter (where v.at <> ((p.expires_on + 1)::timestamp at time zone 'Europe/Berlin') - interval '1 millisecond')::int as wrong,
      max(v.recorded_at) as last
    from user_certification_events v join certification_periods p on p.user_certification_id = v.user_certification_id
    where v.type = 'lapsed'`;
  const drain = (Date.parse(effects?.last ?? '') - Date.parse(began)) / 1000;
  return [
    {
      what: `${shown(effects?.n ?? 0)} certificates that lapse together`,
      value: `drained in ${shown(drain)} s (${shown(count / drain)}/s)`,
    },
    { what: 'effects not dated by their due instant', value: String(effects?.wrong), goal: '0' },
    { what: '5 commands/s meanwhile', value: spread(times) },
  ];
};

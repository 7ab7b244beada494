import { addCourse, externalId, importFile, importLearners } from './support/company.ts';
import { enrolSome, visit } from './support/enrolled.ts';
import { type Bench, note } from './support/report.ts';
import { inFlight, shown, until } from './support/stats.ts';
import { spread, startSteady } from './support/steady.ts';

const OTHERS = 40;
/** Long enough to import and arm them all before the first falls due. */
const AHEAD = 'PT4M';

interface Effects {
  n: number;
  wrong: number;
  first: string;
  last: string;
}

/** Deadlines that fall due together: when their effects are dated, how long they take, and what others feel of it. */
export const deadlines: Bench = async (stack, { scaled }) => {
  const { api, sql } = stack;
  const count = scaled(10_000);
  await importLearners(api, count + OTHERS);
  const others = await enrolSome(stack, 'others', OTHERS, count);
  await inFlight(OTHERS, 4, (n) => visit(stack, others, n));
  const deadline = { basis: 'enrolment', after: AHEAD, onDeadline: 'expire' };
  await api.post('/v1/policies', { code: 'soon', deadline });
  await addCourse(api, 'due-soon', { policy: 'soon' });
  const rows = Array.from({ length: count }, (_, n) => `${externalId(n)},due-soon,mandatory,hr`);
  await importFile(api, 'enrolments', ['external_id,activity,obligation,source', ...rows]);
  await until(
    async () => {
      const [row] = await sql<
        { n: number }[]
      >`select count(*)::int as n from enrolments where armed_at is null and live`;
      return row?.n === 0;
    },
    'all were armed',
    200,
  );
  const [due] = await sql<{ first: string; last: string }[]>`
    select min(deadline_at) as first, max(deadline_at) as last from enrolments where deadline_at is not null`;
  note(`armed, ${shown((Date.parse(due?.first ?? '') - Date.now()) / 1000)} s before the first falls due`);
  await until(async () => Date.now() >= Date.parse(due?.first ?? ''), 'the first fell due', 20);
  const steady = startSteady(5, (n) => visit(stack, others, n));
  const effects = async () => {
    const [row] = await sql<Effects[]>`
      select count(*)::int as n, count(*) filter (where v.at <> e.deadline_at)::int as wrong,
        min(v.recorded_at) as first, max(v.recorded_at) as last
      from enrolment_events v join enrolments e on e.id = v.enrolment_id where v.type = 'expired'`;
    return row as Effects;
  };
  await until(async () => (await effects()).n === count, 'all expired', 500);
  const times = await steady.stop();
  const { wrong, last } = await effects();
  const spreadOfDue = (Date.parse(due?.last ?? '') - Date.parse(due?.first ?? '')) / 1000;
  const drain = (Date.parse(last) - Date.parse(due?.first ?? '')) / 1000;
  return [
    {
      what: `${shown(count)} deadlines, due within ${shown(spreadOfDue)} s`,
      value: `drained in ${shown(drain)} s (${shown(count / drain)}/s)`,
    },
    { what: 'effects not dated by their due instant', value: String(wrong), goal: '0' },
    { what: '5 commands/s meanwhile', value: spread(times) },
  ];
};

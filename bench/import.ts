import { startBaseline } from './baselines/baseline.ts';
import { addCourse, externalId, importFile, importLearners } from './support/company.ts';
import { enrolSome, visit } from './support/enrolled.ts';
import { type Bench, note, ratio } from './support/report.ts';
import { inFlight, seconds, shown, until } from './support/stats.ts';
import { spread, startSteady } from './support/steady.ts';

const OTHERS = 40;
/** As many starts at once as the relay makes. */
const STARTS_AT_ONCE = 16;

/** A file of enrolments with nothing to wait for now: how soon they are seen, how soon armed, and what others feel of it. */
export const importing: Bench = async (stack, { scaled }) => {
  const { api, sql } = stack;
  const count = scaled(10_000);
  await importLearners(api, count + OTHERS);
  const others = await enrolSome(stack, 'others', OTHERS, count);
  await inFlight(OTHERS, 4, (n) => visit(stack, others, n));
  await addCourse(api, 'from-the-file');
  const baseline = await startBaseline(stack);
  const bare = Math.min(2_000, count);
  const bareRate = bare / (await seconds(() => baseline.delayedStarts(bare, STARTS_AT_ONCE)));
  note(`bare delayed starts: ${shown(bareRate)}/s`);

  const rows = Array.from({ length: count }, (_, n) => `${externalId(n)},from-the-file,mandatory,hr`);
  const steady = startSteady(5, (n) => visit(stack, others, n));
  const { seconds: took } = await importFile(api, 'enrolments', ['external_id,activity,obligation,source', ...rows]);
  note(`visible: ${shown(count / took)} rows/s`);
  const unarmed = async () => {
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from enrolments where armed_at is null and live`;
    return row?.n ?? 0;
  };
  const left = await unarmed();
  const arming = await seconds(() => until(async () => (await unarmed()) === 0, 'all were armed', 100));
  const times = await steady.stop();
  await baseline.close();
  const armed = left / arming;
  return [
    {
      what: `${shown(count)} rows visible in the ledger`,
      value: `${shown(count / took)} rows/s`,
      goal: '≥ 2,000 rows/s',
    },
    {
      what: 'armed',
      value: `${shown(armed)}/s`,
      beside: `${ratio(armed, bareRate)} × bare delayed starts (${shown(bareRate)}/s)`,
      goal: '≥ 0.8 ×',
    },
    { what: '5 commands/s by others meanwhile', value: spread(times), goal: 'p99 < 500 ms' },
  ];
};

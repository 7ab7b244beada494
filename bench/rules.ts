import { addCourse, externalId, importLearners } from './support/company.ts';
import { enrolSome, visit } from './support/enrolled.ts';
import { type Bench, note } from './support/report.ts';
import { inFlight, seconds, shown, until } from './support/stats.ts';
import { spread, startSteady } from './support/steady.ts';

const OTHERS = 40;
const MOVERS = 40;

/** Rules about audiences (R33): how soon one who changes is enrolled, and how soon everybody is, and what others feel of it. */
export const rules: Bench = async (stack, { scaled }) => {
  const { api, sql } = stack;
  const people = scaled(10_000);
  await importLearners(api, people + OTHERS);
  const others = await enrolSome(stack, 'others', OTHERS, people);
  await inFlight(OTHERS, 4, (n) => visit(stack, others, n));
  await addCourse(api, 'for-all');
  await addCourse(api, 'for-movers');
  await api.post('/v1/audiences', { code: 'all', title: 'All', who: { by: 'everybody' } });
  await api.post('/v1/audiences', { code: 'movers', title: 'Movers', who: { by: 'department', in: ['Moved'] } });
  const rule = { title: 'A Rule', obligation: 'mandatory', onLeave: 'withdraw_if_not_started' };
  await api.post('/v1/rules', { ...rule, code: 'movers', audience: 'movers', activity: 'for-movers' });

  const enrolled = async (who: string) => {
    const rows = await sql`
      select from enrolments e join users u on u.id = e.user_id join activities a on a.id = e.activity_id
      where u.external_id = ${who} and a.code = 'for-movers'`;
    return rows.length > 0;
  };
  const waits: number[] = [];
  for (let n = 0; n < Math.min(MOVERS, people); n++) {
    const who = externalId(n);
    const began = performance.now();
    await api.patch(`/v1/users/${who}`, { department: 'Moved' });
    await until(() => enrolled(who), 'the person was enrolled', 5);
    waits.push(performance.now() - began);
  }
  note(`one person: ${spread(waits)}`);

  const evaluated = async () => (await api.get('/v1/rules/all')).body.evaluation?.status === 'completed';
  const steady = startSteady(5, (n) => visit(stack, others, n));
  const first = await seconds(async () => {
    await api.post('/v1/rules', { ...rule, code: 'all', audience: 'all', activity: 'for-all' });
    await until(evaluated, 'everybody was enrolled', 50);
  });
  const { evaluation } = (await api.get('/v1/rules/all')).body;
  if (evaluation.refused > 0 || evaluation.enrolled < people) throw new Error(JSON.stringify(evaluation));
  const times = await steady.stop();
  note(`everybody: ${shown(evaluation.enrolled / first)}/s`);
  const again = await seconds(async () => {
    await api.patch('/v1/rules/all', { title: 'The same' });
    await until(evaluated, 'everybody was looked at again', 5);
  });
  return [
    { what: 'from the change of a person to the enrolment, by a rule', value: spread(waits), goal: '< 1 s' },
    {
      what: `a new rule enrols ${shown(evaluation.enrolled)} people`,
      value: `${shown(first)} s (${shown(evaluation.enrolled / first)}/s)`,
    },
    { what: '5 commands/s by others meanwhile', value: spread(times), goal: 'p99 < 500 ms' },
    { what: 'the same rule looks again, and all stand as they should', value: `${shown(again)} s` },
  ];
};

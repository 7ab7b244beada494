import { addCourse, externalId, importLearners } from './support/company.ts';
import { enrolSome, visit } from './support/enrolled.ts';
import { type Bench, note } from './support/report.ts';
import { inFlight, seconds, shown, until } from './support/stats.ts';
import { spread, startSteady } from './support/steady.ts';

const OTHERS = 40;
const ITEMS = 50;
const WIDTH = 32;

/** A plan with 50 activities: how soon people are enrolled in all of them, and how soon it knows that all are done (R30). */
export const plan: Bench = async (stack, { scaled }) => {
  const { api, sql } = stack;
  const people = scaled(100);
  const finishers = scaled(20);
  await importLearners(api, people + OTHERS);
  const others = await enrolSome(stack, 'others', OTHERS, people);
  await inFlight(OTHERS, 4, (n) => visit(stack, others, n));
  const codes = Array.from({ length: ITEMS }, (_, n) => `item-${n}`);
  for (const code of codes) await addCourse(api, code);
  await api.post('/v1/learning-plans', {
    code: 'long',
    title: 'A Plan',
    items: codes.map((activity) => ({ activity })),
  });
  const count = async (what: 'items' | 'done') => {
    const [row] = await sql<{ items: number; done: number }[]>`
      select (select count(*)::int from enrolments where source = 'plan') as items,
        (select count(*)::int from plan_enrolments where status = 'completed') as done`;
    return row?.[what] ?? 0;
  };
  const steady = startSteady(5, (n) => visit(stack, others, n));
  const enrolling = await seconds(async () => {
    await inFlight(people, WIDTH, async (n) => {
      await api.post('/v1/plan-enrolments', { user: externalId(n), plan: 'long', obligation: 'mandatory' });
    });
    await until(async () => (await count('items')) === people * ITEMS, 'all were enrolled in all', 100);
  });
  note(`${shown(people)} are enrolled in ${ITEMS} activities each`);
  const found = await sql<{ id: string }[]>`
    select e.id from enrolments e join users u on u.id = e.user_id
    where e.source = 'plan' and u.external_id = any(${Array.from({ length: finishers }, (_, n) => externalId(n))})`;
  let known = 0;
  const completing = await seconds(async () => {
    await inFlight(found.length, WIDTH, async (n) => {
      await api.post(`/v1/enrolments/${found[n]?.id}/commands`, { command: 'complete' });
    });
    known = await seconds(() => until(async () => (await count('done')) === finishers, 'all plans were completed', 50));
  });
  const times = await steady.stop();
  return [
    {
      what: `${shown(people)} people in a plan of ${ITEMS} activities, enrolled in all`,
      value: `${shown(enrolling)} s (${shown((people * ITEMS) / enrolling)} enrolments/s)`,
    },
    {
      what: `${shown(finishers)} people complete all ${ITEMS}`,
      value: `${shown(completing)} s (${shown(found.length / completing)} completions/s)`,
    },
    { what: 'the plans completed, after the last completion was answered', value: `${shown(known)} s` },
    { what: '5 commands/s meanwhile', value: spread(times) },
  ];
};

import { externalId, importLearners } from './support/company.ts';
import { enrolSome, visit } from './support/enrolled.ts';
import { type Bench, note } from './support/report.ts';
import { inFlight, seconds, shown, until } from './support/stats.ts';
import { spread, startSteady } from './support/steady.ts';

const OTHERS = 40;
const WIDTH = 32;

/** One session with a long queue, and many of its seats given back at once: how soon they are handed on, and to whom (R12, R13). */
export const waiting: Bench = async (stack, { scaled }) => {
  const { api, sql } = stack;
  const seats = scaled(500);
  const queue = scaled(5_000);
  await importLearners(api, seats + queue + OTHERS);
  const others = await enrolSome(stack, 'others', OTHERS, seats + queue);
  await inFlight(OTHERS, 4, (n) => visit(stack, others, n));
  await api.post('/v1/activities', { code: 'talk', title: 'A Talk', type: 'event' });
  const day = { date: '2099-03-01', startTime: '09:00', endTime: '17:00' };
  const { body: session } = await api.post('/v1/activities/talk/sessions', {
    timezone: 'Europe/Berlin',
    parts: [day],
    maximum: seats,
    remindBefore: [],
  });
  const asking = await seconds(() =>
    inFlight(seats + queue, WIDTH, async (n) => {
      const asked = {
        user: externalId(n),
        activity: 'talk',
        sessions: [session.id],
        obligation: 'optional',
        source: 'hr',
      };
      await api.post('/v1/enrolments', asked);
    }),
  );
  note(`${shown(seats + queue)} have asked`);
  const read = async () => {
    const [row] = await sql<{ held: number; waiting: number; most: number }[]>`
      select count(*) filter (where s.state = 'held')::int as held, count(*) filter (where s.state = 'queued')::int as waiting,
        (select taken from pools where id = ${session.id}) as most
      from seats s join enrolments e on e.id = s.enrolment_id where s.pool_id = ${session.id} and e.live`;
    return row as { held: number; waiting: number; most: number };
  };
  await until(async () => (await read()).held === seats, 'the seats were taken', 200);
  const held = await sql<{ enrolmentId: string }[]>`
    select enrolment_id from seats where pool_id = ${session.id} and state = 'held'`;
  // Who must get a seat: the first in line.
  const next = await sql<{ enrolmentId: string }[]>`
    select enrolment_id from seats where pool_id = ${session.id} and state = 'queued' order by number limit ${seats}`;
  const steady = startSteady(5, (n) => visit(stack, others, n));
  let cancelling = 0;
  const handing = await seconds(async () => {
    cancelling = await seconds(() =>
      inFlight(seats, seats, async (n) => {
        await api.post(`/v1/enrolments/${held[n]?.enrolmentId}/commands`, { command: 'cancel' });
      }),
    );
    await until(async () => (await read()).held === seats, 'every seat was handed on', 100);
  });
  const times = await steady.stop();
  const { most } = await read();
  const [wrong] = await sql<{ n: number }[]>`
    select count(*)::int as n from seats where pool_id = ${session.id} and state <> 'held'
      and enrolment_id = any(${next.map(({ enrolmentId }) => enrolmentId)})`;
  return [
    { what: `${shown(seats + queue)} ask for ${shown(seats)} seats`, value: `${shown((seats + queue) / asking)}/s` },
    { what: `${shown(seats)} cancel at once, answered`, value: `${shown(cancelling)} s` },
    { what: 'every seat handed on', value: `${shown(handing)} s after the first was cancelled` },
    { what: 'of the first in line, without a seat', value: String(wrong?.n), goal: '0' },
    { what: 'seats taken, of the maximum', value: `${shown(most)} of ${shown(seats)}`, goal: 'never more' },
    { what: '5 commands/s meanwhile', value: spread(times) },
  ];
};

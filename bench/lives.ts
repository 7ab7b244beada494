import { startBaseline } from './baselines/baseline.ts';
import { addApprovedCourse, externalId, familyName, importLearners } from './support/company.ts';
import { processorTimes, timesBetween } from './support/cpu.ts';
import { type Bench, note, type Row, ratio } from './support/report.ts';
import type { Stack } from './support/stack.ts';
import { inFlight, median, seconds, shown } from './support/stats.ts';

const IN_FLIGHT = 64;
const ROUNDS = 3;

const KINDS = ['plain', 'life', 'lean', 'updates'] as const;

/** Lives per second beside the baselines, in turns, so that all meet the same machine. */
export const lives: Bench = async (stack, { scaled }) => {
  const count = scaled(300);
  const { api, processes } = stack;
  await importLearners(api, (ROUNDS + 1) * count);
  await addApprovedCourse(api, 'bench-approved');
  const baseline = await startBaseline(stack);
  const watched = [...processes, baseline.process];
  const kinds = {
    plain: () => baseline.lives('plain', count, IN_FLIGHT),
    lean: () => baseline.lives('lean', count, IN_FLIGHT),
    updates: () => baseline.lives('updates', count, IN_FLIGHT),
    life: (from: number) => inFlight(count, IN_FLIGHT, (n) => live(stack, from + n)),
  };
  const rates = { plain: [] as number[], lean: [] as number[], life: [] as number[], updates: [] as number[] };
  const times = () => new Map<string, number>();
  const cpu = { plain: times(), lean: times(), life: times(), updates: times() };
  for (const kind of KINDS) await kinds[kind](0);
  for (let round = 1; round <= ROUNDS; round++) {
    for (const kind of KINDS) {
      const before = processorTimes(watched);
      rates[kind].push(count / (await seconds(() => kinds[kind](round * count))));
      note(`${kind} ${round}: ${shown(rates[kind].at(-1) ?? 0)}/s`);
      for (const [name, ms] of timesBetween(before, processorTimes(watched))) {
        cpu[kind].set(name, (cpu[kind].get(name) ?? 0) + ms / (count * ROUNDS));
      }
    }
  }
  await check(stack, (ROUNDS + 1) * count);
  await baseline.close();
  const plain = median(rates.plain);
  const lean = median(rates.lean);
  const life = median(rates.life);
  const updates = median(rates.updates);
  const spent = (kind: keyof typeof cpu) =>
    [...cpu[kind]].flatMap(([name, ms]) => (ms >= 0.05 ? [`${name} ${shown(ms)}`] : [])).join(', ');
  return [
    {
      what: 'lives',
      value: `${shown(life)}/s`,
      beside: `${ratio(life, plain)} × plain, ${ratio(life, lean)} × lean`,
      goal: '≥ 0.7 × plain, 1.0 ×',
    },
    { what: 'plain', value: `${shown(plain)}/s` },
    { what: 'lean', value: `${shown(lean)}/s` },
    {
      what: 'three bare Updates, each with an activity',
      value: `${shown(updates)}/s`,
      beside: `${ratio(updates, plain)} × plain`,
    },
    ...KINDS.map((kind): Row => ({ what: `ms of processor per ${kind}`, value: spent(kind) })),
  ];
};

/** Request, approval mail, approval by the link, start, complete; its record is made in the same commit. */
export async function live({ api, mails }: Stack, n: number): Promise<void> {
  const asked = { user: externalId(n), activity: 'bench-approved', obligation: 'optional', source: 'self' };
  const { body } = await api.post('/v1/enrolments', asked);
  const link = await mails.linkFor(familyName(n));
  const status = await api.form(link, { decision: 'approve', comment: '' });
  if (status !== 303) throw new Error(`the page answered ${status}`);
  await api.post(`/v1/enrolments/${body.id}/commands`, { command: 'start' });
  await api.post(`/v1/enrolments/${body.id}/commands`, { command: 'complete' });
}

async function check({ sql }: Stack, expected: number): Promise<void> {
  const [row] = await sql<{ records: number }[]>`select count(*)::int as records from training_records`;
  if (row?.records !== expected) throw new Error(`${expected} lives made ${row?.records} records`);
}

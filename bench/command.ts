import { startBaseline } from './baselines/baseline.ts';
import { importLearners } from './support/company.ts';
import { enrolSome, visit } from './support/enrolled.ts';
import type { Bench, Row } from './support/report.ts';
import { inFlight } from './support/stats.ts';
import { spread } from './support/steady.ts';

const LIVES = 64;

/** One command over HTTP, answered when it is stored, beside an Update that does nothing. */
export const command: Bench = async (stack, { scaled }) => {
  const count = scaled(400);
  await importLearners(stack.api, LIVES);
  const ids = await enrolSome(stack, 'commanded', LIVES, 0);
  const baseline = await startBaseline(stack);
  const handles = await baseline.answering(LIVES);
  const kinds = {
    command: (n: number) => visit(stack, ids, n),
    'empty Update': async (n: number) => void (await handles[n % LIVES]?.executeUpdate('approve')),
  };
  const rows: Row[] = [];
  for (const width of [1, 8]) {
    for (const [what, work] of Object.entries(kinds)) {
      await inFlight(LIVES, width, work);
      const took: number[] = [];
      await inFlight(count, width, async (n) => {
        const began = performance.now();
        await work(n);
        took.push(performance.now() - began);
      });
      rows.push({ what: `${what}, ${width} at once`, value: spread(took) });
    }
  }
  await baseline.close();
  return rows;
};

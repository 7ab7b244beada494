import { readFileSync } from 'node:fs';
import { addCourse, externalId, importFile, importLearners } from './support/company.ts';
import { visit } from './support/enrolled.ts';
import { type Bench, note, type Row } from './support/report.ts';
import { inFlight, shown } from './support/stats.ts';

const WIDTH = 16;

/** The worker's memory with many lives woken, and after an hour's worth of commands. */
export const memory: Bench = async (stack, { scaled }) => {
  const { api, sql, processes } = stack;
  const count = scaled(20_000);
  const pid = processes.find(({ name }) => name === 'worker')?.pid ?? 0;
  const rows: Row[] = [];
  const look = (what: string, goal = '') => {
    rows.push({ what, value: `${shown(residentMiB(pid))} MiB`, goal });
    note(`${what}: ${rows.at(-1)?.value}`);
  };
  await importLearners(api, count);
  await addCourse(api, 'woken');
  const lines = Array.from({ length: count }, (_, n) => `${externalId(n)},woken,mandatory,hr`);
  await importFile(api, 'enrolments', ['external_id,activity,obligation,source', ...lines]);
  look('the worker, after the import');
  const found = await sql<
    { id: string }[]
  >`select e.id from enrolments e join activities a on a.id = e.activity_id where a.code = 'woken'`;
  const ids = found.map(({ id }) => id);
  await inFlight(count, WIDTH, (n) => visit(stack, ids, n));
  look(`the worker, with ${shown(count)} lives woken`, '< 600 MiB');
  // An hour at five commands a second, on a hundred lives as on all of them.
  const hour = scaled(18_000);
  await inFlight(hour / 2, WIDTH, (n) => visit(stack, ids.slice(0, 100), n));
  look(`the worker, after ${shown(hour / 2)} more commands on a hundred lives`);
  await inFlight(hour / 2, WIDTH, (n) => visit(stack, ids, n));
  look(`the worker, after ${shown(hour)} more commands`, 'no growth');
  return rows;
};

/** Resident memory of a process. */
function residentMiB(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? Number.NaN) / 1024;
}

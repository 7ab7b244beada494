import { readFileSync } from 'node:fs';
import { externalId, importFile, importLearners } from './support/company.ts';
import { type Bench, note, type Row } from './support/report.ts';
import { seconds, shown } from './support/stats.ts';

const PEOPLE = 1_000;
const HEAD =
  'Record Id,Name,Record Type,Object Id,Title,Training Provider,Completion Date,Other Information,Qualification Code,Delete?';

/** A file of training records in, the same again, all of it out, and what came out in again: how long, and in how much memory. */
export const records: Bench = async (stack, { scaled }) => {
  const { api, processes } = stack;
  const count = scaled(100_000);
  const people = Math.min(PEOPLE, count);
  await importLearners(api, people);
  const rows: Row[] = [];
  const look = (what: string, took: number) => {
    const peaks = ['API', 'worker'].map((name) => {
      const pid = processes.find((process) => process.name === name)?.pid ?? 0;
      return `${name} ${shown(memoryMiB(pid, 'VmHWM'))} MiB (now ${shown(memoryMiB(pid, 'VmRSS'))})`;
    });
    rows.push({ what, value: `${shown(took)} s (${shown(count / took)} rows/s)`, beside: `peak: ${peaks.join(', ')}` });
    note(`${what}: ${rows.at(-1)?.value}; ${rows.at(-1)?.beside}`);
  };
  const lines = Array.from({ length: count }, (_, n) => {
    const day = String(1 + (n % 28)).padStart(2, '0');
    return `,${externalId(n % people)},Course,,Course ${n},Bench & Co,2025-01-${day},"Room ${n % 40}, second floor",,`;
  });
  look('before', 1);
  rows.pop();
  look(`${shown(count)} records imported`, (await importFile(api, 'training-records', [HEAD, ...lines])).seconds);
  const again = await importFile(api, 'training-records', [HEAD, ...lines], 'unchanged');
  look('the same file again: all unchanged', again.seconds);
  let file = '';
  const took = await seconds(async () => {
    file = (await api.get('/v1/training-records/export')).body;
  });
  look('all of them exported', took);
  const exported = file.trimEnd().split('\r\n');
  if (exported.length !== count + 1) throw new Error(`${exported.length - 1} were exported`);
  look(
    'the export imported: all unchanged',
    (await importFile(api, 'training-records', exported, 'unchanged')).seconds,
  );
  return rows;
};

/** Resident memory of a process, now or at its highest. */
function memoryMiB(pid: number, which: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${which}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? Number.NaN) / 1024;
}

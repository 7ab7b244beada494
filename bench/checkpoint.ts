import { readFileSync } from 'node:fs';
import type { Bench, Row } from './support/report.ts';
import { seconds, shown, until } from './support/stats.ts';

/**
 * A checkpoint over many histories: the first, for which every head is new; one for which nothing has changed; a proof; and
 * the files of the first, brought out by the worker. Only heads are there: of the events a checkpoint reads nothing.
 */
export const checkpoint: Bench = async ({ api, sql, processes }, { scaled }) => {
  const count = scaled(100_000);
  await sql.begin(async (tx) => {
    // The people of these histories are nobody's concern here.
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into user_chains (user_id, seq, head)
      select gen_random_uuid(), 1, encode(sha256(n::text::bytea), 'hex') from generate_series(1, ${count}::int) as n`;
  });
  await sql`analyze user_chains`;
  const peak = (name: string) => `${shown(peakMiB(processes.find((one) => one.name === name)?.pid ?? 0))} MiB`;
  const before = { api: peak('API'), worker: peak('worker') };
  let made = { id: '', number: 0 };
  const make = async () => {
    made = (await api.post('/v1/checkpoints', {})).body;
  };
  const rows: Row[] = [
    { what: `checkpoint over ${shown(count)} heads, all new`, value: `${shown(await seconds(make))} s` },
  ];
  const { number } = made;
  const delivering = await seconds(() =>
    until(async () => {
      const open = await sql`select from checkpoint_deliveries where status = 'waiting' and number <= ${number}`;
      return open.length === 0;
    }, 'its files were written'),
  );
  rows.push({ what: 'its files written, after that', value: `${shown(delivering)} s` });
  rows.push({ what: 'the next one, nothing changed', value: `${shown(await seconds(make))} s` });
  const [one] = await sql<{ userId: string }[]>`select user_id from user_chains limit 1`;
  const proof = () => api.get(`/v1/checkpoints/${made.id}/proof?kind=user&id=${one?.userId}`);
  rows.push({ what: 'a proof of one history in it', value: `${shown(await seconds(proof))} s` });
  rows.push({ what: 'the API’s memory at its highest', value: peak('API'), beside: `${before.api} before` });
  rows.push({ what: 'the worker’s memory at its highest', value: peak('worker'), beside: `${before.worker} before` });
  return rows;
};

/** The most memory that a process ever held. */
function peakMiB(pid: number): number {
  const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? Number.NaN) / 1024;
}

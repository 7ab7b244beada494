import { addDuration } from '../../domain/calendar.ts';
import type { Db } from '../../store/db.ts';
import { until } from './until.ts';
import { startWorkerProcess, type WorkerPlace } from './workerProcess.ts';
import type { World } from './world.ts';

/** Longer than anything is claimed for. */
const LEASE = 'PT31S';

/**
 * Runs a worker until a transaction of it waits for what is locked here, and kills it there: it is never written. It may
 * have claimed births or messages beside it: `outliveLeases`.
 */
export async function dieWaitingFor(
  world: World,
  lock: (tx: Db) => Promise<unknown>,
  place: Partial<WorkerPlace> = {},
): Promise<void> {
  const { sql } = world;
  await sql.begin(async (tx) => {
    await lock(tx);
    const worker = await startWorkerProcess({ ...world, smtpUrl: 'smtp://127.0.0.1:9', ...place });
    const waiting = await until(async () => {
      const rows = await sql<{ pid: number }[]>`
        select pid from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
      return rows.length > 0 && rows.map(({ pid }) => pid);
    }, 'the worker is in the middle of it');
    await worker.kill();
    // What a dead process had asked for is not done either.
    await sql`select pg_terminate_backend(pid) from unnest(${waiting}::int[]) as dead (pid)`;
  });
}

/**
 * Moves the world's clock on until the leases of the dead are over. A worker process does not share that clock: what is to
 * fall due for another one in this world must not lie within the lease.
 */
export function outliveLeases({ clock }: World): void {
  clock.moveTo(addDuration(clock.now(), LEASE, 'UTC'));
}

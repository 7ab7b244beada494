import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../support/audit.ts';
import { importHere, outcomeOf, takeIn } from '../support/imports.ts';
import { seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { type MortalTemporal, ownTemporal } from '../support/servers.ts';
import { until } from '../support/until.ts';
import { startWorkerProcess } from '../support/workerProcess.ts';
import { createWorld, type World } from '../support/world.ts';

describe('an import whose worker dies', () => {
  let temporal: MortalTemporal;
  let world: World;
  beforeAll(async () => {
    temporal = await ownTemporal();
  });
  afterAll(() => temporal.stop());

  /** A world whose only worker is a process; it is killed by the test. */
  async function inWorld(work: () => Promise<void>): Promise<void> {
    world = await createWorld({ workers: 0, background: false, temporalAddress: temporal.address });
    await seedPolicy(world.sql, 'expires', {
      deadline: { basis: 'enrolment', after: 'P30D', date: null, grace: null, onDeadline: 'expire' },
    });
    try {
      await work();
    } finally {
      await world.close();
    }
  }

  const startProcess = () => startWorkerProcess({ ...world, temporalAddress: temporal.address });

  async function fileOf(rows: number): Promise<string> {
    await seedActivity(world.sql, { code: 'induction', policy: 'expires' });
    const people = await Promise.all(Array.from({ length: rows }, () => seedUser(world.sql)));
    const lines = people.map(({ externalId }) => `${externalId},induction,mandatory,hr`);
    return ['external_id,activity,obligation,source', ...lines].join('\n');
  }

  const count = async (what: 'arming_until' | 'armed_at') => {
    const { sql } = world;
    const [row] = await sql<{ n: number }[]>`select count(${sql(what)})::int as n from enrolments`;
    return row?.n ?? 0;
  };

  /** The dead worker's claim on the births it took runs out, and they are all started. */
  async function expectArmed(rows: number): Promise<void> {
    world.clock.moveTo(new Date(Date.parse(world.clock.now()) + 31_000).toISOString());
    await until(async () => (await count('armed_at')) === rows, 'every birth was started', 60_000);
  }

  it('between its rows and their start: another relay starts them, and what falls due falls due at its instant', () =>
    inWorld(async () => {
      const { sql } = world;
      const worker = await startProcess();
      // Temporal stands still: the rows are stored, and their starts hang in the air.
      temporal.pause();
      const { record } = await importHere(world, 'enrolments', await fileOf(20));
      expect(record).toMatchObject({ status: 'completed', created: 20 });
      await until(async () => (await count('arming_until')) === 20, 'the worker has begun to start them');
      await worker.kill();
      expect(await count('armed_at')).toBe(0);
      temporal.goOn();
      await world.startWorker();
      await world.startRelay();
      await expectArmed(20);
      await world.advance('P31D');
      const ends = await sql`
        select count(*)::int as n from enrolments
        where status = 'expired' and (state #>> '{end,at}')::timestamptz = deadline_at`;
      expect(ends).toMatchObject([{ n: 20 }]);
      expect(await audit(sql)).toEqual([]);
    }));

  it(
    'R34: in the middle of its rows: another worker goes on with the rest, and no row makes two enrolments',
    () =>
      inWorld(async () => {
        const { sql } = world;
        const rows = 1_200;
        const worker = await startProcess();
        const id = await takeIn(world, 'enrolments', await fileOf(rows));
        await until(async () => (await outcomeOf(sql, id)).record.done > 0, 'some rows have their outcome');
        await worker.kill();
        await world.startWorker();
        await world.startRelay();
        const { record } = await until(
          async () => {
            const outcome = await outcomeOf(sql, id);
            return outcome.record.status === 'completed' && outcome;
          },
          'the import was carried out',
          60_000,
        );
        expect(record).toMatchObject({ total: rows, done: rows, created: rows, rejected: 0 });
        await expectArmed(rows);
        expect(await audit(sql)).toEqual([]);
      }),
    120_000,
  );
});

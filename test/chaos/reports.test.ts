import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToDate, localDateOf } from '../../domain/calendar.ts';
import { watcherWorkflowId } from '../../domain/ids.ts';
import { lookAtReport } from '../../reporting/run.ts';
import { finishRun, writeFile } from '../../store/reports/files.ts';
import { askRun, beginRun } from '../../store/reports/runs.ts';
import { inTransaction } from '../../store/tx.ts';
import { addRecord } from '../support/certifications.ts';
import { dieWaitingFor, outliveLeases } from '../support/dieWaitingFor.ts';
import { filesOf, keepReport, reportMails, runsOf } from '../support/reports.ts';
import { seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let sue: string;

async function begin(): Promise<void> {
  world = await createWorld({ workers: 0, background: false });
  sue = (await seedUser(world.sql)).id;
  await world.sql`update users set level = 'superadmin' where id = ${sue}`;
  const today = localDateOf(world.clock.now(), 'UTC');
  await addRecord(world, sue, { on: today, until: addToDate(today, 'P300D') });
}

const kept = (given = {}) => keepReport(world, { recipients: { users: [sue], managers: false }, ...given });
const later = (days: number) =>
  world.clock.moveTo(new Date(Date.parse(world.clock.now()) + days * 86_400_000).toISOString());
const look = (id: string) => lookAtReport(world.sql, world.clock, id);

describe('a worker dies', () => {
  beforeAll(begin);
  afterAll(() => world.close());

  it('while it writes a report’s file: nobody sees what there is of it, another worker makes it anew, and one mail is sent', async () => {
    const { sql } = world;
    // It shares no clock with the world: what it makes is asked for now.
    const id = await kept({ schedule: null });
    const run = crypto.randomUUID();
    await askRun(sql, id, run, world.clock.now());
    await dieWaitingFor(world, (tx) => tx`lock table report_file_parts in share mode`);
    expect(await runsOf(world, id)).toMatchObject([{ status: 'running' }]);
    expect(await reportMails(world, run)).toEqual([]);
    outliveLeases(world);
    await world.startRelay();
    await world.startWorker();
    await until(async () => (await runsOf(world, id))[0]?.status === 'done', 'it was made', 60_000);
    expect(await filesOf(world, run)).toMatchObject([{ managerId: null, rows: 1 }]);
    expect(await reportMails(world, run)).toHaveLength(1);
  });
});

describe('a report that is made by hand', () => {
  beforeAll(begin);
  afterAll(() => world.close());

  it('R23: after days away the newest occurrence is made, once, and those before it are listed as missed', async () => {
    const id = await kept();
    later(5);
    await look(id);
    const runs = await runsOf(world, id);
    expect(runs.map(({ status }) => status)).toEqual(['missed', 'missed', 'missed', 'missed', 'done']);
    await look(id);
    expect(await runsOf(world, id)).toEqual(runs);
    expect(await reportMails(world, runs.at(-1)!.id)).toHaveLength(1);
  });

  it('by many at one instant: one of them makes it, and the others leave nothing behind', async () => {
    const id = await kept();
    later(1);
    await Promise.all(Array.from({ length: 6 }, () => look(id)));
    const runs = await runsOf(world, id);
    expect(runs.map(({ status }) => status)).toEqual(['done']);
    expect(await filesOf(world, runs[0]!.id)).toHaveLength(1);
    expect(await reportMails(world, runs[0]!.id)).toHaveLength(1);
  });

  it('by one who was given up, and comes back: what they made counts for nothing', async () => {
    const { sql, clock } = world;
    const id = await kept();
    later(1);
    const old = await beginRun(sql, id, clock.now());
    await look(id);
    const [run] = await runsOf(world, id);
    const bytes = async function* () {
      yield Buffer.from('old');
    };
    await expect(writeFile(sql, old!.run!, null, bytes(), () => 1)).rejects.toThrow('taken over');
    const late = { ...old!.run!, dueAt: clock.now() };
    expect(await inTransaction(sql, (tx) => finishRun(tx, late, [], clock.now(), clock.now()))).toBe(false);
    expect(await filesOf(world, run!.id)).toHaveLength(1);
    expect(await reportMails(world, run!.id)).toHaveLength(1);
  });

  it('a transaction that breaks off as the run is finished leaves neither a file to be seen nor a mail; the next try makes both', async () => {
    const { sql } = world;
    const id = await kept();
    later(1);
    await sql`alter table report_recipients add constraint broken check (user_id is null) not valid`;
    await expect(look(id)).rejects.toThrow();
    await sql`alter table report_recipients drop constraint broken`;
    const [run] = await runsOf(world, id);
    expect(run).toMatchObject({ status: 'running', lastError: 'PostgresError' });
    expect(await reportMails(world, run!.id)).toEqual([]);
    await look(id);
    expect(await runsOf(world, id)).toMatchObject([{ status: 'done', lastError: null }]);
    expect(await filesOf(world, run!.id)).toHaveLength(1);
    expect(await reportMails(world, run!.id)).toHaveLength(1);
  });

  it('one that can never be made is given up after some tries, and the next occurrence is made', async () => {
    const { sql } = world;
    const id = await kept();
    later(1);
    await sql`alter table report_files add constraint broken check (run_id is null) not valid`;
    for (let n = 0; n < 10; n += 1) await expect(look(id)).rejects.toThrow();
    expect(await look(id)).toEqual({ over: false });
    await sql`alter table report_files drop constraint broken`;
    later(1);
    await look(id);
    expect((await runsOf(world, id)).map(({ status }) => status)).toEqual(['failed', 'done']);
  });

  it('an operator terminates its workflow: the relay makes it again when the next occurrence is due', async () => {
    const id = await kept();
    const stops = [await world.startWorker(), await world.startRelay()];
    await world.settle();
    const handle = world.dispatch.client.workflow.getHandle(watcherWorkflowId('report', id));
    await handle.terminate('report');
    later(1);
    await until(async () => (await runsOf(world, id))[0]?.status === 'done', 'it was made');
    await handle.cancel();
    later(1);
    await until(async () => (await runsOf(world, id)).filter(({ status }) => status === 'done').length === 2, 'again');
    for (const stop of stops) await stop();
  });
});

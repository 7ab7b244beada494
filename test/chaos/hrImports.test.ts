import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runImport } from '../../imports/run.ts';
import { answerImport } from '../../store/importLeavers.ts';
import { findImport } from '../../store/imports.ts';
import { letGoWhoLeaves } from '../../store/plannedLeaves.ts';
import { importHere, takeIn } from '../support/imports.ts';
import { SMALL, savedMapping, smallFile } from '../support/mappings.ts';
import { until } from '../support/until.ts';
import { startWorkerProcess } from '../support/workerProcess.ts';
import { createWorld, type World } from '../support/world.ts';

type Row = Parameters<typeof smallFile>[0][number];
const numbered = (mark: string, many: number) =>
  Array.from({ length: many }, (_, at): Row => [`${mark}-${at}`, 'Given', '']);

describe("an HR system's file, and who dies over it", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
  });
  afterAll(() => world.close());

  const mapping = (source: string) => savedMapping(world.sql, { ...SMALL, source });
  const statuses = async (mark: string) => {
    const rows = await world.sql<{ status: string; version: number; n: number }[]>`
      select status, version, count(*)::int as n from users where external_id like ${`${mark}-%`} group by 1, 2 order by 1`;
    return [...rows];
  };

  test('a mapped file is read again from its beginning when the one who read it died: rows of one person still find each other', async () => {
    const { sql, clock } = world;
    const map = await mapping('reader');
    const rows: Row[] = [
      ['reader-1', 'Old', '', { Von: '01.01.2020' }],
      ['reader-1', 'New', '', { Von: '01.01.2026' }],
    ];
    const id = await takeIn(world, 'people', smallFile(rows), { mapping: map });
    // As if the first reader had died before the end: its rows are there, their digests are under its own key.
    await sql`update imports set received_at = null where id = ${id}`;
    await sql`delete from import_rows where import_id = ${id} and line = 3`;
    await takeIn(world, 'people', smallFile(rows), { mapping: map, id });
    await runImport({ sql, clock, beat: () => undefined }, id);
    expect(await findImport(sql, id)).toMatchObject({ total: 2, created: 1, unchanged: 1, rejected: 0 });
  });

  test('R34: the worker is killed while people leave by a complete list: another goes on, and each leaves once', {
    timeout: 120_000,
  }, async () => {
    const { sql } = world;
    const people = numbered('leaver', 1_500);
    await importHere(world, 'people', smallFile([...people, ['stays-1', 'Given', '']]), {
      mapping: await mapping('l'),
    });
    const id = await takeIn(world, 'people', smallFile([['stays-1', 'Given', '']]), {
      mapping: await mapping('l'),
      completeList: true,
      maxLeavers: 1,
    });
    const victim = await startWorkerProcess(world);
    const left = async () => (await findImport(sql, id))!.leaversDone;
    await until(async () => (await left()) > 0, 'the first had left', 60_000);
    await victim.kill();
    expect(await left()).toBeLessThan(1_500);
    await world.startWorker();
    await until(async () => (await findImport(sql, id))?.status === 'completed', 'all had left', 60_000);
    expect(await left()).toBe(1_500);
    expect(await statuses('leaver')).toEqual([{ status: 'deactivated', version: 2, n: 1_500 }]);
    expect(await statuses('stays')).toMatchObject([{ status: 'activated' }]);
  });

  test('the API dies between the yes to an import that asks and its start: the relay starts it', async () => {
    const { sql, clock } = world;
    const map = await mapping('asks');
    await importHere(world, 'people', smallFile(numbered('asks', 3)), { mapping: map });
    const { record } = await importHere(world, 'people', smallFile(numbered('asks', 1)), {
      mapping: map,
      completeList: true,
    });
    expect(record.status).toBe('needs_confirmation');
    const stopWorker = await world.startWorker();
    expect(
      await answerImport(sql, record.id, 'confirm', { commandId: uuidv7(), clientId: 'a-person' }, clock.now()),
    ).toBe(true);
    const stopRelay = await world.startRelay();
    await until(async () => (await findImport(sql, record.id))?.status === 'completed', 'the import was started again');
    expect(await statuses('asks')).toMatchObject([
      { status: 'activated', n: 1 },
      { status: 'deactivated', n: 2 },
    ]);
    await stopRelay();
    await stopWorker();
  });

  test('what breaks off while somebody leaves on their day leaves both the plan and the person; the next round lets them go', async () => {
    const { sql, clock } = world;
    const day = new Date(Date.parse(clock.now()) + 2 * 86_400_000).toISOString().slice(0, 10);
    const [year, month, date] = day.split('-');
    const rows = numbered('dated', 1).map(
      ([nr, first, chief]): Row => [nr, first, chief, { Austritt: `${date}.${month}.${year}` }],
    );
    await importHere(world, 'people', smallFile(rows), { mapping: await mapping('dated') });
    clock.moveTo(`${day}T12:00:00.000Z`);
    expect(await letGoWhoLeaves(sql, clock)).toBe(0);
    clock.moveTo(new Date(Date.parse(`${day}T12:00:00.000Z`) + 86_400_000).toISOString());
    await sql`
      create function breaks_off() returns trigger language plpgsql as $$ begin raise exception 'broken off'; end $$`;
    await sql`create trigger breaks_off before update on users for each row execute function breaks_off()`;
    await expect(letGoWhoLeaves(sql, clock)).rejects.toThrow('broken off');
    await sql`drop trigger breaks_off on users`;
    expect(await statuses('dated')).toMatchObject([{ status: 'activated' }]);
    expect(await sql`select 1 from planned_leaves`).toHaveLength(1);
    await Promise.all([letGoWhoLeaves(sql, clock), letGoWhoLeaves(sql, clock)]);
    expect(await statuses('dated')).toMatchObject([{ status: 'deactivated', version: 2 }]);
    expect(await sql`select 1 from planned_leaves`).toHaveLength(0);
  });
});

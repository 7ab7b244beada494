import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findImport } from '../../store/imports.ts';
import { audit } from '../support/audit.ts';
import { outcomeOf, takeIn } from '../support/imports.ts';
import { persistently } from '../support/persistently.ts';
import { addByHand, tellRecord } from '../support/records.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { startWorkerProcess } from '../support/workerProcess.ts';
import { createWorld, type World } from '../support/world.ts';

describe('training records, and what breaks off', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld({ workers: 0, background: false });
  });
  afterEach(async () => {
    expect(await audit(world.sql)).toEqual([]);
    await world.close();
  });

  /** Lets no event of a record be written, and counts how often it was tried, beyond any transaction. */
  async function breakHistory(): Promise<{ tries(): Promise<number>; mend(): Promise<void> }> {
    const { sql } = world;
    await sql`create sequence tries`;
    await sql`
      create function breaks_off() returns trigger language plpgsql as $$
      begin perform nextval('tries'); raise exception 'broken off'; end $$`;
    await sql`
      create trigger breaks_off before insert on training_record_events for each row execute function breaks_off()`;
    return {
      tries: async () => {
        const [row] = await sql<{ n: number }[]>`
          select case when is_called then last_value else 0 end as n from tries`;
        return row?.n ?? 0;
      },
      mend: async () => {
        await sql`drop trigger breaks_off on training_record_events`;
      },
    };
  }
  const counts = async (recordId: string) => {
    const [row] = await world.sql`
      select r.version, r.title, (select count(*)::int from training_record_events where record_id = r.id) as events,
        (select count(*)::int from training_record_versions where record_id = r.id) as former
      from training_records r where r.id = ${recordId}`;
    return row;
  };

  test('R26: the commit of a completion breaks off at the record’s history: neither is there, and tried again both are, once', async () => {
    const { sql } = world;
    await world.startWorker();
    const { id: userId } = await seedUser(sql);
    const id = await world.enrol({ userId, activityId: await seedActivity(sql, { trainingEvent: true }) });
    const { tries, mend } = await breakHistory();
    const commandId = uuidv7();
    const sent = persistently(() => world.send(id, { type: 'complete' }, commandId));
    await until(async () => (await tries()) > 0, 'it was tried');
    expect((await world.state(id)).status).toBe('enrolled');
    expect(await sql`select from training_records`).toHaveLength(0);
    await mend();
    await sent;
    expect((await world.state(id)).status).toBe('completed');
    const records = await sql<{ id: string }[]>`select id from training_records where enrolment_id = ${id}`;
    expect(records).toHaveLength(1);
    expect(await counts(records[0]!.id)).toMatchObject({ version: 1, events: 1 });
  });

  test('R27: a correction that breaks off leaves the record, its versions and its history as they were; its repeat does it once', async () => {
    const { id: userId } = await seedUser(world.sql);
    const id = await addByHand(world, userId, { title: 'Before' });
    const commandId = uuidv7();
    const correct = () => tellRecord(world, id, { type: 'correct', patch: { title: 'After' } }, { commandId });
    const { mend } = await breakHistory();
    await expect(correct()).rejects.toThrow('broken off');
    expect(await counts(id)).toEqual({ version: 1, title: 'Before', events: 1, former: 0 });
    await mend();
    expect([await correct(), await correct()]).toEqual([{ kind: 'done' }, { kind: 'done' }]);
    expect(await counts(id)).toEqual({ version: 2, title: 'After', events: 2, former: 1 });
  });

  test('R34: the worker is killed in the middle of a file of records: another goes on, and none is made, changed or deleted twice', {
    timeout: 120_000,
  }, async () => {
    const { sql } = world;
    const { id: userId } = await seedUser(sql);
    const [person] = await sql<{ username: string }[]>`select username from users where id = ${userId}`;
    const known: string[] = [];
    for (let n = 0; n < 20; n++) known.push(await addByHand(world, userId, { title: `Known ${n}` }));
    const made = Array.from({ length: 4_000 }, (_, n) => `,${person!.username},Course,Made ${n},2025-01-31,`);
    const changed = known.map((id, n) => `${id},,Course,Changed ${n},2025-01-31,${n < 10 ? '' : '1'}`);
    const rows = [...changed.slice(0, 15), ...made, ...changed.slice(15)];
    const file = ['Record Id,Name,Record Type,Title,Completion Date,Delete?', ...rows].join('\n');
    const id = await takeIn(world, 'training-records', file);
    const victim = await startWorkerProcess(world);
    const done = async () => (await findImport(sql, id))!.done;
    await until(async () => (await done()) > 0, 'the first rows were carried out', 60_000);
    await victim.kill();
    expect(await done()).toBeLessThan(rows.length);
    await world.startWorker();
    await until(async () => (await findImport(sql, id))?.status === 'completed', 'all were carried out', 60_000);
    const { record } = await outcomeOf(sql, id);
    expect(record).toMatchObject({ done: 4_020, created: 4_000, updated: 20, unchanged: 0, rejected: 0 });
    const versions = await sql`
      select version, count(*)::int as n, count(deleted_at)::int as deleted from training_records group by 1 order by 1`;
    expect([...versions]).toEqual([
      { version: 1, n: 4_000, deleted: 0 },
      { version: 2, n: 20, deleted: 10 },
    ]);
  });
});

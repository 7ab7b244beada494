import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../support/audit.ts';
import { persistently } from '../support/persistently.ts';
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { WorkerPool } from '../support/workerPool.ts';
import { createWorld, type World } from '../support/world.ts';

/** What each life goes through after its request; the progress is told by content that knows nothing of crashes. */
const COMMANDS = ['approve', 'start', 'progress', 'progress', 'complete'] as const;
const LIVES = 30;

describe('workers that are killed', () => {
  let world: World;
  let activityId: string;
  let managerId: string;
  const workers = new WorkerPool();

  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
    await seedPolicy(world.sql, 'asks', managerApproval());
    managerId = (await seedUser(world.sql)).id;
  });
  afterAll(async () => {
    await workers.stop();
    await world.close();
  });

  /** One life, each command repeated with its id until its outcome is known. Returns the ids of its commands. */
  async function live(): Promise<{ id: string; commandIds: string[] }> {
    const userId = (await seedUser(world.sql, { managerId })).id;
    const id = await world.enrol({ userId, activityId });
    const commandIds: string[] = [];
    for (const [step, type] of COMMANDS.entries()) {
      const commandId = randomUUID();
      commandIds.push(commandId);
      const command = type === 'progress' ? { type, percent: step * 20 } : { type };
      await persistently(() => world.send(id, command, commandId));
    }
    return { id, commandIds };
  }

  /** So many commands have been committed in this activity's lives. */
  const committed = (count: number) =>
    until(
      async () => {
        const [row] = await world.sql<{ n: number }[]>`
          select count(*)::int as n from commands c join enrolments e on e.id = c.enrolment_id
          where e.activity_id = ${activityId} and c.type <> 'request'`;
        return row !== undefined && row.n >= count;
      },
      `${count} commands were committed`,
      100_000,
    );

  async function expectWhole(lives: { id: string; commandIds: string[] }[]): Promise<void> {
    for (const { id, commandIds } of lives) {
      expect(await world.history(id)).toEqual([
        ...['requested', 'approval_opened', 'approved', 'enrolled', 'started'],
        ...['progressed', 'progressed', 'completed'],
      ]);
      const known = await world.sql<{ commandId: string }[]>`
        select command_id from commands where enrolment_id = ${id} and type <> 'request' order by version`;
      expect(known.map(({ commandId }) => commandId)).toEqual(commandIds);
    }
    const [records] = await world.sql`
      select count(*)::int as n, count(distinct enrolment_id)::int as lives from training_records where object_id = ${activityId}`;
    expect(records).toEqual({ n: lives.length, lives: lives.length });
    expect(await audit(world.sql)).toEqual([]);
  }

  const seedCourse = () => seedActivity(world.sql, { policy: 'asks', trainingEvent: true, type: 'objective' });

  it('R26: the only worker is killed again and again: nothing is lost, and nothing is there twice', async () => {
    activityId = await seedCourse();
    await workers.start(world);
    const lives = Promise.all(Array.from({ length: LIVES }, live));
    for (const count of [20, 60, 110]) {
      await committed(count);
      // The next one comes up while nobody works.
      await workers.killOldest();
      await workers.start(world);
    }
    await expectWhole(await lives);
  }, 120_000);

  it('two workers share the commands, and one dies: the other takes over what it held', async () => {
    activityId = await seedCourse();
    await workers.start(world);
    const lives = Promise.all(Array.from({ length: LIVES }, live));
    await committed(50);
    await workers.killOldest();
    await expectWhole(await lives);
  }, 120_000);
});

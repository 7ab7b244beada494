import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watcherWorkflowId } from '../../domain/ids.ts';
import { lookAtPlan } from '../../store/planLook.ts';
import { beginMove, readMove } from '../../store/planMoves.ts';
import { audit } from '../support/audit.ts';
import { persistently } from '../support/persistently.ts';
import { item, planRules } from '../support/planRules.ts';
import { assign, attemptsOf, makePlan, planHistory, planState, tellPlan, whenPlan } from '../support/plans.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { WorkerPool } from '../support/workerPool.ts';
import { createWorld, type World } from '../support/world.ts';

const ITEMS = 4;
const PEOPLE = 6;

describe('plans, whatever dies', () => {
  let world: World;
  const workers = new WorkerPool();
  let codes = 0;

  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
  });
  afterAll(async () => {
    await workers.stop();
    await world.close();
  });

  /** A plan with a sequence of activities, which makes a record. */
  async function sequence() {
    const activityIds = await Promise.all(Array.from({ length: ITEMS }, () => seedActivity(world.sql)));
    codes += 1;
    const rules = planRules(
      activityIds.map((id) => item(id)),
      { order: 'sequential', trainingEvent: true },
    );
    return { activityIds, plan: await makePlan(world, `plan-${codes}`, rules) };
  }

  /** One person goes through the whole plan, as fast as it opens. */
  async function live(activityIds: readonly string[], plan: Awaited<ReturnType<typeof makePlan>>): Promise<string> {
    const userId = (await seedUser(world.sql)).id;
    const id = await assign(world, plan, userId);
    for (const activityId of activityIds) {
      const enrolment = await until(
        async () => (await attemptsOf(world, userId, activityId))[0],
        'the next one opened',
        60_000,
      );
      await persistently(() => world.send(enrolment.id, { type: 'complete' }, `complete-${enrolment.id}`));
    }
    return id;
  }

  async function expectWhole(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const done = await until(
        async () => {
          const state = await planState(world, id);
          return state.status === 'completed' && state;
        },
        'the plan was complete',
        60_000,
      );
      const history = await planHistory(world, id);
      const count = (type: string) => history.filter((one) => one === type).length;
      expect([count('item_enrolled'), count('item_done'), count('completed')]).toEqual([ITEMS, ITEMS, 1]);
      const [row] = await world.sql`
        select count(*)::int as n, count(distinct activity_id)::int as different from enrolments
        where user_id = ${done.userId}`;
      expect(row).toEqual({ n: ITEMS, different: ITEMS });
    }
    expect(await audit(world.sql)).toEqual([]);
  }

  const births = (count: number, activityIds: readonly string[]) =>
    until(
      async () => {
        const [row] = await world.sql<{ n: number }[]>`
          select count(*)::int as n from enrolments where activity_id = any(${activityIds as string[]})`;
        return row !== undefined && row.n >= count;
      },
      `${count} were enrolled`,
      60_000,
    );

  it('R26, R30: the only worker is killed again and again: nothing is enrolled in twice, nothing completed twice', async () => {
    const { activityIds, plan } = await sequence();
    await workers.start(world);
    const lives = Promise.all(Array.from({ length: PEOPLE }, () => live(activityIds, plan)));
    for (const count of [3, 10, 18]) {
      await births(count, activityIds);
      await workers.killOldest();
      await workers.start(world);
    }
    await expectWhole(await lives);
  }, 180_000);

  it('R30: two workers share the plans, and one dies: the other goes on with what it had in hand', async () => {
    const { activityIds, plan } = await sequence();
    await workers.start(world);
    const lives = Promise.all(Array.from({ length: PEOPLE }, () => live(activityIds, plan)));
    await births(12, activityIds);
    await workers.killOldest();
    await expectWhole(await lives);
  }, 180_000);
});

describe('a plan that is looked at', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
  });
  afterAll(() => world.close());

  const begin = async (code: string, n = 2) => {
    const activityIds = await Promise.all(Array.from({ length: n }, () => seedActivity(world.sql)));
    const plan = await makePlan(world, code, planRules(activityIds.map((id) => item(id))));
    const userId = (await seedUser(world.sql)).id;
    return { activityIds, userId, plan, id: await assign(world, plan, userId) };
  };
  const look = (id: string) => lookAtPlan(world.sql, id, world.clock);

  it('many times at one instant, while its items are asked for by others: each is enrolled in once', async () => {
    const { id, userId, activityIds } = await begin('crowd', 3);
    await Promise.all([
      ...Array.from({ length: 6 }, () => look(id)),
      ...activityIds.map((activityId) => world.enrol({ userId, activityId })),
    ]);
    await look(id);
    for (const activityId of activityIds) expect(await attemptsOf(world, userId, activityId)).toHaveLength(1);
    expect((await planState(world, id)).standing.items.map(({ state }) => state)).toEqual([
      'active',
      'active',
      'active',
    ]);
    expect(await audit(world.sql)).toEqual([]);
  });

  it('a transaction that breaks off after the births leaves neither births nor a note, and the next look makes both', async () => {
    const { sql } = world;
    const { id, userId, activityIds } = await begin('broken');
    // The note of the births cannot be written.
    await sql`alter table plan_enrolment_commands add constraint broken check (type <> 'look') not valid`;
    await expect(look(id)).rejects.toThrow();
    await sql`alter table plan_enrolment_commands drop constraint broken`;
    expect(await sql`select from enrolments where user_id = ${userId}`).toHaveLength(0);
    expect(await planHistory(world, id)).toEqual(['assigned']);
    await look(id);
    for (const activityId of activityIds) expect(await attemptsOf(world, userId, activityId)).toHaveLength(1);
    expect(await audit(sql)).toEqual([]);
  });

  it('an operator terminates its workflow: the next change makes it again', async () => {
    const stops = [await world.startWorker(), await world.startRelay()];
    const { id, userId, activityIds } = await begin('terminated');
    await world.settle();
    const handle = world.dispatch.client.workflow.getHandle(watcherWorkflowId('plan', id));
    await handle.terminate('by an operator');
    for (const activityId of activityIds) {
      const [one] = await attemptsOf(world, userId, activityId);
      await world.send(one?.id ?? '', { type: 'complete' });
    }
    await whenPlan(world, id, ({ status }) => status === 'completed', 'the plan was complete');
    await until(async () => (await handle.describe()).status.name === 'COMPLETED', 'its workflow ended');
    for (const stop of stops) await stop();
  });

  it('an operator cancels its workflow: it lives on', async () => {
    const stops = [await world.startWorker(), await world.startRelay()];
    const { id, userId, activityIds } = await begin('cancelled', 1);
    await world.settle();
    const handle = world.dispatch.client.workflow.getHandle(watcherWorkflowId('plan', id));
    const { runId } = await handle.describe();
    await handle.cancel();
    const [one] = await attemptsOf(world, userId, activityIds[0] ?? '');
    await world.send(one?.id ?? '', { type: 'complete' });
    await whenPlan(world, id, ({ status }) => status === 'completed', 'the plan was complete');
    await until(async () => (await handle.describe()).status.name === 'COMPLETED', 'its workflow ended');
    expect((await handle.describe()).runId).toBe(runId);
    for (const stop of stops) await stop();
  });

  it('R37: a move whose looks are lost goes on from where it stood, and moves each once', async () => {
    const { sql, clock } = world;
    const people = [await begin('moved'), await begin('moved'), await begin('moved')];
    for (const { id } of people) await look(id);
    const extra = await seedActivity(sql);
    const target = await makePlan(world, 'moved', planRules([item(extra)]));
    const ids = people.map(({ id }) => id) as [string, string, string];
    const moveId = target.id;
    await beginMove(sql, moveId, target, 'client', clock.now());
    // The API dies and its caller repeats.
    await beginMove(sql, moveId, target, 'client', clock.now());
    await tellPlan(world, ids[2], 'cancel');
    await look(ids[0]);
    expect(await readMove(sql, moveId)).toMatchObject({ total: 3, moved: 1, open: 2 });
    // Told a minute later, by another relay, to another worker.
    clock.moveTo(new Date(Date.parse(clock.now()) + 61_000).toISOString());
    const stops = [await world.startWorker(), await world.startRelay()];
    await until(async () => (await readMove(sql, moveId))?.open === 0, 'all had their turn');
    await world.settle();
    for (const stop of stops) await stop();
    expect(await readMove(sql, moveId)).toMatchObject({ moved: 2, ended: 1, unchanged: 0 });
    for (const { id, userId } of people.slice(0, 2)) {
      expect((await planHistory(world, id)).filter((type) => type === 'moved')).toHaveLength(1);
      expect(await attemptsOf(world, userId, extra)).toHaveLength(1);
    }
    expect(await audit(sql)).toEqual([]);
  });
});

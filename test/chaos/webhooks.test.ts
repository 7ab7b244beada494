import { Worker } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { watcherWorkflowId } from '../../domain/ids.ts';
import { redeliver } from '../../store/webhookDeliveries.ts';
import { nextDelivery } from '../../store/webhookSending.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { type MortalTemporal, ownTemporal } from '../support/servers.ts';
import { sharedStack } from '../support/stack.ts';
import { type Subscriber, startSubscriber } from '../support/subscriber.ts';
import { until } from '../support/until.ts';
import {
  delivered,
  deliveriesOf,
  passToNextTry,
  passToTheEnd,
  subscribe,
  webhookOf,
  wholeFeed,
} from '../support/webhooks.ts';
import { startWorkerProcess } from '../support/workerProcess.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let subscriber: Subscriber;
beforeEach(async () => {
  subscriber = await startSubscriber();
});
afterEach(() => subscriber.close());

const born = async () =>
  world.enrol({ userId: (await seedUser(world.sql)).id, activityId: await seedActivity(world.sql) });
const later = (duration: string) => world.clock.moveTo(addDuration(world.clock.now(), duration, 'UTC'));

describe('a worker dies', () => {
  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
  });
  afterAll(() => world.close());

  it('R36: after the subscriber has an event, before that is noted: it is told again with the same id, and the others after it', async () => {
    const hook = await subscribe(world, subscriber.url);
    const ids = [await born(), await born(), await born()];
    // It has the events, and its answers never come.
    subscriber.answer(() => undefined);
    const worker = await startWorkerProcess(world);
    await until(() => subscriber.posted.length >= 3, 'the first events are on their way');
    await worker.kill();
    const heard = subscriber.posted.map(({ event }) => event.id);
    expect((await deliveriesOf(world, hook.id)).filter(({ status }) => status === 'delivered')).toEqual([]);
    subscriber.answer(200);
    subscriber.posted.length = 0;
    later('PT31S');
    await world.startRelay();
    await world.startWorker();
    await delivered(world, hook.id);
    for (const id of ids) {
      const told = subscriber.posted.filter(({ event }) => event.data.id === id).map(({ event }) => event.type);
      expect(told).toEqual((await world.history(id)).map((type) => `com.rollbook.enrolment.${type}`));
    }
    const again = subscriber.posted.map(({ event }) => event.id);
    expect(again).toEqual(expect.arrayContaining(heard));
    expect(new Set(again).size).toBe(again.length);
  });
});

describe('a workflow of a subscription', () => {
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const handle = (id: string) => world.dispatch.client.workflow.getHandle(watcherWorkflowId('webhook', id));
  /** A subscription with an event that was refused once and waits for its next try. */
  async function waiting() {
    subscriber.answer(500);
    const hook = await subscribe(world, subscriber.url);
    await born();
    await wholeFeed(world);
    await until(async () => (await webhookOf(world, hook.id)).failures > 0, 'it was refused');
    await until(async () => ((await nextDelivery(world.sql, hook.id)) ?? '') > world.clock.now(), 'it waits');
    subscriber.answer(200);
    return hook;
  }

  it('is terminated by an operator: the relay makes it again a minute after its next try was due', async () => {
    const hook = await waiting();
    await handle(hook.id).terminate('by an operator');
    later('PT2M');
    expect((await delivered(world, hook.id)).every(({ status }) => status === 'delivered')).toBe(true);
  });

  it('is cancelled by an operator: it lives on, and tries again when it is time', async () => {
    const hook = await waiting();
    const { runId } = await handle(hook.id).describe();
    await handle(hook.id).cancel();
    later('PT2M');
    await delivered(world, hook.id);
    await until(async () => (await handle(hook.id).describe()).status.name === 'COMPLETED', 'its workflow ended');
    expect((await handle(hook.id).describe()).runId).toBe(runId);
  });

  it('who asks for dead letters again, and repeats that after a crash, asks once', async () => {
    subscriber.answer(410);
    const hook = await subscribe(world, subscriber.url);
    await born();
    await until(async () => (await webhookOf(world, hook.id)).paused === 'gone', 'it was stopped');
    await world.sql`update webhooks set active = true, paused = null, paused_at = null where id = ${hook.id}`;
    subscriber.answer(200);
    const ask = () => redeliver(world.sql, hook.id, 'dead', hook.id, world.clock.now());
    const first = await ask();
    await delivered(world, hook.id);
    const [one] = await deliveriesOf(world, hook.id);
    expect(first).toMatchObject({ kind: 'asked', count: (await deliveriesOf(world, hook.id)).length });
    expect(await ask()).toEqual({ kind: 'asked', count: 0 });
    expect(await redeliver(world.sql, hook.id, { id: one?.id ?? '' }, hook.id, world.clock.now())).toMatchObject({
      count: 0,
    });
  });
});

describe('a workflow of a subscription whose history has become long', () => {
  let temporal: MortalTemporal;
  beforeAll(async () => {
    temporal = await ownTemporal({ 'limit.historyCount.suggestContinueAsNew': '20' });
    world = await createWorld({ temporalAddress: temporal.address });
  });
  afterAll(async () => {
    await world.close();
    await temporal.stop();
  });

  it('goes on as new, loses neither an event nor its timer, and each of its runs replays', async () => {
    const { client } = world.dispatch;
    subscriber.answer(500);
    const hook = await subscribe(world, subscriber.url);
    const id = await born();
    for (let n = 0; n < 8; n += 1) {
      // Told of more while it waits.
      await world.send(id, { type: 'visit' });
      await wholeFeed(world);
      await passToNextTry(world, hook.id);
    }
    subscriber.answer(200);
    subscriber.posted.length = 0;
    await passToTheEnd(world, hook.id);
    expect(subscriber.posted.map(({ event }) => event.type.split('.').at(-1))).toEqual(await world.history(id));
    const query = `WorkflowId = '${watcherWorkflowId('webhook', hook.id)}'`;
    const runs = await until(async () => {
      const found = [];
      for await (const run of client.workflow.list({ query })) found.push(run);
      return found.every(({ status }) => status.name !== 'RUNNING') && found.length > 1 && found;
    }, 'all its runs are seen to be over');
    expect(runs.map(({ status }) => status.name)).toContain('CONTINUED_AS_NEW');
    for (const { workflowId, runId } of runs) {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      await Worker.runReplayHistory(
        { workflowBundle: { codePath: sharedStack().workflowBundle } },
        history,
        workflowId,
      );
    }
  });
});

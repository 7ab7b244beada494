import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { watcherWorkflowId } from '../../domain/ids.ts';
import { TRIPS_AT } from '../../domain/webhooks/retrying.ts';
import { redeliver } from '../../store/webhookDeliveries.ts';
import { patchWebhook } from '../../store/webhooks.ts';
import { readHistories } from '../support/histories.ts';
import { item, planRules } from '../support/planRules.ts';
import { assign, makePlan } from '../support/plans.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { type Posted, type Subscriber, startSubscriber } from '../support/subscriber.ts';
import { fireNextTimer } from '../support/timeSkipping.ts';
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
import { createWorld, type World } from '../support/world.ts';

describe('a subscription to events', () => {
  let world: World;
  let subscriber: Subscriber;
  let hook: { id: string; secret: string };

  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    subscriber = await startSubscriber();
    hook = await subscribe(world, subscriber.url);
  });
  afterEach(async () => {
    await world.sql`delete from webhooks`;
    await subscriber.close();
  });

  const born = async () =>
    world.enrol({ userId: (await seedUser(world.sql)).id, activityId: await seedActivity(world.sql) });
  const about = (id: string, posted: readonly Posted[] = subscriber.posted) =>
    posted.filter(({ event }) => event.data.id === id);
  const typesAbout = (id: string) => about(id).map(({ event }) => event.type.split('.').at(-1));
  const firstAbout = async (id: string) =>
    (await deliveriesOf(world, hook.id)).find(({ subjectId }) => subjectId === id);
  /** Refuses what is about this enrolment, and takes the rest. */
  const refuse = (id: string) =>
    subscriber.answer(({ event }, response) => response.writeHead(event.data.id === id ? 500 : 200).end());

  it('R36: is told of every change once, of each subject in order, with signatures that fit', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, born));
    await Promise.all(
      ids.map(async (id) => {
        await world.send(id, { type: 'start' });
        await world.send(id, { type: 'progress', percent: 50 });
        await world.send(id, { type: 'complete' });
      }),
    );
    const deliveries = await delivered(world, hook.id);
    for (const id of ids) expect(typesAbout(id)).toEqual(await world.history(id));
    expect(subscriber.posted).toHaveLength(deliveries.length);
    expect(new Set(subscriber.posted.map(({ event }) => event.id)).size).toBe(deliveries.length);
    const positions = about(ids[0] ?? '').map(({ event }) => Number(event.position));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    for (const { body, headers, event } of subscriber.posted) {
      expect(headers['content-type']).toContain('application/cloudevents+json');
      expect(new Webhook(hook.secret).verify(body, headers)).toEqual(event);
      expect(headers['webhook-id']).toBe(event.id);
      expect(() => new Webhook(hook.secret).verify(`${body} `, headers)).toThrow();
    }
    const last = about(ids[0] ?? '').at(-1)?.event;
    const { userId, activityId } = await world.state(ids[0] ?? '');
    expect(last).toMatchObject({
      specversion: '1.0',
      source: 'urn:rollbook:enrolments',
      type: 'com.rollbook.enrolment.completed',
      subject: `enrolments/${ids[0]}`,
      data: { userId, activityId, from: 'in_progress', status: 'completed', actor: { kind: 'system' } },
    });
    expect(deliveries.every(({ status, tries }) => status === 'delivered' && tries.length === 1)).toBe(true);
  });

  it('is told of plans as well, and only of what it wants', async () => {
    const quiet = await startSubscriber();
    const choosy = await subscribe(world, quiet.url, [
      'com.rollbook.plan-enrolment.*',
      'com.rollbook.enrolment.completed',
    ]);
    const activityId = await seedActivity(world.sql);
    const userId = (await seedUser(world.sql)).id;
    const plan = await makePlan(world, 'told', planRules([item(activityId)]));
    const planId = await assign(world, plan, userId);
    await world.settle();
    const [one] = await world.sql<{ id: string }[]>`select id from enrolments where user_id = ${userId}`;
    await world.send(one?.id ?? '', { type: 'complete' });
    await world.settle();
    await delivered(world, choosy.id);
    expect(quiet.posted.filter(({ event }) => event.data.id === planId).map(({ event }) => event.type)).toEqual(
      ['assigned', 'item_enrolled', 'item_done', 'completed'].map((type) => `com.rollbook.plan-enrolment.${type}`),
    );
    expect(about(one?.id ?? '', quiet.posted).map(({ event }) => event.type)).toEqual([
      'com.rollbook.enrolment.completed',
    ]);
    expect(quiet.posted.find(({ event }) => event.data.id === planId)?.event.data).toMatchObject({ code: 'told' });
    await quiet.close();
  });

  it('R35: names, addresses and words reach neither the subscriber nor a history', async () => {
    const user = await seedUser(world.sql, {
      givenName: 'zqgiven',
      familyName: 'zqfamily',
      email: 'zqmail@example.test',
    });
    const id = await world.enrol({ userId: user.id, activityId: await seedActivity(world.sql, { title: 'zqtitle' }) });
    await world.send(id, { type: 'complete' });
    await delivered(world, hook.id);
    await until(
      async () =>
        (await world.dispatch.client.workflow.getHandle(watcherWorkflowId('webhook', hook.id)).describe()).status
          .name === 'COMPLETED',
      'its workflow ended',
    );
    const histories = [...(await readHistories(world.dispatch.client, world.taskQueue, 1)).values()].join('\n');
    const sent = subscriber.posted.map(({ body }) => body).join('\n');
    for (const word of ['zq', subscriber.url, hook.secret.slice(6)]) {
      expect([word, sent.includes(word), histories.includes(word)]).toEqual([word, false, false]);
    }
    expect(histories).toContain(hook.id);
  });

  it('what is not taken holds back the later events of its own enrolment, and of no other', async () => {
    const [stuck, free] = [await born(), await born()];
    refuse(stuck);
    await world.send(stuck, { type: 'start' });
    await world.send(free, { type: 'complete' });
    await wholeFeed(world);
    await until(() => typesAbout(free).length === 3, 'the other one was told of');
    await until(async () => ((await firstAbout(stuck))?.tries.length ?? 0) > 0, 'it was tried');
    expect(new Set(typesAbout(stuck))).toEqual(new Set(['requested']));
    expect((await deliveriesOf(world, hook.id)).filter(({ heldBack }) => heldBack)).toHaveLength(
      (await world.history(stuck)).length - 1,
    );
    // The same event, with the same id, until it is taken.
    const refused = about(stuck)[0]?.event;
    subscriber.answer(200);
    subscriber.posted.length = 0;
    await passToTheEnd(world, hook.id);
    expect(typesAbout(stuck)).toEqual(await world.history(stuck));
    expect(about(stuck)[0]?.event).toEqual(refused);
    expect((await webhookOf(world, hook.id)).failures).toBe(0);
  });

  it('is tried for three days, less and less often; then it is a dead letter, and what waited behind it goes on', async () => {
    const [stuck, free] = [await born(), await born()];
    refuse(stuck);
    await wholeFeed(world);
    const first = () => firstAbout(stuck);
    await until(async () => ((await first())?.tries.length ?? 0) > 0, 'it was tried');
    const began = (await first())?.createdAt ?? '';
    for (let tries = 1; (await first())?.status === 'waiting'; tries += 1) {
      expect(tries).toBeLessThan(25);
      // Something else comes through, so that it is not the subscriber.
      await world.send(free, { type: 'visit' });
      const { length } = await world.history(free);
      await until(() => about(free).length === length, 'something came through');
      await passToNextTry(world, hook.id);
    }
    const dead = await first();
    expect(dead).toMatchObject({ status: 'dead', attempts: 21 });
    expect(dead?.tries.every(({ outcome, statusCode }) => outcome === 'refused' && statusCode === 500)).toBe(true);
    expect(Date.parse(dead?.tries.at(-1)?.at ?? '') - Date.parse(began)).toBeGreaterThanOrEqual(72 * 3_600_000);
    // Its enrolment goes on behind it.
    subscriber.answer(200);
    await passToTheEnd(world, hook.id);
    expect(await webhookOf(world, hook.id)).toMatchObject({ active: true, dead: 1, waiting: 0 });
    subscriber.posted.length = 0;
    const asked = await redeliver(world.sql, hook.id, 'dead', hook.id, world.clock.now());
    expect(asked).toEqual({ kind: 'asked', count: 1 });
    await delivered(world, hook.id);
    expect(subscriber.posted.map(({ event }) => event.id)).toEqual([dead?.eventId]);
    expect(await webhookOf(world, hook.id)).toMatchObject({ dead: 0 });
  });

  it('a subscriber who is away is tried one event at a time, and told of everything in order when it is back', async () => {
    subscriber.answer(503);
    const ids = await Promise.all(Array.from({ length: 60 }, born));
    await Promise.all(ids.map((id) => world.send(id, { type: 'complete' })));
    await wholeFeed(world);
    await until(async () => (await webhookOf(world, hook.id)).failures >= TRIPS_AT, 'it fails');
    for (let n = 0; n < 6; n += 1) await passToNextTry(world, hook.id);
    // Those that were in hand when it began, and one for each step since.
    expect(subscriber.posted.length).toBeLessThanOrEqual(16 + TRIPS_AT + 6);
    subscriber.answer(200);
    subscriber.posted.length = 0;
    await passToTheEnd(world, hook.id);
    for (const id of ids) expect(typesAbout(id)).toEqual(await world.history(id));
  });

  it('whatever is answered to each try: in the end each subject’s events were taken once, in their order', async () => {
    const taken: Posted[] = [];
    let tries = 0;
    subscriber.answer((posted, response) => {
      tries += 1;
      // Two of five are taken, in an order that is the same in each run of this test.
      const takes = (tries * 7919) % 5 < 2;
      if (takes) taken.push(posted);
      response.writeHead(takes ? 200 : 503, { 'retry-after': String(tries % 3) }).end();
    });
    const ids = await Promise.all(Array.from({ length: 10 }, born));
    await Promise.all(ids.map((id) => world.send(id, { type: 'complete' })));
    await passToTheEnd(world, hook.id);
    for (const id of ids) {
      expect(about(id, taken).map(({ event }) => event.type.split('.').at(-1))).toEqual(await world.history(id));
    }
    expect(await webhookOf(world, hook.id)).toMatchObject({ waiting: 0, dead: 0, failures: 0 });
  });

  it('a subscription to which nothing came through for three days is stopped, and begins anew when somebody says so', async () => {
    subscriber.answer(500);
    const id = await born();
    await world.send(id, { type: 'start' });
    await wholeFeed(world);
    await until(async () => (await webhookOf(world, hook.id)).failures > 0, 'the first try failed');
    world.clock.moveTo(addDuration(world.clock.now(), 'P3D', 'UTC'));
    await fireNextTimer(world.dispatch.client, watcherWorkflowId('webhook', hook.id));
    await until(async () => !(await webhookOf(world, hook.id)).active, 'it was stopped');
    const all = await world.history(id);
    expect(await webhookOf(world, hook.id)).toMatchObject({ paused: 'failing', waiting: 0, dead: all.length });
    await world.send(id, { type: 'complete' });
    await wholeFeed(world);
    expect(await deliveriesOf(world, hook.id)).toHaveLength(all.length);
    expect(await redeliver(world.sql, hook.id, 'dead', hook.id, world.clock.now())).toEqual({ kind: 'stopped' });
    subscriber.answer(200);
    subscriber.posted.length = 0;
    await patchWebhook(world.sql, hook.id, { active: true }, null, world.clock.now());
    await redeliver(world.sql, hook.id, 'dead', hook.id, world.clock.now());
    await delivered(world, hook.id);
    expect(typesAbout(id)).toEqual(all);
    expect(await webhookOf(world, hook.id)).toMatchObject({ paused: null, failingSince: null, dead: 0 });
  });

  it('one that answers 410 is stopped at once', async () => {
    subscriber.answer(410);
    await born();
    await until(async () => (await webhookOf(world, hook.id)).paused === 'gone', 'it was stopped');
    expect((await deliveriesOf(world, hook.id)).every(({ status }) => status === 'dead')).toBe(true);
  });

  it('one that answers with a redirect, or nothing that is HTTP, has not taken it, and is not followed', async () => {
    const other = await startSubscriber();
    subscriber.answer((_, response) => response.writeHead(302, { Location: other.url }).end());
    await born();
    await until(async () => (await webhookOf(world, hook.id)).failures > 0, 'it was not taken');
    expect((await deliveriesOf(world, hook.id))[0]?.tries).toMatchObject([{ outcome: 'redirect', statusCode: 302 }]);
    subscriber.answer((_, response) => void response.socket?.end('nonsense\r\n\r\n'));
    await passToNextTry(world, hook.id);
    expect((await deliveriesOf(world, hook.id))[0]?.tries[1]).toMatchObject({ outcome: 'broken', statusCode: null });
    expect(other.posted).toEqual([]);
    await other.close();
  });
});

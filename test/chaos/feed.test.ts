import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toCloudEvent } from '../../domain/events/cloudEvent.ts';
import type { Instant } from '../../domain/words.ts';
import type { Db } from '../../store/db.ts';
import { readFeed } from '../../store/feed.ts';
import { givePositions } from '../../store/feedRelay.ts';
import { dieWaitingFor } from '../support/dieWaitingFor.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { subscribe } from '../support/webhooks.ts';
import { createWorld, type World } from '../support/world.ts';

const ALL = 10_000;

/** Adds the next event to an enrolment's history, as a commit does. */
async function write(db: Db, enrolmentId: string, at: Instant): Promise<void> {
  await db`
    insert into enrolment_events (enrolment_id, seq, type, to_status, at, recorded_at, actor_kind, data, previous_hash, hash)
    select enrolment_id, max(seq) + 1, 'visited', 'enrolled', ${at}, ${at}, 'system', '{}', '', enrolment_id || '/' || max(seq)
    from enrolment_events where enrolment_id = ${enrolmentId} group by enrolment_id`;
}

/** The feed as it is: every event once, each subject's in order, no position left out. */
async function expectWhole({ sql }: World): Promise<void> {
  const { events, head } = await readFeed(sql, 0, null, 1_000_000);
  expect(events.map(({ position }) => position)).toEqual(Array.from({ length: head }, (_, index) => index + 1));
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from enrolment_events`;
  expect(events).toHaveLength(row?.n ?? -1);
  const seen = new Map<string, number>();
  for (const { subjectId, seq } of events) {
    expect(seq).toBe((seen.get(subjectId) ?? 0) + 1);
    seen.set(subjectId, seq);
  }
  expect(new Set(events.map((event) => toCloudEvent(event).id)).size).toBe(events.length);
}

describe('the feed of events', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
  });
  afterAll(() => world.close());

  const born = async () =>
    world.enrol({ userId: (await seedUser(world.sql)).id, activityId: await seedActivity(world.sql) });
  const relay = (limit = ALL) => givePositions(world.sql, world.clock.now(), limit);
  const catchUp = async (limit = ALL) => {
    while ((await relay(limit)) > 0);
  };

  it('leaves out nothing that was begun earlier and committed later', async () => {
    const { sql, clock } = world;
    const [slow, quick] = [await born(), await born()];
    await catchUp();
    const { head } = await readFeed(sql, 0, null, 1_000);
    const since = async () => (await readFeed(sql, head, null, 1_000)).events.map(({ subjectId }) => subjectId);
    await sql.begin(async (tx) => {
      await write(tx, slow, clock.now());
      for (let n = 0; n < 5; n += 1) {
        await write(sql, quick, clock.now());
        await relay();
      }
      expect(await since()).toEqual(Array(5).fill(quick));
    });
    await relay();
    expect(await since()).toEqual([...Array(5).fill(quick), slow]);
  });

  it('many relays and many commits in the same moments: every event once, in order for each enrolment, without a gap', async () => {
    const stop = await world.startWorker();
    const ids = await Promise.all(Array.from({ length: 12 }, born));
    let over = false;
    const relays = Array.from({ length: 4 }, async (_, n) => {
      while (!over) if ((await relay(n === 0 ? 3 : ALL)) === 0) await new Promise((resolve) => setImmediate(resolve));
    });
    await Promise.all(
      ids.map(async (id) => {
        await world.send(id, { type: 'start' });
        for (const percent of [10, 20, 30]) await world.send(id, { type: 'progress', percent });
        await world.send(id, { type: 'complete' });
      }),
    );
    over = true;
    await Promise.all(relays);
    await catchUp(7);
    await expectWhole(world);
    // Nor is anything looked at again that has its position.
    expect(await world.sql`select from feed_state where cut`).toHaveLength(0);
    await stop();
  });

  it('goes on in a server that counts its transactions anew, after a backup was restored there', async () => {
    const { sql } = world;
    const id = await born();
    await sql`update feed_state set horizon = '9000000000000000'`;
    expect(await relay()).toBeGreaterThan(0);
    const { events } = await readFeed(sql, 0, null, 1_000);
    expect(events.at(-1)?.subjectId).toBe(id);
    await born();
    await catchUp();
    await expectWhole(world);
  });
});

describe('a relay of the feed dies', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
  });
  afterAll(() => world.close());

  it('before its positions are written: nothing is left of them, and another one gives them, with one delivery each', async () => {
    const { sql, clock } = world;
    const { id } = await subscribe(world, 'http://127.0.0.1:9/');
    const ids = [];
    for (let n = 0; n < 5; n += 1) {
      ids.push(await world.enrol({ userId: (await seedUser(sql)).id, activityId: await seedActivity(sql) }));
    }
    await dieWaitingFor(world, (tx) => tx`lock table feed in share mode`);
    expect((await readFeed(sql, 0, null, 1_000)).head).toBe(0);
    expect(await sql`select from webhook_deliveries`).toHaveLength(0);
    while ((await givePositions(sql, clock.now(), ALL)) > 0);
    await expectWhole(world);
    const { head } = await readFeed(sql, 0, null, 1_000);
    const [row] = await sql`
      select count(*)::int as n, count(distinct position)::int as positions from webhook_deliveries where webhook_id = ${id}`;
    expect(row).toEqual({ n: head, positions: head });
  });
});

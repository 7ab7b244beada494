import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Watcher } from '../../domain/watching.ts';
import { inTransaction } from '../../store/tx.ts';
import { askedSoFar, askLooks, claimLooks, looked, unwatch, watch } from '../../store/watchers.ts';
import { relayLooks } from '../../worker/looks.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

const LEASE_MS = 30_000;

describe('a watcher that has to be told', () => {
  let world: World;
  let userId: string;
  let activityId: string;
  let watcher: Watcher;
  let told: string[];
  let targets = 0;

  beforeAll(async () => {
    world = await createWorld({ background: false });
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    const { sql, clock } = world;
    await sql`delete from looks`;
    userId = (await seedUser(sql)).id;
    activityId = await seedActivity(sql);
    targets += 1;
    watcher = { kind: 'plan', targetId: `target-${targets}` };
    told = [];
    await inTransaction(sql, (tx) => watch(tx, { ...watcher, userId, activityIds: [activityId] }, clock.now()));
  });

  const asked = () => askedSoFar(world.sql, watcher);
  const haveLooked = async () => looked(world.sql, watcher, await asked());
  const later = (ms: number) => new Date(Date.parse(world.clock.now()) + ms).toISOString();
  /** One round of the relay, whose tellings reach nobody: as if each had been lost on its way. */
  const relay = (look = async (_kind: string, targetId: string) => void told.push(targetId)) =>
    relayLooks({ ...world, dispatch: { look } });

  it('is told at once of what was asked for while the last telling came to its end', async () => {
    const { sql, clock } = world;
    await haveLooked();
    await world.enrol({ userId, activityId });
    expect(await asked()).toBe(1);
    // It looks, and somebody asks again, before the relay knows that it was told.
    await relay(async () => {
      await haveLooked();
      expect(await asked()).toBeNull();
      await inTransaction(sql, (tx) => askLooks(tx, watcher.kind, [watcher.targetId], clock.now()));
    });
    expect(await claimLooks(sql, clock.now(), later(LEASE_MS), 10)).toMatchObject([{ ...watcher, asked: 1 }]);
  });

  it('hears of a birth, of a change of status and of a record by hand, and of nothing that is not its own', async () => {
    const { sql, clock } = world;
    const other = await seedActivity(sql);
    await haveLooked();
    await world.enrol({ userId, activityId: other });
    await world.enrol({ userId: (await seedUser(sql)).id, activityId });
    expect(await asked()).toBeNull();
    const id = await world.enrol({ userId, activityId });
    expect(await asked()).toBe(1);
    await world.send(id, { type: 'visit' });
    expect(await asked()).toBe(1);
    await world.send(id, { type: 'complete' });
    expect(await asked()).toBe(2);
    await haveLooked();
    await sql`
      insert into training_records (id, user_id, record_type, object_id, title, completion_date, source, created_at)
      values (gen_random_uuid(), ${userId}, 'course', ${activityId}, 'By hand', '2026-01-01', 'manual', ${clock.now()})`;
    expect(await asked()).toBe(1);
    await haveLooked();
    await unwatch(sql, watcher);
    await world.enrol({ userId, activityId });
    expect(await asked()).toBeNull();
  });

  it('a watcher and a birth that come at the same instant find one another, whichever is first', async () => {
    const { sql, clock } = world;
    for (let round = 0; round < 20; round += 1) {
      const [person, activity] = [(await seedUser(sql)).id, await seedActivity(sql)];
      const target: Watcher = { kind: 'plan', targetId: `race-${round}` };
      // The watcher looks as soon as it is there: sees the birth, or is told of it.
      const look = async () => {
        const seen = await askedSoFar(sql, target);
        const rows = await sql`select from enrolments where user_id = ${person}`;
        await looked(sql, target, seen);
        return rows.length;
      };
      const [seen] = await Promise.all([
        inTransaction(sql, (tx) => watch(tx, { ...target, userId: person, activityIds: [activity] }, clock.now())).then(
          look,
        ),
        world.enrol({ userId: person, activityId: activity }),
      ]);
      expect(seen === 1 || (await askedSoFar(sql, target)) !== null).toBe(true);
    }
  });

  it('a relay dies with the look in its hands: another one tells when its lease is over', async () => {
    const { sql, clock } = world;
    expect(await claimLooks(sql, clock.now(), later(LEASE_MS), 10)).toMatchObject([watcher]);
    await relay();
    expect(told).toEqual([]);
    clock.moveTo(later(LEASE_MS + 1_000));
    await relay();
    expect(told).toEqual([watcher.targetId]);
  });

  it('the telling is lost, again and again: it is told until it has looked, and no more after that', async () => {
    await relay();
    await relay();
    expect(told).toHaveLength(1);
    for (const wait of [61_000, 121_000]) {
      world.clock.moveTo(later(wait));
      await relay();
    }
    expect(told).toHaveLength(3);
    await haveLooked();
    world.clock.moveTo(later(3_600_001));
    await relay();
    expect(told).toHaveLength(3);
  });

  it('Temporal does not answer: it is told soon after', async () => {
    await relay(() => Promise.reject(new Error('unavailable')));
    world.clock.moveTo(later(600));
    await relay();
    expect(told).toHaveLength(1);
  });

  it('what changes while it looks is not taken away by that look', async () => {
    const { sql } = world;
    const begun = await asked();
    await world.enrol({ userId, activityId });
    await looked(sql, watcher, begun);
    expect(await asked()).toBe(2);
    await relay();
    expect(told).toEqual([watcher.targetId]);
  });

  it('what changes while it is being told is told again at once', async () => {
    await relay(async (_kind, targetId) => {
      told.push(targetId);
      if (told.length === 1) await world.enrol({ userId, activityId });
    });
    await until(async () => {
      await relay();
      return told.length === 2;
    }, 'it was told again');
  });

  it('a watcher that wants to look again later is told then, or when something changes before', async () => {
    const { sql } = world;
    await looked(sql, watcher, await asked(), later(86_400_000));
    await relay();
    expect(told).toHaveLength(0);
    await world.enrol({ userId, activityId });
    await relay();
    expect(told).toHaveLength(1);
    await looked(sql, watcher, await asked(), later(86_400_000));
    world.clock.moveTo(later(86_400_001));
    await relay();
    expect(told).toHaveLength(2);
  });
});

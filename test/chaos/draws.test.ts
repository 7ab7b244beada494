import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { drawOrder } from '../../domain/lottery.ts';
import { SYSTEM } from '../../domain/state.ts';
import type { Db } from '../../store/db.ts';
import { listLots, readLottery, sha256 } from '../../store/lotteries.ts';
import { settlePools } from '../../store/poolDues.ts';
import { patchPool } from '../../store/poolSettings.ts';
import { claimMessages } from '../../store/relay.ts';
import { reserveSeats } from '../../store/reservationDesk.ts';
import { audit } from '../support/audit.ts';
import { dieWaitingFor, outliveLeases } from '../support/dieWaitingFor.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

const LEASE_MS = 30_000;

describe('a worker that dies as something of a pool falls due', () => {
  let world: World;
  // Each has a world of its own: dead workers leave leases behind, and clocks are moved.
  beforeEach(async () => {
    world = await createWorld({ workers: 1, background: false });
  });
  afterEach(() => world.close());

  const inTime = (duration: string) => addDuration(world.clock.now(), duration, 'UTC');

  async function waiting(activityId: string, many: number): Promise<string[]> {
    const ids: string[] = [];
    for (let n = 0; n < many; n++) ids.push(await world.enrol({ userId: (await seedUser(world.sql)).id, activityId }));
    return ids;
  }

  const lock = (activityId: string) => (tx: Db) => tx`select from pools where id = ${activityId} for update`;

  /** Another worker’s loops come. */
  async function carriedOn(work: () => Promise<unknown>): Promise<void> {
    const stop = await world.startRelay();
    await work();
    await world.settle();
    await stop();
    expect(await audit(world.sql)).toEqual([]);
  }

  it('R13: before reserved seats go back: they are kept, and another one gives them back, once', async () => {
    const { sql, clock } = world;
    const activityId = await seedActivity(sql, { maximum: 2 });
    const manager = await seedUser(sql);
    const releaseAt = inTime('PT2S');
    const wanted = { poolId: activityId, managerId: manager.id, seats: 2, reason: null, actor: SYSTEM };
    await reserveSeats(sql, uuidv7(), { ...wanted, release: { at: releaseAt } }, clock.now());
    const ids = await waiting(activityId, 2);
    await until(() => clock.now() > releaseAt, 'the seats go back');
    await dieWaitingFor(world, lock(activityId));
    outliveLeases(world);
    const kept = () => sql`select taken, reserved from pools where id = ${activityId}`;
    expect(await kept()).toEqual([{ taken: 0, reserved: 2 }]);
    await Promise.all([settlePools(sql, clock), settlePools(sql, clock)]);
    expect(await kept()).toEqual([{ taken: 2, reserved: 0 }]);
    await carriedOn(async () => {
      for (const id of ids) await world.when(id, ({ status }) => status === 'enrolled', 'the seat arrived');
    });
  });

  it('R18: before a waiting list ends: it waits, and another one ends it, dated by the start', async () => {
    const { sql, clock } = world;
    const activityId = await seedActivity(sql, { maximum: 1 });
    const startsAt = inTime('PT2S');
    await patchPool(sql, activityId, { startsAt }, null, clock.now());
    const [, waits = ''] = await waiting(activityId, 2);
    await sql`delete from outbox`;
    await until(() => clock.now() > startsAt, 'it starts');
    await dieWaitingFor(world, lock(activityId));
    outliveLeases(world);
    expect(await sql`select from outbox where kind = 'tell'`).toHaveLength(0);
    await Promise.all([settlePools(sql, clock), settlePools(sql, clock)]);
    expect(await sql`select from outbox where kind = 'tell'`).toHaveLength(1);
    await carriedOn(async () => {
      const { end } = await world.when(waits, ({ status }) => status === 'expired', 'the waiting list has ended');
      expect(end).toMatchObject({ reason: 'waitlist', at: startsAt });
    });
  });

  it('R12: before a draw is written: nothing of it is left, another one draws the same lots, and once', async () => {
    const { sql, clock } = world;
    const activityId = await seedActivity(sql, { maximum: 2 });
    const drawAt = inTime('PT1S');
    await patchPool(sql, activityId, { admission: 'lottery', drawAt }, null, clock.now());
    const ids = await waiting(activityId, 5);
    await until(() => clock.now() > drawAt, 'the draw is due');
    await dieWaitingFor(world, lock(activityId));
    outliveLeases(world);
    expect(await readLottery(sql, activityId)).toMatchObject({ drawnAt: null, seed: null });
    expect(await listLots(sql, activityId, null, 10)).toEqual([]);
    await Promise.all([settlePools(sql, clock), settlePools(sql, clock)]);
    const { seed } = (await readLottery(sql, activityId)) ?? {};
    const lots = drawOrder(seed ?? '', ids, sha256);
    expect((await listLots(sql, activityId, null, 10)).map(({ enrolmentId }) => enrolmentId)).toEqual(
      lots.map(({ enrolmentId }) => enrolmentId),
    );
    // The relay dies with the grants and the lots in its hands.
    const lease = new Date(Date.parse(clock.now()) + LEASE_MS).toISOString();
    expect(await claimMessages(sql, clock.now(), lease, 50)).toHaveLength(7);
    clock.moveTo(new Date(Date.parse(lease) + 1_000).toISOString());
    await carriedOn(async () => {
      for (const { enrolmentId, place } of lots) {
        const status = place <= 2 ? 'enrolled' : 'waitlisted';
        await until(async () => (await world.history(enrolmentId)).includes('lot_drawn'), 'it hears of its lot');
        await world.when(enrolmentId, (state) => state.status === status, 'it is as drawn');
      }
    });
    for (const id of ids) expect((await world.history(id)).filter((type) => type === 'lot_drawn')).toHaveLength(1);
  });
});

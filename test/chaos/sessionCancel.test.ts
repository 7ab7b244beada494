import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { placeIn } from '../../domain/sessions.ts';
import { settlePools } from '../../store/poolDues.ts';
import { claimMessages } from '../../store/relay.ts';
import { cancelSession } from '../../store/sessionCancel.ts';
import { audit } from '../support/audit.ts';
import { dieWaitingFor, outliveLeases } from '../support/dieWaitingFor.ts';
import { persistently } from '../support/persistently.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { seedSession } from '../support/sessions.ts';
import { until } from '../support/until.ts';
import { startWorkerProcess, type WorkerProcess } from '../support/workerProcess.ts';
import { createWorld, type World } from '../support/world.ts';

const LEASE_MS = 30_000;

describe('a session that is cancelled while workers die', () => {
  let world: World;
  // Each has a world of its own: dead workers leave leases behind, and clocks are moved.
  beforeEach(async () => {
    world = await createWorld({ workers: 0, background: false });
  });
  afterEach(() => world.close());

  /** An event with people in one of its sessions, and another one with so many seats. */
  async function event(people: number, elsewhere: number, given = {}) {
    const activityId = await seedActivity(world.sql, { type: 'event' });
    const gone = await seedSession(world, activityId, 'P10D', { maximum: people, ...given });
    const other = await seedSession(world, activityId, 'P20D', { maximum: elsewhere });
    const ids: string[] = [];
    for (let n = 0; n < people; n++) {
      const { id: userId } = await seedUser(world.sql);
      ids.push(await world.enrol({ userId, activityId, sessions: [gone] }));
    }
    return { activityId, gone, other, ids };
  }

  /** Who has no seat in any session, though they had one. */
  const between = async (activityId: string) => {
    const rows = await world.sql<{ id: string }[]>`
      select e.id from enrolments e where e.activity_id = ${activityId} and not exists (
        select from seats s where s.enrolment_id = e.id and s.pool_id <> ${activityId} and s.state in ('held', 'beyond')
      )`;
    return rows.map(({ id }) => id);
  };

  it('R18: the only worker is killed again and again: nobody is ever between two sessions, and all are told', async () => {
    const { activityId, gone, other, ids } = await event(14, 9);
    let worker: WorkerProcess = await startWorkerProcess(world);
    const now = world.clock.now();
    await cancelSession(world.sql, gone, { offers: [other], offerUntil: null, reason: null }, null, now);
    const changing = Promise.all(
      ids.map((id) => {
        const commandId = randomUUID();
        return persistently(() => world.send(id, { type: 'change-session', from: gone, to: other }, commandId));
      }),
    );
    const done = (count: number) =>
      until(
        async () => {
          expect(await between(activityId)).toEqual([]);
          const [row] = await world.sql<{ n: number }[]>`
            select count(*)::int as n from commands c join enrolments e on e.id = c.enrolment_id
            where e.activity_id = ${activityId} and c.type in ('session-changed', 'change-session')`;
          return row !== undefined && row.n >= count;
        },
        `${count} were told or have chosen`,
        60_000,
      );
    for (const count of [4, 11, 18]) {
      await done(count);
      await worker.kill();
      worker = await startWorkerProcess(world);
    }
    await changing;
    const told = async (id: string) => {
      const { sessions } = await world.state(id);
      const place = placeIn({ sessions }, gone);
      return place === undefined || place.session.status === 'cancelled';
    };
    for (const id of ids) await until(() => told(id), 'it knows that the session is cancelled', 60_000);
    expect(await between(activityId)).toEqual([]);
    const places = await Promise.all(ids.map((id) => world.state(id)));
    const inOther = places.filter((state) => placeIn(state, other)?.seat === 'held');
    const wait = places.filter((state) => placeIn(state, other)?.seat === 'queued');
    expect([inOther.length, wait.length]).toEqual([9, 5]);
    for (const state of inOther) expect([state.status, state.sessions.length]).toEqual(['enrolled', 1]);
    for (const state of wait) expect([state.status, placeIn(state, gone)?.seat]).toEqual(['to_confirm', 'held']);
    expect(await audit(world.sql)).toEqual([]);
    await worker.stop();
  }, 120_000);

  it('R18: a worker dies as the cutoff of a minimum comes: nothing of it is left, and another one cancels, once', async () => {
    const { sql, clock } = world;
    // By the wall clock of the world, as the worker is a process of its own that never gets so far.
    const minimumAt = addDuration(clock.now(), 'PT1S', 'UTC');
    const { gone, other, ids } = await event(2, 2, { minimum: 9, minimumAt, belowMinimum: 'cancel' });
    await until(() => clock.now() > minimumAt, 'the cutoff has come');
    await dieWaitingFor(world, (tx) => tx`select from sessions where id = ${gone} for update`);
    outliveLeases(world);
    const [session] = await sql`select status, minimum_done_at from sessions where id = ${gone}`;
    expect(session).toEqual({ status: 'planned', minimumDoneAt: null });
    expect(await sql`select from outbox where kind = 'tell'`).toHaveLength(0);
    await Promise.all([settlePools(sql, clock), settlePools(sql, clock)]);
    expect(await sql`select from outbox where kind = 'tell'`).toHaveLength(2);
    const [stopWorker, stopRelay] = [await world.startWorker(), await world.startRelay()];
    for (const id of ids) {
      const state = await world.when(id, ({ status }) => status === 'to_confirm', 'it is told');
      expect(placeIn(state, gone)?.session.offers).toEqual([other]);
    }
    await world.settle();
    await stopRelay();
    await stopWorker();
    expect(await audit(sql)).toEqual([]);
  });

  it('R18: a relay dies with the news in its hands: another one tells everybody when its lease is over', async () => {
    const { sql, clock } = world;
    const { gone, other, ids } = await event(3, 3);
    await cancelSession(sql, gone, { offers: [other], offerUntil: null, reason: null }, null, clock.now());
    const lease = new Date(Date.parse(clock.now()) + LEASE_MS).toISOString();
    expect(await claimMessages(sql, clock.now(), lease, 10)).toHaveLength(3);
    clock.moveTo(new Date(Date.parse(lease) + 1_000).toISOString());
    const [stopWorker, stopRelay] = [await world.startWorker(), await world.startRelay()];
    for (const id of ids) await world.when(id, ({ status }) => status === 'to_confirm', 'it is told');
    await world.settle();
    await stopRelay();
    await stopWorker();
    expect(await audit(sql)).toEqual([]);
  });
});

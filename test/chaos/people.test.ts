import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDuration, addToDate, localDateOf, startOfDay } from '../../domain/calendar.ts';
import { isRejection } from '../../domain/outcome.ts';
import { SYSTEM } from '../../domain/state.ts';
import { transition } from '../../domain/transition.ts';
import type { Instant } from '../../domain/words.ts';
import { BY_HAND } from '../../store/changePeople.ts';
import { commit } from '../../store/commit.ts';
import type { Db } from '../../store/db.ts';
import { loadEnrolment } from '../../store/enrolments.ts';
import { patchPerson, readPerson } from '../../store/people.ts';
import { settlePeople } from '../../store/personDues.ts';
import { planChange } from '../../store/plannedChanges.ts';
import { lockApprovers } from '../../store/reassign.ts';
import { listUserEvents } from '../../store/userEvents.ts';
import { audit } from '../support/audit.ts';
import { dieWaitingFor } from '../support/dieWaitingFor.ts';
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

describe('a worker that dies as something of a person falls due', () => {
  let world: World;
  // Each has a world of its own: dead workers leave leases behind, and clocks are moved.
  beforeEach(async () => {
    world = await createWorld({ background: false });
    await seedPolicy(world.sql, 'asks', managerApproval());
  });
  afterEach(() => world.close());

  const events = async (id: string) => {
    const rows = await listUserEvents(world.sql, id, null, 100);
    return rows.map(({ type, at }) => ({ type, at }));
  };
  const messages = () => world.sql`select from outbox where kind in ('reassign', 'tell')`;

  /** A manager whose decision somebody waits for; nothing of it is left for the one that dies to claim. */
  async function asked() {
    const { sql } = world;
    const [head, other] = [await seedUser(sql), await seedUser(sql)];
    const manager = await seedUser(sql, { managerId: head.id });
    const learner = await seedUser(sql, { managerId: manager.id, timezone: 'Etc/GMT+12' });
    const id = await world.enrol({ userId: learner.id, activityId: await seedActivity(sql, { policy: 'asks' }) });
    const stop = await world.startRelay();
    await world.settle();
    await stop();
    return { head, other, manager, learner, id };
  }

  async function carriedOn(id: string, assigneeId: string): Promise<void> {
    const stop = await world.startRelay();
    await world.when(id, ({ task }) => task?.assigneeId === assigneeId, 'the task moved');
    await world.settle();
    await stop();
    expect(await audit(world.sql)).toEqual([]);
  }

  /** As somebody who looks for an approver just now: whoever changes who that is has to wait. */
  const lock = (tx: Db) => tx`select ${lockApprovers(tx)}`;

  it('R32: before an expiry is written: the person is there, and another worker lets them expire, once, dated by the date', async () => {
    const { sql, clock } = world;
    const { head, manager, id } = await asked();
    const at = addDuration(clock.now(), 'PT2S', 'UTC');
    await patchPerson(sql, manager.id, { expires: { at } }, null, clock);
    await until(() => clock.now() > at, 'the date has passed');
    await dieWaitingFor(world, lock);
    expect((await readPerson(sql, manager.id))?.status).toBe('activated');
    expect(await messages()).toHaveLength(0);
    const done = await Promise.all([settlePeople(sql, clock), settlePeople(sql, clock)]);
    expect(done.sort()).toEqual([0, 1]);
    expect(await events(manager.id)).toMatchObject([{ type: 'changed' }, { type: 'expired', at }]);
    await carriedOn(id, head.id);
  });

  it('R2: before a planned change is written: it is planned, and another worker carries it out, once, dated by its day', async () => {
    const { sql, clock } = world;
    const { other, learner, id } = await asked();
    // A worker of its own lives by the wall clock: the day has begun, while nobody was there to see it.
    const today = localDateOf(clock.now(), 'Etc/GMT+12');
    const plan = { changes: { managerId: other.id }, effectiveFrom: addToDate(today, 'P0D') };
    const at: Instant = startOfDay(plan.effectiveFrom, 'Etc/GMT+12');
    await planChange(sql, uuidv7(), learner.id, plan, null, clock, BY_HAND);
    await dieWaitingFor(world, lock);
    expect(await sql`select status from planned_changes`).toEqual([{ status: 'planned' }]);
    expect(await messages()).toHaveLength(0);
    await Promise.all([settlePeople(sql, clock), settlePeople(sql, clock)]);
    expect(await sql`select status from planned_changes`).toEqual([{ status: 'done' }]);
    expect(await events(learner.id)).toMatchObject([{ type: 'change_planned' }, { type: 'changed', at }]);
    await carriedOn(id, other.id);
  });

  it('a first access that is not committed leaves the person as they were; its repeat makes them active, once', async () => {
    const { sql, clock } = world;
    const userId = (await seedUser(sql)).id;
    const id = await world.enrol({ userId, activityId: await seedActivity(sql) });
    const loaded = await loadEnrolment(sql, id);
    if (!loaded) throw new Error('no such enrolment');
    const command = { type: 'start', actor: SYSTEM } as const;
    const outcome = transition(loaded.state, command, clock.now());
    if (isRejection(outcome)) throw new Error(outcome.detail);
    const items = [{ commandId: uuidv7(), command, at: clock.now(), outcome }];
    const request = { enrolmentId: id, stamp: loaded.stamp, items, byUpdate: false };
    // The connection ends between the enrolment's row and the end of the transaction.
    await sql`
      create function break_off() returns trigger language plpgsql as $$
      begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`;
    await sql`create trigger break_off before insert on user_events for each row execute function break_off()`;
    await expect(commit(sql, request, clock)).rejects.toThrow();
    await sql`drop trigger break_off on user_events`;
    expect((await world.state(id)).status).toBe('enrolled');
    expect((await readPerson(sql, userId))?.status).toBe('activated');
    expect((await commit(sql, request, clock)).committed).toBe(true);
    expect(Object.keys((await commit(sql, request, clock)).known)).toEqual([items[0]?.commandId]);
    expect([(await world.state(id)).status, (await readPerson(sql, userId))?.status]).toEqual([
      'in_progress',
      'active',
    ]);
    expect(await events(userId)).toMatchObject([{ type: 'first_access' }]);
    expect(await audit(sql)).toEqual([]);
  });
});

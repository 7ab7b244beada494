import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDuration, localDateOf } from '../../domain/calendar.ts';
import { BY_HAND } from '../../store/changePeople.ts';
import { patchPerson, readPerson } from '../../store/people.ts';
import { planChange } from '../../store/plannedChanges.ts';
import { listUserEvents } from '../../store/userEvents.ts';
import { audit } from '../support/audit.ts';
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { createWorld, type World } from '../support/world.ts';

const seats = { duringApproval: 'none', holdFor: null, waitingList: true, suspendGrace: 'P7D' } as const;

describe('a person', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await seedPolicy(world.sql, 'asks', managerApproval());
    await seedPolicy(world.sql, 'grace', { seats });
  });
  afterAll(async () => {
    await world.settle();
    expect(await audit(world.sql)).toEqual([]);
    await world.close();
  });

  const status = async (id: string) => (await readPerson(world.sql, id))?.status;
  const events = async (id: string) => {
    const rows = await listUserEvents(world.sql, id, null, 100);
    return rows.map(({ type }) => type);
  };
  const inDays = (days: number) => addDuration(world.clock.now(), `P${days}D`, 'UTC');

  it('becomes active at the first access to any activity, in the commit that tells of it, and once', async () => {
    const { sql } = world;
    const userId = (await seedUser(sql)).id;
    const first = await world.enrol({ userId, activityId: await seedActivity(sql) });
    const second = await world.enrol({ userId, activityId: await seedActivity(sql) });
    expect(await status(userId)).toBe('activated');
    await Promise.all([world.send(first, { type: 'visit' }), world.send(second, { type: 'start' })]);
    expect(await status(userId)).toBe('active');
    await world.send(second, { type: 'visit' });
    const [event, ...more] = await listUserEvents(sql, userId, null, 10);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ type: 'first_access', fromStatus: 'activated', toStatus: 'active' });
    expect([first, second]).toContain(event?.data.enrolment);
    expect((await readPerson(sql, userId))?.version).toBe(2);
  });

  it('becomes active also by starting what was only suggested, when a seat has to be asked for', async () => {
    const { sql } = world;
    const userId = (await seedUser(sql)).id;
    const activityId = await seedActivity(sql, { maximum: 1 });
    const id = await world.enrol({ userId, activityId, obligation: 'suggested' });
    await world.send(id, { type: 'start' });
    expect([(await world.state(id)).status, await status(userId)]).toEqual(['in_progress', 'active']);
  });

  it('R14, R32: who was away and is let in again is activated, and active from the next access on', async () => {
    const { sql, clock } = world;
    const userId = (await seedUser(sql)).id;
    const id = await world.enrol({ userId, activityId: await seedActivity(sql) });
    await world.send(id, { type: 'start' });
    await patchPerson(sql, userId, { status: 'deactivated' }, null, clock);
    await patchPerson(sql, userId, { status: 'activated' }, null, clock);
    await world.settle();
    await world.send(id, { type: 'visit', happenedAt: clock.now() } as never);
    expect(await status(userId)).toBe('active');
    expect(await events(userId)).toEqual(['first_access', 'deactivated', 'activated', 'first_access']);
  });

  it('R2, R32: expires by itself at the date; approvals move and seats go after the grace; a later date brings all back', async () => {
    const { sql, clock } = world;
    const [head, boss] = [await seedUser(sql), await seedUser(sql)];
    await patchPerson(sql, boss.id, { managerId: head.id }, null, clock);
    const learner = await seedUser(sql, { managerId: boss.id });
    const asked = await world.enrol({ userId: learner.id, activityId: await seedActivity(sql, { policy: 'asks' }) });
    const seat = await world.enrol({
      userId: boss.id,
      activityId: await seedActivity(sql, { policy: 'grace', maximum: 1 }),
    });
    const at = inDays(10);
    await patchPerson(sql, boss.id, { expires: { at } }, null, clock);
    await world.advance('P9D');
    expect(await status(boss.id)).toBe('activated');
    await world.advance('P2D');
    expect(await status(boss.id)).toBe('expired');
    await world.when(asked, ({ task }) => task?.assigneeId === head.id, 'the task moved');
    await world.when(seat, ({ awaySince }) => awaySince !== null, 'the learner is away');
    const expired = (await listUserEvents(sql, boss.id, null, 10)).at(-1);
    expect(expired).toMatchObject({ type: 'expired', at, actorKind: 'system' });
    await world.advance('P8D');
    expect((await world.state(seat)).seat).toBe('queued');
    await patchPerson(sql, boss.id, { expires: { at: inDays(100) } }, null, clock);
    await world.when(asked, ({ task }) => task?.assigneeId === boss.id, 'the task came back');
    await world.when(seat, (state) => state.status === 'enrolled', 'there is a seat again');
    expect(await events(boss.id)).toEqual(['changed', 'changed', 'expired', 'restored']);
  });

  it('R2: has another manager from the day that was planned, and open approvals move with it', async () => {
    const { sql, clock } = world;
    const [before, after] = [await seedUser(sql), await seedUser(sql)];
    const learner = await seedUser(sql, { managerId: before.id, timezone: 'Pacific/Auckland' });
    const asked = await world.enrol({ userId: learner.id, activityId: await seedActivity(sql, { policy: 'asks' }) });
    const effectiveFrom = localDateOf(inDays(5), 'Pacific/Auckland');
    const plan = { changes: { managerId: after.id, department: 'Law' }, effectiveFrom };
    await planChange(sql, uuidv7(), learner.id, plan, null, clock, BY_HAND);
    await world.advance('P3D');
    expect((await world.state(asked)).task?.assigneeId).toBe(before.id);
    await world.advance('P3D');
    await world.when(asked, ({ task }) => task?.assigneeId === after.id, 'the task moved');
    expect(await readPerson(sql, learner.id)).toMatchObject({ managerId: after.id, department: 'Law' });
    expect(await events(learner.id)).toEqual(['change_planned', 'changed']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patchPerson } from '../../store/people.ts';
import { audit } from '../support/audit.ts';
import { seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { createWorld, type World } from '../support/world.ts';

const seats = { duringApproval: 'none', holdFor: null, waitingList: true, suspendGrace: 'P7D' } as const;

describe('who is suspended or deactivated', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await seedPolicy(world.sql, 'grace', { seats, reminders: [{ before: 'P25D' }, { before: 'P2D' }] });
  });
  afterAll(() => world.close());

  const activity = () => seedActivity(world.sql, { policy: 'grace', maximum: 1, deadlineAfter: 'P30D' });
  const setStatus = (userId: string, status: 'activated' | 'deactivated') =>
    patchPerson(world.sql, userId, { status }, null, world.clock);
  const when = (id: string, status: string) => world.when(id, (state) => state.status === status, `it is ${status}`);

  it('R13, R32: holds the seat for the grace; then it goes to the next, and on return there is a seat when one is free', async () => {
    const { sql } = world;
    const activityId = await activity();
    const [first, second] = [(await seedUser(sql)).id, (await seedUser(sql)).id];
    const stopped = await world.enrol({ userId: first, activityId });
    const next = await world.enrol({ userId: second, activityId });
    await world.send(stopped, { type: 'suspend' });
    await world.advance('P6D');
    expect((await world.state(next)).status).toBe('waitlisted');
    await world.advance('P2D');
    await when(next, 'enrolled');
    expect(await world.state(stopped)).toMatchObject({ status: 'suspended', beneath: 'waitlisted', seat: 'queued' });
    await world.send(stopped, { type: 'resume' });
    await world.settle();
    expect((await world.state(stopped)).status).toBe('waitlisted');
    await world.send(next, { type: 'withdraw' });
    await when(stopped, 'enrolled');
    await world.settle();
    expect(await audit(sql)).toEqual([]);
  });

  it('R14, R32: a deactivation reaches every live enrolment; its seats go on after the grace, and a return asks for them again', async () => {
    const { sql } = world;
    const userId = (await seedUser(sql)).id;
    const pools = [await activity(), await activity()];
    const ids = await Promise.all(pools.map((activityId) => world.enrol({ userId, activityId })));
    await setStatus(userId, 'deactivated');
    for (const id of ids) await world.when(id, ({ awaySince }) => awaySince !== null, 'the learner is away');
    await world.advance('P8D');
    for (const id of ids) expect(await world.state(id)).toMatchObject({ status: 'waitlisted', seat: 'queued' });
    // Nobody waits but who is away: a newcomer finds the seat free.
    const newcomer = await world.enrol({ userId: (await seedUser(sql)).id, activityId: pools[0]! });
    expect((await world.state(newcomer)).status).toBe('enrolled');
    await setStatus(userId, 'activated');
    await when(ids[1]!, 'enrolled');
    await world.settle();
    expect((await world.state(ids[0]!)).status).toBe('waitlisted');
    // How often it was passed over meanwhile is the pool's business.
    const lived = (await world.history(ids[1]!)).filter((type) => type !== 'passed_over');
    expect(lived).toEqual([
      ...['requested', 'enrolled', 'deadline_set', 'learner_away', 'seat_released', 'learner_returned'],
      ...['seat_granted', 'enrolled'],
    ]);
    expect(await audit(sql)).toEqual([]);
  });

  it('R23: no reminder is sent or made up for while one is away; those to come are, at their instants', async () => {
    const { sql } = world;
    const userId = (await seedUser(sql)).id;
    const id = await world.enrol({ userId, activityId: await activity() });
    await setStatus(userId, 'deactivated');
    await world.when(id, ({ awaySince }) => awaySince !== null, 'the learner is away');
    await world.advance('P6D');
    await setStatus(userId, 'activated');
    await world.when(id, ({ awaySince }) => awaySince === null, 'the learner is back');
    await world.advance('P23D');
    const reminders =
      await sql`select occurrence, status from mails where enrolment_id = ${id} and template = 'deadline_reminder'`;
    expect(reminders).toMatchObject([{ occurrence: expect.stringMatching(/^before-P2D@/), status: 'waiting' }]);
  });

  it('R14: who is approved while away waits, and is given the seat on return', async () => {
    const { sql } = world;
    const manager = await seedUser(sql);
    await seedPolicy(sql, 'asks', {
      seats,
      approval: {
        steps: [{ assignee: { relation: 'manager' }, remindAfter: [], timeLimit: null, onTimeout: 'escalate' }],
      },
    });
    const userId = (await seedUser(sql, { managerId: manager.id })).id;
    const id = await world.enrol({ userId, activityId: await seedActivity(sql, { policy: 'asks', maximum: 3 }) });
    await setStatus(userId, 'deactivated');
    await world.when(id, ({ awaySince }) => awaySince !== null, 'the learner is away');
    await world.send(id, { type: 'approve' });
    expect((await world.state(id)).status).toBe('waitlisted');
    await setStatus(userId, 'activated');
    await when(id, 'enrolled');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { createWorld, type World } from '../support/world.ts';

describe('one life', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  it('R26: a request is approved, started and completed, and leaves exactly one training record', async () => {
    const { sql } = world;
    const manager = await seedUser(sql);
    const learner = await seedUser(sql, { managerId: manager.id });
    await seedPolicy(sql, 'asks-manager', managerApproval());
    const activity = await seedActivity(sql, {
      policy: 'asks-manager',
      trainingEvent: true,
      validFor: 'P1Y',
      deadlineAfter: 'P30D',
    });
    const id = await world.enrol({ userId: learner.id, activityId: activity });
    expect((await world.state(id)).status).toBe('awaiting_approval');
    expect((await world.state(id)).task?.assigneeId).toBe(manager.id);
    await world.send(id, { type: 'approve' });
    expect((await world.state(id)).status).toBe('enrolled');
    await world.send(id, { type: 'start' });
    await world.send(id, { type: 'complete' });
    const done = await world.state(id);
    expect(done.status).toBe('completed');
    expect(await world.history(id)).toEqual([
      'requested',
      'approval_opened',
      'approved',
      'enrolled',
      'deadline_set',
      'started',
      'completed',
    ]);
    const records = await sql`select * from training_records where enrolment_id = ${id}`;
    expect(records).toHaveLength(1);
  });

  it('a grade given after the end is kept, by a run that lives just for it', async () => {
    const { sql } = world;
    const learner = await seedUser(sql);
    const id = await world.enrol({ userId: learner.id, activityId: await seedActivity(sql) });
    await world.send(id, { type: 'complete' });
    const text = { id: '01890000-0000-7000-8000-000000000000', commitment: 'c'.repeat(64) };
    await sql`insert into personal_text (id, created_at) values (${text.id}, now())`;
    await world.send(id, { type: 'grade', text });
    expect((await world.state(id)).grade?.id).toBe(text.id);
  });

  it('R22: an enrolment left alone falls due by its own timer, 90 days on', async () => {
    const { sql } = world;
    const learner = await seedUser(sql);
    await seedPolicy(sql, 'expires', {
      deadline: { basis: 'enrolment', after: 'P90D', date: null, grace: 'P3D', onDeadline: 'expire' },
      reminders: [{ before: 'P14D' }, { before: 'P1D' }],
    });
    const id = await world.enrol({ userId: learner.id, activityId: await seedActivity(sql, { policy: 'expires' }) });
    await world.advance('P100D');
    expect((await world.state(id)).status).toBe('expired');
    expect(await world.history(id)).toEqual([
      'requested',
      'enrolled',
      'deadline_set',
      'reminded',
      'reminded',
      'expired',
    ]);
  });

  it('a refusal that wakes a sleeping run leaves its first task in the history, the later ones leave nothing', async () => {
    const { sql, dispatch } = world;
    const userId = (await seedUser(sql)).id;
    const id = await world.enrol({ userId, activityId: await seedActivity(sql) });
    await world.settle();
    const refused = { rejection: { rejected: 'not-possible', status: 'enrolled' } };
    const length = async () => (await dispatch.describe(id))?.historyLength;
    await expect(world.send(id, { type: 'resume' })).rejects.toMatchObject(refused);
    const first = await length();
    // With nothing in it the server would hold back the next task for five seconds.
    expect(first).toBeGreaterThan(3);
    await expect(world.send(id, { type: 'resume' })).rejects.toMatchObject(refused);
    expect(await length()).toBe(first);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NoSuchEnrolment } from '../../dispatch/dispatcher.ts';
import { enrolmentWorkflowId } from '../../domain/ids.ts';
import { grantFreeSeats } from '../../store/pools.ts';
import { audit } from '../support/audit.ts';
import { backUp } from '../support/backup.ts';
import { outcomeOf, takeIn } from '../support/imports.ts';
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { fireNextTimer } from '../support/timeSkipping.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

describe('a Postgres that was restored and is older than Temporal', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ background: false });
    await seedPolicy(world.sql, 'asks', managerApproval());
    await seedPolicy(world.sql, 'expires', {
      deadline: { basis: 'enrolment', after: 'P30D', date: null, grace: null, onDeadline: 'expire' },
    });
  });
  afterAll(() => world.close());

  async function enrol(activity: Parameters<typeof seedActivity>[1] = {}, activityId?: string): Promise<string> {
    const { sql } = world;
    const manager = await seedUser(sql);
    const learner = await seedUser(sql, { managerId: manager.id });
    return world.enrol({ userId: learner.id, activityId: activityId ?? (await seedActivity(sql, activity)) });
  }

  const imported = (importId: string) =>
    until(async () => (await outcomeOf(world.sql, importId)).record.status === 'completed', 'the import has ended');
  const statusOf = async (id: string) => (await world.state(id)).status;
  const workflowOf = (id: string) => world.dispatch.client.workflow.getHandle(enrolmentWorkflowId(id)).describe();

  it('heals by itself: commands, timers, seats and records go on from the backup, and no chain is broken', async () => {
    const { sql, dispatch } = world;
    const reason = { id: '01890000-0000-7000-8000-000000000002', commitment: 'c'.repeat(64) };
    await sql`insert into personal_text (id, created_at) values (${reason.id}, now())`;
    const approved = await enrol({ policy: 'asks' });
    const suspended = await enrol();
    const completed = await enrol({ trainingEvent: true });
    const moved = await enrol({ policy: 'expires' });
    const oneSeat = await seedActivity(sql, { maximum: 1 });
    const inside = await enrol({}, oneSeat);
    const waiting = await enrol({}, oneSeat);
    const otherSeat = await seedActivity(sql, { maximum: 1 });
    const leaving = await enrol({}, otherSeat);
    const granted = await enrol({}, otherSeat);
    // Each of them has a run that knows it; a seat is on its way.
    for (const id of [suspended, completed, moved, inside, leaving]) await world.send(id, { type: 'start' });
    await world.send(leaving, { type: 'withdraw' });
    await grantFreeSeats(sql, otherSeat, world.clock.now());
    const learner = await seedUser(sql);
    const rows = ['external_id,activity,obligation,source', `${learner.externalId},imported,mandatory,hr`];
    await seedActivity(sql, { code: 'imported' });
    const importId = await takeIn(world, 'enrolments', rows.join('\n'));
    const backup = await backUp(world.databaseUrl);
    const stopRelay = await world.startRelay();

    // A life that nobody will remember, but for Temporal.
    await world.send(approved, { type: 'approve' });
    await world.send(suspended, { type: 'suspend' });
    await world.send(completed, { type: 'complete' });
    await world.send(moved, { type: 'set-deadline', deadline: null });
    await world.send(inside, { type: 'withdraw' });
    await world.when(waiting, ({ status }) => status === 'enrolled', 'the seat was handed on');
    await world.when(granted, ({ status }) => status === 'enrolled', 'the seat arrived');
    const forgotten = await enrol({ policy: 'expires' });
    await world.send(forgotten, { type: 'start' });
    const unborn = await enrol({ policy: 'expires' });
    await imported(importId);
    await world.settle();
    await stopRelay();

    await backup.restore();
    await world.startRelay();

    // Commands that the lost life would have made pointless, or impossible.
    expect(await statusOf(approved)).toBe('awaiting_approval');
    expect(await world.send(approved, { type: 'approve' })).toMatchObject({ changed: true });
    expect(await statusOf(approved)).toBe('enrolled');
    await world.send(suspended, { type: 'progress', percent: 50 });
    expect((await world.state(suspended)).progress).toBe(50);
    await world.send(completed, { type: 'complete' });
    expect(await statusOf(completed)).toBe('completed');
    // The grant that was on its way arrives again, and the seat is handed on again.
    await world.when(granted, ({ status }) => status === 'enrolled', 'the seat arrived again');
    const [seat] = await sql`select state, grant_id from seats where enrolment_id = ${granted}`;
    expect(seat).toMatchObject({ state: 'held', grantId: null });
    expect(await statusOf(waiting)).toBe('waitlisted');
    await world.send(inside, { type: 'withdraw' });
    await world.when(waiting, ({ status }) => status === 'enrolled', 'the seat was handed on again');
    // An import that Temporal knows to have ended.
    await imported(importId);
    // A timer that the run believes to be gone.
    const deadline = (await world.state(moved)).deadline?.deadline.at ?? '';
    world.clock.moveTo(new Date(Date.parse(deadline) + 90_000).toISOString());
    await world.when(moved, ({ status }) => status === 'expired', 'the deadline was carried out');
    expect((await world.state(moved)).end?.at).toBe(deadline);
    await world.settle();
    expect(await audit(sql)).toEqual([]);

    // What was born after the backup never was; its workflow finds that out, and ends.
    await expect(world.send(forgotten, { type: 'complete' })).rejects.toBeInstanceOf(NoSuchEnrolment);
    for (const id of [forgotten, unborn]) {
      await fireNextTimer(dispatch.client, enrolmentWorkflowId(id));
      await until(async () => (await workflowOf(id)).status.name === 'FAILED', 'the workflow of nothing has ended');
    }
  });
});

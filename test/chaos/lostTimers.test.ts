import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolmentWorkflowId } from '../../domain/ids.ts';
import { audit } from '../support/audit.ts';
import { seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

describe('what an operator does to a workflow', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await seedPolicy(world.sql, 'expires', {
      deadline: { basis: 'enrolment', after: 'P30D', date: null, grace: null, onDeadline: 'expire' },
      reminders: [{ before: 'P7D' }],
    });
  });
  afterAll(() => world.close());

  /** An enrolment whose workflow has begun, and sleeps until its reminder falls due. */
  async function started(): Promise<string> {
    const { sql } = world;
    const activityId = await seedActivity(sql, { policy: 'expires', type: 'objective' });
    const id = await world.enrol({ userId: (await seedUser(sql)).id, activityId });
    await world.send(id, { type: 'start' });
    await world.settle();
    return id;
  }

  const handleOf = (id: string) => world.dispatch.client.workflow.getHandle(enrolmentWorkflowId(id));

  it('R22: a terminated workflow is made again by the sweeper, and its deadline is dated by its due instant', async () => {
    const { sql } = world;
    const id = await started();
    const deadline = (await world.state(id)).deadline?.deadline.at;
    await handleOf(id).terminate('by an operator');
    world.clock.moveTo(new Date(Date.parse(deadline ?? '') + 120_000).toISOString());
    await world.when(id, ({ status }) => status === 'expired', 'the deadline was carried out');
    expect((await world.state(id)).end?.at).toBe(deadline);
    expect(await world.history(id)).toEqual([
      'requested',
      'enrolled',
      'deadline_set',
      'started',
      'reminded',
      'expired',
    ]);
    // R23: the reminder fell due while nobody was there to send it: listed, not sent late.
    const mails = await sql`select template, status from mails where enrolment_id = ${id} order by at`;
    expect(mails).toMatchObject([
      { template: 'deadline_reminder', status: 'missed' },
      { template: 'expired', status: 'waiting' },
    ]);
    await until(async () => (await handleOf(id).describe()).status.name === 'COMPLETED', 'the run has ended');
    expect(await audit(sql)).toEqual([]);
  });

  it('a cancelled workflow lives on: it takes commands, and carries out its deadline', async () => {
    const id = await started();
    const deadline = (await world.state(id)).deadline?.deadline.at;
    await handleOf(id).cancel();
    await until(
      async () =>
        (await handleOf(id).fetchHistory()).events?.some(
          (event) => event.workflowExecutionCancelRequestedEventAttributes,
        ),
      'the cancel is in the history',
    );
    await world.send(id, { type: 'progress', percent: 40 });
    await world.send(id, { type: 'progress', percent: 60 });
    expect((await world.state(id)).progress).toBe(60);
    expect((await handleOf(id).describe()).status.name).toBe('RUNNING');
    await world.advance('P31D');
    expect(await world.state(id)).toMatchObject({ status: 'expired', end: { at: deadline } });
    expect(await audit(world.sql)).toEqual([]);
  });

  it('a command finds a terminated workflow gone, and makes it again', async () => {
    const id = await started();
    await handleOf(id).terminate('by an operator');
    await world.send(id, { type: 'complete' });
    expect((await world.state(id)).status).toBe('completed');
    expect(await audit(world.sql)).toEqual([]);
  });
});

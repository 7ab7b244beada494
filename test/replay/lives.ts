import type { Client } from '@temporalio/client';
import { uuidv7 } from 'uuidv7';
import { enrolmentWorkflowId, importWorkflowId, poolWorkflowId } from '../../domain/ids.ts';
import { outcomeOf, takeIn } from '../support/imports.ts';
import { seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import type { World } from '../support/world.ts';

/** One run of one workflow, and what its past holds. */
export interface Past {
  holds: string;
  workflowId: string;
  /** Left out: the latest run. */
  runId?: string;
}

const status = (world: World, id: string, wanted: string) =>
  world.when(id, (state) => state.status === wanted, `it is ${wanted}`);

async function ended(client: Client, workflowId: string): Promise<void> {
  const handle = client.workflow.getHandle(workflowId);
  await until(async () => (await handle.describe()).status.name !== 'RUNNING', `${workflowId} has ended`);
}

async function reason(world: World) {
  const ref = { id: uuidv7(), commitment: 'c0ffee' };
  await world.sql`insert into personal_text (id, created_at) values (${ref.id}, ${world.clock.now()})`;
  return ref;
}

async function enrol(world: World, activityId: string): Promise<string> {
  const manager = await seedUser(world.sql);
  return world.enrol({ userId: (await seedUser(world.sql, { managerId: manager.id })).id, activityId });
}

/** Asked for, approved, waited, got a seat, started, was reminded, expired; and was revived, and completed. */
async function fullLife(world: World): Promise<Past[]> {
  const { sql, dispatch } = world;
  await seedPolicy(sql, 'full', {
    approval: {
      steps: [{ assignee: { relation: 'manager' }, remindAfter: ['P2D'], timeLimit: 'P9D', onTimeout: 'escalate' }],
    },
    deadline: { basis: 'enrolment', after: 'P30D', date: null, grace: 'P3D', onDeadline: 'expire' },
    reminders: [{ before: 'P7D' }, { after: 'P1D' }],
  });
  const activityId = await seedActivity(sql, { policy: 'full', maximum: 1, trainingEvent: true });
  const before = await enrol(world, activityId);
  const id = await enrol(world, activityId);
  const workflowId = enrolmentWorkflowId(id);
  await world.send(before, { type: 'approve' });
  await world.advance('P3D');
  await world.send(id, { type: 'approve' });
  await world.send(before, { type: 'withdraw' });
  await status(world, id, 'enrolled');
  await ended(dispatch.client, poolWorkflowId(activityId));
  await world.send(id, { type: 'start' });
  await world.send(id, { type: 'suspend' });
  await world.send(id, { type: 'resume' });
  await world.advance('P40D');
  await status(world, id, 'expired');
  await ended(dispatch.client, workflowId);
  const { runId } = await dispatch.client.workflow.getHandle(workflowId).describe();
  await world.send(id, { type: 'reopen', reason: await reason(world) });
  await world.send(id, { type: 'complete' });
  await ended(dispatch.client, workflowId);
  return [
    { holds: 'approval-reminder-seat-suspension-deadline-reminder-and-expiry', workflowId, runId },
    { holds: 'reopening-after-expiry-and-completion', workflowId },
    { holds: 'a-pool-that-grants-a-seat', workflowId: poolWorkflowId(activityId) },
  ];
}

/** Nobody ever said a word to it. */
async function asleep(world: World): Promise<Past[]> {
  await seedPolicy(world.sql, 'expires', {
    deadline: { basis: 'enrolment', after: 'P30D', date: null, grace: null, onDeadline: 'expire' },
  });
  const id = await enrol(world, await seedActivity(world.sql, { policy: 'expires' }));
  await world.advance('P31D');
  await ended(world.dispatch.client, enrolmentWorkflowId(id));
  return [{ holds: 'a-sleep-until-the-deadline', workflowId: enrolmentWorkflowId(id) }];
}

/** An operator cancelled it, which it ignored. */
async function cancelled(world: World): Promise<Past[]> {
  const id = await enrol(world, await seedActivity(world.sql));
  const workflowId = enrolmentWorkflowId(id);
  await world.send(id, { type: 'start' });
  await world.dispatch.client.workflow.getHandle(workflowId).cancel();
  await world.send(id, { type: 'complete' });
  await ended(world.dispatch.client, workflowId);
  return [{ holds: 'a-cancel-that-was-ignored', workflowId }];
}

/** Commands and syncs at the same instants. */
async function raced(world: World): Promise<Past[]> {
  const id = await enrol(world, await seedActivity(world.sql, { type: 'objective' }));
  const told = (percent: number) => [
    world.send(id, { type: 'progress', percent }),
    world.dispatch.sync(id, { version: 0, head: '' }, { force: percent % 2 === 0, live: true }).catch(() => undefined),
  ];
  await Promise.all(Array.from({ length: 20 }, (_, n) => told(n + 1)).flat());
  await world.send(id, { type: 'withdraw' });
  await ended(world.dispatch.client, enrolmentWorkflowId(id));
  return [{ holds: 'commands-raced-with-syncs', workflowId: enrolmentWorkflowId(id) }];
}

async function imported(world: World): Promise<Past[]> {
  const { sql } = world;
  await seedActivity(sql, { code: 'imported' });
  const { externalId } = await seedUser(sql);
  const rows = [
    'external_id,activity,obligation,source',
    `${externalId},imported,mandatory,hr`,
    'nobody,imported,mandatory,hr',
  ];
  const id = await takeIn(world, 'enrolments', rows.join('\n'));
  await until(async () => (await outcomeOf(sql, id)).record.status === 'completed', 'the import has ended');
  await ended(world.dispatch.client, importWorkflowId(id));
  return [{ holds: 'an-import', workflowId: importWorkflowId(id) }];
}

/** The lives whose histories are kept. */
export const lives = [fullLife, asleep, cancelled, raced, imported];

/** On a server that lets no run grow long: a life that goes on from one run to the next. */
export async function continued(world: World): Promise<Past[]> {
  const { client } = world.dispatch;
  const id = await enrol(world, await seedActivity(world.sql, { type: 'objective' }));
  const workflowId = enrolmentWorkflowId(id);
  const { runId } = await until(async () => {
    await world.send(id, { type: 'progress', percent: (await world.state(id)).progress + 1 });
    for await (const run of client.workflow.list({ query: `WorkflowId = '${workflowId}'` }))
      if (run.status.name === 'CONTINUED_AS_NEW') return run;
    return null;
  }, 'a run continued as new');
  await world.send(id, { type: 'complete' });
  await ended(client, workflowId);
  return [
    { holds: 'a-run-that-continued-as-new', workflowId, runId },
    { holds: 'the-run-after-one-that-continued-as-new', workflowId },
  ];
}

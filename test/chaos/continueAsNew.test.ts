import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolmentWorkflowId } from '../../domain/ids.ts';
import { audit } from '../support/audit.ts';
import { persistently } from '../support/persistently.ts';
import { seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { type MortalTemporal, ownTemporal } from '../support/servers.ts';
import { sharedStack } from '../support/stack.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

const COMMANDS = 45;

describe('a run that continues as new', () => {
  let temporal: MortalTemporal;
  let world: World;
  beforeAll(async () => {
    // So short that a few commands fill a run.
    temporal = await ownTemporal({ 'limit.historyCount.suggestContinueAsNew': '20' });
    world = await createWorld({ temporalAddress: temporal.address });
    await seedPolicy(world.sql, 'expires', {
      deadline: { basis: 'enrolment', after: 'P30D', date: null, grace: null, onDeadline: 'expire' },
    });
  });
  afterAll(async () => {
    await world.close();
    await temporal.stop();
  });

  it('loses no message that comes at the same instant, keeps its timer, and each of its runs replays', async () => {
    const { sql, dispatch } = world;
    const userId = (await seedUser(sql)).id;
    const id = await world.enrol({
      userId,
      activityId: await seedActivity(sql, { type: 'objective', policy: 'expires' }),
    });
    const workflowId = enrolmentWorkflowId(id);
    // Three senders, so that there is always something on its way when a run ends.
    const left = Array.from({ length: COMMANDS }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
    const sender = async () => {
      for (let commandId = left.shift(); commandId !== undefined; commandId = left.shift()) {
        const sent = commandId;
        await persistently(() => world.send(id, { type: 'note', text: null }, sent));
        // A run that is just ending turns it away; the relay would come again.
        await dispatch.sync(id, { version: 0, head: '' }, { force: true, live: true }).catch(() => undefined);
      }
    };
    await Promise.all([sender(), sender(), sender()]);
    const known = await sql`select from commands where enrolment_id = ${id} and type = 'note'`;
    expect(known).toHaveLength(COMMANDS);
    expect((await world.history(id)).filter((type) => type === 'noted')).toHaveLength(COMMANDS);
    await world.settle();
    await world.advance('P31D');
    const { end, deadline } = await world.state(id);
    expect(end).toMatchObject({ reason: 'deadline', at: deadline?.deadline.at });
    expect(await audit(sql)).toEqual([]);

    const runs = await until(async () => {
      const found = [];
      for await (const run of dispatch.client.workflow.list({ query: `WorkflowId = '${workflowId}'` })) found.push(run);
      return found.some(({ status }) => status.name === 'COMPLETED') && found;
    }, 'the last run has ended');
    expect(runs.filter(({ status }) => status.name === 'CONTINUED_AS_NEW').length).toBeGreaterThan(0);
    for (const { runId } of runs) {
      const history = await dispatch.client.workflow.getHandle(workflowId, runId).fetchHistory();
      const { workflowBundle: codePath } = sharedStack();
      await Worker.runReplayHistory({ workflowBundle: { codePath } }, history, workflowId);
    }
  }, 120_000);
});

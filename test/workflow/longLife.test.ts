import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDispatcher, type Dispatcher } from '../../dispatch/dispatcher.ts';
import { enrolmentWorkflowId } from '../../domain/ids.ts';
import { SYSTEM } from '../../domain/state.ts';
import { audit } from '../support/audit.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { sharedStack } from '../support/stack.ts';
import { createWorld, type World } from '../support/world.ts';

const MESSAGES = 5_000;
/** The server suggests a new run from 4,096 events on; what is under way then is finished first. */
const LONGEST_HISTORY = 5_000;

let world: World;
let second: Dispatcher;
beforeAll(async () => {
  world = await createWorld();
  const { temporalAddress: address, temporalNamespace: namespace } = sharedStack();
  second = await createDispatcher({ address, namespace, taskQueue: world.taskQueue }, world);
});
afterAll(async () => {
  await second.close();
  await world.close();
});

it('a life of 5,000 messages is kept in short histories, and none of them is lost or applied twice', async () => {
  const { sql, dispatch } = world;
  const id = await world.enrol({ userId: (await seedUser(sql)).id, activityId: await seedActivity(sql) });
  let sent = 0;
  const sender = async (through: Dispatcher) => {
    while (sent < MESSAGES) {
      sent += 1;
      await through.send(id, { type: 'note', text: null, actor: SYSTEM }, { commandId: randomUUID() });
    }
  };
  // From two processes' dispatchers, each with as many at once as it sends to one run.
  await Promise.all([dispatch, dispatch, dispatch, dispatch, second, second, second, second].map(sender));

  const [known] = await sql<{ n: number }[]>`
    select count(*)::int as n from commands where enrolment_id = ${id} and type = 'note' and changed`;
  expect(known?.n).toBe(MESSAGES);
  expect((await world.history(id)).filter((type) => type === 'noted')).toHaveLength(MESSAGES);
  expect(await audit(sql)).toEqual([]);
  const lengths: number[] = [];
  for await (const run of dispatch.client.workflow.list({ query: `WorkflowId = '${enrolmentWorkflowId(id)}'` })) {
    const { historyLength } = await dispatch.client.workflow.getHandle(run.workflowId, run.runId).describe();
    lengths.push(historyLength);
  }
  expect(lengths.length).toBeGreaterThan(1);
  expect(Math.max(...lengths)).toBeLessThan(LONGEST_HISTORY);
}, 300_000);

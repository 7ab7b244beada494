import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedStack } from '../support/stack.ts';
import { clockOf, fireNextTimer, startInWorldTime, travelTo } from '../support/timeSkipping.ts';
import { release, sleepBesideWork, sleepDays, sleepInRuns, type Work, waitThenSleep } from './waiting.workflows.ts';

const DAY = 86_400_000;
/** What the machine may take between two steps, far less than any timer here. */
const SLACK = 10_000;

/** An activity that lasts until the test lets it end. */
const workshop = new EventEmitter();
const activities: Work = {
  async work() {
    workshop.emit('begun');
    await once(workshop, 'end');
  },
};

let client: Client;
let worker: Worker;
let running: Promise<void>;
let stop: () => Promise<void>;
const taskQueue = `time-skipping-${randomUUID()}`;

beforeAll(async () => {
  const { temporalAddress: address, temporalNamespace: namespace } = sharedStack();
  const connection = await Connection.connect({ address });
  const native = await NativeConnection.connect({ address });
  client = new Client({ connection, namespace });
  const workflowsPath = fileURLToPath(new URL('./waiting.workflows.ts', import.meta.url));
  worker = await Worker.create({ connection: native, namespace, taskQueue, workflowsPath, activities });
  running = worker.run();
  stop = async () => {
    worker.shutdown();
    await running;
    await native.close();
    await connection.close();
  };
});
afterAll(() => stop());

const options = () => ({ taskQueue, workflowId: randomUUID() });

/** The days between the times at which a workflow woke. */
function daysBetween(times: string[]): number[] {
  const instants = times.map((time) => Date.parse(time));
  return instants.slice(1).map((instant, index) => Math.round((instant - instants[index]!) / DAY));
}

describe('firing the next timer', () => {
  test('fires exactly one, twenty times in a row on one run', async () => {
    const days = Array.from({ length: 20 }, (_, index) => 1 + (index % 8));
    const handle = await client.workflow.start(sleepDays, { ...options(), args: [days] });
    for (const _ of days) await fireNextTimer(client, handle.workflowId);
    expect(daysBetween(await handle.result())).toEqual(days);
  });

  test('lets a delayed start begin when its delay is over', async () => {
    const before = Date.now();
    const handle = await client.workflow.start(sleepDays, { ...options(), args: [[]], startDelay: '30 days' });
    const clock = await fireNextTimer(client, handle.workflowId);
    const [began] = await handle.result();
    expect(Math.abs(clock - (before + 30 * DAY))).toBeLessThan(SLACK);
    expect(Math.abs(Date.parse(began!) - (before + 30 * DAY))).toBeLessThan(SLACK);
  });

  test('goes on in the next run after continue-as-new', async () => {
    const handle = await client.workflow.start(sleepInRuns, { ...options(), args: [4] });
    for (let run = 0; run < 4; run += 1) await fireNextTimer(client, handle.workflowId);
    expect(daysBetween(await handle.result())).toEqual([10, 10, 10]);
  });

  test('waits for an activity in flight to end first', async () => {
    const begun = once(workshop, 'begun');
    const handle = await client.workflow.start(sleepBesideWork, options());
    await begun;
    const fired = fireNextTimer(client, handle.workflowId);
    const stillThere = await clockOf(client, handle.workflowId);
    expect(Math.abs(stillThere - Date.now())).toBeLessThan(SLACK);
    workshop.emit('end');
    await fired;
    const { worked, woke } = await handle.result();
    expect(daysBetween([worked, woke])).toEqual([5]);
  });

  test('says so when the workflow waits for no timer, and leaves the timers to come alone', async () => {
    const handle = await client.workflow.start(waitThenSleep, { ...options(), args: [1] });
    await expect(fireNextTimer(client, handle.workflowId)).rejects.toThrow('waits for no timer');
    await handle.executeUpdate(release);
    const before = Date.now();
    await fireNextTimer(client, handle.workflowId);
    expect(Math.abs(Date.parse(await handle.result()) - (before + DAY))).toBeLessThan(SLACK);
  });

  test('says so when the workflow has ended', async () => {
    const handle = await client.workflow.start(sleepDays, { ...options(), args: [[]] });
    await handle.result();
    await expect(fireNextTimer(client, handle.workflowId)).rejects.toThrow('already completed');
  });
});

describe('travelling to an instant', () => {
  test('fires what is due on the way, and nothing after it', async () => {
    const handle = await client.workflow.start(sleepDays, { ...options(), args: [[1, 2, 3, 4]] });
    const target = Date.now() + 7 * DAY;
    await travelTo(client, handle.workflowId, target);
    expect(Math.abs((await clockOf(client, handle.workflowId)) - target)).toBeLessThan(SLACK);
    await fireNextTimer(client, handle.workflowId);
    expect(daysBetween(await handle.result())).toEqual([1, 2, 3, 4]);
  });
});

describe('a workflow that is started in a world ahead of the wall clock', () => {
  let ahead: Client;
  const OFFSET = 30 * DAY;
  beforeAll(async () => {
    const { temporalAddress: address, temporalNamespace: namespace } = sharedStack();
    const connection = await Connection.connect({ address });
    startInWorldTime(connection, () => OFFSET);
    ahead = new Client({ connection, namespace });
    return () => connection.close();
  });

  test('begins at the time of that world', async () => {
    const times = await ahead.workflow.execute(sleepDays, { ...options(), args: [[]] });
    expect(Math.abs(Date.parse(times[0]!) - (Date.now() + OFFSET))).toBeLessThan(SLACK);
  });

  test('counts its start delay from there', async () => {
    const handle = await ahead.workflow.start(sleepDays, { ...options(), args: [[]], startDelay: '10 days' });
    expect(Math.abs((await clockOf(ahead, handle.workflowId)) - (Date.now() + OFFSET))).toBeLessThan(SLACK);
    await fireNextTimer(ahead, handle.workflowId);
    const [began] = await handle.result();
    expect(Math.abs(Date.parse(began!) - (Date.now() + OFFSET + 10 * DAY))).toBeLessThan(SLACK);
  });

  test('gets to the time of that world after its first task when a message started it', async () => {
    const { workflowId } = options();
    const startWorkflowOperation = new WithStartWorkflowOperation(waitThenSleep, {
      taskQueue,
      workflowId,
      args: [60],
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    await ahead.workflow.executeUpdateWithStart(release, { startWorkflowOperation });
    await expect
      .poll(() => clockOf(ahead, workflowId), { timeout: 10_000 })
      .toBeGreaterThan(Date.now() + OFFSET - SLACK);
  });
});

import type { DataConverter } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { afterEach, expect, it } from 'vitest';
import { type PayloadKey, readPayloadKeys } from '../../config/payloadKeys.ts';
import { newSigningKey } from '../../config/secrets.ts';
import { createDispatcher } from '../../dispatch/dispatcher.ts';
import { payloadsWith } from '../../dispatch/payloads.ts';
import { enrolmentWorkflowId } from '../../domain/ids.ts';
import { SYSTEM } from '../../domain/state.ts';
import { createWorker } from '../../worker/worker.ts';
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { sharedStack } from '../support/stack.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

function newKey(): PayloadKey {
  const [key] = readPayloadKeys(newSigningKey()) ?? [];
  if (!key) throw new Error('a key that is none');
  return key;
}

const withKeys = (payloadKey: PayloadKey | undefined, ...payloadKeysOld: PayloadKey[]) =>
  payloadsWith({ payloadKey, payloadKeysOld });

async function newWorld(dataConverter: DataConverter | undefined, workers = 1): Promise<World> {
  const world = await createWorld({ dataConverter, workers });
  stops.push(() => world.close());
  return world;
}

/** A worker and a dispatcher with keys of their own on a world's queue, as after a restart. */
async function restarted(world: World, dataConverter: DataConverter | undefined) {
  const { temporalAddress: address, temporalNamespace: namespace, workflowBundle } = sharedStack();
  const where = { address, namespace, taskQueue: world.taskQueue, dataConverter };
  const dispatch = await createDispatcher(where, world);
  const { worker, close } = await createWorker({ ...where, deps: world, bundlePath: workflowBundle });
  const running = worker.run();
  stops.unshift(async () => {
    worker.shutdown();
    await running;
    await Promise.all([close(), dispatch.close()]);
  });
  return dispatch;
}

async function newEnrolment(world: World): Promise<string> {
  const manager = await seedUser(world.sql);
  const learner = await seedUser(world.sql, { managerId: manager.id });
  await seedPolicy(world.sql, 'asks-manager', managerApproval());
  return world.enrol({
    userId: learner.id,
    activityId: await seedActivity(world.sql, { policy: 'asks-manager', deadlineAfter: 'P30D' }),
  });
}

const historyOf = (world: World, id: string) =>
  world.dispatch.client.workflow.getHandle(enrolmentWorkflowId(id)).fetchHistory();

/** Every payload of a history: its encoding, and the id of its key. */
function* payloadsIn(value: unknown): Generator<{ encoding: string; key: string }> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  const { metadata } = value as { metadata?: Record<string, Uint8Array> | null };
  if (metadata?.encoding) {
    const read = (name: string) => Buffer.from(metadata[name] ?? []).toString('utf8');
    yield { encoding: read('encoding'), key: read('encryption-key-id') };
  }
  for (const member of Object.values(value)) yield* payloadsIn(member);
}

async function seen(world: World, id: string) {
  const payloads = [...payloadsIn(await historyOf(world, id))];
  return {
    count: payloads.length,
    encodings: [...new Set(payloads.map(({ encoding }) => encoding))].sort(),
    keys: new Set(payloads.map(({ key }) => key)),
  };
}

const replay = async (world: World, id: string, dataConverter: DataConverter | undefined) => {
  const { workflowBundle: codePath } = sharedStack();
  const options = { workflowBundle: { codePath }, ...(dataConverter && { dataConverter }) };
  await Worker.runReplayHistory(options, await historyOf(world, id), enrolmentWorkflowId(id));
};

it('R35: a life runs encrypted: no payload of its history is in clear, and it replays with its key alone', async () => {
  const keys = withKeys(newKey());
  const world = await newWorld(keys);
  const id = await newEnrolment(world);
  await world.send(id, { type: 'approve' });
  await world.send(id, { type: 'start' });
  await world.advance('P1D');
  await world.send(id, { type: 'complete' });
  expect((await world.state(id)).status).toBe('completed');
  const { count, encodings, keys: used } = await seen(world, id);
  expect(count).toBeGreaterThan(8);
  expect([encodings, used.size]).toEqual([['binary/encrypted'], 1]);
  await replay(world, id, keys);
  await expect(replay(world, id, undefined)).rejects.toThrow();
});

it('R35: a refusal is understood as it is without encryption', async () => {
  const world = await newWorld(withKeys(newKey()));
  const id = await newEnrolment(world);
  await expect(world.send(id, { type: 'complete' })).rejects.toMatchObject({ name: 'CommandRefused' });
});

it('R35: a run from before a rotation goes on with the new key beside the old one', async () => {
  const [first, second] = [newKey(), newKey()];
  const world = await newWorld(withKeys(first), 0);
  const stop = await world.startWorker();
  const id = await newEnrolment(world);
  await world.send(id, { type: 'approve' });
  await stop();
  const dispatch = await restarted(world, withKeys(second, first));
  await dispatch.send(id, { type: 'start', actor: SYSTEM } as never, { commandId: crypto.randomUUID() });
  expect((await world.state(id)).status).toBe('in_progress');
  const { keys } = await seen(world, id);
  expect(keys).toEqual(new Set([first.id, second.id]));
  await replay(world, id, withKeys(second, first));
});

it('R35: a run from before encryption was turned on goes on, and so does one from after it was turned off', async () => {
  const key = newKey();
  const world = await newWorld(undefined, 0);
  const stop = await world.startWorker();
  const id = await newEnrolment(world);
  await world.send(id, { type: 'approve' });
  await stop();
  const on = await restarted(world, withKeys(key));
  await on.send(id, { type: 'start', actor: SYSTEM } as never, { commandId: crypto.randomUUID() });
  await stops.shift()?.();
  const off = await restarted(world, withKeys(undefined, key));
  await off.send(id, { type: 'complete', actor: SYSTEM } as never, { commandId: crypto.randomUUID() });
  expect((await world.state(id)).status).toBe('completed');
  const { encodings } = await seen(world, id);
  expect(encodings).toEqual(expect.arrayContaining(['binary/encrypted', 'json/plain']));
});

it('R35: a run whose key the worker lacks stands still, and goes on when it is there: nothing is lost or closed', async () => {
  const [first, second] = [newKey(), newKey()];
  const world = await newWorld(withKeys(first), 0);
  const stop = await world.startWorker();
  const id = await newEnrolment(world);
  await world.send(id, { type: 'approve' });
  await stop();
  const commandId = crypto.randomUUID();
  await restarted(world, withKeys(second));
  const sent = world.send(id, { type: 'start' }, commandId).catch((error: unknown) => error);
  await until(async () => {
    const { raw } = await world.dispatch.client.workflow.getHandle(enrolmentWorkflowId(id)).describe();
    return (raw.pendingWorkflowTask?.attempt ?? 0) > 1;
  }, 'its task failed');
  expect((await world.state(id)).status).toBe('enrolled');
  await stops.shift()?.();
  await restarted(world, withKeys(second, first));
  await sent;
  await world.send(id, { type: 'start' }, commandId);
  expect((await world.state(id)).status).toBe('in_progress');
});

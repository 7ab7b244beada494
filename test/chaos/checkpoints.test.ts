import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkpointName } from '../../activities/checkpointFiles.ts';
import { addDuration } from '../../domain/calendar.ts';
import { dayDue } from '../../domain/checkpoints/days.ts';
import { watcherWorkflowId } from '../../domain/ids.ts';
import { digestOf, makeCheckpoint } from '../../store/checkpoints.ts';
import type { Db } from '../../store/db.ts';
import { checkpointsOf, makeOutside, type Outside, wakeCheckpoints, whenDelivered } from '../support/checkpoints.ts';
import { dieWaitingFor, outliveLeases } from '../support/dieWaitingFor.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

let outside: Outside;
let world: World;
beforeEach(async () => {
  outside = await makeOutside();
  world = await createWorld({ workers: 0, background: false, checkpoints: outside.settings });
});
afterEach(async () => {
  await world.close();
  outside.remove();
});

const born = async () =>
  world.enrol({ userId: (await seedUser(world.sql)).id, activityId: await seedActivity(world.sql) });
const daily = { time: '00:15', zone: 'UTC' };
/** As the activity makes it. */
function makeDaily(id: string): Promise<number | null> {
  const wanted = (now: string, last: string | null) => {
    const { day, missed } = dayDue(now, daily, last);
    return day === null ? null : { id, day, missed };
  };
  const asking = { clientId: null, keeper: world.taskQueue };
  return makeCheckpoint(world.sql, outside.settings, world.clock, wanted, asking);
}
const id = (n: number) => `019abc3e-7f31-7c55-9d0e-${String(n).padStart(12, '0')}`;
const handle = () => world.dispatch.client.workflow.getHandle(watcherWorkflowId('checkpoint', world.taskQueue));

it('R36: the worker dies before a checkpoint is written: there is none, and another one makes it, once', async () => {
  await born();
  await wakeCheckpoints(world);
  const lock = (tx: Db) => tx`lock table checkpoint_deliveries in exclusive mode`;
  await dieWaitingFor(world, lock, { checkpointAt: '00:15' });
  expect(await checkpointsOf(world)).toEqual([]);
  expect(await world.sql`select from checkpoint_heads`).toEqual([]);
  outliveLeases(world);
  await world.startRelay();
  await world.startWorker();
  const [made] = await whenDelivered(world, 1);
  expect(made).toMatchObject({ number: 1, total: 1 });
});

it('R36: everything dies between the making of a checkpoint and its delivery: it is delivered by whoever comes, as it was made', async () => {
  await born();
  await makeDaily(id(1));
  const [made] = await checkpointsOf(world);
  expect(made?.deliveries).toMatchObject([{ channel: 'file', status: 'waiting' }]);
  expect(readdirSync(outside.directory)).toEqual([]);
  // What came meanwhile is not in it.
  await born();
  await world.startRelay();
  await world.startWorker();
  const [delivered] = await whenDelivered(world, 1);
  expect(delivered?.jws).toBe(made?.jws);
  expect(readdirSync(outside.directory)).toEqual([`${checkpointName(1)}.heads`, `${checkpointName(1)}.jws`]);
});

it('R36: a file that was half written when its writer died is written anew', async () => {
  await born();
  await makeDaily(id(1));
  writeFileSync(join(outside.directory, `${checkpointName(1)}.jws.4711.part`), 'half');
  await world.startRelay();
  await world.startWorker();
  await whenDelivered(world, 1);
  expect(existsSync(join(outside.directory, `${checkpointName(1)}.jws`))).toBe(true);
});

it('R36: many workers at the same time of day make one checkpoint', async () => {
  await born();
  const made = await Promise.all(Array.from({ length: 6 }, (_, n) => makeDaily(id(n))));
  expect(made.filter((number) => number !== null)).toEqual([1]);
  expect(await checkpointsOf(world)).toHaveLength(1);
});

it('R36: commits go on while a checkpoint is made, and each history is in it as a whole or not at all', async () => {
  const busy = (async () => {
    for (let n = 0; n < 20; n += 1) await born();
  })();
  const numbers: (number | null)[] = [];
  const asking = { clientId: 'test', keeper: world.taskQueue };
  for (let n = 0; n < 5; n += 1) {
    const wanted = () => ({ id: id(n), day: null, missed: [] });
    numbers.push(await makeCheckpoint(world.sql, outside.settings, world.clock, wanted, asking));
  }
  await busy;
  expect(numbers).toEqual([1, 2, 3, 4, 5]);
  const row = await checkpointsOf(world);
  for (const [index, { previous }] of row.entries()) {
    if (index > 0) expect(previous).toBe(digestOf(row[index - 1]?.jws ?? ''));
  }
  await world.startRelay();
  await world.startWorker();
  // The heads that are kept come to the root that was signed, or they would not be written.
  // Beside these there is the daily one by then.
  await whenDelivered(world, 6);
  const lost = await world.sql`
    select from checkpoint_heads h where not exists (
      select from enrolment_events e where e.enrolment_id = h.chain_id and e.seq = h.seq and e.hash = h.head)`;
  expect(lost).toEqual([]);
});

it('R36: an operator terminates the workflow: the relay makes it again a minute after the next one was due', async () => {
  await world.startRelay();
  await world.startWorker();
  await wakeCheckpoints(world);
  await whenDelivered(world, 1);
  await until(async () => {
    const [look] = await world.sql<{ dueAt: string }[]>`select due_at from looks where kind = 'checkpoint'`;
    return look && look.dueAt > addDuration(world.clock.now(), 'PT2M', 'UTC');
  }, 'it sleeps until the next day');
  await handle().terminate('cancelled');
  world.clock.moveTo(addDuration(world.clock.now(), 'P1DT2M', 'UTC'));
  const [, next] = await whenDelivered(world, 2);
  expect(next).toMatchObject({ number: 2, missed: [] });
});

it('R36: an operator cancels the workflow: it lives on, and makes the next one', async () => {
  await world.startRelay();
  await world.startWorker();
  await wakeCheckpoints(world);
  await whenDelivered(world, 1);
  const { runId } = await handle().describe();
  await handle().cancel();
  world.clock.moveTo(addDuration(world.clock.now(), 'P1DT2M', 'UTC'));
  await whenDelivered(world, 2);
  expect((await handle().describe()).runId).toBe(runId);
});

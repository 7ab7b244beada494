import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOperation } from '../../dispatch/temporal.ts';
import { planForInstant } from '../../domain/calendar.ts';
import { enrolmentWorkflowId } from '../../domain/ids.ts';
import { DEFAULT_RULES } from '../../domain/policy.ts';
import { SYSTEM } from '../../domain/state.ts';
import { loadEnrolment } from '../../store/enrolments.ts';
import { audit } from '../support/audit.ts';
import { seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { type MortalTemporal, ownTemporal } from '../support/servers.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';
import { startWrappedWorker } from '../support/wrappedWorker.ts';

const DAY_MS = 86_400_000;

describe('a Temporal server that dies between the commit and the answer', () => {
  let temporal: MortalTemporal;
  let world: World;
  let stopWorker: () => Promise<void>;
  /** Does the server die after the next commit? */
  let fatal = false;

  beforeAll(async () => {
    temporal = await ownTemporal();
    world = await createWorld({ workers: 0, temporalAddress: temporal.address });
    await seedPolicy(world.sql, 'expires', {
      deadline: { basis: 'enrolment', after: 'P30D', date: null, grace: null, onDeadline: 'expire' },
    });
    stopWorker = await startWrappedWorker(
      world,
      (commit) => async (request) => {
        const result = await commit(request);
        if (fatal && request.items.length > 0) {
          fatal = false;
          await temporal.kill();
        }
        return result;
      },
      temporal.address,
    );
  });
  afterAll(async () => {
    await stopWorker();
    await world.close();
    await temporal.stop();
  });

  /** An enrolment whose run waits for a deadline 30 days on. */
  async function started(): Promise<string> {
    const { sql } = world;
    const activityId = await seedActivity(sql, { policy: 'expires' });
    const id = await world.enrol({ userId: (await seedUser(sql)).id, activityId });
    await world.send(id, { type: 'start' });
    await world.settle();
    return id;
  }

  const inDays = (days: number) => new Date(Date.parse(world.clock.now()) + days * DAY_MS).toISOString();
  const deadlineAt = (at: string) => planForInstant(at, 'UTC', 'by-hand', DEFAULT_RULES);

  /** Moves the deadline, as a caller that asks once and never again; resolves when it has been let down. */
  async function moveDeadlineOnce(id: string, at: string, commandId: string): Promise<void> {
    const { client, taskQueue } = world.dispatch;
    const loaded = (await loadEnrolment(world.sql, id))!;
    const command = { type: 'set-deadline', deadline: deadlineAt(at), actor: SYSTEM } as const;
    const now = world.clock.now();
    const sent = client.workflow.executeUpdateWithStart('command', {
      args: [{ commandId, command, at: now, seen: loaded.stamp }],
      updateId: commandId,
      startWorkflowOperation: startOperation(taskQueue, id, loaded, now),
    });
    await expect(sent).rejects.toThrow();
  }

  /** The relay has told the run where the row stands. */
  const known = (id: string) =>
    until(async () => (await world.sql`select from syncs where enrolment_id = ${id}`).length === 0, 'the run knows');

  const timesKnown = async (commandId: string) =>
    (await world.sql`select from commands where command_id = ${commandId}`).length;

  it('the server is started again: the moved deadline is kept without the caller, and a repeat gets the stored outcome', async () => {
    const id = await started();
    const commandId = randomUUID();
    const at = inDays(2);
    fatal = true;
    await moveDeadlineOnce(id, at, commandId);
    expect((await world.state(id)).deadline?.deadline.at).toBe(at);
    expect(await timesKnown(commandId)).toBe(1);
    await temporal.start();
    await known(id);
    // By the run's own timer, which was set anew.
    await world.advance('P3D');
    expect(await world.state(id)).toMatchObject({ status: 'expired', end: { at } });
    expect(await timesKnown(commandId)).toBe(1);
    const again = { type: 'set-deadline', deadline: deadlineAt(at) } as const;
    expect(await world.send(id, again, commandId)).toEqual({ version: 3, changed: true });
    expect(await world.history(id)).toEqual([
      'requested',
      'enrolled',
      'deadline_set',
      'started',
      'deadline_set',
      'expired',
    ]);
    expect(await audit(world.sql)).toEqual([]);
  });

  it('the server has forgotten the Update as well: the sync that the commit left makes the run know', async () => {
    const id = await started();
    const commandId = randomUUID();
    const at = inDays(2);
    await temporal.kill();
    temporal.backUp();
    await temporal.start();
    fatal = true;
    await moveDeadlineOnce(id, at, commandId);
    temporal.restore();
    await temporal.start();
    await known(id);
    await world.advance('P3D');
    expect(await world.state(id)).toMatchObject({ status: 'expired', end: { at } });
    expect(await timesKnown(commandId)).toBe(1);
    expect(await audit(world.sql)).toEqual([]);
  });

  it('R22: the server dies after the commit of a due instant: it is carried out once, and the run ends', async () => {
    const id = await started();
    // So soon that nobody has to skip time: the server is not there to be asked.
    const at = inDays(1 / 86_400);
    await world.send(id, { type: 'set-deadline', deadline: deadlineAt(at) });
    fatal = true;
    await until(() => !fatal, 'the due instant was carried out');
    await temporal.start();
    const handle = world.dispatch.client.workflow.getHandle(enrolmentWorkflowId(id));
    await until(async () => (await handle.describe()).status.name === 'COMPLETED', 'the run has ended');
    expect(await world.state(id)).toMatchObject({ status: 'expired', end: { at } });
    expect((await world.history(id)).filter((type) => type === 'expired')).toHaveLength(1);
    expect(await audit(world.sql)).toEqual([]);
  });

  it('the server was restored and has forgotten what was answered: the sweeper finds the timer that is not there', async () => {
    const id = await started();
    const at = inDays(2);
    await temporal.kill();
    temporal.backUp();
    await temporal.start();
    await world.send(id, { type: 'set-deadline', deadline: deadlineAt(at) });
    await world.settle();
    await temporal.kill();
    temporal.restore();
    await temporal.start();
    world.clock.moveTo(new Date(Date.parse(at) + 90_000).toISOString());
    await world.when(id, ({ status }) => status === 'expired', 'the deadline was carried out');
    expect((await world.state(id)).end?.at).toBe(at);
    expect(await audit(world.sql)).toEqual([]);
  });
});

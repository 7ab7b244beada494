import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { carryOutTurns, insertDelegation } from '../../store/delegations.ts';
import { lockApprovers } from '../../store/reassign.ts';
import { claimMessages } from '../../store/relay.ts';
import { audit } from '../support/audit.ts';
import { dieWaitingFor } from '../support/dieWaitingFor.ts';
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { createWorld, type World } from '../support/world.ts';

const LEASE_MS = 30_000;

describe('a worker that dies while a delegation begins or ends', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ background: false });
    await seedPolicy(world.sql, 'asks', managerApproval());
  });
  afterAll(() => world.close());

  /** A request that waits for a manager who will be away, for a time that begins so much later. */
  async function planned(after: string, length: string) {
    const { sql, clock } = world;
    const [manager, standIn] = [await seedUser(sql), await seedUser(sql)];
    const learner = await seedUser(sql, { managerId: manager.id });
    const id = await world.enrol({ userId: learner.id, activityId: await seedActivity(sql, { policy: 'asks' }) });
    // Nothing of it is left for the one that dies to claim.
    const stop = await world.startRelay();
    await world.settle();
    await stop();
    const startsAt = addDuration(clock.now(), after, 'UTC');
    const endsAt = addDuration(startsAt, length, 'UTC');
    const fields = { principalId: manager.id, delegateId: standIn.id, startsAt, endsAt, noteText: null };
    await insertDelegation(sql, uuidv7(), fields, '7e57c11e9700', clock);
    return { id, manager, standIn, startsAt, endsAt };
  }

  /** In the middle of a turn's transaction: as somebody looks for an approver just now, the turn has to wait. */
  const dieInTurn = () => dieWaitingFor(world, (tx) => tx`select ${lockApprovers(tx)}`);

  /** What is on its way to enrolments. */
  const messages = () => world.sql`select from outbox where kind = 'reassign'`;

  /** Another worker comes. */
  async function carriedOut(id: string, assigneeId: string): Promise<void> {
    const stop = await world.startRelay();
    await world.when(id, ({ task }) => task?.assigneeId === assigneeId, 'the task moved');
    await world.settle();
    await stop();
  }

  it('R5: before its transaction is written: nothing is left of it, and another worker moves the tasks, once', async () => {
    const { sql, clock } = world;
    // By the wall clock, as the worker is a process of its own.
    const { id, manager, standIn } = await planned('PT1S', 'PT15S');
    for (const assignee of [standIn, manager]) {
      await dieInTurn();
      expect(await messages()).toHaveLength(0);
      expect(await Promise.all([carryOutTurns(sql, clock), carryOutTurns(sql, clock)])).toContain(1);
      expect(await messages()).toHaveLength(1);
      await carriedOut(id, assignee.id);
    }
    expect(await world.history(id)).toEqual([
      'requested',
      'approval_opened',
      'approval_reassigned',
      'approval_reassigned',
    ]);
    expect(await audit(sql)).toEqual([]);
  });

  it('R5: with the messages in its hands: another relay delivers them when their lease is over', async () => {
    const { sql, clock } = world;
    const { id, standIn, startsAt } = await planned('P1D', 'P1D');
    clock.moveTo(startsAt);
    expect(await carryOutTurns(sql, clock)).toBe(1);
    const lease = new Date(Date.parse(clock.now()) + LEASE_MS).toISOString();
    expect(await claimMessages(sql, clock.now(), lease, 10)).toMatchObject([{ kind: 'reassign', targetId: id }]);
    clock.moveTo(new Date(Date.parse(lease) + 1_000).toISOString());
    await carriedOut(id, standIn.id);
    expect(await world.history(id)).toEqual(['requested', 'approval_opened', 'approval_reassigned']);
    expect(await audit(sql)).toEqual([]);
  });
});

describe('an approver who changes while a request is asked for', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await seedPolicy(world.sql, 'asks', managerApproval());
  });
  afterAll(() => world.close());

  it('R2: of many requests and delegations in the same moments, none waits for who is away', async () => {
    const { sql, clock } = world;
    const activityId = await seedActivity(sql, { policy: 'asks' });
    const rounds = Array.from({ length: 15 }, async () => {
      const [manager, standIn] = [await seedUser(sql), await seedUser(sql)];
      const learners = await Promise.all(Array.from({ length: 3 }, () => seedUser(sql, { managerId: manager.id })));
      const startsAt = clock.now();
      const fields = { principalId: manager.id, delegateId: standIn.id, startsAt, endsAt: null, noteText: null };
      const [ids] = await Promise.all([
        Promise.all(learners.map(({ id: userId }) => world.enrol({ userId, activityId }))),
        insertDelegation(sql, uuidv7(), fields, '7e57c11e9700', clock),
      ]);
      for (const id of ids) {
        const { task } = await world.when(
          id,
          (state) => state.task?.assigneeId === standIn.id,
          'the stand-in is asked',
        );
        expect(task?.principalId).toBe(manager.id);
      }
    });
    await Promise.all(rounds);
    expect(await audit(sql)).toEqual([]);
  });
});

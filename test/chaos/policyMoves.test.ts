import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../domain/state.ts';
import { readPolicy } from '../../store/policies.ts';
import { beginPolicyMove, readPolicyMove } from '../../store/policyMoves.ts';
import { claimMessages } from '../../store/relay.ts';
import { audit } from '../support/audit.ts';
import { seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

const LEASE_MS = 30_000;

describe('a move of enrolments to a newer version of their policy', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ background: false });
  });
  afterAll(() => world.close());

  it('R37: a relay that dies with the messages of a move in its hands: another tells them, and each is moved once', async () => {
    const { sql, clock } = world;
    const inMs = (ms: number) => new Date(Date.parse(clock.now()) + ms).toISOString();
    await seedPolicy(sql, 'dies', {});
    const activityId = await seedActivity(sql, { policy: 'dies' });
    const ids = await Promise.all(
      [1, 2, 3].map(async () => world.enrol({ userId: (await seedUser(sql)).id, activityId })),
    );
    await seedPolicy(sql, 'dies', { notifyEnrolled: true });
    const policy = await readPolicy(sql, 'dies');
    if (!policy) throw new Error('no policy');
    const move = uuidv7();
    const begin = () =>
      beginPolicyMove(sql, move, policy, { activityId: null, enrolments: null }, 'client', clock.now());
    await begin();
    // The call was repeated: nobody is told twice.
    await begin();
    const claimed = await claimMessages(sql, clock.now(), inMs(LEASE_MS), 10);
    expect(claimed.map(({ targetId }) => targetId).sort()).toEqual([...ids].sort());
    const [told] = claimed;
    if (!told?.command || !told.commandId) throw new Error('nobody is told');
    // One was told, and the relay died before it noted that.
    await world.dispatch.send(told.targetId, { ...told.command, actor: SYSTEM }, { commandId: told.commandId });
    expect(await readPolicyMove(sql, move)).toMatchObject({ total: 3, moved: 1, waiting: 2 });
    const stop = await world.startRelay();
    clock.moveTo(inMs(LEASE_MS + 1_000));
    await until(async () => (await readPolicyMove(sql, move))?.moved === 3, 'all were moved');
    await world.settle();
    await stop();
    for (const id of ids) expect(await world.history(id)).toEqual(['requested', 'enrolled', 'policy_moved']);
    expect(await audit(sql)).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantFreeSeats } from '../../store/pools.ts';
import { claimMessages, claimSyncs } from '../../store/relay.ts';
import { audit } from '../support/audit.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { createWorld, type World } from '../support/world.ts';

const LEASE_MS = 30_000;

describe('a relay that died with messages in its hands', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ background: false });
  });
  afterAll(() => world.close());

  const inMs = (ms: number) => new Date(Date.parse(world.clock.now()) + ms).toISOString();

  it('R13: another delivers them when their lease is over: the nudge, the grant, and what a run has to know', async () => {
    const { sql, clock } = world;
    const poolId = await seedActivity(sql, { maximum: 1 });
    const enrol = async () => world.enrol({ userId: (await seedUser(sql)).id, activityId: poolId });
    const [inside, next, last] = [await enrol(), await enrol(), await enrol()];
    await world.send(inside, { type: 'withdraw' });
    const nudges = await claimMessages(sql, clock.now(), inMs(LEASE_MS), 10);
    expect(nudges).toMatchObject([{ kind: 'nudge', targetId: poolId }]);
    // The pool was told by somebody else; its grant is lost on the way as well.
    expect(await grantFreeSeats(sql, poolId, clock.now())).toBe(1);
    const grants = await claimMessages(sql, clock.now(), inMs(LEASE_MS), 10);
    expect(grants).toMatchObject([{ kind: 'grant', targetId: next }]);
    await sql`insert into syncs (enrolment_id, version, due_at) values (${last}, 1, ${clock.now()})`;
    expect(await claimSyncs(sql, clock.now(), inMs(LEASE_MS), 10)).toHaveLength(1);

    const stop = await world.startRelay();
    clock.moveTo(inMs(LEASE_MS + 1_000));
    await world.when(next, ({ status }) => status === 'enrolled', 'the seat arrived');
    await world.settle();
    await stop();
    expect((await world.state(last)).status).toBe('waitlisted');
    expect(await audit(sql)).toEqual([]);
  });

  it('R13: a grant whose message is lost is sent again', async () => {
    const { sql, clock } = world;
    const poolId = await seedActivity(sql, { maximum: 1 });
    const enrol = async () => world.enrol({ userId: (await seedUser(sql)).id, activityId: poolId });
    const [inside, next] = [await enrol(), await enrol()];
    await world.send(inside, { type: 'withdraw' });
    expect(await grantFreeSeats(sql, poolId, clock.now())).toBe(1);
    await sql`delete from outbox`;
    await world.startRelay();
    clock.moveTo(inMs(61_000));
    await world.when(next, ({ status }) => status === 'enrolled', 'the seat arrived');
    await world.settle();
    expect(await audit(sql)).toEqual([]);
  });
});

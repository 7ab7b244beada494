import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

describe('seats', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ workers: 2 });
  });
  afterAll(() => world.close());

  const taken = async (poolId: string) => {
    const [row] = await world.sql<{ taken: number; seats: number; maximum: number }[]>`
      select taken, maximum, (select count(*)::int from seats where pool_id = ${poolId} and state in ('held', 'granted')) as seats
      from pools where id = ${poolId}`;
    if (!row) throw new Error('no pool');
    expect(row.seats).toBe(row.taken);
    expect(row.taken).toBeLessThanOrEqual(row.maximum);
    return row.taken;
  };
  const queue = (poolId: string) => world.sql<{ enrolmentId: string; number: number; status: string }[]>`
    select s.enrolment_id, s.number, e.status from seats s join enrolments e on e.id = s.enrolment_id
    where s.pool_id = ${poolId} and s.state = 'queued' order by s.number`;

  it('R11, R12: 200 simultaneous requests for 12 seats never oversell and leave a queue in order', async () => {
    const { sql } = world;
    const activityId = await seedActivity(sql, { maximum: 12 });
    const people = await Promise.all(Array.from({ length: 200 }, () => seedUser(sql)));
    const ids = await Promise.all(people.map(({ id: userId }) => world.enrol({ userId, activityId })));
    expect(await taken(activityId)).toBe(12);
    const waiting = await queue(activityId);
    expect(waiting).toHaveLength(188);
    expect(waiting.map(({ number }) => number)).toEqual(Array.from({ length: 188 }, (_, n) => n + 1));

    // R13: cancellations at once hand their seats to the first in line, and to nobody else.
    const enrolled = [];
    for (const id of ids) if ((await world.state(id)).status === 'enrolled') enrolled.push(id);
    await Promise.all(enrolled.slice(0, 7).map((id) => world.send(id, { type: 'withdraw' })));
    const first = waiting.slice(0, 7).map(({ enrolmentId }) => enrolmentId);
    for (const id of first)
      await world.when(id, ({ status }) => status === 'enrolled', 'the first in line are enrolled');
    expect(await taken(activityId)).toBe(12);
    expect((await queue(activityId)).map(({ enrolmentId }) => enrolmentId)).toEqual(
      waiting.slice(7).map(({ enrolmentId }) => enrolmentId),
    );
  });

  it('R12: an approval moves nobody ahead of who asked before', async () => {
    const { sql } = world;
    const manager = await seedUser(sql);
    await seedPolicy(sql, 'seats-ask', managerApproval());
    const activityId = await seedActivity(sql, { policy: 'seats-ask', maximum: 1 });
    const ids: string[] = [];
    for (let n = 0; n < 4; n++) {
      ids.push(await world.enrol({ userId: (await seedUser(sql, { managerId: manager.id })).id, activityId }));
    }
    const [a, b, c, d] = ids as [string, string, string, string];
    // Decided in another order than asked for: the first approved has the seat, the others wait as they asked.
    for (const id of [a, d, c, b]) await world.send(id, { type: 'approve' });
    expect((await queue(activityId)).map(({ enrolmentId }) => enrolmentId)).toEqual([b, c, d]);
    await world.send(a, { type: 'withdraw' });
    await world.when(b, ({ status }) => status === 'enrolled', 'the second is enrolled');
    expect(await taken(activityId)).toBe(1);
  });

  it('R13: who withdraws while the seat is on its way gives it to the next', async () => {
    const { sql } = world;
    const activityId = await seedActivity(sql, { maximum: 3 });
    const ids: string[] = [];
    for (let n = 0; n < 12; n++) ids.push(await world.enrol({ userId: (await seedUser(sql)).id, activityId }));
    // Three leave, and the first three in line leave at the same time.
    await Promise.all(ids.slice(0, 6).map((id) => world.send(id, { type: 'withdraw' })));
    for (const id of ids.slice(6, 9))
      await world.when(id, ({ status }) => status === 'enrolled', 'the next three are in');
    await until(async () => (await taken(activityId)) === 3, 'three seats are taken');
    expect((await queue(activityId)).map(({ enrolmentId }) => enrolmentId)).toEqual(ids.slice(9));
  });

  it('R16: a held seat goes back when its time is over, and the place in the queue stays', async () => {
    const { sql } = world;
    const manager = await seedUser(sql);
    await seedPolicy(sql, 'seats-hold', {
      ...managerApproval(),
      seats: { duringApproval: 'hold', holdFor: 'P3D', waitingList: true },
    });
    const activityId = await seedActivity(sql, { policy: 'seats-hold', maximum: 1 });
    const first = await world.enrol({ userId: (await seedUser(sql, { managerId: manager.id })).id, activityId });
    const second = await world.enrol({ userId: (await seedUser(sql, { managerId: manager.id })).id, activityId });
    expect((await world.state(first)).seat).toBe('held');
    expect(await taken(activityId)).toBe(1);
    await world.send(second, { type: 'approve' });
    expect((await world.state(second)).status).toBe('waitlisted');
    await world.advance('P4D');
    await world.when(second, ({ status }) => status === 'enrolled', 'the second has the seat');
    await world.send(first, { type: 'approve' });
    expect((await world.state(first)).status).toBe('waitlisted');
    expect(await taken(activityId)).toBe(1);
  });

  it('R11: beyond the maximum goes only by somebody with a reason, and is counted apart', async () => {
    const { sql } = world;
    const activityId = await seedActivity(sql, { maximum: 1 });
    await world.enrol({ userId: (await seedUser(sql)).id, activityId });
    const id = await world.enrol({ userId: (await seedUser(sql)).id, activityId });
    await expect(world.send(id, { type: 'admit-beyond-maximum' })).rejects.toMatchObject({
      rejection: { rejected: 'reason-required' },
    });
    const reason = { id: '01890000-0000-7000-8000-000000000001', commitment: 'c'.repeat(64) };
    await sql`insert into personal_text (id, created_at) values (${reason.id}, now())`;
    await world.send(id, { type: 'admit-beyond-maximum', reason });
    expect(await world.state(id)).toMatchObject({ status: 'enrolled', seat: 'beyond_maximum' });
    expect(await taken(activityId)).toBe(1);
  });
});

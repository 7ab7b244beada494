import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandRefused } from '../../dispatch/dispatcher.ts';
import { audit } from '../support/audit.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

const REASON = { id: '01890000-0000-7000-8000-000000000003', commitment: 'c'.repeat(64) };

describe('what a constraint of Postgres refuses', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ workers: 0 });
    await world.sql`insert into personal_text (id, created_at) values (${REASON.id}, ${world.clock.now()})`;
  });
  afterAll(() => world.close());

  it('R1: a reopening refused by a later attempt takes nothing down that was decided in the same moment', async () => {
    const { sql } = world;
    const userId = (await seedUser(sql)).id;
    const activityId = await seedActivity(sql);
    const first = await world.enrol({ userId, activityId, obligation: 'suggested' });
    const stop = await world.startWorker();
    await world.send(first, { type: 'dismiss' });
    await world.enrol({ userId, activityId });
    await world.settle();
    await stop();
    // Nobody works: both wait for the same moment.
    const reopened = world.send(first, { type: 'reopen', reason: REASON });
    await until(async () => (await world.dispatch.describe(first))?.state !== 'closed', 'a run waits for a worker');
    const noted = world.send(first, { type: 'note', text: REASON });
    await world.startWorker();
    await expect(reopened).rejects.toMatchObject({ rejection: { rejected: 'later-attempt-lives' } });
    expect(await noted).toMatchObject({ changed: true });
    expect(await world.state(first)).toMatchObject({ status: 'withdrawn', note: REASON });
    expect(await audit(sql)).toEqual([]);
  });

  it('R11: a grant whose seat is gone is refused, and the enrolment waits on', async () => {
    const { sql } = world;
    const activityId = await seedActivity(sql, { maximum: 1 });
    await world.enrol({ userId: (await seedUser(sql)).id, activityId });
    const waiting = await world.enrol({ userId: (await seedUser(sql)).id, activityId });
    const grantId = '01890000-0000-7000-8000-000000000004';
    const grant = { type: 'grant-seat', grantId, actor: { kind: 'system', id: null, onBehalfOf: null } } as const;
    await expect(world.dispatch.send(waiting, grant, { commandId: grantId })).rejects.toBeInstanceOf(CommandRefused);
    await world.send(waiting, { type: 'note', text: REASON });
    expect(await world.state(waiting)).toMatchObject({ status: 'waitlisted', note: REASON });
    expect(await audit(sql)).toEqual([]);
  });
});

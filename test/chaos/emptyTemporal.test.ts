import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../support/audit.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { outcomeOf, takeIn } from '../support/imports.ts';
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { type MortalTemporal, ownTemporal } from '../support/servers.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

const REASON = { id: '01890000-0000-7000-8000-000000000005', commitment: 'c'.repeat(64) };

describe('an empty Temporal beside a full Postgres', () => {
  let database: TestDatabase;
  let empty: MortalTemporal;
  let world: World;
  const ids: Record<'running' | 'asleep' | 'unarmed' | 'asking' | 'ended' | 'inside' | 'waiting', string> = {
    running: '',
    asleep: '',
    unarmed: '',
    asking: '',
    ended: '',
    inside: '',
    waiting: '',
  };
  let importId: string;

  beforeAll(async () => {
    [empty, database] = await Promise.all([ownTemporal(), createDatabase()]);
    const before = await createWorld({ databaseUrl: database.url });
    const { sql } = before;
    await sql`insert into personal_text (id, created_at) values (${REASON.id}, ${before.clock.now()})`;
    await seedPolicy(sql, 'asks', managerApproval());
    await seedPolicy(sql, 'expires', {
      deadline: { basis: 'enrolment', after: 'P30D', date: null, grace: null, onDeadline: 'expire' },
    });
    const seat = await seedActivity(sql, { maximum: 1 });
    const enrol = async (activityId: Promise<string> | string) => {
      const manager = await seedUser(sql);
      const learner = await seedUser(sql, { managerId: manager.id });
      return before.enrol({ userId: learner.id, activityId: await activityId });
    };
    ids.running = await enrol(seedActivity(sql, { policy: 'expires' }));
    ids.asleep = await enrol(seedActivity(sql, { policy: 'expires' }));
    ids.asking = await enrol(seedActivity(sql, { policy: 'asks' }));
    ids.ended = await enrol(seedActivity(sql));
    ids.inside = await enrol(seat);
    ids.waiting = await enrol(seat);
    await before.send(ids.running, { type: 'start' });
    await before.send(ids.ended, { type: 'complete' });
    await before.settle();
    await before.close();
    // Born, and its file taken in, in the last moments of the old server.
    const last = await createWorld({ databaseUrl: database.url, workers: 0, background: false });
    const activityId = await seedActivity(last.sql, { policy: 'expires', code: 'last' });
    ids.unarmed = await last.enrol({ userId: (await seedUser(last.sql)).id, activityId });
    const learner = await seedUser(last.sql);
    importId = await takeIn(
      last,
      'enrolments',
      `external_id,activity,obligation,source\n${learner.externalId},last,mandatory,hr`,
    );
    await last.sql`update imports set armed_at = ${last.clock.now()}`;
    await last.close();
    world = await createWorld({ databaseUrl: database.url, temporalAddress: empty.address });
  });
  afterAll(async () => {
    await world.close();
    await empty.stop();
    await database.drop();
  });

  it('commands make the workflows that they need', async () => {
    const { sql } = world;
    await world.send(ids.asking, { type: 'approve' });
    expect((await world.state(ids.asking)).status).toBe('enrolled');
    await world.send(ids.ended, { type: 'grade', text: REASON });
    expect((await world.state(ids.ended)).grade).toEqual(REASON);
    await world.send(ids.inside, { type: 'withdraw' });
    await world.when(ids.waiting, ({ status }) => status === 'enrolled', 'the seat was handed on');
    expect(await audit(sql)).toEqual([]);
  });

  it('a birth that was not started is started here', async () => {
    const { sql } = world;
    await until(async () => {
      const rows = await sql`select from enrolments where id = ${ids.unarmed} and armed_at is not null`;
      return rows.length === 1;
    }, 'the birth was started');
    expect(await world.dispatch.describe(ids.unarmed)).toMatchObject({ state: 'asleep' });
  });

  it('R22: the timers that nobody holds any more are found, and the deadlines dated by their due instants', async () => {
    expect(await world.dispatch.describe(ids.running)).toBeNull();
    expect(await world.dispatch.describe(ids.asleep)).toBeNull();
    const deadline = (await world.state(ids.asleep)).deadline?.deadline.at ?? '';
    world.clock.moveTo(new Date(Date.parse(deadline) + 90_000).toISOString());
    for (const id of [ids.running, ids.asleep]) {
      const state = await world.when(id, ({ status }) => status === 'expired', 'the deadline was carried out');
      expect(state.end?.at).toBe(state.deadline?.deadline.at);
    }
    expect(await audit(world.sql)).toEqual([]);
  });

  it('R34: an import that was started there and is not finished is started again here', async () => {
    await until(async () => (await outcomeOf(world.sql, importId)).record.status === 'completed', 'it was carried out');
    expect((await outcomeOf(world.sql, importId)).record).toMatchObject({ total: 1, created: 1 });
  });
});

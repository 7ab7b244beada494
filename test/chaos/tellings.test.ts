import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../domain/state.ts';
import { retellCompletions, tellOfCompletion } from '../../store/completions.ts';
import { patchPerson } from '../../store/people.ts';
import { claimMessages } from '../../store/relay.ts';
import { audit } from '../support/audit.ts';
import { seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { createWorld, type World } from '../support/world.ts';

const LEASE_MS = 30_000;

describe('what enrolments are told of by others', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ background: false });
  });
  afterAll(() => world.close());

  const inMs = (ms: number) => new Date(Date.parse(world.clock.now()) + ms).toISOString();
  const times = async (id: string, type: string) => (await world.history(id)).filter((one) => one === type).length;

  /** Who completed an activity from which another one's deadline is counted. */
  async function completed(code: string): Promise<{ first: string; waiting: string }> {
    const { sql } = world;
    const deadline = { basis: 'completion', activity: code, after: 'P30D', date: null, grace: null } as const;
    await seedPolicy(sql, `after-${code}`, { deadline: { ...deadline, onDeadline: 'overdue' } });
    const userId = (await seedUser(sql)).id;
    const first = await world.enrol({ userId, activityId: await seedActivity(sql, { code }) });
    const waiting = await world.enrol({ userId, activityId: await seedActivity(sql, { policy: `after-${code}` }) });
    await world.send(first, { type: 'complete' });
    return { first, waiting };
  }

  it('R21: a relay that dies after it told of a completion, before that is noted, sets no deadline twice', async () => {
    const { sql, clock } = world;
    const { first, waiting } = await completed('told-twice');
    const [message] = await claimMessages(sql, clock.now(), inMs(LEASE_MS), 10);
    expect(message).toMatchObject({ kind: 'completed', targetId: first });
    await tellOfCompletion(sql, first, clock.now());
    expect(await claimMessages(sql, clock.now(), inMs(LEASE_MS), 10)).toMatchObject([
      { kind: 'tell', targetId: waiting },
    ]);
    const stop = await world.startRelay();
    clock.moveTo(inMs(LEASE_MS + 1_000));
    await world.when(waiting, ({ deadline }) => deadline !== null, 'the deadline was set');
    await world.settle();
    await stop();
    expect(await times(waiting, 'deadline_set')).toBe(1);
    expect(await audit(sql)).toEqual([]);
  });

  it('R32: a change of a person that is not committed tells nobody; one that is, tells every live enrolment', async () => {
    const { sql, clock } = world;
    const userId = (await seedUser(sql)).id;
    const live = await world.enrol({ userId, activityId: await seedActivity(sql) });
    const ended = await world.enrol({ userId, activityId: await seedActivity(sql) });
    await world.send(ended, { type: 'cancel' });
    const taken = (await seedUser(sql)).email;
    await expect(patchPerson(sql, userId, { status: 'deactivated', email: taken }, null, clock)).rejects.toMatchObject({
      code: '23505',
    });
    const told = () => sql<{ targetId: string }[]>`select target_id from outbox where command ->> 'type' = 'presence'`;
    expect(await told()).toEqual([]);
    await patchPerson(sql, userId, { status: 'deactivated' }, null, clock);
    expect(await told()).toEqual([{ targetId: live }]);
    await sql`delete from outbox`;
  });

  it('R32: a relay that dies with the news of an absence: another tells it, once, and late news changes nothing', async () => {
    const { sql, clock } = world;
    const userId = (await seedUser(sql)).id;
    const id = await world.enrol({ userId, activityId: await seedActivity(sql) });
    await patchPerson(sql, userId, { status: 'deactivated' }, null, clock);
    const [message] = await claimMessages(sql, clock.now(), inMs(LEASE_MS), 10);
    expect(message).toMatchObject({ kind: 'tell', targetId: id, command: { type: 'presence' } });
    // It was told, and the relay died before it noted that.
    await world.dispatch.send(id, { type: 'presence', actor: SYSTEM }, { commandId: message!.commandId! });
    await patchPerson(sql, userId, { status: 'activated' }, null, clock);
    const stop = await world.startRelay();
    await world.when(id, ({ awaySince }) => awaySince === null, 'the learner is back');
    clock.moveTo(inMs(LEASE_MS + 1_000));
    await world.settle();
    await stop();
    expect(await world.history(id)).toEqual(['requested', 'enrolled', 'learner_away', 'learner_returned']);
    expect(await audit(sql)).toEqual([]);
  });

  it('R21: a completion whose message is lost is told of again', async () => {
    const { sql, clock } = world;
    const { waiting } = await completed('lost');
    await sql`delete from outbox`;
    expect(await retellCompletions(sql, clock.now())).toBe(1);
    expect(await retellCompletions(sql, clock.now())).toBe(0);
    const stop = await world.startRelay();
    await world.when(waiting, ({ deadline }) => deadline !== null, 'the deadline was set');
    await world.settle();
    await stop();
    expect(await retellCompletions(sql, clock.now())).toBe(0);
  });
});

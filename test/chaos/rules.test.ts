import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { watcherWorkflowId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/state.ts';
import { claimMessages } from '../../store/relay.ts';
import { lookAtRule } from '../../store/ruleEvaluation.ts';
import { lookAtMembership } from '../../store/ruleLook.ts';
import { readRule } from '../../store/rules.ts';
import { claimLooks } from '../../store/watchers.ts';
import { audit } from '../support/audit.ts';
import { outliveLeases } from '../support/dieWaitingFor.ts';
import { attemptsOf } from '../support/plans.ts';
import {
  changePersonTo,
  changeRule,
  evaluated,
  inDepartment,
  makeAudience,
  makeRule,
  memberHistory,
  memberOf,
} from '../support/rules.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { WorkerPool } from '../support/workerPool.ts';
import { createWorld, type World } from '../support/world.ts';

const CLIENT: Actor = { kind: 'client', id: 'client', onBehalfOf: null };

describe('a rule that looks at everybody, whatever dies', () => {
  const PEOPLE = 600;
  let world: World;
  const workers = new WorkerPool();

  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
  });
  afterAll(async () => {
    await workers.stop();
    await world.close();
  });

  it('R33: the only worker is killed again and again: each is enrolled once, and the counts add up', async () => {
    const { sql, clock } = world;
    await sql`
      insert into users (id, external_id, username, email, given_name, family_name, department, status, created_at, updated_at)
      select gen_random_uuid(), 'P' || n, 'p' || n, 'p' || n || '@example.test', 'Ann', 'Person', 'Sales', 'active',
        ${clock.now()}, ${clock.now()}
      from generate_series(1, ${PEOPLE}::int) as n`;
    const activityId = await seedActivity(sql);
    const rule = await makeRule(world, { activityId, who: inDepartment('sales') });
    const born = async () => (await sql`select count(*)::int as n from enrolments`)[0]?.n as number;
    await workers.start(world);
    for (const count of [1, PEOPLE / 2]) {
      await until(async () => (await born()) >= count, 'some were enrolled', 60_000);
      await workers.killOldest();
      // What it had in hand, and what it had been told of, is another's after a lease.
      outliveLeases(world);
      await workers.start(world);
    }
    const evaluation = await until(
      async () => {
        const found = (await readRule(sql, rule))?.evaluation;
        return found?.status === 'completed' && found;
      },
      'everybody was looked at',
      120_000,
    );
    expect(evaluation).toMatchObject({ total: PEOPLE, checked: PEOPLE, enrolled: PEOPLE, withdrawn: 0, refused: 0 });
    const [row] = await sql`
      select count(*)::int as n, count(distinct user_id)::int as people, (select count(*)::int from rule_members) as members
      from enrolments where live and source = 'rule'`;
    expect(row).toEqual({ n: PEOPLE, people: PEOPLE, members: PEOPLE });
    expect(await audit(sql)).toEqual([]);
  }, 240_000);
});

describe('rules, at every point', () => {
  let world: World;
  let activityId: string;
  let department: string;
  let userId: string;
  let n = 0;

  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    n += 1;
    department = `Department ${n}`;
    activityId = await seedActivity(world.sql);
    userId = (await seedUser(world.sql, { department })).id;
  });
  // Those of one test are nothing to the next.
  afterEach(() => world.sql`update rules set active = false`);

  const look = (id = userId) => lookAtMembership(world.sql, id, world.clock);
  const lookAtAll = (rule: string, beat: () => void | Promise<void> = () => {}) =>
    lookAtRule({ sql: world.sql, clock: world.clock, beat }, rule);
  const begin = (given: Parameters<typeof makeRule>[1] = {}) =>
    makeRule(world, { activityId, who: inDepartment(department), ...given });
  const attempts = (id = userId) => attemptsOf(world, id, activityId);
  /** So many that one transaction does not do. */
  const crowd = async () =>
    Promise.all(Array.from({ length: 240 }, async () => (await seedUser(world.sql, { department })).id));
  /** With a worker and a relay for as long as it takes. */
  async function served(work: () => Promise<unknown>): Promise<void> {
    const stops = [await world.startWorker(), await world.startRelay()];
    await work();
    await world.settle();
    for (const stop of stops.reverse()) await stop();
    expect(await audit(world.sql)).toEqual([]);
  }

  it('R1, R33: a crowd of looks at one instant, by one person and for everybody: one enrolment, one row', async () => {
    const [one, two] = [await begin(), await begin({ obligation: 'mandatory' })];
    await Promise.all([
      ...Array.from({ length: 6 }, () => look()),
      lookAtAll(one),
      lookAtAll(two),
      world.bear({ userId, activityId }),
    ]);
    await look();
    expect(await attempts()).toHaveLength(1);
    for (const rule of [one, two]) {
      expect(await memberOf(world, rule, userId)).toMatchObject({ state: 'in' });
      expect(await memberHistory(world, rule, userId)).toHaveLength(1);
    }
    expect(await audit(world.sql)).toEqual([]);
  });

  it('a transaction that breaks off after the births leaves neither births nor rows, and the next look makes both', async () => {
    const { sql } = world;
    const rule = await begin();
    await sql`alter table rule_member_events add constraint broken check (type <> 'enrolled') not valid`;
    await expect(lookAtAll(rule)).rejects.toThrow();
    await expect(look()).rejects.toThrow();
    await sql`alter table rule_member_events drop constraint broken`;
    expect(await attempts()).toEqual([]);
    expect(await memberOf(world, rule, userId)).toBeNull();
    await lookAtAll(rule);
    expect(await attempts()).toHaveLength(1);
    expect(await memberOf(world, rule, userId)).toMatchObject({ outcome: 'enrolled' });
    expect((await readRule(sql, rule))?.evaluation).toMatchObject({ status: 'completed', enrolled: 1, checked: 1 });
    expect(await audit(sql)).toEqual([]);
  });

  it('R33: a relay dies with the word that somebody has left: another brings it, and a repeat changes nothing', async () => {
    const { sql, clock } = world;
    const rule = await begin();
    await look();
    const [enrolment] = await attempts();
    await changePersonTo(world, userId, { department: null });
    await look();
    const lease = addDuration(clock.now(), 'PT30S', 'UTC');
    const [message] = await claimMessages(sql, clock.now(), lease, 100);
    expect(message).toMatchObject({ targetId: enrolment?.id, command: { type: 'left-audience' } });
    const stop = await world.startWorker();
    // It was delivered, and the relay died before it could note that.
    await world.send(enrolment?.id ?? '', message?.command as never, message?.commandId ?? '');
    await stop();
    clock.moveTo(addDuration(lease, 'PT1S', 'UTC'));
    await served(async () => {});
    expect(await attempts()).toMatchObject([{ status: 'cancelled' }]);
    expect((await world.history(enrolment?.id ?? '')).filter((type) => type === 'cancelled')).toHaveLength(1);
    expect(await memberOf(world, rule, userId)).toMatchObject({ state: 'out', outcome: 'withdrawn' });
  });

  it('R33: nothing dies: who starts before the word reaches them stays, and the rule knows', async () => {
    const rule = await begin();
    await look();
    const [enrolment] = await attempts();
    const stop = await world.startWorker();
    await changePersonTo(world, userId, { department: null });
    await look();
    expect(await memberOf(world, rule, userId)).toMatchObject({ outcome: 'withdrawn' });
    await world.send(enrolment?.id ?? '', { type: 'start' });
    await stop();
    await served(async () => {});
    expect(await attempts()).toMatchObject([{ status: 'in_progress' }]);
    expect(await memberOf(world, rule, userId)).toMatchObject({ state: 'out', outcome: 'kept' });
  });

  it('R33: nothing dies: who is back before the word reaches them is enrolled anew', async () => {
    const rule = await begin();
    await look();
    await changePersonTo(world, userId, { department: null });
    await look();
    await changePersonTo(world, userId, { department });
    await look();
    await served(async () => {});
    expect((await attempts()).map(({ status }) => status)).toEqual(['cancelled', 'enrolled']);
    expect(await memberOf(world, rule, userId)).toMatchObject({ state: 'in', outcome: 'enrolled' });
  });

  it('R33: nothing dies: an administrator cancels while everybody is looked at: the rule does not enrol again', async () => {
    const rule = await begin();
    await look();
    const [enrolment] = await attempts();
    await served(() =>
      Promise.all([
        world.send(enrolment?.id ?? '', { type: 'cancel', actor: CLIENT }),
        ...Array.from({ length: 4 }, () => lookAtAll(rule)),
        look(),
      ]),
    );
    expect(await attempts()).toMatchObject([{ status: 'cancelled' }]);
    expect(await memberOf(world, rule, userId)).toMatchObject({ state: 'excluded' });
  });

  it('nothing dies: people change while everybody is looked at: in the end each stands as they are', async () => {
    const { sql } = world;
    const people = [userId, ...(await crowd())];
    const rule = await begin();
    const moving = people.filter((_, index) => index % 12 === 0);
    let moved: Promise<unknown> | null = null;
    // After the first lot: some have been looked at, the others have not.
    await lookAtAll(rule, () => {
      moved ??= Promise.all(moving.map((id) => changePersonTo(world, id, { department: null })));
    });
    await moved;
    await served(async () => {});
    const rows = await sql<{ userId: string }[]>`
      select user_id from enrolments where activity_id = ${activityId} and live order by user_id`;
    const staying = people.filter((id) => !moving.includes(id)).sort();
    expect(rows.map((row) => row.userId)).toEqual(staying);
  });

  it('nothing dies: somebody changes while a rule is switched on: it sees the change, or hears of it', async () => {
    const { sql } = world;
    const rule = await begin({ active: false });
    const other = (await seedUser(sql)).id;
    let switched = false;
    const switching = { done: Promise.resolve() };
    await sql.begin(async (tx) => {
      await tx`update users set department = ${department}, updated_at = ${world.clock.now()} where id = ${other}`;
      switching.done = changeRule(world, rule, { active: true }).then(() => {
        switched = true;
      });
      await until(async () => {
        const waiting = await sql`
          select from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
        return waiting.length > 0;
      }, 'the switching waits for the change');
      expect(switched).toBe(false);
    });
    await switching.done;
    await served(() => evaluated(world, rule));
    expect(await attempts(other)).toHaveLength(1);
  });

  it('nothing dies: a rule is switched off in the middle: who was enrolled stays so, and nobody follows', async () => {
    const { sql } = world;
    await crowd();
    const rule = await begin();
    let off: Promise<unknown> | null = null;
    // It is off before the next lot: begun beside the lots, it can come after the last of them.
    await lookAtAll(rule, async () => {
      off ??= changeRule(world, rule, { active: false });
      await off;
    });
    expect((await readRule(sql, rule))?.evaluation).toMatchObject({ status: 'stopped' });
    const [row] = await sql`select count(*)::int as n from enrolments where activity_id = ${activityId}`;
    expect(row?.n).toBeGreaterThan(0);
    expect(row?.n).toBeLessThan(241);
    await lookAtAll(rule);
    expect((await sql`select count(*)::int as n from enrolments where activity_id = ${activityId}`)[0]).toEqual(row);
  });

  it('a look is lost: it is told again a minute later, and the person is enrolled', async () => {
    const { sql, clock } = world;
    await begin({ who: { by: 'users', in: [userId] } });
    const other = (await seedUser(sql)).id;
    const audienceId = await makeAudience(world, inDepartment(department));
    const rule = await makeRule(world, { activityId, audienceId });
    await changePersonTo(world, other, { department });
    // A relay takes all that there is to tell, and dies with it.
    const lost = await claimLooks(sql, clock.now(), addDuration(clock.now(), 'PT30S', 'UTC'), 100);
    expect(lost.map(({ kind }) => kind).sort()).toContain('membership');
    outliveLeases(world);
    await served(() => evaluated(world, rule));
    expect(await attempts(other)).toHaveLength(1);
  });

  it('an operator terminates its workflows: the next change makes them again', async () => {
    const rule = await begin();
    const handles = [watcherWorkflowId('rule', rule), watcherWorkflowId('membership', userId)].map((id) =>
      world.dispatch.client.workflow.getHandle(id),
    );
    for (const kind of ['rule', 'membership'] as const)
      await world.dispatch.look(kind, kind === 'rule' ? rule : userId);
    for (const handle of handles) await handle.terminate('by an operator');
    expect(await attempts()).toEqual([]);
    await served(async () => {
      await evaluated(world, rule);
      await changePersonTo(world, userId, { department: null });
    });
    expect(await attempts()).toMatchObject([{ status: 'cancelled' }]);
  });
});

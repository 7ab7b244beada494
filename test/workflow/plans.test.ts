import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addToDate, endOfDay, localDateOf } from '../../domain/calendar.ts';
import { DEFAULT_RULES } from '../../domain/policy.ts';
import { audit } from '../support/audit.ts';
import { item, planRules } from '../support/planRules.ts';
import { assign, attemptsOf, makePlan, planHistory, planState, tellPlan, whenPlan } from '../support/plans.ts';
import { planWorkflowOf } from '../support/planWorkflow.ts';
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { createWorld, type World } from '../support/world.ts';

describe('a learning plan', () => {
  let world: World;
  let userId: string;
  let code: string;
  let plans = 0;

  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    userId = (await seedUser(world.sql)).id;
    plans += 1;
    code = `plan-${plans}`;
  });

  const activities = (n: number) => Promise.all(Array.from({ length: n }, () => seedActivity(world.sql)));
  const states = async (id: string) => (await planState(world, id)).standing.items.map(({ state }) => state);
  const enrolmentIn = async (activityId: string) => (await attemptsOf(world, userId, activityId)).at(-1)?.id ?? '';
  const complete = async (activityId: string) => world.send(await enrolmentIn(activityId), { type: 'complete' });

  it('R30: enrols in what is open, follows what becomes of it, and ends when all is done, with one record', async () => {
    const [a = '', b = '', c = ''] = await activities(3);
    const rules = planRules([item(a), item(b), item(c, { after: [a, b] })], {
      trainingEvent: true,
      validFor: 'P1Y',
    });
    const id = await assign(world, await makePlan(world, code, rules), userId, 'mandatory');
    await world.settle();
    expect(await states(id)).toEqual(['active', 'active', 'locked']);
    expect(await planState(world, id)).toMatchObject({ status: 'not_started' });
    expect(await attemptsOf(world, userId, a)).toMatchObject([{ source: 'plan', obligation: 'mandatory' }]);
    await complete(a);
    await world.settle();
    expect(await planState(world, id)).toMatchObject({ status: 'in_progress', standing: { progress: 33 } });
    expect(await attemptsOf(world, userId, c)).toEqual([]);
    await complete(b);
    await world.settle();
    expect(await states(id)).toEqual(['done', 'done', 'active']);
    await complete(c);
    await whenPlan(world, id, ({ status }) => status === 'completed', 'the plan was complete');
    await world.settle();
    expect(await planHistory(world, id)).toEqual([
      ...['assigned', 'item_enrolled', 'item_enrolled', 'item_done', 'started'],
      ...['item_enrolled', 'item_done', 'item_done', 'completed'],
    ]);
    const records = await world.sql`
      select r.record_type, r.title, r.expires_at - r.completion_date as days from training_records r
        join plan_records p on p.record_id = r.id where p.plan_enrolment_id = ${id}`;
    expect(records).toMatchObject([{ recordType: 'learning_plan', title: 'A Plan', days: 365 }]);
    expect(await planWorkflowOf(world, id)).toBe('COMPLETED');
  });

  it('does not enrol twice: who is in an activity stays in it, and what was done and is valid counts', async () => {
    const { sql } = world;
    const [live = '', done = '', lapsed = '', proved = ''] = [
      await seedActivity(sql),
      await seedActivity(sql),
      await seedActivity(sql, { trainingEvent: true, validFor: 'P1D' }),
      await seedActivity(sql),
    ];
    const mine = await world.enrol({ userId, activityId: live, source: 'self' });
    for (const activityId of [done, lapsed]) {
      const id = await world.enrol({ userId, activityId });
      await world.send(id, { type: 'complete' });
    }
    await sql`
      insert into training_records (id, user_id, record_type, object_id, title, completion_date, source, created_at)
      values (gen_random_uuid(), ${userId}, 'course', ${proved}, 'Elsewhere', '2020-01-01', 'manual', ${world.clock.now()})`;
    await world.advance('P3D');
    const rules = planRules([item(live), item(done), item(lapsed), item(proved)]);
    const id = await assign(world, await makePlan(world, code, rules), userId);
    await world.settle();
    expect(await states(id)).toEqual(['active', 'done', 'active', 'done']);
    expect((await attemptsOf(world, userId, live)).map((one) => one.id)).toEqual([mine]);
    expect(await attemptsOf(world, userId, done)).toHaveLength(1);
    // Its certificate was not valid any more when the plan began.
    expect(await attemptsOf(world, userId, lapsed)).toMatchObject([{ status: 'completed' }, { source: 'plan' }]);
    expect(await attemptsOf(world, userId, proved)).toEqual([]);
  });

  it('begins again what was done before, where the plan says so', async () => {
    const [a = ''] = await activities(1);
    const before = await world.enrol({ userId, activityId: a });
    await world.send(before, { type: 'complete' });
    await world.advance('PT1H');
    const plan = await makePlan(world, code, planRules([item(a)], { countEarlier: false }));
    const id = await assign(world, plan, userId);
    await world.settle();
    expect(await states(id)).toEqual(['active']);
    // It counts although it is told late, as of the day before: it is the plan's own.
    const happenedAt = new Date(Date.parse(world.clock.now()) - 86_400_000).toISOString();
    await world.send(await enrolmentIn(a), { type: 'complete', happenedAt });
    await whenPlan(world, id, ({ status }) => status === 'completed', 'the plan was complete');
    expect(await attemptsOf(world, userId, a)).toHaveLength(2);
  });

  it('R33: what ended without success is not begun again by the plan; a new enrolment by hand counts', async () => {
    const [a = ''] = await activities(1);
    const id = await assign(world, await makePlan(world, code, planRules([item(a)])), userId);
    await world.settle();
    await world.send(await enrolmentIn(a), { type: 'cancel' });
    await world.settle();
    expect(await states(id)).toEqual(['ended']);
    expect(await attemptsOf(world, userId, a)).toHaveLength(1);
    const again = await world.enrol({ userId, activityId: a, source: 'administrator' });
    await world.settle();
    expect(await planState(world, id)).toMatchObject({
      standing: { items: [{ state: 'active', enrolmentId: again }] },
    });
    await world.send(again, { type: 'complete' });
    await whenPlan(world, id, ({ status }) => status === 'completed', 'the plan was complete');
  });

  it('R30: what waits for an approval counts only where the plan says so', async () => {
    const { sql } = world;
    const manager = await seedUser(sql);
    userId = (await seedUser(sql, { managerId: manager.id })).id;
    await seedPolicy(sql, `asks-${code}`, managerApproval());
    const a = await seedActivity(sql, { policy: `asks-${code}` });
    const strict = await assign(world, await makePlan(world, code, planRules([item(a)])), userId);
    const counts = { waiting: true, toConfirm: false, suspended: false, overbooked: false };
    const generous = await assign(
      world,
      await makePlan(world, `${code}-generous`, planRules([item(a)], { counts })),
      userId,
    );
    await whenPlan(world, generous, ({ status }) => status === 'completed', 'the generous plan was complete');
    await world.settle();
    expect(await states(strict)).toEqual(['waiting']);
    expect(await attemptsOf(world, userId, a)).toHaveLength(1);
    await world.send(await enrolmentIn(a), { type: 'approve' });
    await world.settle();
    expect(await states(strict)).toEqual(['active']);
  });

  it("R21: deadlines are counted from the plan's start, where the learner is, also for what opens later", async () => {
    const { sql, clock } = world;
    const timezone = 'Pacific/Auckland';
    userId = (await seedUser(sql, { timezone })).id;
    await seedPolicy(sql, `start-${code}`, {
      deadline: { basis: 'plan_start', after: 'P60D', date: null, grace: null, onDeadline: 'overdue' },
    });
    const [a = '', b = ''] = await activities(2);
    const c = await seedActivity(sql, { policy: `start-${code}` });
    const after30 = { deadline: { after: 'P30D' } };
    const rules = planRules([item(a, after30), item(b, after30), item(c)], { order: 'sequential' });
    const started = clock.now();
    const id = await assign(world, await makePlan(world, code, rules), userId);
    await world.settle();
    const due = (days: number) => endOfDay(addToDate(localDateOf(started, timezone), `P${days}D`), timezone);
    expect(await attemptsOf(world, userId, a)).toMatchObject([{ deadlineAt: due(30) }]);
    await world.advance('P40D');
    await complete(a);
    await world.settle();
    // Its day has passed before it opened: overdue in the plan, and the enrolment's own policy holds.
    expect(await attemptsOf(world, userId, b)).toMatchObject([{ status: 'enrolled', deadlineAt: null }]);
    expect((await planState(world, id)).itemDeadlines[b]?.at).toBe(due(30));
    await complete(b);
    await world.settle();
    expect(await attemptsOf(world, userId, c)).toMatchObject([{ deadlineAt: due(60) }]);
  });

  it('R32: who may not be enrolled is enrolled on their return, and tried once a day', async () => {
    const { sql } = world;
    const [a = '', b = ''] = await activities(2);
    const id = await assign(world, await makePlan(world, code, planRules([item(a), item(b, { after: [a] })])), userId);
    await world.settle();
    const status = (to: string) =>
      sql`update users set status = ${to}, updated_at = ${world.clock.now()} where id = ${userId}`;
    await status('deactivated');
    await complete(a);
    await world.settle();
    expect(await planState(world, id)).toMatchObject({ refused: { [b]: 'not-eligible' }, status: 'in_progress' });
    await world.advance('P3D');
    await world.settle();
    expect((await planHistory(world, id)).filter((type) => type === 'item_refused')).toHaveLength(1);
    await status('active');
    await whenPlan(world, id, ({ made }) => made[b] !== undefined, 'it was enrolled on the return');
    expect(await planState(world, id)).toMatchObject({ refused: {} });
  });

  it('a seat that frees lets somebody in whom a full activity without a waiting list had refused', async () => {
    const { sql } = world;
    await seedPolicy(sql, `full-${code}`, {
      seats: { ...DEFAULT_RULES.seats, waitingList: false },
    });
    const a = await seedActivity(sql, { policy: `full-${code}`, maximum: 1 });
    const inside = await world.enrol({ userId: (await seedUser(sql)).id, activityId: a });
    const id = await assign(world, await makePlan(world, code, planRules([item(a)])), userId);
    await world.settle();
    expect(await planState(world, id)).toMatchObject({ refused: { [a]: 'full' } });
    await world.send(inside, { type: 'withdraw' });
    await world.advance('P1DT1M');
    await whenPlan(world, id, ({ made }) => made[a] !== undefined, 'the plan tried again');
  });

  it.each([
    ['keep', ['enrolled', 'in_progress']],
    ['end_not_started', ['withdrawn', 'in_progress']],
    ['end_all', ['withdrawn', 'withdrawn']],
  ] as const)('left, its enrolments go as the plan says: %s', async (onWithdrawal, expected) => {
    const [a = '', b = '', mine = ''] = await activities(3);
    const own = await world.enrol({ userId, activityId: mine });
    const rules = planRules([item(a), item(b), item(mine)], { onWithdrawal });
    const id = await assign(world, await makePlan(world, code, rules), userId);
    await world.settle();
    await world.send(await enrolmentIn(b), { type: 'start' });
    await world.settle();
    await tellPlan(world, id, 'withdraw');
    await world.settle();
    const now = [await attemptsOf(world, userId, a), await attemptsOf(world, userId, b)].map(([one]) => one?.status);
    expect(now).toEqual(expected);
    // What somebody else had made was never the plan's.
    expect((await world.state(own)).status).toBe('enrolled');
    expect(await planWorkflowOf(world, id)).toBe('COMPLETED');
  });

  it('reopened, it goes on from where it stood, and begins again what had ended with it', async () => {
    const [a = '', b = ''] = await activities(2);
    const rules = planRules([item(a), item(b)], { onWithdrawal: 'end_all' });
    const id = await assign(world, await makePlan(world, code, rules), userId);
    await world.settle();
    await complete(a);
    await world.settle();
    await tellPlan(world, id, 'cancel');
    await tellPlan(world, id, 'reopen');
    await whenPlan(world, id, ({ standing }) => standing.items[1]?.state === 'active', 'it is enrolled again');
    await world.settle();
    expect((await attemptsOf(world, userId, b)).at(-1)).toMatchObject({ status: 'enrolled' });
    await complete(b);
    await whenPlan(world, id, ({ status }) => status === 'completed', 'the plan was complete');
    await world.settle();
    expect(await tellPlan(world, id, 'reopen')).toMatchObject({ rejection: { rejected: 'not-possible' } });
    expect(await audit(world.sql)).toEqual([]);
  });
});

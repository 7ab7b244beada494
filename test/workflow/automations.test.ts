import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { readAutomation } from '../../store/automations.ts';
import { audit } from '../support/audit.ts';
import { automationRules, enrolIn, notify } from '../support/automationRules.ts';
import { firingsOf, ruleActs, ruleMails, turnOff, turnOn, writeAutomation } from '../support/automations.ts';
import { attemptsOf } from '../support/plans.ts';
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

describe('an automation', () => {
  let world: World;
  let n = 0;
  let code: string;
  let head: string;
  let manager: string;
  let userId: string;
  let activityId: string;

  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    n += 1;
    code = `rule-${n}`;
    head = (await seedUser(world.sql)).id;
    manager = (await seedUser(world.sql, { managerId: head })).id;
    userId = (await seedUser(world.sql, { managerId: manager })).id;
    activityId = await seedActivity(world.sql);
  });
  // So that none is about the enrolments of the next test.
  afterEach(async () => {
    const on = await world.sql<{ code: string }[]>`select code from automations where state = 'on'`;
    for (const one of on) await turnOff(world, one.code);
  });

  const here = () => ({ activityIds: [activityId] });
  const inDays = (days: number) => addDuration(world.clock.now(), `P${days}D`, 'UTC');
  const enrol = (days: number | null = null, given: { userId?: string; activityId?: string } = {}) =>
    world.enrol({ userId, activityId, deadline: days === null ? null : { at: inDays(days) }, ...given });

  it('what cannot be carried out is shown with its automation, tried again, and then shown no more', async () => {
    const { sql } = world;
    await sql`create function breaks() returns trigger language plpgsql as 'begin raise exception ''broken''; end'`;
    await sql`create trigger breaks before insert on automation_firings for each row execute function breaks()`;
    await turnOn(
      world,
      code,
      automationRules({ scope: here(), trigger: { on: 'enrolled' }, actions: [{ act: 'remind' }] }),
    );
    const id = await enrol();
    const troubled = () => readAutomation(sql, code).then((row) => row?.troubled);
    await until(async () => (await troubled())?.firings === 1, 'it is shown');
    expect(await troubled()).toEqual({ firings: 1, lastError: 'PostgresError' });
    await sql`drop trigger breaks on automation_firings`;
    world.clock.moveTo(addDuration(world.clock.now(), 'PT1M', 'UTC'));
    await until(async () => (await firingsOf(world, code)).length === 1, 'it was carried out');
    expect(await troubled()).toBeNull();
    await world.settle();
    expect(await ruleActs(world, id)).toEqual(['remind: done']);
  });

  it('R23: 14 days before the deadline, if still not started, reminds the learner and tells the manager', async () => {
    await turnOn(
      world,
      code,
      automationRules({
        scope: here(),
        trigger: { on: 'deadline', before: 'P14D' },
        conditions: { statuses: ['enrolled'] },
        actions: [{ act: 'remind' }, notify('manager')],
      }),
    );
    const idle = await enrol(30);
    const other = (await seedUser(world.sql)).id;
    const busy = await enrol(30, { userId: other });
    await world.send(busy, { type: 'start' });
    await world.advance('P15D');
    expect(await firingsOf(world, code)).toEqual([]);
    await world.advance('P2D');
    expect(await ruleMails(world, idle)).toMatchObject([
      { template: 'automation_notice', toUserId: manager },
      { template: 'automation_reminder', toUserId: userId },
    ]);
    expect(await ruleActs(world, idle)).toEqual(['remind: done', 'notify: done']);
    expect(await ruleMails(world, busy)).toEqual([]);
    const firings = await firingsOf(world, code);
    expect(firings.map(({ enrolmentId, nothing }) => [enrolmentId === idle, nothing]).sort()).toEqual([
      [false, 'status'],
      [true, null],
    ]);
    // Dated by the instant at which it fell due.
    const { deadline } = await world.state(idle);
    const due = addDuration(deadline?.deadline.at ?? '', 'P14D', 'UTC', -1);
    expect((await ruleMails(world, idle)).map(({ at }) => at)).toEqual([due, due]);
    // R22: a deadline that is moved makes another occurrence.
    const at = inDays(30);
    await world.send(idle, {
      type: 'set-deadline',
      deadline: { deadline: { at, localDate: null, timezone: 'UTC', rule: 'by-hand' }, graceUntil: at, reminders: [] },
    });
    await world.advance('P20D');
    expect(await ruleMails(world, idle)).toHaveLength(4);
  });

  it('on completion of one activity, enrols in another with a deadline 30 days on', async () => {
    const safety = await seedActivity(world.sql);
    await turnOn(
      world,
      code,
      automationRules({ scope: here(), trigger: { on: 'completed' }, actions: [enrolIn(safety, 'P30D')] }),
    );
    const id = await enrol();
    await world.send(id, { type: 'complete' });
    await world.settle();
    const [made] = await attemptsOf(world, userId, safety);
    expect(made).toMatchObject({ source: 'rule', obligation: 'mandatory', status: 'enrolled' });
    const [firing] = await firingsOf(world, code);
    expect(firing?.acts).toMatchObject([{ act: 'enrol', outcome: 'enrolled', enrolmentId: made?.id }]);
    const day = addDuration(firing?.dueAt ?? '', 'P30D', 'UTC').slice(0, 10);
    expect(made?.deadlineAt?.slice(0, 10)).toBe(day);
    // Both histories name the rule.
    expect(await ruleActs(world, id)).toEqual(['enrol: enrolled']);
    const [birth] = await world.sql`
      select data, actor_kind from enrolment_events where enrolment_id = ${made?.id ?? ''} and seq = 1`;
    expect(birth).toMatchObject({
      actorKind: 'system',
      data: { automation: { code, version: 1, firing: firing?.id } },
    });
  });

  it('90 days after completion, enrols again, time after time, until its limit', async () => {
    await turnOn(
      world,
      code,
      automationRules({
        scope: here(),
        trigger: { on: 'completedAt', after: 'P90D' },
        actions: [enrolIn(null)],
        chainLimit: 2,
      }),
    );
    await enrol();
    for (let attempt = 1; attempt <= 3; attempt++) {
      const all = await attemptsOf(world, userId, activityId);
      expect(all).toHaveLength(attempt);
      await world.send(all.at(-1)?.id ?? '', { type: 'complete' });
      await world.advance('P91D');
    }
    expect(await attemptsOf(world, userId, activityId)).toHaveLength(3);
    const acts = (await firingsOf(world, code)).map(({ acts }) => acts[0]);
    expect(acts).toMatchObject([{ outcome: 'enrolled' }, { outcome: 'enrolled' }, { why: 'chain_limit' }]);
  });

  it("R22: 7 days after the deadline, if overdue, extends by 14 days once and tells the manager's manager", async () => {
    await turnOn(
      world,
      code,
      automationRules({
        scope: here(),
        trigger: { on: 'deadline', after: 'P7D' },
        conditions: { overdue: true },
        actions: [{ act: 'extend', by: 'P14D', atMost: 1 }, { act: 'escalate' }],
      }),
    );
    const id = await enrol(10);
    const before = (await world.state(id)).deadline?.deadline.at ?? '';
    await world.advance('P18D');
    expect((await world.state(id)).deadline?.deadline.at).toBe(addDuration(before, 'P14D', 'UTC'));
    expect(await ruleMails(world, id)).toMatchObject([{ template: 'automation_notice', toUserId: head }]);
    // A week after the new one it is told of again, and not extended again.
    await world.advance('P20D');
    expect((await world.state(id)).deadline?.deadline.at).toBe(addDuration(before, 'P14D', 'UTC'));
    expect(await ruleMails(world, id)).toHaveLength(2);
    const [, second] = await firingsOf(world, code);
    expect(second?.acts).toMatchObject([{ outcome: 'passed_over', why: 'used_up' }, { outcome: 'told' }]);
  });

  it("when an enrolment expires, tells the activity's owner", async () => {
    const owner = (await seedUser(world.sql)).id;
    await seedPolicy(world.sql, `ends-${code}`, {
      deadline: { basis: 'enrolment', after: 'P5D', date: null, grace: null, onDeadline: 'expire' },
    });
    activityId = await seedActivity(world.sql, { policy: `ends-${code}`, ownerId: owner });
    await turnOn(
      world,
      code,
      automationRules({ scope: here(), trigger: { on: 'expired' }, actions: [notify('owner'), { act: 'remind' }] }),
    );
    const id = await enrol();
    await world.advance('P7D');
    expect((await world.state(id)).status).toBe('expired');
    const mails = await ruleMails(world, id);
    expect(mails.map(({ toUserId }) => toUserId).sort()).toEqual([owner, userId].sort());
    expect(new Set(mails.map(({ template }) => template))).toEqual(new Set(['automation_after_end']));
  });

  it('R6: an approval that is open for a week goes to the next level', async () => {
    await seedPolicy(world.sql, `asks-${code}`, managerApproval());
    activityId = await seedActivity(world.sql, { policy: `asks-${code}` });
    await turnOn(
      world,
      code,
      automationRules({
        scope: here(),
        trigger: { on: 'awaiting_approval', after: 'P7D' },
        conditions: { statuses: ['awaiting_approval'] },
        actions: [{ act: 'escalate' }],
      }),
    );
    const id = await enrol();
    expect((await world.state(id)).task?.assigneeId).toBe(manager);
    await world.advance('P8D');
    expect((await world.state(id)).task?.assigneeId).toBe(head);
    expect(await world.history(id)).toContain('approval_escalated');
  });

  it('what lay back when it was switched on does not fire, unless it catches up, and then once', async () => {
    const id = await enrol();
    await world.send(id, { type: 'complete' });
    await world.advance('P1D');
    const rules = automationRules({ scope: here(), trigger: { on: 'completed' }, actions: [notify('manager')] });
    await turnOn(world, code, rules);
    expect(await firingsOf(world, code)).toEqual([]);
    await turnOn(world, `${code}-back`, { ...rules, catchUp: true });
    expect(await firingsOf(world, `${code}-back`)).toHaveLength(1);
    // Switched off and on again, and at another version, it has fired.
    await turnOff(world, `${code}-back`);
    await turnOn(world, `${code}-back`, { ...rules, catchUp: true });
    await writeAutomation(world, `${code}-back`, { ...rules, catchUp: true });
    await world.settle();
    expect(await firingsOf(world, `${code}-back`)).toHaveLength(1);
    expect(await ruleMails(world, id)).toMatchObject([{ template: 'automation_after_end', toUserId: manager }]);
  });

  it('rules that go on without anybody end at their limit', async () => {
    const cancel = [{ act: 'cancel' } as const];
    await turnOn(world, code, automationRules({ scope: here(), trigger: { on: 'enrolled' }, actions: cancel }));
    const again = { scope: here(), trigger: { on: 'cancelled' }, actions: [enrolIn(null)], chainLimit: 3 } as const;
    await turnOn(world, `${code}-again`, automationRules(again));
    await enrol();
    await world.settle();
    const attempts = await attemptsOf(world, userId, activityId);
    expect(attempts.map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled']);
    expect((await firingsOf(world, `${code}-again`)).at(-1)?.acts).toMatchObject([{ why: 'chain_limit' }]);
    expect(await audit(world.sql)).toEqual([]);
  });

  it('30 days before the record of a completion expires, enrols again', async () => {
    activityId = await seedActivity(world.sql, { trainingEvent: true, validFor: 'P1Y' });
    const trigger = { on: 'recordExpiry', before: 'P30D' } as const;
    await turnOn(world, code, automationRules({ scope: here(), trigger, actions: [enrolIn(null)] }));
    const id = await enrol();
    await world.send(id, { type: 'complete' });
    await world.advance('P330D');
    expect(await attemptsOf(world, userId, activityId)).toHaveLength(1);
    await world.advance('P10D');
    expect(await attemptsOf(world, userId, activityId)).toMatchObject([{ status: 'completed' }, { source: 'rule' }]);
  });

  it('somebody comes into a department that it is about, or leaves it', async () => {
    const scope = { ...here(), departments: ['Sales'] };
    const trigger = { on: 'deadline', before: 'P7D' } as const;
    await turnOn(world, code, automationRules({ scope, trigger }));
    const other = (await seedUser(world.sql, { department: 'Sales' })).id;
    const [comes, leaves] = [await enrol(30), await enrol(30, { userId: other })];
    await world.settle();
    const due = async () => (await world.sql`select enrolment_id from automation_dues where code = ${code}`).flat();
    expect(await due()).toEqual([{ enrolmentId: leaves }]);
    await world.sql`update users set department = 'Sales' where id = ${userId}`;
    await world.sql`update users set department = 'Law' where id = ${other}`;
    await world.settle();
    expect(await due()).toEqual([{ enrolmentId: comes }]);
    await world.advance('P25D');
    expect(await ruleMails(world, comes)).toMatchObject([{ template: 'automation_reminder' }]);
    expect(await ruleMails(world, leaves)).toEqual([]);
  });

  it('who has not been there for a week is reminded, and each visit puts it off', async () => {
    const trigger = { on: 'lastVisitAt', after: 'P7D' } as const;
    await turnOn(world, code, automationRules({ scope: here(), trigger, conditions: { notVisitedFor: 'P7D' } }));
    const id = await enrol();
    await world.send(id, { type: 'visit' });
    await world.advance('P5D');
    await world.send(id, { type: 'visit' });
    await world.advance('P5D');
    expect(await ruleMails(world, id)).toEqual([]);
    await world.advance('P3D');
    expect(await ruleMails(world, id)).toHaveLength(1);
    await world.advance('P30D');
    expect(await ruleMails(world, id)).toHaveLength(1);
  });

  it('while no rule is on, nothing is written for any', async () => {
    const id = await enrol(30);
    await world.send(id, { type: 'start' });
    expect(await world.sql`select from automation_stale`).toHaveLength(0);
    expect(await world.sql`select from automation_dues`).toHaveLength(0);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addToDate, endOfDay, localDateOf } from '../../domain/calendar.ts';
import { watcherWorkflowId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/state.ts';
import { patchAudience } from '../../store/audiences.ts';
import { changeMembers } from '../../store/groupMembers.ts';
import { insertGroup } from '../../store/groups.ts';
import { liftExclusion } from '../../store/ruleExclusions.ts';
import { readRule } from '../../store/rules.ts';
import { audit } from '../support/audit.ts';
import { item, planRules } from '../support/planRules.ts';
import { attemptsOf, makePlan, planState } from '../support/plans.ts';
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
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

const CLIENT: Actor = { kind: 'client', id: 'client', onBehalfOf: null };

describe('a rule about an audience', () => {
  let world: World;
  let activityId: string;
  let department: string;
  let departments = 0;

  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    activityId = await seedActivity(world.sql);
    departments += 1;
    department = `Department ${departments}`;
  });

  const join = (userId: string, to: string | null = department) => changePersonTo(world, userId, { department: to });
  const statuses = async (userId: string, of = activityId) =>
    (await attemptsOf(world, userId, of)).map(({ status }) => status);
  const live = async (userId: string) => {
    const found = (await attemptsOf(world, userId, activityId)).at(-1);
    if (!found) throw new Error('not enrolled');
    return found.id;
  };
  const settled = async () => {
    await world.settle();
    expect(await audit(world.sql)).toEqual([]);
  };

  it('R33: who is in the audience is enrolled when the rule is made, and who joins it later; in its name', async () => {
    const { sql } = world;
    const first = (await seedUser(sql, { department: ` ${department.toUpperCase()} ` })).id;
    const other = (await seedUser(sql)).id;
    const away = (await seedUser(sql, { department, status: 'deactivated' })).id;
    const rule = await makeRule(world, { activityId, who: inDepartment(department), obligation: 'mandatory' });
    expect(await evaluated(world, rule)).toMatchObject({ total: 1, checked: 1, enrolled: 1, withdrawn: 0, refused: 0 });
    expect(await attemptsOf(world, first, activityId)).toMatchObject([
      { status: 'enrolled', source: 'rule', obligation: 'mandatory' },
    ]);
    const { code, version } = (await readRule(sql, rule)) ?? {};
    expect((await world.state(await live(first))).rule).toEqual({ id: rule, code, version });
    await join(other);
    await settled();
    expect(await statuses(other)).toEqual(['enrolled']);
    expect(await memberOf(world, rule, other)).toMatchObject({
      state: 'in',
      outcome: 'enrolled',
      why: [{ by: 'department' }],
    });
    expect(await statuses(away)).toEqual([]);
    const newcomer = (await seedUser(sql, { department })).id;
    await settled();
    expect(await statuses(newcomer)).toEqual(['enrolled']);
  });

  it('R33: who leaves is taken out if they have not started, by the rule, and is enrolled anew when they come back', async () => {
    const [idle, busy] = [
      (await seedUser(world.sql, { department })).id,
      (await seedUser(world.sql, { department })).id,
    ];
    const rule = await makeRule(world, { activityId, who: inDepartment(department) });
    await settled();
    await world.send(await live(busy), { type: 'start' });
    const withdrawn = await live(idle);
    await join(idle, null);
    await join(busy, null);
    await settled();
    expect(await statuses(idle)).toEqual(['cancelled']);
    expect(await statuses(busy)).toEqual(['in_progress']);
    const [event] = await world.sql`
      select actor_kind, actor_id, data from enrolment_events where enrolment_id = ${withdrawn} order by seq desc limit 1`;
    expect(event).toMatchObject({ actorKind: 'system', actorId: rule, data: { reason: 'audience' } });
    expect(await memberOf(world, rule, idle)).toMatchObject({ state: 'out', outcome: 'withdrawn' });
    expect(await memberOf(world, rule, busy)).toMatchObject({ state: 'out', outcome: 'kept' });
    await join(idle);
    await join(busy);
    await settled();
    expect(await statuses(idle)).toEqual(['cancelled', 'enrolled']);
    expect(await statuses(busy)).toEqual(['in_progress']);
    expect(await memberHistory(world, rule, idle)).toEqual(['enrolled', 'withdrawn', 'enrolled']);
  });

  it('R33: with `keep` who leaves stays enrolled', async () => {
    const userId = (await seedUser(world.sql, { department })).id;
    const rule = await makeRule(world, { activityId, who: inDepartment(department), onLeave: 'keep' });
    await settled();
    await join(userId, null);
    await settled();
    expect(await statuses(userId)).toEqual(['enrolled']);
    expect(await memberOf(world, rule, userId)).toMatchObject({ state: 'out', outcome: 'kept' });
  });

  it.each([
    ['an administrator cancels', async (id: string) => world.send(id, { type: 'cancel', actor: CLIENT })],
    [
      'the learner withdraws',
      async (id: string) => world.send(id, { type: 'withdraw', actor: { ...CLIENT, kind: 'user' } }),
    ],
  ])('R33: %s: the rule does not add the person again, ever, until that is lifted', async (_, remove) => {
    const userId = (await seedUser(world.sql, { department })).id;
    const rule = await makeRule(world, { activityId, who: inDepartment(department) });
    await settled();
    await remove(await live(userId));
    await settled();
    expect(await memberOf(world, rule, userId)).toMatchObject({ state: 'excluded', outcome: 'removed_by_hand' });
    await join(userId, null);
    await settled();
    await join(userId);
    await settled();
    await changeRule(world, rule, { active: false });
    await changeRule(world, rule, { active: true });
    await evaluated(world, rule);
    await settled();
    expect(await statuses(userId)).toHaveLength(1);
    const said = { actor: CLIENT, commandId: '01a00000-0000-7000-8000-000000000001', reason: 'by mistake' };
    expect(await liftExclusion(world.sql, rule, userId, said, world.clock.now())).toBe('lifted');
    expect(await liftExclusion(world.sql, rule, userId, said, world.clock.now())).toBe('lifted');
    await settled();
    expect((await statuses(userId)).at(-1)).toBe('enrolled');
    const again = { ...said, commandId: '01a00000-0000-7000-8000-000000000002' };
    expect(await liftExclusion(world.sql, rule, userId, again, world.clock.now())).toBe('not-excluded');
  });

  it('R1, R33: what a person added by hand stays as it is, when they join and when they leave', async () => {
    const userId = (await seedUser(world.sql)).id;
    const own = await world.enrol({ userId, activityId, source: 'administrator' });
    const rule = await makeRule(world, { activityId, who: inDepartment(department), obligation: 'mandatory' });
    await join(userId);
    await settled();
    expect(await memberOf(world, rule, userId)).toMatchObject({ outcome: 'enrolled_already', enrolmentId: own });
    await join(userId, null);
    await settled();
    expect(await statuses(userId)).toEqual(['enrolled']);
    expect((await world.state(own)).obligation).toBe('optional');
    await join(userId);
    await settled();
    // Out of what obliges less the learner is let, but not out of what the rule wants.
    await world.send(own, { type: 'withdraw', actor: CLIENT });
    await settled();
    expect(await attemptsOf(world, userId, activityId)).toMatchObject([
      { status: 'withdrawn' },
      { status: 'enrolled', source: 'rule', obligation: 'mandatory' },
    ]);
  });

  it('R33: who has completed it is not enrolled again, and who was done before is not at all', async () => {
    const [before, since] = [
      (await seedUser(world.sql, { department })).id,
      (await seedUser(world.sql, { department })).id,
    ];
    await world.send(await world.enrol({ userId: before, activityId }), { type: 'complete' });
    const rule = await makeRule(world, { activityId, who: inDepartment(department) });
    await settled();
    await world.send(await live(since), { type: 'complete' });
    await settled();
    for (const userId of [before, since]) {
      expect(await statuses(userId)).toEqual(['completed']);
      expect(await memberOf(world, rule, userId)).toMatchObject({ state: 'in', outcome: 'completed' });
      await join(userId, null);
      await join(userId);
      await settled();
      expect(await statuses(userId)).toEqual(['completed']);
    }
  });

  it('R1: two rules make one enrolment, of which more is obliged first; leaving one keeps what the other wants', async () => {
    const location = `Place ${departments}`;
    const userId = (await seedUser(world.sql)).id;
    const weak = await makeRule(world, { activityId, who: inDepartment(department) });
    const strong = await makeRule(world, {
      activityId,
      who: { by: 'location', in: [location] },
      obligation: 'mandatory',
    });
    await changePersonTo(world, userId, { department, location });
    await settled();
    expect(await attemptsOf(world, userId, activityId)).toMatchObject([
      { status: 'enrolled', obligation: 'mandatory' },
    ]);
    expect(await memberOf(world, weak, userId)).toMatchObject({ outcome: 'enrolled_already' });
    await changePersonTo(world, userId, { location: null });
    await settled();
    expect(await statuses(userId)).toEqual(['enrolled']);
    expect(await memberOf(world, strong, userId)).toMatchObject({ state: 'out', outcome: 'kept' });
    await changePersonTo(world, userId, { location });
    await settled();
    await changePersonTo(world, userId, { location: null, department: null });
    await settled();
    expect(await statuses(userId)).toEqual(['cancelled']);
  });

  it('R32: who is away neither joins nor leaves; on the return it is decided as things are then', async () => {
    const [stays, moves] = [
      (await seedUser(world.sql, { department })).id,
      (await seedUser(world.sql, { department })).id,
    ];
    await makeRule(world, { activityId, who: inDepartment(department) });
    await settled();
    for (const userId of [stays, moves]) await changePersonTo(world, userId, { status: 'deactivated' });
    await join(moves, null);
    await settled();
    expect([await statuses(stays), await statuses(moves)]).toEqual([['enrolled'], ['enrolled']]);
    for (const userId of [stays, moves]) await changePersonTo(world, userId, { status: 'activated' });
    await settled();
    expect([await statuses(stays), await statuses(moves)]).toEqual([['enrolled'], ['cancelled']]);
  });

  it('R19, R21: deadlines are counted where the learner is; a day of hire long ago leaves it overdue', async () => {
    const { sql, clock } = world;
    const timezone = 'Pacific/Auckland';
    const userId = (await seedUser(sql, { department, timezone })).id;
    const hired = (await seedUser(sql, { department, timezone })).id;
    const today = localDateOf(clock.now(), timezone);
    const hireDate = addToDate(today, 'P60D', -1);
    await changePersonTo(world, hired, { hireDate });
    const second = await seedActivity(sql);
    const who = inDepartment(department);
    await makeRule(world, { activityId, who, deadline: { basis: 'enrolment', after: 'P30D' } });
    await makeRule(world, { activityId: second, who, deadline: { basis: 'hire_date', after: 'P30D' } });
    await settled();
    expect(await attemptsOf(world, userId, activityId)).toMatchObject([
      { deadlineAt: endOfDay(addToDate(today, 'P30D'), timezone) },
    ]);
    expect(await attemptsOf(world, userId, second)).toMatchObject([{ status: 'enrolled', deadlineAt: null }]);
    expect(await attemptsOf(world, hired, second)).toMatchObject([
      { status: 'enrolled', deadlineAt: endOfDay(addToDate(hireDate, 'P30D'), timezone) },
    ]);
  });

  it('as days pass somebody joins and leaves by the time since the day of hire, when the day begins where they are', async () => {
    const { sql, clock } = world;
    const timezone = 'America/New_York';
    const userId = (await seedUser(sql, { department, timezone })).id;
    await changePersonTo(world, userId, { hireDate: localDateOf(clock.now(), timezone) });
    const young = { by: 'since_hire', atLeast: 'P2D', lessThan: 'P1M' } as const;
    await makeRule(world, { activityId, who: { by: 'all', of: [inDepartment(department), young] } });
    await settled();
    expect(await statuses(userId)).toEqual([]);
    await world.advance('P3D');
    await settled();
    expect(await statuses(userId)).toEqual(['enrolled']);
    await world.advance('P32D');
    await settled();
    expect(await statuses(userId)).toEqual(['cancelled']);
  });

  it('a group, and a place in the tree of managers, let people in and out', async () => {
    const { sql, clock } = world;
    const [top, middle, low] = [(await seedUser(sql)).id, (await seedUser(sql)).id, (await seedUser(sql)).id];
    await changePersonTo(world, low, { managerId: middle });
    const group = low;
    await insertGroup(sql, { id: group, code: `group-${departments}`, name: 'A Group' }, clock.now());
    const second = await seedActivity(sql);
    await makeRule(world, { activityId, who: { by: 'manager', in: [top], reports: 'all' } });
    await makeRule(world, { activityId: second, who: { by: 'group', in: [group] } });
    await changePersonTo(world, middle, { managerId: top });
    const said = { source: 'manual', actor: CLIENT, reason: null, commandId: null } as const;
    await changeMembers(sql, group, { add: [top], remove: [] }, null, said, clock.now());
    await settled();
    expect([await statuses(low), await statuses(middle), await statuses(top)]).toEqual([
      ['enrolled'],
      ['enrolled'],
      [],
    ]);
    expect(await statuses(top, second)).toEqual(['enrolled']);
    await changePersonTo(world, middle, { managerId: null });
    await changeMembers(sql, group, { add: [], remove: [top] }, null, said, clock.now());
    await settled();
    expect([await statuses(low), await statuses(middle)]).toEqual([['cancelled'], ['cancelled']]);
    expect(await statuses(top, second)).toEqual(['cancelled']);
  });

  it('another set of conditions evaluates its rules again; switched off, a rule does nothing', async () => {
    const { sql, clock } = world;
    const [one, two] = [(await seedUser(sql, { department })).id, (await seedUser(sql)).id];
    const audienceId = await makeAudience(world, inDepartment(department));
    const rule = await makeRule(world, { activityId, audienceId });
    await settled();
    await patchAudience(sql, audienceId, { who: { by: 'users', in: [two] } }, null, 'client', clock.now());
    await settled();
    expect([await statuses(one), await statuses(two)]).toEqual([['cancelled'], ['enrolled']]);
    await changeRule(world, rule, { active: false });
    await patchAudience(sql, audienceId, { who: inDepartment(department) }, null, 'client', clock.now());
    await settled();
    expect([await statuses(one), await statuses(two)]).toEqual([['cancelled'], ['enrolled']]);
    await changeRule(world, rule, { active: true });
    await settled();
    expect([await statuses(one), await statuses(two)]).toEqual([['cancelled', 'enrolled'], ['cancelled']]);
  });

  it('what the activity refuses is shown, and tried again once a day; an approval that is declined is a removal by hand', async () => {
    const { sql } = world;
    const manager = (await seedUser(sql)).id;
    const [inside, outside] = [(await seedUser(sql)).id, (await seedUser(sql, { department, managerId: manager })).id];
    await seedPolicy(sql, `full-${department}`, {
      seats: { ...managerApproval().seats, duringApproval: 'none', holdFor: null, waitingList: false } as never,
    });
    const full = await seedActivity(sql, { policy: `full-${department}`, maximum: 1 });
    const seat = await world.enrol({ userId: inside, activityId: full });
    await seedPolicy(sql, `asks-${department}`, managerApproval());
    const rule = await makeRule(world, { activityId: full, who: inDepartment(department) });
    const asking = await makeRule(world, {
      activityId,
      who: inDepartment(department),
      policyCode: `asks-${department}`,
    });
    await settled();
    expect(await memberOf(world, rule, outside)).toMatchObject({ state: 'in', outcome: 'refused', refusal: 'full' });
    expect(await statuses(outside)).toEqual(['awaiting_approval']);
    await world.send(await live(outside), { type: 'decline', actor: { kind: 'user', id: manager, onBehalfOf: null } });
    await world.send(seat, { type: 'cancel' });
    await world.advance('P1DT1M');
    await settled();
    expect(await memberOf(world, rule, outside)).toMatchObject({ outcome: 'enrolled' });
    expect(await memberOf(world, asking, outside)).toMatchObject({ state: 'excluded' });
    expect(await statuses(outside)).toEqual(['declined']);
  });

  it('a learning plan is joined and left like an activity', async () => {
    const { sql } = world;
    const userId = (await seedUser(sql)).id;
    const plan = await makePlan(
      world,
      `plan-${departments}`,
      planRules([item(activityId)], { onWithdrawal: 'end_not_started' }),
    );
    const rule = await makeRule(world, { planCode: plan.code, who: inDepartment(department) });
    await join(userId);
    await settled();
    const member = await memberOf(world, rule, userId);
    expect(member).toMatchObject({ outcome: 'enrolled', enrolmentId: null, enrolmentStatus: 'not_started' });
    expect((await planState(world, member?.planEnrolmentId ?? '')).rule).toMatchObject({ id: rule });
    expect(await attemptsOf(world, userId, activityId)).toMatchObject([{ status: 'enrolled', source: 'plan' }]);
    await join(userId, null);
    await settled();
    expect(await memberOf(world, rule, userId)).toMatchObject({ outcome: 'withdrawn', enrolmentStatus: 'cancelled' });
    expect(await statuses(userId)).toEqual(['cancelled']);
    await join(userId);
    await settled();
    expect(await memberHistory(world, rule, userId)).toEqual(['enrolled', 'withdrawn', 'enrolled']);
  });

  it('many who change in one statement are looked at together, and few one by one', async () => {
    const { sql, clock } = world;
    const rule = await makeRule(world, { activityId, who: inDepartment(department) });
    await settled();
    const people = await Promise.all(Array.from({ length: 40 }, async () => (await seedUser(sql)).id));
    await settled();
    const asked = await sql.begin(async (tx) => {
      const at = clock.now();
      await tx`update users set department = ${department}, updated_at = ${at} where id = any(${people.slice(0, 30)})`;
      const many = await tx`select kind from looks where kind = 'rule' and target_id = ${rule}`;
      await tx`update users set department = ${department}, updated_at = ${at} where id = any(${people.slice(30)})`;
      const few = await tx`select kind from looks where kind = 'membership' and target_id = any(${people})`;
      return [many.length, few.length];
    });
    expect(asked).toEqual([1, 10]);
    await settled();
    for (const userId of people) expect(await statuses(userId)).toEqual(['enrolled']);
  });

  it('its workflows end when they have looked', async () => {
    const userId = (await seedUser(world.sql, { department })).id;
    const rule = await makeRule(world, { activityId, who: inDepartment(department) });
    await settled();
    await join(userId, null);
    await settled();
    for (const id of [watcherWorkflowId('rule', rule), watcherWorkflowId('membership', userId)]) {
      const handle = world.dispatch.client.workflow.getHandle(id);
      await until(async () => (await handle.describe()).status.name === 'COMPLETED', 'it ended');
    }
  });
});

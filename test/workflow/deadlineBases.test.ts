import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToDate, localDateOf } from '../../domain/calendar.ts';
import { patchPerson } from '../../store/people.ts';
import { seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { createWorld, type World } from '../support/world.ts';

const after = { after: 'P30D', date: null, grace: null, onDeadline: 'overdue' } as const;

describe('a deadline that is counted from something else than the enrolment', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await seedActivity(world.sql, { code: 'basics' });
    await seedPolicy(world.sql, 'after-basics', { deadline: { ...after, basis: 'completion', activity: 'basics' } });
    await seedActivity(world.sql, { code: 'advanced', policy: 'after-basics' });
  });
  afterAll(() => world.close());

  const idOf = async (code: string) => {
    const [row] = await world.sql<{ id: string }[]>`select id from activities where code = ${code}`;
    return row!.id;
  };
  const inDays = (days: string) => addToDate(localDateOf(world.clock.now(), 'UTC'), days);
  const due = async (id: string) => (await world.state(id)).deadline?.deadline.localDate ?? null;

  it('R21: comes when the other activity is completed, once, and was there already for who completed it before', async () => {
    const [basics, advanced] = [await idOf('basics'), await idOf('advanced')];
    const userId = (await seedUser(world.sql)).id;
    const first = await world.enrol({ userId, activityId: basics });
    const waiting = await world.enrol({ userId, activityId: advanced });
    expect(await due(waiting)).toBeNull();
    await world.send(first, { type: 'complete' });
    await world.when(waiting, ({ deadline }) => deadline !== null, 'the deadline was set');
    expect(await due(waiting)).toBe(inDays('P30D'));
    await world.settle();
    expect(await world.history(waiting)).toEqual(['requested', 'enrolled', 'deadline_set']);

    const other = (await seedUser(world.sql)).id;
    await world.send(await world.enrol({ userId: other, activityId: basics }), { type: 'complete' });
    const later = await world.enrol({ userId: other, activityId: advanced });
    expect(await due(later)).toBe(inDays('P30D'));
  });

  it('R21: is set once for each of many who complete and enrol in the same moment', async () => {
    const [basics, advanced] = [await idOf('basics'), await idOf('advanced')];
    const people = await Promise.all(Array.from({ length: 12 }, () => seedUser(world.sql)));
    const waiting = await Promise.all(
      people.map(async ({ id: userId }) => {
        const first = await world.enrol({ userId, activityId: basics });
        const [, id] = await Promise.all([
          world.send(first, { type: 'complete' }),
          world.enrol({ userId, activityId: advanced }),
        ]);
        return id;
      }),
    );
    for (const id of waiting) await world.when(id, ({ deadline }) => deadline !== null, 'the deadline was set');
    await world.settle();
    for (const id of waiting)
      expect((await world.history(id)).filter((type) => type === 'deadline_set')).toHaveLength(1);
  });

  it('R21: is counted from the day of hire, and moves when that is corrected', async () => {
    const { sql, clock } = world;
    await seedPolicy(sql, 'newcomers', { deadline: { ...after, basis: 'hire_date' } });
    const userId = (await seedUser(sql)).id;
    const id = await world.enrol({ userId, activityId: await seedActivity(sql, { policy: 'newcomers' }) });
    expect(await due(id)).toBeNull();
    await patchPerson(sql, userId, { hireDate: inDays('P5D') }, null, clock);
    await world.when(id, ({ deadline }) => deadline !== null, 'the deadline was set');
    expect(await due(id)).toBe(inDays('P35D'));
    await patchPerson(sql, userId, { hireDate: inDays('P9D') }, null, clock);
    await world.when(id, ({ deadline }) => deadline?.deadline.localDate === inDays('P39D'), 'the deadline moved');
  });

  it('R21: begins with the first access; the manager is told when it has passed', async () => {
    const { sql } = world;
    await seedPolicy(sql, 'from-access', { deadline: { ...after, basis: 'first_access', notifyManager: true } });
    const head = await seedUser(sql);
    const manager = await seedUser(sql, { managerId: head.id, status: 'deactivated' });
    const userId = (await seedUser(sql, { managerId: manager.id })).id;
    const id = await world.enrol({ userId, activityId: await seedActivity(sql, { policy: 'from-access' }) });
    await world.advance('P3D');
    await world.send(id, { type: 'visit' });
    expect(await due(id)).toBe(inDays('P30D'));
    await world.advance('P32D');
    expect((await world.history(id)).slice(-2)).toEqual(['deadline_passed', 'manager_told']);
    const told =
      await sql`select to_user_id from mails where enrolment_id = ${id} and template = 'team_deadline_passed'`;
    expect(told.map(({ toUserId }) => toUserId)).toEqual([head.id]);
  });
});

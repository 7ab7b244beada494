import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/state.ts';
import { isEnded } from '../../domain/words.ts';
import { liftExclusion } from '../../store/ruleExclusions.ts';
import { audit } from '../support/audit.ts';
import { changePersonTo, changeRule, inDepartment, makeRule, memberOf } from '../support/rules.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { createWorld, type World } from '../support/world.ts';

const ADMIN: Actor = { kind: 'client', id: 'client', onBehalfOf: null };
const LEARNER: Actor = { kind: 'user', id: 'learner', onBehalfOf: null };
const STEPS = [
  'move',
  'move',
  'travel',
  'travel',
  'add',
  'cancel',
  'withdraw',
  'start',
  'complete',
  'fail',
  'switch',
  'lift',
] as const;

/** What happened in one life, as the promises of R33 need it. */
interface Life {
  readonly userId: string;
  readonly activityId: string;
  readonly rules: readonly { id: string; where: 'department' | 'location'; keeps: boolean }[];
  inside: { department: boolean; location: boolean };
  on: boolean[];
}

describe('R33: joins, leaves, hands that add and remove, and switches, in any order', () => {
  let world: World;
  let places = 0;

  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  async function begin(keeps: boolean): Promise<Life> {
    const { sql } = world;
    places += 1;
    const activityId = await seedActivity(sql);
    const userId = (await seedUser(sql)).id;
    const rules = [
      { where: 'department', keeps: false, obligation: 'optional', who: inDepartment(`D${places}`) },
      { where: 'location', keeps, obligation: 'mandatory', who: { by: 'location', in: [`L${places}`] } },
    ] as const;
    const made: Life['rules'][number][] = [];
    for (const { where, keeps, obligation, who } of rules) {
      const onLeave = keeps ? 'keep' : 'withdraw_if_not_started';
      made.push({ where, keeps, id: await makeRule(world, { activityId, who, obligation, onLeave }) });
    }
    await world.settle();
    return { userId, activityId, rules: made, inside: { department: false, location: false }, on: [true, true] };
  }

  const attempts = ({ userId, activityId }: Life) => world.sql<
    {
      id: string;
      status: string;
      source: string;
      madeBy: string | null;
      startedAt: string | null;
      endedBy: string | null;
    }[]
  >`
    select e.id, e.status, e.source, e.state #>> '{rule,id}' as made_by, e.started_at, (
      select v.actor_kind from enrolment_events v where v.enrolment_id = e.id and v.to_status = e.status order by seq desc limit 1
    ) as ended_by
    from enrolments e where user_id = ${userId} and activity_id = ${activityId} order by attempt`;

  async function take(life: Life, step: (typeof STEPS)[number]): Promise<void> {
    const { userId, activityId, inside } = life;
    const live = (await attempts(life)).find(({ status }) => !isEnded(status as never));
    const say = async (command: object) =>
      live && void (await world.send(live.id, command as never).catch(() => undefined));
    switch (step) {
      case 'move':
        inside.department = !inside.department;
        return changePersonTo(world, userId, { department: inside.department ? `D${places}` : null });
      case 'travel':
        inside.location = !inside.location;
        return changePersonTo(world, userId, { location: inside.location ? `L${places}` : null });
      case 'add':
        return void (await world.bear({ userId, activityId, source: 'administrator', actor: ADMIN }));
      case 'switch':
        life.on[1] = !life.on[1];
        return changeRule(world, life.rules[1]?.id ?? '', { active: life.on[1] });
      case 'lift':
        for (const { id } of life.rules)
          await liftExclusion(
            world.sql,
            id,
            userId,
            { actor: ADMIN, commandId: uuidv7(), reason: null },
            world.clock.now(),
          );
        return;
      default:
        return say({ type: step, actor: step === 'withdraw' || step === 'start' ? LEARNER : ADMIN });
    }
  }

  /** What must hold whenever nothing is on its way. */
  async function expectPromises(life: Life): Promise<void> {
    const all = await attempts(life);
    const living = all.filter(({ status }) => !isEnded(status as never));
    expect(living.length).toBeLessThanOrEqual(1);
    const taken = all.filter(({ status, endedBy }) => status === 'cancelled' && endedBy === 'system');
    for (const one of taken) expect(one).toMatchObject({ source: 'rule', startedAt: null });
    const done = all.some(({ status }) => status === 'completed');
    const members = await Promise.all(life.rules.map(({ id }) => memberOf(world, id, life.userId)));
    for (const [index, { where }] of life.rules.entries()) {
      const member = members[index];
      const wants = life.on[index] && life.inside[where] && member?.state !== 'excluded';
      if (life.on[index] && member?.state !== 'excluded') expect(member?.state === 'in').toBe(life.inside[where]);
      if (wants) expect(living.length === 1 || done || member?.outcome === 'ended').toBe(true);
      if (member?.state === 'excluded') {
        // Nothing of its own lives, but what somebody has reopened; nor was it made since.
        expect(living.filter(({ madeBy }) => madeBy === life.rules[index]?.id)).toEqual([]);
      }
    }
    const [live] = living;
    const wanted = life.rules.some(
      ({ where }, index) => life.on[index] && life.inside[where] && members[index]?.state !== 'excluded',
    );
    // What only a rule had made, and nobody began, does not stay when no rule wants it, or keeps it.
    if (live?.madeBy && live.startedAt === null && !wanted && life.on[1])
      expect(members.some((member) => member?.outcome === 'kept' && member.enrolmentId === live.id)).toBe(true);
  }

  it.each([[true], [false]])(
    'what a rule promises holds after every step, where the second keeps: %s',
    async (keeps) => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { minLength: 6, maxLength: 14 }), async (steps) => {
          const life = await begin(keeps);
          for (const step of steps) {
            await take(life, step);
            await world.settle();
            await expectPromises(life);
          }
        }),
        { numRuns: 4, endOnFailure: true },
      );
      expect(await audit(world.sql)).toEqual([]);
    },
    180_000,
  );
});

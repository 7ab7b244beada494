import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeadlineRule } from '../../domain/policy.ts';
import { readPolicy } from '../../store/policies.ts';
import { beginPolicyMove, readPolicyMove } from '../../store/policyMoves.ts';
import { audit } from '../support/audit.ts';
import { seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { createWorld, type World } from '../support/world.ts';

const rule = (after: string): DeadlineRule => ({
  ...{ basis: 'enrolment', after, date: null, grace: null, onDeadline: 'expire' },
});

describe('a life that is moved to a newer version of its policy', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  it('R37: keeps to the new deadline and reminders by its own timers', async () => {
    const { sql, clock } = world;
    await seedPolicy(sql, 'shorter', { deadline: rule('P60D'), reminders: [{ before: 'P30D' }] });
    const userId = (await seedUser(sql)).id;
    const id = await world.enrol({ userId, activityId: await seedActivity(sql, { policy: 'shorter' }) });
    await seedPolicy(sql, 'shorter', { deadline: rule('P20D'), reminders: [{ before: 'P5D' }] });
    const policy = await readPolicy(sql, 'shorter');
    if (!policy) throw new Error('no policy');
    const move = uuidv7();
    await beginPolicyMove(sql, move, policy, { activityId: null, enrolments: null }, 'client', clock.now());
    const { deadline } = await world.when(id, (state) => state.policy.version === 2, 'it was moved');
    await world.advance('P16D');
    const mails = await sql`select template, occurrence from mails where enrolment_id = ${id}`;
    expect(mails).toMatchObject([{ template: 'deadline_reminder' }]);
    await world.advance('P6D');
    expect(await world.state(id)).toMatchObject({ status: 'expired', end: { at: deadline?.deadline.at } });
    const history = await world.history(id);
    expect(history).toEqual([
      ...['requested', 'enrolled', 'deadline_set', 'policy_moved', 'deadline_set', 'reminded', 'expired'],
    ]);
    expect(await readPolicyMove(sql, move)).toMatchObject({ total: 1, moved: 1, waiting: 0 });
    expect(await audit(sql)).toEqual([]);
  });
});

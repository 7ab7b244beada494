import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveText } from '../../store/personalText.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { createWorld, type World } from '../support/world.ts';

describe('attempts', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  it('R1: an earlier attempt that was reopened is the live one, and the next number follows the highest', async () => {
    const { sql, clock } = world;
    const userId = (await seedUser(sql)).id;
    const activityId = await seedActivity(sql, { trainingEvent: true });
    const id = uuidv7();
    const first = await world.enrol({ id, userId, activityId });
    await world.send(first, { type: 'complete' });
    const second = await world.enrol({ userId, activityId });
    const reason = await saveText(sql, null, 'marked by mistake', clock.now());
    // R1: while the second lives, the first cannot live again.
    await expect(world.send(first, { type: 'reopen', reason })).rejects.toMatchObject({
      rejection: { rejected: 'later-attempt-lives' },
    });
    await world.send(second, { type: 'cancel' });
    await world.send(first, { type: 'reopen', reason });
    expect(await world.bear({ userId, activityId })).toMatchObject({ kind: 'live', enrolmentId: first });
    await world.send(first, { type: 'complete' });
    const third = await world.enrol({ userId, activityId });
    expect((await world.state(third)).attempt).toBe(3);
    // Asked for again with its id, long after, it is the same enrolment.
    expect(await world.bear({ id, userId, activityId })).toMatchObject({
      kind: 'born',
      enrolmentId: first,
      status: 'completed',
    });
    // R27: the record of the completion that was taken back is void, the later one stands.
    const records =
      await sql`select voided_at is null as valid from training_records where enrolment_id = ${first} order by id`;
    expect(records.map(({ valid }) => valid)).toEqual([false, true]);
  });
});

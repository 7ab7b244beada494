import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveText } from '../../store/personalText.ts';
import { audit } from '../support/audit.ts';
import { persistently } from '../support/persistently.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { createWorld, type World } from '../support/world.ts';
import { startWrappedWorker } from '../support/wrappedWorker.ts';

describe('a reset that crashes', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ workers: 0 });
  });
  afterAll(() => world.close());

  /** Who has the only seat, with somebody who waits for it; and the reset. */
  async function seated() {
    const { sql, clock } = world;
    const activityId = await seedActivity(sql, { maximum: 1 });
    const userId = (await seedUser(sql)).id;
    const first = await world.enrol({ userId, activityId });
    const waiting = await world.enrol({ userId: (await seedUser(sql)).id, activityId });
    const reason = await saveText(sql, userId, 'the content has changed', clock.now());
    const nextId = uuidv7();
    return { first, waiting, nextId, reset: { type: 'reset', nextId, policy: 'newest', reason } as const };
  }

  const attempts = async (first: string) =>
    world.sql<{ attempt: number; status: string }[]>`
      select attempt, status from enrolments where (user_id, activity_id) in (
        select user_id, activity_id from enrolments where id = ${first}
      ) order by attempt`;

  it('R31: after the commit: the repeat finds the attempt that was begun, and begins no third', async () => {
    const { first, waiting, nextId, reset } = await seated();
    let fatal = true;
    const stop = await startWrappedWorker(world, (commit) => async (request) => {
      const result = await commit(request);
      if (fatal && request.items.some(({ command }) => command.type === 'reset')) {
        fatal = false;
        throw new Error('the worker died before it could say that it was done');
      }
      return result;
    });
    await persistently(() => world.send(first, reset, nextId));
    expect(fatal).toBe(false);
    await persistently(() => world.send(first, reset, nextId));
    await world.settle();
    expect(await attempts(first)).toEqual([
      { attempt: 1, status: 'cancelled' },
      { attempt: 2, status: 'enrolled' },
    ]);
    // R11, R12: nobody came between, and nobody lost a place.
    expect((await world.state(waiting)).status).toBe('waitlisted');
    expect(await audit(world.sql)).toEqual([]);
    await stop();
  });

  it('R31: in the middle of the commit: neither the end of the one nor the birth of the other is there', async () => {
    const { sql } = world;
    const { first, nextId, reset } = await seated();
    const stop = await startWrappedWorker(world, (commit) => commit);
    await sql`
      create function breaks_off() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$`;
    await sql`create trigger breaks_off after insert on enrolments for each row execute function breaks_off()`;
    const sent = persistently(() => world.send(first, reset, nextId));
    await expect(
      world.bear({ userId: (await seedUser(sql)).id, activityId: await seedActivity(sql) }),
    ).rejects.toThrow();
    expect(await attempts(first)).toEqual([{ attempt: 1, status: 'enrolled' }]);
    await sql`drop trigger breaks_off on enrolments`;
    await sent;
    expect(await attempts(first)).toEqual([
      { attempt: 1, status: 'cancelled' },
      { attempt: 2, status: 'enrolled' },
    ]);
    expect(await world.history(first)).toEqual(['requested', 'enrolled', 'reset']);
    expect(await audit(sql)).toEqual([]);
    await stop();
  });
});

import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patchPerson } from '../../store/people.ts';
import { saveText } from '../../store/personalText.ts';
import { audit } from '../support/audit.ts';
import { seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { seedSession } from '../support/sessions.ts';
import { until } from '../support/until.ts';
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

  it('R31: a reset begins the next attempt, which lives and completes, and keeps the earlier one with its record', async () => {
    const { sql, clock } = world;
    const userId = (await seedUser(sql)).id;
    const activityId = await seedActivity(sql, { trainingEvent: true, maximum: 1 });
    const first = await world.enrol({ userId, activityId });
    await world.send(first, { type: 'complete' });
    const before = await world.history(first);
    const reason = await saveText(sql, userId, 'every year anew', clock.now());
    const nextId = uuidv7();
    await world.send(first, { type: 'reset', nextId, policy: 'newest', reason }, nextId);
    expect(await world.state(nextId)).toMatchObject({ attempt: 2, status: 'enrolled', seat: 'held', progress: 0 });
    expect(await world.state(first)).toMatchObject({ attempt: 1, status: 'completed', seat: 'none' });
    expect(await world.history(first)).toEqual([...before, 'reset']);
    // R1: while it lives, there is no other one to begin.
    const another = uuidv7();
    await expect(
      world.send(first, { type: 'reset', nextId: another, policy: 'newest', reason }, another),
    ).rejects.toMatchObject({ rejection: { rejected: 'later-attempt-lives' } });
    await world.send(nextId, { type: 'complete' });
    const records = await sql<{ enrolmentId: string; valid: boolean }[]>`
      select enrolment_id, voided_at is null as valid from training_records where object_id = ${activityId} order by attempt`;
    expect(records).toEqual([
      { enrolmentId: first, valid: true },
      { enrolmentId: nextId, valid: true },
    ]);
    expect(await audit(sql)).toEqual([]);
  });

  it('R37: the next attempt pins the newest version of the policy, or the earlier one’s where that is said', async () => {
    const { sql, clock } = world;
    await seedPolicy(sql, 'changing', {});
    const activityId = await seedActivity(sql, { policy: 'changing' });
    const userId = (await seedUser(sql)).id;
    const first = await world.enrol({ userId, activityId });
    await seedPolicy(sql, 'changing', { notifyEnrolled: true });
    const reason = await saveText(sql, userId, 'once more', clock.now());
    const [second, third] = [uuidv7(), uuidv7()];
    await world.send(first, { type: 'reset', nextId: second, policy: 'same', reason }, second);
    expect((await world.state(second)).policy.version).toBe(1);
    await world.send(second, { type: 'reset', nextId: third, policy: 'newest', reason }, third);
    expect((await world.state(third)).policy.version).toBe(2);
  });

  it('R11, R31: a seat beyond the maximum goes on with the next attempt, and who waits goes on waiting', async () => {
    const { sql, clock } = world;
    const activityId = await seedActivity(sql, { maximum: 1 });
    const person = async () => (await seedUser(sql)).id;
    await world.enrol({ userId: await person(), activityId });
    const userId = await person();
    const beyond = await world.enrol({ userId, activityId });
    const waiting = await world.enrol({ userId: await person(), activityId });
    const reason = await saveText(sql, userId, 'by the owner', clock.now());
    await world.send(beyond, { type: 'admit-beyond-maximum', reason });
    const nextId = uuidv7();
    await world.send(beyond, { type: 'reset', nextId, policy: 'newest', reason }, nextId);
    await world.settle();
    expect(await world.state(nextId)).toMatchObject({ status: 'enrolled', seat: 'beyond_maximum' });
    expect((await world.state(waiting)).status).toBe('waitlisted');
    expect(await audit(sql)).toEqual([]);
  });

  it('R31: an event that had ended is begun again without a session, and what was attended stays with its attempt', async () => {
    const { sql, clock } = world;
    const activityId = await seedActivity(sql, { type: 'event' });
    const session = await seedSession(world, activityId, 'P10D', { maximum: 1 });
    const userId = (await seedUser(sql)).id;
    const first = await world.enrol({ userId, activityId, sessions: [session] });
    await world.send(first, { type: 'complete' });
    const reason = await saveText(sql, userId, 'was not there', clock.now());
    const nextId = uuidv7();
    await world.send(first, { type: 'reset', nextId, policy: 'newest', reason }, nextId);
    expect(await world.state(nextId)).toMatchObject({ status: 'to_confirm', sessions: [], bySession: true });
    expect((await world.state(first)).sessions).toMatchObject([{ session: { id: session }, seat: 'held' }]);
    expect(await audit(sql)).toEqual([]);
  });

  it('R11, R31: a seat in a session that is still to come goes on with the next attempt, and nobody comes between', async () => {
    const { sql, clock } = world;
    const activityId = await seedActivity(sql, { type: 'event' });
    const session = await seedSession(world, activityId, 'P10D', { maximum: 1 });
    const another = await seedSession(world, activityId, 'P20D');
    const userId = (await seedUser(sql)).id;
    const first = await world.enrol({ userId, activityId, sessions: [session] });
    const waiting = await world.enrol({ userId: (await seedUser(sql)).id, activityId, sessions: [session] });
    const reason = await saveText(sql, userId, 'another group', clock.now());
    const nextId = uuidv7();
    await world.send(first, { type: 'reset', nextId, policy: 'newest', reason }, nextId);
    await world.settle();
    const places = async (id: string) =>
      (await world.state(id)).sessions.map((place) => [place.session.id === session, place.seat]);
    expect([await places(first), await places(nextId), await places(waiting)]).toEqual([
      [[true, 'none']],
      [[true, 'held']],
      [[true, 'queued']],
    ]);
    expect((await world.state(nextId)).status).toBe('enrolled');
    expect(await world.history(nextId)).toEqual(['requested', 'session_seat', 'enrolled']);
    // The calendar loses the old invitation and gets the new one.
    const mails = await sql<{ template: string; enrolmentId: string }[]>`
      select template, enrolment_id from mails where to_user_id = ${userId} order by id`;
    expect(mails.slice(-2)).toEqual([
      { template: 'session_left', enrolmentId: first },
      { template: 'session_confirmed', enrolmentId: nextId },
    ]);
    // It is a seat like any other: it can be changed, and goes to who waits.
    await world.send(nextId, { type: 'change-session', from: session, to: another });
    await until(async () => (await places(waiting))[0]?.[1] === 'held', 'who waits has the seat');
    expect(await places(nextId)).toEqual([[false, 'held']]);
    await world.settle();
    expect(await audit(sql)).toEqual([]);
  });

  it('R31: who may not sign in begins nothing again, and nothing of the attempt is changed', async () => {
    const { sql, clock } = world;
    const userId = (await seedUser(sql)).id;
    const id = await world.enrol({ userId, activityId: await seedActivity(sql) });
    await patchPerson(sql, userId, { status: 'deactivated' }, null, clock);
    await world.settle();
    const reason = await saveText(sql, userId, 'once more', clock.now());
    const nextId = uuidv7();
    await expect(world.send(id, { type: 'reset', nextId, policy: 'newest', reason }, nextId)).rejects.toMatchObject({
      rejection: { rejected: 'not-eligible' },
    });
    expect((await world.state(id)).status).toBe('enrolled');
    expect(await world.history(id)).toEqual(['requested', 'enrolled', 'learner_away']);
  });
});

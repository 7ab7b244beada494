import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelSession } from '../../store/sessionCancel.ts';
import { changeSession } from '../../store/sessions.ts';
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { seedSession, sessionFields, sessionPart } from '../support/sessions.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

describe('sessions', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ workers: 1 });
  });
  afterAll(() => world.close());

  const event = (given = {}) => seedActivity(world.sql, { type: 'event', ...given });
  const person = async () => (await seedUser(world.sql)).id;
  const seatsIn = async (poolId: string) => {
    const rows = await world.sql<
      { state: string }[]
    >`select state from seats where pool_id = ${poolId} order by number`;
    return rows.map(({ state }) => state);
  };
  const reason = async () => {
    const ref = { id: '01890000-0000-7000-8000-000000000002', commitment: 'c'.repeat(64) };
    await world.sql`insert into personal_text (id, created_at) values (${ref.id}, now()) on conflict do nothing`;
    return ref;
  };
  const place = (state: { sessions: readonly { session: { id: string }; seat: string }[] }, id: string) =>
    state.sessions.find(({ session }) => session.id === id);

  it('without a session one is in the event, to be confirmed; choosing one settles it', async () => {
    const activityId = await event();
    const session = await seedSession(world, activityId, 'P10D', { maximum: 2 });
    const id = await world.enrol({ userId: await person(), activityId });
    expect(await world.state(id)).toMatchObject({ status: 'to_confirm', bySession: true, sessions: [] });
    await world.send(id, { type: 'choose-sessions', sessions: [session] });
    const state = await world.state(id);
    expect([state.status, place(state, session)?.seat]).toEqual(['enrolled', 'held']);
    expect(await world.history(id)).toEqual(['requested', 'to_confirm', 'session_chosen', 'session_seat', 'enrolled']);
    expect(await seatsIn(session)).toEqual(['held']);
  });

  it('R11: a session chosen with the request is taken at its birth; a full one is waited for in the event', async () => {
    const activityId = await event();
    const session = await seedSession(world, activityId, 'P10D', { maximum: 1 });
    const first = await world.enrol({ userId: await person(), activityId, sessions: [session] });
    const second = await world.enrol({ userId: await person(), activityId, sessions: [session] });
    expect((await world.state(first)).status).toBe('enrolled');
    expect((await world.state(second)).status).toBe('to_confirm');
    expect(await seatsIn(session)).toEqual(['held', 'queued']);
    // R13: the seat that is given back goes to who waits.
    await world.send(first, { type: 'withdraw' });
    await world.when(second, ({ status }) => status === 'enrolled', 'the second has the seat');
    expect(await seatsIn(session)).toEqual(['held']);
  });

  it('R16: while an approval is awaited no seat is taken; with it the session is', async () => {
    const manager = await seedUser(world.sql);
    await seedPolicy(world.sql, 'sessions-ask', managerApproval());
    const activityId = await event({ policy: 'sessions-ask' });
    const session = await seedSession(world, activityId, 'P10D', { maximum: 1 });
    const learner = await seedUser(world.sql, { managerId: manager.id });
    const id = await world.enrol({ userId: learner.id, activityId, sessions: [session] });
    expect((await world.state(id)).status).toBe('awaiting_approval');
    expect(await seatsIn(session)).toEqual(['asked']);
    await world.send(id, { type: 'approve' });
    expect((await world.state(id)).status).toBe('enrolled');
    expect(await seatsIn(session)).toEqual(['held']);
  });

  it('R10: a request still open when sign-up closes ends as expired, reason request', async () => {
    const manager = await seedUser(world.sql);
    await seedPolicy(world.sql, 'sessions-late', managerApproval());
    const activityId = await event({ policy: 'sessions-late' });
    const session = await seedSession(world, activityId, 'P10D');
    const learner = await seedUser(world.sql, { managerId: manager.id });
    const id = await world.enrol({ userId: learner.id, activityId, sessions: [session] });
    await world.advance('P11D');
    const state = await world.state(id);
    expect([state.status, state.end?.reason]).toEqual(['expired', 'request']);
    expect(await seatsIn(session)).toEqual([]);
  });

  it('refuses a session that overlaps with another of the same person, also of another event, and lets an administrator', async () => {
    const userId = await person();
    const [one, two] = [await event(), await event()];
    const first = await seedSession(world, one, 'P10D');
    const second = await seedSession(world, two, 'P10DT1H');
    const id = await world.enrol({ userId, activityId: one, sessions: [first] });
    expect((await world.state(id)).status).toBe('enrolled');
    expect(await world.bear({ userId, activityId: two, sessions: [second] })).toMatchObject({
      rejection: { rejected: 'clash' },
    });
    const other = await world.enrol({ userId, activityId: two });
    await expect(world.send(other, { type: 'choose-sessions', sessions: [second] })).rejects.toMatchObject({
      rejection: { rejected: 'clash' },
    });
    await world.send(other, { type: 'choose-sessions', sessions: [second], override: true, reason: await reason() });
    expect((await world.state(other)).status).toBe('enrolled');
  });

  it('two overlapping sessions chosen at the same instant are not both had', async () => {
    const userId = await person();
    const ids = [];
    for (let n = 0; n < 4; n++) {
      const activityId = await event();
      const session = await seedSession(world, activityId, 'P20D');
      ids.push({ id: await world.enrol({ userId, activityId }), session });
    }
    const results = await Promise.allSettled(
      ids.map(({ id, session }) => world.send(id, { type: 'choose-sessions', sessions: [session] })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('R14: who is elsewhere by then is passed over, with the reason, and the next has the seat', async () => {
    const [busy, free] = [await person(), await person()];
    const [one, two] = [await event(), await event()];
    const wanted = await seedSession(world, one, 'P10D', { maximum: 1 });
    const elsewhere = await seedSession(world, two, 'P10D');
    const holder = await world.enrol({ userId: await person(), activityId: one, sessions: [wanted] });
    const first = await world.enrol({ userId: busy, activityId: one, sessions: [wanted] });
    const second = await world.enrol({ userId: free, activityId: one, sessions: [wanted] });
    await world.enrol({ userId: busy, activityId: two, sessions: [elsewhere] });
    await world.send(holder, { type: 'withdraw' });
    await world.when(second, ({ status }) => status === 'enrolled', 'the second has the seat');
    expect((await world.state(first)).status).toBe('to_confirm');
    await until(async () => (await world.history(first)).includes('passed_over'), 'why is recorded');
  });

  it('a change takes the new seat before it lets the old one go: with a full one the old is kept until then', async () => {
    const activityId = await event();
    const a = await seedSession(world, activityId, 'P10D', { maximum: 1 });
    const b = await seedSession(world, activityId, 'P20D', { maximum: 1 });
    const mine = await world.enrol({ userId: await person(), activityId, sessions: [a] });
    const theirs = await world.enrol({ userId: await person(), activityId, sessions: [b] });
    await world.send(mine, { type: 'change-session', from: a, to: b });
    const waiting = await world.state(mine);
    expect([waiting.status, place(waiting, a)?.seat, place(waiting, b)?.seat]).toEqual(['enrolled', 'held', 'queued']);
    await world.send(theirs, { type: 'change-session', from: b, to: a });
    expect((await world.state(theirs)).status).toBe('enrolled');
    await world.send(theirs, { type: 'withdraw' });
    const after = await world.when(mine, (state) => place(state, b)?.seat === 'held', 'the new seat is there');
    expect([after.status, after.sessions.length]).toEqual(['enrolled', 1]);
    expect([await seatsIn(a), await seatsIn(b)]).toEqual([[], ['held']]);
  });

  it('R12: who changes from one waiting list to another keeps the place where the policy says so', async () => {
    const seats = { duringApproval: 'none', holdFor: null, waitingList: true, keepPlaceOnChange: true } as const;
    await seedPolicy(world.sql, 'keeps-place', { seats } as never);
    const activityId = await event({ policy: 'keeps-place' });
    const a = await seedSession(world, activityId, 'P10D', { maximum: 1 });
    const b = await seedSession(world, activityId, 'P20D', { maximum: 1 });
    await world.enrol({ userId: await person(), activityId, sessions: [a] });
    const holder = await world.enrol({ userId: await person(), activityId, sessions: [b] });
    const early = await world.enrol({ userId: await person(), activityId, sessions: [a] });
    const late = await world.enrol({ userId: await person(), activityId, sessions: [b] });
    await world.send(early, { type: 'change-session', from: a, to: b });
    await world.send(holder, { type: 'withdraw' });
    await world.when(early, ({ status }) => status === 'enrolled', 'who asked first has the seat');
    expect((await world.state(late)).status).toBe('to_confirm');
  });

  it('R18: when a session starts its waiting list ends; who waited is in the event still', async () => {
    const activityId = await event();
    const session = await seedSession(world, activityId, 'P10D', { maximum: 1 });
    await world.enrol({ userId: await person(), activityId, sessions: [session] });
    const id = await world.enrol({ userId: await person(), activityId, sessions: [session] });
    await world.advance('P11D');
    expect(await world.state(id)).toMatchObject({ status: 'to_confirm', sessions: [] });
    expect((await world.history(id)).at(-1)).toBe('session_lost');
    expect(await seatsIn(session)).toEqual(['held']);
  });

  it('past the cancel window nobody leaves or changes; an administrator cancels', async () => {
    const activityId = await event();
    const startsAt = new Date(Date.parse(world.clock.now()) + 10 * 86_400_000).toISOString();
    const cancelUntil = new Date(Date.parse(world.clock.now()) + 2 * 86_400_000).toISOString();
    const session = await seedSession(world, activityId, 'P10D', { parts: [sessionPart(startsAt)], cancelUntil });
    const other = await seedSession(world, activityId, 'P30D');
    const id = await world.enrol({ userId: await person(), activityId, sessions: [session] });
    await world.advance('P3D');
    const refused = { rejection: { rejected: 'window-closed' } };
    await expect(world.send(id, { type: 'withdraw' })).rejects.toMatchObject(refused);
    await expect(world.send(id, { type: 'change-session', from: session, to: other })).rejects.toMatchObject(refused);
    await expect(world.send(id, { type: 'leave-session', session })).rejects.toMatchObject(refused);
    await world.send(id, { type: 'cancel' });
    expect(await seatsIn(session)).toEqual([]);
  });

  it('R26: attending all of one’s sessions completes the event, with one record; a correction takes it back', async () => {
    const activityId = await event({ trainingEvent: true });
    const a = await seedSession(world, activityId, 'P1D');
    const b = await seedSession(world, activityId, 'P2D', { partlyCounts: true });
    const id = await world.enrol({ userId: await person(), activityId, sessions: [a, b] });
    await expect(world.send(id, { type: 'attendance', session: a, attendance: 'fully' })).rejects.toMatchObject({
      rejection: { rejected: 'not-possible' },
    });
    await world.advance('P3D');
    await world.send(id, { type: 'attendance', session: a, attendance: 'fully' });
    expect((await world.state(id)).status).toBe('in_progress');
    await world.send(id, { type: 'attendance', session: b, attendance: 'partly' });
    expect(await world.state(id)).toMatchObject({ status: 'completed', end: { reason: 'completed' } });
    const records = () => world.sql`select id from training_records where enrolment_id = ${id} and voided_at is null`;
    expect(await records()).toHaveLength(1);
    await world.send(id, { type: 'attendance', session: a, attendance: 'partly' });
    expect((await world.state(id)).status).toBe('in_progress');
    expect(await records()).toHaveLength(0);
    await world.send(id, { type: 'attendance', session: a, attendance: 'fully' });
    expect((await world.state(id)).status).toBe('completed');
    expect(await records()).toHaveLength(1);
  });

  it('who does not come fails where the session says so, and is put right by a correction', async () => {
    const activityId = await event();
    const session = await seedSession(world, activityId, 'P1D', { noShowFails: true });
    const id = await world.enrol({ userId: await person(), activityId, sessions: [session] });
    await world.advance('P2D');
    await world.send(id, { type: 'attendance', session, attendance: 'no_show' });
    const failed = await world.state(id);
    expect([failed.status, failed.end?.reason]).toEqual(['failed', 'no_show']);
    await world.send(id, { type: 'attendance', session, attendance: 'fully' });
    expect((await world.state(id)).status).toBe('completed');
  });

  it('R13, R15: a raised maximum gives seats to who waits, a lowered one demotes nobody', async () => {
    const activityId = await event();
    const session = await seedSession(world, activityId, 'P10D', { maximum: 1 });
    const ids = [];
    for (let n = 0; n < 4; n++)
      ids.push(await world.enrol({ userId: await person(), activityId, sessions: [session] }));
    const set = (maximum: number) =>
      changeSession(
        world.sql,
        session,
        (before) => sessionFields(before.startsAt, { parts: before.parts, maximum }),
        null,
        world.clock.now(),
      );
    await set(3);
    await world.when(ids[2] ?? '', ({ status }) => status === 'enrolled', 'the third has a seat');
    await set(1);
    await world.send(ids[0] ?? '', { type: 'withdraw' });
    await world.settle();
    expect(await seatsIn(session)).toEqual(['held', 'held', 'queued']);
  });

  it('R18: a cancelled session offers others: the seat is taken before the place is let go; who takes none is to confirm', async () => {
    const activityId = await event();
    const gone = await seedSession(world, activityId, 'P10D', { maximum: 2 });
    const other = await seedSession(world, activityId, 'P20D', { maximum: 5 });
    const ids = [];
    for (let n = 0; n < 3; n++) ids.push(await world.enrol({ userId: await person(), activityId, sessions: [gone] }));
    const [takes, leaves, waits] = ids as [string, string, string];
    const now = world.clock.now();
    await cancelSession(world.sql, gone, { offers: [other], offerUntil: null, reason: null }, null, now);
    for (const id of ids)
      await until(async () => (await world.history(id)).includes('session_cancelled'), 'all are told');
    expect((await world.state(takes)).status).toBe('to_confirm');
    expect((await world.state(waits)).sessions).toEqual([]);
    await world.send(takes, { type: 'change-session', from: gone, to: other });
    expect((await world.state(takes)).status).toBe('enrolled');
    expect(place(await world.state(leaves), gone)?.seat).toBe('held');
    await world.advance('P21D');
    expect(await world.state(leaves)).toMatchObject({ status: 'to_confirm', sessions: [] });
    expect([await seatsIn(gone), await seatsIn(other)]).toEqual([[], ['held']]);
    await expect(world.send(waits, { type: 'choose-sessions', sessions: [gone] })).rejects.toMatchObject({
      rejection: { rejected: 'session-cancelled' },
    });
  });
});

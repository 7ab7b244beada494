import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OfferRules } from '../../domain/policy.ts';
import { placeIn } from '../../domain/sessions.ts';
import { audit } from '../support/audit.ts';
import { seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { seedSession } from '../support/sessions.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

describe('offers', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  /** A full activity whose policy offers seats; who has the seat, and who waits, in order. */
  async function full(code: string, offer: Partial<OfferRules>, waiting: number, freezeBefore: string | null = null) {
    const { sql } = world;
    const rules = { claimWithin: 'P2D', remindBefore: null, onLapse: 'expire' as const, ...offer };
    await seedPolicy(sql, code, {
      seats: { duringApproval: 'none', holdFor: null, waitingList: true, offer: rules, freezeBefore },
    });
    const activityId = await seedActivity(sql, { policy: code, maximum: 1 });
    const ids: string[] = [];
    for (let n = 0; n <= waiting; n++) ids.push(await world.enrol({ userId: (await seedUser(sql)).id, activityId }));
    return { activityId, ids: ids as [string, string, ...string[]] };
  }

  const mails = async (id: string) => {
    const rows = await world.sql<{ template: string }[]>`
      select template from mails where enrolment_id = ${id} order by id`;
    return rows.map(({ template }) => template);
  };
  const offered = (id: string) => world.when(id, ({ status }) => status === 'offered', 'it is offered a seat');
  const taken = async (activityId: string) => {
    const [row] = await world.sql<{ taken: number }[]>`select taken from pools where id = ${activityId}`;
    return row?.taken;
  };

  it('R17: a seat that becomes free is kept for the first in line, and becomes theirs when they accept it', async () => {
    const { activityId, ids } = await full('offer-accept', {}, 2);
    await world.send(ids[0], { type: 'withdraw' });
    const state = await offered(ids[1]);
    expect(state).toMatchObject({ seat: 'held', enrolledAt: null });
    expect(await taken(activityId)).toBe(1);
    await world.send(ids[1], { type: 'accept' });
    expect(await world.state(ids[1])).toMatchObject({ status: 'enrolled', seat: 'held', offer: null });
    expect(await world.history(ids[1])).toEqual([
      'requested',
      'waitlisted',
      'seat_offered',
      'offer_accepted',
      'enrolled',
    ]);
    expect(await mails(ids[1])).toEqual(['waitlisted', 'seat_offered', 'seat_granted']);
    expect((await world.state(ids[2] as string)).status).toBe('waitlisted');
  });

  it('R13, R17: an offer that is dismissed, and one that lapses, go to the next in line; the learner was reminded once', async () => {
    const { activityId, ids } = await full('offer-lapse', { remindBefore: 'P1D' }, 3);
    const [first, dismisses, sleeps, last] = ids as unknown as [string, string, string, string];
    await world.send(first, { type: 'withdraw' });
    await offered(dismisses);
    await world.send(dismisses, { type: 'dismiss' });
    expect((await world.state(dismisses)).end?.reason).toBe('dismissed');
    const { offer } = await offered(sleeps);
    await world.advance('P3D');
    expect(await world.state(sleeps)).toMatchObject({
      status: 'expired',
      seat: 'none',
      end: { reason: 'offer', at: offer?.until },
    });
    expect(await mails(sleeps)).toEqual(['waitlisted', 'seat_offered', 'offer_reminder', 'offer_lapsed']);
    await offered(last);
    expect(await taken(activityId)).toBe(1);
    await expect(world.send(sleeps, { type: 'accept' })).rejects.toMatchObject({
      rejection: { rejected: 'not-possible' },
    });
  });

  it('R17: where the policy says so, who lets an offer lapse waits again behind all others', async () => {
    const { ids } = await full('offer-requeue', { onLapse: 'requeue' }, 2);
    const [first, sleeps, next] = ids as unknown as [string, string, string];
    await world.send(first, { type: 'withdraw' });
    await offered(sleeps);
    await world.advance('P3D');
    expect(await world.state(sleeps)).toMatchObject({ status: 'waitlisted', seat: 'queued', queueNumber: 3 });
    await offered(next);
    await world.send(next, { type: 'dismiss' });
    await offered(sleeps);
    await world.send(sleeps, { type: 'accept' });
    expect((await world.state(sleeps)).status).toBe('enrolled');
  });

  it('R17: mandatory training is given, not offered', async () => {
    const { activityId, ids } = await full('offer-mandatory', {}, 0);
    const must = await world.enrol({ userId: (await seedUser(world.sql)).id, activityId, obligation: 'mandatory' });
    await world.send(ids[0], { type: 'withdraw' });
    await world.when(must, ({ status }) => status === 'enrolled', 'it is in');
  });

  it('R12: a rank that an administrator gives goes before every number, wants a reason, and is in the history', async () => {
    const { ids } = await full('offer-rank', {}, 3);
    const [first, second, third, fourth] = ids as unknown as [string, string, string, string];
    await expect(world.send(fourth, { type: 'rank', rank: 1 })).rejects.toMatchObject({
      rejection: { rejected: 'reason-required' },
    });
    const reason = { id: '01890000-0000-7000-8000-000000000002', commitment: 'c'.repeat(64) };
    await world.sql`insert into personal_text (id, created_at) values (${reason.id}, now())`;
    await world.send(fourth, { type: 'rank', rank: 1, reason });
    await world.send(third, { type: 'rank', rank: 2, reason });
    expect(await world.history(fourth)).toEqual(['requested', 'waitlisted', 'ranked']);
    await world.send(first, { type: 'withdraw' });
    await offered(fourth);
    await world.send(fourth, { type: 'dismiss' });
    await offered(third);
    await world.send(third, { type: 'dismiss' });
    await offered(second);
  });

  it('R14: who may not be enrolled now is passed over, which is recorded once, and the next is tried; back again, the place is kept', async () => {
    const { sql } = world;
    const { activityId, ids } = await full('offer-skip', {}, 3);
    const [first, away, next, last] = ids as unknown as [string, string, string, string];
    const { userId } = await world.state(away);
    await sql`update users set status = 'deactivated' where id = ${userId}`;
    await world.send(first, { type: 'withdraw' });
    await offered(next);
    await until(async () => (await world.history(away)).includes('passed_over'), 'it is recorded');
    const [event] = await sql<{ data: object }[]>`
      select data from enrolment_events where enrolment_id = ${away} and type = 'passed_over'`;
    expect(event?.data).toEqual({ why: 'not-active', poolId: activityId });
    await sql`update users set status = 'active' where id = ${userId}`;
    await world.send(next, { type: 'dismiss' });
    await offered(away);
    expect((await world.history(away)).filter((type) => type === 'passed_over')).toHaveLength(1);
    expect((await world.state(last)).status).toBe('waitlisted');
  });

  it('R17, R18: from the freeze on nobody is promoted; at the start the waiting list ends, dated by the start', async () => {
    const { sql, clock } = world;
    const { activityId, ids } = await full('offer-freeze', {}, 1, 'P2D');
    const [first, waits] = ids;
    const startsAt = new Date(Date.parse(clock.now()) + 3 * 86_400_000).toISOString();
    await sql`update pools set starts_at = ${startsAt} where id = ${activityId}`;
    await world.advance('P1DT1H');
    await world.send(first, { type: 'withdraw' });
    await world.settle();
    expect((await world.state(waits)).status).toBe('waitlisted');
    expect(await taken(activityId)).toBe(0);
    await world.advance('P2D');
    const state = await world.when(waits, ({ status }) => status === 'expired', 'the waiting list has ended');
    expect(state.end).toMatchObject({ reason: 'waitlist', at: startsAt });
    expect(await mails(waits)).toEqual(['waitlisted', 'waitlist_closed']);
  });

  it('R17: an offer cannot be claimed past the start', async () => {
    const { sql, clock } = world;
    const { activityId, ids } = await full('offer-start', { claimWithin: 'P9D' }, 1);
    const startsAt = new Date(Date.parse(clock.now()) + 3 * 86_400_000).toISOString();
    await sql`update pools set starts_at = ${startsAt} where id = ${activityId}`;
    await world.send(ids[0], { type: 'withdraw' });
    expect((await offered(ids[1])).offer?.until).toBe(startsAt);
  });

  /** A full session of an event whose policy offers seats; who has the seat, and who waits for it, in order. */
  async function fullSession(code: string, offer: Partial<OfferRules>, waiting: number) {
    const { sql } = world;
    const rules = { claimWithin: 'P2D', remindBefore: null, onLapse: 'expire' as const, ...offer };
    await seedPolicy(sql, code, { seats: { duringApproval: 'none', holdFor: null, waitingList: true, offer: rules } });
    const activityId = await seedActivity(sql, { policy: code, type: 'event' });
    const session = await seedSession(world, activityId, 'P30D', { maximum: 1 });
    const ids: string[] = [];
    for (let n = 0; n <= waiting; n++)
      ids.push(await world.enrol({ userId: (await seedUser(sql)).id, activityId, sessions: [session] }));
    return { session, ids: ids as [string, string, ...string[]] };
  }
  const keptIn = (id: string, session: string) =>
    world.when(id, (state) => placeIn(state, session)?.offer != null, 'a seat is kept');

  it('R13, R17: a freed seat in a session is offered to who waits first; it lapses, and the next takes it', async () => {
    const { session, ids } = await fullSession('session-offer', { remindBefore: 'P1D' }, 2);
    const [first, sleeps, next] = ids as unknown as [string, string, string];
    await world.send(first, { type: 'withdraw' });
    const { status, sessions } = await keptIn(sleeps, session);
    expect([status, sessions[0]?.seat]).toEqual(['to_confirm', 'held']);
    expect(await taken(session)).toBe(1);
    const { until: limit } = sessions[0]?.offer ?? {};
    await world.advance('P2DT1H');
    expect(await world.state(sleeps)).toMatchObject({ status: 'to_confirm', sessions: [] });
    expect(await mails(sleeps)).toEqual([
      'session_waitlisted',
      'session_offered',
      'session_offer_reminder',
      'session_offer_lapsed',
    ]);
    const [lost] = await world.sql`
      select at from enrolment_events where enrolment_id = ${sleeps} and type = 'session_lost'`;
    expect(lost?.at).toBe(limit);
    await keptIn(next, session);
    await world.send(next, { type: 'accept', session });
    expect(await world.state(next)).toMatchObject({ status: 'enrolled', sessions: [{ seat: 'held' }] });
    expect(await taken(session)).toBe(1);
    expect(await audit(world.sql)).toEqual([]);
  });

  it('R12, R17: who lets an offer in a session lapse waits behind all others where the policy says so', async () => {
    const { session, ids } = await fullSession('session-requeue', { onLapse: 'requeue' }, 2);
    const [first, sleeps, next] = ids as unknown as [string, string, string];
    await world.send(first, { type: 'withdraw' });
    await keptIn(sleeps, session);
    await world.advance('P3D');
    expect(placeIn(await world.state(sleeps), session)).toMatchObject({ seat: 'queued' });
    await keptIn(next, session);
    await world.send(next, { type: 'leave-session', session });
    await keptIn(sleeps, session);
    await world.send(sleeps, { type: 'accept' });
    expect((await world.state(sleeps)).status).toBe('enrolled');
    expect(await audit(world.sql)).toEqual([]);
  });

  it('R14: what is only offered clashes with nothing; of two that overlap, one can be accepted', async () => {
    const { sql } = world;
    const one = await fullSession('session-clash', {}, 0);
    const other = await fullSession('session-clash-too', {}, 0);
    const { id: userId } = await seedUser(sql);
    const both = [];
    for (const { session, ids } of [one, other]) {
      const { activityId } = await world.state(ids[0]);
      both.push(await world.enrol({ userId, activityId, sessions: [session] }));
      await world.send(ids[0], { type: 'withdraw' });
    }
    const [a, b] = both as [string, string];
    await keptIn(a, one.session);
    await keptIn(b, other.session);
    await world.send(a, { type: 'accept' });
    await expect(world.send(b, { type: 'accept' })).rejects.toMatchObject({ rejection: { rejected: 'clash' } });
    expect((await world.state(a)).status).toBe('enrolled');
    expect((await world.state(b)).status).toBe('to_confirm');
  });
});

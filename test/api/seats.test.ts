import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { drawOrder } from '../../domain/lottery.ts';
import { sha256 } from '../../store/lotteries.ts';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { audit } from '../support/audit.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ workers: 1 });
});
afterAll(() => api.close());

const inTime = (duration: string) => addDuration(api.world.clock.now(), duration, 'UTC');
const seats = async (id: string) => (await api.get(`/v1/activities/${id}/seats`)).body;
const statusOf = async (id: string) => (await api.get(`/v1/enrolments/${id}`)).body.status;
const problem = ({ status, body }: { status: number; body: { type?: string } }) => [
  status,
  body.type?.replace('urn:rollbook:problem:', ''),
];

async function waiting(activity: string, many: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < many; n++) ids.push((await makeEnrolment(api, { activity })).id);
  return ids;
}

describe('a draw of lots', () => {
  it('R12: everyone waits first; at its instant lots are drawn by themselves, and anybody can draw them again', async () => {
    const { id } = await makeActivity(api, { maximum: 2 });
    const drawAt = inTime('P3D');
    const set = await api.patch(`/v1/activities/${id}/seats`, { admission: 'lottery', drawAt });
    expect(set.body).toMatchObject({ admission: 'lottery', awaitsDraw: true, drawAt, drawnAt: null, version: 2 });
    const before = (await api.get(`/v1/activities/${id}/lottery`)).body;
    expect(before).toMatchObject({ seed: null, drawnAt: null, entries: null });
    const people = await waiting(id, 5);
    for (const one of people) expect(await statusOf(one)).toBe('waitlisted');
    expect((await api.get(`/v1/enrolments/${people[0]}`)).body.why.status).toContain('waiting for the draw');

    await api.world.advance('P4D');
    const drawn = (await api.get(`/v1/activities/${id}/lottery`)).body;
    expect(drawn).toMatchObject({ commitment: before.commitment, entries: 5, drawnBy: { kind: 'system', id: null } });
    expect(createHash('sha256').update(drawn.seed).digest('hex')).toBe(before.commitment);
    const { items } = (await api.get(`/v1/activities/${id}/lottery/lots`)).body;
    const again = drawOrder(drawn.seed, people, sha256);
    expect(items.map((lot: { place: number; enrolment: string; ticket: string }) => lot.enrolment)).toEqual(
      again.map(({ enrolmentId }) => enrolmentId),
    );
    expect(items.map((lot: { outcome: string }) => lot.outcome)).toEqual([
      'seat',
      'seat',
      'waiting',
      'waiting',
      'waiting',
    ]);
    for (const { enrolmentId, place } of again) {
      await api.world.when(
        enrolmentId,
        ({ status }) => status === (place <= 2 ? 'enrolled' : 'waitlisted'),
        'as drawn',
      );
      expect(await api.world.history(enrolmentId)).toContain('lot_drawn');
    }
    const third = (await api.get(`/v1/enrolments/${again[2]?.enrolmentId}`)).body;
    expect([third.queuePosition, third.why.queue]).toEqual([1, expect.stringContaining('by lot 3 of the draw')]);

    // R13: who asks after it comes behind the lots.
    const late = (await makeEnrolment(api, { activity: id })).id;
    expect((await api.get(`/v1/enrolments/${late}`)).body.queuePosition).toBe(4);
    await api.patch(`/v1/activities/${id}`, { maximum: 3 });
    await api.world.when(again[2]?.enrolmentId ?? '', ({ status }) => status === 'enrolled', 'the third lot has it');
    const csv = await api.get(`/v1/activities/${id}/lottery/lots`, { headers: { Accept: 'text/csv' } });
    expect(csv.text.split('\r\n')[1]).toBe(`1,${again[0]?.enrolmentId},${again[0]?.ticket},enrolled,seat`);
    expect(await audit(api.sql)).toEqual([]);
  });

  it('is carried out by hand once: the same request again answers the same, another is refused', async () => {
    const { id } = await makeActivity(api, { maximum: 1 });
    await api.patch(`/v1/activities/${id}/seats`, { admission: 'lottery' });
    const people = await waiting(id, 3);
    const draw = `/v1/activities/${id}/lottery/draw`;
    expect((await api.post(draw, {})).body.errors[0].pointer).toBe('#/reason');
    const headers = { 'Idempotency-Key': 'draw-by-hand' };
    const first = await api.post(draw, { reason: 'all have asked' }, { headers });
    expect([first.status, first.body.entries, first.body.reason]).toEqual([200, 3, 'all have asked']);
    expect((await api.post(draw, { reason: 'all have asked' }, { headers })).body).toEqual(first.body);
    expect(problem(await api.post(draw, { reason: 'once more' }))).toEqual([409, 'already-drawn']);
    const [winner] = drawOrder(first.body.seed, people, sha256);
    await api.world.when(winner?.enrolmentId ?? '', ({ status }) => status === 'enrolled', 'the first lot has it');
    for (const change of [{ admission: 'order' }, { drawAt: inTime('P1D') }])
      expect(problem(await api.patch(`/v1/activities/${id}/seats`, change))).toEqual([409, 'already-drawn']);
  });

  it('that is called off gives the seats in the order of asking', async () => {
    const { id } = await makeActivity(api, { maximum: 1 });
    await api.patch(`/v1/activities/${id}/seats`, { admission: 'lottery', drawAt: inTime('P1D') });
    const [first = '', second = ''] = await waiting(id, 2);
    await api.patch(`/v1/activities/${id}/seats`, { admission: 'order' });
    await api.world.when(first, ({ status }) => status === 'enrolled', 'who asked first has it');
    expect(await statusOf(second)).toBe('waitlisted');
    expect((await api.get(`/v1/activities/${id}/lottery`)).status).toBe(404);
  });

  it('R12: is not overtaken by the start: that cannot be moved to before it, unless the draw moves with it', async () => {
    const { id } = await makeActivity(api, { maximum: 1 });
    const drawAt = inTime('P5D');
    await api.patch(`/v1/activities/${id}/seats`, { admission: 'lottery', drawAt, startsAt: inTime('P9D') });
    const refused = await api.patch(`/v1/activities/${id}/seats`, { startsAt: inTime('P4D') });
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '#/startsAt']);
    expect((await api.get(`/v1/activities/${id}/seats`)).body.drawAt).toBe(drawAt);
    const both = { startsAt: inTime('P4D'), drawAt: inTime('P3D') };
    expect((await api.patch(`/v1/activities/${id}/seats`, both)).body).toMatchObject(both);
  });

  it('without a maximum any more is called off, and lets everybody in', async () => {
    const { id } = await makeActivity(api, { maximum: 1 });
    await api.patch(`/v1/activities/${id}/seats`, { admission: 'lottery' });
    const people = await waiting(id, 2);
    await api.patch(`/v1/activities/${id}`, { maximum: null });
    for (const one of people) await api.world.when(one, ({ status }) => status === 'enrolled', 'all are in');
    expect(await seats(id)).toMatchObject({ admission: 'order', awaitsDraw: false });
  });

  it('is refused where it makes no sense, with what to mend', async () => {
    const unlimited = (await makeActivity(api)).id;
    const { id } = await makeActivity(api, { maximum: 1 });
    const patch = (to: string, body: object, headers = {}) =>
      api.patch(`/v1/activities/${to}/seats`, body, { headers });
    expect(problem(await patch(unlimited, { admission: 'lottery' }))).toEqual([409, 'no-limited-seats']);
    for (const [pointer, body] of [
      ['#/drawAt', { drawAt: inTime('P1D') }],
      ['#/drawAt', { admission: 'lottery', drawAt: '2020-01-01T00:00:00Z' }],
      ['#/drawAt', { admission: 'lottery', drawAt: inTime('P9D'), startsAt: inTime('P2D') }],
      ['#/startsAt', { startsAt: '2020-01-01T00:00:00Z' }],
      ['#/startsAt', { startsAt: 'tomorrow' }],
      ['#/admission', { admission: 'beauty' }],
      ['#/seed', { seed: 'mine' }],
    ] as const) {
      const { status, body: answer } = await patch(id, body);
      expect([pointer, status, answer.errors?.[0]?.pointer]).toEqual([pointer, 400, pointer]);
    }
    expect((await patch(id, { startsAt: inTime('P9D') }, { 'If-Match': '"7"' })).status).toBe(412);
    for (const path of ['nothing', '019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10']) {
      expect((await api.get(`/v1/activities/${path}/seats`)).status).toBe(404);
      expect((await api.get(`/v1/sessions/${path}/lottery`)).status).toBe(404);
    }
    expect((await api.get(`/v1/activities/${id}/lottery/lots?cursor=x`)).status).toBe(404);
  });
});

describe('reserved seats', () => {
  const team = async () => {
    const manager = await makeUser(api, { givenName: 'Mara', familyName: 'Lead' });
    const below = await makeUser(api, { manager: manager.id });
    return { manager, below, member: () => makeUser(api, { manager: below.id }) };
  };

  it('R11: count from now on, are had by the team however deep, and go back by themselves before the start', async () => {
    const { manager, member } = await team();
    const { id } = await makeActivity(api, { maximum: 3 });
    await api.patch(`/v1/activities/${id}/seats`, { startsAt: inTime('P10D') });
    const made = await api.post(`/v1/activities/${id}/reservations`, {
      manager: manager.id,
      seats: 2,
      releaseBefore: 'P3D',
      reason: 'the night shift',
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ activity: id, session: null, seats: 2, used: 0, left: 2, status: 'open' });
    expect((await seats(id)).seats).toEqual({ taken: 0, free: 1, reserved: 2, waiting: 0, beyondMaximum: 0 });
    const outsiders = await waiting(id, 3);
    const mine = await makeEnrolment(api, { activity: id, user: (await member()).id });
    expect(mine.status).toBe('enrolled');
    expect(mine.why.status).toContain('reserved for the team of Mara Lead');
    expect(await Promise.all(outsiders.map(statusOf))).toEqual(['enrolled', 'waitlisted', 'waitlisted']);
    expect((await api.get(`/v1/reservations/${made.body.id}`)).body).toMatchObject({ used: 1, left: 1 });
    expect((await seats(id)).seats).toEqual({ taken: 2, free: 0, reserved: 1, waiting: 2, beyondMaximum: 0 });
    expect((await api.get(`/v1/activities/${id}`)).body.seats).toMatchObject({ taken: 2, free: 0, reserved: 1 });

    await api.world.advance('P8D');
    await api.world.when(outsiders[1] ?? '', ({ status }) => status === 'enrolled', 'the seat went on');
    const after = (await api.get(`/v1/reservations/${made.body.id}`)).body;
    expect(after).toMatchObject({ status: 'released', left: 0, releasedAt: made.body.releaseAt });
    // R18: at the start the waiting list ends, dated by it.
    await api.world.advance('P3D');
    const waits = await api.world.when(outsiders[2] ?? '', ({ status }) => status === 'expired', 'the list has ended');
    expect(waits.end).toMatchObject({ reason: 'waitlist', at: (await seats(id)).startsAt });
    expect(await audit(api.sql)).toEqual([]);
  });

  it('R13: are given to who of the team waits already, are raised, lowered and given back by hand', async () => {
    const { manager, member } = await team();
    const { id } = await makeActivity(api, { maximum: 1 });
    const [other = ''] = await waiting(id, 1);
    const mine = (await makeEnrolment(api, { activity: id, user: (await member()).id })).id;
    const outsider = (await makeEnrolment(api, { activity: id })).id;
    const reserve = (body: object) =>
      api.post(`/v1/activities/${id}/reservations`, { manager: manager.id, releaseAt: inTime('P5D'), ...body });
    expect(problem(await reserve({ seats: 1 }))).toEqual([409, 'seats-not-free']);
    await api.post(`/v1/enrolments/${outsider}/commands`, { command: 'suspend', reason: 'for a moment' });
    await api.post(`/v1/enrolments/${mine}/commands`, { command: 'suspend', reason: 'for a moment' });
    await api.patch(`/v1/activities/${id}`, { maximum: 3 });
    await api.world.settle();
    const { body: made, headers } = await reserve({ seats: 1 });
    await api.post(`/v1/enrolments/${mine}/commands`, { command: 'resume' });
    await api.world.when(mine, ({ status }) => status === 'enrolled', 'the team has its seat');
    const patch = (body: object, match = {}) => api.patch(`/v1/reservations/${made.id}`, body, { headers: match });
    expect((await patch({ seats: 2 }, { 'If-Match': headers.get('etag') ?? '' })).body).toMatchObject({
      seats: 2,
      used: 1,
    });
    expect(problem(await patch({ seats: 9 }))).toEqual([409, 'seats-not-free']);
    expect((await patch({ seats: 1 }, { 'If-Match': '"1"' })).status).toBe(412);
    expect((await patch({ seats: 2, releaseAt: inTime('P6D') })).body.version).toBe(3);
    await api.post(`/v1/enrolments/${outsider}/commands`, { command: 'resume' });
    await api.world.settle();
    expect(await statusOf(outsider)).toBe('waitlisted');
    const released = await api.post(`/v1/reservations/${made.id}/release`, undefined);
    expect(released.body).toMatchObject({ status: 'released', used: 1, left: 0 });
    await api.world.when(outsider, ({ status }) => status === 'enrolled', 'the seat went on');
    expect((await api.post(`/v1/reservations/${made.id}/release`, undefined)).body).toEqual(released.body);
    expect(problem(await patch({ seats: 1 }))).toEqual([409, 'reservation-over']);
    const list = await api.get(`/v1/activities/${id}/reservations`);
    expect(list.body.items).toEqual([released.body]);
    expect(await statusOf(other)).toBe('enrolled');
    expect(await audit(api.sql)).toEqual([]);
  });

  it('are made once for one key, and refused with what to mend', async () => {
    const { manager } = await team();
    const { id } = await makeActivity(api, { maximum: 5 });
    const reserve = (body: object, headers = {}) =>
      api.post(`/v1/activities/${id}/reservations`, { manager: manager.id, seats: 1, ...body }, { headers });
    const releaseAt = inTime('P5D');
    const one = await reserve({ releaseAt }, { 'Idempotency-Key': 'once' });
    expect((await reserve({ releaseAt }, { 'Idempotency-Key': 'once' })).body).toEqual(one.body);
    expect((await seats(id)).seats.reserved).toBe(1);
    for (const [pointer, body] of [
      ['#/releaseBefore', {}],
      ['#/releaseBefore', { releaseAt, releaseBefore: 'P1D' }],
      ['#/releaseBefore', { releaseBefore: 'P1D' }],
      ['#/releaseBefore', { releaseBefore: '3 days' }],
      ['#/releaseAt', { releaseAt: '2020-01-01T00:00:00Z' }],
      ['#/manager', { releaseAt, manager: 'nobody' }],
      ['#/seats', { releaseAt, seats: 0 }],
    ] as const) {
      const { status, body: answer } = await reserve(body);
      expect([pointer, status, answer.errors?.[0]?.pointer]).toEqual([pointer, 400, pointer]);
    }
    const unlimited = (await makeActivity(api)).id;
    const nowhere = await api.post(`/v1/activities/${unlimited}/reservations`, {
      manager: manager.id,
      seats: 1,
      releaseAt,
    });
    expect(problem(nowhere)).toEqual([409, 'no-limited-seats']);
    expect((await api.get('/v1/reservations/019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10')).status).toBe(404);
    expect((await api.ask('POST', '/v1/reservations/019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10/release')).status).toBe(404);
  });
});

describe('an offer', () => {
  it('R17: is shown with its claim deadline, is taken or passed on, and nobody is promoted in the freeze before the start', async () => {
    const policy = await api.post('/v1/policies', {
      code: 'offers',
      seats: { waitingList: true, offer: { claimWithin: 'P2D' }, freezeBefore: 'P3D' },
    });
    expect(policy.status).toBe(201);
    const { id } = await makeActivity(api, { maximum: 1, policy: 'offers' });
    const startsAt = inTime('P10D');
    await api.patch(`/v1/activities/${id}/seats`, { startsAt });
    const enrol = async () => (await makeEnrolment(api, { activity: id, obligation: 'optional' })).id;
    const [has, dismisses, takes, late] = [await enrol(), await enrol(), await enrol(), await enrol()];
    const command = (to: string, name: string) => api.post(`/v1/enrolments/${to}/commands`, { command: name });
    await command(has, 'withdraw');
    await api.world.when(dismisses, ({ status }) => status === 'offered', 'it is offered');
    const offered = (await api.get(`/v1/enrolments/${dismisses}`)).body;
    expect(offered.offeredUntil).not.toBeNull();
    expect(offered.possible).toEqual(expect.arrayContaining(['accept', 'dismiss']));
    expect((await seats(id)).seats).toMatchObject({ taken: 1, free: 0, waiting: 2 });
    await command(dismisses, 'dismiss');
    await api.world.when(takes, ({ status }) => status === 'offered', 'it went on');
    expect((await command(takes, 'accept')).body).toMatchObject({
      status: 'enrolled',
      seat: 'held',
      offeredUntil: null,
    });
    const { why } = (await api.get(`/v1/enrolments/${late}`)).body;
    expect(why.queue).toContain('Nobody is promoted from');
    await api.world.advance('P8D');
    await command(takes, 'withdraw');
    await api.world.settle();
    expect(await statusOf(late)).toBe('waitlisted');
    await api.world.advance('P3D');
    await api.world.when(late, ({ status }) => status === 'expired', 'the waiting list has ended');
    expect(await audit(api.sql)).toEqual([]);
  });
});

describe('a place by hand', () => {
  it('R12: a rank goes before every number, wants a reason, and is shown', async () => {
    const { id } = await makeActivity(api, { maximum: 1 });
    const [first = '', second = '', third = ''] = await waiting(id, 3);
    const command = (to: string, body: object) => api.post(`/v1/enrolments/${to}/commands`, body);
    expect(problem(await command(third, { command: 'rank', rank: 1 }))).toEqual([409, 'reason-required']);
    for (const rank of [0, 1.5, 1_000_000]) {
      const { status, body } = await command(third, { command: 'rank', rank, reason: 'is needed' });
      expect([status, body.errors[0].pointer]).toEqual([400, '#/rank']);
    }
    const { body } = await command(third, { command: 'rank', rank: 1, reason: 'is needed' });
    expect(body).toMatchObject({ queueRank: 1, queuePosition: 1 });
    expect(body.why.queue).toContain('by the rank 1 that an administrator gave');
    expect((await api.get(`/v1/enrolments/${second}`)).body.queuePosition).toBe(2);
    await command(first, { command: 'cancel', reason: 'moved away' });
    await api.world.when(third, ({ status }) => status === 'enrolled', 'the rank goes first');
    expect(await statusOf(second)).toBe('waitlisted');
  });

  it('R11: beyond the maximum is counted apart, shown with its reason, and frees nothing when it goes', async () => {
    const { id } = await makeActivity(api, { maximum: 1 });
    const [, second = '', third = ''] = await waiting(id, 3);
    const command = (to: string, body: object) => api.post(`/v1/enrolments/${to}/commands`, body);
    const { body } = await command(second, { command: 'admit-beyond-maximum', reason: 'the chairman asks' });
    expect([body.status, body.seat]).toEqual(['enrolled', 'beyond_maximum']);
    expect(body.why.status).toContain('with a seat beyond the maximum');
    expect(body.why.status).toContain('the chairman asks');
    expect((await seats(id)).seats).toEqual({ taken: 1, free: 0, reserved: 0, waiting: 1, beyondMaximum: 1 });
    await command(second, { command: 'cancel', reason: 'after all not' });
    await api.world.settle();
    expect(await statusOf(third)).toBe('waitlisted');
    expect((await seats(id)).seats).toEqual({ taken: 1, free: 0, reserved: 0, waiting: 1, beyondMaximum: 0 });
  });
});

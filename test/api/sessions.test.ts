import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { audit } from '../support/audit.ts';
import { until } from '../support/until.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ workers: 1 });
});
afterAll(() => api.close());

const inTime = (duration: string) => addDuration(api.world.clock.now(), duration, 'UTC');
const event = async (fields: object = {}) =>
  (await makeActivity(api, { type: 'event', title: 'First aid', ...fields })).id;
const person = async () => (await makeUser(api)).id;
const command = (id: string, body: object) => api.post(`/v1/enrolments/${id}/commands`, body);
const read = async (path: string) => (await api.get(path)).body;
const problem = ({ status, body }: { status: number; body: { type?: string } }) => [
  status,
  body.type?.replace('urn:rollbook:problem:', ''),
];

/** A day so far ahead, as a part in the morning. */
function part(startsIn: string, more: object = {}) {
  return { date: inTime(startsIn).slice(0, 10), startTime: '09:00', endTime: '12:00', ...more };
}

async function session(activity: string, startsIn: string, more: object = {}): Promise<string> {
  const given = { timezone: 'UTC', parts: [part(startsIn)], remindBefore: [], ...more };
  const { status, body, text } = await api.post(`/v1/activities/${activity}/sessions`, given);
  if (status !== 201) throw new Error(text);
  return body.id;
}

describe('planning a session', () => {
  it('R19: its parts are local times of its zone, also over a change of the clocks', async () => {
    const [one, two] = [await makeUser(api, { familyName: 'Adams' }), await makeUser(api, { familyName: 'Brown' })];
    const activity = await event();
    const made = await api.post(`/v1/activities/${activity}/sessions`, {
      title: 'Spring',
      timezone: 'Europe/Berlin',
      parts: [
        { date: '2027-03-29', startTime: '09:00', endTime: '17:00', place: 'Room 1' },
        { date: '2027-03-26', startTime: '09:00', endTime: '17:00', link: 'https://meet.example.org/1' },
      ],
      instructors: [two.id, one.id],
      minimum: 4,
      minimumAt: '2027-03-20T00:00:00Z',
      maximum: 12,
      signUpUntil: '2027-03-25T00:00:00+01:00',
    });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`/v1/sessions/${made.body.id}`);
    expect(made.body).toMatchObject({
      status: 'planned',
      startsAt: '2027-03-26T08:00:00.000Z',
      endsAt: '2027-03-29T15:00:00.000Z',
      signUpUntil: '2027-03-24T23:00:00.000Z',
      instructors: [{ id: one.id }, { id: two.id }],
      seats: { taken: 0, free: 12, reserved: 0, waiting: 0, beyondMaximum: 0 },
      remindBefore: ['P1D'],
      version: 1,
    });
    expect(made.body.parts.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual([
      '2027-03-26T08:00:00.000Z',
      '2027-03-29T07:00:00.000Z',
    ]);
    const moved = await api.patch(`/v1/sessions/${made.body.id}`, {
      timezone: 'Europe/London',
      minimumAt: null,
      minimum: null,
    });
    expect(moved.body).toMatchObject({ startsAt: '2027-03-26T09:00:00.000Z', minimum: null, version: 2 });
    const later = await session(activity, 'P900D');
    const list = await read(`/v1/activities/${activity}/sessions?limit=1`);
    expect(list.items.map(({ id }: { id: string }) => id)).toEqual([made.body.id]);
    const rest = await read(`/v1/activities/${activity}/sessions?limit=1&cursor=${list.next}`);
    expect([rest.items[0].id, rest.next]).toEqual([later, null]);
  });

  it('is refused with what to mend, when it is no session that could be held', async () => {
    const activity = await event();
    const day = inTime('P10D').slice(0, 10);
    const good = { timezone: 'UTC', parts: [part('P10D')] };
    const two = (startTime: string) => [part('P10D'), { date: day, startTime, endTime: '15:00' }];
    for (const [pointer, wrong] of [
      ['#/parts', { parts: [] }],
      ['#/parts', { parts: two('11:00') }],
      ['#/parts/0/endTime', { parts: [{ date: day, startTime: '09:00', endTime: '08:00' }] }],
      ['#/parts/0/startTime', { parts: [{ date: day, startTime: '9 am', endTime: '10:00' }] }],
      ['#/parts/0/date', { parts: [{ date: '2027-02-30', startTime: '09:00', endTime: '10:00' }] }],
      ['#/parts/0/link', { parts: [part('P10D', { link: 'javascript:alert(1)' })] }],
      ['#/timezone', { timezone: 'Mars/Olympus' }],
      ['#/instructors/1', { instructors: [await person(), 'nobody'] }],
      ['#/minimumAt', { minimum: 3 }],
      ['#/minimumAt', { minimum: 3, minimumAt: inTime('P20D') }],
      ['#/minimum', { minimum: 3, maximum: 2, minimumAt: inTime('P2D') }],
      ['#/signUpUntil', { signUpUntil: inTime('P20D') }],
      ['#/signUpUntil', { signUpFrom: inTime('P5D'), signUpUntil: inTime('P2D') }],
      ['#/cancelUntil', { cancelUntil: inTime('P20D') }],
      ['#/remindBefore/0', { remindBefore: ['a day'] }],
      ['#/belowMinimum', { belowMinimum: 'shrug' }],
      ['#/seats', { seats: 3 }],
    ] as const) {
      const { status, body } = await api.post(`/v1/activities/${activity}/sessions`, { ...good, ...wrong });
      expect([pointer, status, body.errors?.[0]?.pointer]).toEqual([pointer, 400, pointer]);
    }
    const course = (await makeActivity(api)).id;
    expect(problem(await api.post(`/v1/activities/${course}/sessions`, good))).toEqual([409, 'not-for-this-type']);
    expect((await api.post('/v1/activities/nothing/sessions', good)).status).toBe(404);
    expect((await api.get('/v1/sessions/nothing')).status).toBe(404);
    expect((await read(`/v1/activities/${activity}/sessions`)).items).toEqual([]);
  });

  it('is done once for one key, and changed by who saw its last version', async () => {
    const activity = await event();
    const headers = { 'Idempotency-Key': 'plan-once' };
    const given = { timezone: 'UTC', parts: [part('P10D')] };
    const [one, two] = [
      await api.post(`/v1/activities/${activity}/sessions`, given, { headers }),
      await api.post(`/v1/activities/${activity}/sessions`, given, { headers }),
    ];
    expect(two.body).toEqual(one.body);
    const change = (tag: string) =>
      api.patch(`/v1/sessions/${one.body.id}`, { title: 'Renamed' }, { headers: { 'If-Match': tag } });
    expect((await change('"9"')).status).toBe(412);
    expect((await change(one.headers.get('etag') ?? '')).body).toMatchObject({ title: 'Renamed', version: 2 });
  });
});

describe('choosing a session', () => {
  it('settles what was to be confirmed; an administrator gives one past a window, with a reason', async () => {
    const activity = await event();
    const open = await session(activity, 'P10D');
    const later = await session(activity, 'P20D', { signUpFrom: inTime('P5D') });
    const mine = await makeEnrolment(api, { activity });
    expect(mine).toMatchObject({ status: 'to_confirm', sessions: [] });
    expect(mine.why.status).toContain('no session is chosen yet');
    const closed = await command(mine.id, { command: 'choose-sessions', sessions: [later] });
    expect(problem(closed)).toEqual([409, 'window-closed']);
    const chosen = await command(mine.id, { command: 'choose-sessions', sessions: [open] });
    expect(chosen.body).toMatchObject({ status: 'enrolled', sessions: [{ id: open, status: 'confirmed' }] });
    const given = (more: object) =>
      command(mine.id, { command: 'choose-sessions', sessions: [later], override: true, ...more });
    expect(problem(await given({}))).toEqual([409, 'reason-required']);
    expect((await given({ reason: 'agreed by telephone' })).body.sessions).toHaveLength(2);
    expect(problem(await command(mine.id, { command: 'choose-sessions', sessions: [mine.id] }))).toEqual([
      409,
      'unknown-session',
    ]);
    const { status, body } = await command(mine.id, { command: 'choose-sessions', sessions: [] });
    expect([status, body.errors[0].pointer]).toEqual([400, '#/sessions']);
    await command(mine.id, { command: 'leave-session', session: later });
    expect((await read(`/v1/sessions/${later}`)).seats.taken).toBe(0);
  });

  it('is refused where it overlaps with another of the same person, also in two parts', async () => {
    const user = await person();
    const [one, two] = [await event(), await event()];
    const first = await session(one, 'P10D', { parts: [part('P10D'), part('P12D')] });
    const second = await session(two, 'P11D', { parts: [part('P11D'), part('P12D', { startTime: '11:00' })] });
    await makeEnrolment(api, { user, activity: one, sessions: [first] });
    const other = await makeEnrolment(api, { user, activity: two });
    expect(problem(await command(other.id, { command: 'choose-sessions', sessions: [second] }))).toEqual([
      409,
      'clash',
    ]);
    const asked = { user: await person(), activity: two, obligation: 'optional', sessions: [first] };
    expect(problem(await api.post('/v1/enrolments', asked))).toEqual([409, 'unknown-session']);
  });

  it('is refused to who leads it', async () => {
    const leads = await person();
    const activity = await event();
    const led = await session(activity, 'P10D', { instructors: [leads] });
    const other = await session(activity, 'P20D');
    const mine = await makeEnrolment(api, { user: leads, activity });
    expect(problem(await command(mine.id, { command: 'choose-sessions', sessions: [led] }))).toEqual([
      409,
      'not-eligible',
    ]);
    expect((await command(mine.id, { command: 'choose-sessions', sessions: [other] })).body.status).toBe('enrolled');
  });

  it('R12: a change keeps the place in the queue where the policy says so, and the old seat until the new one is there', async () => {
    await api.post('/v1/policies', { code: 'keeps-place', seats: { keepPlaceOnChange: true, waitingList: true } });
    const activity = await event({ policy: 'keeps-place' });
    const [a, b] = [await session(activity, 'P10D', { maximum: 1 }), await session(activity, 'P20D', { maximum: 1 })];
    const enrol = async (sessions: string[]) => makeEnrolment(api, { activity, sessions });
    const [inA, inB, early, late] = [await enrol([a]), await enrol([b]), await enrol([a]), await enrol([b])];
    expect(early).toMatchObject({ status: 'to_confirm', sessions: [{ status: 'waitlisted', queuePosition: 1 }] });
    expect(early.why.queue).toContain('Place 1 of 1 for the session');
    const moved = await command(early.id, { command: 'change-session', to: b });
    expect(moved.body.sessions).toMatchObject([{ id: b, status: 'waitlisted', queuePosition: 1 }]);
    expect((await read(`/v1/enrolments/${late.id}`)).sessions[0].queuePosition).toBe(2);
    const held = await command(inA.id, { command: 'change-session', from: a, to: b });
    expect(held.body).toMatchObject({
      status: 'enrolled',
      sessions: [
        { id: a, status: 'confirmed' },
        { id: b, status: 'waitlisted', replaces: a },
      ],
    });
    await command(inB.id, { command: 'cancel', reason: 'moved away' });
    await api.world.when(early.id, ({ status }) => status === 'enrolled', 'who asked first has it');
    expect(problem(await command(early.id, { command: 'change-session', from: a, to: b }))).toEqual([
      409,
      'unknown-session',
    ]);
    expect(await audit(api.sql)).toEqual([]);
  });

  it('R12: an administrator ranks who waits for a session, with a reason; R11: and lets one in over its maximum', async () => {
    const activity = await event();
    const only = await session(activity, 'P10D', { maximum: 1 });
    const enrol = () => makeEnrolment(api, { activity, sessions: [only] });
    const [has, second, third, fourth] = [await enrol(), await enrol(), await enrol(), await enrol()];
    const rank = (more: object) => command(fourth.id, { command: 'rank', rank: 1, session: only, ...more });
    expect(problem(await rank({}))).toEqual([409, 'reason-required']);
    const ranked = (await rank({ reason: 'is needed on site' })).body;
    expect(ranked.sessions).toMatchObject([{ queuePosition: 1, queueRank: 1 }]);
    expect((await read(`/v1/enrolments/${second.id}`)).sessions[0].queuePosition).toBe(2);
    await command(has.id, { command: 'cancel', reason: 'moved away' });
    await api.world.when(fourth.id, ({ status }) => status === 'enrolled', 'the rank goes first');
    expect(problem(await command(third.id, { command: 'admit-beyond-maximum' }))).toEqual([409, 'reason-required']);
    const { body } = await command(third.id, { command: 'admit-beyond-maximum', reason: 'the room is larger' });
    expect(body).toMatchObject({ status: 'enrolled', sessions: [{ id: only, status: 'beyond_maximum' }] });
    expect(body.why.status).toContain('beyond its maximum');
    const seats = { taken: 1, free: 0, reserved: 0, waiting: 1, beyondMaximum: 1 };
    expect((await read(`/v1/sessions/${only}`)).seats).toEqual(seats);
    const roster = await read(`/v1/sessions/${only}/roster`);
    expect(roster.items.map(({ seat }: { seat: string }) => seat).sort()).toEqual([
      'beyond_maximum',
      'confirmed',
      'waitlisted',
    ]);
  });
});

describe('the seats of a session', () => {
  it('R13: a raised maximum gives seats to who waits, R15: a lowered one demotes nobody', async () => {
    const activity = await event();
    const only = await session(activity, 'P10D', { maximum: 1 });
    const people = [];
    for (let n = 0; n < 4; n++) people.push(await makeEnrolment(api, { activity, sessions: [only] }));
    const [first, second, third] = people;
    await api.patch(`/v1/sessions/${only}`, { maximum: 3 });
    await api.world.when(third.id, ({ status }) => status === 'enrolled', 'the third is in');
    const lowered = (await api.patch(`/v1/sessions/${only}`, { maximum: 1 })).body;
    expect(lowered.seats).toEqual({ taken: 3, free: 0, reserved: 0, waiting: 1, beyondMaximum: 0 });
    await command(first.id, { command: 'cancel', reason: 'moved away' });
    await command(second.id, { command: 'cancel', reason: 'moved away' });
    await api.world.settle();
    expect((await read(`/v1/enrolments/${people[3].id}`)).status).toBe('to_confirm');
    await command(third.id, { command: 'cancel', reason: 'moved away' });
    await api.world.when(people[3].id, ({ status }) => status === 'enrolled', 'the last is in');
    expect(await audit(api.sql)).toEqual([]);
  });

  it('are drawn by lot, and kept for a team: each by its own address', async () => {
    const activity = await event();
    const only = await session(activity, 'P20D', { maximum: 2 });
    const manager = await person();
    const mine = (await makeUser(api, { manager })).id;
    const kept = await api.post(`/v1/sessions/${only}/reservations`, { manager, seats: 1, releaseBefore: 'P5D' });
    expect(kept.body).toMatchObject({ activity: null, session: only, releaseAt: expect.any(String) });
    const wrong = await api.patch(`/v1/sessions/${only}/seats`, { startsAt: inTime('P3D') });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '#/startsAt']);
    await api.patch(`/v1/sessions/${only}/seats`, { admission: 'lottery', drawAt: inTime('P1D') });
    const others = [
      await makeEnrolment(api, { activity, sessions: [only] }),
      await makeEnrolment(api, { activity, sessions: [only] }),
    ];
    const ours = await makeEnrolment(api, { activity, user: mine, sessions: [only] });
    expect(ours).toMatchObject({ status: 'to_confirm', sessions: [{ status: 'waitlisted' }] });
    await api.world.advance('P2D');
    await api.world.when(ours.id, ({ status }) => status === 'enrolled', 'the team has its seat');
    const lots = (await read(`/v1/sessions/${only}/lottery/lots`)).items;
    expect(lots.map(({ enrolment }: { enrolment: string }) => enrolment).sort()).toEqual(
      [...others, ours].map(({ id }) => id).sort(),
    );
    const winner = lots.find(({ enrolment }: { enrolment: string }) => enrolment !== ours.id).enrolment;
    await api.world.when(winner, ({ status }) => status === 'enrolled', 'the best of the other lots has a seat');
    expect((await read(`/v1/sessions/${only}`)).seats).toMatchObject({ taken: 2, free: 0, reserved: 0, waiting: 1 });
    // Who of the team asks when only reserved seats are left has one at once.
    await api.patch(`/v1/reservations/${kept.body.id}`, { seats: 1 });
    await api.patch(`/v1/sessions/${only}`, { maximum: 4 });
    await api.world.settle();
    const { body } = await api.post(`/v1/sessions/${only}/reservations`, { manager, seats: 1, releaseBefore: 'P5D' });
    const colleague = (await makeUser(api, { manager })).id;
    expect(await makeEnrolment(api, { activity, user: colleague, sessions: [only] })).toMatchObject({
      status: 'enrolled',
    });
    expect(await read(`/v1/reservations/${body.id}`)).toMatchObject({ used: 1, left: 0 });
    // The start moves, and with it the day on which they go back.
    const moved = await api.patch(`/v1/sessions/${only}`, { parts: [part('P30D')] });
    const { releaseAt } = await read(`/v1/reservations/${body.id}`);
    expect(releaseAt).toBe(addDuration(moved.body.startsAt, 'P5D', 'UTC', -1));
    expect(await audit(api.sql)).toEqual([]);
  });
});

describe('attendance', () => {
  it('R26: is recorded one by one and as a list, each with its own outcome, on a roster that can be had as CSV', async () => {
    const activity = await event({ trainingEvent: true });
    const only = await session(activity, 'P1D', { noShowFails: true });
    const known = await makeUser(api, { externalId: 'att-1' });
    const [one, two, three] = [
      await makeEnrolment(api, { activity, user: known.id, sessions: [only] }),
      await makeEnrolment(api, { activity, sessions: [only] }),
      await makeEnrolment(api, { activity, sessions: [only] }),
    ];
    const attend = (attendances: object[], headers = {}) =>
      api.post(`/v1/sessions/${only}/attendance`, { attendances }, { headers });
    const early = await attend([{ enrolment: one.id, attendance: 'fully' }]);
    expect(early.body.outcomes).toMatchObject([{ outcome: 'rejected', code: 'not-possible' }]);
    await api.world.advance('P2D');
    const list = [
      { user: 'att-1', attendance: 'fully' },
      { enrolment: two.id, attendance: 'partly' },
      { enrolment: three.id, attendance: 'no_show', reason: 'ill' },
      { user: 'nobody', attendance: 'fully' },
      { enrolment: one.id, attendance: 'fully', at: inTime('P9D') },
    ];
    const headers = { 'Idempotency-Key': 'list-1' };
    const { body } = await attend(list, headers);
    expect(body.outcomes.map(({ outcome, status }: { outcome: string; status: string }) => [outcome, status])).toEqual([
      ['recorded', 'completed'],
      ['recorded', 'enrolled'],
      ['recorded', 'failed'],
      ['rejected', null],
      ['rejected', null],
    ]);
    expect((await attend(list, headers)).body).toEqual(body);
    expect((await attend([list[1] as object])).body.outcomes[0].outcome).toBe('unchanged');
    const roster = await read(`/v1/sessions/${only}/roster?limit=2`);
    expect([roster.items.length, roster.items[0].attendance]).toEqual([2, 'fully']);
    const csv = await api.get(`/v1/sessions/${only}/roster`, { headers: { Accept: 'text/csv' } });
    expect(csv.text.split('\r\n')[0]).toBe(
      'enrolment,external_id,name,email,department,status,seat,queue_position,attendance',
    );
    // A correction, by the enrolment's own address.
    const put = await command(three.id, {
      command: 'attendance',
      session: only,
      attendance: 'fully',
      reason: 'he came',
    });
    expect(put.body).toMatchObject({ status: 'completed', sessions: [{ attendance: 'fully' }] });
    const records = await read(`/v1/training-records?limit=200`);
    expect(records.items.filter(({ enrolmentId }: { enrolmentId: string }) => enrolmentId === three.id)).toHaveLength(
      1,
    );
    for (const [pointer, wrong] of [
      ['#/attendances', []],
      ['#/attendances/0', [{ attendance: 'fully' }]],
      ['#/attendances/0/attendance', [{ enrolment: one.id, attendance: 'asleep' }]],
    ] as const) {
      const { status, body: answer } = await attend(wrong as never);
      expect([pointer, status, answer.errors?.[0]?.pointer]).toEqual([pointer, 400, pointer]);
    }
    expect((await read(`/v1/sessions/${only}`)).status).toBe('held');
  });
});

describe('cancelling a session', () => {
  it('R18: offers everyone another; who takes it has the new seat before the old one is let go', async () => {
    const activity = await event();
    const [gone, other] = [
      await session(activity, 'P10D', { maximum: 2 }),
      await session(activity, 'P20D', { maximum: 1 }),
    ];
    const enrol = () => makeEnrolment(api, { activity, sessions: [gone] });
    const [takes, stays, waits] = [await enrol(), await enrol(), await enrol()];
    const cancel = (body: object, headers = {}) => api.post(`/v1/sessions/${gone}/cancel`, body, { headers });
    for (const [pointer, body] of [
      ['#/offer/1', { offer: [other, gone] }],
      ['#/offer/0', { offer: ['019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10'] }],
      ['#/offer/0', { offer: ['nothing'] }],
      ['#/offerUntil', { offer: [other], offerUntil: '2020-01-01T00:00:00Z' }],
    ] as const) {
      const { status, body: answer } = await cancel(body);
      expect([pointer, status, answer.errors?.[0]?.pointer]).toEqual([pointer, 400, pointer]);
    }
    expect((await cancel({ offer: [other] }, { 'If-Match': '"7"' })).status).toBe(412);
    const { body } = await cancel({ offer: [other], reason: 'the trainer is ill' });
    expect(body).toMatchObject({ status: 'cancelled', offer: [other], cancelReason: 'the trainer is ill', version: 2 });
    expect((await cancel({ offer: [] })).body).toEqual(body);
    for (const { id } of [takes, stays, waits])
      await until(async () => (await api.world.history(id)).includes('session_cancelled'), 'all are told');
    const told = await read(`/v1/enrolments/${takes.id}`);
    expect(told).toMatchObject({ status: 'to_confirm', sessions: [{ status: 'cancelled', offers: [other] }] });
    expect(told.why.status).toContain('the session is cancelled, and another may be chosen');
    expect((await read(`/v1/enrolments/${waits.id}`)).sessions).toEqual([]);
    const taken = await command(takes.id, { command: 'change-session', to: other });
    expect(taken.body).toMatchObject({ status: 'enrolled', sessions: [{ id: other, status: 'confirmed' }] });
    const second = await command(stays.id, { command: 'change-session', to: other });
    expect(second.body.sessions).toMatchObject([
      { id: gone, status: 'cancelled' },
      { id: other, status: 'waitlisted', replaces: gone },
    ]);
    expect(problem(await api.patch(`/v1/sessions/${gone}`, { title: 'Again' }))).toEqual([409, 'session-cancelled']);
    const again = await command(waits.id, { command: 'choose-sessions', sessions: [gone] });
    expect(problem(again)).toEqual([409, 'session-cancelled']);
    expect(await audit(api.sql)).toEqual([]);
  });

  it('R18: fewer than the minimum at its cutoff warn the owner; where it says so it is cancelled, and another offered', async () => {
    const activity = await event();
    const at = inTime('P2D');
    const few = { minimum: 2, minimumAt: at };
    const warned = await session(activity, 'P10D', few);
    const fails = await session(activity, 'P11D', { ...few, belowMinimum: 'cancel' });
    const enough = await session(activity, 'P12D', { ...few, belowMinimum: 'cancel' });
    const enrol = (sessions: string[]) => makeEnrolment(api, { activity, sessions });
    const [, moved] = [await enrol([warned]), await enrol([fails]), await enrol([enough]), await enrol([enough])];
    expect((await read(`/v1/sessions/${warned}`)).warning).toBe(null);
    await api.world.advance('P3D');
    expect(await read(`/v1/sessions/${warned}`)).toMatchObject({ status: 'planned', warning: 'below_minimum' });
    expect(await read(`/v1/sessions/${enough}`)).toMatchObject({ status: 'planned', warning: null });
    const gone = await read(`/v1/sessions/${fails}`);
    expect([gone.status, gone.offer]).toEqual(['cancelled', [warned, enough]]);
    const told = await api.world.when(moved.id, ({ status }) => status === 'to_confirm', 'is told');
    expect(told.sessions[0]?.session.offers).toEqual([warned, enough]);
    const chosen = await command(moved.id, { command: 'change-session', to: warned });
    expect(chosen.body.status).toBe('enrolled');
    // Two have come together: the warning goes.
    expect((await read(`/v1/sessions/${warned}`)).warning).toBe(null);
  });
});

describe('a session whose seats are drawn', () => {
  it('R12: cannot be moved to before its draw, unless the draw is moved first', async () => {
    const activity = await event();
    const drawn = await session(activity, 'P30D', { maximum: 1 });
    const drawAt = inTime('P20D');
    await api.patch(`/v1/sessions/${drawn}/seats`, { admission: 'lottery', drawAt });
    const earlier = () => api.patch(`/v1/sessions/${drawn}`, { parts: [part('P15D')] });
    const refused = await earlier();
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '#/parts']);
    expect(refused.body.errors[0].detail).toContain(drawAt);
    expect((await api.patch(`/v1/sessions/${drawn}/seats`, { drawAt: inTime('P10D') })).status).toBe(200);
    expect((await earlier()).status).toBe(200);
  });
});

describe('a seat that is offered', () => {
  it('R17: is shown with its claim deadline, can be accepted, and says why', async () => {
    const policy = `offers-${Date.now()}`;
    const seats = { duringApproval: 'none', waitingList: true, offer: { claimWithin: 'P2D' } };
    expect((await api.post('/v1/policies', { code: policy, seats })).status).toBe(201);
    const activity = await event({ policy });
    const only = await session(activity, 'P30D', { maximum: 1 });
    const enrol = async () =>
      (await makeEnrolment(api, { user: await person(), activity, obligation: 'optional', sessions: [only] }))
        .id as string;
    const [first, waits] = [await enrol(), await enrol()];
    await command(first, { command: 'withdraw' });
    const shown = () => read(`/v1/enrolments/${waits}`);
    const kept = await until(async () => {
      const body = await shown();
      return body.sessions[0].status === 'offered' && body;
    }, 'a seat is kept');
    const { claimUntil } = kept.sessions[0];
    const minute = `${claimUntil.slice(0, 10)} ${claimUntil.slice(11, 16)} UTC`;
    expect(kept).toMatchObject({ status: 'to_confirm', possible: expect.arrayContaining(['accept', 'leave-session']) });
    expect(kept.why.status).toContain(`is kept; it can be accepted until ${minute}`);
    expect(kept.why.queue).toContain(`is kept until ${minute}: accept takes it`);
    expect((await read(`/v1/sessions/${only}/roster`)).items).toMatchObject([{ seat: 'offered' }]);
    expect(await read(`/v1/enrolments/${waits}/workflow`)).toMatchObject({ nextDue: claimUntil });
    const elsewhere = await command(waits, { command: 'accept', session: first });
    expect(problem(elsewhere)).toEqual([409, 'unknown-session']);
    const { status, body } = await command(waits, { command: 'accept', session: only });
    expect([status, body.status, body.sessions[0].status, body.sessions[0].claimUntil]).toEqual([
      200,
      'enrolled',
      'confirmed',
      null,
    ]);
    expect(problem(await command(waits, { command: 'accept' }))).toEqual([409, 'not-possible']);
    expect(await audit(api.world.sql)).toEqual([]);
  });

  it('R17: who waits for a session reads from when on nobody is promoted', async () => {
    const policy = `freezes-${Date.now()}`;
    const seats = { duringApproval: 'none', waitingList: true, freezeBefore: 'P2D' };
    expect((await api.post('/v1/policies', { code: policy, seats })).status).toBe(201);
    const activity = await event({ policy });
    const only = await session(activity, 'P30D', { maximum: 1 });
    await makeEnrolment(api, { user: await person(), activity, sessions: [only] });
    const { id } = await makeEnrolment(api, { user: await person(), activity, sessions: [only] });
    const { why } = await read(`/v1/enrolments/${id}`);
    const { startsAt } = await read(`/v1/sessions/${only}`);
    expect(why.queue).toContain(`Nobody is promoted from ${addDuration(startsAt, 'P2D', 'UTC', -1).slice(0, 10)}`);
  });
});

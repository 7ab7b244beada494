import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { managerApproval, seedPolicy } from '../support/seed.ts';
import { until } from '../support/until.ts';

describe('/v1/delegations', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ workers: 1, background: true });
    await seedPolicy(api.sql, 'asks', managerApproval({ timeLimit: 'P30D' }));
  });
  afterAll(() => api.close());

  const inDays = (days: number) => addDuration(api.world.clock.now(), `P${days}D`, 'UTC');
  const delegate = (principal: string, to: string, fields: Record<string, unknown> = {}) =>
    api.post('/v1/delegations', { principal, delegate: to, ...fields });
  const openTask = async (enrolment: string) =>
    (await api.get(`/v1/approvals?enrolment=${enrolment}&status=open`)).body.items[0];
  const waitsFor = (enrolment: string, assignee: string) =>
    until(async () => {
      const task = await openTask(enrolment);
      return task?.assignee?.id === assignee && task;
    }, `the request waits for ${assignee}`);

  /** A manager who goes away, who is asked then, and a request that waits for the manager. */
  async function office(policy = 'asks') {
    const head = await makeUser(api, { givenName: 'Hanna', familyName: 'Head' });
    const manager = await makeUser(api, { givenName: 'Maria', familyName: 'Lopez', manager: head.id });
    const standIn = await makeUser(api, { givenName: 'Carl', familyName: 'Case' });
    const user = await makeUser(api, { givenName: 'Rob', familyName: 'Walters', manager: manager.id });
    const activity = await makeActivity(api, { policy });
    const enrolment = await makeEnrolment(api, { user: user.id, activity: activity.id, obligation: 'optional' });
    return { head, manager, standIn, user, activity, enrolment };
  }

  test('R5, R2: one that holds at once moves what is open, says for whom, and gives it back when it ends', async () => {
    const { manager, standIn, activity, enrolment } = await office();
    const before = await openTask(enrolment.id);
    const { status, body, headers } = await delegate(manager.id, standIn.id, { note: 'parental leave' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      principal: { id: manager.id, name: 'Maria Lopez' },
      delegate: { id: standIn.id, name: 'Carl Case' },
      until: null,
      status: 'active',
      note: 'parental leave',
    });
    expect(headers.get('location')).toBe(`/v1/delegations/${body.id}`);
    const moved = await waitsFor(enrolment.id, standIn.id);
    expect(moved).toMatchObject({ onBehalfOf: { id: manager.id, name: 'Maria Lopez' }, dueAt: before.dueAt });
    expect((await api.get(`/v1/approvals/${before.id}`)).body.status).toBe('reassigned');
    const { why } = (await api.get(`/v1/enrolments/${enrolment.id}`)).body;
    expect(why.status).toMatch(/^The request waits for Carl Case \(who stands in for Maria Lopez\) since /);
    expect((await api.get(`/v1/delegations/${body.id}`)).body.openApprovals).toBe(1);
    const old = await api.post(`/v1/approvals/${before.id}/decisions`, { decision: 'approve' });
    expect(old.body.type).toBe('urn:rollbook:problem:task-moved');
    // What is asked for meanwhile goes to the delegate from the start.
    const another = await makeUser(api, { manager: manager.id });
    const next = await makeEnrolment(api, { user: another.id, activity: activity.id, obligation: 'optional' });
    expect(await openTask(next.id)).toMatchObject({ assignee: { id: standIn.id }, onBehalfOf: { id: manager.id } });
    const decided = await api.post(`/v1/approvals/${(await openTask(next.id)).id}/decisions`, { decision: 'approve' });
    expect(decided.body).toMatchObject({ status: 'approved', onBehalfOf: { id: manager.id } });
    const { items } = (await api.get(`/v1/enrolments/${next.id}/history`)).body;
    expect(items.find(({ type }: { type: string }) => type === 'approved').data).toMatchObject({
      assigneeId: standIn.id,
      principalId: manager.id,
    });

    const ended = await api.post(`/v1/delegations/${body.id}/end`, undefined);
    expect(ended.body).toMatchObject({ status: 'ended', version: 2 });
    expect(await waitsFor(enrolment.id, manager.id)).toMatchObject({ onBehalfOf: null, dueAt: before.dueAt });
    // Decided steps stand (R2), and ending it again changes nothing.
    expect((await api.get(`/v1/approvals/${decided.body.id}`)).body).toEqual(decided.body);
    expect((await api.post(`/v1/delegations/${body.id}/end`, undefined)).body).toEqual({
      ...ended.body,
      openApprovals: 0,
    });
  });

  test('R5: one that is planned begins and ends by itself, half-open: at its first moment, and no more at its last', async () => {
    const { manager, standIn, enrolment } = await office();
    const { body } = await delegate(manager.id, standIn.id, { from: inDays(2), until: inDays(5) });
    expect(body.status).toBe('planned');
    await api.world.settle();
    expect((await openTask(enrolment.id)).assignee.id).toBe(manager.id);
    api.world.clock.moveTo(body.from);
    await waitsFor(enrolment.id, standIn.id);
    expect((await api.get(`/v1/delegations?principal=${manager.id}&status=active`)).body.items).toHaveLength(1);
    api.world.clock.moveTo(body.until);
    await waitsFor(enrolment.id, manager.id);
    expect((await api.get(`/v1/delegations/${body.id}`)).body.status).toBe('ended');
    expect((await api.get(`/v1/delegations?delegate=${standIn.id}&status=active,planned`)).body.items).toEqual([]);
  });

  test('R5: delegations are followed one after the other, and the first principal is kept', async () => {
    const { manager, standIn, enrolment } = await office();
    const third = await makeUser(api);
    await delegate(manager.id, standIn.id);
    const { body } = await delegate(standIn.id, third.id);
    expect(await waitsFor(enrolment.id, third.id)).toMatchObject({ onBehalfOf: { id: manager.id } });
    await api.post(`/v1/delegations/${body.id}/end`, undefined);
    expect(await waitsFor(enrolment.id, standIn.id)).toMatchObject({ onBehalfOf: { id: manager.id } });
  });

  test('R3: one to the learner sends their own request to the next level, and back when it ends', async () => {
    const { head, manager, user, enrolment } = await office();
    const { body } = await delegate(manager.id, user.id);
    expect(await waitsFor(enrolment.id, head.id)).toMatchObject({ onBehalfOf: null });
    await api.post(`/v1/delegations/${body.id}/end`, undefined);
    await waitsFor(enrolment.id, manager.id);
  });

  test('R4: a delegate who is deactivated is passed over, up the chain, and asked again on return', async () => {
    const { head, manager, standIn, enrolment } = await office();
    await delegate(manager.id, standIn.id);
    await waitsFor(enrolment.id, standIn.id);
    await api.patch(`/v1/users/${standIn.id}`, { status: 'deactivated' });
    expect(await waitsFor(enrolment.id, head.id)).toMatchObject({ onBehalfOf: null });
    await api.patch(`/v1/users/${standIn.id}`, { status: 'active' });
    expect(await waitsFor(enrolment.id, standIn.id)).toMatchObject({ onBehalfOf: { id: manager.id } });
  });

  test('changing it moves what is open; If-Match guards it, and what is over or has begun is not rewritten', async () => {
    const { manager, standIn, enrolment } = await office();
    const other = await makeUser(api);
    const { body } = await delegate(manager.id, standIn.id, { until: inDays(9), note: 'away' });
    await waitsFor(enrolment.id, standIn.id);
    const address = `/v1/delegations/${body.id}`;
    const changed = await api.patch(address, { delegate: other.id }, { headers: { 'If-Match': '"1"' } });
    expect(changed.body).toMatchObject({ version: 2, note: 'away', until: body.until, delegate: { id: other.id } });
    await waitsFor(enrolment.id, other.id);
    const stale = await api.patch(address, { note: null }, { headers: { 'If-Match': '"1"' } });
    expect(stale.status).toBe(412);
    expect((await api.patch(address, { note: null, until: null })).body).toMatchObject({ note: null, until: null });
    expect((await api.patch(address, { until: null })).body.version).toBe(3);
    const begun = await api.patch(address, { from: inDays(1) });
    expect(begun.body.type).toBe('urn:rollbook:problem:delegation-over');
    await api.post(`${address}/end`, undefined);
    const over = await api.patch(address, { until: inDays(3) });
    expect(over.status).toBe(409);
    expect(over.body.type).toBe('urn:rollbook:problem:delegation-over');
  });

  test('two of one principal at the same time are refused, and the other one is named; one after the other they fit', async () => {
    const { manager, standIn, head } = await office();
    const first = await delegate(manager.id, standIn.id, { from: inDays(10), until: inDays(20) });
    const clash = await delegate(manager.id, head.id, { from: inDays(19), until: inDays(30) });
    expect(clash.status).toBe(409);
    expect(clash.body).toMatchObject({
      type: 'urn:rollbook:problem:delegation-overlaps',
      delegation: first.body.id,
    });
    const after = await delegate(manager.id, head.id, { from: first.body.until, until: inDays(30) });
    expect(after.status).toBe(201);
    const longer = await api.patch(`/v1/delegations/${first.body.id}`, { until: inDays(21) });
    expect(longer.body).toMatchObject({ status: 409, delegation: after.body.id });
    const raced = await Promise.all([1, 2, 3].map(() => delegate(standIn.id, head.id)));
    expect(raced.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    // One that was taken back before it began is in nobody's way.
    const cancelled = await api.post(`/v1/delegations/${first.body.id}/end`, undefined);
    expect(cancelled.body.status).toBe('cancelled');
    expect((await delegate(manager.id, head.id, { until: after.body.from })).status).toBe(201);
  });

  test('R19: days are those of the principal, also where a day has only 23 hours', async () => {
    const principal = await makeUser(api, { timezone: 'Europe/Berlin' });
    const other = await makeUser(api, { timezone: 'America/New_York' });
    const days = { from: '2099-03-29', until: '2099-03-30' };
    const { body } = await delegate(principal.id, other.id, days);
    expect([body.from, body.until]).toEqual(['2099-03-28T23:00:00.000Z', '2099-03-29T22:00:00.000Z']);
    const before = api.world.clock.now();
    const past = await delegate(other.id, principal.id, { from: '2020-01-01' });
    expect(past.body.status).toBe('active');
    expect(past.body.from >= before).toBe(true);
  });

  test('with an Idempotency-Key a repeat answers the same and delegates once', async () => {
    const { manager, standIn } = await office();
    const headers = { 'Idempotency-Key': uuidv7() };
    const body = { principal: manager.id, delegate: standIn.id };
    const first = await api.post('/v1/delegations', body, { headers });
    expect(await api.post('/v1/delegations', body, { headers })).toMatchObject({ status: 201, text: first.text });
    expect((await api.get(`/v1/delegations?principal=${manager.id}`)).body.items).toHaveLength(1);
  });

  test('what is wrong is said: 400 for the body and the query, 404 for what is not there, 403 without the scope', async () => {
    const { manager, standIn } = await office();
    const gone = await makeUser(api);
    await api.patch(`/v1/users/${gone.id}`, { status: 'deactivated' });
    const base = { principal: manager.id, delegate: standIn.id };
    const wrong: [Record<string, unknown>, string][] = [
      [{ ...base, delegate: manager.id }, '#/delegate'],
      [{ ...base, delegate: gone.id }, '#/delegate'],
      [{ ...base, principal: 'nobody-at-all' }, '#/principal'],
      [{ ...base, until: '2020-01-01' }, '#/until'],
      [{ ...base, from: inDays(5), until: inDays(4) }, '#/until'],
      [{ ...base, from: inDays(5), until: inDays(5) }, '#/until'],
      [{ ...base, from: 'tomorrow' }, '#/from'],
      [{ ...base, until: '2026-02-30' }, '#/until'],
      [{ ...base, scope: 'all' }, '#/scope'],
      [{ principal: manager.id }, '#/delegate'],
    ];
    for (const [body, pointer] of wrong) {
      const answer = await api.post('/v1/delegations', body);
      expect([answer.status, answer.body.errors?.[0].pointer]).toEqual([400, pointer]);
    }
    expect((await api.get('/v1/delegations?status=over')).body.errors[0].pointer).toBe('?status');
    expect((await api.get('/v1/delegations?principal=nobody-at-all')).body.errors[0].pointer).toBe('?principal');
    expect((await api.get(`/v1/delegations/${uuidv7()}`)).status).toBe(404);
    expect((await api.patch(`/v1/delegations/${uuidv7()}`, { note: 'x' })).status).toBe(404);
    expect((await api.post(`/v1/delegations/${uuidv7()}/end`, undefined)).status).toBe(404);
    const key = await api.keyFor('read');
    expect((await api.post('/v1/delegations', base, { key })).status).toBe(403);
    expect((await api.get(`/v1/delegations?principal=${manager.id}`)).body.items).toEqual([]);
  });
});

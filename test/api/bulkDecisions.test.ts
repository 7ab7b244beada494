import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { managerApproval, seedPolicy } from '../support/seed.ts';

describe('/v1/approvals/decisions', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ workers: 1, background: true });
    await seedPolicy(api.sql, 'asks', managerApproval({ timeLimit: 'P5D' }));
    await seedPolicy(api.sql, 'asks-the-desk', managerApproval({ assignee: { relation: 'administrators' } }));
  });
  afterAll(() => api.close());

  type Item = {
    approval: string;
    outcome: string;
    status: number;
    taskStatus: string | null;
    problem: { type: string };
  };

  /** Requests that wait for one manager, each with its task. */
  async function waiting(count: number, fields: Record<string, unknown> = {}) {
    const manager = (await makeUser(api)).id;
    const activity = (await makeActivity(api, { policy: 'asks' })).id;
    const requests = [];
    for (let n = 0; n < count; n++) {
      const user = (await makeUser(api, { manager })).id;
      const { id } = await makeEnrolment(api, { user, activity, obligation: 'optional', ...fields });
      const { body } = await api.get(`/v1/approvals?enrolment=${id}`);
      requests.push({ enrolment: id as string, task: body.items[0].id as string });
    }
    return { manager, activity, requests };
  }

  const bulk = (body: unknown, headers: Record<string, string> = {}) =>
    api.post('/v1/approvals/decisions', body, { headers });
  const statusOf = async (enrolment: string) => (await api.get(`/v1/enrolments/${enrolment}`)).body.status;
  const approve = (approval: string | undefined) => ({ approval, decision: 'approve' });

  test('each is decided by itself: what is refused stops none of the others, and says why', async () => {
    const { requests } = await waiting(4);
    const mandatory = (await waiting(1, { obligation: 'mandatory' })).requests[0];
    const [first, second, third, fourth] = requests;
    await api.post(`/v1/enrolments/${second?.enrolment}/commands`, { command: 'withdraw' });
    await api.post(`/v1/approvals/${third?.task}/decisions`, { decision: 'decline' });
    const { status, body } = await bulk({
      decisions: [
        { ...approve(first?.task), comment: 'Enjoy it.' },
        approve(second?.task),
        approve(third?.task),
        { approval: mandatory?.task, decision: 'decline' },
        approve(uuidv7()),
        approve('no-such-thing'),
        approve(first?.task),
        { approval: fourth?.task, decision: 'decline', comment: 'Next year.' },
      ],
    });
    expect(status).toBe(200);
    expect(body.counts).toEqual({ decided: 2, refused: 6, unknown: 0 });
    expect(body.more).toBe(false);
    const told = body.items.map(({ status, taskStatus, problem }: Item) => [
      status,
      problem ? problem.type.replace('urn:rollbook:problem:', '') : taskStatus,
    ]);
    expect(told).toEqual([
      [200, 'approved'],
      [409, 'task-closed'],
      [409, 'contrary-decision'],
      [409, 'mandatory'],
      [404, 'not-found'],
      [404, 'not-found'],
      [400, 'invalid-input'],
      [200, 'declined'],
    ]);
    expect(await statusOf(first?.enrolment ?? '')).toBe('enrolled');
    expect(await statusOf(fourth?.enrolment ?? '')).toBe('declined');
    expect((await api.get(`/v1/approvals/${first?.task}`)).body.comment).toBe('Enjoy it.');
  });

  test('a repeat with the same key answers the same; one after a crash decides nothing twice', async () => {
    const { requests } = await waiting(3);
    const headers = { 'Idempotency-Key': uuidv7() };
    const body = { decisions: requests.map(({ task }) => approve(task)) };
    const first = await bulk(body, headers);
    expect(first.body.counts.decided).toBe(3);
    expect((await bulk(body, headers)).text).toBe(first.text);
    // As a crash between the deed and its answer leaves it.
    const key = headers['Idempotency-Key'];
    await api.sql`update idempotency_keys set status = null, body = null where key = ${key}`;
    expect((await bulk(body, headers)).text).toBe(first.text);
    for (const { enrolment } of requests) {
      const { items } = (await api.get(`/v1/enrolments/${enrolment}/history`)).body;
      expect(items.filter(({ type }: { type: string }) => type === 'approved')).toHaveLength(1);
    }
    expect((await bulk({ decisions: [approve(requests[0]?.task)] }, headers)).status).toBe(422);
  });

  test('all that wait for one approver: those of this moment, also in a repeat after a crash', async () => {
    const { manager, activity, requests } = await waiting(3);
    const other = await waiting(1);
    const headers = { 'Idempotency-Key': uuidv7() };
    const body = { all: { assignee: manager }, decision: 'approve', comment: 'All of you.' };
    const first = await bulk(body, headers);
    expect(first.body).toMatchObject({ counts: { decided: 3 }, more: false });
    expect(first.body.items.map(({ approval }: Item) => approval)).toEqual(requests.map(({ task }) => task));
    const late = await makeEnrolment(api, {
      user: (await makeUser(api, { manager })).id,
      activity,
      obligation: 'optional',
    });
    await api.sql`update idempotency_keys set status = null, body = null where key = ${headers['Idempotency-Key']}`;
    const again = await bulk(body, headers);
    expect(again.body.items).toEqual(first.body.items);
    expect(again.body.more).toBe(true);
    expect(await statusOf(late.id)).toBe('awaiting_approval');
    expect(await statusOf(other.requests[0]?.enrolment ?? '')).toBe('awaiting_approval');
    const elsewhere = { all: { assignee: manager, activity: (await makeActivity(api)).id }, decision: 'approve' };
    expect((await bulk(elsewhere)).body).toMatchObject({ items: [], more: false });
    expect((await bulk(body)).body.counts.decided).toBe(1);
    expect(await statusOf(late.id)).toBe('enrolled');
  });

  test('R4: all that wait in the administrators’ queue', async () => {
    const activity = (await makeActivity(api, { policy: 'asks-the-desk' })).id;
    const { id } = await makeEnrolment(api, { activity, obligation: 'optional' });
    const { body } = await bulk({ all: { assignee: 'administrators', activity }, decision: 'decline' });
    expect(body.counts).toEqual({ decided: 1, refused: 0, unknown: 0 });
    expect(await statusOf(id)).toBe('declined');
  });

  test('what is wrong is said, and nothing is decided: 400 for the body, 403 without the scope', async () => {
    const { manager, requests } = await waiting(1);
    const good = approve(requests[0]?.task);
    for (const [body, pointer] of [
      [{}, '#/decisions'],
      [{ decisions: [] }, '#/decisions'],
      [{ decisions: [good, { ...good, decision: 'maybe' }] }, '#/decisions/1/decision'],
      [{ decisions: [good, { ...good, comment: 'x'.repeat(2_001) }] }, '#/decisions/1/comment'],
      [{ decisions: Array.from({ length: 201 }, () => good) }, '#/decisions'],
      [{ all: { assignee: manager } }, '#/decision'],
      [{ all: { assignee: 'nobody-at-all' }, decision: 'approve' }, '#/all/assignee'],
      [{ all: { assignee: manager, activity: 'no-such' }, decision: 'approve' }, '#/all/activity'],
    ] as const) {
      const answer = await bulk(body);
      expect([answer.status, answer.body.errors?.[0].pointer]).toEqual([400, pointer]);
    }
    const key = await api.keyFor('read');
    expect((await api.post('/v1/approvals/decisions', { decisions: [good] }, { key })).status).toBe(403);
    expect(await statusOf(requests[0]?.enrolment ?? '')).toBe('awaiting_approval');
  });
});

test('Bulk decisions of which some are not known yet are 503 with those that are, and a repeat completes them', async () => {
  const api = await startTestApi({ workers: 0, background: false });
  await seedPolicy(api.sql, 'asks', managerApproval());
  const manager = (await makeUser(api)).id;
  const activity = (await makeActivity(api, { policy: 'asks' })).id;
  const user = (await makeUser(api, { manager })).id;
  const { id } = await makeEnrolment(api, { user, activity, obligation: 'optional' });
  const { body: open } = await api.get(`/v1/approvals?enrolment=${id}`);
  const decisions = [
    { approval: uuidv7(), decision: 'approve' },
    { approval: open.items[0].id, decision: 'approve' },
  ];
  const headers = { 'Idempotency-Key': uuidv7() };
  const first = await api.post('/v1/approvals/decisions', { decisions }, { headers });
  expect(first.status).toBe(503);
  expect(first.headers.get('retry-after')).not.toBeNull();
  expect(first.body.items.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['refused', 'unknown']);
  await api.world.startWorker();
  const second = await api.post('/v1/approvals/decisions', { decisions }, { headers });
  expect(second.body.counts).toEqual({ decided: 1, refused: 1, unknown: 0 });
  expect((await api.get(`/v1/enrolments/${id}`)).body.status).toBe('enrolled');
  await api.close();
});

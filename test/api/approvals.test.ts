import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { managerApproval, seedPolicy } from '../support/seed.ts';

describe('/v1/approvals', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ workers: 1, background: true });
    await seedPolicy(api.sql, 'asks', managerApproval({ timeLimit: 'P5D' }));
    await seedPolicy(api.sql, 'asks-the-desk', managerApproval({ assignee: { relation: 'administrators' } }));
  });
  afterAll(() => api.close());

  /** A request that waits, with its task. */
  async function request(fields: Record<string, unknown> = {}, policy = 'asks') {
    const manager = await makeUser(api, { givenName: 'Maria', familyName: 'Lopez' });
    const user = await makeUser(api, { givenName: 'Rob', familyName: 'Walters', manager: manager.id });
    const activity = await makeActivity(api, { policy, title: 'Leadership Programme' });
    const enrolment = await makeEnrolment(api, {
      user: user.id,
      activity: activity.id,
      obligation: 'optional',
      ...fields,
    });
    const { body } = await api.get(`/v1/approvals?enrolment=${enrolment.id}`);
    return { manager, user, activity, enrolment, task: body.items[0] };
  }

  const decide = (id: string, body: unknown, headers: Record<string, string> = {}) =>
    api.post(`/v1/approvals/${id}/decisions`, body, { headers });

  test('an open task says whom it waits for, since when and until when', async () => {
    const { manager, user, activity, enrolment, task } = await request();
    expect(task).toEqual({
      id: expect.any(String),
      enrolment: {
        id: enrolment.id,
        user: { id: user.id, name: 'Rob Walters' },
        activity: { id: activity.id, title: 'Leadership Programme' },
      },
      step: 1,
      assignee: { id: manager.id, name: 'Maria Lopez' },
      onBehalfOf: null,
      status: 'open',
      openedAt: expect.stringMatching(/Z$/),
      dueAt: expect.stringMatching(/Z$/),
      decidedAt: null,
      decidedBy: null,
      comment: null,
    });
    expect((await api.get(`/v1/approvals/${task.id}`)).body).toEqual(task);
  });

  test('deciding answers with the task after it, and the enrolment goes on its way', async () => {
    const { enrolment, task } = await request();
    const { status, body } = await decide(task.id, { decision: 'approve', comment: ' Good luck! ' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'approved',
      comment: 'Good luck!',
      decidedBy: { kind: 'client', onBehalfOf: null, name: null },
    });
    expect(body.decidedAt).toEqual(expect.any(String));
    expect((await api.get(`/v1/enrolments/${enrolment.id}`)).body.status).toBe('enrolled');
  });

  test('R7: the same decision again changes nothing, and a contrary one is refused', async () => {
    const { enrolment, task } = await request();
    const first = await decide(task.id, { decision: 'decline', comment: 'No.' });
    const { version } = (await api.get(`/v1/enrolments/${enrolment.id}`)).body;
    const again = await decide(task.id, { decision: 'decline', comment: 'Really not.' });
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    const contrary = await decide(task.id, { decision: 'approve' });
    expect(contrary.status).toBe(409);
    expect(contrary.body).toMatchObject({ type: 'urn:rollbook:problem:contrary-decision', currentStatus: 'declined' });
    expect((await api.get(`/v1/enrolments/${enrolment.id}`)).body.version).toBe(version);
  });

  test('R9: declining mandatory training is refused, with what is possible', async () => {
    const { task } = await request({ obligation: 'mandatory' });
    const { status, body } = await decide(task.id, { decision: 'decline' });
    expect(status).toBe(409);
    expect(body.type).toBe('urn:rollbook:problem:mandatory');
    expect(body.possible).toContain('approve');
    expect(body.possible).not.toContain('decline');
  });

  test('R8: a task whose request was withdrawn cannot be decided', async () => {
    const { enrolment, task } = await request();
    await api.post(`/v1/enrolments/${enrolment.id}/commands`, { command: 'withdraw', reason: 'changed plans' });
    expect((await api.get(`/v1/approvals/${task.id}`)).body).toMatchObject({
      status: 'withdrawn',
      comment: 'changed plans',
    });
    const { status, body } = await decide(task.id, { decision: 'approve' });
    expect(status).toBe(409);
    expect(body).toMatchObject({ type: 'urn:rollbook:problem:task-closed', currentStatus: 'withdrawn' });
  });

  test('with an Idempotency-Key a repeat answers the same, and another body is 422', async () => {
    const { task } = await request();
    const headers = { 'Idempotency-Key': uuidv7() };
    const first = await decide(task.id, { decision: 'approve', comment: 'Yes.' }, headers);
    expect(await decide(task.id, { decision: 'approve', comment: 'Yes.' }, headers)).toMatchObject({
      status: 200,
      text: first.text,
    });
    expect((await decide(task.id, { decision: 'decline' }, headers)).status).toBe(422);
  });

  test('R4: the administrators’ queue is a list of its own', async () => {
    const { task } = await request({}, 'asks-the-desk');
    expect(task.assignee).toBeNull();
    const { body } = await api.get('/v1/approvals?assignee=administrators&status=open');
    expect(body.items).toEqual([task]);
    expect((await decide(task.id, { decision: 'approve' })).body.status).toBe('approved');
    expect((await api.get('/v1/approvals?assignee=administrators&status=open')).body.items).toEqual([]);
  });

  test('the list is filtered by assignee and status, goes page by page, and comes as CSV', async () => {
    const manager = await makeUser(api);
    const activity = await makeActivity(api, { policy: 'asks', title: '=1+1' });
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) {
      const user = await makeUser(api, { manager: manager.id });
      const { id } = await makeEnrolment(api, { user: user.id, activity: activity.id, obligation: 'optional' });
      ids.unshift(id);
    }
    const found: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await api.get(`/v1/approvals?assignee=${manager.id}&limit=2${next && `&cursor=${next}`}`);
      expect(body.items.length).toBeLessThanOrEqual(2);
      found.push(...body.items.map((item: { enrolment: { id: string } }) => item.enrolment.id));
      next = body.next;
    }
    expect(found).toEqual(ids);
    const open = await api.get(`/v1/approvals?assignee=${manager.id}&status=open,approved&limit=1`);
    await decide(open.body.items[0].id, { decision: 'decline' });
    expect((await api.get(`/v1/approvals?assignee=${manager.id}&status=declined,expired`)).body.items).toHaveLength(1);
    expect((await api.get(`/v1/approvals?assignee=${manager.id}&status=open`)).body.items).toHaveLength(4);
    expect((await api.get('/v1/approvals?assignee=nobody-at-all')).body.items).toEqual([]);
    const csv = await api.get(`/v1/approvals?assignee=${manager.id}`, { headers: { Accept: 'text/csv' } });
    expect(csv.text.split('\r\n')).toHaveLength(7);
    expect(csv.text).toContain("'=1+1");
  });

  test('what is wrong is said: 400 for the body and the query, 404 for what is not there, 403 without the scope', async () => {
    const { task } = await request();
    for (const body of [
      {},
      { decision: 'maybe' },
      { decision: 'approve', comment: 'x'.repeat(2001) },
      { decision: 'approve', more: 1 },
    ]) {
      const { status, body: problem } = await decide(task.id, body);
      expect(status).toBe(400);
      expect(problem.errors).toHaveLength(1);
    }
    expect((await api.get('/v1/approvals?status=closed')).body.errors[0].pointer).toBe('?status');
    expect((await api.get('/v1/approvals?cursor=x')).status).toBe(400);
    expect((await api.get(`/v1/approvals/${uuidv7()}`)).status).toBe(404);
    expect((await decide(uuidv7(), { decision: 'approve' })).status).toBe(404);
    const key = await api.keyFor('read');
    expect((await api.post(`/v1/approvals/${task.id}/decisions`, { decision: 'approve' }, { key })).status).toBe(403);
    expect((await api.get(`/v1/approvals/${task.id}`)).body.status).toBe('open');
  });
});

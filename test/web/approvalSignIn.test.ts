import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApprovalWorld, createApprovalWorld, open, post } from '../support/approvalWorld.ts';
import { seedUser } from '../support/seed.ts';
import { signedIn } from '../support/signedIn.ts';

describe('R7: an approval link, and who is signed in', () => {
  let on: ApprovalWorld;
  beforeAll(async () => {
    on = await createApprovalWorld();
  });
  afterAll(() => on.close());

  const as = (userId: string) => signedIn(on.world, userId, on.pages.baseUrl);
  const look = async (link: string, userId: string) => open(link, { headers: await as(userId) });
  /** Posts a decision as somebody, with the token that the page gave them. */
  async function decide(link: string, headers: Record<string, string>, form: Record<string, string>) {
    const { text } = await open(link, { headers });
    const token = /name="form" value="([^"]+)"/.exec(text)?.[1];
    const body = new URLSearchParams({ ...(token ? { form: token } : {}), ...form });
    return open(link, { method: 'POST', body, headers });
  }
  const decidedBy = async (enrolmentId: string) => {
    const rows = await on.world.sql`
      select decided_by_kind as kind, decided_by_id as id, on_behalf_of from approval_tasks
      where enrolment_id = ${enrolmentId} and status in ('approved', 'declined') order by step`;
    return rows.map((row) => ({ ...row }));
  };

  test('a learner who is signed in is refused on their own request, whatever link they have', async () => {
    const { id, learner, link } = await on.request();
    const before = await on.footprint(id);
    const page = await look(link, learner.id);
    expect(page.status).toBe(403);
    expect(page.text).toContain('This is your own request');
    expect(page.text).not.toContain('<button');
    for (const decision of ['approve', 'decline']) {
      const refused = await decide(link, await as(learner.id), { decision });
      expect(refused.status).toBe(403);
      expect(refused.text).toContain('This is your own request');
    }
    expect(await on.footprint(id)).toEqual(before);
    expect((await post(link, { decision: 'approve' })).status).toBe(303);
  });

  test('by delegation it is refused too: whom the link was made for does not matter', async () => {
    const { id, learner, boss } = await on.request({ policy: 'two' });
    await post(await on.pages.linkTo(id), { decision: 'approve' });
    const [task] = await on.world
      .sql`select assignee_id from approval_tasks where enrolment_id = ${id} and status = 'open'`;
    expect(task?.assigneeId).not.toBe(boss.id);
    const link = await on.pages.linkTo(id);
    await on.world
      .sql`update approval_tasks set principal_id = ${boss.id} where enrolment_id = ${id} and status = 'open'`;
    expect((await decide(link, await as(learner.id), { decision: 'approve' })).status).toBe(403);
    expect((await on.world.state(id)).status).toBe('awaiting_approval');
  });

  test('once it is decided the learner may see what became of it', async () => {
    const { learner, link } = await on.request();
    await post(link, { decision: 'approve' });
    const page = await look(link, learner.id);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Approved');
  });

  test('whom it waits for decides as themselves when they are signed in, and the history says so (R36)', async () => {
    const { id, boss, link } = await on.request();
    expect((await decide(link, await as(boss.id), { decision: 'approve' })).status).toBe(303);
    expect(await decidedBy(id)).toEqual([{ kind: 'user', id: boss.id, onBehalfOf: null }]);
    expect((await open(link)).text).toContain('Maria Lopez approved');
  });

  test('somebody else who is signed in decides by the link, as one can', async () => {
    const { id, boss, above, link } = await on.request();
    expect((await decide(link, await as(above.id), { decision: 'approve' })).status).toBe(303);
    expect(await decidedBy(id)).toMatchObject([{ kind: 'link', onBehalfOf: boss.id }]);
  });

  test('a policy that asks for a sign-in sends one to it, and back, and nothing of the request is shown before', async () => {
    const { id, boss, link } = await on.request({ policy: 'signs-in' });
    const before = await on.footprint(id);
    const { pathname } = new URL(link);
    const toSignIn = `/sign-in?${new URLSearchParams({ return_to: pathname })}`;
    for (const answer of [await open(link), await post(link, { decision: 'approve' })]) {
      expect([answer.status, answer.headers.get('location')]).toEqual([303, toSignIn]);
      expect(answer.text).toBe('');
    }
    const already = await open(`${on.pages.baseUrl}${toSignIn}`, { headers: await as(boss.id) });
    expect(already.headers.get('location')).toBe(pathname);
    expect(await on.footprint(id)).toEqual(before);
    expect((await look(link, boss.id)).text).toContain('Rob Walters would like to enrol');
    expect((await decide(link, await as(boss.id), { decision: 'approve', comment: 'Yes.' })).status).toBe(303);
    expect(await decidedBy(id)).toEqual([{ kind: 'user', id: boss.id, onBehalfOf: null }]);
    expect((await open(link)).status).toBe(303);
  });

  test('with it nobody else decides, not even a superadmin; nor a form without the token of the session', async () => {
    const { id, boss, learner, link } = await on.request({ policy: 'signs-in' });
    const before = await on.footprint(id);
    const superadmin = await seedUser(on.world.sql);
    await on.world.sql`update users set level = 'superadmin' where id = ${superadmin.id}`;
    for (const other of [superadmin.id, (await seedUser(on.world.sql)).id]) {
      const page = await look(link, other);
      expect(page.status).toBe(403);
      expect(page.text).toContain('This request waits for somebody else');
      expect(page.text).not.toContain('Rob Walters');
      expect((await decide(link, await as(other), { decision: 'approve' })).status).toBe(403);
    }
    expect((await look(link, learner.id)).text).toContain('This is your own request');
    const headers = await as(boss.id);
    const body = new URLSearchParams({ decision: 'approve' });
    expect((await open(link, { method: 'POST', body, headers })).status).toBe(403);
    const foreign = { decision: 'approve', form: 'x'.repeat(43) };
    expect((await open(link, { method: 'POST', body: new URLSearchParams(foreign), headers })).status).toBe(403);
    expect(await on.footprint(id)).toEqual(before);
  });

  test('who is deactivated meanwhile is turned away', async () => {
    const { boss, link } = await on.request({ policy: 'signs-in' });
    const headers = await as(boss.id);
    await on.world.sql`update users set status = 'deactivated' where id = ${boss.id}`;
    const page = await open(link, { headers });
    expect(page.status).toBe(403);
    expect(page.text).toContain('Your access is closed');
  });

  test('a policy may ask for it at one step alone', async () => {
    const { id, above, link } = await on.request({ policy: 'signs-in-above' });
    expect((await post(link, { decision: 'approve' })).status).toBe(303);
    const next = await on.pages.linkTo(id);
    expect((await open(next)).status).toBe(303);
    expect((await decide(next, await as(above.id), { decision: 'approve' })).status).toBe(303);
    expect(await decidedBy(id)).toMatchObject([{ kind: 'link' }, { kind: 'user', id: above.id }]);
  });
});

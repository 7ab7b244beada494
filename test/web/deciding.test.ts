import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApprovalWorld, createApprovalWorld, open, post } from '../support/approvalWorld.ts';
import { seedUser } from '../support/seed.ts';

describe('deciding on the page behind an approval link', () => {
  let on: ApprovalWorld;
  beforeAll(async () => {
    on = await createApprovalWorld();
  });
  afterAll(() => on.close());

  test('approving enrols, keeps the comment, and shows what became of it', async () => {
    const { id, boss, link } = await on.request();
    const answer = await post(link, { decision: 'approve', comment: '  Good luck!\r\nMaria ' });
    expect(answer.status).toBe(303);
    expect(new URL(answer.headers.get('location') ?? '', link).href).toBe(link);
    const { status, text } = await open(link);
    expect(status).toBe(200);
    expect(text).toContain('Maria Lopez approved the enrolment of Rob Walters in “Leadership Programme”');
    expect(text).toContain('Rob Walters is enrolled and is to complete it by');
    expect(text).toContain('Good luck!\nMaria');
    expect(text).not.toContain('<button');
    const [task] = await on.world.sql`
      select t.*, c.body from approval_tasks t join personal_text c on c.id = t.comment_text where enrolment_id = ${id}`;
    expect(task).toMatchObject({
      status: 'approved',
      decidedByKind: 'link',
      decidedById: task?.id,
      onBehalfOf: boss.id,
    });
    expect(task?.body).toBe('Good luck!\nMaria');
  });

  test('declining ends the request', async () => {
    const { id, link } = await on.request();
    expect((await post(link, { decision: 'decline', comment: 'Next year.' })).status).toBe(303);
    expect((await on.world.state(id)).status).toBe('declined');
    const { status, text } = await open(link);
    expect(status).toBe(200);
    expect(text).toContain('Maria Lopez declined');
    expect(text).toContain('Next year.');
  });

  test('R7: the same decision again is fine and decides nothing; two clicks at once are one', async () => {
    const { id, link } = await on.request();
    const form = { decision: 'approve', comment: 'Yes.' };
    const clicks = await Promise.all([post(link, form), post(link, form), post(link, form)]);
    expect(clicks.map(({ status }) => status)).toEqual([303, 303, 303]);
    const before = await on.footprint(id);
    expect((await post(link, form)).status).toBe(303);
    expect((await post(link, { decision: 'approve', comment: 'Something else.' })).status).toBe(303);
    expect(await on.footprint(id)).toEqual(before);
    const history = await on.world.history(id);
    expect(history.filter((type) => type === 'approved')).toHaveLength(1);
  });

  test('R7: a contrary decision is refused with 409 and says who decided', async () => {
    const { id, link } = await on.request();
    await post(link, { decision: 'decline' });
    const before = await on.footprint(id);
    const { status, text } = await post(link, { decision: 'approve' });
    expect(status).toBe(409);
    expect(text).toContain('This request was declined before');
    expect(text).toContain('Maria Lopez declined');
    expect(await on.footprint(id)).toEqual(before);
  });

  test('R8: of two contrary decisions at once the first wins, and the other is told', async () => {
    const { id, link } = await on.request();
    const answers = await Promise.all([post(link, { decision: 'approve' }), post(link, { decision: 'decline' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const won = answers[0]?.status === 303 ? 'enrolled' : 'declined';
    expect((await on.world.state(id)).status).toBe(won);
  });

  test('where all seats are taken it shows the place on the waiting list', async () => {
    const { link, activityId } = await on.request({ maximum: 0 });
    const others = [await seedUser(on.world.sql), await seedUser(on.world.sql)];
    for (const { id: userId } of others) {
      const waiting = await on.world.enrol({ userId, activityId });
      await on.world.send(waiting, { type: 'approve' });
    }
    await post(link, { decision: 'approve' });
    const { text } = await open(link);
    expect(text).toContain('Approved');
    expect(text).toMatch(/Rob Walters is number [123] on the waiting list/);
  });

  test('where all seats are taken and nobody may wait, approving is refused and says why', async () => {
    const { id, link } = await on.request({ policy: 'no-list', maximum: 0 });
    const { status, text } = await post(link, { decision: 'approve', comment: 'Kept.' });
    expect(status).toBe(409);
    expect(text).toContain('There is no free seat');
    expect(text).toContain('Kept.</textarea>');
    expect((await on.world.state(id)).status).toBe('awaiting_approval');
  });

  test('R2: after the first step the page tells who is next, and the next one reads what was said', async () => {
    const { id, link } = await on.request({ policy: 'two' });
    expect((await open(link)).text).toContain('1 of 2');
    await post(link, { decision: 'approve', comment: 'From me, yes.' });
    expect((await open(link)).text).toContain('The request now waits for Ada Above (step 2 of 2).');
    const { text } = await open(await on.pages.linkTo(id));
    expect(text).toContain('2 of 2');
    expect(text).toContain('Maria Lopez approved it');
    expect(text).toContain('From me, yes.');
  });

  test('a form that cannot be read, without a decision, or with too long a comment decides nothing and keeps the comment', async () => {
    const { id, link } = await on.request();
    const before = await on.footprint(id);
    const long = await post(link, { decision: 'approve', comment: 'é'.repeat(2001) });
    expect(long.status).toBe(400);
    expect(long.text).toContain('It has 2001 characters, and 2000 are possible.');
    expect(long.text).toContain('é'.repeat(2001));
    for (const form of [{}, { decision: 'perhaps' }, { decision: '' }] as Record<string, string>[]) {
      expect((await post(link, { ...form, comment: 'kept' })).text).toContain('kept</textarea>');
    }
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"decision":"approve"}' };
    expect((await open(link, init)).status).toBe(400);
    expect((await post(link, { decision: 'approve', comment: 'x'.repeat(100_000) })).status).toBe(400);
    expect(await on.footprint(id)).toEqual(before);
    expect((await post(link, { decision: 'approve', comment: 'é'.repeat(2000) })).status).toBe(303);
  });

  test('R9: mandatory training can be approved, and not declined', async () => {
    const { id, link } = await on.request({ obligation: 'mandatory', source: 'hr' });
    const page = await open(link);
    expect(page.text).toContain('is to be enrolled in');
    expect(page.text.match(/<button/g)).toHaveLength(1);
    const refused = await post(link, { decision: 'decline', comment: 'Not now.' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Mandatory training cannot be declined');
    expect((await on.world.state(id)).status).toBe('awaiting_approval');
    expect((await post(link, { decision: 'approve' })).status).toBe(303);
    expect((await on.world.state(id)).status).toBe('enrolled');
  });

  test('what does not arrive within 10 s is told as uncertain, and the same button sends it again', async () => {
    const idle = await createApprovalWorld({ workers: 0, background: false });
    const { id, link } = await idle.request();
    const { status, headers, text } = await post(link, { decision: 'approve', comment: 'Kept "so"' });
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('5');
    expect(text).toContain('Your decision may not have arrived');
    expect(text).toContain('<input type="hidden" name="comment" value="Kept &quot;so&quot;">');
    expect(text).toContain('<button name="decision" value="approve">');
    await idle.world.startWorker();
    expect((await post(link, { decision: 'approve', comment: 'Kept "so"' })).status).toBe(303);
    expect((await idle.world.state(id)).status).toBe('enrolled');
    await idle.close();
  });
});

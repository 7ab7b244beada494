import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patchPerson } from '../../store/people.ts';
import { type ApprovalWorld, createApprovalWorld, open, post } from '../support/approvalWorld.ts';

describe('an approval link that comes too late', () => {
  let on: ApprovalWorld;
  beforeAll(async () => {
    on = await createApprovalWorld();
  });
  afterAll(() => on.close());

  test('R8: a withdrawn request says so', async () => {
    const { id, learner, link } = await on.request();
    await on.world.send(id, { type: 'withdraw', actor: { kind: 'user', id: learner.id, onBehalfOf: null } });
    const { status, text } = await open(link);
    expect(status).toBe(410);
    expect(text).toContain('was withdrawn on');
    const late = await post(link, { decision: 'approve' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('was withdrawn on');
    expect((await on.world.state(id)).status).toBe('withdrawn');
  });

  test('a cancelled request says so', async () => {
    const { id, link } = await on.request();
    await on.world.send(id, { type: 'cancel' });
    const { status, text } = await open(link);
    expect(status).toBe(410);
    expect(text).toContain('was cancelled on');
  });

  test('R2: when the manager changes the old link says who has it now, and only the new one decides', async () => {
    const { id, learner, above, link } = await on.request();
    await patchPerson(on.world.sql, learner.id, { managerId: above.id }, null, on.world.clock);
    await on.world.when(id, (state) => state.task?.assigneeId === above.id, 'the task moved');
    const { status, text } = await open(link);
    expect(status).toBe(410);
    expect(text).toContain('This request is with somebody else now');
    expect(text).toContain('now waits for Ada Above.');
    expect((await post(link, { decision: 'approve' })).status).toBe(409);
    expect((await on.world.state(id)).status).toBe('awaiting_approval');
    expect((await post(await on.pages.linkTo(id), { decision: 'approve' })).status).toBe(303);
    expect((await on.world.state(id)).status).toBe('enrolled');
  });

  test('R7: a link made for another assignment of the task is no good', async () => {
    const { id } = await on.request();
    const link = await on.pages.linkTo(id, { assignment: 7 });
    expect((await open(link)).status).toBe(410);
    expect((await post(link, { decision: 'approve' })).status).toBe(409);
    expect((await on.world.state(id)).status).toBe('awaiting_approval');
  });

  test('R6: a request that timed out says what its rules made of it, and an escalated one who has it', async () => {
    const declined = await on.request({ policy: 'declines' });
    const escalated = await on.request();
    await on.world.advance('P6D');
    const over = await open(declined.link);
    expect(over.status).toBe(410);
    expect(over.text).toContain('The time for a decision has passed');
    const moved = await open(escalated.link);
    expect(moved.status).toBe(410);
    expect(moved.text).toContain('was not decided in time and was passed on');
    expect(moved.text).toContain('now waits for Ada Above.');
  });

  test('R7: an expired link decides nothing and tells what became of the request', async () => {
    const { id } = await on.request();
    const link = await on.pages.linkTo(id, { validFor: 'PT1H' });
    await on.world.advance('PT2H');
    const { status, text } = await open(link);
    expect(status).toBe(410);
    expect(text).toContain('This link has expired');
    expect(text).toContain('still waits for a decision');
    expect(text).not.toContain('Rob Walters');
    expect((await post(link, { decision: 'approve' })).status).toBe(410);
    expect((await on.world.state(id)).status).toBe('awaiting_approval');
    await post(await on.pages.linkTo(id), { decision: 'approve' });
    const after = await open(link);
    expect(after.status).toBe(410);
    expect(after.text).toContain('Maria Lopez approved');
  });
});

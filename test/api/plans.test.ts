import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeActivity, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { until } from '../support/until.ts';

describe('/v1/learning-plans and /v1/plan-enrolments', () => {
  let api: TestApi;
  let plans = 0;
  let code: string;
  let codes: string[];

  beforeAll(async () => {
    api = await startTestApi({ workers: 1 });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    plans += 1;
    code = `plan-${plans}`;
    codes = await Promise.all(
      Array.from({ length: 3 }, async (_, n) => (await makeActivity(api, { title: `Part ${n}` })).code),
    );
  });

  const makePlan = async (fields: Record<string, unknown> = {}) => {
    const items = codes.map((activity) => ({ activity }));
    const { status, body, text } = await api.post('/v1/learning-plans', {
      code,
      title: 'Onboarding',
      items,
      ...fields,
    });
    if (status !== 201) throw new Error(text);
    return body;
  };
  const enrol = async (fields: Record<string, unknown> = {}) => {
    const user = (await makeUser(api)).id;
    const { status, body, text } = await api.post('/v1/plan-enrolments', {
      user,
      plan: code,
      obligation: 'optional',
      ...fields,
    });
    if (status !== 201) throw new Error(text);
    await api.world.settle();
    return (await api.get(`/v1/plan-enrolments/${body.id}`)).body;
  };
  const statesIn = ({ items }: { items: { state: string }[] }) => items.map(({ state }) => state);

  it('A plan is made in versions, and shown with what is in it', async () => {
    const [a, b] = codes;
    const made = await makePlan({
      items: [
        { activity: a, deadline: { after: 'P30D' } },
        { activity: b, required: false, after: [a], deadline: { date: '2027-03-31' } },
      ],
      order: 'sequential',
      completion: { rule: 'at_least', count: 1 },
      counts: { waiting: true },
    });
    expect(made).toMatchObject({
      code,
      version: 1,
      order: 'sequential',
      completion: { rule: 'at_least', count: 1 },
      counts: { waiting: true, toConfirm: false, suspended: false, overbooked: false },
      countEarlier: true,
      onWithdrawal: 'keep',
      items: [
        { activity: { code: a, title: 'Part 0' }, required: true, after: [], deadline: { after: 'P30D' } },
        { activity: { code: b }, required: false, after: [a], deadline: { date: '2027-03-31' } },
      ],
    });
    await makePlan({ title: 'Onboarding, anew' });
    expect((await api.get(`/v1/learning-plans/${code}`)).body).toMatchObject({ version: 2, title: 'Onboarding, anew' });
    expect((await api.get(`/v1/learning-plans/${code}/versions/1`)).body).toEqual(made);
    const versions = (await api.get(`/v1/learning-plans/${code}/versions?limit=1`)).body;
    expect(versions.items).toMatchObject([{ version: 2 }]);
    const rest = await api.get(`/v1/learning-plans/${code}/versions?limit=1&cursor=${versions.next}`);
    expect(rest.body).toMatchObject({ items: [{ version: 1 }], next: null });
    expect((await api.get('/v1/learning-plans?limit=200')).body.items).toContainEqual(
      expect.objectContaining({ code, version: 2 }),
    );
    expect((await api.get('/v1/learning-plans/none-such')).status).toBe(404);
    expect((await api.get(`/v1/learning-plans/${code}/versions/3`)).status).toBe(404);
  });

  it('What is no plan is refused, with where and why', async () => {
    const [a, b] = codes;
    const refused = async (fields: Record<string, unknown>) => {
      const { status, body } = await api.post('/v1/learning-plans', {
        code,
        title: 'x',
        items: [{ activity: a }],
        ...fields,
      });
      expect(status).toBe(400);
      return body.errors.map(({ pointer }: { pointer: string }) => pointer);
    };
    expect(await refused({ items: [] })).toEqual(['#/items']);
    expect(await refused({ items: [{ activity: 'none-such' }] })).toEqual(['#/items/0/activity']);
    expect(await refused({ items: [{ activity: a, after: ['none-such'] }] })).toEqual(['#/items/0/after/0']);
    expect(await refused({ items: [{ activity: a, after: [b] }] })).toEqual(['#/items/0/after']);
    expect(await refused({ items: [{ activity: a }, { activity: a }] })).toEqual(['#/items/1/activity']);
    expect(
      await refused({
        items: [
          { activity: a, after: [b] },
          { activity: b, after: [a] },
        ],
      }),
    ).toEqual(['#/items/0/after']);
    expect(await refused({ completion: { rule: 'at_least' } })).toEqual(['#/completion/count']);
    expect(await refused({ completion: { rule: 'at_least', count: 2 } })).toEqual(['#/completion']);
    expect(await refused({ completion: { rule: 'required' }, items: [{ activity: a, required: false }] })).toEqual([
      '#/completion',
    ]);
    expect(await refused({ items: [{ activity: a, deadline: { after: 'soon' } }] })).toEqual([
      '#/items/0/deadline/after',
    ]);
    expect((await api.get(`/v1/learning-plans/${code}`)).status).toBe(404);
  });

  it('R30: a person in a plan is shown item by item, with what is locked and why, to its completion', async () => {
    const [a, b, c] = codes;
    await makePlan({ items: [{ activity: a }, { activity: b, after: [a] }, { activity: c, required: false }] });
    const begun = await enrol({ deadline: { localDate: '2027-06-30' }, reason: 'A new colleague' });
    expect(statesIn(begun)).toEqual(['active', 'locked', 'active']);
    expect(begun).toMatchObject({
      status: 'not_started',
      progress: 0,
      needed: 3,
      overdue: false,
      deadline: { localDate: '2027-06-30', timezone: 'Europe/Berlin', rule: 'request' },
      possible: ['withdraw', 'cancel', 'set-deadline'],
      plan: { code, version: 1, title: 'Onboarding' },
    });
    expect(begun.items[1]).toMatchObject({ lockedBy: [a], enrolmentId: null, why: `Opens when ${a} is done.` });
    for (const index of [0, 2, 1]) {
      const now = (await api.get(`/v1/plan-enrolments/${begun.id}`)).body;
      await api.post(`/v1/enrolments/${now.items[index].enrolmentId}/commands`, { command: 'complete' });
      await api.world.settle();
    }
    const done = (await api.get(`/v1/plan-enrolments/${begun.id}`)).body;
    expect(done).toMatchObject({ status: 'completed', progress: 100, counted: 3, possible: [] });
    expect(statesIn(done)).toEqual(['done', 'done', 'done']);
    const history = (await api.get(`/v1/plan-enrolments/${begun.id}/history`)).body.items;
    expect(history[0]).toMatchObject({ type: 'assigned', from: null, reason: 'A new colleague' });
    expect(history.at(-1)).toMatchObject({ type: 'completed', from: 'in_progress', to: 'completed' });
    expect(history.filter(({ type }: { type: string }) => type === 'completed')).toHaveLength(1);
    for (const [index, event] of history.entries())
      expect(event.previousHash).toBe(index === 0 ? '0'.repeat(64) : history[index - 1].hash);
  });

  it('Asking again answers with the live one; a repeat of the same request does nothing twice', async () => {
    await makePlan();
    const user = (await makeUser(api)).id;
    const asking = { user, plan: code, obligation: 'mandatory' };
    const headers = { 'Idempotency-Key': `assign-${code}` };
    const first = await api.post('/v1/plan-enrolments', asking, { headers });
    const same = await api.post('/v1/plan-enrolments', asking, { headers });
    expect([first.status, same.status, same.body.id]).toEqual([201, 201, first.body.id]);
    const again = await api.post('/v1/plan-enrolments', { ...asking, obligation: 'optional' });
    expect(again).toMatchObject({ status: 200, body: { id: first.body.id, obligation: 'mandatory', existing: true } });
    const racing = (await makeUser(api)).id;
    const many = await Promise.all(
      Array.from({ length: 8 }, () => api.post('/v1/plan-enrolments', { ...asking, user: racing })),
    );
    expect(many.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(many.map(({ body }) => body.id)).size).toBe(1);
  });

  it('Who and what is not known, and who may not be enrolled, is refused', async () => {
    await makePlan();
    const user = await makeUser(api);
    const ask = (fields: Record<string, unknown>) =>
      api.post('/v1/plan-enrolments', { user: user.id, plan: code, obligation: 'optional', ...fields });
    const unknown = await ask({ user: 'nobody', plan: 'none-such' });
    expect(unknown.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['#/user', '#/plan']);
    expect((await ask({ deadline: { localDate: '2020-01-01' } })).body).toMatchObject({
      status: 409,
      type: expect.stringContaining('deadline-in-past'),
    });
    await api.patch(`/v1/users/${user.id}`, { status: 'deactivated' });
    expect((await ask({})).body).toMatchObject({ status: 409, type: expect.stringContaining('not-eligible') });
    expect((await api.get(`/v1/plan-enrolments?user=${user.id}`)).body).toEqual({ items: [], next: null });
    expect((await api.get('/v1/plan-enrolments?user=nobody')).body.items).toEqual([]);
    expect((await api.get('/v1/plan-enrolments?status=lost')).status).toBe(400);
    expect((await api.get('/v1/plan-enrolments/none-such')).status).toBe(404);
  });

  it('Commands: with a reason where one is wanted, guarded by If-Match, refused with what is possible', async () => {
    await makePlan({ onWithdrawal: 'end_all' });
    const { id, version, items } = await enrol();
    const say = (body: Record<string, unknown>, headers: Record<string, string> = {}) =>
      api.post(`/v1/plan-enrolments/${id}/commands`, body, { headers });
    expect((await say({ command: 'cancel' }, { 'If-Match': `"${version - 1}"` })).status).toBe(412);
    expect((await say({ command: 'set-deadline', deadline: { localDate: '2020-01-01' } })).status).toBe(409);
    const dated = await say({ command: 'set-deadline', deadline: { localDate: '2027-01-31' } });
    expect(dated.body).toMatchObject({ deadline: { localDate: '2027-01-31', rule: 'by-hand' } });
    const left = await say({ command: 'withdraw', reason: 'Another job' }, { 'Idempotency-Key': `leave-${code}` });
    expect(left.body).toMatchObject({ status: 'withdrawn', possible: ['reopen'] });
    const repeat = await say({ command: 'withdraw', reason: 'Another job' }, { 'Idempotency-Key': `leave-${code}` });
    expect(repeat).toMatchObject({ status: 200, body: { version: left.body.version } });
    expect((await say({ command: 'cancel' })).body).toMatchObject({
      status: 409,
      currentStatus: 'withdrawn',
      possible: ['reopen'],
    });
    await until(async () => {
      const { body } = await api.get(`/v1/enrolments/${items[0].enrolmentId}`);
      return body.status === 'withdrawn';
    }, 'its enrolments ended as well');
    expect((await say({ command: 'reopen' })).body).toMatchObject({
      type: expect.stringContaining('reason-required'),
    });
    expect((await say({ command: 'reopen', reason: 'A mistake' })).body).toMatchObject({ status: 'not_started' });
    await api.world.settle();
    const back = (await api.get(`/v1/plan-enrolments/${id}`)).body;
    expect(statesIn(back)).toEqual(['active', 'active', 'active']);
    expect(back.items[0].enrolmentId).not.toBe(items[0].enrolmentId);
  });

  it('A mandatory plan cannot be withdrawn from, only cancelled', async () => {
    await makePlan();
    const { id, possible } = await enrol({ obligation: 'mandatory' });
    expect(possible).toEqual(['cancel', 'set-deadline']);
    const refused = await api.post(`/v1/plan-enrolments/${id}/commands`, { command: 'withdraw' });
    expect(refused.body).toMatchObject({ status: 409, type: expect.stringContaining('mandatory') });
  });

  it('R37: a new version is tried first, person by person, and then everybody is moved, once', async () => {
    const [a, b, c] = codes as [string, string, string];
    await makePlan({ items: [{ activity: a }, { activity: b }] });
    const people = [await enrol(), await enrol(), await enrol()];
    const gone = people[2];
    await api.post(`/v1/plan-enrolments/${gone.id}/commands`, { command: 'cancel' });
    await api.post(`/v1/enrolments/${people[0].items[0].enrolmentId}/commands`, { command: 'complete' });
    await api.world.settle();
    await makePlan({ items: [{ activity: a }, { activity: c }] });

    const tried = await api.post(`/v1/learning-plans/${code}/move?limit=1`, { dryRun: true });
    expect(tried).toMatchObject({ status: 200, body: { dryRun: true, total: 2, plan: { code, version: 2 } } });
    const rest = await api.post(`/v1/learning-plans/${code}/move?limit=1&cursor=${tried.body.next}`, { dryRun: true });
    const previews = [...tried.body.items, ...rest.body.items];
    expect(previews).toMatchObject([
      { id: people[1].id, fromVersion: 1, added: [c], removed: [b], enrols: [c], after: { status: 'not_started' } },
      { id: people[0].id, before: { status: 'in_progress', progress: 50 }, after: { status: 'in_progress' } },
    ]);
    expect((await api.get(`/v1/plan-enrolments/${people[0].id}`)).body.plan.version).toBe(1);
    expect((await api.post(`/v1/learning-plans/${code}/move`, { version: 9 })).status).toBe(400);
    expect((await api.post('/v1/learning-plans/none-such/move', {})).status).toBe(404);

    const begun = await api.post(`/v1/learning-plans/${code}/move`, {});
    expect(begun).toMatchObject({ status: 202, body: { people: { total: 2 } } });
    const moved = await until(async () => {
      const { body } = await api.get(begun.headers.get('location') ?? '');
      return body.status === 'completed' && body;
    }, 'everybody was moved');
    expect(moved.people).toEqual({ total: 2, open: 0, moved: 2, unchanged: 0, ended: 0 });
    await api.world.settle();
    const after = (await api.get(`/v1/plan-enrolments/${people[0].id}`)).body;
    expect(after).toMatchObject({ plan: { version: 2 }, status: 'in_progress' });
    expect(after.items.map((item: { activity: { code: string } }) => item.activity.code)).toEqual([a, c]);
    expect(statesIn(after)).toEqual(['done', 'active']);
    // What is not in the plan any more stays with the person.
    const { body: old } = await api.get(`/v1/enrolments/${people[0].items[1].enrolmentId}`);
    expect(old.status).toBe('enrolled');
    expect((await api.get(`/v1/plan-enrolments/${gone.id}`)).body.plan.version).toBe(1);
    const history = (await api.get(`/v1/plan-enrolments/${people[0].id}/history`)).body.items;
    expect(history.filter(({ type }: { type: string }) => type === 'moved')).toMatchObject([
      { actor: { kind: 'client' }, data: { fromVersion: 1, toVersion: 2 } },
    ]);
    const nobody = await api.post(`/v1/learning-plans/${code}/move`, {});
    expect(nobody.body).toMatchObject({ status: 'completed', people: { total: 0 } });
  });

  it('The list is filtered by person, plan and status, and paged', async () => {
    await makePlan();
    const [one, two] = [await enrol(), await enrol()];
    await api.post(`/v1/plan-enrolments/${one.id}/commands`, { command: 'cancel' });
    const ids = async (query: string) =>
      (await api.get(`/v1/plan-enrolments?${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await ids(`plan=${code}`)).toEqual([two.id, one.id]);
    expect(await ids(`plan=${code}&status=cancelled,completed`)).toEqual([one.id]);
    expect(await ids(`user=${two.user.id}`)).toEqual([two.id]);
    const first = (await api.get(`/v1/plan-enrolments?plan=${code}&limit=1`)).body;
    expect(await ids(`plan=${code}&limit=1&cursor=${first.next}`)).toEqual([one.id]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';

describe('/v1/automations and /v1/automation-firings', () => {
  let api: TestApi;
  let n = 0;
  let code: string;
  let activity: { id: string; code: string };

  beforeAll(async () => {
    api = await startTestApi({ workers: 1 });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    n += 1;
    code = `rule-${n}`;
    activity = await makeActivity(api);
  });

  const rule = (fields: Record<string, unknown> = {}) => ({
    code,
    title: 'A reminder',
    scope: { activities: [activity.code], types: [], obligations: [], sources: [], departments: [], locations: [] },
    trigger: { on: 'deadline', before: 'P14D' },
    actions: [{ act: 'remind' }],
    ...fields,
  });
  const write = async (fields: Record<string, unknown> = {}) => {
    const { status, body, text } = await api.post('/v1/automations', rule(fields));
    if (status !== 201) throw new Error(text);
    return body;
  };
  const turn = (on: boolean) => api.post(`/v1/automations/${code}/switch`, { on });
  const inDays = (days: number) => new Date(Date.parse(api.world.clock.now()) + days * 86_400_000).toISOString();

  it('An automation is written in versions, as a draft, and listed', async () => {
    const made = await write({
      conditions: { statuses: ['enrolled'] },
      actions: [
        { act: 'remind' },
        { act: 'notify', whom: 'manager' },
        { act: 'enrol', activity: activity.id, obligation: 'optional' },
        { act: 'extend', by: 'P14D' },
      ],
    });
    expect(made).toMatchObject({
      code,
      version: 1,
      state: 'draft',
      onSince: null,
      scope: { activities: [activity.code] },
      trigger: { on: 'deadline', before: 'P14D', after: null },
      conditions: { statuses: ['enrolled'], progressBelow: null },
      actions: [
        { act: 'remind' },
        { act: 'notify', whom: 'manager', user: null },
        { act: 'enrol', activity: activity.code, obligation: 'optional', deadlineAfter: null },
        { act: 'extend', by: 'P14D', atMost: 1 },
      ],
      catchUp: false,
      chainLimit: 10,
    });
    expect((await api.get(`/v1/automations/${code}`)).body).toEqual(made);
    await write({ title: 'Another' });
    const versions = (await api.get(`/v1/automations/${code}/versions?limit=1`)).body;
    expect(versions.items).toMatchObject([{ version: 2, title: 'Another' }]);
    const rest = (await api.get(`/v1/automations/${code}/versions?limit=1&cursor=${versions.next}`)).body;
    expect(rest).toMatchObject({ items: [{ version: 1 }], next: null });
    expect((await api.get('/v1/automations?state=draft&limit=200')).body.items).toContainEqual(
      expect.objectContaining({ code, version: 2 }),
    );
    expect((await api.get('/v1/automations?state=on')).body.items).toEqual([]);
    expect((await api.get('/v1/automations/none-such')).status).toBe(404);
    expect((await api.post('/v1/automations/none-such/switch', { on: true })).status).toBe(404);
    expect((await api.post('/v1/automations/none-such/try', undefined)).status).toBe(404);
  });

  it('A repeat with the same key writes one version', async () => {
    const headers = { 'Idempotency-Key': `write-${code}` };
    const first = await api.post('/v1/automations', rule(), { headers });
    const again = await api.post('/v1/automations', rule(), { headers });
    expect([first.body.version, again.body]).toEqual([1, first.body]);
  });

  it.each([
    [{ trigger: { on: 'completedAt', before: 'P1D' } }, '#/trigger/before'],
    [{ trigger: { on: 'deadline', before: 'P1D', after: 'P1D' } }, '#/trigger/after'],
    [{ trigger: { on: 'overdue', before: 'P1D' } }, '#/trigger/before'],
    [{ trigger: { on: 'tomorrow' } }, '#/trigger/on'],
    [{ trigger: { on: 'deadline', after: 'soon' } }, '#/trigger/after'],
    [{ actions: [] }, '#/actions'],
    [{ actions: [{ act: 'enrol', activity: 'none-such', obligation: 'optional' }] }, '#/actions/0/activity'],
    [{ actions: [{ act: 'notify', whom: 'user', user: 'nobody' }] }, '#/actions/0/user'],
    [{ actions: [{ act: 'remind' }, { act: 'remind' }] }, '#/actions/1/act'],
    [{ actions: [{ act: 'dance' }] }, '#/actions/0/act'],
    [{ conditions: { attemptFrom: 3, attemptTo: 2 } }, '#/conditions/attemptTo'],
    [{ chainLimit: 101 }, '#/chainLimit'],
  ])('What is no rule is refused, with where: %j', async (fields, pointer) => {
    const { status, body } = await api.post('/v1/automations', rule(fields));
    expect([status, body.errors.map((error: { pointer: string }) => error.pointer)]).toEqual([400, [pointer]]);
  });

  it('An action that there is not is refused with those that there are', async () => {
    const { body } = await api.post('/v1/automations', rule({ actions: [{ act: 'dance' }] }));
    expect(body.errors[0].detail).toBe('must be one of remind, escalate, suspend, cancel, extend, enrol, notify');
  });

  it('R23: tried on live data, it says what it would do and changes nothing; switched on, it does it', async () => {
    const manager = (await makeUser(api)).id;
    const people = await Promise.all([30, 40, 5].map(async () => (await makeUser(api, { manager })).id));
    const [soon, later] = await Promise.all(
      [30, 40, 5].map((days, index) =>
        makeEnrolment(api, { user: people[index], activity: activity.id, deadline: { at: inDays(days) } }),
      ),
    );
    await write({
      conditions: { statuses: ['enrolled'] },
      actions: [{ act: 'remind' }, { act: 'notify', whom: 'manager' }],
    });
    await api.post(`/v1/enrolments/${later.id}/commands`, { command: 'start' });
    const tried = await api.post(`/v1/automations/${code}/try?days=30&limit=1`, undefined);
    expect(tried.status).toBe(200);
    // Of the third the day had passed before it was born.
    expect(tried.body.counts).toEqual({ looked: 3, now: 0, later: 1, nothing: 1, orMore: false });
    const rest = await api.post(`/v1/automations/${code}/try?days=30&limit=1&cursor=${tried.body.next}`, undefined);
    expect(rest.body).toMatchObject({ counts: null, next: null });
    const items = [...tried.body.items, ...rest.body.items];
    const would = new Map(items.map((item) => [item.enrolmentId, item.firings]));
    expect(would.get(soon.id)).toMatchObject([
      { nothing: null, now: false, would: [{ act: 'remind', passedOver: null }, { act: 'notify' }] },
    ]);
    expect(would.get(later.id)).toMatchObject([{ nothing: 'status', would: [] }]);
    expect((await api.get(`/v1/automation-firings?automation=${code}`)).body.items).toEqual([]);

    expect((await turn(true)).body).toMatchObject({ state: 'on', onSince: expect.any(String) });
    await api.world.settle();
    expect((await api.get(`/v1/automations/${code}`)).body.ready).toBe(true);
    await api.world.advance('P17D');
    const firings = (await api.get(`/v1/automation-firings?automation=${code}`)).body.items;
    expect(firings).toMatchObject([
      {
        automation: { code, version: 1 },
        enrolmentId: soon.id,
        dueAt: would.get(soon.id)[0].dueAt,
        nothing: null,
        acts: [
          { act: 'remind', outcome: 'done' },
          { act: 'notify', outcome: 'done', to: manager },
        ],
      },
    ]);
    const history = (await api.get(`/v1/enrolments/${soon.id}/history`)).body.items;
    expect(history.filter(({ type }: { type: string }) => type === 'automated')).toMatchObject([
      { actor: { kind: 'system', id: null }, data: { automation: code, version: 1, act: 'remind', outcome: 'done' } },
      { data: { act: 'notify', to: manager } },
    ]);
    await api.world.advance('P10D');
    const nothing = (await api.get(`/v1/automation-firings?enrolment=${later.id}&did=nothing`)).body.items;
    expect(nothing).toMatchObject([{ nothing: 'status', acts: [] }]);
    expect((await api.get(`/v1/automation-firings?enrolment=${later.id}&did=something`)).body.items).toEqual([]);
  });

  it('Switched off it does nothing any more; what it tells the administrators is listed', async () => {
    await write({ trigger: { on: 'in_progress' }, actions: [{ act: 'notify', whom: 'administrators' }] });
    await turn(true);
    const again = await turn(true);
    expect(again).toMatchObject({ status: 200, body: { state: 'on' } });
    await api.world.settle();
    const first = await makeEnrolment(api, { activity: activity.id });
    await api.post(`/v1/enrolments/${first.id}/commands`, { command: 'start' });
    await api.world.settle();
    expect((await api.get(`/v1/automation-firings?automation=${code}`)).body.items).toMatchObject([
      { enrolmentId: first.id, acts: [{ act: 'notify', outcome: 'listed', to: null }] },
    ]);
    expect((await turn(false)).body).toMatchObject({ state: 'off', onSince: null });
    const second = await makeEnrolment(api, { activity: activity.id });
    await api.post(`/v1/enrolments/${second.id}/commands`, { command: 'start' });
    await api.world.settle();
    expect((await api.get(`/v1/automation-firings?automation=${code}`)).body.items).toHaveLength(1);
    expect((await api.post(`/v1/automations/${code}/switch`, { on: 'yes' })).status).toBe(400);
    expect((await api.get('/v1/automation-firings?enrolment=none')).status).toBe(400);
  });

  it('Only who may write writes; who may read tries', async () => {
    await write();
    const key = await api.keyFor('read');
    expect((await api.post('/v1/automations', rule(), { key })).status).toBe(403);
    expect((await api.post(`/v1/automations/${code}/switch`, { on: true }, { key })).status).toBe(403);
    expect((await api.post(`/v1/automations/${code}/try`, undefined, { key })).status).toBe(200);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { until } from '../support/until.ts';

describe('/v1/audiences and /v1/rules', () => {
  let api: TestApi;
  let n = 0;
  let department: string;
  let activity: { id: string; code: string };

  beforeAll(async () => {
    api = await startTestApi({ workers: 1 });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    n += 1;
    department = `Sales ${n}`;
    activity = (await makeActivity(api)) as typeof activity;
  });

  const made = async (path: string, body: object) => {
    const answer = await api.post(path, body);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body;
  };
  const audience = (who: object = { by: 'department', in: [department] }, code = `audience-${n}`) =>
    made('/v1/audiences', { code, title: 'An Audience', who });
  const rule = (fields: object = {}, code = `rule-${n}`) =>
    made('/v1/rules', {
      ...{ code, title: 'A Rule', audience: `audience-${n}`, activity: activity.code, obligation: 'mandatory' },
      ...fields,
    });
  const completed = (code = `rule-${n}`) =>
    until(async () => {
      const { body } = await api.get(`/v1/rules/${code}`);
      return body.evaluation?.status === 'completed' && body;
    }, 'the rule was evaluated');
  const members = async (query = '') => (await api.get(`/v1/rules/rule-${n}/members${query}`)).body.items;

  it('An audience is made of conditions, shown with who is in it and why, changed, and taken away', async () => {
    const boss = await makeUser(api);
    const [one, two] = [
      await makeUser(api, { department: department.toUpperCase(), manager: boss.id, positionTitle: 'Clerk' }),
      await makeUser(api, { department, hireDate: '2020-05-01', location: 'Lyon' }),
    ];
    const group = await made('/v1/groups', { code: `group-${n}`, name: 'A Group' });
    await api.post(`/v1/groups/${group.id}/members`, { add: [two.id] });
    const who = {
      by: 'all',
      of: [
        { by: 'department', in: [` ${department} `, 'Elsewhere'] },
        {
          by: 'any',
          of: [
            { by: 'manager', in: [boss.id], reports: 'direct' },
            { by: 'group', in: [group.code] },
          ],
        },
        { by: 'none', of: [{ by: 'users', in: [boss.id] }] },
      ],
    };
    const body = await audience(who);
    expect(body).toMatchObject({ code: `audience-${n}`, members: 2, rules: 0, version: 1 });
    expect(body.who.of[1]).toEqual({
      by: 'any',
      of: [
        { by: 'manager', in: [boss.id], reports: 'direct' },
        { by: 'group', in: [group.code] },
      ],
    });
    const page = (await api.get(`/v1/audiences/audience-${n}/members?limit=1`)).body;
    expect(page.items).toMatchObject([
      {
        user: { id: one.id },
        positionTitle: 'Clerk',
        why: [
          { pointer: '/of/0', by: 'department' },
          { pointer: '/of/1/of/0', by: 'manager' },
          { pointer: '/of/2', by: 'none' },
        ],
      },
    ]);
    const rest = (await api.get(`/v1/audiences/audience-${n}/members?limit=1&cursor=${page.next}`)).body;
    expect(rest).toMatchObject({ items: [{ user: { id: two.id } }], next: null });
    const file = await api.get(`/v1/audiences/audience-${n}/members`, { headers: { Accept: 'text/csv' } });
    expect(file.text.split('\r\n')).toHaveLength(4);
    expect((await api.get(`/v1/users/${two.id}/audiences`)).body.items).toMatchObject([{ code: `audience-${n}` }]);
    expect((await api.get('/v1/audiences?limit=200')).body.items).toContainEqual(
      expect.objectContaining({ code: `audience-${n}`, members: null }),
    );

    const stale = await api.patch(`/v1/audiences/${body.id}`, { title: 'Two' }, { headers: { 'If-Match': '"7"' } });
    expect(stale.status).toBe(412);
    const changed = await api.patch(
      `/v1/audiences/${body.id}`,
      { who: { by: 'hire_date', from: '2020-05-01', until: '2020-05-01' } },
      { headers: { 'If-Match': '"1"' } },
    );
    expect(changed.body).toMatchObject({ members: 1, version: 2 });
    expect((await api.get(`/v1/audiences/${body.id}/history`)).body.items).toMatchObject([
      { version: 2, who: { by: 'hire_date' } },
      { version: 1, who: { by: 'all' } },
    ]);
    await api.post(`/v1/users/${two.id}/deactivate`, {});
    expect((await api.get(`/v1/users/${two.id}/audiences`)).body.items).toEqual([]);
    expect((await api.ask('DELETE', `/v1/audiences/${body.id}`)).status).toBe(204);
    expect((await api.get(`/v1/audiences/${body.id}`)).status).toBe(404);
    expect((await audience({ by: 'everybody' })).code).toBe(`audience-${n}`);
    const twin = await api.post('/v1/audiences', { code: `audience-${n}`, title: 'T', who: { by: 'everybody' } });
    expect(twin).toMatchObject({ status: 409, body: { errors: [{ pointer: '#/code' }] } });
  });

  it.each([
    [{ by: 'hair', in: ['red'] }, '#/who/by'],
    [{ by: 'department', in: [] }, '#/who/in'],
    [{ by: 'all', of: [{ by: 'group', in: ['none-such'] }] }, '#/who/of/0/in/0'],
    [{ by: 'users', in: ['nobody@example.org'] }, '#/who/in/0'],
    [{ by: 'hire_date' }, '#/who/from'],
    [{ by: 'since_hire', lessThan: 'PT5H' }, '#/who/lessThan'],
    [{ by: 'any', of: [{ by: 'any', of: [{ by: 'any', of: [{ by: 'any', of: [{ by: 'everybody' }] }] }] }] }, '#/who'],
  ])('What is no audience is refused, with where and why: %j', async (who, pointer) => {
    const { status, body } = await api.post('/v1/audiences', { code: 'bad', title: 'Bad', who });
    expect(status).toBe(400);
    expect(body.errors[0].pointer.startsWith(pointer)).toBe(true);
  });

  it('R33: a rule enrols who is in the audience, shows how far it is, and who is in it with why', async () => {
    const [one, two] = [await makeUser(api, { department }), await makeUser(api, { department })];
    const hand = await makeEnrolment(api, { user: two.id, activity: activity.id, obligation: 'optional' });
    await audience();
    const body = await rule({ deadline: { basis: 'enrolment', after: 'P30D' }, onLeave: 'withdraw_if_not_started' });
    expect(body).toMatchObject({
      activity: { code: activity.code },
      plan: null,
      deadline: { basis: 'enrolment', after: 'P30D' },
      policy: null,
      on: true,
      version: 1,
    });
    expect(await completed()).toMatchObject({
      members: { in: 2, excluded: 0 },
      evaluation: { total: 2, checked: 2, enrolled: 1, withdrawn: 0, unchanged: 1, refused: 0 },
    });
    expect(await members()).toMatchObject([
      { user: { id: one.id }, state: 'in', outcome: 'enrolled', why: [{ pointer: '', by: 'department' }] },
      {
        user: { id: two.id },
        state: 'in',
        outcome: 'enrolled_already',
        enrolment: { id: hand.id, status: 'enrolled' },
      },
    ]);
    const [{ enrolment }] = await members(`?user=${one.id}`);
    const shown = (await api.get(`/v1/enrolments/${enrolment.id}`)).body;
    expect(shown).toMatchObject({
      source: 'rule',
      rule: { id: body.id, code: `rule-${n}`, version: 1 },
      deadline: { rule: `rule/rule-${n}` },
    });
    expect(shown.why.deadline).toContain(`set by the rule rule-${n}`);
    expect((await api.get(`/v1/enrolments/${enrolment.id}/history`)).body.items[0]).toMatchObject({
      actor: { kind: 'system', id: body.id },
      data: { rule: `rule-${n}` },
    });
    const used = await api.ask('DELETE', `/v1/audiences/audience-${n}`);
    expect(used).toMatchObject({ status: 409, body: { type: 'urn:rollbook:problem:audience-in-use' } });

    await api.patch(`/v1/users/${one.id}`, { department: null });
    await api.world.settle();
    expect((await api.get(`/v1/enrolments/${enrolment.id}`)).body).toMatchObject({
      status: 'cancelled',
      reason: 'audience',
    });
    const [left] = await members('?state=out');
    expect(left).toMatchObject({ user: { id: one.id }, outcome: 'withdrawn', why: [] });
    expect(left.history.map(({ type }: { type: string }) => type)).toEqual(['withdrawn', 'enrolled']);
  });

  it('R33: who was removed by hand is left out, until an administrator lifts that', async () => {
    const { id } = await makeUser(api, { department });
    await audience();
    await rule();
    await completed();
    const [{ enrolment }] = await members();
    await api.post(`/v1/enrolments/${enrolment.id}/commands`, { command: 'cancel' });
    await api.world.settle();
    expect(await members('?state=excluded')).toMatchObject([{ user: { id }, outcome: 'removed_by_hand' }]);
    expect((await api.get(`/v1/rules/rule-${n}`)).body.members).toEqual({ in: 0, excluded: 1 });
    const lift = `/v1/rules/rule-${n}/members/${id}/lift`;
    expect((await api.post(lift, { reason: 'It was a mistake' })).body).toMatchObject({
      state: 'out',
      outcome: 'lifted',
    });
    await api.world.settle();
    expect(await members()).toMatchObject([{ state: 'in', outcome: 'enrolled', enrolment: { status: 'enrolled' } }]);
    expect(await api.post(lift, {})).toMatchObject({
      status: 409,
      body: { type: 'urn:rollbook:problem:not-excluded' },
    });
    const history = (await api.get(`/v1/rules/rule-${n}/members/${id}/history`)).body.items;
    expect(history).toMatchObject([
      { type: 'enrolled', actor: { kind: 'system' } },
      { type: 'removed_by_hand', covers: enrolment.id },
      { type: 'lifted', actor: { kind: 'client' }, reason: 'It was a mistake' },
      { type: 'enrolled' },
    ]);
    const nobody = await makeUser(api);
    expect((await api.post(`/v1/rules/rule-${n}/members/${nobody.id}/lift`, {})).status).toBe(404);
  });

  it('A rule is changed and switched, with a history of who did so; off, it does nothing', async () => {
    await audience();
    const body = await rule({ on: false });
    expect(body).toMatchObject({ on: false, evaluation: null });
    const { id } = await makeUser(api, { department });
    await api.world.settle();
    expect(await members()).toEqual([]);
    const path = `/v1/rules/${body.id}`;
    expect((await api.patch(path, { on: true }, { headers: { 'If-Match': '"9"' } })).status).toBe(412);
    const on = await api.patch(
      path,
      { on: true, deadline: { localDate: '2099-03-31' } },
      { headers: { 'If-Match': '"1"' } },
    );
    expect(on.body).toMatchObject({ on: true, version: 2, deadline: { localDate: '2099-03-31' } });
    await completed();
    expect(await members()).toMatchObject([{ user: { id }, outcome: 'enrolled' }]);
    await api.patch(path, { on: false });
    expect((await api.get(`${path}/history`)).body.items).toMatchObject([
      { version: 3, on: false },
      { version: 2, on: true, deadline: { localDate: '2099-03-31' } },
      { version: 1, on: false, deadline: null },
    ]);
    expect(
      (await api.get(`/v1/rules?audience=audience-${n}&on=false&activity=${activity.code}`)).body.items,
    ).toHaveLength(1);
    expect((await api.get(`/v1/rules?audience=audience-${n}&on=true`)).body.items).toEqual([]);
  });

  it.each([
    [{ audience: 'none-such' }, '#/audience'],
    [{ activity: 'none-such' }, '#/activity'],
    [{ activity: undefined }, '#/activity'],
    [{ plan: 'none-such' }, '#/activity'],
    [{ activity: undefined, plan: 'none-such' }, '#/plan'],
    [{ policy: 'none-such' }, '#/policy'],
    [{ obligation: 'perhaps' }, '#/obligation'],
    [{ deadline: { basis: 'hire_date', after: 'PT5H' } }, '#/deadline/after'],
    [{ onLeave: 'shrug' }, '#/onLeave'],
    [{ code: 'preview' }, '#/code'],
  ])('What is no rule is refused, with where and why: %j', async (fields, pointer) => {
    await audience();
    const { status, body } = await api.post('/v1/rules', {
      ...{ code: `rule-${n}`, title: 'A Rule', audience: `audience-${n}`, activity: activity.code },
      ...{ obligation: 'mandatory', ...fields },
    });
    expect(status).toBe(400);
    expect(body.errors[0].pointer).toBe(pointer);
  });

  it('R27, R33: whoever has a record of it counts as done, until the record is deleted', async () => {
    const { id } = await makeUser(api, { department });
    await audience();
    const record = await made('/v1/training-records', {
      ...{ form: 'course', user: id, title: 'Elsewhere', completionDate: '2026-01-31', object: activity.code },
    });
    const would = async () =>
      (
        await api.post('/v1/rules/preview', {
          audience: `audience-${n}`,
          activity: activity.code,
          obligation: 'mandatory',
        })
      ).body.items.map((one: { would: string }) => one.would);
    expect(await would()).toEqual(['completed']);
    expect((await api.ask('DELETE', `/v1/training-records/${record.id}`, { body: { reason: 'twice' } })).status).toBe(
      200,
    );
    expect(await would()).toEqual(['enrol']);
  });

  it('R33: a preview says who would be enrolled, who would not and why, and changes nothing', async () => {
    const { sql } = api;
    await made('/v1/policies', { code: `full-${n}`, seats: { waitingList: false } });
    const limited = await makeActivity(api, { policy: `full-${n}`, maximum: 2 });
    const people: { id: string }[] = [];
    for (let index = 0; index < 5; index++) people.push(await makeUser(api, { department }));
    const [first, second, third, done, away] = people.map(({ id }) => id) as [string, string, string, string, string];
    const early = await makeEnrolment(api, { user: done, activity: limited.id });
    await api.post(`/v1/enrolments/${early.id}/commands`, { command: 'complete' });
    await api.post(`/v1/users/${away}/deactivate`, {});
    const asked = { activity: limited.id, who: { by: 'department', in: [department] }, obligation: 'mandatory' };
    const counted = async () => (await sql`select count(*)::int as n from enrolments`)[0]?.n;
    const before = await counted();
    const { status, body, text } = await api.post('/v1/rules/preview', asked);
    expect(status, text).toBe(200);
    expect(body.counts).toMatchObject({ enrol: 3, completed: 1, away: 1, refused: 0, orMore: false });
    const found = new Map(body.items.map((one: { user: { id: string } }) => [one.user.id, one]));
    expect(found.get(first)).toMatchObject({ would: 'enrol', why: [{ by: 'department' }] });
    // Who completed it keeps the seat: one is left.
    expect(found.get(second)).toMatchObject({ would: 'refused', code: 'full' });
    expect(found.get(third)).toMatchObject({ would: 'refused', code: 'full' });
    expect(found.get(done)).toMatchObject({ would: 'completed' });
    expect(found.get(away)).toMatchObject({ would: 'away' });
    expect(await counted()).toBe(before);
    const page = (await api.post('/v1/rules/preview?limit=2', asked)).body;
    expect(page.items).toHaveLength(2);
    const rest = (await api.post(`/v1/rules/preview?limit=2&cursor=${page.next}`, asked)).body;
    expect(rest).toMatchObject({ counts: null, items: [{ user: { id: third } }, { user: { id: done } }] });

    await audience();
    await rule({ activity: activity.code, onLeave: 'withdraw_if_not_started' });
    await completed();
    const again = (await api.get(`/v1/rules/rule-${n}/preview`)).body;
    expect(again.counts).toMatchObject({ enrol: 0, enrolled_already: 4, away: 1 });
    const changed = (
      await api.post('/v1/rules/preview', { rule: `rule-${n}`, who: { by: 'users', in: [first, second] } })
    ).body;
    expect(changed.counts).toMatchObject({ enrolled_already: 2, withdraw: 2 });
    expect((await api.get(`/v1/enrolments?activity=${activity.code}`)).body.items).toHaveLength(4);
    for (const [bad, pointer] of [
      [{ ...asked, activity: undefined }, '#/activity'],
      [{ ...asked, who: undefined }, '#/audience'],
      [{ ...asked, obligation: undefined }, '#/obligation'],
      [{ rule: 'none-such' }, '#/rule'],
      [{ rule: `rule-${n}`, activity: activity.code }, '#/activity'],
    ] as const) {
      expect((await api.post('/v1/rules/preview', bad)).body.errors[0].pointer).toBe(pointer);
    }
  });

  it('The same request again, under its key, makes one audience and one rule', async () => {
    const headers = { 'Idempotency-Key': `audience-${n}` };
    const body = { code: `audience-${n}`, title: 'T', who: { by: 'department', in: [department] } };
    const [one, two] = [
      await api.post('/v1/audiences', body, { headers }),
      await api.post('/v1/audiences', body, { headers }),
    ];
    expect(two.body.id).toBe(one.body.id);
    const given = {
      code: `rule-${n}`,
      title: 'R',
      audience: one.body.id,
      activity: activity.id,
      obligation: 'optional',
    };
    const [first, again] = [
      await api.post('/v1/rules', given, { headers }),
      await api.post('/v1/rules', given, { headers }),
    ];
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    const reader = { key: await api.keyFor('read') };
    expect((await api.post('/v1/rules', given, reader)).status).toBe(403);
    expect((await api.post('/v1/rules/preview', { rule: `rule-${n}` }, reader)).status).toBe(200);
  });
});

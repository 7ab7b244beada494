import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { seedSession } from '../support/sessions.ts';
import { signedIn } from '../support/signedIn.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

type Headers = Record<string, string>;

/** Somebody who is signed in. */
async function somebody(fields: Record<string, unknown> = {}) {
  const { id } = await makeUser(api, fields);
  const headers: Headers = await signedIn(api.world, id);
  const as = <Asking>(asking: Asking) => ({ key: null, headers, ...asking });
  return {
    id,
    get: (path: string) => api.get(path, as({})),
    post: (path: string, body: unknown) => api.post(path, body, as({})),
    patch: (path: string, body: unknown) => api.patch(path, body, as({})),
    delete: (path: string) => api.ask('DELETE', path, as({})),
  };
}

async function give(permission: string, reach: string, to: Record<string, unknown>): Promise<string> {
  const { status, body, text } = await api.post('/v1/permission-grants', { permission, reach, to });
  if (status > 201) throw new Error(text);
  return body.id;
}

const take = (id: string) => api.ask('DELETE', `/v1/permission-grants/${id}`);

interface Item {
  permission: string;
  because: { kind: string; reach: string; text: string }[];
}

const reasonsOf = (body: { items: Item[] }, permission: string) =>
  body.items.find((item) => item.permission === permission)?.because.map(({ kind, reach }) => [kind, reach]) ?? [];

describe('giving', () => {
  test('What is given to a person, a group, a role or all who are registered holds from the next request on, and no longer than that', async () => {
    const person = await somebody();
    const group = (await api.post('/v1/groups', { code: 'planners', name: 'Planners' })).body.id;
    await api.post(`/v1/groups/${group}/members`, { add: [person.id] });
    await makeUser(api, { manager: person.id });
    for (const to of [
      { kind: 'user', user: person.id },
      { kind: 'group', group: 'planners' },
      { kind: 'role', role: 'manager' },
      { kind: 'everyone' },
    ]) {
      expect((await person.get('/v1/policies')).status).toBe(403);
      const id = await give('policies:view', 'everyone', to);
      expect([to.kind, (await person.get('/v1/policies')).status]).toEqual([to.kind, 200]);
      const { body } = await person.get('/v1/me/effective-permissions');
      expect(reasonsOf(body, 'policies:view')).toEqual([[to.kind, 'everyone']]);
      await take(id);
    }
    // Who is not in the group, and manages nobody, had nothing of it.
    const other = await somebody();
    const [one, two] = [
      await give('policies:view', 'everyone', { kind: 'group', group }),
      await give('policies:view', 'everyone', { kind: 'role', role: 'manager' }),
    ];
    expect((await other.get('/v1/policies')).status).toBe(403);
    expect((await person.get('/v1/policies')).status).toBe(200);
    await take(one);
    expect((await person.get('/v1/policies')).status).toBe(200);
    await take(two);
    expect((await person.get('/v1/policies')).status).toBe(403);
  });

  test('The same again is the same grant; a repeat with its key is too; taken back, it is kept', async () => {
    const { id: user } = await makeUser(api);
    const body = { permission: 'people:view', reach: 'below', to: { kind: 'user', user } };
    const headers = { 'Idempotency-Key': 'give-once' };
    const first = await api.post('/v1/permission-grants', body, { headers });
    expect(first.status).toBe(201);
    expect((await api.post('/v1/permission-grants', body, { headers })).body).toEqual(first.body);
    const again = await api.post('/v1/permission-grants', body);
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    expect((await take(first.body.id)).body.withdrawnAt).not.toBeNull();
    expect((await take(first.body.id)).status).toBe(200);
    const list = async (query: string) =>
      (await api.get(`/v1/permission-grants?user=${user}${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect([await list(''), await list('&withdrawn=true')]).toEqual([[], [first.body.id]]);
    const events = await api.get(`/v1/permission-events?subject=${first.body.id}`);
    const client = { kind: 'client', id: api.adminKey.slice(3, 15) };
    expect(events.body.items.map(({ type, by }: { type: string; by: unknown }) => [type, by])).toEqual([
      ['withdrawn', client],
      ['granted', client],
    ]);
  });

  test('What only superadmins have is given to nobody, no reach that it has not, and nobody gives anything to themselves', async () => {
    const { id: user } = await makeUser(api);
    const refused = async (permission: string, reach: string) => {
      const { status, body } = await api.post('/v1/permission-grants', {
        permission,
        reach,
        to: { kind: 'user', user },
      });
      return [status, body.errors?.[0].pointer];
    };
    expect(await refused('api_keys:manage', 'everyone')).toEqual([400, '#/permission']);
    expect(await refused('records:view', 'taught')).toEqual([400, '#/reach']);
    expect(await refused('people:edit', 'scope')).toEqual([400, '#/reach']);
    const root = await somebody({ level: 'superadmin' });
    const own = { permission: 'people:edit', reach: 'everyone', to: { kind: 'user', user: root.id } };
    const answer = await root.post('/v1/permission-grants', own);
    expect([answer.status, answer.body.type]).toEqual([409, 'urn:rollbook:problem:own-permission']);
    const given = await root.post('/v1/permission-grants', { ...own, to: { kind: 'user', user } });
    const events = await api.get(`/v1/permission-events?subject=${given.body.id}`);
    expect(events.body.items[0].by).toEqual({ kind: 'user', id: root.id });
  });

  test('Nobody changes their own level, status or expiry, a superadmin neither', async () => {
    const root = await somebody({ level: 'superadmin' });
    for (const [path, body] of [
      ['deactivate', {}],
      ['expiry', { expiresAt: '2099-01-01' }],
    ] as const) {
      const { status, body: problem } = await root.post(`/v1/users/${root.id}/${path}`, body);
      expect([path, status, problem.type]).toEqual([path, 409, 'urn:rollbook:problem:own-status']);
    }
    expect((await root.patch(`/v1/users/${root.id}`, { level: 'user' })).status).toBe(409);
    const editor = await somebody();
    await give('people:edit', 'everyone', { kind: 'user', user: editor.id });
    await give('people:set_status', 'everyone', { kind: 'user', user: editor.id });
    const own = await editor.patch(`/v1/users/${editor.id}`, { department: 'Mine' });
    expect([own.status, own.body.because]).toEqual([403, 'not-oneself']);
    const raised = await editor.patch(`/v1/users/${(await makeUser(api)).id}`, { level: 'power_user' });
    expect(raised.status).toBe(403);
    // Who may change an address may sign in with it.
    await give('people:view', 'everyone', { kind: 'user', user: editor.id });
    const guarded = await editor.patch(`/v1/users/${root.id}`, { email: 'taken@example.org' });
    expect([guarded.status, guarded.body.because]).toEqual([403, 'guarded']);
  });
});

describe('a power user', () => {
  test('may what the profile says, to whom and in what it says, as long as it is assigned and the level lasts', async () => {
    const sales = await makeUser(api, { department: 'Sales' });
    const law = await makeUser(api, { department: 'Law' });
    const [mine, other] = [await makeActivity(api), await makeActivity(api)];
    const scope = { people: [{ kind: 'department', value: 'Sales' }], activities: [mine.code] };
    const power = await somebody({ level: 'power_user' });
    const made = await api.post('/v1/power-user-profiles', {
      ...{
        code: 'sales-desk',
        title: 'Sales desk',
        permissions: ['people:view', 'enrolments:enrol', 'enrolments:view'],
      },
      scope,
    });
    expect(made.body).toMatchObject({ version: 1, users: [], scope: { activities: [mine.id] } });
    const at = `/v1/power-user-profiles/${made.body.id}`;
    const ask = (user: string, activity: string) =>
      power.post('/v1/enrolments', { user, activity, obligation: 'optional' });
    expect((await ask(sales.id, mine.id)).status).toBe(403);
    await api.post(`${at}/assignments`, { user: power.id });
    const born = await ask(sales.id, mine.id);
    expect([born.status, born.body.source]).toEqual([201, 'administrator']);
    expect([(await ask(law.id, mine.id)).status, (await ask(sales.id, other.id)).status]).toEqual([403, 403]);
    expect((await power.get(`/v1/enrolments?user=${sales.id}`)).body.items).toHaveLength(1);
    expect((await power.get('/v1/users?department=Law')).body.items).toEqual([]);
    expect((await power.get('/v1/users?department=Sales')).body.items).toHaveLength(1);
    // Another scope holds at once, and If-Match guards it.
    const stale = await api.patch(at, { title: 'Desk' }, { headers: { 'If-Match': '"7"' } });
    expect(stale.status).toBe(412);
    await api.patch(at, { scope: { ...scope, people: [{ kind: 'department', value: 'Law' }] } });
    expect((await power.get('/v1/users?department=Sales')).body.items).toEqual([]);
    // So does an audience, with whom it holds at the moment.
    const who = {
      by: 'all',
      of: [
        { by: 'department', in: ['Law'] },
        { by: 'location', in: ['Oslo'] },
      ],
    };
    await api.post('/v1/audiences', { code: 'law-in-oslo', title: 'Law in Oslo', who });
    const audience = { ...scope, people: [{ kind: 'audience', value: 'law-in-oslo' }] };
    expect((await api.patch(at, { scope: audience })).status).toBe(200);
    expect((await power.get(`/v1/users/${law.id}`)).status).toBe(404);
    await api.patch(`/v1/users/${law.id}`, { location: 'Oslo' });
    expect((await power.get(`/v1/users/${law.id}`)).status).toBe(200);
    expect((await power.get('/v1/users?department=Law')).body.items).toHaveLength(1);
    // The level is what it hangs on.
    await api.patch(`/v1/users/${power.id}`, { level: 'user' });
    expect((await ask(law.id, mine.id)).status).toBe(403);
    await api.patch(`/v1/users/${power.id}`, { level: 'power_user' });
    expect((await ask(law.id, mine.id)).status).toBe(201);
    await api.ask('DELETE', `${at}/assignments/${power.id}`);
    expect((await ask(law.id, mine.id)).status).toBe(403);
    const types = (await api.get(`/v1/permission-events?subject=${made.body.id}`)).body.items.map(
      ({ type }: { type: string }) => type,
    );
    expect(types).toEqual(['unassigned', 'changed', 'changed', 'assigned', 'made']);
  });

  test('A profile that cannot be is refused, and only power users have one', async () => {
    const given = { code: 'odd', title: 'Odd', permissions: ['people:view'] };
    const everybody = { people: [{ kind: 'everyone' }], activities: 'all' };
    const pointer = async (body: Record<string, unknown>) =>
      (await api.post('/v1/power-user-profiles', { ...given, scope: everybody, ...body })).body.errors?.[0].pointer;
    expect(await pointer({ permissions: ['people:view', 'policies:edit'] })).toBe('#/permissions/1');
    expect(await pointer({ scope: { ...everybody, people: [{ kind: 'group', value: 'none' }] } })).toBe(
      '#/scope/people/0/value',
    );
    expect(await pointer({ scope: { ...everybody, activities: ['none'] } })).toBe('#/scope/activities/0');
    const made = await api.post('/v1/power-user-profiles', { ...given, scope: everybody });
    expect(made.status).toBe(201);
    expect((await api.post('/v1/power-user-profiles', { ...given, scope: everybody })).status).toBe(409);
    const { id: user } = await makeUser(api);
    const refused = await api.post(`/v1/power-user-profiles/${made.body.id}/assignments`, { user });
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:rollbook:problem:not-a-power-user']);
  });
});

describe('what is shown', () => {
  test('Everybody reads what they may, and why; others read it of nobody but themselves', async () => {
    const manager = await somebody();
    const report = await somebody({ manager: manager.id });
    const { body } = await manager.get('/v1/me/effective-permissions');
    expect(body.roles).toEqual([{ role: 'manager', because: [{ fact: 'direct-reports', count: 1 }] }]);
    expect(reasonsOf(body, 'enrolments:view')).toEqual([
      ['registered', 'own'],
      ['role', 'below'],
    ]);
    const text = body.items.find(({ permission }: Item) => permission === 'enrolments:enrol').because.at(-1).text;
    expect(text).toBe('Has the role manager: 1 direct report.');
    const aboutReport = await manager.get(`/v1/me/effective-permissions?about=${report.id}`);
    expect(reasonsOf(aboutReport.body, 'enrolments:enrol')).toEqual([['role', 'reports']]);
    const stranger = await makeUser(api);
    for (const about of [stranger.id, 'nobody-at-all']) {
      const answer = await manager.get(`/v1/me/effective-permissions?about=${about}`);
      expect([answer.status, reasonsOf(answer.body, 'enrolments:enrol')]).toEqual([200, []]);
    }
    expect((await manager.get(`/v1/users/${manager.id}/effective-permissions`)).body).toEqual(body);
    expect((await manager.get(`/v1/users/${report.id}/effective-permissions`)).status).toBe(403);
    expect((await manager.get(`/v1/users/${stranger.id}/effective-permissions`)).status).toBe(404);
    expect((await api.get(`/v1/users/${manager.id}/effective-permissions`)).body).toEqual(body);
    expect((await api.get(`/v1/users/${manager.id}/effective-permissions?about=nobody-at-all`)).status).toBe(400);
  });

  test('A list holds what one may see, its counts too; what is outside is not found', async () => {
    const manager = await somebody();
    const report = await somebody({ manager: manager.id });
    const below = await somebody({ manager: report.id });
    const [hers, his] = [await makeEnrolment(api, { user: report.id }), await makeEnrolment(api, { user: below.id })];
    const strangers = await makeEnrolment(api);
    const seen = async (who: typeof manager) => {
      const { body } = await who.get('/v1/enrolments');
      return [body.items.map(({ id }: { id: string }) => id).sort(), body.tabs.all, body.total.count];
    };
    expect(await seen(manager)).toEqual([[hers.id, his.id].sort(), 2, 2]);
    expect(await seen(report)).toEqual([[hers.id, his.id].sort(), 2, 2]);
    expect(await seen(below)).toEqual([[his.id], 1, 1]);
    const csv = await api.get('/v1/enrolments', {
      key: null,
      headers: { ...(await signedIn(api.world, below.id)), Accept: 'text/csv' },
    });
    expect(csv.text.trimEnd().split('\r\n')).toHaveLength(2);
    expect((await below.get(`/v1/enrolments/${strangers.id}`)).body).toEqual(
      (await below.get(`/v1/enrolments/${below.id}`)).body,
    );
    expect((await below.get('/v1/users?manager=nobody-at-all')).body.items).toEqual([]);
    expect((await below.get(`/v1/users?manager=${manager.id}`)).body.items).toEqual([]);
    expect(
      (await manager.get(`/v1/users?manager=${manager.id}`)).body.items.map(({ id }: { id: string }) => id),
    ).toEqual([report.id]);
  });

  test('An enrolment shows what one may see of it, and the commands that are one’s own', async () => {
    const manager = await somebody();
    const learner = await somebody({ manager: manager.id });
    const { id } = await makeEnrolment(api, { user: learner.id, obligation: 'optional', note: 'Internal words' });
    const machine = await api.get(`/v1/enrolments/${id}`);
    expect(machine.body.internalNote).toBe('Internal words');
    const own = await learner.get(`/v1/enrolments/${id}`);
    expect(own.text).not.toContain('Internal words');
    expect(own.body.possible).toEqual(expect.arrayContaining(['start', 'withdraw']));
    expect(own.body.possible).not.toEqual(expect.arrayContaining(['complete']));
    expect((await manager.get(`/v1/enrolments/${id}`)).body.possible).toEqual([]);
    const administrator = await somebody();
    await give('enrolments:view', 'everyone', { kind: 'user', user: administrator.id });
    expect((await administrator.get(`/v1/enrolments/${id}`)).body).not.toHaveProperty('internalNote');
    await give('enrolments:manage', 'everyone', { kind: 'user', user: administrator.id });
    await give('enrolments:view_note', 'everyone', { kind: 'user', user: administrator.id });
    const shown = (await administrator.get(`/v1/enrolments?user=${learner.id}`)).body.items[0];
    expect(shown.internalNote).toBe('Internal words');
    expect(shown.possible).toEqual(expect.arrayContaining(['complete', 'cancel']));
    expect(shown.possible).not.toEqual(expect.arrayContaining(['start']));
  });
});

describe('asking for an enrolment', () => {
  test('The source follows from who one is to the other, and nobody claims another', async () => {
    const manager = await somebody();
    const report = await somebody({ manager: manager.id });
    const root = await somebody({ level: 'superadmin' });
    const ask = async (who: typeof manager, user: string, more: object = {}) => {
      const activity = (await makeActivity(api)).id;
      const { status, body } = await who.post('/v1/enrolments', { user, activity, obligation: 'optional', ...more });
      return status === 201 ? body.source : [status, body.field];
    };
    expect(await ask(report, report.id)).toBe('self');
    expect(await ask(manager, report.id, { obligation: 'mandatory' })).toBe('manager');
    expect(await ask(root, report.id, { role: 'tutor' })).toBe('administrator');
    expect(await ask(report, report.id, { source: 'administrator' })).toEqual([403, 'source']);
    expect(await ask(root, report.id, { source: 'hr' })).toEqual([403, 'source']);
    expect(await ask(report, report.id, { obligation: 'mandatory' })).toEqual([403, 'obligation']);
    expect(await ask(report, report.id, { role: 'instructor' })).toEqual([403, 'role']);
    expect(await ask(report, manager.id)).toEqual([403, undefined]);
    expect(await ask(report, 'nobody-at-all')).toEqual([403, undefined]);
    // A machine says it, and is taken at its word.
    const machine = await makeEnrolment(api, { user: report.id, source: 'hr' });
    expect(machine.source).toBe('hr');
  });

  test('Who is asked for many things is asked about each', async () => {
    const manager = await somebody();
    const other = await somebody();
    await api.post('/v1/policies', {
      code: 'by-manager',
      approval: { steps: [{ assignee: { relation: 'manager' } }] },
    });
    const activity = (await makeActivity(api, { policy: 'by-manager' })).id;
    const enrolment = await makeEnrolment(api, { user: (await makeUser(api, { manager: manager.id })).id, activity });
    const task = (await api.get(`/v1/approvals?enrolment=${enrolment.id}`)).body.items[0].id;
    const decide = (who: typeof manager, body: object) => who.post('/v1/approvals/decisions', body);
    const refused = await decide(other, { decisions: [{ approval: task, decision: 'approve' }] });
    expect(refused.body.items[0]).toMatchObject({ outcome: 'refused', status: 404 });
    const all = { all: { assignee: manager.id }, decision: 'approve' };
    expect((await decide(other, all)).status).toBe(403);
    const certified = await other.post('/v1/certifications/none/holders', { users: [manager.id] });
    expect(certified.status).toBe(403);
  });
});

test('What an instructor may with somebody is said of who is in their session, and of nobody else', async () => {
  const instructor = await somebody();
  const event = (await makeActivity(api, { type: 'event' })).id;
  const session = await seedSession(api.world, event, 'P30D', { instructors: [instructor.id] });
  const other = await seedSession(api.world, event, 'P40D');
  const [mine, theirs] = [await makeUser(api), await makeUser(api)];
  const enrolment = await makeEnrolment(api, { user: mine.id, activity: event, sessions: [session] });
  await makeEnrolment(api, { user: theirs.id, activity: event, sessions: [other] });
  const about = async (user: string) =>
    reasonsOf((await instructor.get(`/v1/me/effective-permissions?about=${user}`)).body, 'enrolments:evaluate');
  expect([await about(mine.id), await about(theirs.id)]).toEqual([[['role', 'taught']], []]);
  const roster = (await instructor.get(`/v1/sessions/${session}/roster`)).body.items;
  expect(roster.map(({ user }: { user: { id: string } }) => user.id)).toEqual([mine.id]);
  // Nor of another session of the same person.
  const attended = { command: 'attendance', attendance: 'fully', session: other };
  expect((await instructor.post(`/v1/enrolments/${enrolment.id}/commands`, attended)).status).toBe(403);
  const enrolling = { user: theirs.id, activity: event, obligation: 'optional' };
  expect((await instructor.post('/v1/enrolments', enrolling)).status).toBe(403);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test('A person is found by id, external id, username and e-mail address', async () => {
  const boss = await makeUser(api, { externalId: 'hr-1' });
  const { body: made, headers } = await api.post('/v1/users', {
    externalId: 'hr-2',
    username: 'guy1',
    email: 'Guy1@example.org',
    givenName: 'Guy',
    familyName: 'Gilbert',
    manager: 'hr-1',
    hireDate: '2006-01-28',
    timezone: 'America/Los_Angeles',
  });
  expect(made).toMatchObject({ name: 'Guy Gilbert', status: 'activated', version: 1, hireDate: '2006-01-28' });
  expect(made.manager).toEqual({ id: boss.id, externalId: 'hr-1', name: 'Ann Example' });
  expect(headers.get('location')).toBe(`/v1/users/${made.id}`);
  for (const ref of [made.id, made.id.toUpperCase(), 'hr-2', 'guy1', 'guy1@EXAMPLE.org']) {
    expect((await api.get(`/v1/users/${encodeURIComponent(ref)}`)).body).toEqual(made);
  }
  expect((await api.get('/v1/users/nobody')).status).toBe(404);
});

test('What must be unique is refused the second time, and named', async () => {
  await makeUser(api, { username: 'twice', email: 'twice@example.org', externalId: 'twice' });
  for (const [field, value] of Object.entries({ username: 'twice', email: 'TWICE@example.org', externalId: 'twice' })) {
    const fields = { username: 'once', email: 'once@example.org', givenName: 'A', familyName: 'B', [field]: value };
    const { status, body } = await api.post('/v1/users', fields);
    expect([field, status, body.errors[0].pointer]).toEqual([field, 409, `#/${field}`]);
  }
});

test('A change is guarded by If-Match: who comes second is told', async () => {
  const { id } = await makeUser(api);
  const { headers } = await api.get(`/v1/users/${id}`);
  const seen = { 'If-Match': headers.get('etag') ?? '' };
  const first = await api.patch(`/v1/users/${id}`, { department: 'Sales' }, { headers: seen });
  expect(first.body).toMatchObject({ department: 'Sales', version: 2 });
  expect(first.headers.get('etag')).toBe('"2"');
  const second = await api.patch(`/v1/users/${id}`, { department: 'Law' }, { headers: seen });
  expect(second).toMatchObject({ status: 412, body: { type: 'urn:rollbook:problem:changed-meanwhile' } });
  expect(
    (await api.patch(`/v1/users/${id}`, { department: 'Law' }, { headers: { 'If-Match': '"1", "2"' } })).status,
  ).toBe(200);
  expect((await api.patch(`/v1/users/${id}`, { department: 'IT' }, { headers: { 'If-Match': '*' } })).status).toBe(200);
  expect(
    (await api.patch(`/v1/users/${id}`, { department: 'IT' }, { headers: { 'If-Match': 'nonsense' } })).status,
  ).toBe(400);
  expect((await api.patch(`/v1/users/${id}`, {})).body).toMatchObject({ department: 'IT', version: 4 });
});

test('Null empties, what is left out stays, and nobody is their own manager', async () => {
  const { id } = await makeUser(api, { department: 'Sales', location: 'Bothell' });
  const { body } = await api.patch(`/v1/users/${id}`, { department: null });
  expect(body).toMatchObject({ department: null, location: 'Bothell' });
  expect((await api.patch(`/v1/users/${id}`, { manager: id })).body.errors[0].pointer).toBe('#/manager');
  expect((await api.patch(`/v1/users/${id}`, { manager: 'nobody' })).body.errors[0].pointer).toBe('#/manager');
  expect((await api.patch(`/v1/users/${id}`, { status: 'expired' })).status).toBe(400);
});

test('An expired person is brought back by a later date only', async () => {
  const { id } = await makeUser(api);
  await api.sql`update users set status = 'expired' where id = ${id}`;
  const { status, body } = await api.patch(`/v1/users/${id}`, { status: 'activated' });
  expect([status, body.type]).toEqual([409, 'urn:rollbook:problem:status-locked']);
});

test('People are found by any part of a name or address, and by the beginning when it is short', async () => {
  await makeUser(api, { givenName: 'Zoë', familyName: 'Quark-O’Neil', email: 'zq@quark.example' });
  await makeUser(api, { givenName: 'Per_cent', familyName: 'Hundred%', email: 'ph@other.example' });
  const found = async (q: string) => {
    const { body } = await api.get(`/v1/users?q=${encodeURIComponent(q)}`);
    return body.items.map(({ familyName }: { familyName: string }) => familyName);
  };
  expect(await found('uark')).toEqual(['Quark-O’Neil']);
  expect(await found('QUARK zoë')).toEqual(['Quark-O’Neil']);
  expect(await found('@quark.ex')).toEqual(['Quark-O’Neil']);
  expect(await found('zo')).toEqual(['Quark-O’Neil']);
  expect(await found('oë')).toEqual([]);
  expect(await found('r_cen')).toEqual(['Hundred%']);
  expect(await found('dred%')).toEqual(['Hundred%']);
  expect(await found('d_e%d')).toEqual([]);
});

test('A list is read page by page, and every entry once', async () => {
  const department = 'Pages';
  const ids: string[] = [];
  for (let n = 0; n < 7; n++) ids.push((await makeUser(api, { department })).id);
  const seen: string[] = [];
  let next: string | null = null;
  do {
    const cursor: string = next ? `&cursor=${next}` : '';
    const { body } = await api.get(`/v1/users?department=${department}&limit=3${cursor}`);
    seen.push(...body.items.map(({ id }: { id: string }) => id));
    next = body.next;
  } while (next);
  expect(seen).toEqual(ids.reverse());
});

test('The list as CSV has no cell that a spreadsheet would run', async () => {
  await makeUser(api, {
    givenName: '=1+1',
    familyName: '@home, "quoted"',
    department: 'Formulas',
    positionTitle: '+4',
  });
  const { status, text, headers } = await api.get('/v1/users?department=Formulas', { headers: { Accept: 'text/csv' } });
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain('text/csv');
  const [head, row, end] = text.split('\r\n');
  expect(head).toContain('external_id,username,email,given_name,family_name');
  expect(row).toContain(`,'=1+1,"'@home, ""quoted""",'+4,`);
  expect(end).toBe('');
});

const asked = (enrolmentId: string) => api.sql<{ commandId: string }[]>`
  delete from outbox where kind = 'reassign' and target_id = ${enrolmentId} returning command_id`;

test('R2: another manager, or a deactivation, makes the open approvals around a person look again', async () => {
  await api.post('/v1/policies', { code: 'ask', approval: { steps: [{ assignee: { relation: 'manager' } }] } });
  const activity = (await makeActivity(api, { policy: 'ask' })).id;
  const head = (await makeUser(api)).id;
  const boss = (await makeUser(api, { manager: head })).id;
  const other = (await makeUser(api)).id;
  const learner = (await makeUser(api, { manager: boss })).id;
  const stranger = (await makeUser(api, { manager: other })).id;
  const mine = (await makeEnrolment(api, { user: learner, activity })).id;
  const theirs = (await makeEnrolment(api, { user: stranger, activity })).id;
  expect((await api.get(`/v1/enrolments/${mine}`)).body.status).toBe('awaiting_approval');

  await api.patch(`/v1/users/${learner}`, { department: 'Elsewhere' });
  expect(await asked(mine)).toHaveLength(0);
  await api.patch(`/v1/users/${boss}`, { status: 'deactivated' });
  expect(await asked(mine)).toHaveLength(1);
  await api.patch(`/v1/users/${learner}`, { manager: other });
  const [message] = await asked(mine);
  expect(message?.commandId).toMatch(/^reassign\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/);
  expect(await asked(theirs)).toHaveLength(0);
});

test('R2: whoever stands above the approver makes no difference; whoever stands below does', async () => {
  await api.post('/v1/policies', { code: 'ask-above', approval: { steps: [{ assignee: { relation: 'manager' } }] } });
  const activity = (await makeActivity(api, { policy: 'ask-above' })).id;
  const top = (await makeUser(api)).id;
  const head = (await makeUser(api, { manager: top })).id;
  const away = (await makeUser(api, { manager: head })).id;
  const alsoAway = (await makeUser(api, { manager: away })).id;
  await api.patch(`/v1/users/${away}`, { status: 'deactivated' });
  await api.patch(`/v1/users/${alsoAway}`, { status: 'deactivated' });
  const learner = (await makeUser(api, { manager: alsoAway })).id;
  const { id } = await makeEnrolment(api, { user: learner, activity });
  const [task] = await api.sql<
    { assigneeId: string }[]
  >`select assignee_id from approval_tasks where enrolment_id = ${id}`;
  expect(task?.assigneeId).toBe(head);

  await api.patch(`/v1/users/${top}`, { status: 'deactivated' });
  expect(await asked(id)).toHaveLength(0);
  await api.patch(`/v1/users/${away}`, { status: 'activated' });
  expect(await asked(id)).toHaveLength(1);
});

test('R2: the activity’s owner and the user a policy names count as well', async () => {
  const named = (await makeUser(api)).id;
  const owner = (await makeUser(api)).id;
  await api.post('/v1/policies', {
    code: 'ask-named',
    approval: { steps: [{ assignee: { relation: 'user', user: named } }] },
  });
  await api.post('/v1/policies', { code: 'ask-owner', approval: { steps: [{ assignee: { relation: 'owner' } }] } });
  const byName = await makeEnrolment(api, { activity: (await makeActivity(api, { policy: 'ask-named' })).id });
  const byOwner = await makeEnrolment(api, { activity: (await makeActivity(api, { policy: 'ask-owner', owner })).id });
  for (const [person, { id }] of [
    [named, byName],
    [owner, byOwner],
  ] as const) {
    await api.patch(`/v1/users/${person}`, { status: 'deactivated' });
    expect(await asked(id)).toHaveLength(1);
    // The administrators' queue has it now, as far as the database knows; on return it comes back.
    await api.sql`update approval_tasks set assignee_id = null where enrolment_id = ${id}`;
    await api.patch(`/v1/users/${person}`, { status: 'activated' });
    expect(await asked(id)).toHaveLength(1);
  }
});

test('A manager tree has no cycles: nobody is put under their own reports', async () => {
  const top = (await makeUser(api)).id;
  const middle = (await makeUser(api, { manager: top })).id;
  const below = (await makeUser(api, { manager: middle })).id;
  const { status, body } = await api.patch(`/v1/users/${top}`, { manager: below });
  expect(status).toBe(400);
  expect(body.errors[0].pointer).toBe('#/manager');
  expect((await api.patch(`/v1/users/${below}`, { manager: top })).status).toBe(200);
});

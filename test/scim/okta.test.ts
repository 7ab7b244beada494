import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { audit } from '../support/audit.ts';
import { GROUP, oktaUser, patchOf, scimOf } from '../support/scim.ts';

let api: TestApi;
let scim: ReturnType<typeof scimOf>;
beforeAll(async () => {
  api = await startTestApi();
  scim = scimOf(api);
});
afterAll(async () => {
  expect(await audit(api.sql)).toEqual([]);
  await api.close();
});

const create = async (more: Record<string, unknown> = {}) =>
  (await scim('POST', '/Users', { body: oktaUser(more) })).body as { id: string; userName: string };
const group = async (body: Record<string, unknown>) =>
  (await scim('POST', '/Groups', { body: { schemas: [GROUP], ...body } })).body;
const membersOf = async (id: string) =>
  (await scim('GET', `/Groups/${id}`)).body.members.map(({ value }: { value: string }) => value).sort();

test('Okta looks for the userName first, then creates, then finds', async () => {
  const user = oktaUser();
  const address = `/Users?filter=${encodeURIComponent(`userName eq "${user.userName}"`)}&startIndex=1&count=100`;
  expect((await scim('GET', address)).body).toMatchObject({ totalResults: 0, startIndex: 1, itemsPerPage: 0 });
  const { status, body } = await scim('POST', '/Users', { body: user });
  expect([status, body.locale, body.password]).toEqual([201, 'en-US', undefined]);
  expect((await scim('GET', address)).body).toMatchObject({ totalResults: 1, Resources: [{ id: body.id }] });
});

test('active is changed without a path, and by PUT with all that Okta knows', async () => {
  const { id } = await create();
  const off = await scim('PATCH', `/Users/${id}`, { body: patchOf({ op: 'replace', value: { active: false } }) });
  expect([off.status, off.body.active]).toEqual([200, false]);
  // Who is deactivated is still there.
  const { body } = await scim('GET', `/Users/${id}`);
  expect(body.active).toBe(false);
  const put = await scim('PUT', `/Users/${id}`, {
    body: { ...body, active: true, name: { givenName: 'New', familyName: 'Name' } },
  });
  expect([put.status, put.body.active, put.body.displayName]).toEqual([200, true, 'New Name']);
});

test('R38: a PUT empties what SCIM has said and leaves out now, and not what was written here', async () => {
  const sent = oktaUser({ title: 'Cook' });
  const { id } = (await scim('POST', '/Users', { body: sent })).body;
  await api.patch(`/v1/users/${id}`, { department: 'Kitchen', timezone: 'Europe/Vienna' });
  const { title, ...rest } = sent;
  expect(title).toBe('Cook');
  await scim('PUT', `/Users/${id}`, { body: rest });
  const { body } = await api.get(`/v1/users/${id}`);
  expect(body).toMatchObject({ positionTitle: null, department: 'Kitchen', timezone: 'Europe/Vienna' });
});

test('R36: a group is made with members, renamed, filled and emptied; each member’s history tells it', async () => {
  const [one, two] = [await create(), await create()];
  const made = await group({ displayName: 'Nurses', externalId: 'g-1', members: [{ value: one.id, display: 'x' }] });
  expect(made).toMatchObject({ displayName: 'Nurses', externalId: 'g-1', members: [{ value: one.id, type: 'User' }] });
  const { id } = made;
  const change = async (...operations: Record<string, unknown>[]) =>
    expect((await scim('PATCH', `/Groups/${id}`, { body: patchOf(...operations) })).status).toBe(204);
  // Okta renames with the id beside it.
  await change({ op: 'replace', value: { id, displayName: 'All nurses' } });
  expect((await scim('GET', `/Groups/${id}?excludedAttributes=members`)).body).toEqual(
    expect.objectContaining({ displayName: 'All nurses' }),
  );
  await change({ op: 'Add', path: 'members', value: [{ $ref: null, value: two.id }] });
  expect(await membersOf(id)).toEqual([one.id, two.id].sort());
  await change({ op: 'remove', path: `members[value eq "${one.id}"]` });
  expect(await membersOf(id)).toEqual([two.id]);
  await change({ op: 'Remove', path: 'members', value: [{ $ref: null, value: two.id }] });
  expect(await membersOf(id)).toEqual([]);
  await change({ op: 'replace', path: 'members', value: [{ value: one.id }, { value: two.id }] });
  expect(await membersOf(id)).toEqual([one.id, two.id].sort());
  await change({ op: 'remove', path: 'members' });
  const events = (await api.get(`/v1/users/${two.id}/history`)).body.items;
  expect(events.map(({ type }: { type: string }) => type)).toEqual([
    'created',
    ...['joined_group', 'left_group', 'joined_group', 'left_group'],
  ]);
  expect(events[1].data).toMatchObject({ source: 'scim', group: id });
});

test('a group is replaced, found by its name, its key or a member, and taken away', async () => {
  const { id: member } = await create();
  const { id } = await group({ displayName: 'Cooks & Co', externalId: 'g-2' });
  const put = await scim('PUT', `/Groups/${id}`, {
    body: { displayName: 'Cooks', externalId: 'g-2', members: [{ value: member }] },
  });
  expect([put.status, put.body.members.length]).toEqual([200, 1]);
  for (const filter of [
    'displayName eq "cooks"',
    'externalId eq "g-2"',
    `members[value eq "${member}"]`,
    `members eq "${member}"`,
  ]) {
    const { body } = await scim('GET', `/Groups?filter=${encodeURIComponent(filter)}`);
    expect([filter, body.totalResults, body.Resources[0]?.id]).toEqual([filter, 1, id]);
  }
  await scim('DELETE', `/Users/${member}`);
  expect(await membersOf(id)).toEqual([]);
  const stale = { 'If-Match': 'W/"1"' };
  expect((await scim('DELETE', `/Groups/${id}`, { headers: stale })).status).toBe(412);
  expect((await scim('DELETE', `/Groups/${id}`)).status).toBe(204);
  expect((await scim('GET', `/Groups/${id}`)).status).toBe(404);
});

test('who is not known, or a group, is no member; what cannot be patched is said', async () => {
  const { id } = await group({ displayName: 'Few' });
  for (const [value, path = 'members'] of [
    [[{ value: '019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10' }]],
    [[{ value: id, type: 'Group' }]],
    [[{ value: 'x' }]],
    ['', 'displayName'],
  ] as const) {
    const { status, body } = await scim('PATCH', `/Groups/${id}`, { body: patchOf({ op: 'add', path, value }) });
    expect([status, body.scimType]).toEqual([400, 'invalidValue']);
  }
});

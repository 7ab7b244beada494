import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { audit } from '../support/audit.ts';
import { ENTERPRISE, entraUser, patchOf, scimOf } from '../support/scim.ts';

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

const create = async (more: Record<string, unknown> = {}) => {
  const { status, body, text } = await scim('POST', '/Users', { body: entraUser(more) });
  expect(status, text).toBe(201);
  return body;
};
const change = async (id: string, ...operations: Record<string, unknown>[]) => {
  const { status, body, text } = await scim('PATCH', `/Users/${id}`, { body: patchOf(...operations) });
  expect(status, text).toBe(200);
  return body;
};
const person = async (id: string) => (await api.get(`/v1/users/${id}`)).body;
const history = async (id: string) =>
  (await api.get(`/v1/users/${id}/history`)).body.items.map(({ type }: { type: string }) => type);

test('Entra tests its connection by looking for somebody who is not there: a list of none', async () => {
  const { status, body } = await scim('GET', `/Users?filter=userName+eq+%22${randomUUID()}%22`);
  expect([status, body.totalResults, body.Resources]).toEqual([200, 0, []]);
});

test('R36, R38: a person is created with what is kept here, and SCIM is the master of what it gave', async () => {
  const sent = entraUser();
  const { status, body, headers } = await scim('POST', '/Users', { body: sent });
  expect(status).toBe(201);
  expect(headers.get('content-type')).toContain('application/scim+json');
  expect(headers.get('location')).toBe(body.meta.location);
  expect(headers.get('etag')).toBe(body.meta.version);
  expect(body).toMatchObject({ userName: sent.userName, displayName: 'Lena Huber', title: 'Nurse', active: true });
  expect(body).toMatchObject({ [ENTERPRISE]: sent[ENTERPRISE] });
  expect(JSON.stringify(body)).not.toContain('555-0100');
  const kept = await person(body.id);
  expect(kept).toMatchObject({ externalId: sent.externalId, department: 'Ward 3', positionTitle: 'Nurse' });
  expect(kept.masters).toMatchObject({ department: { master: 'scim' }, username: { master: 'scim' } });
  // It said nothing of the time zone: whoever does is its master.
  expect(kept.masters.timezone).toBeUndefined();
  expect(await history(body.id)).toEqual(['created', 'changed']);
});

test('a second one with the same userName, in whatever case, or the same address is refused as a matter of uniqueness', async () => {
  const first = entraUser();
  expect((await scim('POST', '/Users', { body: first })).status).toBe(201);
  const userName = String(first.userName).toUpperCase();
  for (const body of [
    { ...entraUser(), userName },
    { ...entraUser(), emails: first.emails },
    { ...entraUser(), externalId: first.externalId },
  ]) {
    const again = await scim('POST', '/Users', { body });
    expect([again.status, again.body.scimType, again.body.status]).toEqual([409, 'uniqueness', '409']);
  }
});

test('PATCH as Entra writes it: capital letters, "False" as a text, paths with filters, names with their schema', async () => {
  const { id } = await create();
  expect((await change(id, { op: 'Replace', path: 'active', value: 'False' })).active).toBe(false);
  expect((await person(id)).status).toBe('deactivated');
  expect((await change(id, { op: 'Replace', path: 'active', value: 'True' })).active).toBe(true);
  const address = `${randomUUID()}@contoso.example`;
  const after = await change(
    id,
    { op: 'Replace', path: 'emails[type eq "work"].value', value: address },
    { op: 'Replace', path: 'name.familyName', value: 'Gruber' },
    { op: 'Add', path: `${ENTERPRISE}:department`, value: 'Ward 4' },
    { op: 'Replace', path: 'phoneNumbers[type eq "mobile"].value', value: '555-0101' },
    { op: 'Add', path: 'title', value: [{ $ref: null, value: 'Head nurse' }] },
    { op: 'Replace', path: 'displayName', value: 'Something else' },
  );
  expect(after).toMatchObject({ emails: [{ value: address }], displayName: 'Lena Gruber', title: 'Head nurse' });
  expect(after[ENTERPRISE].department).toBe('Ward 4');
  const named = await change(id, {
    op: 'replace',
    value: { [`${ENTERPRISE}:department`]: 'Ward 5', 'name.givenName': 'Leni', [ENTERPRISE]: { employeeNumber: '99' } },
  });
  expect(named[ENTERPRISE]).toMatchObject({ department: 'Ward 5', employeeNumber: '99' });
  expect(named.name.givenName).toBe('Leni');
  const emptied = await change(id, { op: 'Remove', path: 'title' }, { op: 'remove', path: ENTERPRISE });
  expect([emptied.title, emptied[ENTERPRISE]]).toEqual([undefined, undefined]);
});

test('R2: a manager comes as an id, an object, a reference or an external id, and goes again', async () => {
  const boss = await create();
  const other = await create();
  const { id } = await create();
  const path = `${ENTERPRISE}:manager`;
  const managerAfter = async (operation: Record<string, unknown>) =>
    (await change(id, { path, ...operation }))[ENTERPRISE]?.manager?.value;
  expect(await managerAfter({ op: 'Add', value: boss.id })).toBe(boss.id);
  expect(await managerAfter({ op: 'Replace', value: { value: other.id } })).toBe(other.id);
  expect(await managerAfter({ op: 'Replace', value: { $ref: boss.meta.location } })).toBe(boss.id);
  expect(await managerAfter({ op: 'Replace', value: other.externalId })).toBe(other.id);
  expect(await managerAfter({ op: 'Replace', value: { value: '' } })).toBeUndefined();
  expect(await managerAfter({ op: 'Add', value: [{ $ref: null, value: boss.id }] })).toBe(boss.id);
  expect(await managerAfter({ op: 'Remove' })).toBeUndefined();
  const wrong = await scim('PATCH', `/Users/${id}`, { body: patchOf({ op: 'Add', path, value: 'nobody' }) });
  expect([wrong.status, wrong.body.scimType]).toEqual([400, 'invalidValue']);
  await change(id, { op: 'Add', path, value: boss.id });
  const cycle = await scim('PATCH', `/Users/${boss.id}`, { body: patchOf({ op: 'Add', path, value: id }) });
  expect([cycle.status, cycle.body.scimType]).toEqual([400, 'invalidValue']);
});

test('R38: what another keeps stays as it is and is named, and the rest is done', async () => {
  const { id } = await create();
  await api.patch(`/v1/users/${id}`, { masters: { department: 'hr' } });
  const { status, body, headers } = await scim('PATCH', `/Users/${id}`, {
    body: patchOf(
      { op: 'Replace', path: `${ENTERPRISE}:department`, value: 'Elsewhere' },
      { op: 'Replace', path: 'title', value: 'Doctor' },
    ),
  });
  expect([status, body.title, body[ENTERPRISE].department]).toEqual([200, 'Doctor', 'Ward 3']);
  expect(headers.get('x-rollbook-kept')).toBe('department');
  const { externalId } = await person(id);
  expect(externalId).toBe(body.externalId);
});

test('R32: who has expired stays so, whatever SCIM says of active', async () => {
  const { id } = await create();
  await api.post(`/v1/users/${id}/expiry`, { expiresAt: '2001-01-01T00:00:00Z' });
  const { status, body, headers } = await scim('PATCH', `/Users/${id}`, {
    body: patchOf({ op: 'Replace', path: 'active', value: true }, { op: 'Replace', path: 'title', value: 'Doctor' }),
  });
  expect([status, body.active, body.title, headers.get('x-rollbook-kept')]).toEqual([200, false, 'Doctor', 'active']);
});

test('DELETE deactivates and erases nothing; for SCIM nobody is there, until a POST or somebody here lets them in', async () => {
  const sent = entraUser();
  const { id } = (await scim('POST', '/Users', { body: sent })).body;
  expect((await scim('DELETE', `/Users/${id}`)).status).toBe(204);
  expect((await scim('GET', `/Users/${id}`)).status).toBe(404);
  expect((await scim('DELETE', `/Users/${id}`)).status).toBe(404);
  expect(
    (await scim('PATCH', `/Users/${id}`, { body: patchOf({ op: 'Add', path: 'title', value: 'x' }) })).status,
  ).toBe(404);
  expect((await scim('GET', `/Users?filter=id eq "${id}"`)).body.totalResults).toBe(0);
  expect(await person(id)).toMatchObject({ status: 'deactivated', givenName: 'Lena' });
  const again = await scim('POST', '/Users', { body: { ...sent, title: 'Doctor' } });
  expect([again.status, again.body.id, again.body.active, again.body.title]).toEqual([201, id, true, 'Doctor']);
  await scim('DELETE', `/Users/${id}`);
  await api.post(`/v1/users/${id}/activate`, {});
  expect((await scim('GET', `/Users/${id}`)).body.active).toBe(true);
});

test('who dies between the deed and its answer leaves a person whom Entra finds, and a repeat that changes nothing', async () => {
  const sent = entraUser();
  const { id } = (await scim('POST', '/Users', { body: sent })).body;
  expect((await scim('POST', '/Users', { body: sent })).status).toBe(409);
  const found = await scim('GET', `/Users?filter=userName eq "${sent.userName}"`);
  expect(found.body.Resources[0].id).toBe(id);
  const operation = { op: 'Replace', path: 'title', value: 'Doctor' };
  const first = await change(id, operation);
  expect((await change(id, operation)).meta.version).toBe(first.meta.version);
  expect(await history(id)).toEqual(['created', 'changed', 'changed']);
});

test('people without a name of their own have that by which they are shown; people of before are found too', async () => {
  const { name, ...nameless } = entraUser({ displayName: 'Maria del Carmen Ruiz' });
  expect(name).toBeDefined();
  const { body } = await scim('POST', '/Users', { body: nameless });
  expect(body.name).toEqual({ givenName: 'Maria del Carmen', familyName: 'Ruiz' });
  const byHand = await makeUser(api, { positionTitle: 'Cook' });
  expect((await scim('GET', `/Users/${byHand.id}`)).body).toMatchObject({ title: 'Cook', timezone: 'Europe/Berlin' });
});

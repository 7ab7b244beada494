import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { entraUser, patchOf, scimOf } from '../support/scim.ts';

let api: TestApi;
let scim: ReturnType<typeof scimOf>;
let user: { id: string; userName: string; meta: { version: string } };
beforeAll(async () => {
  api = await startTestApi();
  scim = scimOf(api);
  for (const title of ['Cook', 'Chef', 'Waiter']) {
    user = (await scim('POST', '/Users', { body: entraUser({ title }) })).body;
  }
});
afterAll(() => api.close());

const find = async (filter: string) => scim('GET', `/Users?filter=${encodeURIComponent(filter)}`);

test.each([
  ['title eq "cook"', 1],
  ['title ne "cook"', 2],
  ['title co "E"', 2],
  ['title sw "C" and title ew "f"', 1],
  ['not (title sw "c")', 1],
  ['title eq "Cook" or (title eq "Chef" and active eq true)', 2],
  ['emails[type eq "work" and value co "contoso"]', 3],
  ['emails.value ew "@contoso.example"', 3],
  ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "Ward 3"', 3],
  ['urn:ietf:params:scim:schemas:core:2.0:User:userName sw "entra"', 3],
  ['manager pr', 0],
  ['meta.lastModified gt "2001-01-01T00:00:00Z" and active eq "True"', 3],
  ['displayName eq "Lena Huber" and title pr', 3],
  ['id eq "no id"', 0],
])('the filter %s finds %i', async (filter, count) => {
  const { status, body } = await find(filter);
  expect([status, body.totalResults]).toEqual([200, count]);
});

test.each([
  'title',
  'title is "x"',
  'title eq x',
  'title eq "x',
  '(title eq "x"',
  'password eq "x"',
  'phoneNumbers[type eq "work"] pr',
  'active gt true',
  'active eq "perhaps"',
  'meta.created gt "yesterday"',
  'id co "x"',
  `${'('.repeat(50)}title pr${')'.repeat(50)}`,
  Array.from({ length: 100 }, () => 'title pr').join(' or '),
])('the filter %s is refused as invalidFilter', async (filter) => {
  const { status, body } = await find(filter);
  expect([status, body.scimType, body.schemas]).toEqual([
    400,
    'invalidFilter',
    ['urn:ietf:params:scim:api:messages:2.0:Error'],
  ]);
});

test('pages are counted from 1; none are asked for by 0, and what lies beyond is empty', async () => {
  const page = async (query: string) => {
    const { body } = await scim('GET', `/Users?${query}`);
    return [body.totalResults, body.startIndex, body.itemsPerPage, body.Resources.length];
  };
  expect(await page('startIndex=2&count=1')).toEqual([3, 2, 1, 1]);
  expect(await page('count=0')).toEqual([3, 1, 0, 0]);
  expect(await page('startIndex=0&count=-1')).toEqual([3, 1, 0, 0]);
  expect(await page('startIndex=9')).toEqual([3, 9, 0, 0]);
  expect((await scim('GET', '/Users?count=many')).body.scimType).toBe('invalidValue');
});

test('only what is asked for is shown, also of what is never shown unasked', async () => {
  const shown = async (query: string) => (await scim('GET', `/Users/${user.id}?${query}`)).body;
  expect(Object.keys(await shown('attributes=userName'))).toEqual(['schemas', 'id', 'userName']);
  expect((await shown('attributes=emails.primary,name.formatted')).emails).toEqual([{ primary: true }]);
  expect((await shown('excludedAttributes=emails,title')).emails).toBeUndefined();
  expect((await scim('GET', `/Users/${user.id}?attributes=a&excludedAttributes=b`)).status).toBe(400);
  const searched = await scim('POST', '/Users/.search', { body: { filter: 'title eq "Chef"', attributes: ['title'] } });
  expect(searched.body.Resources).toEqual([expect.objectContaining({ title: 'Chef' })]);
  expect((await scim('POST', '/.search', { body: { count: 2 } })).body).toMatchObject({
    totalResults: 3,
    itemsPerPage: 2,
  });
});

test('an ETag says which version is meant: 304 to who has it, 412 to who has an older one', async () => {
  const { version } = user.meta;
  expect((await scim('GET', `/Users/${user.id}`, { headers: { 'If-None-Match': version } })).status).toBe(304);
  const body = patchOf({ op: 'replace', path: 'title', value: 'Waiter, head' });
  expect((await scim('PATCH', `/Users/${user.id}`, { body, headers: { 'If-Match': version } })).status).toBe(200);
  const late = await scim('PATCH', `/Users/${user.id}`, { body, headers: { 'If-Match': version } });
  expect([late.status, late.body.status]).toEqual([412, '412']);
  expect((await scim('DELETE', `/Users/${user.id}`, { headers: { 'If-Match': version } })).status).toBe(412);
});

test('two who change different things at the same instant both do', async () => {
  const change = (path: string, value: string) =>
    scim('PATCH', `/Users/${user.id}`, { body: patchOf({ op: 'replace', path, value }) });
  const both = await Promise.all([change('title', 'Both'), change('name.givenName', 'Anna'), change('locale', 'de')]);
  expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
  const { body } = await scim('GET', `/Users/${user.id}`);
  expect([body.title, body.name.givenName, body.locale]).toEqual(['Both', 'Anna', 'de']);
});

test('a key is needed, and one with the scope write for changes; the descriptions are for anybody', async () => {
  const nobody = await scim('GET', '/Users', { key: null });
  expect([nobody.status, nobody.body.status, nobody.headers.get('www-authenticate')]).toEqual([
    401,
    '401',
    expect.stringContaining('Bearer'),
  ]);
  const key = await api.keyFor('read');
  expect((await scim('GET', '/Users', { key })).status).toBe(200);
  expect((await scim('POST', '/Users/.search', { key, body: {} })).status).toBe(200);
  expect((await scim('POST', '/Users', { key, body: entraUser() })).status).toBe(403);
  const { body } = await scim('GET', '/ServiceProviderConfig', { key: null });
  expect([body.patch.supported, body.bulk.supported, body.sort.supported, body.etag.supported]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test('what is there is described, and what is not is said: 404, 405 with Allow, 501', async () => {
  for (const path of ['/Schemas', '/ResourceTypes']) {
    const { body } = await scim('GET', path);
    for (const { id } of body.Resources) expect((await scim('GET', `${path}/${id}`)).body.id).toBe(id);
    expect((await scim('GET', `${path}?filter=id pr`)).status).toBe(403);
    expect((await scim('GET', `${path}/nothing`)).body.status).toBe('404');
  }
  const refused = await scim('PUT', '/Users', { body: {} });
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  expect((await scim('GET', '/Me')).status).toBe(501);
  expect((await scim('POST', '/Bulk', { body: {} })).status).toBe(501);
  expect((await scim('GET', '/nothing')).body.schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error']);
});

test.each([
  [{ op: 'move', path: 'title', value: 'x' }, 'invalidSyntax'],
  [{ op: 'remove' }, 'noTarget'],
  [{ op: 'add', path: 'title' }, 'invalidValue'],
  [{ op: 'add', value: 'x' }, 'invalidValue'],
  [{ op: 'replace', path: 'id', value: 'x' }, 'mutability'],
  [{ op: 'replace', path: 'a b', value: 'x' }, 'invalidPath'],
  [{ op: 'replace', path: 'emails[type', value: 'x' }, 'invalidPath'],
  [{ op: 'replace', path: 'emails[type is "x"]', value: 'x' }, 'invalidFilter'],
  [{ op: 'replace', path: 'emails[type co "x"].value', value: 'x' }, 'noTarget'],
  [{ op: 'remove', path: 'userName' }, 'invalidValue'],
  [{ op: 'remove', path: 'emails' }, 'nothing'],
  [{ op: 'replace', path: 'timezone', value: 'Mars' }, 'invalidValue'],
  [{ op: 'replace', path: 'active', value: 'maybe' }, 'invalidValue'],
  [{ op: 'replace', path: 'emails', value: [{ value: 'none' }] }, 'invalidValue'],
  [{ op: 'replace', path: 'title', value: 'x'.repeat(300) }, 'invalidValue'],
])('the operation %j is answered with %s', async (operation, scimType) => {
  const { status, body } = await scim('PATCH', `/Users/${user.id}`, { body: patchOf(operation) });
  expect([status, body.scimType ?? 'nothing']).toEqual([scimType === 'nothing' ? 200 : 400, scimType]);
});

test('what is no SCIM at all is a 400 too, and never a 500', async () => {
  const raw = (text: string, type = 'application/scim+json') =>
    api.ask('POST', '/scim/v2/Users', { raw: text, headers: { 'Content-Type': type } });
  expect((await raw('{')).body.scimType).toBe('invalidSyntax');
  for (const text of [
    '[]',
    'null',
    '"x"',
    '{}',
    '{"userName":{}}',
    '{"userName":"a\\u0000b","displayName":"x y","emails":[{"value":"a@b.example"}]}',
  ]) {
    expect([text, (await raw(text)).status]).toEqual([text, 400]);
  }
  expect((await raw('<a/>', 'text/xml')).status).toBe(415);
  expect((await scim('GET', '/Users/nobody')).status).toBe(404);
  expect((await scim('GET', '/Users/%E0%A4%A')).body.status).toBe('404');
});

test('A key for people only may people and nothing else, by SCIM as by the rest of the API', async () => {
  const { body } = await api.post('/v1/api-keys', { name: 'directory', scopes: ['people:read'] });
  const asks = async (method: string, path: string) => {
    const answer = await fetch(`${api.url}/scim/v2${path}`, {
      method,
      headers: { Authorization: `Bearer ${body.secret}`, 'Content-Type': 'application/scim+json' },
      ...(method === 'POST' && { body: JSON.stringify(entraUser()) }),
    });
    return [answer.status, answer.headers.get('ratelimit-policy')?.includes('requests') ?? false];
  };
  expect(await asks('GET', '/Users')).toEqual([200, true]);
  expect(await asks('GET', '/Groups')).toEqual([403, true]);
  expect(await asks('POST', '/Users')).toEqual([403, true]);
  expect(await asks('GET', '/ServiceProviderConfig')).toEqual([200, false]);
});

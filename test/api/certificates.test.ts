import { createHash } from 'node:crypto';
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import QRCode from 'qrcode';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newSigningKey } from '../../config/secrets.ts';
import { issueCertificate } from '../../proof/issue.ts';
import { drawCertificate } from '../../proof/paper.ts';
import { readCertificate } from '../../store/certificates.ts';
import { readTemplate } from '../../store/certificateTemplates.ts';
import { connect } from '../../store/db.ts';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { isRevokedIn, makeRecord, readPdf, saidTexts } from '../support/certificates.ts';
import { signedIn } from '../support/signedIn.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ workers: 1, background: true });
});
afterAll(() => api.close());

async function record(fields: Parameters<typeof makeRecord>[2] = {}, person: Record<string, unknown> = {}) {
  const user = await makeUser(api, person);
  return makeRecord(api.sql, user.id, fields);
}

async function paper(path: string): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const response = await fetch(`${api.url}${path}`, { headers: { Authorization: `Bearer ${api.adminKey}` } });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

const certificateOf = (id: string) => paper(`/v1/training-records/${id}/certificate`);
const issued = async (id: string) => (await api.get(`/v1/training-records/${id}/certificates`)).body.items;

describe('R27: the certificate of a record', () => {
  test('is issued at the first demand, says what the record says, and is the same bytes ever after', async () => {
    const user = await makeUser(api);
    const fields = { title: 'Working at Heights', provider: 'Red Cross', until: '2028-03-31' };
    const id = await makeRecord(api.sql, user.id, fields);
    const first = await certificateOf(id);
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const { text } = await readPdf(first.bytes);
    for (const said of ['Ann Example', 'Working at Heights', 'Red Cross', '31 March 2026', '31 March 2028'])
      expect(text).toContain(said);
    await api.sql`update users set family_name = 'Married' where id = ${user.id}`;
    await api.post('/v1/certificate-templates', { ...TEMPLATE, code: 'default', heading: 'Another heading' });
    expect((await certificateOf(id)).bytes.equals(first.bytes)).toBe(true);
    const items = await issued(id);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ status: 'valid', name: 'Ann Example', unshown: [], endedAt: null });
    expect(items[0].sha256).toBe(createHash('sha256').update(first.bytes).digest('hex'));
    expect(first.headers.get('content-disposition')).toContain(`certificate-${items[0].serial}.pdf`);
  });

  test('can be drawn again from what was kept, to the byte', async () => {
    const id = await record({ title: 'إخلاء المبنى' }, { givenName: 'Ann', familyName: 'शर्मा' });
    const { bytes } = await certificateOf(id);
    const [{ serial }] = await issued(id);
    const row = await readCertificate(api.sql, serial);
    const template = await readTemplate(api.sql, row?.template.code ?? '', row?.template.version);
    if (!row || !template) throw new Error('not kept');
    expect((await drawCertificate(row.facts, template.rules)).pdf.equals(bytes)).toBe(true);
  });

  test('asked for by many at once is one', async () => {
    const id = await record();
    // As from three processes: each has a pool of its own, and draws.
    const others = [connect(api.world.databaseUrl, 1), connect(api.world.databaseUrl, 1)];
    const [answers] = await Promise.all([
      Promise.all(Array.from({ length: 8 }, () => certificateOf(id))),
      ...others.map((sql) => issueCertificate({ ...api.deps, sql }, id)),
    ]);
    await Promise.all(others.map((sql) => sql.end()));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map(({ bytes }) => bytes.toString('base64'))).size).toBe(1);
    expect(await issued(id)).toHaveLength(1);
  });

  test('of a completion is revoked when the enrolment is reopened', async () => {
    const activity = await makeActivity(api, { trainingEvent: true, title: 'First Aid', validFor: 'P2Y' });
    const enrolment = await makeEnrolment(api, { activity: activity.id });
    const command = (body: object) => api.post(`/v1/enrolments/${enrolment.id}/commands`, body);
    expect((await command({ command: 'complete' })).status).toBe(200);
    const { body } = await api.get(`/v1/training-records?enrolment=${enrolment.id}`);
    const id = body.items[0].id;
    expect((await certificateOf(id)).status).toBe(200);
    expect((await command({ command: 'reopen', reason: 'by mistake' })).status).toBe(200);
    expect(await issued(id)).toMatchObject([{ status: 'revoked' }]);
    expect((await certificateOf(id)).status).toBe(404);
  });

  test('is superseded when its record is corrected, and the next demand issues another', async () => {
    const id = await record({ title: 'Fire Safty' });
    const { bytes } = await certificateOf(id);
    await api.sql`update training_records set title = 'Fire Safety' where id = ${id}`;
    const other = await certificateOf(id);
    expect((await readPdf(other.bytes)).text).toContain('Fire Safety');
    const items = await issued(id);
    expect(items.map((one: { status: string }) => one.status)).toEqual(['valid', 'superseded']);
    const former = await paper(`/v1/certificates/${items[1].serial}/document`);
    expect(former.bytes.equals(bytes)).toBe(true);
    expect((await api.get(`/v1/certificates/${items[1].serial.toLowerCase()}`)).body.status).toBe('superseded');
    // Back to what it was: what was superseded stays so, as papers are not collected again.
    await api.sql`update training_records set title = 'Fire Safty' where id = ${id}`;
    await certificateOf(id);
    expect((await issued(id)).map((one: { status: string }) => one.status)).toEqual([
      'valid',
      'superseded',
      'superseded',
    ]);
  });

  test('is issued anew for who is called otherwise now; the command repeated finds the one that it made', async () => {
    const user = await makeUser(api);
    const id = await makeRecord(api.sql, user.id);
    await certificateOf(id);
    await api.sql`update users set family_name = 'Married' where id = ${user.id}`;
    const headers = { 'Idempotency-Key': uuidv7() };
    const again = () => api.ask('POST', `/v1/training-records/${id}/certificates`, { headers });
    const { status, body } = await again();
    expect([status, body.name, body.status]).toEqual([201, 'Ann Married', 'valid']);
    await api.sql`update idempotency_keys set status = null, body = null where key = ${headers['Idempotency-Key']}`;
    expect((await again()).body.serial).toBe(body.serial);
    expect((await issued(id)).map((one: { status: string }) => one.status)).toEqual(['valid', 'superseded']);
  });

  test('R35: goes with who is erased; the number is unknown then, and the credential revoked', async () => {
    const user = await makeUser(api);
    const id = await makeRecord(api.sql, user.id);
    await certificateOf(id);
    const [{ serial }] = await issued(id);
    const row = await readCertificate(api.sql, serial);
    const exported = (await api.get(`/v1/users/${user.id}/personal-data`)).body;
    expect(exported.sections.certificates).toMatchObject([{ serial, facts: { name: 'Ann Example' } }]);
    const erased = await api.post(`/v1/users/${user.id}/erase`, { reason: 'no_longer_needed' });
    expect([erased.status, erased.text]).toEqual([202, erased.text]);
    expect(await readCertificate(api.sql, serial)).toBeNull();
    expect((await certificateOf(id)).status).toBe(404);
    expect(await isRevokedIn(api.url, row?.number ?? -1)).toBe(true);
  });

  test('R35: of a restricted record is only for who may see it', async () => {
    const id = await record();
    await certificateOf(id);
    const [{ serial }] = await issued(id);
    await api.post(`/v1/training-records/${id}/restrict`, { reason: 'disputed' });
    const key = await api.keyFor('read');
    for (const path of [
      `training-records/${id}/certificate`,
      `training-records/${id}/credential`,
      `training-records/${id}/certificates`,
      `certificates/${serial}`,
      `certificates/${serial}/document`,
    ]) {
      expect((await api.get(`/v1/${path}`, { key })).status).toBe(404);
      expect((await paper(`/v1/${path}`)).status).toBe(200);
    }
  });

  test('R35: of a restricted record is not for whoever has it, but for who may with all records', async () => {
    const user = await makeUser(api);
    const [own, stranger] = [await signedIn(api.world, user.id), await signedIn(api.world, (await makeUser(api)).id)];
    const administrator = await makeUser(api);
    await api.post('/v1/permission-grants', {
      ...{ permission: 'records:administer', reach: 'everyone', to: { kind: 'user', user: administrator.id } },
    });
    const path = `/v1/training-records/${await makeRecord(api.sql, user.id)}`;
    const status = async (headers: Record<string, string>) =>
      (await api.get(`${path}/certificates`, { key: null, headers })).status;
    expect([await status(own), await status(stranger)]).toEqual([200, 404]);
    await api.post(`${path}/restrict`, { reason: 'disputed' });
    expect(await status(own)).toBe(404);
    expect(await status(await signedIn(api.world, administrator.id))).toBe(200);
  });

  test('shows what no font has as �, and says what it was', async () => {
    const id = await record({}, { givenName: 'Ann 👩‍🚀', familyName: '𓀀' });
    expect(saidTexts((await certificateOf(id)).bytes)).toContain('Ann 👩‍🚀 𓀀');
    expect((await issued(id))[0].unshown).toEqual(['👩‍🚀', '𓀀']);
  });

  test('is kept as it is by the database itself; who deletes one leaves its credential revoked', async () => {
    const id = await record();
    await certificateOf(id);
    const [{ serial }] = await issued(id);
    await expect(
      api.sql`update certificates set sha256 = ${'0'.repeat(64)} where serial = ${serial}`,
    ).rejects.toThrow();
    const row = await readCertificate(api.sql, serial);
    await api.sql`delete from certificates where serial = ${serial}`;
    expect(await isRevokedIn(api.url, row?.number ?? -1)).toBe(true);
  });

  test.each(['certificate', 'credential', 'certificates'])('of no record is 404 at /%s', async (what) => {
    expect((await api.get(`/v1/training-records/${uuidv7()}/${what}`)).status).toBe(404);
    expect((await api.get(`/v1/training-records/x/${what}`)).status).toBe(404);
  });
  test.each(['0000-0000-0000-0000-0000', 'x', '7K3M'])('by the number %s is 404', async (serial) => {
    expect((await api.get(`/v1/certificates/${serial}`)).status).toBe(404);
    expect((await paper(`/v1/certificates/${serial}/document`)).status).toBe(404);
  });
});

const TEMPLATE = {
  code: 'forklift',
  heading: 'Forklift Licence',
  wording: ['{name}', 'may drive what {title} is about', 'Until {expiresAt}'],
  issuer: 'Example & Sons <Ltd>',
};

describe('a template of certificates', () => {
  test('is there from the beginning, and a version never changes', async () => {
    const { body } = await api.get('/v1/certificate-templates/default/versions/1');
    expect(body).toMatchObject({ code: 'default', version: 1, heading: 'Certificate of Completion' });
  });

  test('for an activity goes before one for a qualification, and both before the default', async () => {
    const { code, id: objectId } = await makeActivity(api);
    const logo = (await QRCode.toBuffer('logo')).toString('base64');
    const signatory = { name: 'Maria López', title: 'Head of Training' };
    const mine = { ...TEMPLATE, activities: [code], logo, signatory, pageSize: 'letter-portrait', language: 'de' };
    const { status, headers } = await api.post('/v1/certificate-templates', mine);
    expect([status, headers.get('location')]).toEqual([201, '/v1/certificate-templates/forklift/versions/1']);
    const other = { ...TEMPLATE, code: 'lifting', heading: 'Lifting', qualificationCodes: ['LIFT'] };
    expect((await api.post('/v1/certificate-templates', other)).status).toBe(201);
    const said = async (fields: object) => saidTexts((await certificateOf(await record(fields))).bytes);
    const until = '2028-03-31';
    expect(await said({ objectId, qualificationCode: 'LIFT', until })).toEqual(
      expect.arrayContaining(['Forklift Licence', 'Until 31. März 2028', 'Maria López', 'Head of Training']),
    );
    expect(await said({ qualificationCode: 'LIFT' })).toContain('Lifting');
    expect(await said({ qualificationCode: 'OTHER' })).not.toContain('Lifting');
    const { body } = await api.get('/v1/certificate-templates');
    expect(body.items.map((one: { code: string }) => one.code)).toEqual(['default', 'forklift', 'lifting']);
  });

  test('is refused for what another one is for', async () => {
    const rules = { ...TEMPLATE, code: 'one', qualificationCodes: ['TAKEN'] };
    await api.post('/v1/certificate-templates', rules);
    const { status, body } = await api.post('/v1/certificate-templates', { ...rules, code: 'other' });
    expect([status, body.errors[0].pointer]).toEqual([409, '#/qualificationCodes']);
    expect((await api.post('/v1/certificate-templates', rules)).body.version).toBe(2);
  });

  test.each([
    ['#/wording/0', { wording: ['{nmae}', '{name} {title}'] }],
    ['#/wording', { wording: ['{name}'] }],
    ['#/colours/accent', { colours: { accent: 'green', text: '#000000' } }],
    ['#/logo', { logo: 'R0lGODlh' }],
    ['#/logo', { logo: '?' }],
    ['#/pageSize', { pageSize: 'a5' }],
    ['#/language', { language: 'tlh' }],
    ['#/heading', { heading: '' }],
    ['#/more', { more: 1 }],
  ])('with a wrong %s is 400', async (pointer, wrong) => {
    const { status, body } = await api.post('/v1/certificate-templates', { ...TEMPLATE, code: 'wrong', ...wrong });
    expect([status, body.errors[0].pointer]).toEqual([400, pointer]);
  });
});

describe('the verifiable credential of a record', () => {
  const keys = async (): Promise<JSONWebKeySet> => (await api.get('/.well-known/jwks.json', { key: null })).body;
  const verify = async (jwt: string) =>
    jwtVerify<JWTPayload & Record<string, never>>(jwt, createLocalJWKSet(await keys()));
  const credentialOf = async (id: string): Promise<string> =>
    (await api.get(`/v1/training-records/${id}/credential`)).body.credential;

  test('is verified by jose alone, with the keys that anybody can fetch', async () => {
    const user = await makeUser(api, { email: 'Ann@Example.org' });
    const fields = { title: 'Fire Safety', provider: 'Red Cross', qualificationCode: 'FS', until: '2090-03-31' };
    const id = await makeRecord(api.sql, user.id, fields);
    const jwt = await credentialOf(id);
    const header = { Accept: 'application/vc+jwt' };
    const alone = await api.get(`/v1/training-records/${id}/credential`, { headers: header });
    expect([alone.headers.get('content-type'), alone.text]).toEqual(['application/vc+jwt', jwt]);
    const { payload, protectedHeader } = await verify(jwt);
    expect(protectedHeader).toMatchObject({ alg: 'EdDSA', typ: 'vc+jwt', kid: (await keys()).keys[0]?.kid });
    // What Open Badges 3.0 requires, by its data model.
    const [{ serial }] = await issued(id);
    const salt = (payload as never as Badge).credentialSubject.identifier[0]?.salt ?? '';
    const base = api.deps.config.baseUrl;
    expect(payload).toMatchObject({
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      id: `${base}/certificates/${serial}`,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name: 'Fire Safety',
      issuer: { id: 'did:web:localhost%3A3000', type: ['Profile'], name: expect.any(String), url: base },
      // The day begins and ends where the person is: in Berlin.
      validFrom: '2026-03-30T22:00:00Z',
      validUntil: '2090-03-31T21:59:59Z',
      awardedDate: '2026-03-30T22:00:00Z',
      credentialSubject: {
        type: ['AchievementSubject'],
        identifier: [
          {
            type: 'IdentityObject',
            hashed: true,
            identityType: 'emailAddress',
            identityHash: `sha256$${createHash('sha256').update(`ann@example.org${salt}`).digest('hex')}`,
          },
        ],
        achievement: {
          id: `urn:uuid:${id}`,
          type: ['Achievement'],
          achievementType: 'Course',
          name: 'Fire Safety',
          description: 'Fire Safety, by Red Cross',
          criteria: { narrative: '“Fire Safety”, as provided by Red Cross, was completed on 2026-03-31.' },
        },
      },
      credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
      iss: 'did:web:localhost%3A3000',
      jti: `${base}/certificates/${serial}`,
      nbf: Date.parse('2026-03-30T22:00:00Z') / 1000,
      exp: Date.parse('2090-03-31T21:59:59Z') / 1000,
    });
    // Nobody reads the person off it.
    for (const personal of ['Example.org', 'example.org', 'Ann', user.id])
      expect(JSON.stringify(payload)).not.toContain(personal);
  });

  test('is changed by nobody: one letter, and the signature does not fit', async () => {
    const [head, body = '', signature] = (await credentialOf(await record())).split('.');
    const other = JSON.parse(Buffer.from(body, 'base64url').toString());
    other.credentialSubject.achievement.name = 'Brain Surgery';
    const forged = [head, Buffer.from(JSON.stringify(other)).toString('base64url'), signature].join('.');
    await expect(verify(forged)).rejects.toThrow('signature verification failed');
  });

  test('of a record that is corrected or void is in the signed list of those that hold no longer', async () => {
    const [corrected, gone, stands] = [await record(), await record(), await record()];
    const jwts = [];
    for (const id of [corrected, gone, stands]) jwts.push(await credentialOf(id));
    await api.sql`update training_records set title = 'Corrected' where id = ${corrected}`;
    await api.sql`update training_records set voided_at = ${api.world.clock.now()} where id = ${gone}`;
    const entries = await Promise.all(
      jwts.map(async (jwt) => ((await verify(jwt)).payload as never as Badge).credentialStatus),
    );
    for (const { statusListCredential } of entries)
      expect(statusListCredential).toBe(`${api.deps.config.baseUrl}/credentials/status?list=0`);
    const bits = await Promise.all(entries.map(({ statusListIndex }) => isRevokedIn(api.url, Number(statusListIndex))));
    expect(bits).toEqual([true, true, false]);
    const list = await api.get('/credentials/status?list=0', { key: null });
    expect(list.headers.get('content-type')).toBe('application/vc+jwt');
    expect(
      (await jwtVerify(list.text, createLocalJWKSet(await keys()), { currentDate: new Date(api.world.clock.now()) }))
        .payload,
    ).toMatchObject({
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation' },
    });
    expect((await api.get('/credentials/status?list=1', { key: null })).status).toBe(404);
    expect((await api.get('/credentials/status?list=x', { key: null })).status).toBe(400);
  });

  test('stays verifiable when the organisation signs with another key: the former one stays published', async () => {
    const jwt = await credentialOf(await record());
    const config = { ...api.deps.config, organisationKey: newSigningKey() };
    const next = await issueCertificate({ ...api.deps, config }, await record());
    const kids = [jwt, next?.credential ?? ''].map((one) => decodeProtectedHeader(one).kid);
    expect(kids[0]).not.toBe(kids[1]);
    expect((await keys()).keys.map(({ kid }) => kid)).toEqual(expect.arrayContaining(kids));
    for (const one of [jwt, next?.credential ?? ''])
      expect((await verify(one)).payload.iss).toBe('did:web:localhost%3A3000');
    const { body } = await api.get('/.well-known/did.json', { key: null });
    expect(body.assertionMethod).toEqual(expect.arrayContaining(kids.map((kid) => `did:web:localhost%3A3000#${kid}`)));
  });

  test('no private part of a key is ever shown', async () => {
    const shown = [
      await keys(),
      (await api.get('/.well-known/did.json', { key: null })).body,
      decodeProtectedHeader(await credentialOf(await record())),
    ];
    expect(JSON.stringify(shown)).not.toMatch(/"d":/);
  });
});

interface Badge {
  credentialSubject: { identifier: { salt: string }[] };
  credentialStatus: { statusListIndex: string; statusListCredential: string };
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { seedRecord } from '../support/compliance.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ workers: 1, background: false });
});
afterAll(() => api.close());

const day = (offset: number) =>
  new Date(Date.parse(api.world.clock.now()) + offset * 86_400_000).toISOString().slice(0, 10);

async function code(name: string, fields: Record<string, unknown> = {}): Promise<string> {
  const { status, text } = await api.post('/v1/qualification-codes', { code: name, title: name, ...fields });
  if (status !== 201) throw new Error(text);
  return name;
}

async function validity(user: string): Promise<string[]> {
  const { body } = await api.get(`/v1/training-records?user=${user}`);
  return body.items.map((one: { validity: string }) => one.validity);
}

describe('a qualification code', () => {
  test('says how long its records are valid, who is reminded and what renews them; the history says who said so', async () => {
    const activity = await makeActivity(api);
    await code('FIRST-AID', {
      validFor: 'P2Y',
      reminders: [{ before: 'P30D', manager: true }, { before: 'P7D' }],
      renewal: { activity: activity.code, before: 'P60D' },
    });
    const { body, headers } = await api.get('/v1/qualification-codes/FIRST-AID');
    expect(body).toMatchObject({
      validFor: 'P2Y',
      reminders: [
        { before: 'P30D', manager: true },
        { before: 'P7D', manager: false },
      ],
      renewal: { activity: { id: activity.id, code: activity.code }, obligation: 'mandatory', before: 'P60D' },
      retiredAt: null,
    });
    const ifMatch = { headers: { 'If-Match': headers.get('etag') ?? '' } };
    const changed = await api.patch('/v1/qualification-codes/FIRST-AID', { renewal: null }, ifMatch);
    expect(changed.body).toMatchObject({ renewal: null, validFor: 'P2Y', version: 2 });
    expect((await api.patch('/v1/qualification-codes/FIRST-AID', { title: 'x' }, ifMatch)).status).toBe(412);
  });

  test('rules that make no sense are refused, with what to mend', async () => {
    for (const [fields, pointer] of [
      [{ validFor: 'PT5H' }, '#/validFor'],
      [{ validFor: 'P0D' }, '#/validFor'],
      [{ validFor: 'P1M', reminders: [{ before: 'P2M' }] }, '#/reminders/0/before'],
      [{ renewal: { activity: 'nowhere', before: 'P1D' } }, '#/renewal/activity'],
      [{ renewal: { before: 'P1D' } }, '#/renewal/activity'],
    ] as const) {
      const { status, body } = await api.post('/v1/qualification-codes', { code: 'BAD', title: 'Bad', ...fields });
      expect([status, body.errors[0].pointer]).toEqual([400, pointer]);
    }
    await code('SHORT', { validFor: 'P1M' });
    const { status, body } = await api.patch('/v1/qualification-codes/SHORT', { reminders: [{ before: 'P2M' }] });
    expect([status, body.errors[0].pointer]).toEqual([400, '#/reminders/0/before']);
  });

  test('that is retired is named by nothing new; what names it stays, and is told', async () => {
    const activity = await makeActivity(api, { qualificationCode: 'OLD', trainingEvent: true });
    await code('OLD');
    await code('OF-OLD', { equivalents: ['OLD'] });
    const requirement = { title: 'Old', who: { everybody: true }, satisfiedBy: [{ qualificationCode: 'OLD' }] };
    await api.post('/v1/requirements', { code: 'wants-old', ...requirement });
    const deleted = { on: day(-4), qualificationCode: 'OLD' };
    const gone = await seedRecord(api, { userId: (await makeUser(api)).id, ...deleted });
    await api.ask('DELETE', `/v1/training-records/${gone}`, { body: { reason: 'twice' } });
    await seedRecord(api, { userId: (await makeUser(api)).id, on: day(-3), qualificationCode: 'OLD' });
    const { body } = await api.patch('/v1/qualification-codes/OLD', { retired: true });
    expect(body.retiredAt).not.toBeNull();
    expect((await api.get('/v1/qualification-codes/OLD/usage')).body).toEqual({
      records: 1,
      activities: [activity.code],
      learningPlans: [],
      requirements: ['wants-old'],
      certifications: [],
      countsAs: ['OF-OLD'],
    });
    const list = async (query: string) =>
      (await api.get(`/v1/qualification-codes?retired=${query}`)).body.items.map((one: { code: string }) => one.code);
    expect(await list('true')).toEqual(['OLD']);
    expect(await list('false')).not.toContain('OLD');
    expect((await api.post('/v1/requirements', { code: 'wants-too', ...requirement })).status).toBe(400);
    const another = { code: 'ANOTHER', title: 'Another', equivalents: ['OLD'] };
    expect((await api.post('/v1/qualification-codes', another)).status).toBe(400);
    expect((await api.patch('/v1/qualification-codes/OF-OLD', { equivalents: ['OLD'] })).status).toBe(200);
    expect((await api.patch('/v1/qualification-codes/OLD', { retired: false })).body.retiredAt).toBeNull();
    expect((await api.get('/v1/qualification-codes/NONE/usage')).status).toBe(404);
  });
});

describe('records', () => {
  test('R27: without an expiry of their own they get their code’s, for good, however they come; another validity changes none', async () => {
    await code('SNAP', { validFor: 'P1Y' });
    const { id } = await makeUser(api, { timezone: 'UTC' });
    const expiries = async () =>
      (await api.get(`/v1/training-records?user=${id}`)).body.items.map((one: { expiresAt: string }) => one.expiresAt);
    await seedRecord(api, { userId: id, on: '2024-02-29', qualificationCode: 'SNAP' });
    await seedRecord(api, { userId: id, on: '2025-02-28', until: '2030-01-01', qualificationCode: 'SNAP' });
    expect(await expiries()).toEqual(['2030-01-01', '2025-02-28']);
    await api.patch('/v1/qualification-codes/SNAP', { validFor: 'P3Y' });
    expect(await expiries()).toEqual(['2030-01-01', '2025-02-28']);
    const activity = await makeActivity(api, { trainingEvent: true, qualificationCode: 'SNAP' });
    const enrolment = await makeEnrolment(api, { user: id, activity: activity.id });
    await api.post(`/v1/enrolments/${enrolment.id}/commands`, { command: 'complete' });
    expect((await expiries())[0]).toBe(`${Number(day(0).slice(0, 4)) + 3}${day(0).slice(4)}`);
  });

  test('are valid, expiring, lapsed or superseded, as of now where each person is', async () => {
    await code('STAND', { reminders: [{ before: 'P10D' }] });
    await code('COUNTS');
    await api.patch('/v1/qualification-codes/STAND', { equivalents: ['COUNTS'] });
    const of = async (...records: [on: string, until: string | null, code: string][]) => {
      const { id } = await makeUser(api, { timezone: 'UTC' });
      for (const [on, until, qualificationCode] of records)
        await seedRecord(api, { userId: id, on, until, qualificationCode });
      return (await validity(id)).reverse();
    };
    expect(await of([day(-9), null, 'STAND'])).toEqual(['valid']);
    expect(await of([day(-9), day(11), 'STAND'])).toEqual(['valid']);
    expect(await of([day(-9), day(10), 'STAND'])).toEqual(['expiring']);
    expect(await of([day(-9), day(0), 'STAND'])).toEqual(['expiring']);
    expect(await of([day(-9), day(-1), 'STAND'])).toEqual(['lapsed']);
    expect(await of([day(-9), day(29), 'COUNTS'])).toEqual(['expiring']);
    // By a newer one that lasts as long, of the same or of what counts as it: one way.
    expect(await of([day(-9), day(-1), 'STAND'], [day(-1), day(90), 'STAND'])).toEqual(['superseded', 'valid']);
    expect(await of([day(-9), day(-1), 'STAND'], [day(-1), day(90), 'COUNTS'])).toEqual(['superseded', 'valid']);
    expect(await of([day(-9), day(-1), 'COUNTS'], [day(-1), day(90), 'STAND'])).toEqual(['lapsed', 'valid']);
    expect(await of([day(-9), day(90), 'STAND'], [day(-1), day(5), 'STAND'])).toEqual(['valid', 'expiring']);
    expect(await of([day(-9), day(90), 'STAND'], [day(-9), day(90), 'STAND'])).toEqual(['superseded', 'valid']);
  });

  test('what has lapsed is found by it, and is shown as such in compliance', async () => {
    await code('LAPSING');
    const { id } = await makeUser(api, { timezone: 'UTC' });
    await seedRecord(api, { userId: id, on: day(-400), until: day(-35), qualificationCode: 'LAPSING' });
    const path = `/v1/training-records?user=${id}&qualificationCode=LAPSING`;
    expect((await api.get(`${path}&validity=lapsed,superseded`)).body.items).toHaveLength(1);
    expect((await api.get(`${path}&validity=valid`)).body.items).toEqual([]);
    expect((await api.get(`${path}&validity=fine`)).status).toBe(400);
    const satisfiedBy = [{ qualificationCode: 'LAPSING' }];
    await api.post('/v1/requirements', {
      code: 'lapsing',
      title: 'L',
      from: '2020-01-01',
      who: { users: [id] },
      satisfiedBy,
    });
    const { body } = await api.get('/v1/requirements/lapsing/compliance');
    expect(body.items).toMatchObject([{ state: 'missing', held: { qualificationCode: 'LAPSING', lapsed: true } }]);
  });
});

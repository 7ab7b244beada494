import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { wholeFeed } from '../support/webhooks.ts';

describe('/v1/events', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ workers: 1 });
  });
  afterAll(() => api.close());

  const read = async (query = '') => (await api.get(`/v1/events${query}`)).body;

  it('R36: is every change as a CloudEvent, behind a position, without names and words', async () => {
    const [user, activity] = [
      await makeUser(api, { givenName: 'Zqann' }),
      await makeActivity(api, { title: 'Zqtitle' }),
    ];
    const enrolment = await makeEnrolment(api, { user: user.id, activity: activity.id });
    const said = { command: 'cancel', reason: 'Zqreason' };
    expect((await api.post(`/v1/enrolments/${enrolment.id}/commands`, said)).status).toBe(200);
    await wholeFeed(api.world);
    const { items, next, more } = await read();
    expect(items.map(({ type }: { type: string }) => type)).toEqual(
      ['requested', 'enrolled', 'cancelled'].map((type) => `com.rollbook.enrolment.${type}`),
    );
    expect([next, more]).toEqual(['3', false]);
    const { items: history } = (await api.get(`/v1/enrolments/${enrolment.id}/history`)).body;
    expect(items[2]).toMatchObject({
      specversion: '1.0',
      id: history[2].hash,
      source: 'urn:rollbook:enrolments',
      subject: `enrolments/${enrolment.id}`,
      time: history[2].at,
      position: '3',
      data: {
        id: enrolment.id,
        seq: 3,
        userId: user.id,
        activityId: activity.id,
        from: 'enrolled',
        status: 'cancelled',
      },
    });
    expect(items[2].data.actor).toEqual(history[2].actor);
    expect(JSON.stringify(items).toLowerCase()).not.toContain('zq');
  });

  it('is read on from where one stood, page by page, and by types', async () => {
    const start = (await read('?limit=200')).next;
    expect(await read(`?after=${start}`)).toEqual({ items: [], next: start, more: false });
    for (let n = 0; n < 3; n += 1) {
      const { id } = await makeEnrolment(api);
      await api.post(`/v1/enrolments/${id}/commands`, { command: 'complete' });
    }
    await wholeFeed(api.world);
    const all = (await read(`?after=${start}&limit=200`)).items;
    const pages = [];
    let after = start;
    for (let more = true; more; ) {
      const page = await read(`?after=${after}&limit=2`);
      pages.push(...page.items);
      ({ next: after, more } = page);
    }
    expect(pages).toEqual(all);
    const types = 'com.rollbook.enrolment.completed,com.rollbook.enrolment.requested';
    const some = await read(`?after=${start}&types=${types}&limit=4`);
    expect(some.more).toBe(true);
    const rest = await read(`?after=${some.next}&types=${types}&limit=4`);
    const wanted = all.filter(({ type }: { type: string }) => types.includes(type));
    expect([...some.items, ...rest.items]).toEqual(wanted);
    // What was passed over is not looked at again.
    expect(rest).toMatchObject({ next: after, more: false });
    expect((await read(`?after=${start}&types=com.rollbook.*&limit=200`)).items).toEqual(all);
    expect((await read(`?types=com.rollbook.certification.*`)).items).toEqual([]);
  });

  it('is not read with what is no position, and not from behind its end', async () => {
    for (const query of ['after=-1', 'after=x', 'after=99999999', 'types=nothing', 'limit=0', 'cursor=a']) {
      const { status, body } = await api.get(`/v1/events?${query}`);
      expect([query, status, body.errors[0].pointer]).toEqual([query, 400, `?${query.split('=')[0]}`]);
    }
    expect((await api.get('/v1/events', { key: null })).status).toBe(401);
    expect((await api.get('/v1/events', { key: await api.keyFor('read') })).status).toBe(200);
  });
});

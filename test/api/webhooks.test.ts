import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { keepHouse } from '../../worker/sweeper.ts';
import { makeEnrolment, startTestApi, type TestApi } from '../support/api.ts';
import { type Subscriber, startSubscriber } from '../support/subscriber.ts';
import { until } from '../support/until.ts';
import { delivered, wholeFeed } from '../support/webhooks.ts';

describe('/v1/webhooks', () => {
  let api: TestApi;
  let subscriber: Subscriber;

  beforeAll(async () => {
    api = await startTestApi({ workers: 1 });
    api.deps.config.webhooksAllowPrivate = true;
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    subscriber = await startSubscriber();
  });
  afterEach(async () => {
    await api.sql`delete from webhooks`;
    await subscriber.close();
  });

  const subscribe = async (fields: Record<string, unknown> = {}) => {
    const { status, body, text } = await api.post('/v1/webhooks', { url: subscriber.url, ...fields });
    if (status !== 201) throw new Error(text);
    return body;
  };
  const shown = async (id: string) => (await api.get(`/v1/webhooks/${id}`)).body;

  it('A subscription is made, shown, changed and ended; its secret is shown once', async () => {
    const headers = { 'Idempotency-Key': 'make-one' };
    const asked = { url: subscriber.url, types: ['com.rollbook.enrolment.*'] };
    const { status, body, headers: sent } = await api.post('/v1/webhooks', asked, { headers });
    expect(status).toBe(201);
    expect(sent.get('location')).toBe(`/v1/webhooks/${body.id}`);
    expect(body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(body).toMatchObject({ ...asked, active: true, status: 'active', paused: null, failing: null, version: 1 });
    const repeated = await api.post('/v1/webhooks', asked, { headers });
    expect(repeated.body).toEqual({ ...body, secret: null });
    const { secret: _, ...rest } = body;
    expect(await shown(body.id)).toEqual(rest);
    expect((await api.get('/v1/webhooks')).body).toEqual({ items: [rest], next: null });
    const [kept] = await api.sql<
      { text: string }[]
    >`select body::text as text from idempotency_keys where key = 'make-one'`;
    expect(kept?.text).not.toContain('whsec_');

    const change = (fields: object, version: number) =>
      api.patch(`/v1/webhooks/${body.id}`, fields, { headers: { 'If-Match': `"${version}"` } });
    expect((await change({ active: false, types: [] }, 1)).body).toMatchObject({
      status: 'stopped',
      types: [],
      version: 2,
    });
    expect((await change({ active: true }, 1)).status).toBe(412);
    expect((await change({ active: false }, 2)).body.version).toBe(2);
    expect((await api.ask('DELETE', `/v1/webhooks/${body.id}`)).status).toBe(204);
    expect((await api.ask('DELETE', `/v1/webhooks/${body.id}`)).status).toBe(404);
    for (const path of ['', '/deliveries']) expect((await api.get(`/v1/webhooks/${body.id}${path}`)).status).toBe(404);
    for (const path of ['/ping', '/redeliver-dead', `/deliveries/${body.id}/redeliver`]) {
      expect((await api.post(`/v1/webhooks/${body.id}${path}`, undefined)).status).toBe(404);
    }
    expect((await api.post(`/v1/webhooks/${body.id}/rotate-secret`, {})).status).toBe(404);
    expect((await api.patch(`/v1/webhooks/${body.id}`, { active: true })).status).toBe(404);
  });

  it('What is no subscription is refused, with where and why; so is who is no administrator', async () => {
    const refused = async (fields: Record<string, unknown>, path = '/v1/webhooks') => {
      const { status, body } = await api.post(path, fields);
      return [status, body.errors?.map(({ pointer }: { pointer: string }) => pointer)];
    };
    const { url } = subscriber;
    expect(await refused({})).toEqual([400, ['#/url']]);
    expect(await refused({ url: 'nonsense' })).toEqual([400, ['#/url']]);
    expect(await refused({ url: 'ftp://hr.example.com/' })).toEqual([400, ['#/url']]);
    expect(await refused({ url: 'https://a:b@hr.example.com/' })).toEqual([400, ['#/url']]);
    expect(await refused({ url, types: ['com.rollbook.nothing'] })).toEqual([400, ['#/types/0']]);
    expect(await refused({ url, secret: 'mine' })).toEqual([400, ['#/secret']]);
    const { id } = await subscribe();
    expect(await refused({ overlap: 'P31D' }, `/v1/webhooks/${id}/rotate-secret`)).toEqual([400, ['#/overlap']]);
    expect(await refused({ overlap: 'soon' }, `/v1/webhooks/${id}/rotate-secret`)).toEqual([400, ['#/overlap']]);
    expect((await api.get(`/v1/webhooks/${id}/deliveries?status=lost`)).status).toBe(400);
    api.deps.config.webhooksAllowPrivate = false;
    for (const address of [
      url,
      'http://hr.example.com/',
      'https://127.0.0.1/',
      'https://[::ffff:10.0.0.1]/',
      'https://2852039166/',
    ]) {
      expect([address, ...(await refused({ url: address }))]).toEqual([address, 400, ['#/url']]);
    }
    expect((await api.patch(`/v1/webhooks/${id}`, { url: 'https://10.0.0.1/' })).status).toBe(400);
    api.deps.config.webhooksAllowPrivate = true;
    const key = await api.keyFor('write');
    expect((await api.get('/v1/webhooks', { key })).status).toBe(403);
    expect((await api.post('/v1/webhooks', { url }, { key })).status).toBe(403);
  });

  it('Events are delivered and listed, with what was answered to each try, page by page', async () => {
    const { id, secret } = await subscribe({ types: ['com.rollbook.enrolment.*'] });
    const enrolment = await makeEnrolment(api);
    await delivered(api.world, id);
    const { items } = (await api.get(`/v1/webhooks/${id}/deliveries`)).body;
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({
      event: { type: 'com.rollbook.enrolment.enrolled', subjectId: enrolment.id },
      status: 'delivered',
      heldBack: false,
      attempts: 1,
      tries: [{ outcome: 'taken', statusCode: 200 }],
      nextTryAt: null,
    });
    const [one] = subscriber.posted;
    expect(new Webhook(secret).verify(one?.body ?? '', one?.headers ?? {})).toMatchObject({ id: items[1].event.id });
    const first = (await api.get(`/v1/webhooks/${id}/deliveries?limit=1&status=delivered`)).body;
    const second = (await api.get(`/v1/webhooks/${id}/deliveries?limit=1&status=delivered&cursor=${first.next}`)).body;
    expect([...first.items, ...second.items, second.next]).toEqual([...items, null]);
    expect(await shown(id)).toMatchObject({ deliveries: { waiting: 0, dead: 0 } });
    expect((await shown(id)).lastDeliveredAt).not.toBeNull();
  });

  it('An event is sent again as it was, and all dead letters as well; a stopped webhook sends nothing', async () => {
    const { id } = await subscribe();
    await makeEnrolment(api);
    await delivered(api.world, id);
    const [latest] = (await api.get(`/v1/webhooks/${id}/deliveries`)).body.items;
    const before = subscriber.posted.find(({ event }) => event.id === latest.event.id);
    subscriber.posted.length = 0;
    const again = await api.post(`/v1/webhooks/${id}/deliveries/${latest.id}/redeliver`, undefined);
    expect([again.status, again.body.id]).toEqual([202, latest.id]);
    await delivered(api.world, id);
    expect(subscriber.posted.map(({ body }) => body)).toEqual([before?.body]);

    subscriber.answer(410);
    const lost = await makeEnrolment(api);
    await until(async () => (await shown(id)).status === 'paused', 'it was stopped');
    expect(await shown(id)).toMatchObject({ active: false, paused: { reason: 'gone' }, deliveries: { dead: 2 } });
    const metrics = (await api.get('/metrics', { key: null })).text;
    expect(metrics).toContain('rollbook_webhook_deliveries{status="dead"} 2');
    expect(metrics).toContain('rollbook_webhook_deliveries{status="waiting"} 0');
    const stopped = await api.post(`/v1/webhooks/${id}/redeliver-dead`, undefined);
    expect([stopped.status, stopped.body.type]).toEqual([409, 'urn:rollbook:problem:webhook-stopped']);

    subscriber.answer(200);
    subscriber.posted.length = 0;
    expect((await api.patch(`/v1/webhooks/${id}`, { active: true })).body).toMatchObject({
      status: 'active',
      paused: null,
    });
    expect((await api.post(`/v1/webhooks/${id}/redeliver-dead`, undefined)).body).toEqual({ count: 2 });
    await delivered(api.world, id);
    expect(subscriber.posted.map(({ event }) => [event.data.id, event.data.seq])).toEqual([
      [lost.id, 1],
      [lost.id, 2],
    ]);
  });

  it('One to which nothing comes through is shown as failing, with what waits and when it is tried', async () => {
    subscriber.answer(503);
    const { id } = await subscribe();
    for (let n = 0; n < 6; n += 1) await makeEnrolment(api);
    const failing = await until(async () => {
      const row = await shown(id);
      return row.status === 'failing' && row;
    }, 'it is shown as failing');
    expect(failing).toMatchObject({ active: true, paused: null, deliveries: { dead: 0 } });
    expect(failing.failing.failures).toBeGreaterThanOrEqual(5);
    expect(failing.failing.nextTryAt > failing.failing.since).toBe(true);
    await wholeFeed(api.world);
    const { items } = (await api.get(`/v1/webhooks/${id}/deliveries?status=waiting`)).body;
    expect(items).toHaveLength((await shown(id)).deliveries.waiting);
    expect(items.some(({ heldBack }: { heldBack: boolean }) => heldBack)).toBe(true);
    // A ping that comes through shows that it is back.
    subscriber.answer(200);
    await api.post(`/v1/webhooks/${id}/ping`, undefined);
    await until(async () => (await shown(id)).status === 'active', 'it is back');
  });

  it('A ping is sent once, also to a webhook that is stopped, and shows what came of it', async () => {
    const { id, secret } = await subscribe({ active: false });
    const ping = async () => {
      const { status, body } = await api.post(`/v1/webhooks/${id}/ping`, undefined);
      expect(status).toBe(202);
      await until(async () => (await shown(id)).deliveries.waiting === 0, 'it was sent');
      return (await api.get(`/v1/webhooks/${id}/deliveries`)).body.items.find(
        (one: { id: string }) => one.id === body.id,
      );
    };
    expect(await ping()).toMatchObject({ status: 'delivered', event: { type: 'com.rollbook.ping', position: null } });
    const [one] = subscriber.posted;
    expect(new Webhook(secret).verify(one?.body ?? '', one?.headers ?? {})).toMatchObject({
      type: 'com.rollbook.ping',
      subject: `webhooks/${id}`,
    });
    subscriber.answer(500);
    expect(await ping()).toMatchObject({ status: 'dead', tries: [{ outcome: 'refused', statusCode: 500 }] });
    expect(await shown(id)).toMatchObject({ status: 'stopped', failing: null });
  });

  it('A new secret signs at once; until the overlap is over, the one before it as well', async () => {
    const { id, secret: first } = await subscribe();
    const headers = { 'Idempotency-Key': 'rotate' };
    const rotated = await api.post(`/v1/webhooks/${id}/rotate-secret`, { overlap: 'PT1H' }, { headers });
    const { secret: second, secrets } = rotated.body;
    expect(secrets).toMatchObject([{ expiresAt: null }, { id }]);
    expect(
      (await api.post(`/v1/webhooks/${id}/rotate-secret`, { overlap: 'PT1H' }, { headers })).body.secret,
    ).toBeNull();
    await makeEnrolment(api);
    await delivered(api.world, id);
    const [one] = subscriber.posted;
    expect(one?.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    for (const secret of [first, second]) new Webhook(secret).verify(one?.body ?? '', one?.headers ?? {});

    api.world.clock.moveTo(addDuration(api.world.clock.now(), 'PT1H', 'UTC'));
    await makeEnrolment(api);
    await delivered(api.world, id);
    const last = subscriber.posted.at(-1);
    const at = new Date(Number(last?.headers['webhook-timestamp']) * 1000);
    const signature = (secret: string) => new Webhook(secret).sign(last?.event.id ?? '', at, last?.body ?? '');
    expect(last?.headers['webhook-signature']).toBe(signature(second));
    expect((await shown(id)).secrets).toHaveLength(1);
  });

  it('What became of deliveries is forgotten after 30 days, and the events are not', async () => {
    const { id } = await subscribe();
    await makeEnrolment(api);
    const { length } = await delivered(api.world, id);
    const days = (count: number) => api.world.clock.moveTo(addDuration(api.world.clock.now(), `P${count}D`, 'UTC'));
    const left = async () => {
      await keepHouse(api.world);
      return (await api.get(`/v1/webhooks/${id}/deliveries`)).body.items.length;
    };
    days(29);
    expect(await left()).toBe(length);
    const { length: events } = await wholeFeed(api.world);
    days(2);
    expect(await left()).toBe(0);
    expect(await wholeFeed(api.world)).toHaveLength(events);
  });

  it('One that is ended with events on their way is told nothing more, and nothing of it stays', async () => {
    subscriber.answer(500);
    const { id } = await subscribe();
    await makeEnrolment(api);
    await until(() => subscriber.posted.length > 0, 'it was tried');
    expect((await api.ask('DELETE', `/v1/webhooks/${id}`)).status).toBe(204);
    await makeEnrolment(api);
    await wholeFeed(api.world);
    await api.world.settle();
    const [row] = await api.sql`
      select (select count(*)::int from webhook_deliveries) as deliveries, (select count(*)::int from webhook_secrets) as secrets,
        (select count(*)::int from looks where kind = 'webhook') as looks`;
    expect(row).toEqual({ deliveries: 0, secrets: 0, looks: 0 });
  });
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { answerOf, connect, itemsOf, type Rollbook } from '../../client/client.ts';
import { ApiProblem, NotReachable } from '../../client/problems.ts';
import { startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
let client: Rollbook;
beforeAll(async () => {
  api = await startTestApi({ workers: 1, background: false });
  client = connect({ url: api.url, apiKey: api.adminKey });
});
afterAll(() => api.close());

const person = (name: string) => ({
  username: name,
  externalId: name,
  email: `${name}@example.org`,
  givenName: 'Ann',
  familyName: name,
  timezone: 'Europe/Berlin',
});

describe('the client speaks as the document says', () => {
  test('a person asks, learns and has a record, and the history is read to its end', async () => {
    const user = await answerOf(client.POST('/v1/users', { body: person('by-client') }));
    const course = { code: 'by-client', title: 'A course', type: 'course', trainingEvent: true } as const;
    await answerOf(client.POST('/v1/activities', { body: course }));
    const asked = await answerOf(
      client.POST('/v1/enrolments', {
        body: { user: 'by-client', activity: 'by-client', obligation: 'mandatory' },
        params: { header: { 'Idempotency-Key': 'by-client' } },
      }),
    );
    expect(asked).toMatchObject({ status: 'enrolled', user: { id: user.id }, attempt: 1 });
    const done = await answerOf(
      client.POST('/v1/enrolments/{id}/commands', {
        params: { path: { id: asked.id } },
        body: { command: 'complete' },
      }),
    );
    expect(done).toMatchObject({ status: 'completed', progress: 100 });

    const types: string[] = [];
    const history = itemsOf((at) =>
      client.GET('/v1/enrolments/{id}/history', { params: { path: { id: asked.id }, query: { limit: 1, ...at } } }),
    );
    for await (const { type } of history) types.push(type);
    expect(types).toEqual(['requested', 'enrolled', 'completed']);
    const records = await answerOf(client.GET('/v1/training-records', { params: { query: { user: user.id } } }));
    expect(records.items).toMatchObject([{ title: 'A course', source: 'completion', enrolmentId: asked.id }]);
  });

  test('a list is a CSV where one asks for it', async () => {
    await answerOf(client.POST('/v1/users', { body: person('as-csv') }));
    const csv = await answerOf(
      client.GET('/v1/users', { params: { query: { q: 'as-csv' } }, headers: { Accept: 'text/csv' }, parseAs: 'text' }),
    );
    expect(csv.split('\r\n')).toHaveLength(3);
    expect(csv).toContain('as-csv@example.org');
  });

  test('a no is thrown as the problem that the API told', async () => {
    const missing = await answerOf(client.GET('/v1/users/{id}', { params: { path: { id: 'nobody' } } })).catch(
      (e) => e,
    );
    expect(missing).toBeInstanceOf(ApiProblem);
    expect(missing).toMatchObject({ status: 404 });
    const taken = { ...person('twice'), timezone: 'Mars/Olympus' };
    const wrong = await answerOf(client.POST('/v1/users', { body: taken })).catch((error: unknown) => error);
    expect(wrong).toMatchObject({ status: 400, problem: { errors: [{ pointer: '#/timezone' }] } });
    const stranger = connect({ url: api.url, apiKey: 'rb_nobody' });
    await expect(answerOf(stranger.GET('/v1/users'))).rejects.toMatchObject({ status: 401 });
  });
});

describe('what may succeed later', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  /** A server that gives these answers one after the other, and notes what came. */
  async function answering(...answers: readonly [status: number, body: string][]) {
    const came: string[] = [];
    server = createServer(async (req, res) => {
      came.push(`${req.method} ${await text(req)}`);
      const [status, body] = answers[came.length - 1] ?? [500, ''];
      res.writeHead(status, { 'Content-Type': 'application/json', 'Retry-After': '0' }).end(body);
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    return { came, client: connect({ url, apiKey: 'x', patience: { repeats: 2, longestWaitMs: 10 } }) };
  }
  const body = { name: 'a key', scopes: ['read' as const] };
  const header = { 'Idempotency-Key': 'one' };

  test('a request with an Idempotency-Key is repeated as it was, after 503 and 429', async () => {
    const { client: other, came } = await answering([503, ''], [429, ''], [201, '{"id":"made"}']);
    const made = await answerOf(other.POST('/v1/api-keys', { body, params: { header } }));
    expect(made).toEqual({ id: 'made' });
    expect(came).toEqual(Array(3).fill(`POST ${JSON.stringify(body)}`));
  });

  test('one that changes something is never repeated without a key', async () => {
    const { client: other, came } = await answering([503, ''], [201, '{}']);
    await expect(answerOf(other.POST('/v1/api-keys', { body }))).rejects.toMatchObject({ status: 503 });
    expect(came).toHaveLength(1);
  });

  test('it ends at some time, a no is not repeated, and what is no Rollbook is not taken for one', async () => {
    const { client: other, came } = await answering([503, ''], [503, ''], [503, ''], [404, '<html>'], [200, '<html>']);
    await expect(answerOf(other.GET('/v1/users'))).rejects.toMatchObject({ status: 503 });
    await expect(answerOf(other.GET('/v1/users'))).rejects.toMatchObject({ status: 404 });
    await expect(answerOf(other.GET('/v1/users'))).rejects.toBeInstanceOf(NotReachable);
    expect(came).toHaveLength(5);
  });

  test('where nothing answers, that is said', async () => {
    const nobody = connect({ url: 'http://127.0.0.1:9', apiKey: 'x', patience: { repeats: 1, longestWaitMs: 1 } });
    await expect(answerOf(nobody.GET('/v1/users'))).rejects.toBeInstanceOf(NotReachable);
  });
});

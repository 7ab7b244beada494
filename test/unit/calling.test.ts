import type { lookup } from 'node:dns';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Caller, createCaller } from '../../activities/calling.ts';

const BODY = '{"a":1}';
const servers: Server[] = [];
const callers: Caller[] = [];
afterEach(() => {
  for (const caller of callers.splice(0)) caller.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function caller(options: Parameters<typeof createCaller>[0]): Caller {
  const made = createCaller(options);
  callers.push(made);
  return made;
}

/** A name server that gives these addresses, one list after the other, and notes what it was asked. */
function names(...lists: string[][]) {
  const asked: string[] = [];
  const resolve = ((hostname: string, _options: object, callback: (error: null, found: object[]) => void) => {
    const list = lists[Math.min(asked.length, lists.length - 1)] ?? [];
    asked.push(hostname);
    callback(
      null,
      list.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  }) as unknown as typeof lookup;
  return { asked, resolve };
}

describe('calling what others set up', () => {
  it('no private address, whatever the name says, also where only one of several is', async () => {
    let reached = 0;
    const port = await serve((_, response) => {
      reached += 1;
      response.end();
    });
    for (const list of [
      ['127.0.0.1'],
      ['::1'],
      ['::ffff:127.0.0.1'],
      ['169.254.169.254'],
      ['100.64.0.1'],
      ['8.8.8.8', '127.0.0.1'],
      [],
    ]) {
      const { asked, resolve } = names(list);
      const answer = await caller({ allowPrivate: false, resolve }).post(`https://hr.example.com:${port}/`, {}, BODY);
      expect([list, answer.outcome, asked]).toEqual([list, 'address-refused', ['hr.example.com']]);
    }
    for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0.0.0.0', 'localhost']) {
      const answer = await caller({ allowPrivate: false }).post(`https://${host}:${port}/`, {}, BODY);
      expect([host, answer.outcome]).toEqual([host, 'address-refused']);
    }
    expect(reached).toBe(0);
  });

  it('a name that led elsewhere before is looked at again for each connection', async () => {
    const port = await serve((_, response) => response.end());
    // Public when the subscription was made, and private now.
    const { asked, resolve } = names(['127.0.0.1']);
    const one = caller({ allowPrivate: false, resolve });
    for (const _ of [1, 2]) {
      expect((await one.post(`https://hr.example.com:${port}/`, {}, BODY)).outcome).toBe('address-refused');
    }
    expect(asked).toHaveLength(2);
  });

  it('without TLS only where private addresses are allowed', async () => {
    const port = await serve((_, response) => response.writeHead(204).end());
    expect((await caller({ allowPrivate: false }).post('http://hr.example.com/', {}, BODY)).outcome).toBe(
      'address-refused',
    );
    expect(await caller({ allowPrivate: true }).post(`http://127.0.0.1:${port}/`, {}, BODY)).toEqual({
      outcome: 'taken',
      statusCode: 204,
      wished: 0,
    });
    expect((await caller({ allowPrivate: true }).post(`https://127.0.0.1:${port}/`, {}, BODY)).outcome).toBe('tls');
  });

  it('posts what it is given, to the address with its path and query', async () => {
    const heard: unknown[] = [];
    const port = await serve((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        heard.push([
          request.method,
          request.url,
          request.headers.host,
          request.headers['x-a'],
          `${Buffer.concat(parts)}`,
        ]);
        response.end();
      });
    });
    await caller({ allowPrivate: true }).post(`http://localhost:${port}/a/b?c=d`, { 'x-a': 'b' }, BODY);
    expect(heard).toEqual([['POST', '/a/b?c=d', `localhost:${port}`, 'b', BODY]]);
  });

  it.each([
    [200, 'taken'],
    [202, 'taken'],
    [301, 'redirect'],
    [400, 'refused'],
    [410, 'gone'],
    [500, 'refused'],
  ])('an answer %d means %s', async (statusCode, outcome) => {
    const port = await serve((_, response) =>
      response.writeHead(statusCode, { location: 'http://127.0.0.1:1/', 'retry-after': '7' }).end(),
    );
    expect(await caller({ allowPrivate: true }).post(`http://127.0.0.1:${port}/`, {}, BODY)).toEqual({
      outcome,
      statusCode,
      wished: 7_000,
    });
  });

  it('an answer that does not come is not waited for', async () => {
    const port = await serve(() => undefined);
    const called = caller({ allowPrivate: true, patienceMs: 50 }).post(`http://127.0.0.1:${port}/`, {}, BODY);
    expect(await called).toMatchObject({ outcome: 'timeout', statusCode: null });
  });

  it('an answer without end is cut off, by its size and by its time', async () => {
    const closed: Promise<void>[] = [];
    const endless = await serve((_, response) => {
      closed.push(new Promise((resolve) => response.once('close', resolve)));
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
        response.once('drain', more);
      };
      more();
    });
    expect((await caller({ allowPrivate: true }).post(`http://127.0.0.1:${endless}/`, {}, BODY)).outcome).toBe('taken');
    const dripping = await serve((_, response) => {
      closed.push(new Promise((resolve) => response.once('close', resolve)));
      response.write('x');
    });
    const slow = caller({ allowPrivate: true, patienceMs: 100 });
    expect((await slow.post(`http://127.0.0.1:${dripping}/`, {}, BODY)).outcome).toBe('taken');
    await Promise.all(closed);
    expect(closed).toHaveLength(2);
  });

  it('nobody there, and headers without end', async () => {
    const one = caller({ allowPrivate: true });
    expect((await one.post('http://127.0.0.1:1/', {}, BODY)).outcome).toBe('unreachable');
    const port = await serve((_, response) => response.writeHead(200, { 'x-long': 'x'.repeat(40_000) }).end());
    expect((await one.post(`http://127.0.0.1:${port}/`, {}, BODY)).outcome).toBe('broken');
  });
});

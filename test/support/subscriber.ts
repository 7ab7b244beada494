import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CloudEvent } from '../../domain/events/cloudEvent.ts';

/** What a subscriber was posted. */
export interface Posted {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly event: CloudEvent;
}

/** A subscriber of webhooks on this machine. */
export interface Subscriber {
  readonly url: string;
  /** Everything that it was posted, taken or not, in the order in which it came. */
  readonly posted: Posted[];
  /** How it answers: a status, or by itself; 200 until it is told otherwise. */
  answer(how: number | ((posted: Posted, response: ServerResponse) => void)): void;
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function startSubscriber(): Promise<Subscriber> {
  const posted: Posted[] = [];
  let answers: (posted: Posted, response: ServerResponse) => void = (_, response) => response.writeHead(200).end();
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const headers = request.headers as Record<string, string>;
      const one = { headers, body, event: JSON.parse(body) as CloudEvent };
      posted.push(one);
      answers(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    posted,
    answer: (how) => {
      answers = typeof how === 'number' ? (_, response) => response.writeHead(how).end() : how;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

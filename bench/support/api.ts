import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a bench reads of an answer fails loudly where it is not there
  readonly body: any;
}

/** The product's API over HTTP, with connections that stay open. */
export interface Api {
  readonly address: string;
  /** What opens it, for who asks by other means. */
  readonly headers: Readonly<Record<string, string>>;
  get(path: string): Promise<Answer>;
  /** @throws when the answer is no success */
  post(path: string, body: unknown): Promise<Answer>;
  /** @throws when the answer is no success */
  patch(path: string, body: unknown): Promise<Answer>;
  /** Posts a page's form; returns the status. */
  form(url: string, form: Record<string, string>): Promise<number>;
}

/** Node's own client and not `fetch`, which would take more of the processor than what is measured leaves. */
export function createApi(address: string, key: string): Api {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const authorization = `Bearer ${key}`;

  function call(method: string, url: string, headers: Record<string, string>, body?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(url, { method, agent, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text += part;
        });
        answer.once('error', reject);
        answer.once('end', () => {
          const json = /json/.test(answer.headers['content-type'] ?? '') && text !== '';
          resolve({ status: answer.statusCode ?? 0, body: json ? JSON.parse(text) : text });
        });
      });
      sent.once('error', reject);
      sent.end(body);
    });
  }

  /** As a client should: what is not known within 10 s is asked again, under the same key. */
  async function patient(ask: () => Promise<Answer>): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      const answer = await ask();
      if (answer.status !== 503 || tries === 20) return answer;
    }
  }

  async function successful(path: string, ask: () => Promise<Answer>): Promise<Answer> {
    const { status, body } = await patient(ask);
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return { status, body };
  }

  return {
    address,
    headers: { authorization },
    get: (path) => successful(path, () => call('GET', `${address}${path}`, { authorization })),
    post: (path, body) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const type = typeof body === 'string' ? 'text/csv' : 'application/json';
      const headers = { authorization, 'content-type': type, 'idempotency-key': randomUUID() };
      return successful(path, () => call('POST', `${address}${path}`, headers, text));
    },
    patch: (path, body) => {
      const headers = { authorization, 'content-type': 'application/json' };
      return successful(path, () => call('PATCH', `${address}${path}`, headers, JSON.stringify(body)));
    },
    form: async (url, form) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const { status } = await patient(() => call('POST', url, headers, new URLSearchParams(form).toString()));
      return status;
    },
  };
}

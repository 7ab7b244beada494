import { lookup as resolveName } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { bareHost, faultOfUrl, isPublicAddress } from '../domain/webhooks/addresses.ts';
import type { TryOutcome } from '../store/webhookDeliveries.ts';

/** All of a call, from the name's resolving to the end of the answer. */
const PATIENCE_MS = 10_000;
/** What is answered is of no interest; more than this is not even read. */
const ANSWER_BYTES = 64 * 1024;
const HEADER_BYTES = 16 * 1024;

/** What became of a call. */
export interface Called {
  readonly outcome: TryOutcome;
  readonly statusCode: number | null;
  /** Milliseconds that the other side asked to wait; 0: it asked for none. */
  readonly wished: number;
}

/** The name belongs to an address that may not be called. */
class AddressRefused extends Error {
  readonly code = 'ADDRESS_REFUSED';
}

export interface CallerOptions {
  readonly allowPrivate: boolean;
  /** What resolves names; the system's, but for tests. */
  readonly resolve?: typeof resolveName;
  readonly patienceMs?: number;
}

/** Calls addresses of others, over connections that it keeps; close it at the end. */
export interface Caller {
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Called>;
  close(): void;
}

/**
 * Calls what others set up. Unless private addresses are allowed, the address that a connection is made to is looked at
 * itself, as it is resolved for that connection: a name that pointed elsewhere when it was checked before helps nobody.
 * Redirects are not followed.
 */
export function createCaller({ allowPrivate, resolve = resolveName, patienceMs = PATIENCE_MS }: CallerOptions): Caller {
  const options = { keepAlive: true, maxSockets: 32, ...(allowPrivate ? {} : { lookup: publicOnly(resolve) }) };
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };
  return {
    post: async (url, headers, body) => {
      if (faultOfUrl(url, allowPrivate)) return failed('address-refused');
      const target = new URL(url);
      const secure = target.protocol === 'https:';
      return send(secure ? https.request : http.request, body, patienceMs, {
        method: 'POST',
        agent: agents[secure ? 'https:' : 'http:'],
        host: bareHost(target.hostname),
        port: target.port || (secure ? 443 : 80),
        path: `${target.pathname}${target.search}`,
        headers: { ...headers, host: target.host, 'content-length': Buffer.byteLength(body) },
        maxHeaderSize: HEADER_BYTES,
      });
    },
    close: () => {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

function send(
  request: typeof http.request,
  body: string,
  patienceMs: number,
  options: https.RequestOptions,
): Promise<Called> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(patienceMs);
    let heard: Called | null = null;
    const asked = request({ ...options, signal }, (answer) => {
      // The status was heard: however the rest of the answer ends, it counts.
      heard = answered(answer);
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > ANSWER_BYTES) answer.destroy();
      });
      answer.on('error', () => undefined);
      answer.once('close', () => resolve(answered(answer)));
    });
    asked.once('error', (error) => resolve(heard ?? failed(signal.aborted ? 'timeout' : outcomeOf(error))));
    asked.end(body);
  });
}

function answered({ statusCode = 0, headers }: http.IncomingMessage): Called {
  const seconds = /^\d{1,6}$/.test(headers['retry-after'] ?? '') ? Number(headers['retry-after']) : 0;
  return { outcome: meaningOf(statusCode), statusCode, wished: seconds * 1000 };
}

function meaningOf(status: number): TryOutcome {
  if (status >= 200 && status < 300) return 'taken';
  if (status >= 300 && status < 400) return 'redirect';
  return status === 410 ? 'gone' : 'refused';
}

function failed(outcome: TryOutcome): Called {
  return { outcome, statusCode: null, wished: 0 };
}

function outcomeOf(error: unknown): TryOutcome {
  const { code = '' } = error as { code?: string };
  if (code === 'ADDRESS_REFUSED') return 'address-refused';
  if (/^(ERR_TLS|ERR_SSL|CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(code)) return 'tls';
  return code.startsWith('HPE_') ? 'broken' : 'unreachable';
}

/** Resolves names for connections; one that has any address that is not public is refused. */
function publicOnly(resolve: typeof resolveName): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error) callback(error, []);
      else if (!first || !found.every(({ address }) => isPublicAddress(address))) callback(new AddressRefused(), []);
      else if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}

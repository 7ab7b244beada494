import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SMTPServer } from 'smtp-server';
import { readAttachment } from './caughtMail.ts';
import { framedHtml, listPage, mailPage } from './mailPages.ts';
import { MailStore } from './mailStore.ts';

const PAGE_LENGTH = 200;
const HOST = '127.0.0.1';
const LARGEST_MAIL = 25 * 1024 * 1024;

const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'";
/** A mail's own HTML may look as it likes, and do and fetch nothing. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export interface MailboxOptions {
  /** Folder that keeps the mails. */
  folder: string;
  smtpPort: number;
  httpPort: number;
}

/** A mail server that delivers nothing, and the pages on which one sees what it took. */
export interface Mailbox {
  smtpUrl: string;
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts the mailbox on 127.0.0.1, with what it kept. Its SMTP says 250 to a mail only when that is on disk.
 * `GET /email` answers all mails as JSON in maildev's form, `GET /email/:id` one, `DELETE /email/all` empties it.
 */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const store = new MailStore(options.folder);
  const smtp = await listenSmtp(store, options.smtpPort);
  const http = createServer((request, response) => {
    answer(store, request, response).catch((error: unknown) => {
      send(response, 500, 'text/plain', error instanceof Error ? error.message : 'failed');
    });
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(options.httpPort, HOST, resolve);
  });
  return {
    smtpUrl: `smtp://${HOST}:${portOf(smtp.server)}`,
    url: `http://localhost:${portOf(http)}`,
    stop: async () => {
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
}

async function listenSmtp(store: MailStore, port: number): Promise<SMTPServer> {
  const server = new SMTPServer({
    banner: 'Rollbook mailbox',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_MAIL,
    onData(stream, session, callback) {
      const { mailFrom, rcptTo } = session.envelope;
      const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
      collect(stream)
        .then((raw) => store.add(raw, envelope))
        .then(({ id }) => callback(null, `kept as ${id}`))
        .catch((error: Error) => callback(Object.assign(error, { responseCode: 451 })));
    },
  });
  // Connections that break off are the sender's affair.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  return server;
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

async function answer(store: MailStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://mailbox');
  const [first, id = '', part, index] = url.pathname.split('/').slice(1);
  if (request.method === 'DELETE' && url.pathname === '/email/all') {
    await store.clear();
    return send(response, 200, 'application/json', 'true');
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'text/plain', 'not here');
  if (url.pathname === '/') return sendList(store, response, url.searchParams.get('before') ?? undefined);
  if (url.pathname === '/email')
    return send(response, 200, 'application/json', JSON.stringify(await oldestFirst(store)));
  const mail = first === 'email' || first === 'mail' ? await store.get(id) : undefined;
  if (!mail) return send(response, 404, 'text/plain', 'There is no such mail or page.');
  if (first === 'mail' && !part) return send(response, 200, 'text/html', mailPage(mail));
  if (!part) return send(response, 200, 'application/json', JSON.stringify(mail));
  if (part === 'html') return send(response, 200, 'text/html', framedHtml(mail.html), MAIL_POLICY);
  const raw = await store.raw(id);
  if (part === 'source' && raw) return send(response, 200, 'text/plain', raw);
  const file = part === 'attachment' && raw ? await readAttachment(raw, Number(index)) : undefined;
  if (!file) return send(response, 404, 'text/plain', 'There is no such mail or page.');
  const name = encodeURIComponent(mail.attachments[Number(index)]?.fileName ?? 'file');
  response.setHeader('content-disposition', `attachment; filename*=UTF-8''${name}`);
  send(response, 200, 'application/octet-stream', file);
}

/** maildev lists mails in the order in which they came. */
async function oldestFirst(store: MailStore) {
  return (await store.newest()).reverse();
}

async function sendList(store: MailStore, response: ServerResponse, before: string | undefined): Promise<void> {
  const mails = await store.newest(PAGE_LENGTH + 1, before);
  const shown = mails.slice(0, PAGE_LENGTH);
  const older = mails.length > PAGE_LENGTH ? shown.at(-1)?.id : undefined;
  send(response, 200, 'text/html', listPage(shown, store.count, older));
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  policy = PAGE_POLICY,
): void {
  const charset = type === 'application/octet-stream' ? '' : '; charset=utf-8';
  response.writeHead(status, {
    'content-type': `${type}${charset}`,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(body);
}

function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

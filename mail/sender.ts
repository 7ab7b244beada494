import nodemailer from 'nodemailer';
import type { Message } from './message.ts';

/** Hands mails to a mail server. */
export interface Mailer {
  /** Resolves when the server has taken the mail. Errors go through `mailErrorCode` and `failureOf` before they are told. */
  send(message: Message): Promise<void>;
  /** Closes the connections; what is being sent is finished first. */
  close(): void;
}

const CONNECTIONS = 5;

/**
 * A mailer with a small pool of connections that stay open between mails.
 *
 * @param config the mail server as a URL, such as `smtp://user:password@host:587`
 */
export function createMailer(config: { readonly smtpUrl: string }): Mailer {
  const pool = nodemailer.createTransport({
    url: config.smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: 1_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // Our own queue decides what is sent again. The pool still moves a mail to another connection when the one it was
    // given turned out to be closed before anything was sent.
    maxRequeues: 1,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ date, inReplyTo, to, from, calendar = [], files = [], ...message }) => {
      await pool.sendMail({
        ...message,
        from,
        to: { ...to },
        envelope: { from: addressOf(from), to: [to.address] },
        date: new Date(date),
        ...(inReplyTo ? { inReplyTo, references: inReplyTo } : {}),
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        ...calendarParts(calendar),
        ...(files.length > 0 && { attachments: files.map((file) => ({ ...file })) }),
        xMailer: false,
      });
    },
    close: () => pool.close(),
  };
}

/** The first calendar object is one of the mail's own alternatives, which clients show as an invitation; all are attached. */
function calendarParts([first, ...others]: NonNullable<Message['calendar']>) {
  if (!first) return {};
  const { method, filename, content } = first;
  return {
    icalEvent: { method, filename, content },
    attachments: others.map((other) => ({
      filename: other.filename,
      content: other.content,
      contentType: `text/calendar; charset=utf-8; method=${other.method}`,
    })),
  };
}

/** What is known of a failed sending. */
interface MailError {
  code?: unknown;
  originalCode?: unknown;
  responseCode?: unknown;
  command?: unknown;
  permanent?: unknown;
  timeoutType?: unknown;
}

/**
 * A sending error as a code such as `EENVELOPE-550` or `ESOCKET-ECONNREFUSED`. Never its text: mail servers quote
 * addresses in what they answer (R35).
 */
export function mailErrorCode(error: unknown): string {
  const { code, originalCode, responseCode } = (error ?? {}) as MailError;
  const isCode = (value: unknown) => typeof value === 'string' && /^E[A-Z_]{1,24}$/.test(value);
  const isReply = typeof responseCode === 'number' && responseCode >= 200 && responseCode <= 599;
  const parts = [code, originalCode].filter((part, at, all) => isCode(part) && all.indexOf(part) === at);
  return [...(parts.length > 0 ? parts : ['EUNKNOWN']), ...(isReply ? [responseCode] : [])].join('-');
}

/**
 * What a failed sending means: `never` (the server refuses this mail for good), `later` (it was surely not taken, and may
 * be another time), or `unclear` (the connection broke off: it may have been taken).
 */
export function failureOf(error: unknown): 'never' | 'later' | 'unclear' {
  const { code, originalCode, responseCode, command, permanent, timeoutType } = (error ?? {}) as MailError;
  const answered = typeof responseCode === 'number' && responseCode >= 400 && code !== 'EPROTOCOL';
  // A refused sender or login is a setting that somebody will mend; a refused recipient or content is not.
  if (answered)
    return permanent === true && /^(EENVELOPE|EMESSAGE)$/.test(String(code)) && command !== 'MAIL FROM'
      ? 'never'
      : 'later';
  const before = BEFORE_THE_MAIL.has(String(code)) || NO_CONNECTION.has(String(originalCode));
  return before || (typeof timeoutType === 'string' && timeoutType !== 'SOCKET_TIMEOUT') ? 'later' : 'unclear';
}

const BEFORE_THE_MAIL = new Set([
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'EDNS',
  'ETLS',
  'EREQUIRETLS',
  'ECONFIG',
  'EPROXY',
  'EENVELOPE',
]);
const NO_CONNECTION = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);

function addressOf(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}

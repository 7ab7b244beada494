import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { type CaughtMail, readMail } from '../../local/caughtMail.ts';

export interface MailCatcher {
  /** What SMTP_URL is to be. */
  url: string;
  /** What was taken so far, in order. */
  mails(): CaughtMail[];
  /** The first mail, already taken or yet to come, that fits. Throws after `timeoutMs` (20 s), listing what did come. */
  waitFor(fits: (mail: CaughtMail) => boolean, timeoutMs?: number): Promise<CaughtMail>;
  /** From now on answers every mail with this SMTP code (451: try again, 550: never), or takes them again with false. */
  refuse(code: 451 | 550 | false): void;
  /** How many mails were refused. */
  refused(): number;
  clear(): void;
  close(): Promise<void>;
}

export interface MailCatcherOptions {
  port?: number;
  /** Runs when a mail has been taken, and before the sender is told so: a place to crash. */
  beforeAnswer?: (mail: CaughtMail) => Promise<void> | void;
}

/** Starts a real SMTP server on a free port that keeps in memory what it takes. */
export async function startMailCatcher(options: MailCatcherOptions = {}): Promise<MailCatcher> {
  let taken: CaughtMail[] = [];
  let refusal: 451 | 550 | false = false;
  let refusals = 0;
  const arrivals = new EventEmitter();
  arrivals.setMaxListeners(0);

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, callback) {
      const { mailFrom, rcptTo } = session.envelope;
      const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
      const take = async () => {
        const parts: Uint8Array[] = [];
        for await (const part of stream) parts.push(part);
        if (refusal) {
          refusals += 1;
          throw Object.assign(new Error('refused by the test'), { responseCode: refusal });
        }
        const mail = await readMail(Buffer.concat(parts), {
          id: randomUUID(),
          time: new Date().toISOString(),
          envelope,
        });
        taken.push(mail);
        arrivals.emit('mail', mail);
        await options.beforeAnswer?.(mail);
      };
      take().then(() => callback(), callback);
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  return {
    url: `smtp://127.0.0.1:${port}`,
    mails: () => [...taken],
    async waitFor(fits, timeoutMs = 20_000) {
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        for (;;) {
          const found = taken.find(fits);
          if (found) return found;
          await once(arrivals, 'mail', { signal });
        }
      } catch {
        const came = taken.map(({ to, subject }) => `  ${to.map((person) => person.address).join(', ')}: ${subject}`);
        throw new Error(`No such mail within ${timeoutMs} ms. ${taken.length} came:\n${came.join('\n')}`);
      }
    },
    refuse: (code) => {
      refusal = code;
    },
    refused: () => refusals,
    clear: () => {
      taken = [];
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

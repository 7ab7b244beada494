import type { Clock } from '../domain/clock.ts';
import type { Instant } from '../domain/words.ts';
import type { Sql } from '../store/db.ts';
import { type ClaimedMail, claimMails, type MailMark, markMails } from '../store/mails.ts';
import { matterHasEnded } from './ended.ts';
import { type MessageOptions, writeMessage } from './message.ts';
import { failureOf, type Mailer, mailErrorCode } from './sender.ts';

export interface DrainDeps extends MessageOptions {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly log: { warn(fields: Record<string, unknown>, message: string): void };
  /** For how long a claimed mail is this sender's; after it, whoever comes takes it for cut off. */
  readonly leaseMs?: number;
}

const LEASE_MS = 5 * 60_000;
const AT_ONCE = 8;
const GIVE_UP_AFTER_MS = 24 * 60 * 60_000;
const FIRST_RETRY_MS = 30_000;
const LAST_RETRY_MS = 60 * 60_000;

/**
 * Sends a batch of the mails that are due and writes down what became of each: one statement to claim them, one to mark
 * them. Any number of processes may do so at once.
 *
 * @param batch mails at most
 * @returns how many were claimed; fewer than `batch` means that nothing more is due now
 */
export async function drainMails(deps: DrainDeps, batch = 50): Promise<number> {
  const now = deps.clock.now();
  const mails = await claimMails(deps.sql, batch, now, later(now, deps.leaseMs ?? LEASE_MS));
  const open = mails.filter((mail) => mail.status === 'waiting' || mail.status === 'sending');
  const marks: MailMark[] = [];
  const queue = open.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const mail of queue) marks.push(await deliver(deps, mail, now));
    }),
  );
  await markMails(deps.sql, marks, deps.clock.now());
  report(deps, marks, mails.length - open.length);
  return mails.length;
}

async function deliver(deps: DrainDeps, mail: ClaimedMail, now: Instant): Promise<MailMark> {
  const mark = (status: MailMark['status'], error: string | null = null, dueAt: Instant | null = null): MailMark => ({
    id: mail.id,
    status,
    error,
    dueAt,
  });
  if (matterHasEnded(mail)) return mark('dropped');
  try {
    await deps.mailer.send(await writeMessage(mail, now, deps));
    return mark('sent');
  } catch (error) {
    const code = mailErrorCode(error);
    const failure = failureOf(error);
    if (failure === 'never') return mark('failed', code);
    // R23: a reminder is not repeated after doubt.
    if (failure === 'unclear' && mail.atMostOnce) return mark('unclear', code);
    const tried = deps.clock.now();
    const givenUp = Date.parse(tried) - Date.parse(mail.firstTriedAt) >= GIVE_UP_AFTER_MS;
    return givenUp ? mark('failed', code) : mark('waiting', code, later(tried, retryDelay(mail.attempts)));
  }
}

/** Twice as long after every try, up to an hour. */
export function retryDelay(attempts: number): number {
  return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts - 1, 20));
}

/** How many failed, and why: codes and numbers, no address and no name (R35). */
function report({ log }: DrainDeps, marks: readonly MailMark[], settled: number): void {
  const codes: Record<string, number> = {};
  for (const { error } of marks) if (error) codes[error] = (codes[error] ?? 0) + 1;
  if (Object.keys(codes).length > 0) log.warn({ codes }, 'some mails could not be sent');
  if (settled > 0)
    log.warn({ mails: settled }, 'some reminders were not sent, as it was too late or they may have been before');
}

function later(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString();
}

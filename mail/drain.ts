import { certificationMatterHasEnded } from '../domain/certifications/told.ts';
import type { Clock } from '../domain/clock.ts';
import { recordMatterHasEnded } from '../domain/expiry/told.ts';
import {
  type AnyClaimedMail,
  isAboutCertification,
  isAboutRecord,
  isAboutReport,
  isGivenUp,
  isToSignIn,
  type MailMark,
  matterHasEnded,
  retryDelay,
} from '../domain/mails.ts';
import { reportMatterHasEnded } from '../domain/reports/told.ts';
import { signInMatterHasEnded } from '../domain/signIn/link.ts';
import type { Instant } from '../domain/words.ts';
import type { Sql } from '../store/db.ts';
import { claimMails, markMails } from '../store/mails.ts';
import { BadAddress, type MessageOptions, writeMessage } from './message.ts';
import { failureOf, type Mailer, mailErrorCode } from './sender.ts';
import { signingKeys } from './tokens.ts';

export interface DrainDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly config: { readonly baseUrl: string; readonly mailFrom: string; readonly signingKey: string };
  readonly log: { warn(fields: Record<string, unknown>, message: string): void };
  /** For how long a claimed mail is this sender's; after it, whoever comes takes it for cut off. */
  readonly leaseMs?: number;
}

const LEASE_MS = 5 * 60_000;
const AT_ONCE = 8;

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
  if (mails.length === 0) return 0;
  const { baseUrl, mailFrom, signingKey } = deps.config;
  const options = { baseUrl, mailFrom, keys: signingKeys(signingKey) };
  const marks: MailMark[] = [];
  const queue = open.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const mail of queue) marks.push(await deliver(deps, options, mail, now));
    }),
  );
  await markMails(deps.sql, marks, deps.clock.now());
  report(deps, marks, mails.length - open.length);
  return mails.length;
}

async function deliver(
  deps: DrainDeps,
  options: MessageOptions,
  mail: AnyClaimedMail,
  now: Instant,
): Promise<MailMark> {
  const mark = (status: MailMark['status'], error: string | null = null, dueAt: Instant | null = null): MailMark => ({
    id: mail.id,
    status,
    error,
    dueAt,
  });
  if (hasEnded(mail, now)) return mark('dropped');
  let handedOver = false;
  try {
    const message = await writeMessage(mail, now, options);
    handedOver = true;
    await deps.mailer.send(message);
    return mark('sent');
  } catch (error) {
    const code = mailErrorCode(error);
    const failure = handedOver ? failureOf(error) : error instanceof BadAddress ? 'never' : 'later';
    if (failure === 'never') return mark('failed', code);
    // R23: a reminder is not repeated after doubt.
    if (failure === 'unclear' && mail.atMostOnce) return mark('unclear', code);
    const tried = deps.clock.now();
    return isGivenUp(mail, tried)
      ? mark('failed', code)
      : mark('waiting', code, later(tried, retryDelay(mail.attempts)));
  }
}

function hasEnded(mail: AnyClaimedMail, now: Instant): boolean {
  if (isToSignIn(mail)) return signInMatterHasEnded(mail, now);
  if (isAboutCertification(mail)) return certificationMatterHasEnded(mail);
  if (isAboutRecord(mail)) return recordMatterHasEnded(mail);
  return isAboutReport(mail) ? reportMatterHasEnded(mail) : matterHasEnded(mail);
}

/** How many failed, and why: codes and numbers, no address and no name (R35). */
function report({ log }: DrainDeps, marks: readonly MailMark[], settled: number): void {
  const codes: Record<string, number> = {};
  for (const { error } of marks) if (error) codes[error] = (codes[error] ?? 0) + 1;
  if (Object.keys(codes).length > 0) log.warn({ codes }, 'some mails could not be sent');
  if (settled > 0) log.warn({ mails: settled }, 'some reminders were not sent: too late, or cut off before');
}

function later(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString();
}

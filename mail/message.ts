import { addDuration } from '../domain/calendar.ts';
import {
  type AnyClaimedMail,
  type ClaimedMail,
  type ClaimedReportMail,
  isAboutCertification,
  isAboutRecord,
  isAboutReport,
  isToSignIn,
  taskOf,
} from '../domain/mails.ts';
import type { Duration, Instant } from '../domain/words.ts';
import { type CalendarObject, calendarOf } from './calendar.ts';
import { makeReportToken } from './reportTokens.ts';
import { certificationContentOf } from './templates/certificationContent.ts';
import { asksForDecision, type Content, contentOf, type MailLink } from './templates/content.ts';
import { toHtml } from './templates/html.ts';
import { recordContentOf } from './templates/recordContent.ts';
import { reportContentOf } from './templates/reportContent.ts';
import { signInContentOf } from './templates/signInContent.ts';
import { toText } from './templates/text.ts';
import { oneLine } from './templates/tidy.ts';
import { makeApprovalToken, type SigningKeys, signInToken } from './tokens.ts';

/** How long an approval link works, counted from the mail's own instant. */
export const LINK_VALID_FOR: Duration = 'P30D';

/** A mail as it goes out. */
export interface Message {
  readonly from: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly date: Instant;
  /** In angle brackets. */
  readonly messageId: string;
  readonly inReplyTo: string | null;
  /** What calendars put in, change or take out. */
  readonly calendar?: readonly CalendarObject[];
  /** What is attached as it is. */
  readonly files?: readonly { readonly filename: string; readonly content: string; readonly contentType: string }[];
}

export interface MessageOptions {
  readonly baseUrl: string;
  readonly mailFrom: string;
  readonly keys: SigningKeys;
  readonly linkValidFor?: Duration;
}

/** The recipient's address is not one that mail can be sent to. */
export class BadAddress extends Error {
  readonly code = 'EADDRESS';
  constructor() {
    super('not an address that mail can be sent to');
    this.name = 'BadAddress';
  }
}

/**
 * Writes a mail. The same row gives the same Message-ID and the same link, so that what is sent again is the same mail;
 * reminders and what follows are threaded to the mail that asked for the decision.
 *
 * @throws BadAddress
 */
export async function writeMessage(mail: AnyClaimedMail, now: Instant, options: MessageOptions): Promise<Message> {
  const content = await contentFor(mail, options);
  const { requestMailId, id } = mail;
  const calendar = 'facts' in mail ? calendarOf(mail, organizerOf(options.mailFrom), hostOf(options.baseUrl)) : [];
  return {
    from: options.mailFrom,
    to: { name: oneLine(mail.to.name), address: plainAddress(mail.to.email) },
    subject: oneLine(content.subject),
    text: toText(content),
    html: toHtml(content),
    date: now,
    messageId: messageId(id, options.baseUrl),
    inReplyTo: requestMailId && requestMailId !== id ? messageId(requestMailId, options.baseUrl) : null,
    ...(calendar.length > 0 && { calendar }),
  };
}

async function contentFor(mail: AnyClaimedMail, options: MessageOptions): Promise<Content> {
  if (isAboutCertification(mail)) return certificationContentOf(mail);
  if (isAboutRecord(mail)) return recordContentOf(mail);
  if (isAboutReport(mail)) return reportContentOf(mail, await reportLinkOf(mail, options));
  if (isToSignIn(mail))
    return signInContentOf(mail, signInUrl(options.baseUrl, signInToken(mail.signIn.id, options.keys)));
  return contentOf(mail, await linkOf(mail, options));
}

/** A mail's Message-ID, in angle brackets: one for each row, whenever and how often it is sent. */
export function messageId(mailId: string, baseUrl: string): string {
  return `<${mailId}@${hostOf(baseUrl)}>`;
}

function hostOf(baseUrl: string): string {
  const host = new URL(baseUrl).hostname;
  return /^[a-z0-9.-]+$/i.test(host) ? host : 'rollbook.invalid';
}

/** Who invites: the sender, as `Name <address>` or an address alone. */
function organizerOf(mailFrom: string): { name: string; address: string } {
  const [, name = '', address = mailFrom] = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(mailFrom) ?? [];
  return { name: name || address, address };
}

/** The address of the page behind an approval mail. */
export function approvalUrl(baseUrl: string, token: string): string {
  return `${baseUrl}/approvals/${token}`;
}

/** The address of the page that lets one in. */
export function signInUrl(baseUrl: string, token: string): string {
  return `${baseUrl}/sign-in/link/${token}`;
}

async function linkOf(mail: ClaimedMail, options: MessageOptions): Promise<MailLink | null> {
  const task = asksForDecision(mail.template) ? taskOf(mail) : null;
  if (!task) return null;
  const expiresAt = addDuration(mail.at, options.linkValidFor ?? LINK_VALID_FOR, 'UTC');
  const token = await makeApprovalToken({ taskId: task.id, assignment: task.assignment, expiresAt }, options.keys);
  return { url: approvalUrl(options.baseUrl, token), expiresAt };
}

/** The address of a report's file, for its recipient alone. */
export function reportUrl(baseUrl: string, token: string): string {
  return `${baseUrl}/reports/${token}`;
}

/** R7: a bearer's link as an approval's is; it is good for as long as the file is kept. */
async function reportLinkOf({ to, report }: ClaimedReportMail, options: MessageOptions): Promise<MailLink> {
  const expiresAt = report.keptUntil ?? report.dueAt;
  const token = await makeReportToken({ runId: report.runId, userId: to.id, expiresAt }, options.keys);
  return { url: reportUrl(options.baseUrl, token), expiresAt };
}

/** Nothing that could be read as two addresses, a group, a comment or another header. */
function plainAddress(email: string): string {
  if (email.length > 320 || !/^[^\s<>()[\]\\,;:"@\p{Cc}]+@[^\s<>()[\]\\,;:"@\p{Cc}]+$/u.test(email))
    throw new BadAddress();
  return email;
}

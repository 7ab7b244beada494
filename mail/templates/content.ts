import { type ClaimedMail, taskOf } from '../../domain/mails.ts';
import type { MailTemplate } from '../../domain/outcome.ts';
import { labelsFor } from '../labels.ts';
import { Dates, type Language } from '../language.ts';
import { activityRows, deciderOf, enrolmentRows, type Row, requestRows } from '../requestRows.ts';
import { viewOf } from './view.ts';
import { type MailWords, wordsFor } from './words.ts';

/** What a mail is made of, before it becomes text or HTML. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly Row[] }
  | { readonly kind: 'quote'; readonly who: string; readonly text: string }
  | { readonly kind: 'button'; readonly label: string; readonly url: string }
  | { readonly kind: 'small'; readonly text: string };

export interface Content {
  readonly language: Language;
  readonly subject: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  readonly footer: string;
}

/** The page behind the mail, and until when the link to it works. */
export interface MailLink {
  readonly url: string;
  readonly expiresAt: string;
}

/** The mails that go to approvers; the others go to learners. */
const TO_APPROVERS = new Set<MailTemplate>([
  'approval_request',
  'approval_reminder',
  'approval_withdrawn',
  'approval_closed',
]);

/** Does this mail ask for a decision, and so carry a link? */
export function asksForDecision(template: MailTemplate): boolean {
  return template === 'approval_request' || template === 'approval_reminder';
}

/** The one source of a mail's subject, text and HTML, in the recipient's language and time zone. */
export function contentOf(mail: ClaimedMail, link: MailLink | null): Content {
  const dates = new Dates(mail.to.locale, mail.to.timezone);
  const words = wordsFor(dates.language);
  const view = viewOf(mail, dates);
  const { subject, heading, lines } = words.mails[mail.template](view);
  const blocks: Block[] = [words.greeting(view), ...lines].map((text) => ({ kind: 'paragraph', text }));
  blocks.push(...quotes(mail, words, dates), facts(mail, dates));
  if (link) blocks.push(...decision(mail, words, link, dates));
  return { language: dates.language, subject, heading, blocks, footer: words.footer };
}

function facts(mail: ClaimedMail, dates: Dates): Block {
  if (mail.template === 'session_below_minimum') return { kind: 'facts', rows: activityRows(mail.facts, dates) };
  const task = taskOf(mail);
  const forApprover = task !== null && TO_APPROVERS.has(mail.template);
  return { kind: 'facts', rows: forApprover ? requestRows(mail.facts, task, dates) : enrolmentRows(mail.facts, dates) };
}

/** The words of people that belong to the mail: why it was asked for, and what was said with the decisions. */
function quotes(mail: ClaimedMail, words: MailWords, dates: Dates): Block[] {
  const labels = labelsFor(dates.language);
  const { facts } = mail;
  const quote = (name: string | null, text: string | null): Block[] =>
    text ? [{ kind: 'quote', who: words.wrote(name ?? labels.administration), text }] : [];
  if (asksForDecision(mail.template)) {
    const asked = quote(
      facts.requesterName ?? (facts.source === 'self' ? facts.learner.name : null),
      facts.requestReason,
    );
    const said = facts.tasks
      .filter((task) => task.status === 'approved')
      .flatMap((task) => quote(deciderOf(task, labels), task.comment));
    return [...asked, ...said];
  }
  const told: MailTemplate[] = ['approval_withdrawn', 'request_approved', 'request_declined', 'waitlisted'];
  const task = told.includes(mail.template) ? taskOf(mail) : null;
  return task ? quote(deciderOf(task, labels), task.comment) : [];
}

function decision(mail: ClaimedMail, words: MailWords, link: MailLink, dates: Dates): Block[] {
  const blocks: Block[] = [{ kind: 'button', label: words.button, url: link.url }];
  if (mail.facts.obligation === 'mandatory') blocks.push({ kind: 'small', text: words.mayNotBeDeclined });
  blocks.push({ kind: 'small', text: words.aboutTheLink(dates.day(link.expiresAt)) });
  return blocks;
}

import type { ClaimedReportMail } from '../../domain/mails.ts';
import type { ReportMailTemplate } from '../../domain/reports/told.ts';
import { labelsFor } from '../labels.ts';
import { Dates, type Language } from '../language.ts';
import type { Block, Content, MailLink } from './content.ts';
import { de } from './reports/de.ts';
import { en } from './reports/en.ts';
import { fr } from './reports/fr.ts';
import { type Sentences, wordsFor } from './words.ts';

/** What the sentences about a report are made from, as this recipient reads words and dates. */
export interface ReportWordsView {
  /** The report's name, in the quotation marks of the language. */
  readonly name: string;
  readonly bareName: string;
  readonly day: string;
  /** Is it their own team's part? */
  readonly team: boolean;
}

/** The mails about reports in one language. */
export type ReportWords = Record<ReportMailTemplate, (view: ReportWordsView) => Sentences> & {
  readonly labels: { readonly report: string; readonly day: string; readonly rows: string };
  readonly button: string;
  aboutTheLink(until: string): string;
};

const WORDS: Record<Language, ReportWords> = { en, de, fr };

/** The one source of the subject, text and HTML of a mail about a report: a link, and nothing of what is in it (R35). */
export function reportContentOf({ to, report, template }: ClaimedReportMail, link: MailLink): Content {
  const dates = new Dates(to.locale, to.timezone);
  const { language } = dates;
  const day = dates.day(report.dueAt);
  const view = { name: labelsFor(language).quoted(report.name), bareName: report.name, day, team: report.team };
  const { greeting, footer } = wordsFor(language);
  const words = WORDS[language];
  const { subject, heading, lines } = words[template](view);
  const paragraphs = [greeting({ recipient: to }), ...lines].map((text) => ({ kind: 'paragraph', text }) as const);
  const rows = [
    [words.labels.report, report.name] as const,
    [words.labels.day, day] as const,
    ...(report.rows === null ? [] : [[words.labels.rows, String(report.rows)] as const]),
  ];
  const blocks: Block[] = [
    ...paragraphs,
    { kind: 'facts', rows },
    { kind: 'button', label: words.button, url: link.url },
    { kind: 'small', text: words.aboutTheLink(dates.day(link.expiresAt)) },
  ];
  return { language, subject, heading, blocks, footer };
}

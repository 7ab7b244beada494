import type { CertificationMailTemplate } from '../../domain/certifications/state.ts';
import type { ClaimedCertificationMail } from '../../domain/mails.ts';
import { labelsFor } from '../labels.ts';
import { Dates, type Language } from '../language.ts';
import { de } from './certifications/de.ts';
import { en } from './certifications/en.ts';
import { fr } from './certifications/fr.ts';
import type { Content } from './content.ts';
import { type Sentences, wordsFor } from './words.ts';

/** What the sentences about a certification are made from, as this recipient reads words and dates. */
export interface CertificationWordsView {
  readonly learner: string;
  /** The certification's title, in the quotation marks of the language. */
  readonly title: string;
  readonly bareTitle: string;
  /** The last day of its validity. */
  readonly expiresOn: string;
  /** What one is enrolled in for the recertification. */
  readonly activity: string | null;
}

/** The mails about certifications in one language. */
export type CertificationWords = Record<CertificationMailTemplate, (view: CertificationWordsView) => Sentences> & {
  readonly labels: { readonly certification: string; readonly validUntil: string };
};

const WORDS: Record<Language, CertificationWords> = { en, de, fr };

/** The one source of the subject, text and HTML of a mail about a certification (R29). */
export function certificationContentOf(mail: ClaimedCertificationMail): Content {
  const { to, certification, template } = mail;
  const dates = new Dates(to.locale, to.timezone);
  const { language } = dates;
  const labels = labelsFor(language);
  const { lastDay, expiresAt, timezone } = certification;
  const expiresOn =
    expiresAt === null ? '' : dates.deadline({ at: expiresAt, localDate: lastDay, timezone, rule: 'certification' });
  const view: CertificationWordsView = {
    learner: certification.learner.name,
    title: labels.quoted(certification.title),
    bareTitle: certification.title,
    expiresOn,
    activity: certification.activity && labels.quoted(certification.activity),
  };
  const { greeting, footer } = wordsFor(language);
  const words = WORDS[language];
  const { subject, heading, lines } = words[template](view);
  const paragraphs = [greeting({ recipient: to }), ...lines].map((text) => ({ kind: 'paragraph', text }) as const);
  const team = to.id === certification.learner.id ? [] : [[labels.learner, certification.learner.name] as const];
  const rows = [
    ...team,
    [words.labels.certification, certification.title] as const,
    ...(expiresOn === '' ? [] : [[words.labels.validUntil, expiresOn] as const]),
  ];
  return { language, subject, heading, blocks: [...paragraphs, { kind: 'facts', rows }], footer };
}

import { endOfDay } from '../../domain/calendar.ts';
import type { RecordMailTemplate } from '../../domain/expiry/told.ts';
import type { ClaimedRecordMail } from '../../domain/mails.ts';
import { labelsFor } from '../labels.ts';
import { Dates, type Language } from '../language.ts';
import type { Content } from './content.ts';
import { de } from './records/de.ts';
import { en } from './records/en.ts';
import { fr } from './records/fr.ts';
import { type Sentences, wordsFor } from './words.ts';

/** What the sentences about a record are made from, as this recipient reads words and dates. */
export interface RecordWordsView {
  readonly learner: string;
  /** The record's title, in the quotation marks of the language. */
  readonly title: string;
  readonly bareTitle: string;
  /** The last day of its validity. */
  readonly expiresOn: string;
  /** What renews it. */
  readonly activity: string | null;
}

/** The mails about records in one language. */
export type RecordWords = Record<RecordMailTemplate, (view: RecordWordsView) => Sentences> & {
  readonly labels: { readonly record: string; readonly validUntil: string };
};

const WORDS: Record<Language, RecordWords> = { en, de, fr };

/** The one source of the subject, text and HTML of a mail about a record that expires. */
export function recordContentOf({ to, record, template, at }: ClaimedRecordMail): Content {
  const dates = new Dates(to.locale, to.timezone);
  const { language } = dates;
  const labels = labelsFor(language);
  const { expiresOn: localDate, timezone, learner } = record;
  const end = localDate === null ? at : endOfDay(localDate, timezone);
  const expiresOn = dates.deadline({ at: end, localDate, timezone, rule: 'record' });
  const view: RecordWordsView = {
    learner: learner.name,
    title: labels.quoted(record.title),
    bareTitle: record.title,
    expiresOn,
    activity: record.activity && labels.quoted(record.activity),
  };
  const { greeting, footer } = wordsFor(language);
  const words = WORDS[language];
  const { subject, heading, lines } = words[template](view);
  const paragraphs = [greeting({ recipient: to }), ...lines].map((text) => ({ kind: 'paragraph', text }) as const);
  const rows = [
    ...(to.id === learner.id ? [] : [[labels.learner, learner.name] as const]),
    [words.labels.record, record.title] as const,
    [words.labels.validUntil, expiresOn] as const,
  ];
  return { language, subject, heading, blocks: [...paragraphs, { kind: 'facts', rows }], footer };
}

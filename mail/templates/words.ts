import type { MailTemplate } from '../../domain/outcome.ts';
import type { Language } from '../language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { View } from './view.ts';

/** What one mail says, before the facts, the words of people and the button. */
export interface Sentences {
  readonly subject: string;
  readonly heading: string;
  readonly lines: readonly string[];
}

/** All mails of one language. */
export interface MailWords {
  greeting(view: Pick<View, 'recipient'>): string;
  readonly mails: Record<MailTemplate, (view: View) => Sentences>;
  readonly button: string;
  readonly aboutTheLink: (until: string) => string;
  readonly mayNotBeDeclined: string;
  /** Who said the words that are quoted: `Anna Weber wrote:`. */
  wrote(name: string): string;
  readonly footer: string;
}

const WORDS: Record<Language, MailWords> = { en, de, fr };

export function wordsFor(language: Language): MailWords {
  return WORDS[language];
}

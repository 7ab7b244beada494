import type { ClaimedSignInMail } from '../../domain/mails.ts';
import { Dates, type Language } from '../language.ts';
import type { Content } from './content.ts';
import { de } from './signIn/de.ts';
import { en } from './signIn/en.ts';
import { fr } from './signIn/fr.ts';
import { type Sentences, wordsFor } from './words.ts';

/** The mail with a link that lets one in, in one language. */
export interface SignInMailWords extends Sentences {
  readonly button: string;
  aboutTheLink(until: string): string;
  readonly notYou: string;
}

const WORDS: Record<Language, SignInMailWords> = { en, de, fr };

/** The one source of the subject, text and HTML of a mail that lets one in. */
export function signInContentOf({ to, signIn }: ClaimedSignInMail, url: string): Content {
  const dates = new Dates(to.locale, to.timezone);
  const { language } = dates;
  const { greeting, footer } = wordsFor(language);
  const { subject, heading, lines, button, aboutTheLink, notYou } = WORDS[language];
  return {
    ...{ language, subject, heading, footer },
    blocks: [
      ...[greeting({ recipient: to }), ...lines].map((text) => ({ kind: 'paragraph', text }) as const),
      { kind: 'button', label: button, url },
      { kind: 'small', text: aboutTheLink(dates.moment(signIn.expiresAt)) },
      { kind: 'small', text: notYou },
    ],
  };
}

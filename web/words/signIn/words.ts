import type { Language } from '../../../mail/language.ts';
import type { Statement } from '../words.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** What the pages for signing in and out say. Each language is one such list, so none can miss a sentence. */
export interface SignInWords {
  readonly signIn: string;
  readonly byLink: string;
  readonly byProvider: string;
  readonly providerButton: string;
  readonly name: string;
  readonly nameHint: string;
  readonly nameMissing: Statement;
  readonly send: string;
  /** The same for everybody, whether there is such a person or not. */
  readonly sent: Statement;
  /** Above the button that a mailed link leads to. */
  signInAs(name: string): string;
  readonly pressToSignIn: string;
  readonly elsewhere: readonly string[];
  readonly itWasMe: string;
  readonly link: Record<'used' | 'replaced' | 'expired' | 'unknown', Statement>;
  readonly askAgain: string;
  readonly turnedAway: Record<'deactivated' | 'expired', Statement>;
  readonly unknownPerson: Statement;
  readonly unverified: Statement;
  readonly noClaim: Statement;
  readonly denied: Statement;
  readonly providerRefused: Statement;
  readonly notOurs: Statement;
  readonly providerAway: Statement;
  readonly tryAgain: string;
  readonly asSomebodyElse: string;
  readonly tooMany: Statement;
  readonly formTooOld: Statement;
  readonly notFound: Statement;
  readonly signOut: string;
  readonly reallySignOut: string;
  readonly signedOut: Statement;
  readonly signOutThere: string;
}

const WORDS: Record<Language, SignInWords> = { en, de, fr };

export function signInWords(language: Language): SignInWords {
  return WORDS[language];
}

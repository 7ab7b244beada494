import type { SignInMethod } from '../../domain/signIn/session.ts';
import type { Language } from '../../mail/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** What the page of somebody's own learning says. Each language is one such list, so none can miss a sentence. */
export interface MyWords {
  greeting(name: string): string;
  readonly myLearning: string;
  readonly nothing: string;
  /** How many there are, and how many of them overdue. */
  count(all: number, overdue: number): string;
  readonly overdue: string;
  by(deadline: string): string;
  readonly noDeadline: string;
  readonly progress: (percent: number) => string;
  readonly more: string;
  readonly sessions: string;
  readonly thisOne: string;
  method: Record<SignInMethod, string>;
  since(when: string): string;
  lastSeen(when: string): string;
  readonly everywhere: string;
  readonly everywhereHint: string;
}

const WORDS: Record<Language, MyWords> = { en, de, fr };

export function myWords(language: Language): MyWords {
  return WORDS[language];
}

import type { Language } from '../../mail/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** A heading and what follows it. */
export interface Statement {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** Who, what and when a statement is about; names and dates are written out for the reader. */
export interface About {
  readonly learner: string;
  /** In quotation marks. */
  readonly title: string;
  /** Who decided; null: nobody, the time limit did. */
  readonly decider: string | null;
  readonly when: string;
}

/** What the approval pages say. Each language is one such list, so none can miss a sentence. */
export interface PageWords {
  readonly product: string;
  readonly footer: string;
  asks(learner: string, title: string, ownRequest: boolean): string;
  readonly pleaseDecide: string;
  mandatory(learner: string): string;
  decidingAs(name: string): string;
  wrote(name: string): string;
  readonly comment: string;
  commentHint(learner: string): string;
  readonly approve: string;
  readonly decline: string;
  readonly tryAgain: string;
  /** The heading above what was decided on the way. */
  readonly soFar: string;
  readonly aboutTheRequest: string;
  /** One line for each task that is over. */
  readonly taskWas: Record<
    'approved' | 'approvedByTime' | 'declined' | 'reassigned' | 'escalated' | 'expired' | 'withdrawn',
    (who: string, when: string) => string
  >;
  /** The training administration, as who acts and as whom something waits for. */
  readonly administration: { readonly acts: string; readonly holds: string };

  approved(about: About): Statement;
  declined(about: About): Statement;
  /** A decision against one that was made before. */
  contrary(decision: 'approved' | 'declined', about: About): Statement;
  movedOn(how: 'reassigned' | 'escalated', about: About): Statement;
  timedOut(about: About): Statement;
  ended(how: 'withdrawn' | 'cancelled' | 'expired' | 'otherwise', about: About): Statement;
  expiredLink(stillOpen: boolean): Statement;
  readonly invalidLink: Statement;
  readonly reportGone: Statement;
  readonly trouble: Statement;
  readonly uncertain: Statement;
  mayNotDecline(learner: string): Statement;
  readonly ownRequest: Statement;
  /** To who is signed in, and is not the one for whom it waits. */
  readonly notYours: Statement;
  readonly noSeat: Statement;
  readonly refused: Statement;
  readonly chooseOne: Statement;
  tooLong(length: number, most: number): Statement;
  readonly unreadable: Statement;

  /** What the enrolment is now. */
  readonly now: {
    waitsForOther(who: string, step: string | null): string;
    waitlisted(learner: string, position: number | null): string;
    enrolled(learner: string, deadline: string | null): string;
    other(status: string): string;
  };
}

const WORDS: Record<Language, PageWords> = { en, de, fr };

export function wordsFor(language: Language): PageWords {
  return WORDS[language];
}

import type { OnTimeout } from '../domain/policy.ts';
import type { ActivityType, Obligation, Source, Status } from '../domain/words.ts';
import { de } from './labels/de.ts';
import { en } from './labels/en.ts';
import { fr } from './labels/fr.ts';
import type { Language } from './language.ts';

/** The short words that mails and pages share. */
export interface Labels {
  readonly learner: string;
  readonly training: string;
  readonly obligation: string;
  readonly requested: string;
  readonly deadline: string;
  readonly seats: string;
  readonly progress: string;
  readonly step: string;
  readonly decideBy: string;
  readonly onBehalfOf: string;
  readonly administration: string;
  readonly types: Record<ActivityType, string>;
  readonly obligations: Record<Obligation, string>;
  /** Who asked, where no person is named. */
  readonly sources: Record<Source, string>;
  readonly statuses: Record<Status, string>;
  readonly onTimeout: Record<OnTimeout, string>;
  quoted(title: string): string;
  /** `Carl Case (for Anna Weber)`: who acted, and in whose place (R5). */
  standingIn(who: string, principal: string): string;
  /** `3 March 2026, by Anna Weber` */
  requestedBy(date: string, who: string): string;
  stepOf(step: number, steps: number): string;
  seatsTaken(taken: number, maximum: number, waiting: number): string;
  queuePosition(position: number): string;
}

const LABELS: Record<Language, Labels> = { en, de, fr };

export function labelsFor(language: Language): Labels {
  return LABELS[language];
}

import type { DocumentRef, PinnedCompletion } from './completion.ts';
import type { TextRef } from './state.ts';
import type { Instant } from './words.ts';

/** One go at a quiz. */
export interface TryReport {
  /** The score in per cent, 0 to 100; null where only the outcome is known. */
  readonly percent: number | null;
  /** The outcome as the quiz tells it; counts only where there is no score. */
  readonly passed: boolean | null;
  /** When it was begun; null: when it ended. */
  readonly startedAt: Instant | null;
}

/** What people and machines say towards a completion, beside `progress` and `complete`. */
export type AchieveCommand =
  | ({ readonly type: 'try' } & TryReport)
  | { readonly type: 'grant-try' }
  | {
      readonly type: 'acknowledge';
      /** The typed name: personal text, by reference (R35). */
      readonly name: TextRef;
      /** Was it compared with the learner's, and found the same (`sameName`)? */
      readonly nameMatches: boolean;
      readonly document: DocumentRef | null;
    }
  | { readonly type: 'sign-off' }
  | { readonly type: 'submit-evidence' | 'accept-evidence' | 'reject-evidence'; readonly evidenceId: string }
  /** Takes on the rule and the parts that the activity has now; null: none of its own. */
  | { readonly type: 'adopt-rule'; readonly completion: PinnedCompletion | null };

export const ACHIEVE_COMMANDS = [
  'try',
  'grant-try',
  'acknowledge',
  'sign-off',
  'submit-evidence',
  'accept-evidence',
  'reject-evidence',
  'adopt-rule',
] as const satisfies readonly AchieveCommand['type'][];

/** What a learning record statement (xAPI) tells of this enrolment, reduced to codes and numbers. */
export interface StatementFact {
  readonly verb:
    | 'initialized'
    | 'progressed'
    | 'completed'
    | 'passed'
    | 'failed'
    | 'terminated'
    | 'satisfied'
    | 'launched';
  /** The part that it is about; null: the whole activity. */
  readonly part: string | null;
  /** Of `progressed`: how far; of `passed` and `failed`: the score. Per cent. */
  readonly percent: number | null;
  readonly startedAt: Instant | null;
}

/** What only the system sends: facts that came in by other doors. */
export type ReportedCommand =
  | ({ readonly type: 'statement' } & StatementFact)
  /** A signature service's signed callback. */
  | { readonly type: 'signed'; readonly document: DocumentRef | null }
  | { readonly type: 'attended' };

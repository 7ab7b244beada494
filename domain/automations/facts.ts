import { isOverdue } from '../deadlines.ts';
import type { EnrolmentState } from '../state.ts';
import { type Instant, isEnded, type Status } from '../words.ts';
import type { KnownAt } from './rules.ts';

/** What Postgres knows of one enrolment, for the rules. */
export interface AutomationFacts {
  readonly state: EnrolmentState;
  /** Of the learner. */
  readonly department: string | null;
  readonly location: string | null;
  readonly timezone: string;
  /** Every status that was reached, in order, again and again if need be. */
  readonly reached: readonly (KnownAt & { readonly status: Status })[];
  /** Since when the dates that lie ahead are known. */
  readonly knownSince: {
    readonly deadline: Instant | null;
    readonly access: Instant | null;
    readonly sessions: Instant | null;
  };
  /** When the record of its completion expires. */
  readonly expiry: KnownAt | null;
}

/** Is it past its deadline at that instant? */
export function overdueAt({ state }: AutomationFacts, at: Instant): boolean {
  return isOverdue(state, !isEnded(state.status), at);
}

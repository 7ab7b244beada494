import type { Instant, Obligation } from '../words.ts';

/** Where somebody stands to a rule. Excluded: removed by hand, and not added again until that is lifted (R33). */
export const MEMBER_STATES = ['in', 'out', 'excluded'] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

/** What became of it. */
export const MEMBER_OUTCOMES = [
  // in: the rule made what the person is (or was) enrolled in
  'enrolled',
  // in: somebody else had made what lives, and it stays as it is (R1)
  'enrolled_already',
  // in: done before, or since
  'completed',
  // in: could not be enrolled; tried again
  'refused',
  // in: what was made ended by itself (failed, expired, …); who stays in the audience is enrolled once
  'ended',
  // excluded
  'removed_by_hand',
  // out: taken out, as the rule says
  'withdrawn',
  // out: what there is stays
  'kept',
  // out: there was nothing to do
  'left',
  // out: an administrator lifted the exclusion; the rule looks again
  'lifted',
] as const;
export type MemberOutcome = (typeof MEMBER_OUTCOMES)[number];

/** One person's row of a rule. */
export interface Member {
  readonly ruleId: string;
  readonly userId: string;
  readonly state: MemberState;
  readonly outcome: MemberOutcome;
  /** The enrolment, or plan enrolment, that it is about. */
  readonly covers: string | null;
  /** Why it could not be enrolled. */
  readonly refusal: string | null;
  /** When the refused is tried again. */
  readonly retryAt: Instant | null;
  readonly version: number;
}

/** What lives of a person in a rule's target. */
export interface Live {
  readonly id: string;
  readonly obligation: Obligation;
  /** The rule that made it; null: somebody else. */
  readonly madeBy: string | null;
  /** Is it one that may be taken away: neither begun, nor stopped by anybody? */
  readonly untouched: boolean;
}

/** How what a rule covered has ended. */
export interface Ended {
  readonly id: string;
  readonly obligation: Obligation;
  readonly madeBy: string | null;
  /** by_hand: somebody withdrew, cancelled, declined or dismissed it; by_rule: the person had left the audience. */
  readonly how: 'completed' | 'by_hand' | 'by_rule' | 'by_itself';
  /** Did the learner leave it? */
  readonly withdrawn: boolean;
}

/** Everything about one person and one rule's target. */
export interface TargetFacts {
  readonly live: Live | null;
  /** Was it ever completed, or is there a record of it? */
  readonly completed: boolean;
  /** What the row covers, where that has ended. */
  readonly ended: Ended | null;
}

import type { Ended, Member, MemberOutcome, TargetFacts } from './member.ts';
import { isStronger, type Rule } from './rule.ts';

/** What is asked about one person and one rule. */
export interface Question {
  readonly rule: Pick<Rule, 'id' | 'obligation' | 'onLeave'>;
  readonly member: Pick<Member, 'state' | 'outcome' | 'covers'> | null;
  /** Is the person activated or active? */
  readonly there: boolean;
  /** Do the audience's conditions fit the person? */
  readonly fits: boolean;
  readonly facts: TargetFacts;
  /** Does another rule want what lives to stay? */
  readonly wantedByOther: boolean;
}

export type MemberDecision =
  /** It stays as it is: not concerned, excluded, or away. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'enrol' }
  | {
      readonly kind: 'stand';
      readonly outcome: Extract<MemberOutcome, 'enrolled' | 'enrolled_already' | 'completed' | 'ended'>;
      readonly covers: string | null;
    }
  | { readonly kind: 'exclude'; readonly covers: string }
  | {
      readonly kind: 'leave';
      readonly outcome: Extract<MemberOutcome, 'withdrawn' | 'kept' | 'left'>;
      readonly covers: string | null;
    };

/**
 * R33: what a rule does about one person, by the facts of now; pure and total. Who joins is enrolled, once; who leaves is
 * treated as the rule says; whom somebody removed by hand is left out for good; what was made by hand stays as it is. Who is
 * away (R32) neither joins nor leaves: it is decided on their return.
 */
export function decideMember({ rule, member, there, fits, facts, wantedByOther }: Question): MemberDecision {
  const { live, completed } = facts;
  if (member?.state === 'excluded') return { kind: 'nothing' };
  const ended = member === null || member.covers === null || live ? null : facts.ended;
  if (ended && isRemoval(ended, rule)) return { kind: 'exclude', covers: ended.id };
  if (!there) return { kind: 'nothing' };
  if (fits) {
    if (live) {
      const outcome = live.madeBy === rule.id ? 'enrolled' : 'enrolled_already';
      return { kind: 'stand', outcome, covers: live.id };
    }
    if (member?.state === 'in' && ended?.how === 'by_itself')
      return { kind: 'stand', outcome: 'ended', covers: ended.id };
    if (completed) return { kind: 'stand', outcome: 'completed', covers: member?.covers ?? null };
    return { kind: 'enrol' };
  }
  if (member?.state !== 'in') return { kind: 'nothing' };
  if (!live) return { kind: 'leave', outcome: 'left', covers: member.covers };
  const goes = rule.onLeave === 'withdraw_if_not_started' && live.madeBy !== null && live.untouched && !wantedByOther;
  return { kind: 'leave', outcome: goes ? 'withdrawn' : 'kept', covers: live.id };
}

/**
 * Did somebody take the person out of what this rule is about? Not where the learner left something that obliged less and
 * was not this rule's: that is no way out of what the rule wants.
 */
function isRemoval({ how, madeBy, withdrawn, obligation }: Ended, rule: Question['rule']): boolean {
  if (how !== 'by_hand') return false;
  return madeBy === rule.id || !(withdrawn && isStronger(rule.obligation, obligation));
}

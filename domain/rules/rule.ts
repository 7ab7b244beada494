import type { Who } from '../audiences/conditions.ts';
import type { Duration, Instant, LocalDate, Obligation } from '../words.ts';

/** What becomes of who leaves the audience (R33). */
export const ON_LEAVE = ['keep', 'withdraw_if_not_started'] as const;
export type OnLeave = (typeof ON_LEAVE)[number];

/** From what a rule's deadline can be counted. */
export const RULE_BASES = ['enrolment', 'hire_date'] as const;
export type RuleBasis = (typeof RULE_BASES)[number];

/** When what a rule makes is due: a fixed one, or counted for each person. */
export type RuleDeadline =
  | { readonly at: Instant }
  | { readonly localDate: LocalDate; readonly timezone?: string | undefined }
  | { readonly basis: RuleBasis; readonly after: Duration };

/** What a rule enrols in. */
export type RuleTarget =
  | { readonly activityId: string; readonly planCode: null }
  | { readonly activityId: null; readonly planCode: string };

/** A rule: who joins the audience is enrolled. */
export interface Rule {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly who: Who;
  readonly target: RuleTarget;
  readonly obligation: Obligation;
  readonly deadline: RuleDeadline | null;
  /** The code of the policy in place of the activity's. */
  readonly policy: string | null;
  readonly onLeave: OnLeave;
}

/** The rule that made an enrolment, as that keeps it. */
export interface RuleOrigin {
  readonly id: string;
  readonly code: string;
  readonly version: number;
}

/** Names a target: rules with the same one are about the same enrolment of a person (R1). */
export const targetKey = ({ activityId, planCode }: RuleTarget): string => activityId ?? `plan/${planCode}`;

const STRENGTH: Readonly<Record<Obligation, number>> = { mandatory: 3, suggested: 2, optional: 1 };

/** Does the first oblige more than the second? */
export const isStronger = (one: Obligation, other: Obligation): boolean => STRENGTH[one] > STRENGTH[other];

/** The order in which rules that want the same person are asked: who obliges more first, then the older one. */
export function inOrder(rules: readonly Rule[]): Rule[] {
  return [...rules].sort(
    (one, other) => STRENGTH[other.obligation] - STRENGTH[one.obligation] || (one.id < other.id ? -1 : 1),
  );
}

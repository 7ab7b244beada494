import type { Obligation, Role, Source } from '../words.ts';

/** What a request for an enrolment says beside who and what. */
export interface AskedFor {
  readonly obligation: Obligation;
  /** Left out: it follows from who asks. */
  readonly source: Source | undefined;
  readonly role: Role;
  /** Does it carry a deadline or an internal note of its own? */
  readonly deadline: boolean;
  readonly note: boolean;
}

/** How who asks stands to whom it is for. */
export interface Asking {
  readonly self: boolean;
  /** Do they report to who asks? */
  readonly report: boolean;
  /** Has who asks the permission to manage enrolments, for this one? */
  readonly manages: boolean;
}

/** As who a person enrols: it follows from who they are to the other one, and nobody claims another source. */
export function sourceOf({ self, report, manages }: Asking): Source {
  if (self) return 'self';
  return report && !manages ? 'manager' : 'administrator';
}

/**
 * The field of a request that this person may not say, or null. Asking for oneself, one asks for something optional under the
 * rules of its policy: mandatory training is never declined (R9), and an own deadline would go before the policy's. Who
 * teaches is named by administrators.
 */
export function mayNotSay(
  asked: AskedFor,
  asking: Asking,
): 'source' | 'obligation' | 'role' | 'deadline' | 'note' | null {
  if (asked.source !== undefined && asked.source !== sourceOf(asking)) return 'source';
  const { self, manages } = asking;
  if (self && asked.obligation !== 'optional') return 'obligation';
  if (asked.role !== 'learner' && (self || !manages)) return 'role';
  if (self && asked.deadline) return 'deadline';
  if (asked.note && (self || !manages)) return 'note';
  return null;
}

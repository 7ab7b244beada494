import { addToDate } from '../calendar.ts';
import type { Duration, LocalDate, Obligation } from '../words.ts';

/** R29: what the next expiry is counted from. */
export const BASES = ['completion', 'last_expiry', 'fixed'] as const;
export type Basis = (typeof BASES)[number];
/** What proves that somebody is certified. */
export const PROOFS = ['activity', 'plan', 'qualification'] as const;

/** An activity's id, a plan's code or a qualification's code (or one that counts as it). */
export interface AchievedBy {
  readonly kind: (typeof PROOFS)[number];
  readonly key: string;
}

/** What one is enrolled in, by itself, when the window opens. */
export interface AutoEnrolment {
  readonly activityId: string;
  readonly obligation: Obligation;
  /** Also at once, for who was never certified? */
  readonly first: boolean;
}

/** A reminder so long before the expiry. */
export interface CertificationReminder {
  readonly before: Duration;
  /** Does the learner's manager get one as well? */
  readonly manager: boolean;
}

/** One version of a certification: data, never code. All durations are whole days. */
export interface CertificationRules {
  readonly achievedBy: AchievedBy;
  /** How long it is valid; with `fixed`, the length of a step. */
  readonly validFor: Duration;
  readonly basis: Basis;
  /** With `fixed`: a day of the steps; null: the day of the first certification. */
  readonly fixedFrom: LocalDate | null;
  /** With `fixed`: how long it is valid at least; null: until the next step, however near. */
  readonly minimum: Duration | null;
  /** So long before the expiry the window opens. */
  readonly window: Duration;
  /** So long before the expiry the recertification is due; null: at the expiry. */
  readonly dueBefore: Duration | null;
  /** So long after the expiry it counts as lapsed; null: at once. Who is back within it is on time. */
  readonly grace: Duration | null;
  /** Does what is completed before the window opens certify anew? */
  readonly countsEarly: boolean;
  readonly reminders: readonly CertificationReminder[];
  /** Is the manager told of the expiry? */
  readonly notifyManager: boolean;
  readonly enrol: AutoEnrolment | null;
  /** When the first certification is due, so long after one was assigned; null: whenever. */
  readonly firstDueAfter: Duration | null;
}

/** A certification as a person's pins it (R37). */
export interface PinnedCertification {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly rules: CertificationRules;
}

/** What is wrong with the rules, and in which field. */
export interface CertificationFault {
  readonly field: string;
  readonly detail: string;
}

/** Any day will do to compare durations; this one is followed by a leap year. */
const SOME_DAY = '2027-01-01';
const longer = (a: Duration, b: Duration) => addToDate(SOME_DAY, a) > addToDate(SOME_DAY, b);

/** What keeps these rules from making sense; nothing when all is well. */
export function certificationFaults(rules: CertificationRules): CertificationFault[] {
  const { basis, validFor, window, dueBefore } = rules;
  const faults: CertificationFault[] = [];
  const fault = (field: string, detail: string) => faults.push({ field, detail });
  if (addToDate(SOME_DAY, validFor) === SOME_DAY) fault('validFor', 'must be a day at least');
  if (!longer(validFor, window)) fault('window', 'must be shorter than the validity');
  if (dueBefore !== null && longer(dueBefore, window)) fault('dueBefore', 'would be before the window opens');
  if (basis !== 'fixed' && rules.fixedFrom !== null) fault('fixedFrom', 'goes with the basis fixed');
  if (basis !== 'fixed' && rules.minimum !== null) fault('minimum', 'goes with the basis fixed');
  for (const [index, { before }] of rules.reminders.entries()) {
    if (!longer(validFor, before)) fault(`reminders/${index}/before`, 'must be shorter than the validity');
    if (rules.reminders.findIndex((one) => one.before === before) < index)
      fault(`reminders/${index}/before`, 'is there already');
  }
  return faults;
}

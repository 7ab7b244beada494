import { addToDate } from '../calendar.ts';
import type { Duration, Obligation } from '../words.ts';

/** A reminder so long before a record's expiry. */
export interface ExpiryReminder {
  readonly before: Duration;
  /** Does the learner's manager get one as well? */
  readonly manager: boolean;
}

/** In what one is enrolled anew, so long before the expiry; it is due at the expiry. */
export interface RenewalRule {
  readonly activityId: string;
  readonly obligation: Obligation;
  readonly before: Duration;
}

/** What a qualification code says of records that expire. All durations are whole days. */
export interface ExpiryRules {
  /** How long a record without an expiry of its own is valid; null: for ever. */
  readonly validFor: Duration | null;
  readonly reminders: readonly ExpiryReminder[];
  /** Null: nothing happens at the expiry, but that the record has lapsed. */
  readonly renewal: RenewalRule | null;
}

export const NO_EXPIRY: ExpiryRules = { validFor: null, reminders: [], renewal: null };

/** What is wrong with the rules, and in which field. */
export interface ExpiryFault {
  readonly field: string;
  readonly detail: string;
}

/** Any day will do to compare durations; this one is followed by a leap year. */
const SOME_DAY = '2027-01-01';
const lengthOf = (duration: Duration) => addToDate(SOME_DAY, duration);

/** What keeps these rules from making sense; nothing when all is well. */
export function expiryFaults({ validFor, reminders, renewal }: ExpiryRules): ExpiryFault[] {
  const faults: ExpiryFault[] = [];
  const fault = (field: string, detail: string) => faults.push({ field, detail });
  if (validFor !== null && lengthOf(validFor) === SOME_DAY) fault('validFor', 'must be a day at least');
  const tooLong = (before: Duration) => validFor !== null && lengthOf(before) >= lengthOf(validFor);
  for (const [index, { before }] of reminders.entries()) {
    if (tooLong(before)) fault(`reminders/${index}/before`, 'must be shorter than the validity');
    if (reminders.findIndex((one) => one.before === before) < index)
      fault(`reminders/${index}/before`, 'is there already');
  }
  if (renewal && tooLong(renewal.before)) fault('renewal/before', 'must be shorter than the validity');
  return faults;
}

/** How long before its expiry a record is said to be expiring: from the first thing that is done about it. */
export function noticeOf({ reminders, renewal }: ExpiryRules): Duration | null {
  const all = [...reminders.map(({ before }) => before), ...(renewal ? [renewal.before] : [])];
  return all.reduce<Duration | null>(
    (longest, one) => (longest === null || lengthOf(one) > lengthOf(longest) ? one : longest),
    null,
  );
}

/** Is there anything to be done about a record before it expires? */
export function asksAnything({ reminders, renewal }: ExpiryRules): boolean {
  return reminders.length > 0 || renewal !== null;
}

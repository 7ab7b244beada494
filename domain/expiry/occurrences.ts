import { addDuration, endOfDay } from '../calendar.ts';
import type { Instant, LocalDate } from '../words.ts';
import type { ExpiryRules } from './rules.ts';

/** What is known of a record that expires, when it is looked at. */
export interface ExpiringRecord {
  readonly expiresOn: LocalDate;
  /** Where the person is: the last day ends there (R19). */
  readonly timezone: string;
  /** Since when both the record and the rules are known: what fell due before reminds nobody (R23). */
  readonly since: Instant;
  /** Does a newer record of the same qualification, or of what counts as it, last as long or longer? */
  readonly superseded: boolean;
}

/** Something that falls due before a record expires, once for each record. */
export type ExpiryOccurrence =
  | { readonly key: string; readonly at: Instant; readonly does: 'remind'; readonly manager: boolean }
  | { readonly key: string; readonly at: Instant; readonly does: 'renew' };

/** What the last day of a record's validity ends with. */
export function expiryOf({ expiresOn, timezone }: Pick<ExpiringRecord, 'expiresOn' | 'timezone'>): Instant {
  return endOfDay(expiresOn, timezone);
}

/**
 * R23: all that falls due for a record, the first first. Reminders that lay back when the record or the rule became known are
 * none; a renewal is one while the expiry lies ahead of that. Nothing of a record that a newer one supersedes.
 */
export function occurrencesOf(
  { reminders, renewal }: Pick<ExpiryRules, 'reminders' | 'renewal'>,
  record: ExpiringRecord,
): ExpiryOccurrence[] {
  if (record.superseded) return [];
  const expiry = expiryOf(record);
  if (expiry <= record.since) return [];
  const before = (duration: string) => addDuration(expiry, duration, record.timezone, -1);
  const reminding = reminders.map(({ before: duration, manager }): ExpiryOccurrence => {
    return { key: `before-${duration}`, at: before(duration), does: 'remind', manager };
  });
  const renewing: ExpiryOccurrence[] = renewal ? [{ key: 'renewal', at: before(renewal.before), does: 'renew' }] : [];
  return [...reminding.filter(({ at }) => at > record.since), ...renewing].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** What of it has fallen due and was not done yet, and when the next falls due; null: none does. */
export function dueOf(
  occurrences: readonly ExpiryOccurrence[],
  done: ReadonlySet<string>,
  now: Instant,
): { readonly due: readonly ExpiryOccurrence[]; readonly next: Instant | null } {
  const open = occurrences.filter(({ key }) => !done.has(key));
  return { due: open.filter(({ at }) => at <= now), next: open.find(({ at }) => at > now)?.at ?? null };
}

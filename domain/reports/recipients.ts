import type { UserLevel } from '../people/person.ts';
import type { UserStatus } from '../words.ts';

/** For whom a report is made by itself. */
export interface ReportRecipients {
  /** These people: all of it for a superadmin, their own team's part for a manager. */
  readonly users: readonly string[];
  /** Every manager, their own team's part. */
  readonly managers: boolean;
}

export const NOBODY: ReportRecipients = { users: [], managers: false };

/** What is known of somebody who is to get a report. */
export interface Candidate {
  readonly id: string;
  readonly level: UserLevel;
  readonly status: UserStatus;
  /** Has at least one direct report. */
  readonly manages: boolean;
}

/**
 * What a person may see of a report: a superadmin the whole, a manager what is about the people who report to them (`team`:
 * their id); null: nothing.
 */
export function partFor({ id, level, status, manages }: Candidate): { readonly team: string | null } | null {
  if (status !== 'active' && status !== 'activated') return null;
  if (level === 'superadmin') return { team: null };
  return manages ? { team: id } : null;
}

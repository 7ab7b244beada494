import type { ClaimedRecordMail } from '../mails.ts';
import type { LocalDate } from '../words.ts';

export const RECORD_MAIL_TEMPLATES = ['record_expiring', 'team_record_expiring'] as const;
export type RecordMailTemplate = (typeof RECORD_MAIL_TEMPLATES)[number];

/** What a mail tells of a record that expires. With names in it: it is read when it is needed, and kept nowhere (R35). */
export interface RecordTold {
  readonly title: string;
  readonly expiresOn: LocalDate | null;
  readonly timezone: string;
  /** Has its last day passed, was it renewed, or was it taken back? */
  readonly over: boolean;
  /** What renews it, where its code says so. */
  readonly activity: string | null;
  readonly learner: { readonly id: string; readonly name: string; readonly isThere: boolean };
}

/** R23: has what the mail is about ended? Asked right before it is sent. */
export function recordMatterHasEnded({ to, record }: Pick<ClaimedRecordMail, 'to' | 'record'>): boolean {
  if (to.status === 'deactivated' || to.status === 'expired') return true;
  return record.over || record.expiresOn === null || !record.learner.isThere;
}

import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

/** Mails that an administrator should know of: missed (fell due while the system was down), unclear, failed (R23). */
export const TROUBLES = ['missed', 'failed', 'unclear'] as const;
export type Trouble = (typeof TROUBLES)[number];

export interface TroubledMailRow {
  id: string;
  status: Trouble;
  template: string;
  /** What it is about: an enrolment, a person's certification, a record, a report's run; all null: a session, or a link to sign in. */
  enrolmentId: string | null;
  userCertificationId: string | null;
  recordId: string | null;
  reportRunId: string | null;
  toUserId: string;
  givenName: string;
  familyName: string;
  email: string;
  /** The instant that the mail is about. */
  at: Instant;
  attempts: number;
  /** Why it was not sent, as a code. */
  lastError: string | null;
  createdAt: Instant;
}

/** Mails in trouble, the newest first, behind an id. */
export async function listTroubledMails(
  db: Db,
  statuses: readonly Trouble[],
  after: { id: string } | null,
  limit: number,
): Promise<TroubledMailRow[]> {
  return db<TroubledMailRow[]>`
    select m.id, m.status, m.template, m.enrolment_id, m.user_certification_id, m.record_id,
      m.report_run_id, m.to_user_id, u.given_name, u.family_name, u.email, m.at, m.attempts,
      m.last_error, m.created_at
    from mails m join users u on u.id = m.to_user_id
    where m.status in ('missed', 'unclear', 'failed') and m.status = any(${statuses as Trouble[]})
      and ${after ? db`m.id < ${after.id}` : db`true`}
    order by m.id desc limit ${limit}`;
}

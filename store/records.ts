import type { Instant, LocalDate } from '../domain/words.ts';
import type { Db } from './db.ts';
import { type Validity, validityAt } from './recordValidity.ts';
import { allOf } from './selection.ts';

/** A training record with the person it belongs to. */
export interface RecordRow {
  id: string;
  userId: string;
  externalId: string | null;
  givenName: string;
  familyName: string;
  email: string;
  recordType: string;
  objectId: string | null;
  title: string;
  trainingProvider: string | null;
  completionDate: LocalDate;
  otherInformation: string | null;
  qualificationCode: string | null;
  expiresAt: LocalDate | null;
  validity: Validity;
  enrolmentId: string | null;
  source: 'completion' | 'manual' | 'import';
}

export interface RecordFilter {
  userId?: string | undefined;
  enrolmentId?: string | undefined;
  qualificationCode?: string | undefined;
  validity?: readonly Validity[] | undefined;
}

/** Training records (what is void is left out) with their validity at `now`, the newest first, behind an id. */
export async function listRecords(
  db: Db,
  filter: RecordFilter,
  now: Instant,
  after: { id: string } | null,
  limit: number,
): Promise<RecordRow[]> {
  const where = allOf(db, [
    db`r.voided_at is null`,
    ...(filter.userId ? [db`r.user_id = ${filter.userId}`] : []),
    ...(filter.enrolmentId ? [db`r.enrolment_id = ${filter.enrolmentId}`] : []),
    ...(filter.qualificationCode ? [db`r.qualification_code = ${filter.qualificationCode}`] : []),
    ...(filter.validity ? [db`${validityAt(db, now)} = any(${filter.validity as Validity[]})`] : []),
    ...(after ? [db`r.id < ${after.id}`] : []),
  ]);
  return db<RecordRow[]>`
    select r.id, r.user_id, u.external_id, u.given_name, u.family_name, u.email, r.record_type, r.object_id, r.title,
      r.training_provider, r.completion_date, r.other_information, r.qualification_code, r.expires_at, r.enrolment_id, r.source,
      ${validityAt(db, now)} as validity
    from training_records r join users u on u.id = r.user_id
    where ${where} order by r.id desc limit ${limit}`;
}

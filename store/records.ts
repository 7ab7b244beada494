import type { Instant, LocalDate } from '../domain/words.ts';
import type { Db } from './db.ts';
import { type Reached, within } from './reach.ts';
import type { RestrictionRow } from './recordRestrictions.ts';
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
  /** Shown to few (R35): why, and until when it is kept; null for most. */
  restriction: RestrictionRow | null;
  /** Whose it is, when the profile says it no more. */
  holder: { name: string; externalId: string | null } | null;
}

export interface RecordFilter {
  userId?: string | undefined;
  enrolmentId?: string | undefined;
  qualificationCode?: string | undefined;
  validity?: readonly Validity[] | undefined;
  /** Only what lies within this reach; left out: everything. */
  reached?: Reached | undefined;
  recordId?: string | undefined;
  /** Also those that are restricted? */
  restricted?: boolean | undefined;
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
    ...(filter.reached ? [within(db, filter.reached, { user: db`r.user_id` })] : []),
    ...(filter.recordId ? [db`r.id = ${filter.recordId}`] : []),
    ...(filter.restricted ? [] : [db`s.id is null`]),
    ...(after ? [db`r.id < ${after.id}`] : []),
  ]);
  return db<RecordRow[]>`
    select r.id, r.user_id, u.external_id, u.given_name, u.family_name, u.email, r.record_type, r.object_id, r.title,
      r.training_provider, r.completion_date, r.other_information, r.qualification_code, r.expires_at, r.enrolment_id, r.source,
      ${validityAt(db, now)} as validity,
      case when s.id is not null then json_build_object('basis', s.basis, 'legalBasis', s.legal_basis, 'until', s.until) end
        as restriction, s.holder
    from training_records r join users u on u.id = r.user_id
      left join record_restrictions s on s.record_id = r.id and s.lifted_at is null
    where ${where} order by r.id desc limit ${limit}`;
}

import type { RecordSource, RecordState, RecordStatus, RecordType } from '../domain/records/record.ts';
import type { Instant, LocalDate } from '../domain/words.ts';
import type { Db } from './db.ts';
import { type Reached, within } from './reach.ts';
import type { RestrictionRow } from './recordRestrictions.ts';
import { isSuperseded, type Validity, validityAt } from './recordValidity.ts';
import { allOf, likeLiteral, matchesPerson } from './selection.ts';

/** A training record with the person it belongs to. */
export interface RecordRow extends RecordState {
  id: string;
  username: string;
  externalId: string | null;
  givenName: string;
  familyName: string;
  email: string;
  /** When this version was recorded (R24). */
  recordedAt: Instant;
  /** How it stands now; null for what it was at another instant. */
  validity: Validity | null;
  mediaType: string | null;
  size: number | null;
  /** Shown to few (R35): why, and until when it is kept; null for most. */
  restriction: RestrictionRow | null;
  /** Whose it is, when the profile says it no more. */
  holder: { name: string; externalId: string | null } | null;
}

export interface RecordFilter {
  /** Only what lies within this reach; left out: everything. */
  reached?: Reached | undefined;
  /** Also those that are restricted (R35)? */
  restricted?: boolean | undefined;
  userId?: string | undefined;
  enrolmentId?: string | undefined;
  qualificationCode?: string | undefined;
  trainingProvider?: string | undefined;
  recordType?: RecordType | undefined;
  source?: RecordSource | undefined;
  completedFrom?: LocalDate | undefined;
  completedTo?: LocalDate | undefined;
  expiresBefore?: LocalDate | undefined;
  /** Left out: only what is valid. What is void is never listed. */
  deleted?: 'include' | 'only' | 'exclude' | undefined;
  /** How it stands now; not of what was known at another instant. */
  validity?: readonly Validity[] | undefined;
  /** Part of the title, or of who it belongs to. */
  q?: string | undefined;
}

/** When something is asked, and as it was known when (R24, R27); null: now. */
export interface Asked {
  readonly now: Instant;
  readonly asOf: Instant | null;
}

/** Training records, the newest first, behind an id. */
export async function listRecords(
  db: Db,
  filter: RecordFilter,
  { now, asOf }: Asked,
  after: { id: string } | null,
  limit: number,
): Promise<RecordRow[]> {
  const where = allOf(db, [
    db`k.voided_at is null`,
    ...fitting(db, filter),
    ...(filter.validity ? [db`${validity(db, now)} = any(${filter.validity as Validity[]})`] : []),
    ...(after ? [db`k.id < ${after.id}`] : []),
    ...(asOf ? [db`k.recorded_at <= ${asOf}`] : []),
  ]);
  const present = db`${shown(db, asOf ? null : now)} from training_records k ${joined(db)} where ${where} order by k.id desc limit ${limit}`;
  if (!asOf) return db<RecordRow[]>`${present}`;
  return db<RecordRow[]>`
    (${present}) union all (
      ${shown(db, null)} from ${superseded(db)} k ${joined(db)}
      where k.superseded_at > ${asOf} and ${where} order by k.id desc limit ${limit}
    ) order by id desc limit ${limit}`;
}

/**
 * One record, whatever became of it, or null.
 * @param restricted also if it is restricted (R35), now: what was known then is seen by who sees it now
 */
export async function readRecord(
  db: Db,
  id: string,
  { now, asOf }: Asked,
  restricted = false,
): Promise<RecordRow | null> {
  const [row] = await db<RecordRow[]>`
    ${shown(db, asOf ? null : now)} from training_records k ${joined(db)}
    where k.id = ${id} and ${asOf ? db`k.recorded_at <= ${asOf}` : db`true`}
    ${asOf ? earlier(db, id, asOf) : db``}`;
  return row && (restricted || row.restriction === null) ? row : null;
}

function earlier(db: Db, id: string, asOf: Instant) {
  return db`union all
    ${shown(db, null)} from ${superseded(db)} k ${joined(db)}
    where k.id = ${id} and k.recorded_at <= ${asOf} and k.superseded_at > ${asOf}`;
}

/** The validity of a record `k` of a person `u`. */
const validity = (db: Db, now: Instant) => validityAt(db, now, isSuperseded(db, 'k'), 'k');

/** @param now when it is asked how they stand; null: it is not */
const shown = (db: Db, now: Instant | null) => db`
  select k.id, k.user_id, k.enrolment_id, k.attempt, k.source, k.record_type, k.object_id, k.title, k.training_provider,
    k.completion_date, k.completed_at, k.other_information, k.qualification_code, k.expires_at, k.evidence, k.version,
    k.recorded_at, ${statusOf(db)} as status, ${now === null ? db`null` : validity(db, now)} as validity, u.username, u.external_id, u.given_name, u.family_name, u.email,
    f.media_type, f.size, s.holder,
    case when s.id is not null then json_build_object('basis', s.basis, 'legalBasis', s.legal_basis, 'until', s.until) end
      as restriction`;

const joined = (db: Db) => db`
  join users u on u.id = k.user_id left join record_files f on f.user_id = k.user_id and f.sha256 = k.evidence
    left join record_restrictions s on s.record_id = k.id and s.lifted_at is null`;

/** What records were, with what no correction changes of them. */
const superseded = (db: Db) => db`(
  select v.record_id as id, v.user_id, r.enrolment_id, r.attempt, r.source, v.record_type, v.object_id, v.title,
    v.training_provider, v.completion_date, v.completed_at, v.other_information, v.qualification_code, v.expires_at, v.evidence,
    v.version, v.voided_at, v.deleted_at, v.recorded_at, v.superseded_at
  from training_record_versions v join training_records r on r.id = v.record_id
)`;

const statusOf = (db: Db) => db`
  case when k.voided_at is not null then 'void' when k.deleted_at is not null then 'deleted' else 'valid' end`;

function fitting(db: Db, filter: RecordFilter) {
  const { userId, enrolmentId, qualificationCode, trainingProvider, recordType, source, q } = filter;
  const { completedFrom, completedTo, expiresBefore, deleted = 'exclude' } = filter;
  const like = q && `%${likeLiteral(q.toLowerCase())}%`;
  return [
    ...(filter.reached ? [within(db, filter.reached, { user: db`k.user_id` })] : []),
    ...(filter.restricted ? [] : [db`s.id is null`]),
    ...(deleted === 'include' ? [] : [deleted === 'only' ? db`k.deleted_at is not null` : db`k.deleted_at is null`]),
    ...(userId ? [db`k.user_id = ${userId}`] : []),
    ...(enrolmentId ? [db`k.enrolment_id = ${enrolmentId}`] : []),
    ...(qualificationCode ? [db`k.qualification_code = ${qualificationCode}`] : []),
    ...(trainingProvider ? [db`k.training_provider = ${trainingProvider}`] : []),
    ...(recordType ? [db`k.record_type = ${recordType}`] : []),
    ...(source ? [db`k.source = ${source}`] : []),
    ...(completedFrom ? [db`k.completion_date >= ${completedFrom}`] : []),
    ...(completedTo ? [db`k.completion_date <= ${completedTo}`] : []),
    ...(expiresBefore ? [db`k.expires_at < ${expiresBefore}`] : []),
    ...(like && q ? [db`(lower(k.title) like ${like} or ${matchesPerson(db, 'u', q)})`] : []),
  ];
}

/** Records as they stand, to be decided upon. @param lock hold them until the transaction ends, in the order of their ids */
export async function recordStates(
  db: Db,
  ids: readonly string[],
  { lock }: { lock: boolean },
): Promise<Map<string, RecordState>> {
  const rows = await db<(RecordState & { id: string; status: RecordStatus })[]>`
    select k.id, k.user_id, k.enrolment_id, k.attempt, k.source, k.record_type, k.object_id, k.title, k.training_provider,
      k.completion_date, k.completed_at, k.other_information, k.qualification_code, k.expires_at, k.evidence, k.version,
      ${statusOf(db)} as status
    from training_records k where k.id = any(${ids as string[]}::uuid[]) order by k.id ${lock ? db`for no key update` : db``}`;
  return new Map(rows.map(({ id, ...state }) => [id, state]));
}

import { ACTIVITY_TYPES, type Instant, type LocalDate } from '../words.ts';

/** What a record is of, as a closed list: the types of activities, a learning plan, and a certificate from elsewhere. */
export const RECORD_TYPES = [...ACTIVITY_TYPES, 'learning_plan', 'certificate'] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** Where a record comes from: a completion here (R26), a hand, or a file. */
export const RECORD_SOURCES = ['completion', 'manual', 'import'] as const;
export type RecordSource = (typeof RECORD_SOURCES)[number];

/** `void`: the completion that made it was taken back. */
export const RECORD_STATUSES = ['valid', 'deleted', 'void'] as const;
export type RecordStatus = (typeof RECORD_STATUSES)[number];

/** What a record says of an achievement, and a correction can put right (R27). */
export interface RecordFields {
  readonly recordType: RecordType;
  /** The activity or plan that it counts for. */
  readonly objectId: string | null;
  readonly title: string;
  readonly trainingProvider: string | null;
  /** The day on which it happened (R24). */
  readonly completionDate: LocalDate;
  readonly otherInformation: string | null;
  readonly qualificationCode: string | null;
  /** The last day on which it is valid. */
  readonly expiresAt: LocalDate | null;
  /** SHA-256 of the file that proves it. */
  readonly evidence: string | null;
}

export const RECORD_FIELDS = [
  'recordType',
  'objectId',
  'title',
  'trainingProvider',
  'completionDate',
  'otherInformation',
  'qualificationCode',
  'expiresAt',
  'evidence',
] as const satisfies readonly (keyof RecordFields)[];
export type RecordField = (typeof RECORD_FIELDS)[number];

/** A record as it stands: one version of it. */
export interface RecordState extends RecordFields {
  readonly userId: string;
  readonly enrolmentId: string | null;
  readonly attempt: number | null;
  readonly source: RecordSource;
  /** The hour, where the completion said it and nobody corrected the day. */
  readonly completedAt: Instant | null;
  readonly status: RecordStatus;
  readonly version: number;
}

/** What of a record people may have written as they like, or proved by a file: events carry it by commitment (R35). */
export const WRITTEN_FIELDS = [
  'title',
  'trainingProvider',
  'otherInformation',
  'qualificationCode',
  'evidence',
] as const satisfies readonly RecordField[];

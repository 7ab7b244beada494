import type { z } from 'zod';
import { guardedCell } from '../../domain/records/cells.ts';
import type { RecordStatus } from '../../domain/records/record.ts';
import { recordTypeWord } from '../../domain/records/types.ts';
import type { RecordEventRow } from '../../store/recordEvents.ts';
import type { RecordRow } from '../../store/records.ts';
import type { Column } from '../http/csv.ts';
import type { recordEvent, trainingRecord } from '../schemas/records.ts';
import { fullName, presentPersonRef } from './users.ts';

export function presentRecord(row: RecordRow): z.output<typeof trainingRecord> {
  const { recordType, objectId, title, trainingProvider, completionDate, otherInformation } = row;
  const { qualificationCode, expiresAt, enrolmentId, attempt, source, status, version, recordedAt } = row;
  const { evidence: sha256, mediaType, size, restriction, holder } = row;
  const profile = presentPersonRef({ ...row, id: row.userId });
  return {
    id: row.id,
    user: holder ? { ...profile, name: holder.name, externalId: holder.externalId } : profile,
    recordType,
    objectId,
    title,
    trainingProvider,
    completionDate,
    otherInformation,
    qualificationCode,
    expiresAt,
    validity: row.validity,
    evidence: sha256 === null ? null : { sha256, mediaType, size },
    enrolmentId,
    attempt,
    source,
    restricted: restriction && {
      ...restriction,
      until: restriction.until && new Date(restriction.until).toISOString(),
    },
    status,
    version,
    recordedAt,
  };
}

export function presentRecordEvent(row: RecordEventRow): z.output<typeof recordEvent> {
  const { seq, type, at, recordedAt, reason, reasonCommitment, data, written, previousHash, hash } = row;
  const actor = { kind: row.actorKind, id: row.actorId, onBehalfOf: row.onBehalfOf };
  return {
    ...{
      seq,
      type,
      from: row.fromStatus as RecordStatus | null,
      to: row.toStatus as RecordStatus,
      at,
      recordedAt,
      actor,
    },
    ...{ reason, reasonCommitment, data, previousHash, hash },
    record: { ...data.record, ...(written === null ? {} : JSON.parse(written)) },
    erased: data.sealed !== undefined && written === null,
  };
}

export const recordColumns: readonly Column<RecordRow>[] = [
  ['id', (row) => row.id],
  ['external_id', (row) => (row.holder ? row.holder.externalId : row.externalId)],
  ['name', (row) => row.holder?.name ?? fullName(row)],
  ['record_type', (row) => row.recordType],
  ['title', (row) => row.title],
  ['training_provider', (row) => row.trainingProvider],
  ['completion_date', (row) => row.completionDate],
  ['other_information', (row) => row.otherInformation],
  ['qualification_code', (row) => row.qualificationCode],
  ['expires_at', (row) => row.expiresAt],
  ['validity', (row) => row.validity],
  ['enrolment_id', (row) => row.enrolmentId],
  ['source', (row) => row.source],
];

const cell = (text: string | null) => (text === null ? null : guardedCell(text));

/** The columns of Claromentis: what an import reads again, to the letter. */
export const exchangedColumns: readonly Column<RecordRow>[] = [
  ['Record Id', (row) => row.id],
  ['Name', (row) => cell(row.username)],
  ['Record Type', (row) => cell(recordTypeWord(row.recordType))],
  ['Object Id', (row) => row.objectId],
  ['Title', (row) => cell(row.title)],
  ['Training Provider', (row) => cell(row.trainingProvider)],
  ['Completion Date', (row) => row.completionDate],
  ['Other Information', (row) => cell(row.otherInformation)],
  ['Qualification Code', (row) => cell(row.qualificationCode)],
  ['Delete?', (row) => (row.status === 'deleted' ? '1' : null)],
];

/** Who it is about, for who reads it; an import does not need these. */
export const nameColumns: readonly Column<RecordRow>[] = [
  ['email', (row) => cell(row.email)],
  ['firstname', (row) => cell(row.givenName)],
  ['lastname', (row) => cell(row.familyName)],
];

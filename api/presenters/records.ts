import { z } from 'zod';
import type { RecordRow } from '../../store/records.ts';
import { VALIDITIES } from '../../store/recordValidity.ts';
import type { Column } from '../http/csv.ts';
import { id, personRef } from '../schemas/common.ts';
import { fullName, presentPersonRef } from './users.ts';

export const trainingRecord = z
  .object({
    id,
    user: personRef,
    recordType: z.string(),
    objectId: id.nullable(),
    title: z.string(),
    trainingProvider: z.string().nullable(),
    completionDate: z.string(),
    otherInformation: z.string().nullable(),
    qualificationCode: z.string().nullable(),
    expiresAt: z.string().nullable(),
    validity: z.enum(VALIDITIES),
    enrolmentId: id.nullable(),
    source: z.enum(['completion', 'manual', 'import']),
  })
  .meta({ id: 'TrainingRecord' });

export function presentRecord(row: RecordRow): z.output<typeof trainingRecord> {
  const { recordType, objectId, title, trainingProvider, completionDate, otherInformation } = row;
  const { qualificationCode, expiresAt, validity, enrolmentId, source } = row;
  return {
    id: row.id,
    user: presentPersonRef({ ...row, id: row.userId }),
    recordType,
    objectId,
    title,
    trainingProvider,
    completionDate,
    otherInformation,
    qualificationCode,
    expiresAt,
    validity,
    enrolmentId,
    source,
  };
}

export const recordColumns: readonly Column<RecordRow>[] = [
  ['id', (row) => row.id],
  ['external_id', (row) => row.externalId],
  ['name', fullName],
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

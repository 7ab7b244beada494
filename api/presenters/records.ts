import { z } from 'zod';
import { LEGAL_BASES } from '../../domain/privacy/retention.ts';
import type { RecordRow } from '../../store/records.ts';
import { VALIDITIES } from '../../store/recordValidity.ts';
import type { Column } from '../http/csv.ts';
import { id, instant, personRef } from '../schemas/common.ts';
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
    restricted: z
      .object({
        basis: z.enum(['retention', 'by_hand']),
        legalBasis: z.enum(LEGAL_BASES).nullable(),
        until: instant.nullable(),
      })
      .nullable()
      .meta({
        description:
          'R35: shown only to keys with a scope for records, or `admin`: of somebody who was erased, kept by law until then; or restricted by somebody’s word.',
      }),
  })
  .meta({ id: 'TrainingRecord' });

export function presentRecord(row: RecordRow): z.output<typeof trainingRecord> {
  const { recordType, objectId, title, trainingProvider, completionDate, otherInformation } = row;
  const { qualificationCode, expiresAt, validity, enrolmentId, source, restriction, holder } = row;
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
    validity,
    enrolmentId,
    source,
    restricted: restriction && {
      ...restriction,
      until: restriction.until && new Date(restriction.until).toISOString(),
    },
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

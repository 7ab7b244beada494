import { z } from 'zod';
import { LEGAL_BASES } from '../../domain/privacy/retention.ts';
import { RECORD_SOURCES, RECORD_STATUSES, RECORD_TYPES } from '../../domain/records/record.ts';
import { VALIDITIES } from '../../store/recordValidity.ts';
import { pageQuery } from '../http/list.ts';
import { id, instant, instantInput, localDate, oneOrMore, personRef, ref, text, userRef, words } from './common.ts';
import { event } from './enrolments.ts';

const objectRef = ref('The activity (id or code) or learning plan (id) that it counts for.');
const reason = words.meta({ description: 'Why, for its history.' });

const fields = {
  title: text(300),
  trainingProvider: text(300).nullable(),
  completionDate: localDate.meta({ description: 'The day on which it happened; validity counts from it (R24).' }),
  otherInformation: words.nullable(),
  qualificationCode: text(100).nullable(),
};

const added = {
  user: userRef,
  ...fields,
  trainingProvider: fields.trainingProvider.default(null),
  otherInformation: fields.otherInformation.default(null),
  qualificationCode: fields.qualificationCode.default(null),
  object: objectRef.nullable().default(null),
  reason: reason.nullable().default(null),
};

/** The two forms by which what was achieved elsewhere is added. */
export const newRecord = z
  .discriminatedUnion('form', [
    z
      .strictObject({
        form: z.literal('course'),
        ...added,
        recordType: z.enum(RECORD_TYPES).exclude(['certificate']).default('course'),
      })
      .meta({ id: 'NewCourseRecord' }),
    z
      .strictObject({
        form: z.literal('certificate'),
        ...added,
        expiresAt: localDate
          .nullable()
          .default(null)
          .meta({ description: 'The last day on which it is valid; null: for ever.' }),
      })
      .meta({ id: 'NewCertificateRecord' }),
  ])
  .meta({
    id: 'NewTrainingRecord',
    description: 'What was achieved elsewhere: a course, or a certificate with its end.',
  });

export const recordCorrection = z
  .strictObject({
    reason,
    ...z.strictObject(fields).partial().shape,
    recordType: z.enum(RECORD_TYPES).optional(),
    object: objectRef.nullable().optional(),
    expiresAt: localDate.nullable().optional(),
    evidence: z.null().optional().meta({ description: 'Takes the file away.' }),
  })
  .meta({ id: 'RecordCorrection', description: 'What is left out stays; null empties.' });

export const recordReason = z.strictObject({ reason }).meta({ id: 'RecordReason' });

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
    validity: z.enum(VALIDITIES).nullable().meta({ description: 'As of now; null with `asOf`.' }),
    evidence: z
      .object({ sha256: z.string(), mediaType: z.string().nullable(), size: z.int().nullable() })
      .nullable()
      .meta({ description: 'The file that proves it; its type is null when the file was erased.' }),
    enrolmentId: id.nullable(),
    attempt: z.int().nullable(),
    source: z.enum(RECORD_SOURCES),
    status: z.enum(RECORD_STATUSES).meta({ description: '`void`: the completion that made it was taken back.' }),
    version: z.int(),
    recordedAt: instant.meta({ description: 'When this version was recorded; when it happened is `completionDate`.' }),
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

const asOf = instantInput.optional().meta({
  description: 'As it was known at this instant, whatever was corrected or deleted since.',
  override: { type: 'string', format: 'date-time' },
});
export const asOfQuery = z.strictObject({ asOf });

const filters = {
  user: userRef.optional(),
  enrolment: z.uuid('must be the id of an enrolment').optional(),
  trainingProvider: text(300).optional(),
  qualificationCode: text(100).optional(),
  recordType: z.enum(RECORD_TYPES).optional(),
  source: z.enum(RECORD_SOURCES).optional(),
  completedFrom: localDate.optional(),
  completedTo: localDate.optional(),
  expiresBefore: localDate.optional().meta({ description: 'Only what ends before this day.', format: 'date' }),
  deleted: z.enum(['exclude', 'include', 'only']).default('exclude').meta({ description: 'What of the deleted ones.' }),
  validity: oneOrMore(VALIDITIES).optional().meta({
    description:
      'As of now, where each person is: `superseded` is what a newer record of the same qualification, that lasts as long, has taken the place of.',
  }),
  q: text(200).optional().meta({ description: 'Part of the title, or of the name or address of the person.' }),
  asOf,
};
export const recordQuery = z.strictObject({ ...pageQuery, ...filters });
export const exportQuery = z.strictObject({
  ...filters,
  names: z
    .enum(['true', 'false'])
    .default('true')
    .transform((value) => value === 'true')
    .meta({
      description: 'Also the columns email, firstname and lastname.',
      override: { type: 'string', enum: ['true', 'false'], default: 'true' },
    }),
});
export type RecordFilterInput = Omit<z.output<typeof exportQuery>, 'names'>;

export const recordEvent = event
  .extend({
    from: z.enum(RECORD_STATUSES).nullable(),
    to: z.enum(RECORD_STATUSES),
    record: z.record(z.string(), z.unknown()).meta({
      description: 'The record as it stood after it; what people wrote in it is left out when it was erased.',
    }),
    erased: z.boolean().meta({ description: 'Was what people wrote erased (R35)?' }),
    data: z
      .record(z.string(), z.unknown())
      .meta({ description: 'What the hash covers: what people wrote by its commitment only.' }),
  })
  .meta({ id: 'RecordEvent' });

import { createHash } from 'node:crypto';
import { RECORD_REFUSALS, type RecordRefusal } from '../domain/records/change.ts';
import { RECORD_FIELDS, type RecordField, type RecordState } from '../domain/records/record.ts';
import type { Achieved } from '../store/importRecords.ts';
import type { FieldChange, RowResult } from '../store/importRows.ts';
import type { RecordRowAsk } from './recordRow.ts';
import { rejected, updated } from './results.ts';

/** The columns of the fields, as the file calls them. */
const COLUMN_OF: Readonly<Record<RecordField, string>> = {
  recordType: 'record_type',
  objectId: 'object_id',
  title: 'title',
  trainingProvider: 'training_provider',
  completionDate: 'completion_date',
  otherInformation: 'other_information',
  qualificationCode: 'qualification_code',
  expiresAt: 'expires_at',
  evidence: 'evidence',
};

/** What a row of a new record says was achieved, when and by whom; null where that is unknown. */
export function achievedBy(
  { name, object, fields }: RecordRowAsk,
  owners: ReadonlyMap<string, string>,
  objects: ReadonlyMap<string, string>,
): Achieved | null {
  const userId = name === null ? undefined : owners.get(name);
  const { recordType, title, completionDate } = fields;
  const objectId = object ? objects.get(object) : null;
  if (!userId || objectId === undefined || !recordType || !title || !completionDate) return null;
  const what = JSON.stringify([recordType, objectId, title, completionDate]);
  const key = createHash('sha256').update(what, 'utf8').digest('hex');
  return { userId, recordType, objectId, title, completionDate, key };
}

const COLUMNS_OF_REFUSALS: Readonly<Record<RecordRefusal, string | null>> = {
  'record-void': 'record_id',
  'record-deleted': 'record_id',
  'record-of-completion': 'record_type',
  'expires-before-completion': 'completion_date',
  'completed-in-future': 'completion_date',
};

/** A row that the rules of records refuse. */
export function refused(line: number, why: RecordRefusal): RowResult {
  return rejected(line, COLUMNS_OF_REFUSALS[why], why, `${RECORD_REFUSALS[why]}.`);
}

/** A record that the row corrects, with the difference value by value: kept as long as the values of the row (R38). */
export function corrected(line: number, id: string, before: RecordState, after: RecordState): RowResult {
  const changes = RECORD_FIELDS.filter((field) => before[field] !== after[field]).map(
    (field): FieldChange => ({ column: COLUMN_OF[field], from: before[field], to: after[field] }),
  );
  return updated(line, id, `Changed: ${changes.map(({ column }) => column).join(', ')}.`, changes);
}

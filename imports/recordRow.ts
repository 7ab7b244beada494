import { restoredCell } from '../domain/records/cells.ts';
import type { RecordFields } from '../domain/records/record.ts';
import { RECORD_TYPE_WORDS, readRecordType } from '../domain/records/types.ts';
import type { LocalDate } from '../domain/words.ts';
import { asUuid } from '../store/selection.ts';
import { optionalDate, optionalFlag, optionalText, RowRejected, requiredText, textOf } from './cells.ts';
import type { RowValues } from './columns.ts';

/** What a row of training records says. A field that is missing is left as it is: the file does not have its column. */
export interface RecordRowAsk {
  /** Empty: a new record. */
  readonly recordId: string | null;
  /** Whose it is: a username, external id or e-mail address; null where the row names nobody. */
  readonly name: string | null;
  /** The activity or plan, by id or code; null: none. */
  readonly object?: string | null;
  readonly fields: Partial<Omit<RecordFields, 'objectId' | 'evidence'>>;
  readonly remove: boolean;
}

/**
 * Cells are restored from how an export guards them. A row that deletes is not looked at any further.
 * @throws RowRejected
 */
export function readRecordRow(cells: RowValues): RecordRowAsk {
  const values = Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, restoredCell(cell)]));
  const recordId = idOf(values);
  const name = optionalText(values, 'name', 320);
  const remove = optionalFlag(values, 'delete') ?? false;
  if (recordId === null && remove)
    throw new RowRejected(
      'record_id',
      'missing-value',
      'record_id is empty; a row that deletes must say which record.',
    );
  if (recordId === null && name === null)
    throw new RowRejected('name', 'missing-value', 'name is empty; fill in whose record it is.');
  if (remove) return { recordId, name, fields: {}, remove };
  const has = (column: string) => values[column] !== undefined || recordId === null;
  return {
    recordId,
    name,
    remove,
    ...(has('object_id') && { object: optionalText(values, 'object_id') }),
    fields: {
      ...(has('record_type') && { recordType: typeOf(values) }),
      ...(has('title') && { title: requiredText(values, 'title', 300) }),
      ...(has('training_provider') && { trainingProvider: optionalText(values, 'training_provider', 300) }),
      ...(has('completion_date') && { completionDate: dayOf(values) }),
      ...(has('other_information') && { otherInformation: optionalText(values, 'other_information', 4_000) }),
      ...(has('qualification_code') && { qualificationCode: optionalText(values, 'qualification_code', 100) }),
      ...(has('expires_at') && { expiresAt: optionalDate(values, 'expires_at') }),
    },
  };
}

function idOf(values: RowValues): string | null {
  const text = textOf(values, 'record_id');
  if (text === '') return null;
  const id = asUuid(text);
  if (id === null)
    throw new RowRejected('record_id', 'unknown-record', 'No record has this id; leave it empty for a new record.');
  return id;
}

function typeOf(values: RowValues): RecordFields['recordType'] {
  const type = readRecordType(requiredText(values, 'record_type'));
  if (type !== null) return type;
  throw new RowRejected('record_type', 'unknown-word', `record_type must be one of ${RECORD_TYPE_WORDS.join(', ')}.`);
}

function dayOf(values: RowValues): LocalDate {
  const day = optionalDate(values, 'completion_date');
  if (day !== null) return day;
  throw new RowRejected('completion_date', 'missing-value', 'completion_date is empty; fill it in.');
}

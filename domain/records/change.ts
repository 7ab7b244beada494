import { localDateOf } from '../calendar.ts';
import type { Instant } from '../words.ts';
import { RECORD_FIELDS, type RecordField, type RecordFields, type RecordState } from './record.ts';

/** What is said to a record that is there. */
export type RecordCommand =
  | { readonly type: 'correct'; readonly patch: Partial<RecordFields> }
  | { readonly type: 'delete' }
  | { readonly type: 'restore' };

/** Why a record is not changed, with a sentence for each. */
export const RECORD_REFUSALS = {
  'record-void': 'The completion behind this record was taken back: only completing it again makes a record',
  'record-deleted': 'The record is deleted: restore it first',
  'record-of-completion': 'What completed it is no matter of correction: its type and object stay',
  'expires-before-completion': 'It cannot end before it was completed',
  'completed-in-future': 'It cannot have been completed on a day that is still to come',
} as const;
export type RecordRefusal = keyof typeof RECORD_REFUSALS;

export type RecordDecision =
  | { readonly kind: 'changed'; readonly after: RecordState; readonly differences: readonly RecordField[] }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly why: RecordRefusal };

const UNCHANGED = { kind: 'unchanged' } as const;
const refuse = (why: RecordRefusal): RecordDecision => ({ kind: 'refused', why });

/**
 * What becomes of a record by a command (R27). A correction makes the next version; a deletion is a mark. Whoever says again
 * what is there changes nothing. A record whose completion was taken back is void for good: no hand revives it.
 */
export function decideRecord(before: RecordState, command: RecordCommand, now: Instant): RecordDecision {
  if (command.type === 'correct') return correct(before, command.patch, now);
  const wanted = command.type === 'delete' ? 'deleted' : 'valid';
  if (before.status === 'void') return refuse('record-void');
  if (before.status === wanted) return UNCHANGED;
  return { kind: 'changed', after: { ...before, status: wanted, version: before.version + 1 }, differences: [] };
}

function correct(before: RecordState, patch: Partial<RecordFields>, now: Instant): RecordDecision {
  const after = { ...before, ...patch };
  const differences = RECORD_FIELDS.filter((field) => before[field] !== after[field]);
  if (differences.length === 0) return UNCHANGED;
  if (before.status === 'void') return refuse('record-void');
  if (before.status === 'deleted') return refuse('record-deleted');
  if (before.source === 'completion' && differences.some((field) => field === 'recordType' || field === 'objectId'))
    return refuse('record-of-completion');
  const unfit =
    differences.some((field) => field === 'completionDate' || field === 'expiresAt') && unfitDays(after, now);
  if (unfit) return refuse(unfit);
  // The hour was that of the day that is not held to be right any more.
  const completedAt = differences.includes('completionDate') ? null : before.completedAt;
  return { kind: 'changed', after: { ...after, completedAt, version: before.version + 1 }, differences };
}

/** What is wrong with the days of a record, or null. A day that has begun anywhere on earth is not to come. */
export function unfitDays(
  { completionDate, expiresAt }: Pick<RecordFields, 'completionDate' | 'expiresAt'>,
  now: Instant,
): RecordRefusal | null {
  if (expiresAt !== null && expiresAt < completionDate) return 'expires-before-completion';
  return completionDate > localDateOf(now, 'Pacific/Kiritimati') ? 'completed-in-future' : null;
}

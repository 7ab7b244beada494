import { ACTIVITY_TYPES } from '../domain/words.ts';
import type { CatalogueEntry } from '../store/importActivities.ts';
import {
  optionalCode,
  optionalCount,
  optionalDuration,
  optionalFlag,
  optionalText,
  RowRejected,
  requiredCode,
  requiredText,
  requiredWord,
} from './cells.ts';
import type { RowValues } from './columns.ts';

/** What a row of an activities file says. A field that is missing is left as it is: the file does not have its column. */
export type ActivityAsk = Pick<CatalogueEntry, 'code' | 'title' | 'type'> & Partial<Omit<CatalogueEntry, 'id'>>;

/** @throws RowRejected */
export function readActivityRow(values: RowValues): ActivityAsk {
  const has = (column: string) => values[column] !== undefined;
  return {
    code: activityCode(values),
    title: requiredText(values, 'title'),
    type: requiredWord(values, 'type', ACTIVITY_TYPES),
    ...(has('policy') && { policyCode: optionalCode(values, 'policy') }),
    ...(has('capacity') && { maximum: optionalCount(values, 'capacity') }),
    ...(has('deadline_after') && { deadlineAfter: optionalDuration(values, 'deadline_after') }),
    ...(has('training_event') && { trainingEvent: optionalFlag(values, 'training_event') ?? false }),
    ...(has('valid_for') && { validFor: optionalDuration(values, 'valid_for') }),
    ...(has('training_provider') && { trainingProvider: optionalText(values, 'training_provider') }),
    ...(has('qualification_code') && { qualificationCode: optionalCode(values, 'qualification_code') }),
  };
}

/** The same form as over the API, as codes stand in addresses. */
function activityCode(values: RowValues): string {
  const code = requiredCode(values, 'code', 100);
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(code)) return code;
  throw new RowRejected(
    'code',
    'bad-code',
    'Write letters, digits, dots, dashes and underscores, a letter or digit first.',
  );
}

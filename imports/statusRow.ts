import { NAMED_BY, type NamedBy } from '../store/userStatuses.ts';
import { RowRejected, requiredCode, requiredWord, textOf } from './cells.ts';
import type { RowValues } from './columns.ts';

/** What a row of a status file says: who, and whether they are let in. */
export interface StatusRowAsk {
  by: NamedBy;
  name: string;
  enabled: boolean;
}

/** The words of a status file. */
const WORDS = ['activated', 'active', 'deactivated', 'inactive'] as const;

/** @throws RowRejected */
export function readStatusRow(values: RowValues): StatusRowAsk {
  const by = NAMED_BY.find((column) => textOf(values, column) !== '');
  if (!by) throw new RowRejected('external_id', 'missing-value', 'The row names nobody; fill in who is meant.');
  const word = requiredWord(values, 'status', WORDS);
  return { by, name: requiredCode(values, by, 320), enabled: word === 'activated' || word === 'active' };
}

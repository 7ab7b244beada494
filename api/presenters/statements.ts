import type { StatementRow } from '../../store/statementList.ts';

/** A statement with what became of it. */
export function presentStatementRow(row: StatementRow) {
  const { id, verb, activity, userId, enrolmentId, clientId, happenedAt, storedAt, voidedBy, statement } = row;
  return {
    id,
    outcome: outcomeText(row),
    verb,
    activity,
    user: userId,
    enrolment: enrolmentId,
    authority: clientId,
    happenedAt,
    storedAt,
    voidedBy,
    statement,
  };
}

function outcomeText({ outcome, refusal }: StatementRow): string {
  return refusal === null ? outcome : `${outcome}:${refusal}`;
}

/** The list as CSV, without the statements themselves. */
export const statementColumns = [
  ['id', (row: StatementRow) => row.id],
  ['outcome', outcomeText],
  ['verb', (row: StatementRow) => row.verb],
  ['activity', (row: StatementRow) => row.activity],
  ['user', (row: StatementRow) => row.userId],
  ['enrolment', (row: StatementRow) => row.enrolmentId],
  ['authority', (row: StatementRow) => row.clientId],
  ['happened_at', (row: StatementRow) => row.happenedAt],
  ['stored_at', (row: StatementRow) => row.storedAt],
  ['voided_by', (row: StatementRow) => row.voidedBy],
] as const;

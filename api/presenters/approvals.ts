import type { z } from 'zod';
import type { ApprovalRow } from '../../store/approvals.ts';
import type { Column } from '../http/csv.ts';
import type { approval } from '../schemas/approvals.ts';

export function presentApproval(row: ApprovalRow): z.output<typeof approval> {
  const { id, status, openedAt, dueAt, decidedAt, comment } = row;
  return {
    id,
    enrolment: {
      id: row.enrolmentId,
      user: { id: row.learnerId, name: row.learnerName },
      activity: { id: row.activityId, title: row.activityTitle },
    },
    step: row.step + 1,
    assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? '' },
    onBehalfOf: row.principalId === null ? null : { id: row.principalId, name: row.principalName ?? '' },
    status,
    openedAt,
    dueAt,
    decidedAt,
    decidedBy: row.decidedByKind && {
      kind: row.decidedByKind,
      id: row.decidedById,
      onBehalfOf: row.onBehalfOf,
      name: row.deciderName,
    },
    comment,
  };
}

export const approvalColumns: readonly Column<ApprovalRow>[] = [
  ['id', (row) => row.id],
  ['enrolment_id', (row) => row.enrolmentId],
  ['learner', (row) => row.learnerName],
  ['activity', (row) => row.activityTitle],
  ['step', (row) => row.step + 1],
  ['assignee', (row) => row.assigneeName],
  ['on_behalf_of', (row) => row.principalName],
  ['status', (row) => row.status],
  ['opened_at', (row) => row.openedAt],
  ['due_at', (row) => row.dueAt],
  ['decided_at', (row) => row.decidedAt],
  ['decided_by', (row) => row.deciderName ?? row.decidedByKind],
  ['comment', (row) => row.comment],
];

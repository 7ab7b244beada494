import { z } from 'zod';
import { TROUBLES, type TroubledMailRow } from '../../store/troubledMails.ts';
import type { Column } from '../http/csv.ts';
import { id, instant } from '../schemas/common.ts';
import { fullName } from './users.ts';

export const troubledMail = z
  .object({
    id,
    status: z.enum(TROUBLES),
    template: z.string(),
    enrolment: z
      .object({ id })
      .nullable()
      .meta({ description: 'What it is about, unless that is a certification, a record, a report or a session.' }),
    userCertification: z.object({ id }).nullable(),
    record: z.object({ id }).nullable(),
    reportRun: z.object({ id }).nullable(),
    to: z.object({ id, name: z.string(), email: z.string() }),
    at: instant.meta({ description: 'When it fell due.' }),
    attempts: z.int(),
    lastError: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Mail' });

export function presentMail(row: TroubledMailRow): z.output<typeof troubledMail> {
  const { id, status, template, at, attempts, lastError, createdAt } = row;
  const to = { id: row.toUserId, name: fullName(row), email: row.email };
  const enrolment = row.enrolmentId === null ? null : { id: row.enrolmentId };
  const userCertification = row.userCertificationId === null ? null : { id: row.userCertificationId };
  const record = row.recordId === null ? null : { id: row.recordId };
  const reportRun = row.reportRunId === null ? null : { id: row.reportRunId };
  return {
    id,
    status,
    template,
    enrolment,
    userCertification,
    record,
    reportRun,
    to,
    at,
    attempts,
    lastError,
    createdAt,
  };
}

export const mailColumns: readonly Column<TroubledMailRow>[] = [
  ['id', (row) => row.id],
  ['status', (row) => row.status],
  ['template', (row) => row.template],
  ['enrolment_id', (row) => row.enrolmentId],
  ['user_certification_id', (row) => row.userCertificationId],
  ['record_id', (row) => row.recordId],
  ['report_run_id', (row) => row.reportRunId],
  ['name', fullName],
  ['email', (row) => row.email],
  ['at', (row) => row.at],
  ['attempts', (row) => row.attempts],
  ['last_error', (row) => row.lastError],
];

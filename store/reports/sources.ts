import type { ReportKind } from '../../domain/reports/kinds.ts';
import { changesReport } from './changes.ts';
import { compliancePeopleReport, complianceReport } from './compliance.ts';
import { enrolmentStatusReport } from './enrolments.ts';
import { expiringReport, providersReport } from './records.ts';
import type { ReportSource } from './source.ts';

/** Every report, one statement each. */
export const REPORT_SOURCES: Readonly<Record<ReportKind, ReportSource>> = {
  compliance: complianceReport,
  'compliance-people': compliancePeopleReport,
  expiring: expiringReport,
  'records-by-provider': providersReport,
  changes: changesReport,
  'enrolment-status': enrolmentStatusReport,
};

import type { Permission } from '../../domain/permissions/permissions.ts';
import type { ReportKind } from '../../domain/reports/kinds.ts';
import type { Reached } from '../../store/reach.ts';
import type { Authority } from '../http/authority.ts';
import { Problem } from '../http/problems.ts';

/** What a person needs to see a report; all of it where theirs reaches everyone, else what is about those it reaches. */
export const REPORT_PERMISSIONS: Readonly<Record<ReportKind, Permission>> = {
  compliance: 'compliance:view',
  'compliance-people': 'compliance:view',
  expiring: 'records:view',
  'records-by-provider': 'records:view',
  // Who may read every event: only superadmins.
  changes: 'events:read',
  'enrolment-status': 'enrolments:view',
};

/** How far a report goes for who asks. */
export function reportReach(may: Authority, kind: ReportKind): Reached {
  const permission = REPORT_PERMISSIONS[kind];
  // Who may see reports of records sees them whole, without the records one by one.
  if (permission === 'records:view' && may.reach('records:view_reports') === 'all') return 'all';
  return may.reach(permission);
}

/** @throws Problem 403 where who asks may not see all of it: what is kept and made for others is made whole */
export function expectWhole(may: Authority, kind: ReportKind): void {
  if (reportReach(may, kind) === 'all') return;
  const permission = REPORT_PERMISSIONS[kind];
  const members = { permission, because: 'out-of-reach' };
  throw new Problem('forbidden', `this report shows all: it needs ${permission} for everyone`, { members });
}

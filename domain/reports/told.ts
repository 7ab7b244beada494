import type { ClaimedReportMail } from '../mails.ts';
import type { Instant } from '../words.ts';
import type { ReportFormat, ReportKind } from './kinds.ts';

export const REPORT_MAIL_TEMPLATES = ['report_ready'] as const;
export type ReportMailTemplate = (typeof REPORT_MAIL_TEMPLATES)[number];

/** What a mail tells of a report that was made: its name, not what is in it. */
export interface ReportTold {
  readonly name: string;
  readonly kind: ReportKind;
  readonly format: ReportFormat;
  /** The occurrence that it was made for. */
  readonly dueAt: Instant;
  readonly runId: string;
  readonly rows: number | null;
  /** How long the file is kept. */
  readonly keptUntil: Instant | null;
  /** Is it the recipient's own team's part? */
  readonly team: boolean;
}

/** R23: is there nothing to be fetched any more, or may the recipient not see it? Asked right before it is sent. */
export function reportMatterHasEnded({ to, report }: Pick<ClaimedReportMail, 'to' | 'report'>): boolean {
  if (to.status === 'deactivated' || to.status === 'expired') return true;
  return report.keptUntil === null;
}

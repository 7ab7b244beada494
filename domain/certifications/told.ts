import type { ClaimedCertificationMail } from '../mails.ts';
import type { Instant, LocalDate } from '../words.ts';
import type { CertificationStatus } from './state.ts';

/** What a mail tells of a person's certification. With names in it: it is read when it is needed, and kept nowhere (R35). */
export interface CertificationTold {
  readonly title: string;
  readonly status: CertificationStatus;
  /** The number of the period that it stands with, or stood last; null: it never stood. */
  readonly period: number | null;
  /** The last day of its validity, and when that ends; null: it never stood. */
  readonly lastDay: LocalDate | null;
  readonly expiresAt: Instant | null;
  readonly timezone: string;
  readonly due: LocalDate | null;
  /** Where one recertifies, if one is enrolled in it. */
  readonly activity: string | null;
  readonly learner: { readonly id: string; readonly name: string; readonly isThere: boolean };
}

/** R23: has what the mail is about ended, or changed so that the mail would be wrong? Asked right before it is sent. */
export function certificationMatterHasEnded({
  template,
  occurrence,
  to,
  certification,
}: Pick<ClaimedCertificationMail, 'template' | 'occurrence' | 'to' | 'certification'>): boolean {
  if (to.status === 'deactivated' || to.status === 'expired') return true;
  const { status, period, lastDay, learner } = certification;
  const [number] = occurrence.split(/[/@]/);
  if (template === 'certification_revoked') return status !== 'revoked';
  if (!learner.isThere || Number(number) !== period) return true;
  switch (template) {
    case 'certification_reminder':
    case 'team_certification_reminder':
      return !['certified', 'window_open', 'overdue'].includes(status) || !occurrence.endsWith(`@${lastDay}`);
    case 'certification_window_open':
      return status !== 'window_open' && status !== 'overdue';
    case 'certification_expired':
    case 'team_certification_expired':
      return status !== 'expired' && status !== 'lapsed';
  }
}

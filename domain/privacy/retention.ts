import { addDuration, addToDate, startOfDay } from '../calendar.ts';
import type { Duration, Instant, LocalDate } from '../words.ts';

/** What is kept for a time that an administrator sets. */
export const RETENTION_KINDS = [
  'training_records',
  'enrolment_words',
  'certification_words',
  'mails',
  'statements',
] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** Why it may be kept: article 6 (1) of the GDPR, and article 17 (3) e. */
export const LEGAL_BASES = [
  'consent',
  'contract',
  'legal_obligation',
  'vital_interests',
  'public_interest',
  'legitimate_interests',
  'legal_claims',
] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** From when it is counted; `end`: of the attempt, or when a mail or statement came. */
export const COUNTED_FROM = ['completion', 'expiry', 'erasure', 'end'] as const;
export type CountedFrom = (typeof COUNTED_FROM)[number];

/** Whose is deleted at its end. */
export const RETENTION_SCOPES = ['erased', 'everybody'] as const;
export type RetentionScope = (typeof RETENTION_SCOPES)[number];

export interface RetentionRule {
  readonly kind: RetentionKind;
  /** Of training records: only those of this type, and with this code. */
  readonly recordType: string | null;
  readonly qualificationCode: string | null;
  readonly basis: LegalBasis;
  /** Null: without an end. */
  readonly keepFor: Duration | null;
  readonly countedFrom: CountedFrom;
  readonly scope: RetentionScope;
}

/** What a rule is asked about. */
export interface KeptRecord {
  readonly recordType: string;
  readonly qualificationCode: string | null;
  readonly completionDate: LocalDate;
  readonly expiresAt: LocalDate | null;
}

/**
 * The rule that counts for a record: the one that says most of it. One by qualification goes before one by type; none: what
 * nobody has a basis for is not kept of who was erased.
 */
export function ruleFor<Rule extends RetentionRule>(rules: readonly Rule[], record: KeptRecord): Rule | null {
  const weight = (rule: Rule) => (rule.qualificationCode === null ? 0 : 2) + (rule.recordType === null ? 0 : 1);
  const fitting = rules.filter(
    (rule) =>
      rule.kind === 'training_records' &&
      (rule.recordType === null || rule.recordType === record.recordType) &&
      (rule.qualificationCode === null || rule.qualificationCode === record.qualificationCode),
  );
  return fitting.sort((one, other) => weight(other) - weight(one))[0] ?? null;
}

/**
 * Until when a record is kept; null: without an end. Days are counted in UTC, as nobody's zone is known of who was erased; a
 * record that never expires is counted from its completion.
 */
export function keptUntil(
  { keepFor, countedFrom }: Pick<RetentionRule, 'keepFor' | 'countedFrom'>,
  { completionDate, expiresAt }: Pick<KeptRecord, 'completionDate' | 'expiresAt'>,
  erasedAt: Instant | null,
): Instant | null {
  if (keepFor === null) return null;
  if (countedFrom === 'erasure') return erasedAt === null ? null : addDuration(erasedAt, keepFor, 'UTC');
  const from = countedFrom === 'expiry' ? (expiresAt ?? completionDate) : completionDate;
  // The last day is kept as a whole.
  return startOfDay(addToDate(addToDate(from, keepFor), 'P1D'), 'UTC');
}

/** What is fixed by the rules of the product, and not set by anybody. */
export const FIXED_RETENTION = [
  { kind: 'import_values', basis: 'legitimate_interests', keepFor: 'P30D', countedFrom: 'end', rule: 'R38' },
  { kind: 'kept_answers', basis: 'legitimate_interests', keepFor: 'P7D', countedFrom: 'end', rule: null },
  { kind: 'webhook_deliveries', basis: 'legitimate_interests', keepFor: 'P30D', countedFrom: 'end', rule: null },
] as const;

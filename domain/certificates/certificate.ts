import type { Instant, LocalDate } from '../words.ts';

/**
 * What a record says that a certificate repeats: a change of any of it makes another certificate (R27). What somebody wrote in
 * it freely (other information) is not on the paper.
 */
export interface RecordFacts {
  readonly recordId: string;
  readonly userId: string;
  readonly recordType: string;
  readonly objectId: string | null;
  readonly title: string;
  readonly trainingProvider: string | null;
  readonly completionDate: LocalDate;
  readonly qualificationCode: string | null;
  readonly expiresAt: LocalDate | null;
}

/**
 * R27: all that a certificate shows, as it was when it was issued. The same for ever, so that the same paper can be drawn
 * from it; who is renamed keeps the name on theirs.
 */
export interface CertificateFacts extends RecordFacts {
  readonly serial: string;
  readonly name: string;
  /** The person's language, which says what shapes Han characters have: `ja`, `zh-Hant`, … */
  readonly locale: string;
  readonly issuedAt: Instant;
  /** Where the paper says that it can be verified. */
  readonly verifyAt: string;
}

/** What became of a certificate. Once superseded or revoked it stays so. */
export type CertificateStanding = 'valid' | 'expired' | 'superseded' | 'revoked';

export interface CertificateEnd {
  readonly endedAs: 'superseded' | 'revoked' | null;
  /** The last moment at which it holds, where the person is; null: for ever. */
  readonly validUntil: Instant | null;
}

/** Whether a certificate holds at an instant. */
export function standingOf({ endedAs, validUntil }: CertificateEnd, now: Instant): CertificateStanding {
  if (endedAs !== null) return endedAs;
  return validUntil !== null && now > validUntil ? 'expired' : 'valid';
}

const EASTERN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々ー]+$/u;

/** A name as it is written on paper: in Chinese, Japanese and Korean the family comes first, without a space. */
export function nameOnPaper(givenName: string, familyName: string): string {
  if (EASTERN.test(givenName) && EASTERN.test(familyName)) return `${familyName}${givenName}`;
  return `${givenName} ${familyName}`.trim();
}

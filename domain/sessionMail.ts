import type { Instant } from './words.ts';

/** One dated part of a session, as mails and calendars tell it. */
export interface PartTold {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly place: string | null;
  readonly link: string | null;
}

/** The session that a mail is about, as it stands when the mail is written. */
export interface SessionTold {
  readonly id: string;
  readonly title: string | null;
  readonly status: 'planned' | 'cancelled';
  readonly parts: readonly PartTold[];
  readonly instructors: readonly string[];
  /** Of a cancelled one: when the others begin that it offers, and until when one may choose. */
  readonly offers: readonly Instant[];
  readonly offerUntil: Instant | null;
  /** How many must come, and how many have a seat. */
  readonly minimum: number | null;
  readonly taken: number;
  /** Where the recipient stands in it now. */
  readonly standing: 'seat' | 'offered' | 'queued' | null;
  /** The open offer of a seat in it (R17). */
  readonly offer: { readonly grantId: string; readonly until: Instant } | null;
}

/** What the occasion of a mail about an offered seat says: in which session, and which offer. */
export function offerOf(occurrence: string): { sessionId: string; grantId: string } {
  const [sessionId = '', grantId = ''] = occurrence.split('/');
  return { sessionId, grantId };
}

/** What the occasion of a session's mail says: the session, the invitation's number, how many parts the calendar has of it. */
export function invitationOf(occurrence: string): { sessionId: string; sequence: number; parts: number } {
  const [sessionId = '', sequence, parts] = occurrence.split('/');
  return { sessionId, sequence: Number(sequence) || 0, parts: Number(parts) || 0 };
}

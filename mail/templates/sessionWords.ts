import type { ClaimedMail } from '../../domain/mails.ts';
import type { MailTemplate } from '../../domain/outcome.ts';
import type { Dates } from '../language.ts';
import type { View } from './view.ts';
import type { Sentences } from './words.ts';

export type SessionTemplate = Extract<MailTemplate, `session_${string}`>;

/** The mails about a session in one language. */
export type SessionWords = Record<SessionTemplate, (view: View) => Sentences>;

/** What the sentences say of the session, as this recipient reads dates. */
export interface SessionView {
  /** The day of the first part. */
  readonly begins: string;
  /** A line for each part: from when to when, and where. */
  readonly when: readonly string[];
  readonly offers: readonly string[];
  readonly offerUntil: string | null;
  readonly minimum: number;
  readonly taken: number;
  /** Who leads it, behind the given words; nothing when nobody is named. */
  led(by: string): readonly string[];
}

export function sessionViewOf({ session }: ClaimedMail, dates: Dates): SessionView {
  if (!session) return { begins: '', when: [], offers: [], offerUntil: null, minimum: 0, taken: 0, led: () => [] };
  const [first] = session.parts;
  return {
    begins: first ? dates.day(first.startsAt) : '',
    when: session.parts.map(({ startsAt, endsAt, place, link }) =>
      [`${dates.moment(startsAt)} – ${dates.moment(endsAt)}`, place, link].filter((part) => part !== null).join(', '),
    ),
    offers: session.offers.map((at) => dates.moment(at)),
    offerUntil: session.offerUntil && dates.moment(session.offerUntil),
    minimum: session.minimum ?? 0,
    taken: session.taken,
    led: (by) => (session.instructors.length > 0 ? [`${by}: ${session.instructors.join(', ')}`] : []),
  };
}

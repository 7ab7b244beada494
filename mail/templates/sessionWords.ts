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
  /** Until when an offered seat can be taken (R17). */
  readonly claimUntil: string | null;
  /** Does the recipient wait for a seat in it (again)? */
  readonly waits: boolean;
  readonly minimum: number;
  readonly taken: number;
  /** Who leads it, behind the given words; nothing when nobody is named. */
  led(by: string): readonly string[];
}

const NOTHING = { begins: '', when: [], offers: [], offerUntil: null, claimUntil: null, waits: false };

export function sessionViewOf({ session }: ClaimedMail, dates: Dates): SessionView {
  if (!session) return { ...NOTHING, minimum: 0, taken: 0, led: () => [] };
  const [first] = session.parts;
  return {
    begins: first ? dates.day(first.startsAt) : '',
    when: session.parts.map(({ startsAt, endsAt, place, link }) =>
      [`${dates.moment(startsAt)} – ${dates.moment(endsAt)}`, place, link].filter((part) => part !== null).join(', '),
    ),
    offers: session.offers.map((at) => dates.moment(at)),
    offerUntil: session.offerUntil && dates.moment(session.offerUntil),
    claimUntil: session.offer && dates.moment(session.offer.until),
    waits: session.standing === 'queued',
    minimum: session.minimum ?? 0,
    taken: session.taken,
    led: (by) => (session.instructors.length > 0 ? [`${by}: ${session.instructors.join(', ')}`] : []),
  };
}

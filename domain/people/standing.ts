import { endOfDay } from '../calendar.ts';
import type { Instant, UserStatus } from '../words.ts';
import type { Expiry, PersonState } from './person.ts';

/** The platform status of a person, and what decides it. */
export type Standing = Pick<PersonState, 'status' | 'expiredFrom' | 'expiresAt' | 'expiresOn'>;

/** Only a later expiry date brings an expired person back. */
export type StandingRefused = 'expired';

/** May sign in and may learn. */
export function isThere(status: UserStatus): boolean {
  return status === 'activated' || status === 'active';
}

/** Set by hand, by a file or by the HR system. While expired the status cannot be toggled. */
export function withStatus<S extends Standing>(person: S, status: Exclude<UserStatus, 'expired'>): S | StandingRefused {
  if (person.status === status) return person;
  return person.status === 'expired' ? 'expired' : { ...person, status };
}

/** Let back in, who could not come: `activated`, as they have opened nothing since. Who could all along stays. */
export function letIn<S extends Standing>(person: S): S | StandingRefused {
  return isThere(person.status) ? person : withStatus(person, 'activated');
}

/** Another expiry, or none. In the future it brings back the status from before; none does not. */
export function withExpiry<S extends Standing>(person: S, expiry: Expiry, now: Instant): S | StandingRefused {
  const { expiresAt, expiresOn } = expiry;
  if (person.expiresAt === expiresAt && person.expiresOn === expiresOn) return person;
  const moved = { ...person, expiresAt, expiresOn };
  if (person.status !== 'expired') return expireIfDue(moved, now);
  if (expiresAt === null) return 'expired';
  if (expiresAt <= now) return moved;
  return { ...moved, status: person.expiredFrom ?? 'activated', expiredFrom: null };
}

/** Expires who is due; the date stays as it is. */
export function expireIfDue<S extends Standing>(person: S, now: Instant): S {
  const { status, expiresAt } = person;
  if (status === 'expired' || expiresAt === null || expiresAt > now) return person;
  return { ...person, status: 'expired', expiredFrom: status };
}

/** An expiry at the end of a day ends with that day where the person is now (R19, R32). */
export function rezoned<S extends Standing>(person: S, timezone: string): S {
  if (person.expiresOn === null || person.status === 'expired') return person;
  return { ...person, expiresAt: endOfDay(person.expiresOn, timezone) };
}

/** The expiry that a day means for who lives in a zone. */
export function expiryOn(day: string, timezone: string): Expiry {
  return { expiresOn: day, expiresAt: endOfDay(day, timezone) };
}

/** Why a person is erased: the grounds of article 17 (1) of the GDPR, and the person's wish without one of them. */
export const GROUNDS = [
  'request',
  'no_longer_needed',
  'consent_withdrawn',
  'objection',
  'unlawful',
  'legal_obligation',
] as const;
export type Grounds = (typeof GROUNDS)[number];

/** By what somebody is known again. */
export const TOMBSTONE_KINDS = ['external_id', 'username', 'email'] as const;
export type TombstoneKind = (typeof TOMBSTONE_KINDS)[number];

/** Something by which somebody may be known. */
export interface KnownAs {
  readonly kind: TombstoneKind;
  readonly value: string;
}

/** What a tombstone is made of: usernames and addresses count in whatever case. */
export function swornName({ kind, value }: KnownAs): string {
  const text = value.normalize('NFC').trim();
  return `${kind}\n${kind === 'external_id' ? text : text.toLowerCase()}`;
}

/** What erasure waits for before it is done. */
export const WAITS = ['enrolments', 'messages', 'imports'] as const;
export type Waits = (typeof WAITS)[number];

/** What of a person stands in their place when they are erased: unique, and about nobody. */
export interface Pseudonym {
  readonly username: string;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
}

/** The pseudonym of a person, made of the id alone. The address is in a domain that no mail is ever sent to (RFC 2606). */
export function pseudonymOf(id: string): Pseudonym {
  const username = `erased-${id}`;
  return { username, email: `${username}@erased.invalid`, givenName: 'Erased', familyName: `person ${id.slice(-12)}` };
}

/** May this person be erased? Who acts erases somebody else, and a superadmin is left. */
export function refusedErasure(
  person: { readonly level: string; readonly self: boolean },
  otherSuperadmins: number,
): 'own-erasure' | 'last-superadmin' | null {
  if (person.level !== 'superadmin') return null;
  if (person.self) return 'own-erasure';
  return otherSuperadmins === 0 ? 'last-superadmin' : null;
}

/** By which field a person is found. */
export type NamedField = 'email' | 'username' | 'externalId';

/** Whom a provider says that it is: by a field of theirs; or why it says nobody. */
export type Named =
  | { readonly field: NamedField; readonly value: string }
  | { readonly refused: 'missing' | 'unverified' };

const FIELDS: Readonly<Record<string, NamedField>> = { email: 'email', preferred_username: 'username' };
const LONGEST = 320;

/**
 * Whom the claims of a provider name. An address that it has not verified names nobody: anybody could have put it there. One
 * that it says nothing of is taken, as many say nothing.
 *
 * @param claim `email` is the address, `preferred_username` the username, and any other one the external id
 */
export function personNamedBy(claim: string, claims: Readonly<Record<string, unknown>>): Named {
  const value = claims[claim];
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.trim() === '' || text.length > LONGEST) return { refused: 'missing' };
  const field = FIELDS[claim] ?? 'externalId';
  // Some say it in words.
  if (field === 'email' && String(claims.email_verified ?? true) !== 'true') return { refused: 'unverified' };
  return { field, value: text.trim() };
}

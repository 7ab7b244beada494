/*
 * Where a credential stands in the lists that say which are revoked (W3C Bitstring Status List 1.0): each has a number, and
 * so a bit in a list of its own hundred thousand.
 */

/** Bits of a list: no fewer, by the standard, so that who asks for a list does not tell whom they ask about. */
export const LIST_LENGTH = 131_072;

export interface StatusPlace {
  readonly list: number;
  readonly index: number;
}

/** @param number from 0, each given once */
export function statusPlace(number: number): StatusPlace {
  return { list: Math.floor(number / LIST_LENGTH), index: number % LIST_LENGTH };
}

/** The bits of a list, the first one the highest of the first byte. */
export function bitsOf(indices: readonly number[]): Uint8Array {
  const bits = new Uint8Array(LIST_LENGTH / 8);
  for (const index of indices) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  return bits;
}

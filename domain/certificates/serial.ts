/*
 * The number of a certificate: 19 characters drawn by chance (95 bits: nobody guesses one from another) and a check
 * character, of an alphabet without I, L, O and U, which are taken for others: `7K3M-9QPX-2TVB-4HCD-8WZ5`.
 */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DRAWN = 19;
const READ_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** How many bytes of chance a serial is made of. */
export const SERIAL_BYTES = DRAWN;

/**
 * A serial from bytes of chance, five bits of each, with its check character.
 * @param bytes at least {@link SERIAL_BYTES}
 */
export function makeSerial(bytes: Uint8Array): string {
  if (bytes.length < DRAWN) throw new RangeError(`a serial is made of ${DRAWN} bytes`);
  const drawn = [...bytes.subarray(0, DRAWN)].map((byte) => byte & 31);
  return grouped([...drawn, timesAlpha(checksum(drawn))]);
}

/**
 * A serial as somebody typed it: small letters, blanks, and O for 0 are forgiven. Null when it is none: any one wrong
 * character is found, and any two that changed places.
 */
export function readSerial(text: string): string | null {
  if (text.length > 60) return null;
  const typed = text.toUpperCase().replaceAll(/[\s‐-―-]/g, '');
  const values = [...typed].map((letter) => ALPHABET.indexOf(READ_AS[letter] ?? letter));
  if (values.length !== DRAWN + 1 || values.includes(-1)) return null;
  return checksum(values) === 0 ? grouped(values) : null;
}

function grouped(values: readonly number[]): string {
  const letters = values.map((value) => ALPHABET[value]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/**
 * Each character is weighted with another power of α in the field of 32 elements, so that no single change, and no exchange
 * of two, leaves the sum at zero.
 */
function checksum(values: readonly number[]): number {
  return values.reduce((sum, value) => timesAlpha(sum) ^ value, 0);
}

/** Modulo x⁵ + x² + 1, of which α has the order 31. */
function timesAlpha(value: number): number {
  const doubled = value << 1;
  return doubled > 31 ? doubled ^ 0b100101 : doubled;
}

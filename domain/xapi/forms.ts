/** The small forms of which learning record statements (xAPI 1.0.3 and 2.0) are made. */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/;
const MAILBOX = /^mailto:[^\s@<>]+@[^\s@<>]+$/i;
/** RFC 5646, as far as its outer form: subtags of letters and digits. */
const LANGUAGE_TAG = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/;
const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|z|[+-]\d{2}(?::?\d{2})?)?$/;
const DURATION =
  /^P(?=.)(?:(\d+(?:[.,]\d+)?)W|(?:(\d+(?:[.,]\d+)?)Y)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)D)?(?:T(?=\d)(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?)$/;
const DAY_MS = 86_400_000;

export const isUuid = (value: string): boolean => UUID.test(value);
export const isIri = (value: string): boolean => IRI.test(value);
export const isMailbox = (value: string): boolean => MAILBOX.test(value);
export const isLanguageTag = (value: string): boolean => LANGUAGE_TAG.test(value);

/**
 * An ISO 8601 timestamp in UTC with milliseconds, or null when it is none: an instant that does not exist, or an offset of
 * minus zero, which says that the time is not known.
 *
 * @param zoned must it have an offset, as RFC 3339 wants? Without one it is taken as UTC.
 */
export function toInstant(value: string, zoned: boolean): string | null {
  const [, year, month, day, hour, minute, second = '00', fraction = '', offset] = TIMESTAMP.exec(value) ?? [];
  if (year === undefined || (zoned && offset === undefined) || /^-00(:?00)?$/.test(offset ?? '')) return null;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
  const parsed = new Date(local);
  // A day or an hour that does not exist is moved to another one.
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString() !== local) return null;
  const shifted = new Date(parsed.getTime() - offsetMs(offset));
  return shifted.getUTCFullYear() >= 1 && shifted.getUTCFullYear() <= 9999 ? shifted.toISOString() : null;
}

function offsetMs(offset: string | undefined): number {
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset ?? '') ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** Is it an ISO 8601 duration? Any part may be a decimal fraction. */
export function isIsoDuration(value: string): boolean {
  return DURATION.test(value);
}

/** The milliseconds of an ISO 8601 duration; null for what is none, and where it has years or months, which vary. */
export function durationMs(value: string): number | null {
  const found = DURATION.exec(value);
  if (!found) return null;
  const [weeks, years, months, days, hours, minutes, seconds] = found
    .slice(1)
    .map((part) => Number((part ?? '0').replace(',', '.')));
  if (years || months) return null;
  return Math.round(
    (weeks ?? 0) * 7 * DAY_MS +
      (days ?? 0) * DAY_MS +
      (hours ?? 0) * 3_600_000 +
      (minutes ?? 0) * 60_000 +
      (seconds ?? 0) * 1_000,
  );
}

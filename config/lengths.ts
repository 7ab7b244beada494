import { z } from 'zod';

const FORM = /^P(?!$)(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,6})M)?)?$/;

/** An ISO 8601 duration of days, hours and minutes, in milliseconds; null when it is none. */
export function readLength(text: string): number | null {
  const [, days = '0', hours = '0', minutes = '0'] = FORM.exec(text) ?? [];
  if (!FORM.test(text)) return null;
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000;
}

/** A variable that is a length of time within these bounds; it is read as milliseconds. */
export function lengthBetween(least: string, most: string) {
  const from = readLength(least) ?? 0;
  const to = readLength(most) ?? 0;
  const isWithin = (ms: number | null) => ms !== null && from <= ms && ms <= to;
  return z
    .string()
    .refine((text) => isWithin(readLength(text)))
    .transform((text) => readLength(text) ?? 0);
}

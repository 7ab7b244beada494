import { z } from 'zod';
import { isTimeZone } from '../domain/calendar.ts';
import { keyOf } from '../domain/scim/matches.ts';
import { isObject, type Json } from '../domain/scim/patch.ts';
import { ScimRefusal } from '../domain/scim/refusal.ts';

const LONGEST = 200;
const address = z.email().max(254);
const ZONE = /^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/;
const LOCALE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** An attribute by its name in any case; undefined where it is not there. */
export function attributeOf(of: Json, name: string): unknown {
  const key = keyOf(of, name);
  return key === undefined ? undefined : of[key];
}

/** An object within a resource, also where it is not there. */
export function objectOf(of: Json, name: string): Json {
  const value = attributeOf(of, name);
  return isObject(value) ? value : {};
}

/**
 * A text; null where there is none. Entra wraps single values at times: `[{"value": "x"}]`.
 * @throws ScimRefusal invalidValue
 */
export function textOf(name: string, given: unknown, longest = LONGEST): string | null {
  const value = unwrapped(given);
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string' && typeof value !== 'number') throw refused(name, 'must be a text');
  const text = String(value).trim();
  if (text.length > longest) throw refused(name, `may have ${longest} characters`);
  return text === '' ? null : text;
}

/** Yes or no; Entra writes them as texts: "True", "False". @throws ScimRefusal invalidValue */
export function booleanOf(name: string, given: unknown): boolean | null {
  const value = unwrapped(given);
  if (value === undefined || value === null || value === '') return null;
  const written = String(value).toLowerCase();
  if (written !== 'true' && written !== 'false') throw refused(name, 'must be true or false');
  return written === 'true';
}

export function emailOf(text: string): string {
  if (!address.safeParse(text).success) throw refused('emails', 'must hold an e-mail address');
  return text;
}

/** The zone, or the usual one. */
export function timezoneOf(text: string | null): string {
  if (text === null) return USUAL.timezone;
  if (!ZONE.test(text) || !isTimeZone(text))
    throw refused('timezone', 'must be an IANA time zone, such as Europe/Berlin');
  return text;
}

/** The locale, or the usual one; Okta writes `en_US`. */
export function localeOf(text: string | null): string {
  if (text === null) return USUAL.locale;
  const tag = text.replaceAll('_', '-');
  if (tag.length > 35 || !LOCALE.test(tag)) throw refused('locale', 'must be a language tag, such as en or de-AT');
  return tag;
}

/** What holds for who says nothing; it is shown as not assigned. */
export const USUAL = { timezone: 'UTC', locale: 'en' } as const;

export function isAddress(text: string): boolean {
  return address.safeParse(text).success;
}

/** The last part of a `$ref`. */
export function idOfRef(ref: unknown): string | undefined {
  return typeof ref === 'string' ? ref.split('/').at(-1) : undefined;
}

function unwrapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? unwrapped(value[0]) : value.length === 0 ? null : value;
  return isObject(value) && 'value' in value ? value.value : value;
}

export function refused(name: string, detail: string): ScimRefusal {
  return new ScimRefusal('invalidValue', `${name} ${detail}`);
}

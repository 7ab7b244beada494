import { DateTime } from 'luxon';
import type { Deadline } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';

/** The languages that mails and pages are written in, the fallback first. */
export const LANGUAGES = ['en', 'de', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language for a locale such as `de`, `fr-CA` or `en_GB`; English for what is not spoken here. */
export function languageOf(locale: string): Language {
  const language = locale.slice(0, 2).toLowerCase();
  return LANGUAGES.find((known) => known === language && /^[a-z]{2}([-_]|$)/i.test(locale)) ?? 'en';
}

const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const MOMENT = { ...DAY, hour: '2-digit', minute: '2-digit', timeZoneName: 'longGeneric' } as const;

/** Writes dates as one person reads them: in their language, and in their time zone. */
export class Dates {
  readonly language: Language;
  private readonly locale: string;
  private readonly zone: string;

  constructor(locale: string, timezone: string) {
    this.language = languageOf(locale);
    this.locale = exactLocale(locale, this.language);
    this.zone = DateTime.utc().setZone(timezone).isValid ? timezone : 'UTC';
  }

  /** `Tuesday, 31 March 2026` */
  day(at: Instant): string {
    return this.local(at).toLocaleString(DAY);
  }

  /** `Tuesday, 31 March 2026 at 14:59 Pacific Time` */
  moment(at: Instant): string {
    // The generic name of UTC is an offset, its short one is itself.
    return this.local(at).toLocaleString(this.zone === 'UTC' ? { ...MOMENT, timeZoneName: 'short' } : MOMENT);
  }

  /** A deadline that ends with the reader's own day is that day; elsewhere the hour and the zone are told as well (R19). */
  deadline({ at }: Deadline): string {
    const local = this.local(at);
    return local.endOf('day').toMillis() === local.toMillis() ? this.day(at) : this.moment(at);
  }

  private local(at: Instant): DateTime {
    return DateTime.fromISO(at, { zone: this.zone }).setLocale(this.locale);
  }
}

/** Plain English means the British spelling of dates; a regional locale is kept as it is. */
function exactLocale(locale: string, language: Language): string {
  const wanted = locale.replaceAll('_', '-');
  if (languageOf(locale) !== wanted.slice(0, 2).toLowerCase() || wanted.length === 2) {
    return language === 'en' ? 'en-GB' : language;
  }
  try {
    return Intl.getCanonicalLocales(wanted)[0] ?? language;
  } catch {
    return language === 'en' ? 'en-GB' : language;
  }
}

import { DateTime, IANAZone } from 'luxon';
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

/** Making a formatter costs a hundred times its use; people share few languages and zones. */
const FORMATS = new Map<string, { day: Intl.DateTimeFormat; moment: Intl.DateTimeFormat }>();
const MOST_FORMATS = 500;

function formatsFor(locale: string, timeZone: string) {
  const key = `${locale} ${timeZone}`;
  const known = FORMATS.get(key);
  if (known) return known;
  // The generic name of UTC is an offset, its short one is itself.
  const moment = timeZone === 'UTC' ? ({ ...MOMENT, timeZoneName: 'short' } as const) : MOMENT;
  const formats = {
    day: new Intl.DateTimeFormat(locale, { ...DAY, timeZone }),
    moment: new Intl.DateTimeFormat(locale, { ...moment, timeZone }),
  };
  if (FORMATS.size >= MOST_FORMATS) FORMATS.clear();
  FORMATS.set(key, formats);
  return formats;
}

/** Writes dates as one person reads them: in their language, and in their time zone. */
export class Dates {
  readonly language: Language;
  private readonly zone: string;
  private readonly formats: ReturnType<typeof formatsFor>;

  constructor(locale: string, timezone: string) {
    this.language = languageOf(locale);
    // By `create`, which remembers: to check a zone afresh takes longer than to write a mail.
    this.zone = IANAZone.create(timezone).isValid ? timezone : 'UTC';
    this.formats = formatsFor(exactLocale(locale, this.language), this.zone);
  }

  /** `Tuesday, 31 March 2026` */
  day(at: Instant): string {
    return this.formats.day.format(Date.parse(at));
  }

  /** `Tuesday, 31 March 2026 at 14:59 Pacific Time` */
  moment(at: Instant): string {
    return this.formats.moment.format(Date.parse(at));
  }

  /**
   * A deadline that ends with the reader's own day is that day. One that ends with a day elsewhere is that day, and where;
   * one at an hour is told with it (R19).
   */
  deadline({ at, localDate, timezone }: Deadline): string {
    const local = DateTime.fromISO(at, { zone: this.zone });
    if (local.endOf('day').toMillis() === local.toMillis()) return this.day(at);
    if (localDate === null) return this.moment(at);
    return `${formatsFor(this.formats.day.resolvedOptions().locale, timezone).day.format(Date.parse(at))} (${timezone})`;
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

import type { LocalDate } from '../words.ts';

/*
 * What a certificate looks like and says. A template is kept in versions that never change: a certificate names the one
 * that it was drawn with (R27).
 */

/** Page sizes in points. */
export const PAGE_SIZES = {
  'a4-landscape': [841.89, 595.28],
  'a4-portrait': [595.28, 841.89],
  'letter-landscape': [792, 612],
  'letter-portrait': [612, 792],
} as const satisfies Record<string, readonly [width: number, height: number]>;
export type PageSize = keyof typeof PAGE_SIZES;

/** The languages in which dates and labels are written. */
export const PAPER_LANGUAGES = ['en', 'de', 'fr'] as const;
export type PaperLanguage = (typeof PAPER_LANGUAGES)[number];

/** What the wording can name, in braces: `{name}`. */
export const PLACEHOLDERS = [
  'name',
  'title',
  'provider',
  'completionDate',
  'expiresAt',
  'qualificationCode',
  'serial',
  'issuer',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

export interface TemplateRules {
  readonly heading: string;
  /** A line for each paragraph. One that names something the record has not is left out. */
  readonly wording: readonly string[];
  /** The organisation that certifies, on the paper and in the credential. */
  readonly issuer: string;
  readonly signatory: { readonly name: string; readonly title: string | null } | null;
  /** As `#rrggbb`. */
  readonly colours: { readonly accent: string; readonly text: string };
  /** A PNG in base64. */
  readonly logo: string | null;
  readonly pageSize: PageSize;
  readonly language: PaperLanguage;
  /** Codes of activities and qualifications that it is for; the template `default` is for all others. */
  readonly activities: readonly string[];
  readonly qualificationCodes: readonly string[];
}

/** The template for what no other is for. */
export const DEFAULT_TEMPLATE = 'default';

/** Names in braces that are nothing a wording can name. */
export function unknownPlaceholders(line: string): string[] {
  const known: ReadonlySet<string> = new Set(PLACEHOLDERS);
  return [...line.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '').filter((name) => !known.has(name));
}

/** One paragraph of a certificate. `name` and `title` stand alone in theirs and are set larger. */
export interface Paragraph {
  readonly role: 'name' | 'title' | 'text';
  readonly text: string;
}

/** The wording with its placeholders filled in; a line that names what is not there is left out as a whole. */
export function fillIn(wording: readonly string[], values: Readonly<Record<Placeholder, string | null>>): Paragraph[] {
  return wording.flatMap((line): Paragraph[] => {
    let complete = true;
    const text = line.replaceAll(/\{([^{}]*)\}/g, (_whole, name: Placeholder) => {
      const value = values[name] ?? null;
      if (value === null || value.trim() === '') complete = false;
      return value ?? '';
    });
    if (!complete) return [];
    const alone = /^\s*\{(name|title)\}\s*$/.exec(line)?.[1] as 'name' | 'title' | undefined;
    return [{ role: alone ?? 'text', text: text.trim() }];
  });
}

/** A calendar day as a certificate writes it, such as `31 March 2026`. */
export function writtenDay(day: LocalDate, language: PaperLanguage): string {
  const [year, month, date] = day.split('-').map(Number);
  return DAY[language](date ?? 1, MONTHS[language][(month ?? 1) - 1] ?? '', year ?? 0);
}

// Written out here and not by the platform: its words change between releases, and a certificate must not (R27).
const MONTHS: Readonly<Record<PaperLanguage, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
};

const DAY: Readonly<Record<PaperLanguage, (date: number, month: string, year: number) => string>> = {
  en: (date, month, year) => `${date} ${month} ${year}`,
  de: (date, month, year) => `${date}. ${month} ${year}`,
  fr: (date, month, year) => `${date === 1 ? '1er' : date} ${month} ${year}`,
};

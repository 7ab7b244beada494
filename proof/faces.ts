import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { create, type Font } from 'fontkit';

/*
 * The fonts of certificates: Noto Sans, which has a face for each script. They are kept here as files and not taken from a
 * package: a certificate must be drawn the same next year (R27).
 */

export type FaceName =
  | 'NotoSans-Regular'
  | 'NotoSans-Bold'
  | 'NotoSansArabic-Regular'
  | 'NotoSansHebrew-Regular'
  | 'NotoSansDevanagari-Regular'
  | 'NotoSansBengali-Regular'
  | 'NotoSansTamil-Regular'
  | 'NotoSansThai-Regular'
  | 'NotoSansLao-Regular'
  | 'NotoSansKhmer-Regular'
  | 'NotoSansArmenian-Regular'
  | 'NotoSansGeorgian-Regular'
  | 'NotoSansEthiopic-Regular'
  | 'NotoSansSC-Regular'
  | 'NotoSansJP-Regular'
  | 'NotoSansKR-Regular';

/** A font, opened. */
export interface Face {
  readonly name: FaceName;
  /** The whole file, of which a PDF takes the glyphs that it shows. */
  readonly file: Buffer;
  /** Has it a glyph for this character? */
  has(codePoint: number): boolean;
  /** How wide a text is that it shows, in units of the type size. */
  width(text: string): number;
}

const opened = new Map<FaceName, Face>();

/** A font by its name; opened at the first use, as those of Han characters are large. */
export function faceOf(name: FaceName): Face {
  const known = opened.get(name);
  if (known) return known;
  const file = gunzipSync(readFileSync(new URL(`fonts/${name}.ttf.gz`, import.meta.url)));
  const font: Font = create(file);
  const face: Face = {
    name,
    file,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    width: remembered((text) => font.layout(text).advanceWidth / font.unitsPerEm),
  };
  opened.set(name, face);
  return face;
}

const MOST_REMEMBERED = 2_000;

/** To find the size at which a text fits, its parts are measured again and again; shaping them takes long. */
function remembered(measure: (text: string) => number): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const width = known.get(text) ?? measure(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, width);
    return width;
  };
}

/** The faces of scripts that Noto Sans itself has not, or does not shape. */
const OF_SCRIPTS: readonly (readonly [RegExp, FaceName])[] = [
  [/\p{Script=Arabic}/u, 'NotoSansArabic-Regular'],
  [/\p{Script=Hebrew}/u, 'NotoSansHebrew-Regular'],
  [/\p{Script=Devanagari}/u, 'NotoSansDevanagari-Regular'],
  [/\p{Script=Thai}/u, 'NotoSansThai-Regular'],
  [/\p{Script=Bengali}/u, 'NotoSansBengali-Regular'],
  [/\p{Script=Tamil}/u, 'NotoSansTamil-Regular'],
  [/\p{Script=Lao}/u, 'NotoSansLao-Regular'],
  [/\p{Script=Khmer}/u, 'NotoSansKhmer-Regular'],
  [/\p{Script=Armenian}/u, 'NotoSansArmenian-Regular'],
  [/\p{Script=Georgian}/u, 'NotoSansGeorgian-Regular'],
  [/\p{Script=Ethiopic}/u, 'NotoSansEthiopic-Regular'],
];

const HAN = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Bopomofo}/u;

/** The faces to try for a cluster of characters, the best first; none of its own: null, and it goes with its neighbours. */
export function facesFor(cluster: string, base: FaceName, han: readonly FaceName[]): readonly FaceName[] | null {
  if (HAN.test(cluster)) return [...han, base];
  for (const [script, name] of OF_SCRIPTS) if (script.test(cluster)) return [name, base];
  return /\p{L}/u.test(cluster) ? [base] : null;
}

/** Every face, for what has none of its own, the smallest first. */
export function anyFaces(base: FaceName, han: readonly FaceName[]): readonly FaceName[] {
  return [base, ...OF_SCRIPTS.map(([, name]) => name), ...han];
}

/**
 * The same Han character is written differently in Japan, Korea and China: what stands beside it tells, or the person's
 * language. Simplified and traditional characters are both in the Chinese face.
 */
export function hanFaces(text: string, locale: string): readonly FaceName[] {
  const [japanese, korean, chinese] = ['NotoSansJP-Regular', 'NotoSansKR-Regular', 'NotoSansSC-Regular'] as const;
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return [japanese, chinese, korean];
  if (/\p{Script=Hangul}/u.test(text)) return [korean, chinese, japanese];
  const language = locale.slice(0, 2).toLowerCase();
  if (language === 'ja') return [japanese, chinese, korean];
  if (language === 'ko') return [korean, chinese, japanese];
  return [chinese, japanese, korean];
}

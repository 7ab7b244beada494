import bidiFactory from 'bidi-js';
import { anyFaces, type FaceName, faceOf, facesFor, hanFaces } from './faces.ts';

/** A piece of a line in one face and one direction; pieces come in the order in which they stand, from the left. */
export interface Run {
  readonly face: FaceName;
  readonly text: string;
  /** In units of the type size. */
  readonly width: number;
}

/** How a paragraph is set. */
export interface Style {
  readonly base: FaceName;
  /** The person's language. */
  readonly locale: string;
  /** The direction of the paragraph as a whole. */
  readonly direction: 'ltr' | 'rtl';
}

/** What stands for a character that no font has. */
export const UNSHOWN = '\u{fffd}';

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Controls of the direction are left out: nobody's name turns the rest of the paper around. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Says how its neighbours join, and shows nothing itself. */
const JOINERS = /[\u200b-\u200d\u2060\ufeff]|\p{Variation_Selector}/gu;

/** Written from the right. The shaper turns a run of these around by itself. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Text as it is set: composed, on one line, without characters that steer. */
export function settable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(DIRECTIONS, '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

/** A paragraph runs as its first letter does. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(/\p{L}/u.exec(text)?.[0] ?? '') ? 'rtl' : 'ltr';
}

interface Piece {
  readonly face: FaceName;
  readonly level: number;
  text: string;
}

/**
 * A line, cut into runs: by the direction of each character (Unicode's bidirectional algorithm) and by the face that has
 * it. What no face has is shown as {@link UNSHOWN}; `unshown` is told of it.
 */
export function runsOf(line: string, style: Style, unshown?: (cluster: string) => void): Run[] {
  if (line === '') return [];
  const { levels } = bidi.getEmbeddingLevels(line, style.direction);
  const han = hanFaces(line, style.locale);
  const pieces: Piece[] = [];
  for (const { segment, index } of graphemes.segment(line)) {
    const level = levels[index] ?? 0;
    const last = pieces.at(-1);
    const { face, text } = placed(segment, style.base, han, last?.level === level ? last.face : undefined, unshown);
    const shown = level % 2 === 1 ? mirrored(text) : text;
    if (last && last.face === face && last.level === level) last.text += shown;
    else pieces.push({ face, level, text: shown });
  }
  return inVisualOrder(pieces).map(({ face, level, text }) => {
    const set = level % 2 === 1 && !RIGHT_TO_LEFT.test(text) ? [...text].reverse().join('') : text;
    return { face, text: set, width: faceOf(face).width(set) };
  });
}

/** How wide a line is, in units of the type size. */
export function widthOf(line: string, style: Style): number {
  return runsOf(line, style).reduce((sum, { width }) => sum + width, 0);
}

/** The face of a cluster, and the cluster without what it has not. */
function placed(
  cluster: string,
  base: FaceName,
  han: readonly FaceName[],
  before: FaceName | undefined,
  unshown?: (cluster: string) => void,
): { face: FaceName; text: string } {
  const own = facesFor(cluster, base, han);
  const tried = own ?? [...(before ? [before] : []), base];
  const bare = cluster.replaceAll(JOINERS, '');
  for (const face of [...tried, ...anyFaces(base, han)]) {
    const { has } = faceOf(face);
    if (![...bare].every((character) => has(character.codePointAt(0) ?? 0))) continue;
    const text = [...cluster].filter((character) => has(character.codePointAt(0) ?? 0)).join('');
    return { face, text };
  }
  unshown?.(cluster);
  return { face: base, text: UNSHOWN };
}

/** In a run from the right, brackets open the other way. */
function mirrored(text: string): string {
  return [...text].map((character) => bidi.getMirroredCharacter(character) ?? character).join('');
}

/** Rule L2 of the algorithm: from the highest level to the lowest odd one, what stands at it or above is turned around. */
function inVisualOrder(pieces: readonly Piece[]): Piece[] {
  const order = [...pieces];
  const highest = Math.max(...order.map(({ level }) => level));
  for (let level = highest; level >= 1; level--) {
    for (let start = 0; start < order.length; start++) {
      if ((order[start]?.level ?? 0) < level) continue;
      let end = start;
      while ((order[end]?.level ?? 0) >= level) end++;
      order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = end;
    }
  }
  return order;
}

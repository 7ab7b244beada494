import { type Style, settable, widthOf } from './runs.ts';

const words = new Intl.Segmenter('und', { granularity: 'word' });
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Scripts that are written without spaces: a line may end between any two of their words. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
/** What may not stand at the beginning of a line. */
const CLOSING = /^[\p{Pe}\p{Pf}、。，．：；！？ー・%]/u;

/**
 * A paragraph in lines that are no wider than `most` (in units of the type size). A word that is wider by itself is cut.
 */
export function linesOf(text: string, style: Style, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of partsOf(settable(text))) {
    if (line === '' || widthOf((line + part).trimEnd(), style) <= most) {
      line += part;
    } else {
      lines.push(line.trimEnd());
      line = part.trimStart();
    }
    while (widthOf(line.trimEnd(), style) > most) {
      const head = widest(line, style, most);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines;
}

/** Parts that stay together, each with the spaces behind it. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (const { segment } of words.segment(text)) {
    const before = parts.at(-1);
    const mayBreak =
      before === undefined ||
      (/\s$/u.test(before) && !/^\s/u.test(segment)) ||
      (WITHOUT_SPACES.test(before) && WITHOUT_SPACES.test(segment) && !CLOSING.test(segment));
    if (mayBreak) parts.push(segment);
    else parts[parts.length - 1] = before + segment;
  }
  return parts;
}

/** As much of the beginning as fits, at least one character. */
function widest(text: string, style: Style, most: number): string {
  let head = '';
  for (const { segment } of graphemes.segment(text)) {
    if (head !== '' && widthOf(head + segment, style) > most) break;
    head += segment;
  }
  return head;
}

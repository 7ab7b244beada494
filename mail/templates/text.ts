import type { Block, Content } from './content.ts';
import { manyLines, oneLine } from './tidy.ts';

const WIDTH = 76;

/** The mail as plain text. */
export function toText({ language, heading, blocks, footer }: Content): string {
  // French sets a space before a colon.
  const colon = language === 'fr' ? '\u00a0:' : ':';
  const title = wrap(oneLine(heading));
  const rule = '-'.repeat(Math.min(WIDTH, Math.max(...title.split('\n').map((line) => line.length))));
  return `${[`${title}\n${rule}`, ...blocks.map((part) => block(part, colon)), `-- \n${wrap(oneLine(footer))}`].join('\n\n')}\n`;
}

function block(part: Block, colon: string): string {
  switch (part.kind) {
    case 'paragraph':
    case 'small':
      return wrap(oneLine(part.text));
    case 'quote':
      return `${wrap(oneLine(part.who))}\n${quoted(part.text)}`;
    case 'button':
      // On a line of its own and never broken, so that every reader makes a link of it.
      return `${oneLine(part.label)}${colon}\n${part.url}`;
    case 'facts':
      return part.rows.map(([label, value]) => wrap(`${oneLine(label)}${colon} ${oneLine(value)}`, '  ')).join('\n');
  }
}

function quoted(text: string): string {
  const lines = manyLines(text)
    .split('\n')
    .flatMap((line) => wrap(line).split('\n'));
  return lines.map((line) => `> ${line}`.trimEnd()).join('\n');
}

function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent + word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line].join('\n');
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const TABLE = readFileSync('docs/crash-table.md', 'utf8');

/** The tests that the table names: file and title. */
const NAMED = [...TABLE.matchAll(/`(test\/[\w/]+\.test\.ts)` › ([^|\n]+?)(?= \||\.?\n)/g)].map(
  ([, file = '', title = '']) => ({ file, title }),
);

/** The titles of the tests in a file. */
function titlesIn(file: string): string[] {
  const source = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return [...source.matchAll(/^\s*(?:it|test)\(\s*(['"`])(.+?)\1,/gm)].map(([, , title = '']) => title);
}

test('every line of the crash table names a test', () => {
  const lines = TABLE.split('\n').filter((line) => /^\|(?! Where| What|---)/.test(line));
  expect(lines.length).toBeGreaterThan(30);
  expect(lines.filter((line) => !/\| `test\/[\w/]+\.test\.ts` › [^|]+ \|$/.test(line))).toEqual([]);
});

test('every test that the crash table names is there', () => {
  const missing = NAMED.filter(({ file, title }) => !titlesIn(file).includes(title));
  expect(missing).toEqual([]);
});

test('every test with a crash in it is named by the table', () => {
  const files = readdirSync('test/chaos').map((name) => join('test/chaos', name));
  const unnamed = files.flatMap((file) =>
    titlesIn(file).filter((title) => !NAMED.some((named) => named.file === file && named.title === title)),
  );
  expect(unnamed).toEqual([]);
});

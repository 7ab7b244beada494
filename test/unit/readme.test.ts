import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { VARIABLE_NAMES } from '../../config/config.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const readme = read('README.md');

it('the README names every variable of the environment, and no other', () => {
  const table = readme.slice(readme.indexOf('| variable |'), readme.indexOf('A wrong value stops'));
  const first = table.split('\n').map((row) => row.split('|')[1] ?? '');
  const named = first.flatMap((cell) => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));
  expect(named.sort()).toEqual([...VARIABLE_NAMES].sort());
});

it('every command, folder and document that the README names exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const commands = [...readme.matchAll(/npm (?:run )?(start|test|[a-z]+:[a-z]+|check|bench)\b/g)].map(
    ([, name]) => name,
  );
  expect(commands.length).toBeGreaterThan(3);
  for (const name of commands) expect(scripts).toHaveProperty([name as string]);
  const where = readme.slice(readme.indexOf('| folder |'), readme.indexOf('`npm run check`'));
  const folders = [...where.matchAll(/`([a-z]+\/)`/g)].map(([, folder]) => folder as string);
  expect(folders.length).toBeGreaterThan(12);
  const documents = [...readme.matchAll(/\]\((docs\/[^)]+)\)/g)].map(([, path]) => path as string);
  for (const path of [...folders, ...documents]) expect(existsSync(new URL(path, root)), path).toBe(true);
});

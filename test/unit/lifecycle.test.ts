import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { STATUSES } from '../../domain/words.ts';
import { lifecycleDocument } from '../support/lifecycle.ts';
import { triedOut } from '../support/lifecycleLives.ts';

test('docs/lifecycle.md says what the transition function does, and every status is tried out for it', () => {
  const tried = triedOut();
  const reached = new Set(tried.map(({ from }) => from));
  expect(STATUSES.filter((status) => !reached.has(status))).toEqual([]);
  const kept = readFileSync('docs/lifecycle.md', 'utf8');
  expect(kept === lifecycleDocument(tried), 'docs/lifecycle.md is out of date: run `npm run lifecycle`').toBe(true);
});

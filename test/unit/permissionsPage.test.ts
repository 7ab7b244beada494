import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { permissionsDocument } from '../support/permissionsPage.ts';

test('docs/permissions.md says what the tables of permissions say', () => {
  const kept = readFileSync('docs/permissions.md', 'utf8');
  expect(kept === permissionsDocument(), 'docs/permissions.md is out of date: run `npm run permissions`').toBe(true);
});
